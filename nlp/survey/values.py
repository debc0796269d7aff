"""The values of survey cells: dates and scores as people and survey tools write them."""

from __future__ import annotations

import datetime as dt
import re

_CLOCK = r"(?:[ T,]+(?:klo |kl\. ?)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?)?"
_ZONE = r"(?: ?(?:Z|UTC|[+-][0-9]{2}:?(?:[0-9]{2})?))?"
_WEEKDAY = r"(?:(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre|lör|sön)\.? )?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?([0-9]{{4}}|[0-9]{{2}}){_CLOCK}{_ZONE}", re.I)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/])([0-9]{{1,2}})\2([0-9]{{1,2}}){_CLOCK}{_ZONE}", re.I)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:T[0-9]{4,6}Z?)?")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")

_SERIAL_ZERO = dt.date(1899, 12, 30)  # day 0 of Excel's 1900 calendar, its non-existent 29.2.1900 allowed for
_SERIALS = range(20_000, 80_000)  # 1954–2119; other five-digit numbers are more likely to be codes
_CENTURY_TURN = 70  # two-digit years below this are of the 2000s

_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,9})?"
_SCORE = re.compile(
    rf"({_NUMBER})"
    rf"(?: ?/ ?({_NUMBER})"  # 10/10
    r"| ?[-–—:=] ?(?![0-9\s])[^0-9].*"  # 9 - Extremely likely
    r"| ?\((?![0-9]).*\))?",  # 9 (extremely likely)
    re.S,
)
_SCALE_TOP = 100


def parse_date(cell: str) -> dt.date | None:
    """The date in *cell*: d.m.yyyy, d.m.yy, ISO, yyyy/mm/dd (with or without a time) or an Excel serial.

    A time of day and its zone are left out: the date is the one written. None for anything else, also for
    month-first and day-first dates with slashes, which cannot be told apart.
    """
    text = " ".join(cell.split())
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return _date(_full_year(year), int(month), int(day))
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if (match := _SERIAL.fullmatch(text)) and int(match[1]) in _SERIALS:
        return _SERIAL_ZERO + dt.timedelta(days=int(match[1]))
    return None


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < _CENTURY_TURN else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def parse_score(cell: str) -> float | None:
    """The number in *cell* on its own scale: "9", "9,5", "9.5", "10/10" → 10, "9 - Extremely likely" → 9.

    None for anything else: text, negative numbers, ranges ("5-10"), more points than the scale has ("11/10").
    """
    match = _SCORE.fullmatch(cell.strip())
    if match is None:
        return None
    score = _number(match[1])
    if match[2] is not None and not max(score, 1) <= _number(match[2]) <= _SCALE_TOP:
        return None
    return score


def _number(text: str) -> float:
    return float(text.replace(",", "."))
