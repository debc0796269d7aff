"""Small tables of mentions and responses, written by hand for the tests of the analysis."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

COLUMNS = ["row", "theme", "polarity", "stage", "confidence", "evidence", "start"]


def mention_table(*lines: tuple[object, ...]) -> pd.DataFrame:
    """Lines of (row, theme, polarity, stage[, confidence, evidence, start])."""
    defaults = (0.9, "", 0)
    full = [(*line, *defaults[len(line) - 4 :]) for line in lines]
    table = pd.DataFrame(full, columns=COLUMNS, dtype=object)
    return table.astype({"row": "int64", "confidence": "float64", "start": "int64"})


def response_table(
    scores: Sequence[float | None],
    *,
    signals: Sequence[str] | None = None,
    values: Sequence[float] | None = None,
    dates: Sequence[str | None] | None = None,
    languages: Sequence[str] | None = None,
    status: Sequence[str] | None = None,
) -> pd.DataFrame:
    """One response per score, rows from 1, coded and Finnish unless told otherwise."""
    n = len(scores)
    return pd.DataFrame(
        {
            "row": pd.Series(range(1, n + 1), dtype="int32"),
            "status": pd.Categorical(list(status or ["coded"] * n), categories=["coded", "no_content", "error"]),
            "language": pd.Categorical(list(languages or ["fi"] * n), categories=["fi", "en", "other"]),
            "value": pd.Series(list(values or [0.0] * n), dtype="float64"),
            "signals": pd.Series(list(signals or [""] * n), dtype=object),
            "date": pd.to_datetime(pd.Series(list(dates or [None] * n), dtype=object)).astype("datetime64[s]"),
            "score": pd.Series(list(scores), dtype="float64"),
            "respondent": pd.Series([f"A{row}" for row in range(1, n + 1)], dtype=object),
            "needs_review": pd.Series([False] * n, dtype=bool),
        }
    )


def shuffled(table: pd.DataFrame, seed: int) -> pd.DataFrame:
    return table.sample(frac=1, random_state=seed).reset_index(drop=True)
