"""The workbook of a result, written row by row: no sheet is ever in memory whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.analysis.result import Analysis, RunFacts
from nlp.records import Note
from nlp.store.cells import may_start_a_formula

if TYPE_CHECKING:
    import pandas as pd

# Excel's own limits.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_575
# Survey rows that the sheets of rows hold unless told otherwise; each 100,000 short answers are some 17 MB.
WORKBOOK_ROWS = 200_000
_CUT = " … [whole text in feedback.csv]"
_MEASURED = 200  # rows whose widths decide the width of a column


class Workbook:
    """``results.xlsx`` at *path*: journey, themes, matrix, mentions, feedback, and the facts of the run.

    The rows are added a chunk at a time; then :meth:`close` writes the file. No cell is a formula or a link. Files that
    hold the rows meanwhile stand beside *path* and are removed.

    Args:
        summary: gives the figures and the facts.
        rows: survey rows that the sheets ``feedback`` and ``mentions`` hold, from the first; a line at their end and
            the sheet ``about`` say so when the survey has more.

    Raises:
        OSError, XlsxFileError: it cannot be written.
    """

    def __init__(self, summary: Analysis, path: Path, rows: int = WORKBOOK_ROWS) -> None:
        import xlsxwriter

        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": True,
            "tmpdir": str(path.parent),
        }
        self._summary, self._rows = summary, min(rows, ROW_LIMIT)
        # Not as a context: that would finish a half-written book when something fails or is interrupted.
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.use_zip64()
        # The moment of writing would make every file differ.
        self._book.set_properties({"created": datetime(2000, 1, 1), "title": "palaute"})
        self._styles = _Styles(
            self._book.add_format({"bold": True, "bottom": 1}), self._book.add_format({"quote_prefix": True})
        )
        for title, frame in (
            ("journey", summary.journey.round(4)),
            ("themes", summary.themes.round(4)),
            ("matrix", summary.matrix[summary.matrix["n"] > 0].round(4)),
        ):
            sheet = self._sheet(title, frame)
            sheet.fill(frame)
            sheet.close()
        self._of_rows: tuple[_Sheet, _Sheet] | None = None

    def add(self, feedback: pd.DataFrame, mentions: pd.DataFrame) -> None:
        """Add the next rows, as far as they find room."""
        if self._of_rows is None:
            self._of_rows = self._sheet("mentions", mentions), self._sheet("feedback", feedback)
        of_mentions, of_feedback = self._of_rows
        room = self._rows - of_feedback.rows
        if room < len(feedback):
            feedback, mentions = feedback.iloc[:room], mentions[mentions["row"] <= self._rows]
        of_feedback.fill(feedback)
        of_mentions.fill(mentions.iloc[: ROW_LIMIT - of_mentions.rows])

    def close(self) -> None:
        """Write the file."""
        left_out = workbook_note(self._summary, self._rows)
        for sheet in self._of_rows or ():
            if left_out:
                sheet.remark(f"{left_out.fi} / {left_out.en}")
            sheet.close()
        about = _about(self._summary, left_out)
        last = self._sheet("about", about)
        last.fill(about)
        last.close()
        self._book.close()

    def _sheet(self, title: str, frame: pd.DataFrame) -> _Sheet:
        return _Sheet(self._book.add_worksheet(title), list(frame.columns), self._styles)


def workbook_note(summary: Analysis, rows: int = WORKBOOK_ROWS) -> Note | None:
    """What the sheets of rows leave out, for the reader; None when they hold all.

    Args:
        rows: as of :class:`Workbook`.
    """
    limit, total = min(rows, ROW_LIMIT), summary.facts.rows
    shown, mentions = min(limit, total), int((summary.mentions["row"] <= limit).sum())
    if total <= limit and mentions <= ROW_LIMIT:
        return None
    kept = min(mentions, ROW_LIMIT)
    return Note(
        f"results.xlsx: {shown} ensimmäistä riviä {total}:sta ja niiden {kept} mainintaa; "
        "kaikki ovat tiedostoissa feedback.csv ja mentions.csv",
        f"results.xlsx: the first {shown} rows of {total} and their first {kept} mentions; "
        "all of them are in feedback.csv and mentions.csv",
    )


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name].tolist() for name in frame.columns), strict=True)


class _Styles:
    """The formats of cells: headers, and texts that stay texts when somebody edits them."""

    def __init__(self, head: Any, text: Any) -> None:
        self.head, self.text = head, text


class _Sheet:
    """One sheet, filled from the top."""

    def __init__(self, sheet: Any, names: list[Any], styles: _Styles) -> None:
        self._sheet, self._styles, self.rows = sheet, styles, 0
        self._widths = [len(str(name)) for name in names]
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(names):
            sheet.write_string(0, column, _cell_text(str(name)), styles.head)

    def fill(self, frame: pd.DataFrame) -> None:
        """Add the rows of *frame*."""
        for row in _rows(frame):
            self.rows += 1
            for column, value in enumerate(row):
                _write(self._sheet, self.rows, column, value, self._styles.text)
            if self.rows <= _MEASURED:
                self._widths = [max(width, len(str(value))) for width, value in zip(self._widths, row, strict=True)]

    def remark(self, text: str) -> None:
        """A line of words under the rows, outside the filter; where the sheet is full, over nothing."""
        if self.rows < ROW_LIMIT:
            self._sheet.write_string(self.rows + 1, 0, text, self._styles.head)

    def close(self) -> None:
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(60, max(8, width + 1)))
        if self._widths and self.rows:
            self._sheet.autofilter(0, 0, self.rows, len(self._widths) - 1)


def _write(sheet: Any, row: int, column: int, value: Any, text: Any) -> None:
    kind = type(value)
    if kind is str:
        if value:  # an empty text reads as an empty cell, and costs as much as a full one
            sheet.write_string(row, column, _cell_text(value), text if may_start_a_formula(value) else None)
    elif kind is bool:
        sheet.write_boolean(row, column, value)
    elif value is None or kind.__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return  # an empty cell
    elif isinstance(value, (int, float)) and abs(value) < 1e15:
        sheet.write_number(row, column, value)
    else:
        _write(sheet, row, column, str(value), text)


def _cell_text(text: str) -> str:
    if text.isascii() and len(text) <= CELL_LIMIT:
        return text
    safe = text.encode("utf-8", "backslashreplace").decode()
    return safe if len(safe) <= CELL_LIMIT else safe[: CELL_LIMIT - len(_CUT)] + _CUT


def _review(facts: RunFacts) -> list[tuple[str, object]]:
    if facts.review is None:
        return []
    level = facts.review.level
    return [
        ("coded answers", facts.review.coded),
        ("answers that need review", facts.review.needed),
        ("precision of the rest", f"about {100 * level.precision:.0f} % of mentions right, by the model card"),
    ]


def _about(analysis: Analysis, left_out: Note | None) -> pd.DataFrame:
    import pandas as pd

    facts = analysis.facts
    lines = [
        ("source", facts.source),
        ("rows", facts.rows),
        *((f"rows {status}", count) for status, count in facts.statuses.items()),
        *((f"answers in {code}", count) for code, count in facts.languages.items()),
        *_review(facts),
        ("model", f"{facts.model['name']} {facts.model['version']}"),
        ("model digest", facts.model["digest"]),
        ("codeframe digest", analysis.codeframe.digest),
        *((("rows of this workbook", left_out.en),) if left_out else ()),
        *(("note", note.en) for note in facts.notes),
        ("net", "100 × mean polarity per respondent (−1, 0, 1); low and high: 95 % interval (Bonett & Price 2012)"),
        ("small", "fewer than 20 respondents: read with care"),
    ]
    return pd.DataFrame(lines, columns=["what", "value"])
