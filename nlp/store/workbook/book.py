"""The workbook of a result, written row by row: no sheet is ever in memory whole."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.analysis.result import Analysis
from nlp.records import Note
from nlp.store.workbook import rows as row_sheets
from nlp.store.workbook.board import write_board
from nlp.store.workbook.charts import Drawing
from nlp.store.workbook.drawings import drawing_of, stage_drawings
from nlp.store.workbook.pages import PAGES
from nlp.store.workbook.pages.front import about_page, summary_page
from nlp.store.workbook.rows import RowSheet
from nlp.store.workbook.sheet import write_page
from nlp.store.workbook.styles import Styles
from nlp.store.workbook.table import Page, Source
from nlp.store.workbook.words import workbook_texts

if TYPE_CHECKING:
    import pandas as pd

# Survey rows that the sheets of rows hold unless told otherwise; each 100,000 short answers are some 17 MB.
WORKBOOK_ROWS = 200_000


class Workbook:
    """``results.xlsx`` at *path*: key points, charts, a sheet per table of the report, then the rows and the method.

    The rows are added a chunk at a time; then :meth:`close` writes the file. No cell is a formula or a link. Files that
    hold the rows meanwhile stand beside *path* and are removed.

    Args:
        summary: gives the figures and the facts.
        rows: survey rows that the sheets ``feedback`` and ``mentions`` hold, from the first; a line at their end and
            the sheet of the method say so when the survey has more.
        language: ``fi`` or ``en``: of all but the sheets of rows.

    Raises:
        OSError, XlsxFileError: it cannot be written.
        OptionError: there are no words in *language*.
    """

    def __init__(self, summary: Analysis, path: Path, rows: int = WORKBOOK_ROWS, language: str = "fi") -> None:
        import xlsxwriter

        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": True,
            "tmpdir": str(path.parent),
        }
        self._summary, self._rows = summary, min(rows, row_sheets.ROW_LIMIT)
        self._texts = workbook_texts(language)
        self._source = Source(summary, self._texts)
        # Not as a context: that would finish a half-written book when something fails or is interrupted.
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.use_zip64()
        # The moment of writing would make every file differ.
        self._book.set_properties({"created": datetime(2000, 1, 1), "title": "palaute"})
        self._styles = Styles(self._book, language)
        self._of_rows: tuple[RowSheet, RowSheet] | None = None
        self._write_pages()

    def _write_pages(self) -> None:
        """The sheets of figures. A page is let go when its sheet is written, but for those that charts are drawn of."""
        front, board = self._sheet("summary"), self._sheet("charts")
        drawings: list[Drawing] = []
        stages: list[Drawing] = []
        sheets = [("charts", self._texts("title_charts"))]
        missing, undrawn = [], []
        for made in PAGES:
            page = made.make(self._source)
            if page is None:
                continue
            self._write(page)
            sheets.append((page.id, page.title))
            if page.reason:
                missing.append(f"{self._texts(f'sheet_{page.id}')}: {page.reason}")
            if made.chart:
                drawing = drawing_of(page, self._source)
                if drawing:
                    drawings.append(drawing)
                else:
                    undrawn.append(f"{page.title}: {page.reason or self._texts('chart_none')}")
            if page.id == "time":
                stages = stage_drawings(page, self._source)
        charts = self._source.page("charts")
        write_board(self._book, board, charts, drawings, stages, undrawn, self._styles, self._texts)
        sheets += [(name, self._texts(f"title_{name}")) for name in ("mentions", "feedback", "about")]
        named = [(self._texts(f"sheet_{name}"), title) for name, title in sheets]
        write_page(front, summary_page(self._source, named, missing), self._styles, self._texts)

    def add(self, feedback: pd.DataFrame, mentions: pd.DataFrame) -> None:
        """Add the next rows, as far as they find room."""
        if self._of_rows is None:
            of_mentions = RowSheet(self._sheet("mentions"), list(mentions.columns), self._styles)
            self._of_rows = of_mentions, RowSheet(self._sheet("feedback"), list(feedback.columns), self._styles)
        of_mentions, of_feedback = self._of_rows
        room = self._rows - of_feedback.rows
        if room < len(feedback):
            feedback, mentions = feedback.iloc[:room], mentions[mentions["row"] <= self._rows]
        of_feedback.fill(feedback)
        of_mentions.fill(mentions.iloc[: row_sheets.ROW_LIMIT - of_mentions.rows])

    def close(self) -> None:
        """Write the file."""
        left_out = workbook_note(self._summary, self._rows)
        for sheet in self._of_rows or ():
            if left_out:
                sheet.remark(f"{left_out.fi} / {left_out.en}")
            sheet.close()
        self._write(about_page(self._source, left_out))
        self._book.close()

    def _write(self, page: Page) -> None:
        write_page(self._sheet(page.id), page, self._styles, self._texts)

    def _sheet(self, name: str) -> Any:
        return self._book.add_worksheet(self._texts(f"sheet_{name}"))


def workbook_note(summary: Analysis, rows: int = WORKBOOK_ROWS) -> Note | None:
    """What the sheets of rows leave out, for the reader; None when they hold all.

    Args:
        rows: as of :class:`Workbook`.
    """
    most = row_sheets.ROW_LIMIT
    limit, total = min(rows, most), summary.facts.rows
    shown, mentions = min(limit, total), int((summary.mentions["row"] <= limit).sum())
    if total <= limit and mentions <= most:
        return None
    kept = min(mentions, most)
    return Note(
        f"results.xlsx: {shown} ensimmäistä riviä {total}:sta ja niiden {kept} mainintaa; "
        "kaikki ovat tiedostoissa feedback.csv ja mentions.csv",
        f"results.xlsx: the first {shown} rows of {total} and their first {kept} mentions; "
        "all of them are in feedback.csv and mentions.csv",
    )
