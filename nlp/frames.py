"""Coded feedback as DataFrames: the edge between records and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nlp.errors import SurveyError
from nlp.records import STATUSES, CodedFeedback, Sentiment, Status

if TYPE_CHECKING:
    import pandas as pd

PREFIX = "palaute_"
MENTION_COLUMNS = (
    "row",
    "column",
    "language",
    "theme",
    "polarity",
    "stage",
    "stage_source",
    "confidence",
    "evidence",
    "start",
    "end",
)
_JOIN = "; "


def mention_frame(coded: Sequence[Sequence[CodedFeedback]], columns: Sequence[str], first: int = 1) -> pd.DataFrame:
    """One line per mention.

    Args:
        coded: per input row, one coded verbatim per text column.
        columns: names of the text columns.
        first: number of the first of these rows in the survey.

    Returns:
        DataFrame with ``MENTION_COLUMNS``; ``row`` counts the survey's rows from 1.
    """
    import pandas as pd

    lines = [
        (
            number,
            column,
            answer.language,
            mention.theme,
            mention.polarity,
            mention.stage,
            mention.stage_source,
            mention.confidence,
            mention.evidence(answer.text),
            mention.start,
            mention.end,
        )
        for number, answers in enumerate(coded, first)
        for column, answer in zip(columns, answers, strict=True)
        for mention in answer.mentions
    ]
    frame = pd.DataFrame(lines, columns=list(MENTION_COLUMNS), dtype=object)
    # An empty table must have the same types as a full one, or joining two runs breaks.
    kinds = {"row": "int64", "start": "int64", "end": "int64", "confidence": "float64"}
    return frame.astype({name: kinds.get(name) or text_dtype() for name in MENTION_COLUMNS})


def text_dtype() -> Any:
    """The pandas type of texts, kept by Python: pyarrow, which pandas takes where it is installed, refuses halves of
    characters."""
    import pandas as pd

    return "str" if pd.__version__ < "3" else pd.StringDtype("python", na_value=float("nan"))


def feedback_frame(
    original: pd.DataFrame,
    coded: Sequence[Sequence[CodedFeedback]],
    columns: Sequence[str],
    dates: Sequence[str],
    first: int = 1,
) -> pd.DataFrame:
    """The original columns untouched, and what was coded beside them; one line per input row, numbered from *first*.

    Several text columns also give each answer's own figures, in columns ``palaute_q1_…``, ``palaute_q2_…``.

    Raises:
        SurveyError: the export already has columns of ours.
    """
    refuse_own_columns(original.columns)
    added: dict[str, list[object]] = {
        "row": list(range(first, first + len(coded))),
        "status": [row_status(answers) for answers in coded],
        "language": [_join(answer.language for answer in answers if answer.text.strip()) for answers in coded],
        "sentiment": [row_sentiment(answers) for answers in coded],
        "score": [row_score(answers) for answers in coded],
        "themes": [_join(m.theme for answer in answers for m in answer.mentions) for answers in coded],
        "stages": [_join(m.stage for answer in answers for m in answer.mentions) for answers in coded],
        "signals": [row_signals(answers) for answers in coded],
        "reason": [_join(answer.reason for answer in _telling(answers) if answer.reason) for answers in coded],
        "date": list(dates),
        "certainty": [_least_certain(answers) for answers in coded],
        "needs_review": [any(answer.needs_review for answer in answers) for answers in coded],
    }
    if len(columns) > 1:
        for position in range(len(columns)):
            answers = [row[position] for row in coded]
            added |= {
                f"q{position + 1}_status": [answer.status for answer in answers],
                f"q{position + 1}_sentiment": [answer.sentiment for answer in answers],
                f"q{position + 1}_score": [answer.score for answer in answers],
                f"q{position + 1}_themes": [_join(m.theme for m in answer.mentions) for answer in answers],
                f"q{position + 1}_certainty": [_least_certain([answer]) for answer in answers],
                f"q{position + 1}_needs_review": [answer.needs_review for answer in answers],
            }
    import pandas as pd

    new = pd.DataFrame({PREFIX + name: values for name, values in added.items()}, index=original.index)
    return pd.concat([original, new], axis=1)


def _telling(answers: Sequence[CodedFeedback]) -> list[CodedFeedback]:
    """The answers that made the row's status: a second question left blank says nothing of a coded row."""
    status = row_status(answers)
    return [answer for answer in answers if answer.status == status]


def refuse_own_columns(names: Iterable[object]) -> None:
    """Refuse a survey that already has columns of ours: they would stand twice.

    Raises:
        SurveyError: there is such a column.
    """
    taken = [str(name) for name in names if str(name).startswith(PREFIX)]
    if taken:
        raise SurveyError(
            f"The export already has the column {taken[0]!r}: it was analysed before.",
            f"Analyse the original export, or remove the columns beginning with {PREFIX!r}.",
        )


def row_status(answers: Sequence[CodedFeedback]) -> Status:
    """Status of an input row: that of its answers; with several, the first of coded, error, unsupported, no content."""
    found = {answer.status for answer in answers}
    order: tuple[Status, ...] = ("coded", "error", "unsupported_language", "no_content")
    return next(status for status in order if status in found)


def row_sentiment(answers: Sequence[CodedFeedback]) -> Sentiment | None:
    """Tone of an input row: ``mixed`` when its coded answers praise and criticise; None when none was read."""
    coded = [answer for answer in answers if answer.status == "coded"]
    tones = {answer.sentiment for answer in coded if answer.sentiment not in (None, "neutral")}
    if not coded:
        read = [answer for answer in answers if answer.sentiment is not None]
        return "neutral" if read else None
    if len(tones) > 1:
        return "mixed"
    return tones.pop() if tones else "neutral"


def row_score(answers: Sequence[CodedFeedback]) -> float | None:
    """Mean score of the coded answers; of no coded ones, 0 where the answer was read and None where it was not."""
    scores = [answer.score for answer in answers if answer.status == "coded" and answer.score is not None]
    if scores:
        return round(sum(scores) / len(scores), 3)
    return 0.0 if any(answer.score is not None for answer in answers) else None


def row_signals(answers: Sequence[CodedFeedback]) -> str:
    """The signals of the answers that made the row's status, joined by "; "."""
    return _join(signal for answer in _telling(answers) for signal in answer.signals)


def _least_certain(answers: Sequence[CodedFeedback]) -> float:
    """The least certainty of the answers; NaN where none was estimated, so that the column always holds numbers."""
    return min((answer.certainty for answer in answers if answer.certainty is not None), default=float("nan"))


def review_counts(coded: Sequence[Sequence[CodedFeedback]]) -> tuple[int, int]:
    """Number of verbatims that need review, and of all coded ones."""
    answers = [answer for row in coded for answer in row if answer.status == "coded"]
    return sum(answer.needs_review for answer in answers), len(answers)


def status_counts(coded: Sequence[Sequence[CodedFeedback]]) -> dict[str, int]:
    """Number of input rows by status; the counts add up to the rows."""
    found = [row_status(answers) for answers in coded]
    return {status: found.count(status) for status in STATUSES}


def _join(parts: object) -> str:
    return _JOIN.join(dict.fromkeys(str(part) for part in parts))  # type: ignore[attr-defined]
