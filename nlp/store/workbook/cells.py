"""One cell of the workbook: text stays text, and what no cell can hold is written so that one can."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from nlp.store.cells import may_start_a_formula

CELL_LIMIT = 32_767  # Excel's own
_CUT = " … [whole text in feedback.csv]"
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]+")


def write_cell(sheet: Any, row: int, column: int, value: Any, plain: Any = None, guarded: Any = None) -> None:
    """Write *value*: missing ones leave the cell empty, and no text becomes a formula or a link.

    Args:
        plain: the format; *guarded*: that of texts which would be formulas if somebody entered the cell.
    """
    kind = type(value)
    if kind is str:
        if value:  # an empty text reads as an empty cell, and costs as much as a full one
            sheet.write_string(row, column, cell_text(value), guarded if may_start_a_formula(value) else plain)
    elif kind is bool:
        sheet.write_boolean(row, column, value, plain)
    elif value is None or kind.__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return
    elif isinstance(value, (int, float)) and abs(value) < 1e15:
        sheet.write_number(row, column, value, plain)
    else:
        write_cell(sheet, row, column, str(value), plain, guarded)


def write_date(sheet: Any, row: int, column: int, value: Any, plain: Any) -> None:
    """Write a date; a missing one leaves the cell empty."""
    if value == value and value is not None:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), plain)


def cell_text(text: str) -> str:
    """*text* within Excel's limit, halves of characters as ``\\udxxx``."""
    if text.isascii() and len(text) <= CELL_LIMIT:
        return text
    safe = text.encode("utf-8", "backslashreplace").decode()
    return safe if len(safe) <= CELL_LIMIT else safe[: CELL_LIMIT - len(_CUT)] + _CUT


def chart_text(text: str, longest: int = 200) -> str:
    """*text* for a chart, whose words take no control characters and would read a leading ``=`` as a reference."""
    safe = _CONTROL.sub(" ", cell_text(text))[:longest]
    return f" {safe}" if safe.startswith("=") else safe
