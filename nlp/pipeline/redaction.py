"""Personal data out of coded feedback and out of survey tables; mentions keep pointing at the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from numbers import Real
from typing import TYPE_CHECKING, Any

from nlp.language import language_reader
from nlp.pipeline.coding import text_of
from nlp.pipeline.intake import Intake, Options, take_in
from nlp.pipeline.masks import Masks
from nlp.pipeline.rows import FrameRows
from nlp.pipeline.stage_fill import Coded
from nlp.records import LANGUAGES, CodedFeedback, Note
from nlp.redact import Redaction, Redactor

if TYPE_CHECKING:
    import pandas as pd

TOLD = Note(
    "henkilötiedot: korvattu avovastauksissa merkein kuten <NIMI_1>; muita sarakkeita ei ole muutettu",
    "personal data: replaced in the open answers by marks such as <NAME_1>; other columns are unchanged",
)


def redacted_feedback(coded: CodedFeedback, default_language: str = "fi") -> CodedFeedback:
    """*coded* with personal data replaced in its text, and its mentions' offsets on the same words of the new text.

    Placeholders are numbered in each text anew, so a text reads the same alone and in any batch.
    """
    return _with(coded, Masks().of(coded, default_language))


def _with(coded: CodedFeedback, found: Redaction) -> CodedFeedback:
    if not found.spans:
        return coded
    spans = [found.map_span(mention.start, mention.end) for mention in coded.mentions]
    mentions = [
        replace(mention, start=start, end=end) for mention, (start, end) in zip(coded.mentions, spans, strict=True)
    ]
    return replace(coded, text=found.text, mentions=tuple(mentions))


def redacted_survey(intake: Intake, coded: Coded) -> tuple[Intake, Coded]:
    """Both without the personal data of the open answers; the other columns are as they were."""
    frame, clean = redacted_rows(intake.frame, coded, [column.name for column in intake.roles.texts])
    return replace(intake, rows=FrameRows(frame), notes=(*intake.notes, TOLD)), clean


def redacted_rows(
    frame: pd.DataFrame, coded: Coded, columns: Sequence[str], masks: Masks | None = None, part: int = 0
) -> tuple[pd.DataFrame, Coded]:
    """Some rows of a survey and their codes, without the personal data of the open answers in *columns*.

    Args:
        masks: keeps what is found, so that the same *part* of a run is searched only once.
    """
    found = (masks or Masks()).of_part(part, coded)
    clean = [[_with(*pair) for pair in zip(*row, strict=True)] for row in zip(coded, found, strict=True)]
    cells = {
        column: [_cell(cell, row[position]) for cell, row in zip(frame[column], clean, strict=True)]
        for position, column in enumerate(columns)
    }
    return _with_columns(frame, cells), clean


def _with_columns(frame: pd.DataFrame, cells: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """*frame* with other cells in some columns, in their places."""
    import pandas as pd

    changed = {name: pd.Series(list(values), index=frame.index, dtype=object) for name, values in cells.items()}
    return frame.assign(**changed)


def _cell(cell: Any, answer: CodedFeedback) -> Any:
    """The cell of the answer: itself where nothing was replaced, so that its type and bytes stay."""
    text = text_of(cell)
    if text is None:  # a list or the like is not coded, but would be written
        return Redactor().redact(str(cell)).text
    return cell if text == answer.text else answer.text


def redact_lines(
    lines: Iterable[str],
    language: str | None = None,
    *,
    allow: Iterable[str] = (),
    block: Iterable[str] = (),
    names: str = "lists",
) -> Iterator[str]:
    """Each of *lines* redacted, one by one; one person has one placeholder in all of them.

    Args:
        language: ``fi`` or ``en`` for all; each line's own, Finnish where it tells none, when None.
        allow, block, names: see :class:`nlp.redact.Redactor`.
    """
    redactor = Redactor(allow=allow, block=block, names=names)
    for line in lines:
        own = language or language_reader().read(line, "fi")
        yield redactor.redact(line, own if own in LANGUAGES else "fi").text


@dataclass(frozen=True)
class RedactedTable:
    """A survey without personal data in some of its columns.

    Attributes:
        frame: the survey, one line per respondent, same columns.
        columns: the columns that were redacted.
        counts: number of replaced pieces by kind.
        notes: what the reader chose or repaired.
    """

    frame: pd.DataFrame
    columns: tuple[str, ...]
    counts: Mapping[str, int]
    notes: tuple[Note, ...]


def redact_table(
    survey: Any,
    *,
    text: Sequence[str] = (),
    every: bool = False,
    sheet: str | None = None,
    default_language: str | None = None,
    allow: Iterable[str] = (),
    block: Iterable[str] = (),
    names: str = "lists",
) -> RedactedTable:
    """Replace personal data in the open answers of a survey; one person has one placeholder in the whole table.

    Args:
        survey: a DataFrame, or the path of an export.
        text: the columns to redact; the open answers, found by their content, when not given.
        every: redact all columns.
        sheet: the sheet of a workbook; the first with content when not given.
        default_language: ``fi`` or ``en`` for texts too short to tell; the main language of the columns when None.
        allow, block, names: see :class:`nlp.redact.Redactor`.

    Raises:
        SurveyError: the export cannot be read, or a column is not in it.
        OptionError: an argument cannot be used.
    """
    intake = take_in(survey, Options(text=tuple(text), sheet=sheet))
    columns = list(intake.frame.columns) if every else [column.name for column in intake.roles.texts]
    reader, redactor = language_reader(), Redactor(allow=allow, block=block, names=names)
    texts = [column.name for column in intake.roles.texts]
    main = default_language or reader.main_language(cell for name in texts for cell in intake.cells(name))
    counts: Counter[str] = Counter()

    def clean(cell: Any) -> Any:
        shown = text_of(cell)
        shown = str(cell) if shown is None else shown
        language = reader.read(shown, main) if isinstance(cell, str) and shown.strip() else main
        found = redactor.redact(shown, language if language in LANGUAGES else main)
        counts.update(span.kind for span in found.spans)
        return found.text if found.spans or not isinstance(cell, (str, Real, type(None))) else cell

    cells = {name: intake.frame[name].tolist() for name in columns}
    for row in range(len(intake.frame)):  # row by row, so that numbers rise as one reads
        for name in columns:
            cells[name][row] = clean(cells[name][row])
    frame = _with_columns(intake.frame, cells)
    return RedactedTable(frame, tuple(columns), dict(counts), intake.notes)
