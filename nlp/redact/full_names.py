"""Names of several words: first name and surname in either order, with particles, in small letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.redact.cues import DEEDS_EN, DEEDS_FI, PARTICLES, SURNAME_END
from nlp.redact.gazetteer import Match
from nlp.redact.tokens import NONE, Name, Reader, Token

SMALL = 4  # letters that a first name in small letters needs to be one without any sign
_LONGEST = 4  # words before the surname: "Ludwig van der Berg" has three
_ENDING = re.compile(r"(?<=\w{3})(?:lle|lla|llä|lta|ltä|ssa|ssä|sta|stä|in|n)$")


def full_name(run: Sequence[Token], reader: Reader) -> Name:
    """A first name and a surname in either order, each inflected or not: "Maija Virtanen", "Virtasen Maijalle"."""
    if len(run) < 2:
        return NONE
    first = reader.first(run[0].word)
    far = reader.far(run[0].word) if run[0].capital and not first else None
    if first or (far and not (far.inflected and run[0].opens)):  # "Kuski Matti": no form of "Kunen"
        name = _capital_pair(run, first, reader) if run[0].capital else _small_pair(run[0], run[1], first, reader)
        if name[0]:
            return name
    last, second = reader.last(run[0].word), reader.first(run[1].word)
    if last and second:
        small = not (run[0].capital or run[1].capital) and reader.plain(second, run[1].word)
        if (run[0].capital and run[1].capital) or (small and nen(last, run[0].word, reader)):
            return 2, f"{second.base}|{last.base}"
    # An unknown first name before a known surname: "Xhevdet Korhonen".
    surname = reader.last(run[1].word)
    unknown = run[0].capital and not run[0].opens and not reader.elsewhere(run[0].word)
    if unknown and run[1].capital and surname and nen(surname, run[1].word, reader):
        return 2, f"{run[0].word}|{surname.base}"
    return NONE


def nen(last: Match, word: str, reader: Reader) -> bool:
    """Whether the surname is a listed one in -nen that is no other word."""
    return last.base.endswith("nen") and reader.listed_last(last.base) and reader.plain(last, word)


def stem(word: str) -> str:
    """A word of no list without what looks like a case ending."""
    return _ENDING.sub("", word)


def _capital_pair(run: Sequence[Token], first: Match | None, reader: Reader) -> Name:
    """First names, the last of them perhaps unknown, and a surname, all with capitals."""
    end = 1
    while end < len(run) - 1 and end < _LONGEST and _goes_on(run[end], run[end + 1], reader):
        end += 1
    head, token = run[0], run[end]
    base = first.base if first else head.word
    last = reader.last(token.word)
    if not token.capital:
        small = end == 1 and first and last and nen(last, token.word, reader)  # "Pekka virtanen"
        return (2, f"{base}|{last.base}") if small and last else NONE
    if last:
        return end + 1, f"{base}|{last.base}"
    if reader.elsewhere(token.word):
        return NONE
    other = reader.far(token.word) or (reader.first(token.word) if reader.finnish or not head.opens else None)
    if other and (first or not head.opens):
        return end + 1, f"{base}|{other.base}"
    # "Maija" makes a surname of any word with a capital; "Toivo" and "Will" do where they do not open a sentence, or
    # where the word looks like a surname or does what persons do.
    if first and (reader.plain(first, head.word) or not head.opens or _person(run, end, first, reader)):
        return end + 1, f"{base}|{stem(token.word)}"
    return NONE


def _person(run: Sequence[Token], end: int, first: Match, reader: Reader) -> bool:
    """Whether the word ``run[end]`` after a first name that is a word as well can but be a surname."""
    if first.inflected or reader.proper(first):
        return False
    deeds = DEEDS_FI if reader.finnish else DEEDS_EN
    acts = len(run) > end + 1 and run[end + 1].word in deeds
    return acts or (reader.finnish and SURNAME_END.fullmatch(run[end].word) is not None)


def _goes_on(token: Token, after: Token, reader: Reader) -> bool:
    """Whether *token* stands between a first name and the surname *after*: a second name, or "von"."""
    if token.word in PARTICLES:
        return after.capital or after.word in PARTICLES
    known = reader.last(after.word) is not None or not reader.elsewhere(after.word)
    return token.capital and reader.first(token.word) is not None and after.capital and known


def _small_pair(head: Token, token: Token, first: Match | None, reader: Reader) -> Name:
    """First name and surname in small letters, when both are listed and the surname is no ordinary word."""
    last = reader.last(token.word)
    if not (first and last and not token.capital and reader.listed_last(last.base) and reader.common(first.base)):
        return NONE
    plain = reader.plain(first, head.word) and len(token.word) >= SMALL
    surely = nen(last, token.word, reader) or (plain and reader.plain(last, token.word))
    return (2, f"{first.base}|{last.base}") if surely else NONE
