"""Names of persons: by gazetteer, capital letters, Finnish inflection and the words around them.

A word counts as a name when a list knows it and it is no ordinary word there, or when what stands around it makes
it one: a surname beside a first name, a role ("asentaja", "nurse"), a title, thanks, a signature, a deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.redact.cued_names import after_cue, after_spoke, before_deed, small_name
from nlp.redact.cues import AND, NEN_OPENING, NEN_WORDS, NOT_SURNAMES
from nlp.redact.full_names import SMALL, full_name, nen
from nlp.redact.gazetteer import Match
from nlp.redact.kinds import Found
from nlp.redact.tokens import NONE, Name, Reader, Token, tokens_of

_INITIALS = re.compile(r"(?:^|(?<=[\s(]))(?P<initials>(?:[A-ZÅÄÖ]\. ?){1,2})$")
_SURNAME_INITIAL = re.compile(r" (?!I )[A-ZÅÄÖ](?:\.(?=\W|$)|(?=[\s,.!?]|$))")
# Endings of adjectives: "Espoolainen", "Yliopistollinen".
_ADJECTIVES = ("lainen", "läinen", "llinen", "mainen", "mäinen")
_LONGEST = 5  # words in a name


def find_names(text: str, language: str) -> Iterator[Found]:
    """Names of persons in *text*; a key is the same for one name in all its forms and in either order."""
    tokens, reader = tokens_of(text), Reader(language)
    position, after = 0, -1
    while position < len(tokens):
        count, key = _name_at(text, tokens, position, reader)
        if not count and 0 < after == position - 1 and tokens[after].word in AND:
            count, key = small_name(tokens[position], reader)  # "thanks to sophie and liam"
        if count:
            after = position + count
            start, end = tokens[position].start, tokens[after - 1].end
            initial = _SURNAME_INITIAL.match(text, end) if key.endswith("|") else None
            yield Found(_begin(text, start), initial.end() if initial else end, "name", key)
        position += max(1, count)


def _begin(text: str, start: int) -> int:
    """The beginning of the name with initials before it: "M. Virtanen", "J. K. Virtanen"."""
    initials = _INITIALS.search(text[max(0, start - 7) : start])
    return start - len(initials.group("initials")) if initials else start


def _name_at(text: str, tokens: Sequence[Token], position: int, reader: Reader) -> Name:
    run = [tokens[position]]
    for token in tokens[position + 1 : position + _LONGEST]:
        if not token.joined:
            break
        run.append(token)
    for name in (full_name(run, reader), _single(run[0], reader), before_deed(text, tokens, position, run, reader)):
        if name[0]:
            return name
    begin, lead = _begin(text, run[0].start), position
    while lead and tokens[lead - 1].start >= begin:
        lead -= 1
    # "T. Maija" may be an initial or the sign of a signature.
    for place in dict.fromkeys((lead, position)):
        name = after_cue(text, tokens, place, run, reader)
        if name[0]:
            return name
    last = reader.last(run[0].word) if lead < position and run[0].capital else None
    if last and reader.listed_last(last.base) and (reader.plain(last, run[0].word) or text[run[0].start - 1] == " "):
        return 1, f"|{last.base}"
    return after_spoke(tokens, position, run, reader)


def _single(token: Token, reader: Reader) -> Name:
    """One word that is a name and nothing else, or one that its capital inside a sentence makes a name."""
    first = reader.first(token.word)
    if first and reader.plain(first, token.word):
        small = reader.common(first.base) and (first.inflected or len(first.base) >= SMALL)
        if token.capital or small:
            return 1, f"{first.base}|"
    inside = token.capital and not token.opens
    if first and inside and not reader.proper(first) and not reader.elsewhere(token.word):
        return 1, f"{first.base}|"
    far = reader.far_first(token.word) if inside and not first else None
    if far and reader.plain(far, token.word) and not reader.elsewhere(token.word) and len(far.base) > SMALL:
        return 1, f"{far.base}|"
    last = reader.last(token.word)
    if last and last.base.endswith("nen") and not reader.elsewhere(token.word) and _surname(token, last, reader):
        return 1, f"|{last.base}"
    return NONE


def _surname(token: Token, last: Match, reader: Reader) -> bool:
    """Whether a lone word is a surname in -nen. Its -s- forms are those of other words too: "Saarista", "ojasta"."""
    inside = token.capital and not token.opens
    own = token.word.endswith("nen") or token.word.startswith(last.base[:-3] + "se")
    if not reader.plain(last, token.word) or last.base in NOT_SURNAMES or not (inside or own):
        return False
    if not token.capital:
        return reader.finnish and nen(last, token.word, reader) and last.base not in NEN_WORDS
    if token.opens and last.base in NEN_OPENING:
        return False
    return (inside and not last.base.endswith(_ADJECTIVES)) or reader.listed_last(last.base)
