"""``results.xlsx``: every table of an analysis for people, with native charts; written row by row."""

from __future__ import annotations

from nlp.store.workbook.book import WORKBOOK_ROWS, Workbook, workbook_note
from nlp.store.workbook.cells import CELL_LIMIT

__all__ = ["CELL_LIMIT", "WORKBOOK_ROWS", "Workbook", "workbook_note"]
