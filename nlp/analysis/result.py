"""The result of an analysis: DataFrames, and the facts of the run that made them."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nlp.analysis.plots import Plots
from nlp.records import STATUSES, Note

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.audit import Audit
    from nlp.analysis.uncovered import UncoveredAnswers
    from nlp.codeframe import Codeframe
    from nlp.model import ReviewLevel

MOST_VERBATIMS = 20_000  # a survey of more responses keeps no verbatims: a report of them all would be too large
# Row (1-based) and column → the text of the answer there.
Verbatim = Callable[[int, str], str]


@dataclass(frozen=True)
class ReviewFacts:
    """How many coded verbatims a person should read, and what is then right of the rest.

    Attributes:
        needed: verbatims marked ``needs_review``; *coded*: coded verbatims in all.
        level: the level of the model that was used; its precision is that of the verbatims not marked.
        levels: all levels of the model, by rising precision.
    """

    needed: int
    coded: int
    level: ReviewLevel
    levels: tuple[ReviewLevel, ...]

    @property
    def share(self) -> float:
        """Share (0–1) of the coded verbatims that need review; NaN when there are none."""
        return self.needed / self.coded if self.coded else float("nan")


@dataclass(frozen=True)
class RunFacts:
    """What was read and with what it was coded; everything the method page of a report tells.

    Attributes:
        source: name of the export or ``DataFrame``.
        rows: input rows.
        statuses: number of rows by status, in the order of ``records.STATUSES``.
        languages: number of verbatims by language (``fi``, ``en``, ``other``), blank answers left out.
        questions: per text column its name and, when known, the wording of the question.
        date_range: first and last date (ISO) of the date column, or None.
        score_column: name of the score column, or None; *score_kind*: ``nps`` (0–10), ``csat`` (1–5), ``ces`` (1–7) or
            ``stars`` (1–5), None for another scale.
        stage_column: name of the touchpoint column that fills stages, or None.
        model: ``name``, ``version``, ``digest`` of the model and ``figures`` (from its card).
        notes: what the run chose or repaired, told in both languages.
        review: how many verbatims need review; None when no precision was asked for or the model has no levels.
        respondent_column: name of the column that tells who answered, or None.
    """

    source: str
    rows: int
    statuses: Mapping[str, int]
    languages: Mapping[str, int]
    questions: tuple[tuple[str, str | None], ...]
    date_range: tuple[str, str] | None
    score_column: str | None
    stage_column: str | None
    model: Mapping[str, Any]
    notes: tuple[Note, ...] = ()
    review: ReviewFacts | None = None
    score_kind: str | None = None
    respondent_column: str | None = None


def _no_verbatims() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"row": [], "column": [], "language": [], "text": []}, dtype=object).astype({"row": "int64"})


@dataclass(frozen=True, repr=False)
class Analysis(Plots):
    """Coded feedback and the figures drawn from it.

    Attributes:
        feedback: one line per input row, same order: the original columns untouched, then ``palaute_row`` (1-based),
            ``palaute_status``, ``palaute_language``, ``palaute_sentiment``, ``palaute_score`` (−1…1),
            ``palaute_themes``, ``palaute_stages``, ``palaute_signals`` (ids joined by "; "), ``palaute_reason``,
            ``palaute_date`` (ISO, "" if none), ``palaute_certainty`` (0…1, the least of the row's coded answers, NaN
            if none was estimated), ``palaute_needs_review`` (True when any of them needs review); with several text
            columns ``palaute_q1_status``, ``_sentiment``, ``_score``, ``_themes``, ``_certainty``, ``_needs_review``.
        mentions: one line per mention: ``row`` (= ``palaute_row``), ``column``, ``language``, ``theme``, ``polarity``,
            ``stage``, ``stage_source`` (text/column/none), ``confidence``, ``evidence``, ``start``, ``end``.
        responses: one lean line per input row, same order: ``row``, ``status``, ``language``, ``sentiment``, ``value``
            (−1…1), ``signals``, ``date``, ``score``, ``respondent`` (of rows with signals), ``needs_review``.
        segments: one column per segment of the survey (touchpoints, regions, customer types …), rows as *responses*.
        journey: one line per stage, see :func:`nlp.analysis.journey.journey_table`.
        themes: one line per theme, see :func:`nlp.analysis.journey.theme_table`.
        matrix: one line per stage × theme, see :func:`nlp.analysis.journey.matrix_table`.
        codeframe: the codeframe used.
        facts: what was read and with what it was coded.
        verbatims: one line per coded verbatim: ``row``, ``column``, ``language``, ``text`` (what the offsets of the
            mentions count in); no lines when the survey has more than ``MOST_VERBATIMS`` rows.
        uncovered: some answers without a sure theme, of a survey that is too large to keep verbatims; None for others.
        verbatim: gives the text of a row and column, so that a quote is redacted as a part of it; None where nothing
            can.
        owners: theme id → who answers for it, in the organisation's own words; None for the usual owners.
        reviewed: rows that a person has checked, see :func:`nlp.analysis.reviewed.shares_from_review`; None for none.
    """

    feedback: pd.DataFrame
    mentions: pd.DataFrame
    responses: pd.DataFrame
    segments: pd.DataFrame
    journey: pd.DataFrame
    themes: pd.DataFrame
    matrix: pd.DataFrame
    codeframe: Codeframe = field(repr=False)
    facts: RunFacts
    verbatims: pd.DataFrame = field(default_factory=_no_verbatims)
    verbatim: Verbatim | None = field(default=None, repr=False, compare=False)
    uncovered: UncoveredAnswers | None = field(default=None, repr=False, compare=False)
    owners: Mapping[str, str] | None = None
    reviewed: pd.DataFrame | None = field(default=None, repr=False, compare=False)

    @property
    def coded_share(self) -> float:
        """Share (0–1) of the input rows that were coded; NaN when there are no rows."""
        return self.facts.statuses["coded"] / self.facts.rows if self.facts.rows else float("nan")

    @cached_property
    def audit(self) -> Audit:
        """The tables that go beyond these: changes over time, priorities, drivers, the follow-up list …

        ``Audit(analysis, period=…)`` makes them with another unit of time, or with other owners.
        """
        from nlp.analysis.audit import Audit

        return Audit(self, self.owners, reviewed=self.reviewed)

    def _audit(self) -> Audit:
        return self.audit

    def __repr__(self) -> str:
        counts = ", ".join(f"{self.facts.statuses[status]} {status}" for status in STATUSES)
        return f"<Analysis of {self.facts.source}: {self.facts.rows} rows ({counts}), {len(self.mentions)} mentions>"

    def _repr_html_(self) -> str:
        """The journey as a table, for notebooks."""
        table = self.journey[["stage", "n", "net", "low", "high", "top_strength", "top_pain"]].copy()
        table.insert(1, "label", [self.codeframe.label(stage, "en") for stage in table["stage"]])
        shown = table.to_html(index=False, float_format=lambda value: f"{value:.0f}", na_rep="–", border=0)
        return f"<p>{html.escape(repr(self)[1:-1])}</p>{shown}"
