"""The evidence worth quoting, kept while mentions go by: of each theme and polarity the best few texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SHORTEST, SHORT, LONG = 12, 20, 140
# Two quotes are shown; the others stand in for texts quoted already or alike once names are masked.
KEPT = 50
_ROWS_EACH = 2  # a row is quoted once, so a text may have to come from another row

_MARKS = re.compile(r"[^\w\s]|_")
_Rank = tuple[int, float, int, int]


def tier(text: str) -> int:
    """How well the length of a text suits a quote, 0 best: 20–140 characters, longer, 12–19, shorter."""
    if len(text) < SHORTEST:
        return 3
    if len(text) < SHORT:
        return 2
    return 0 if len(text) <= LONG else 1


def same_words(text: str) -> str:
    """What two quotes have in common that differ in case, blanks and marks alone."""
    return " ".join(_MARKS.sub(" ", text.casefold()).split()) or text.casefold()


@dataclass(slots=True)
class Shortlist:
    """Collects, from tables of mentions in the order of their rows, the lines whose evidence may be quoted."""

    _found: dict[tuple[str, str], dict[str, list[tuple[_Rank, int, str]]]] = field(default_factory=dict)
    _seen: int = 0

    def add(self, mentions: pd.DataFrame) -> None:
        """Look at the next *mentions*; *row*, *theme*, *polarity*, *confidence*, *evidence* and *start* are read."""
        names = ["theme", "polarity", "evidence", "confidence", "row", "start"]
        for theme, polarity, evidence, confidence, row, start in zip(
            *(mentions[n].tolist() for n in names), strict=True
        ):
            text = " ".join(evidence.split())
            if text:
                texts = self._found.setdefault((theme, polarity), {})
                best = texts.setdefault(same_words(text), [])
                best.append(((tier(text), -confidence, row, start), self._seen, evidence))
                if len(best) > _ROWS_EACH:
                    best.sort()
                    del best[_ROWS_EACH:]
                if len(texts) > 8 * KEPT:
                    _prune(texts)
            self._seen += 1

    def evidence(self) -> Mapping[int, str]:
        """The evidence kept, by the position of its mention among all that were added."""
        for texts in self._found.values():
            _prune(texts)
        return {
            position: evidence
            for texts in self._found.values()
            for best in texts.values()
            for _, position, evidence in best
        }


def _prune(texts: dict[str, list[tuple[_Rank, int, str]]]) -> None:
    for text in sorted(texts, key=lambda text: min(texts[text]))[KEPT:]:
        del texts[text]
