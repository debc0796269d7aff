"""The values of survey cells: dates and scores as people and survey tools write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

DateOrder = Literal["day", "month"]
DATE_ORDERS: tuple[DateOrder, ...] = ("day", "month")

_SECONDS = r"(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?"
_CLOCK = rf"(?:[ T,]+(?:klo |kl\. ?)?[0-9]{{1,2}}[:.][0-9]{{2}}{_SECONDS}(?: ?[ap]\.?m\.?)?)?"
_ZONE = r"(?: ?(?:Z|UTC|GMT|E[EU]S?T|CES?T)?(?:[+-][0-9]{1,2}:?(?:[0-9]{2})?)?)?"
_WEEKDAY = r"(?:(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|tors|fre|lör|sön)\.? )?"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}([0-9]{{1,2}})\. ?([0-9]{{1,2}})\. ?([0-9]{{4}}|[0-9]{{2}}){_CLOCK}{_ZONE}", re.I)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/])([0-9]{{1,2}})\2([0-9]{{1,2}}){_CLOCK}{_ZONE}", re.I)
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:T[0-9]{4,6}Z?)?")
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?")
# 3/4/2026 and 3-4-2026: which number is the day depends on the country.
_SLASHED = re.compile(
    rf"([0-9]{{1,2}})(?:/([0-9]{{1,2}})/([0-9]{{4}}|[0-9]{{2}})|-([0-9]{{1,2}})-([0-9]{{4}})){_CLOCK}{_ZONE}", re.I
)

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


def parse_date(cell: str, order: DateOrder | None = None) -> dt.date | None:
    """The date in *cell*: d.m.yyyy, d.m.yy, ISO, yyyy/mm/dd (with or without a time) or an Excel serial.

    A time of day and its zone are left out: the date is the one written. Dates such as 3/4/2026 and 3-4-2026 are
    read only with *order* (``day`` or ``month`` first). None for anything else.
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
    if order and (parts := _slashed(text)):
        first, second, year = parts
        return _date(_full_year(year), *((second, first) if order == "day" else (first, second)))
    return None


@dataclass(frozen=True, slots=True)
class SlashDates:
    """How many cells hold dates such as 3/4/2026, and how many of them tell their order by a day over 12."""

    count: int = 0
    day_first: int = 0
    month_first: int = 0

    @property
    def order(self) -> DateOrder | None:
        """The order that the values decide; None when none does, or when they contradict each other."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return "day" if self.day_first else "month"


def slash_dates(cells: Iterable[str]) -> SlashDates:
    """The dates with slashes in *cells*, and what they tell of the order of day and month."""
    count = day_first = month_first = 0
    for cell in cells:
        parts = _slashed(" ".join(cell.split()))
        if parts is None or not _is_day(*parts):
            continue
        count += 1
        day_first += parts[0] > 12
        month_first += parts[1] > 12
    return SlashDates(count, day_first, month_first)


def _is_day(first: int, second: int, year: str) -> bool:
    """True when the two numbers are a day and a month of *year* in one of the two orders."""
    whole = _full_year(year)
    return _date(whole, first, second) is not None or _date(whole, second, first) is not None


def _slashed(text: str) -> tuple[int, int, str] | None:
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    return int(match[1]), int(match[2] or match[4]), match[3] or match[5]


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
