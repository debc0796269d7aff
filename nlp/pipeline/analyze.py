"""From a survey to an analysis: take it in, code every answer, fill stages, draw the figures."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.result import Analysis, ReviewFacts, RunFacts
from nlp.errors import OptionError
from nlp.frames import feedback_frame, mention_frame, review_counts, status_counts
from nlp.language import language_reader
from nlp.model import Model
from nlp.pipeline.api import BATCH, make_coder
from nlp.pipeline.coding import PRECISION, Answer, Coder, text_of
from nlp.pipeline.intake import Intake, Options, take_in
from nlp.pipeline.redaction import redacted_survey
from nlp.pipeline.stage_fill import Coded, touchpoints_of
from nlp.records import CodedFeedback, Note
from nlp.survey import ColumnRoles, parse_date

if TYPE_CHECKING:
    import pandas as pd

Progress = Callable[[int, int], None]


def analyze(
    survey: pd.DataFrame | str | os.PathLike[str],
    *,
    text: Sequence[str] | str = (),
    question: Sequence[str] | str = (),
    date: str | None = None,
    score: str | None = None,
    stage: str | None = None,
    stage_map: str | Path | None = None,
    sheet: str | None = None,
    model: Model | str | Path | None = None,
    default_language: str | None = None,
    precision: float | None = PRECISION,
    threads: int = 1,
    batch_size: int = BATCH,
    redact: bool = False,
    progress: Progress | None = None,
) -> Analysis:
    """Code every answer of a survey and draw the figures of the journey.

    Args:
        survey: a DataFrame, or the path of an export (CSV, XLSX, JSONL …).
        text: the columns of open answers; found when not given.
        question: the wording of each text column, in order, or the name of a column that holds it per row.
        date, score: columns of the date and the score; found when not given.
        stage: the touchpoint column that fills the journey stage where the text does not tell it.
        stage_map: YAML or JSON file, ``touchpoint value: stage``, for values that are no usual names.
        sheet: the sheet of a workbook; the first with content when not given.
        model: a model, a model folder, ``fast`` for the bundled n-gram model, or None for the bundled encoder.
        default_language: ``fi`` or ``en`` for texts too short to tell; the survey's main language when not given.
        precision: wanted share of right mentions (theme and polarity) among the answers that are not marked
            ``palaute_needs_review``; from 0.5 up to but not including 1. None marks none, and so does a model whose
            card has no coverage–precision levels.
        threads: processor threads; the result does not depend on them.
        batch_size: answers coded at a time; the result does not depend on it.
        redact: replace personal data in the open answers and in the evidence of the result; other columns stay.
        progress: called with (distinct answers done, distinct answers in all).

    Raises:
        SurveyError: the export cannot be read, or a column is not in it.
        OptionError, ModelError: an argument cannot be used; the model does not reach *precision*.
    """
    if batch_size < 1:
        raise OptionError(f"batch_size is {batch_size}.", "Use a number from 1 up.")
    options = Options(_several(text), _several(question), date, score, stage, stage_map, sheet)
    intake = take_in(survey, options)
    answers = intake.answers()
    coder = make_coder(model, default_language or _main_language(intake), precision, threads)
    # Everything that can be wrong with the arguments is found before the long work begins.
    touchpoints = touchpoints_of(intake, options, coder.codeframe)
    coded = touchpoints.fill(_code_distinct(coder, answers, batch_size, progress))
    if redact:
        intake, coded = redacted_survey(intake, coded)
    return _result(intake, coded, coder, options, touchpoints.notes)


def _several(names: Sequence[str] | str) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _main_language(intake: Intake) -> str:
    columns = [intake.cells(column.name) for column in intake.roles.texts]
    return language_reader().main_language(cell for row in zip(*columns, strict=True) for cell in row)


def _code_distinct(coder: Coder, answers: list[list[Answer]], batch_size: int, progress: Progress | None) -> Coded:
    """Code each distinct answer once; the same words to the same question always read the same."""
    flat = [answer for row in answers for answer in row]
    first: dict[tuple[object, ...], int] = {}
    twin = [first.setdefault(_key(answer), position) for position, answer in enumerate(flat)]
    distinct = sorted(first.values())
    known: dict[int, CodedFeedback] = {}
    for begin in range(0, len(distinct), batch_size):
        batch = distinct[begin : begin + batch_size]
        known.update(zip(batch, coder.code([flat[position] for position in batch]), strict=True))
        if progress:
            progress(len(known), len(distinct))
    coded = iter(replace(known[twin[position]], id=answer.id) for position, answer in enumerate(flat))
    return [[next(coded) for _ in row] for row in answers]


def _key(answer: Answer) -> tuple[object, ...]:
    return (text_of(answer.text), type(answer.text).__name__, answer.question, answer.fault)


def _result(intake: Intake, coded: Coded, coder: Coder, options: Options, notes: tuple[Note, ...]) -> Analysis:
    roles, codeframe = intake.roles, coder.codeframe
    names = [column.name for column in roles.texts]
    dates = _dates(intake)
    known = sorted(filter(None, dates))
    statuses = status_counts(coded)
    languages = Counter(answer.language for row in coded for answer in row if answer.text.strip())
    info = coder.model.info
    figures = {key: info.card[key] for key in ("figures", "figures_source") if key in info.card}
    facts = RunFacts(
        source=intake.name,
        rows=len(coded),
        statuses=statuses,
        languages={code: languages[code] for code in ("fi", "en", "other")},
        questions=tuple((column.name, column.question) for column in roles.texts),
        date_range=(known[0], known[-1]) if known else None,
        score_column=roles.score,
        stage_column=options.stage,
        model={"name": info.name, "version": info.version, "digest": info.digest, **figures},
        notes=(*intake.notes, *_used(roles, options), *notes),
        review=_review(coded, coder),
    )
    mentions = mention_frame(coded, names)
    return Analysis(
        feedback=feedback_frame(intake.frame, coded, names, dates),
        mentions=mentions,
        journey=journey_table(mentions, codeframe, statuses["coded"]),
        themes=theme_table(mentions, codeframe, statuses["coded"]),
        matrix=matrix_table(mentions, codeframe),
        codeframe=codeframe,
        facts=facts,
    )


def _review(coded: Coded, coder: Coder) -> ReviewFacts | None:
    if coder.level is None:
        return None
    needed, of = review_counts(coded)
    levels = tuple(sorted(coder.model.info.review, key=lambda level: level.precision))
    return ReviewFacts(needed, of, coder.level, levels)


def _used(roles: ColumnRoles, options: Options) -> list[Note]:
    """What was chosen, without a touchpoint column that was found but not asked for."""
    return [note for note in roles.explanations if options.stage or not note.en.startswith("stage:")]


def _dates(intake: Intake) -> list[str]:
    """The date column as ISO dates, "" where there is none."""
    if intake.roles.date is None:
        return [""] * len(intake.frame)
    days = [parse_date(cell) for cell in intake.cells(intake.roles.date)]
    return [day.isoformat() if day else "" for day in days]
