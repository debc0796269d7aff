"""From a survey to an analysis: take it in, code every answer, fill stages, draw the figures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.analysis.result import Analysis
from nlp.errors import OptionError
from nlp.model import Model
from nlp.pipeline.additions import Additions, Owners, additions_of
from nlp.pipeline.api import BATCH, make_coder
from nlp.pipeline.coding import PRECISION, Coder
from nlp.pipeline.distinct import DistinctCoder, Progress
from nlp.pipeline.intake import Intake, Options, main_language, take_in, with_config
from nlp.pipeline.redaction import redacted_survey
from nlp.pipeline.stage_fill import Coded, touchpoints_of
from nlp.pipeline.tally import Spoken, Tally, analysis_of, lean_tables_of, tables_of, verbatims_of
from nlp.records import Note

if TYPE_CHECKING:
    import pandas as pd


def analyze(
    survey: pd.DataFrame | str | os.PathLike[str],
    *,
    text: Sequence[str] | str = (),
    question: Sequence[str] | str = (),
    date: str | None = None,
    date_order: str | None = None,
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
    owners: Owners = None,
    reviewed: pd.DataFrame | str | Path | None = None,
    progress: Progress | None = None,
) -> Analysis:
    """Code every answer of a survey and draw the figures of the journey.

    A `palaute.toml` beside an export says what the arguments leave open.

    Args:
        survey: a DataFrame, or the path of an export (CSV, XLSX, JSONL …).
        text: the columns of open answers; found when not given.
        question: the wording of each text column, in order, or the name of a column that holds it per row.
        date, score: columns of the date and the score; found when not given.
        date_order: ``day`` or ``month``: what comes first in dates such as 3/4/2026; found from days over 12.
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
        owners: who answers for a theme in your organisation, ``{theme id: name}``, or a YAML or JSON file of such
            lines; the usual owner for the others.
        reviewed: rows that a person has checked, a DataFrame or a file with ``row``, ``theme``, ``right``; the shares
            of the themes are then corrected by them, see :func:`nlp.pipeline.reviewed.reviewed_table`.
        progress: called with (distinct answers done, distinct answers in all).

    Raises:
        SurveyError: the export cannot be read, or a column is not in it.
        OptionError, ModelError: an argument cannot be used; the model does not reach *precision*.
    """
    if batch_size < 1:
        raise OptionError(f"batch_size is {batch_size}.", "Use a number from 1 up.")
    given = Options(_several(text), _several(question), date, score, stage, stage_map, sheet, date_order, owners=owners)
    options = with_config(survey, given)
    intake = take_in(survey, options)
    answers = intake.answers()
    coder = make_coder(model, default_language or main_language(intake), precision, threads)
    # Everything that can be wrong with the arguments is found before the long work begins.
    touchpoints = touchpoints_of(intake, options, coder.codeframe)
    additions = additions_of(options.owners, reviewed, coder.codeframe)
    additions.check_rows(len(intake.rows))
    flat = iter(DistinctCoder(coder, batch_size).code([answer for row in answers for answer in row], progress))
    coded = touchpoints.fill([list(islice(flat, len(row))) for row in answers], intake.frame)
    if redact:
        intake, coded = redacted_survey(intake, coded)
    return _result(intake, coded, coder, options, touchpoints.notes, additions)


def _several(names: Sequence[str] | str) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _result(
    intake: Intake, coded: Coded, coder: Coder, options: Options, notes: tuple[Note, ...], additions: Additions
) -> Analysis:
    dates = intake.dates()
    tally = Tally(len(intake.rows))
    tally.add(coded, dates)
    facts = tally.facts(intake, coder, options, notes)
    feedback, mentions = tables_of(intake, intake.frame, coded, dates)
    lean = lean_tables_of(intake, intake.frame, coded, dates)
    spoken = Spoken(verbatims_of(intake, len(coded), coded), tally.uncovered, intake.verbatim)
    return analysis_of(feedback, mentions, lean, spoken, coder.codeframe, facts, additions)
