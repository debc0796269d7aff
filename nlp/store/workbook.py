"""The workbook of a result, written row by row: no sheet is ever in memory whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.analysis.result import Analysis, RunFacts

if TYPE_CHECKING:
    import pandas as pd

# Excel's own limits.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_575
_CUT = " … [whole text in feedback.csv]"
_MEASURED = 200  # rows whose widths decide the width of a column


def write_workbook(
    summary: Analysis, tables: Callable[[], Iterable[tuple[pd.DataFrame, pd.DataFrame]]], path: Path
) -> None:
    """Write journey, themes, matrix, mentions, feedback and the facts of the run as sheets of *path*.

    No cell is a formula or a link. Files that hold the rows meanwhile stand beside *path* and are removed.

    Args:
        tables: gives feedback and mentions a chunk at a time; it is asked twice.

    Raises:
        OSError, XlsxFileError: it cannot be written.
    """
    import xlsxwriter

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
        "tmpdir": str(path.parent),
    }
    # Not as a context: that would finish a half-written book when something fails or is interrupted.
    book = xlsxwriter.Workbook(str(path), options)
    book.use_zip64()
    # The moment of writing would make every file differ.
    book.set_properties({"created": datetime(2000, 1, 1), "title": "palaute"})
    bold = book.add_format({"bold": True, "bottom": 1})
    sheets: tuple[tuple[str, Iterable[pd.DataFrame]], ...] = (
        ("journey", [summary.journey.round(4)]),
        ("themes", [summary.themes.round(4)]),
        ("matrix", [summary.matrix[summary.matrix["n"] > 0].round(4)]),
        ("mentions", (mentions for _, mentions in tables())),
        ("feedback", (feedback for feedback, _ in tables())),
        ("about", [_about(summary)]),
    )
    for title, frames in sheets:
        _sheets(book, title, frames, bold)
    book.close()


def _sheets(book: Any, title: str, frames: Iterable[pd.DataFrame], bold: Any) -> None:
    """The rows of *frames* on one sheet, and on further ones where Excel's limit asks for them."""
    sheet: _Sheet | None = None
    number = 1
    for names, rows in ((list(frame.columns), _rows(frame)) for frame in frames):
        sheet = sheet or _Sheet(book.add_worksheet(title), names, bold)
        for row in rows:
            if sheet.rows == ROW_LIMIT:
                sheet.close()
                number += 1
                sheet = _Sheet(book.add_worksheet(f"{title} {number}"), names, bold)
            sheet.add(row)
    if sheet:
        sheet.close()


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name].tolist() for name in frame.columns), strict=True)


class _Sheet:
    """One sheet, filled from the top."""

    def __init__(self, sheet: Any, names: list[Any], bold: Any) -> None:
        self._sheet, self.rows = sheet, 0
        self._widths = [len(str(name)) for name in names]
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(names):
            sheet.write_string(0, column, _cell_text(str(name)), bold)

    def add(self, row: tuple[Any, ...]) -> None:
        self.rows += 1
        for column, value in enumerate(row):
            _write(self._sheet, self.rows, column, value)
        if self.rows <= _MEASURED:
            self._widths = [max(width, len(str(value))) for width, value in zip(self._widths, row, strict=True)]

    def close(self) -> None:
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(60, max(8, width + 1)))
        if self._widths and self.rows:
            self._sheet.autofilter(0, 0, self.rows, len(self._widths) - 1)


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return  # an empty cell
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and abs(value) < 1e15:
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _cell_text(str(value)))


def _cell_text(text: str) -> str:
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


def _about(analysis: Analysis) -> pd.DataFrame:
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
        *(("note", note.en) for note in facts.notes),
        ("net", "100 × mean polarity per respondent (−1, 0, 1); low and high: 95 % interval (Bonett & Price 2012)"),
        ("small", "fewer than 20 respondents: read with care"),
    ]
    return pd.DataFrame(lines, columns=["what", "value"])
