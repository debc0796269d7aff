"""One lean line per response: what the figures of an analysis need of it, without its texts."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nlp.frames import row_score, row_sentiment, row_signals, row_status
from nlp.records import SENTIMENTS, STATUSES, CodedFeedback

if TYPE_CHECKING:
    import pandas as pd

RESPONSE_LANGUAGES = ("fi", "en", "other")


def response_frame(
    coded: Sequence[Sequence[CodedFeedback]],
    *,
    dates: Sequence[str],
    scores: Sequence[float | None],
    respondents: Sequence[str],
    first: int = 1,
) -> pd.DataFrame:
    """One line per input row.

    Args:
        coded: per input row, one coded verbatim per text column.
        dates: per row the date (ISO), "" for none.
        scores: per row what the customer gave, on the survey's own scale; None for none.
        respondents: per row who answered, "" where the survey does not tell.
        first: number of the first of these rows in the survey.

    Returns:
        DataFrame with ``row`` (counts the survey's rows from 1), ``status``, ``language`` (of the first answer that
        has text; NaN for none), ``sentiment`` (NaN where none was read), ``value`` (tone of the row, −1…1, NaN),
        ``signals`` (ids joined by "; "), ``date`` (NaT), ``score`` (NaN), ``respondent`` (of rows with signals,
        which may call for an answer; "" for the others), ``needs_review``.
    """
    import pandas as pd

    # A million rows have a few hundred lists of signals between them, and few have one.
    signals = [sys.intern(row_signals(row)) for row in coded]
    asking = [who if told else "" for who, told in zip(respondents, signals, strict=True)]
    return pd.DataFrame(
        {
            "row": pd.Series(range(first, first + len(coded)), dtype="int32"),
            "status": pd.Categorical([row_status(row) for row in coded], categories=list(STATUSES)),
            "language": pd.Categorical([_language(row) for row in coded], categories=list(RESPONSE_LANGUAGES)),
            "sentiment": pd.Categorical([row_sentiment(row) for row in coded], categories=list(SENTIMENTS)),
            "value": pd.Series([row_score(row) for row in coded], dtype="float64"),
            "signals": pd.Series(signals, dtype=object),
            "date": pd.to_datetime(pd.Series(list(dates), dtype=object), format="%Y-%m-%d", errors="coerce").astype(
                "datetime64[s]"
            ),
            "score": pd.Series(list(scores), dtype="float64"),
            "respondent": pd.Series(asking, dtype=object),
            "needs_review": pd.Series([any(answer.needs_review for answer in row) for row in coded], dtype=bool),
        }
    )


def segment_frame(values: Mapping[str, Sequence[str]], rows: int) -> pd.DataFrame:
    """The groups that each response belongs to: one column per segment, "" where the survey does not tell.

    Halves of characters (lone surrogates), which no table holds, become "?".
    """
    import pandas as pd

    columns = {_whole(name): pd.Categorical([_whole(cell) for cell in cells]) for name, cells in values.items()}
    return pd.DataFrame(columns, index=range(rows))


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _language(row: Sequence[CodedFeedback]) -> str | None:
    return next((answer.language for answer in row if answer.text.strip()), None)
