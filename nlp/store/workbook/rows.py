"""The sheets ``mentions`` and ``feedback``: data as it is, ids and names of columns as in the CSV files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from nlp.store.workbook.cells import cell_text, write_cell
from nlp.store.workbook.styles import Styles

if TYPE_CHECKING:
    import pandas as pd

ROW_LIMIT = 1_048_575  # Excel's own, less the head
_MEASURED = 200  # rows whose widths decide the width of a column


class RowSheet:
    """A sheet of rows, filled from the top, a chunk at a time."""

    def __init__(self, sheet: Any, names: list[Any], styles: Styles) -> None:
        self._sheet, self._styles, self.rows = sheet, styles, 0
        self._widths = [len(str(name)) for name in names]
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(names):
            sheet.write_string(0, column, cell_text(str(name)), styles.row_head)

    def fill(self, frame: pd.DataFrame) -> None:
        """Add the rows of *frame*."""
        for row in _rows(frame):
            self.rows += 1
            for column, value in enumerate(row):
                write_cell(self._sheet, self.rows, column, value, None, self._styles.row_guarded)
            if self.rows <= _MEASURED:
                self._widths = [max(width, len(str(value))) for width, value in zip(self._widths, row, strict=True)]

    def remark(self, text: str) -> None:
        """A line of words under the rows, outside the filter; where the sheet is full, over nothing."""
        if self.rows < ROW_LIMIT:
            self._sheet.write_string(self.rows + 1, 0, text, self._styles.row_head)

    def close(self) -> None:
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(60, max(8, width + 1)))
        if self._widths and self.rows:
            self._sheet.autofilter(0, 0, self.rows, len(self._widths) - 1)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name].tolist() for name in frame.columns), strict=True)
