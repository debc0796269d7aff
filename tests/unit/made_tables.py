"""Tables of an analysis made by hand, for tests: mentions, responses and segments with the types of real ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from nlp.records import SENTIMENTS, STATUSES
from nlp.responses import RESPONSE_LANGUAGES

Said = tuple[int, str, str, str]  # row, theme, polarity, stage


def mentions_of(said: Sequence[Said]) -> pd.DataFrame:
    frame = pd.DataFrame(list(said), columns=["row", "theme", "polarity", "stage"])
    return frame.astype({"row": "int64", "theme": "str", "polarity": "str", "stage": "str"})


def responses_of(
    rows: int,
    *,
    dates: Sequence[str] | None = None,
    scores: Sequence[float] | None = None,
    languages: Sequence[str] | None = None,
    not_coded: Sequence[int] = (),
) -> pd.DataFrame:
    """Rows 1 … *rows*; all coded but *not_coded*, Finnish, without date and score unless told."""
    statuses = ["no_content" if row in not_coded else "coded" for row in range(1, rows + 1)]
    told = pd.Series(list(dates) if dates is not None else [""] * rows, dtype=object)
    return pd.DataFrame(
        {
            "row": pd.Series(range(1, rows + 1), dtype="int32"),
            "status": pd.Categorical(statuses, categories=list(STATUSES)),
            "language": pd.Categorical(languages or ["fi"] * rows, categories=list(RESPONSE_LANGUAGES)),
            "sentiment": pd.Categorical([None] * rows, categories=list(SENTIMENTS)),
            "value": np.zeros(rows),
            "signals": pd.Series([""] * rows, dtype=object),
            "date": pd.to_datetime(told, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]"),
            "score": pd.Series(list(scores) if scores is not None else [np.nan] * rows, dtype="float64"),
            "respondent": pd.Series([""] * rows, dtype=object),
            "needs_review": np.zeros(rows, dtype=bool),
        }
    )


def line(table: pd.DataFrame, **keys: str) -> dict[str, object]:
    """The one line of the table with these values."""
    for key, value in keys.items():
        table = table[table[key] == value]
    assert len(table) == 1
    return table.iloc[0].to_dict()
