"""An analysis as files: CSV for programs, one workbook for people; and reading a finished run back."""

from __future__ import annotations

from nlp.store.read import Results, read_results, read_verbatims
from nlp.store.review import write_review
from nlp.store.save import FILES, check_folder, save_analysis, told_in, write_results
from nlp.store.workbook import CELL_LIMIT, WORKBOOK_ROWS, workbook_note

__all__ = [
    "CELL_LIMIT",
    "FILES",
    "WORKBOOK_ROWS",
    "Results",
    "check_folder",
    "read_results",
    "read_verbatims",
    "save_analysis",
    "told_in",
    "workbook_note",
    "write_results",
    "write_review",
]
