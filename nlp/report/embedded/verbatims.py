"""Verbatims without personal data, their mentions on the same words, offsets as browsers count them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.records import LANGUAGES
from nlp.redact import Redaction, find

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class ShownMention:
    """A mention of a shown verbatim; *start* and *end* count UTF-16 units of its redacted text."""

    theme: str
    polarity: str
    stage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ShownVerbatim:
    """A redacted verbatim; *row* is the 1-based row of the survey."""

    row: int
    column: str
    language: str
    text: str
    mentions: tuple[ShownMention, ...]


def shown_verbatims(verbatims: pd.DataFrame, mentions: pd.DataFrame) -> Iterator[ShownVerbatim]:
    """The *verbatims* redacted, in their order, with their *mentions* in the order of their evidence."""
    spoken = _by_verbatim(mentions)
    seen: dict[tuple[str, str], Redaction] = {}  # surveys repeat "hyvä palvelu"
    names = ("row", "column", "language", "text")
    for row, column, language, text in zip(*(verbatims[name].tolist() for name in names), strict=True):
        known = language if language in LANGUAGES else "fi"
        if (text, known) not in seen:
            seen[text, known] = find(text, known)
        found = seen[text, known]
        told = tuple(_shown(line, found) for line in spoken.get((row, column), ()))
        yield ShownVerbatim(int(row), str(column), str(language), found.text, told)


_Line = tuple[int, int, str, str, str]


def _by_verbatim(mentions: pd.DataFrame) -> dict[tuple[int, str], list[_Line]]:
    spoken: dict[tuple[int, str], list[_Line]] = {}
    names = ("row", "column", "start", "end", "theme", "polarity", "stage")
    for row, column, *line in zip(*(mentions[name].tolist() for name in names), strict=True):
        start, end, theme, polarity, stage = line
        spoken.setdefault((row, column), []).append((start, end, theme, polarity, stage))
    for lines in spoken.values():
        lines.sort()
    return spoken


def _shown(line: _Line, found: Redaction) -> ShownMention:
    start, end, theme, polarity, stage = line
    first, last = found.map_span(start, end)
    return ShownMention(theme, polarity, stage, units(found.text, first), units(found.text, last))


def units(text: str, offset: int) -> int:
    """*offset* characters of *text* as UTF-16 units: browsers count characters beyond U+FFFF twice."""
    return offset if text.isascii() else offset + sum(1 for letter in text[:offset] if letter > "\uffff")
