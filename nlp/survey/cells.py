"""Typed values of workbooks, SPSS and Parquet files as the text a person would see."""

from __future__ import annotations

import datetime as dt
import json

_EXACT = 1e15  # whole numbers beyond this are no longer exact in a workbook


def cell_text(value: object) -> str:
    """One cell as text: "9" for 9.0, "2026-03-01" for a date, "2026-03-01 14:05:00" when there is a time."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, dt.datetime):
        # A time of day is a fraction of a day in the file, so it may fall a millisecond short of the second.
        moment = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)  # text, int, other floats (the shortest exact form), durations


def typed_text(value: object) -> str:
    """One value of a typed column as text: "" for none, JSON for lists and structures, else as :func:`cell_text`."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=cell_text)
    return cell_text(value)
