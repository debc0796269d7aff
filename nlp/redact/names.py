"""Names of persons: by gazetteer, capital letters, Finnish inflection and the words before them.

A word counts as a name when a list knows it and it is no ordinary word there, or when what stands around it makes
it one: a surname beside a first name, a role ("asentaja", "nurse"), a title, thanks, a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.redact.cues import AND, NOT_SURNAMES, PARTICLES, ROLE, SIGN, THANKS, TITLE
from nlp.redact.gazetteer import Match
from nlp.redact.kinds import Found
from nlp.redact.tokens import Reader, Token, tokens_of

_INITIALS = re.compile(r"(?:^|(?<=[\s(]))(?P<initials>(?:[A-ZÅÄÖ]\. ?){1,2})$")
_SURNAME_INITIAL = re.compile(r" (?!I )[A-ZÅÄÖ](?:\.(?=\W|$)|(?=[\s,.!?]|$))")
_ENDING = re.compile(r"(?<=\w{3})(?:lle|lla|llä|lta|ltä|ssa|ssä|sta|stä|in|n)$")
# Endings of adjectives: "Espoolainen", "Yliopistollinen".
_ADJECTIVES = ("lainen", "läinen", "llinen", "mainen", "mäinen")
_LONGEST = 5  # words in a name
_SMALL = 4  # letters that a first name in small letters needs to be one without any sign

# How many words a name takes and its key, "first|last" in lower case and uninflected; no words where there is none.
Name = tuple[int, str]
_NONE: Name = (0, "")


def find_names(text: str, language: str) -> Iterator[Found]:
    """Names of persons in *text*; a key is the same for one name in all its forms and in either order."""
    tokens, reader = tokens_of(text), Reader(language)
    position, after = 0, -1
    while position < len(tokens):
        count, key = _name_at(text, tokens, position, reader)
        if not count and 0 < after == position - 1 and tokens[after].word in AND:
            count, key = _small_name(tokens[position], reader)  # "thanks to sophie and liam"
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
    for name in (_full_name(run, reader), _single(run[0], reader), _beside(run, reader)):
        if name[0]:
            return name
    return _after_cue(text, tokens, position, run, reader) if position else _NONE


def _full_name(run: Sequence[Token], reader: Reader) -> Name:
    """A first name and a surname in either order, each inflected or not: "Maija Virtanen", "Virtasen Maijalle"."""
    if len(run) < 2:
        return _NONE
    first = reader.first(run[0].word)
    if first or (run[0].capital and reader.far(run[0].word)):
        name = _capital_pair(run, first, reader) if run[0].capital else _small_pair(run[0], run[1], first, reader)
        if name[0]:
            return name
    last, second = reader.last(run[0].word), reader.first(run[1].word)
    if last and second:
        small = not (run[0].capital or run[1].capital) and reader.plain(second, run[1].word)
        if (run[0].capital and run[1].capital) or (small and _nen(last, run[0].word, reader)):
            return 2, f"{second.base}|{last.base}"
    # An unknown first name before a known surname: "Xhevdet Korhonen".
    surname = reader.last(run[1].word)
    unknown = run[0].capital and not run[0].opens and not reader.elsewhere(run[0].word)
    if unknown and run[1].capital and surname and _nen(surname, run[1].word, reader):
        return 2, f"{run[0].word}|{surname.base}"
    return _NONE


def _nen(last: Match, word: str, reader: Reader) -> bool:
    """Whether the surname is a listed one in -nen that is no other word."""
    return last.base.endswith("nen") and reader.listed_last(last.base) and reader.plain(last, word)


def _capital_pair(run: Sequence[Token], first: Match | None, reader: Reader) -> Name:
    """First names, the last of them perhaps unknown, and a surname, all with capitals."""
    end = 1
    while end < len(run) - 1 and end < 3 and _goes_on(run[end], run[end + 1], reader):
        end += 1
    head, token = run[0], run[end]
    base = first.base if first else head.word
    last = reader.last(token.word)
    if not token.capital:
        small = end == 1 and first and last and _nen(last, token.word, reader)  # "Pekka virtanen"
        return (2, f"{base}|{last.base}") if small and last else _NONE
    if last:
        return end + 1, f"{base}|{last.base}"
    if reader.elsewhere(token.word):
        return _NONE
    other = reader.far(token.word) or (reader.first(token.word) if reader.finnish or not head.opens else None)
    if other and (first or not head.opens):
        return end + 1, f"{base}|{other.base}"
    # "Maija" makes a surname of any word with a capital; "Toivo" and "Will" do where they do not open a sentence.
    if first and (reader.plain(first, head.word) or not head.opens):
        return end + 1, f"{base}|{_stem(token.word)}"
    return _NONE


def _goes_on(token: Token, after: Token, reader: Reader) -> bool:
    """Whether *token* stands between a first name and the surname *after*: a second name, or "von"."""
    if token.word in PARTICLES:
        return after.capital
    known = reader.last(after.word) is not None or not reader.elsewhere(after.word)
    return token.capital and reader.first(token.word) is not None and after.capital and known


def _small_pair(head: Token, token: Token, first: Match | None, reader: Reader) -> Name:
    """First name and surname in small letters, when both are listed and the surname is no ordinary word."""
    last = reader.last(token.word)
    if not (first and last and not token.capital and reader.listed_last(last.base) and reader.common(first.base)):
        return _NONE
    plain = reader.plain(first, head.word) and len(token.word) >= _SMALL
    surely = _nen(last, token.word, reader) or (plain and reader.plain(last, token.word))
    return (2, f"{first.base}|{last.base}") if surely else _NONE


def _single(token: Token, reader: Reader) -> Name:
    """One word that is a name and nothing else, or one that its capital inside a sentence makes a name."""
    first = reader.first(token.word)
    if first and reader.plain(first, token.word):
        small = reader.common(first.base) and (first.inflected or len(first.base) >= _SMALL)
        if token.capital or small:
            return 1, f"{first.base}|"
    inside = token.capital and not token.opens
    if first and inside and not reader.proper(first) and not reader.elsewhere(token.word):
        return 1, f"{first.base}|"
    far = reader.far_first(token.word) if inside and not first else None
    if far and reader.plain(far, token.word) and not reader.elsewhere(token.word) and len(far.base) > _SMALL:
        return 1, f"{far.base}|"
    last = reader.last(token.word)
    if last and token.capital and last.base.endswith("nen") and reader.plain(last, token.word):
        by_form = inside and not last.base.endswith(_ADJECTIVES)
        if last.base not in NOT_SURNAMES and (by_form or reader.listed_last(last.base)):
            return 1, f"|{last.base}"
    return _NONE


def _beside(run: Sequence[Token], reader: Reader) -> Name:
    """An ordinary word that opens a sentence before "and" and a name: "Mark and Rose were great"."""
    if len(run) < 3 or not (run[0].capital and run[1].word in AND and run[2].capital):
        return _NONE
    first, second = reader.first(run[0].word), reader.first(run[2].word)
    both = first and second and not reader.proper(first) and not reader.proper(second)
    return (1, f"{first.base}|") if first and both else _NONE


def _small_name(token: Token, reader: Reader) -> Name:
    """A first name of the language's own list in small letters, where something else tells that a name stands here."""
    first = reader.first(token.word)
    known = first is not None and reader.plain(first, token.word) and reader.common(first.base)
    return (1, f"{first.base}|") if first and known else _NONE


def _after_cue(text: str, tokens: Sequence[Token], position: int, run: Sequence[Token], reader: Reader) -> Name:
    """A name that the word before it tells: a role or title, thanks, a signature."""
    token, before = tokens[position], tokens[position - 1]
    cue, gap = before.word, text[before.end : token.start]
    if not _is_cue(cue, gap, text[max(0, before.start - 1) : before.start]):
        return _NONE
    first, last = reader.first(token.word), reader.last(token.word)
    if cue in TITLE and last and (token.capital or (reader.plain(last, token.word) and reader.listed_last(last.base))):
        return 1, f"|{last.base}"
    if not token.capital:
        return _NONE if cue in THANKS else _small_name(token, reader)
    if reader.elsewhere(token.word) or len(token.word) < 2:
        return _NONE
    if cue in THANKS:
        known = (first is not None and not reader.proper(first)) or reader.far(token.word) is not None
        return (1, f"{first.base if first else token.word}|") if known else _NONE
    more = len(run) > 1 and run[1].capital and not reader.elsewhere(run[1].word)
    if last and not first and not more:
        return 1, f"|{last.base}"
    return 1 + more, f"{first.base if first else _stem(token.word)}|{_stem(run[1].word) if more else ''}"


def _is_cue(cue: str, gap: str, before: str) -> bool:
    """Whether *cue* tells that a name follows after *gap*; *before* is the character that *cue* follows."""
    if len(gap) > 3 or gap.strip(" .,:!-\n") or gap.count("\n") > 1:
        return False
    if cue in TITLE or cue in SIGN:
        return len(cue) > 1 or not before.isalnum()  # "iPhone 5T. Nyt" is no signature
    # Another sentence may begin after the role; after a title or a signature the stop is an abbreviation's.
    if "." in gap or "\n" in gap:
        return False
    return cue in THANKS or ("," not in gap and ROLE.fullmatch(cue) is not None)


def _stem(word: str) -> str:
    """A word of no list without what looks like a case ending."""
    return _ENDING.sub("", word)
