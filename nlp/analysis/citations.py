"""Which responses stand behind a sentence: of many rows, the few that show it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.analysis.shortlist import tier

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 5


def cited_rows(mentions: pd.DataFrame, most: int = MOST_ROWS) -> tuple[int, ...]:
    """The rows of these *mentions* that are best to read, at most *most*.

    Those whose evidence can be quoted come first (by the length that suits a quote), then the surest, then the first.
    """
    if not len(mentions):
        return ()
    ranks = mentions[["row", "confidence"]].assign(
        place=[tier(text) if text else 4 for text in mentions["evidence"].astype(object)],
        unsure=-mentions["confidence"].astype(float),
    )
    ordered = ranks.sort_values(["place", "unsure", "row"], kind="stable")["row"].drop_duplicates()
    return tuple(int(row) for row in ordered.head(most))


def first_rows(rows: pd.Series, most: int = MOST_ROWS) -> tuple[int, ...]:
    """The first *most* of *rows*, in their order."""
    return tuple(int(row) for row in rows.drop_duplicates().head(most))
