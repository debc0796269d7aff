"""Taking a survey in: the export or DataFrame, the roles of its columns, and the answers to code."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.errors import OptionError, SurveyError
from nlp.frames import refuse_own_columns
from nlp.language import language_reader
from nlp.pipeline.coding import Answer
from nlp.pipeline.rows import FrameRows, Rows, TableRows, texts_of
from nlp.records import Note
from nlp.survey import ColumnRoles, Named, SurveyTable, TextColumn, find_roles, parse_date, parse_score, read_survey
from nlp.survey.config import CONFIG_NAME, KEYS, read_config

if TYPE_CHECKING:
    import pandas as pd

# A column so named tells per row which question was asked; more wordings than this are not questions.
_QUESTION_COLUMNS = ("question", "kysymys")
_MOST_QUESTIONS = 50


@dataclass(frozen=True)
class Options:
    """How to read a survey; names of columns, each found by itself when not given.

    *owners* is the organisation's own table of who answers for a theme, or the file that holds it.
    """

    text: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    date: str | None = None
    score: str | None = None
    stage: str | None = None
    stage_map: str | Path | None = None
    sheet: str | None = None
    date_order: str | None = None
    respondent: str | None = None
    segments: tuple[str, ...] = ()
    owners: Mapping[str, str] | str | Path | None = None
    notes: tuple[Note, ...] = ()  # where the options come from, when not from the user


@dataclass(frozen=True)
class Intake:
    """A survey ready for coding.

    Attributes:
        name: of the export, or ``DataFrame``.
        rows: the survey as it came, one row per respondent.
        faults: 0-based row → why the row is broken and must not be read.
        notes: what the reader chose or repaired.
        roles: which column is what.
        question_column: the column that tells per row which question was asked, if there is one.
        repaired: column → the added column with its wrongly decoded characters mended.
    """

    name: str
    rows: Rows
    faults: Mapping[int, str]
    notes: tuple[Note, ...]
    roles: ColumnRoles
    question_column: str | None
    repaired: Mapping[str, str] = field(default_factory=dict)

    @property
    def frame(self) -> pd.DataFrame:
        """The whole survey as a DataFrame."""
        return self.rows.frame(0, len(self.rows))

    def cells(self, column: str) -> Sequence[str]:
        """A column as texts, "" for missing cells; mended where its characters were decoded wrongly."""
        return self.rows.cells(self.repaired.get(column, column))

    def verbatim(self, row: int, column: str) -> str:
        """The text of an answer as it was coded; *row* from 1, *column* the name of a text column."""
        return texts_of(self.rows.frame(row - 1, row), self.repaired.get(column, column))[0]

    def dates(self, frame: pd.DataFrame | None = None) -> list[str]:
        """Per row of *frame* (all rows when None) the date as ISO, "" where there is none or its order is open."""
        rows = self.frame if frame is None else frame
        if self.roles.date is None:
            return [""] * len(rows)
        days = (parse_date(cell, self.roles.date_order) for cell in texts_of(rows, self.roles.date))
        return [day.isoformat() if day else "" for day in days]

    def scores(self, frame: pd.DataFrame) -> list[float | None]:
        """Per row of *frame* the customer's score on the survey's own scale; None where there is none."""
        return [parse_score(cell) for cell in self._column(frame, self.roles.score)]

    def respondents(self, frame: pd.DataFrame) -> list[str]:
        """Per row of *frame* who answered; "" where the survey does not tell."""
        return self._column(frame, self.roles.respondent)

    def groups(self, frame: pd.DataFrame) -> dict[str, list[str]]:
        """Per segment of the survey, touchpoints first, the values of the rows of *frame*."""
        names = dict.fromkeys((*filter(None, [self.roles.stage]), *self.roles.segments))
        return {name: [" ".join(cell.split()) for cell in self._column(frame, name)] for name in names}

    def _column(self, frame: pd.DataFrame, name: str | None) -> list[str]:
        return [""] * len(frame) if name is None else texts_of(frame, self.repaired.get(name, name))

    def answers(self) -> list[list[Answer]]:
        """Per input row, one answer per text column."""
        return self.answers_of(self.frame, 0)

    def answers_of(self, frame: pd.DataFrame, first: int) -> list[list[Answer]]:
        """The answers of *frame*, the rows of the survey from *first* (0-based) on."""
        raw = {column.name: frame[column.name].tolist() for column in self.roles.texts}
        wordings = texts_of(frame, self.question_column) if self.question_column else None
        several = len(self.roles.texts) > 1

        def answer(row: int, position: int, column: TextColumn) -> Answer:
            question = wordings[row] if wordings else column.question
            number = first + row
            key = f"{number + 1}.{position}" if several else str(number + 1)
            return Answer(key, raw[column.name][row], question or None, self.faults.get(number, ""))

        return [
            [answer(row, position, column) for position, column in enumerate(self.roles.texts, 1)]
            for row in range(len(frame))
        ]


def with_config(survey: Any, options: Options) -> Options:
    """*options* with what the `palaute.toml` beside the export says where they say nothing themselves.

    A question of the file goes with its text columns, and its map with its stage column.

    Raises:
        OptionError: the file cannot be used.
    """
    if not isinstance(survey, (str, os.PathLike)) or (config := read_config(survey)) is None:
        return options
    told = {
        key: value
        for key in KEYS
        if (value := getattr(config, key)) and not getattr(options, key)
        if not (key == "question" and options.text) and not (key == "stage_map" and options.stage)
    }
    used = ", ".join(told) or "–"
    note = Note(f"asetukset: {CONFIG_NAME} ({used})", f"settings: {CONFIG_NAME} ({used})")
    return replace(options, **told, notes=(*options.notes, note))


def take_in(survey: Any, options: Options, spool: Path | None = None) -> Intake:
    """Read a survey (a path or a DataFrame) and find the roles of its columns.

    Args:
        spool: a folder for the rows of a large file, which then do not stay in memory.

    Raises:
        SurveyError: the export cannot be read, or a column is not in it.
        OptionError: *survey* is neither a path nor a DataFrame.
    """
    if isinstance(survey, (str, os.PathLike)):
        table = read_survey(survey, sheet=options.sheet, spool=spool)
        return _with_roles(table, TableRows(table), options)
    import pandas as pd

    if not isinstance(survey, pd.DataFrame):
        raise OptionError(f"A {type(survey).__name__} was given as survey.", "Give a DataFrame or the path of a file.")
    if not survey.columns.is_unique:
        raise SurveyError("The DataFrame has two columns of the same name.", "Give its columns names of their own.")
    if not all(isinstance(name, str) for name in survey.columns):
        raise SurveyError("The DataFrame has column names that are not texts.", "Rename its columns to strings.")
    given = SurveyTable("DataFrame", tuple(survey.columns), (), {}, (), ())
    return _with_roles(given, FrameRows(survey), options)


def main_language(intake: Intake) -> str:
    """``fi`` or ``en``, whichever the survey's answers are mostly in."""
    columns = [intake.cells(column.name) for column in intake.roles.texts]
    return language_reader().main_language(cell for row in zip(*columns, strict=True) for cell in row)


def _with_roles(table: SurveyTable, rows: Rows, options: Options) -> Intake:
    columns = list(table.columns)
    refuse_own_columns(columns)
    per_row = _question_column(rows, columns, options.question)
    named = Named(
        text=options.text,
        question=() if per_row else options.question,
        date=options.date,
        date_order=options.date_order,
        score=options.score,
        stage=options.stage,
        respondent=options.respondent,
        segments=options.segments,
    )
    try:
        roles = find_roles(columns, rows.cells, named, wordings=table.wordings, repaired=table.repaired)
    except SurveyError as error:
        if not options.notes:
            raise
        hint = f"{CONFIG_NAME} beside the export was used: change it, or overrule it. "
        raise SurveyError(error.problem, hint + error.remedy) from None
    if per_row:
        told = Note(f'kysymys: "{per_row}" (sanamuoto riveittäin)', f'question: "{per_row}" (the wording, per row)')
        roles = replace(roles, explanations=(*roles.explanations, told))
    return Intake(table.name, rows, table.faults, (*options.notes, *table.notes), roles, per_row, table.repaired)


def _question_column(rows: Rows, columns: Sequence[str], wordings: Sequence[str]) -> str | None:
    if len(wordings) == 1 and wordings[0] in columns:
        return wordings[0]
    if wordings:
        return None
    named = (column for column in columns if column.lower() in _QUESTION_COLUMNS)
    return next((column for column in named if len(set(rows.cells(column))) <= _MOST_QUESTIONS), None)
