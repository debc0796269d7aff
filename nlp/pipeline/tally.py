"""What a run tells of itself, counted row by row, and the tables of its result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.result import MOST_VERBATIMS, Analysis, ReviewFacts, RunFacts, Verbatim
from nlp.analysis.uncovered import UncoveredAnswers
from nlp.codeframe import Codeframe
from nlp.frames import feedback_frame, mention_frame, review_counts, status_counts, verbatim_frame
from nlp.pipeline.additions import Additions
from nlp.pipeline.coding import Coder
from nlp.pipeline.intake import Intake, Options
from nlp.pipeline.shown import shown, shown_note
from nlp.pipeline.stage_fill import Coded
from nlp.records import STATUSES, Note
from nlp.responses import response_frame, segment_frame
from nlp.survey import ColumnRoles

if TYPE_CHECKING:
    import pandas as pd


UNCOVERED = 5_000  # answers without a sure theme, and as many with one, that a large survey keeps


@dataclass(frozen=True)
class Spoken:
    """What customers said, as far as a result keeps it; see :class:`nlp.analysis.result.Analysis`."""

    verbatims: pd.DataFrame
    uncovered: UncoveredAnswers | None
    verbatim: Verbatim


class Tally:
    """Counts over the coded rows of a survey of *rows* rows, given in any number of pieces.

    ``uncovered`` gathers the answers without a sure theme of a survey that is too large to keep its verbatims.
    """

    def __init__(self, rows: int) -> None:
        self.uncovered = UncoveredAnswers(UNCOVERED) if rows > MOST_VERBATIMS else None
        self._statuses: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._needed = self._coded = 0
        self._period: tuple[str, str] | None = None

    def add(self, coded: Coded, dates: Sequence[str], first: int = 1) -> None:
        """Count these rows, the first of which has the number *first*; *dates* as of :meth:`Intake.dates`."""
        if self.uncovered:
            self.uncovered.add(coded, first)
        self._statuses.update(status_counts(coded))
        self._languages.update(answer.language for row in coded for answer in row if answer.text.strip())
        needed, of = review_counts(coded)
        self._needed, self._coded = self._needed + needed, self._coded + of
        known = [*(self._period or ()), *filter(None, dates)]
        self._period = (min(known), max(known)) if known else None

    def facts(self, intake: Intake, coder: Coder, options: Options, notes: Sequence[Note]) -> RunFacts:
        """What was read and with what it was coded; *notes* come after those of the reading. No personal data."""
        info = coder.model.info
        told = partial(shown, language=coder.default_language)
        figures = {key: info.card[key] for key in ("figures", "figures_source", "confusion") if key in info.card}
        return RunFacts(
            source=told(intake.name),
            rows=self._statuses.total(),
            statuses={status: self._statuses[status] for status in STATUSES},
            languages={code: self._languages[code] for code in ("fi", "en", "other")},
            questions=tuple(
                (told(column.name), told(column.question) if column.question else None) for column in intake.roles.texts
            ),
            date_range=self._period,
            score_column=intake.roles.score and told(intake.roles.score),
            score_kind=intake.roles.score_kind,
            respondent_column=intake.roles.respondent and told(intake.roles.respondent),
            stage_column=options.stage and told(options.stage),
            model={"name": info.name, "version": info.version, "digest": info.digest, **figures},
            notes=tuple(map(shown_note, (*reading_notes(intake, options), *notes))),
            review=self._review(coder),
        )

    def _review(self, coder: Coder) -> ReviewFacts | None:
        if coder.level is None:
            return None
        levels = tuple(sorted(coder.model.info.review, key=lambda level: level.precision))
        return ReviewFacts(self._needed, self._coded, coder.level, levels)


def reading_notes(intake: Intake, options: Options) -> tuple[Note, ...]:
    """What was guessed, repaired and chosen on reading; these notes hold no cell text."""
    return (*intake.notes, *_used(intake.roles, options))


def _used(roles: ColumnRoles, options: Options) -> list[Note]:
    """What was chosen, without a touchpoint column that was found but not asked for."""
    return [note for note in roles.explanations if options.stage or not note.en.startswith("stage:")]


def tables_of(
    intake: Intake, frame: pd.DataFrame, coded: Coded, dates: Sequence[str], first: int = 1
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The feedback and the mentions of the rows in *frame*, the first of which has the number *first*."""
    names = [column.name for column in intake.roles.texts]
    return feedback_frame(frame, coded, names, dates, first), mention_frame(coded, names, first)


def lean_tables_of(
    intake: Intake, frame: pd.DataFrame, coded: Coded, dates: Sequence[str], first: int = 1
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The responses and the segments of the rows in *frame*, the first of which has the number *first*."""
    scores, respondents = intake.scores(frame), intake.respondents(frame)
    responses = response_frame(coded, dates=dates, scores=scores, respondents=respondents, first=first)
    return responses, segment_frame(intake.groups(frame), len(frame))


def verbatims_of(intake: Intake, rows: int, coded: Coded, first: int = 1) -> pd.DataFrame:
    """The coded verbatims of *coded*, the first of which has the number *first*; none of a survey with many *rows*."""
    names = [column.name for column in intake.roles.texts]
    return verbatim_frame(coded if rows <= MOST_VERBATIMS else [], names, first)


def analysis_of(
    feedback: pd.DataFrame,
    mentions: pd.DataFrame,
    lean: tuple[pd.DataFrame, pd.DataFrame],
    spoken: Spoken,
    codeframe: Codeframe,
    facts: RunFacts,
    additions: Additions,
) -> Analysis:
    """The figures drawn from the mentions, with all tables.

    Args:
        lean: as of :func:`lean_tables_of`.

    Raises:
        OptionError: rows were reviewed when they were coded otherwise.
    """
    additions.check_codes(mentions)
    responses, segments = lean
    return Analysis(
        feedback=feedback,
        mentions=mentions,
        responses=responses,
        segments=segments,
        journey=journey_table(mentions, codeframe, facts.statuses["coded"]),
        themes=theme_table(mentions, codeframe, facts.statuses["coded"]),
        matrix=matrix_table(mentions, codeframe),
        codeframe=codeframe,
        facts=facts,
        verbatims=spoken.verbatims,
        uncovered=spoken.uncovered,
        verbatim=spoken.verbatim,
        owners=additions.owners,
        reviewed=additions.reviewed,
    )
