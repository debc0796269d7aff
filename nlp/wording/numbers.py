"""Numbers, dates and long words on a page: Finnish or English signs, one way everywhere."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
NONE = "–"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS_FI = (
    "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu".split()
)
_MONTHS_EN = "January February March April May June July August September October November December".split()
_SYLLABLE = re.compile(r"(?<=\w{4})(?=[bcdfghjklmnpqrstvwxz][aeiouyäöå]\w{2})", re.IGNORECASE)


def hyphenable(words: str, longest: int = 9) -> str:
    """*words* with soft hyphens in words of more than *longest* letters, for the narrow heads of tables.

    Finnish breaks a word before a consonant that a vowel follows; in English that reads well enough. Browsers
    carry no Finnish hyphenation of their own.
    """
    return re.sub(rf"\w{{{longest + 1},}}", lambda word: _SYLLABLE.sub("\u00ad", word.group()), words)


def plain(value: float, digits: int = 1) -> str:
    """A number for machines: decimal point, ASCII minus, never ``-0``; "" for NaN."""
    if math.isnan(value):
        return ""
    # Halves go away from zero, as readers round; format() would turn 12.5 into 12.
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded):f}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Formats numbers for readers of *language* (``fi`` or ``en``); NaN becomes a dash.

    Finnish: ``1 234``, ``0,5``, ``34 %``; English: ``1,234``, ``0.5``, ``34%``. The minus is U+2212 and the
    spaces inside a number do not break.
    """

    language: str

    def count(self, n: int) -> str:
        return f"{n:,}".replace(",", NBSP if self.language == "fi" else ",")

    def decimal(self, value: float, digits: int = 2) -> str:
        if math.isnan(value):
            return NONE
        written = plain(value, digits).replace("-", MINUS)
        return written.replace(".", ",") if self.language == "fi" else written

    def percent(self, share: float, digits: int = 0) -> str:
        """A share (0–1) as a percentage. One that only rounds to 0 or 100 says so: ``< 1 %``."""
        if math.isnan(share):
            return NONE
        sign = f"{NBSP}%" if self.language == "fi" else "%"
        edge = 10.0**-digits
        if 0 < share * 100 < edge / 2:
            return f"<{NBSP}{self.decimal(edge, digits)}{sign}"
        if 100 - edge / 2 <= share * 100 < 100:
            return f">{NBSP}{self.decimal(100 - edge, digits)}{sign}"
        return f"{self.decimal(share * 100, digits)}{sign}"

    def percent_range(self, low: float, high: float) -> str:
        """``12–18 %``."""
        if math.isnan(low) or math.isnan(high):
            return NONE
        sign = f"{NBSP}%" if self.language == "fi" else "%"
        return f"{self.decimal(low * 100, 0)}–{self.decimal(high * 100, 0)}{sign}"

    def net(self, value: float, digits: int = 0) -> str:
        """Net sentiment with its sign: ``+34``, ``−12``, ``0``."""
        written = self.decimal(value, digits)
        positive = not math.isnan(value) and float(plain(value, digits)) > 0
        return f"+{written}" if positive else written

    def net_range(self, low: float, high: float, digits: int = 0) -> str:
        """``−12…+34``, kept on one line."""
        if math.isnan(low) or math.isnan(high):
            return NONE
        # A word joiner on both sides: browsers may otherwise break the line at the dots.
        return f"{self.net(low, digits)}\u2060…\u2060{self.net(high, digits)}"

    def day(self, iso: str) -> str:
        """An ISO date as ``31.3.2026`` or ``31 Mar 2026``; anything else as it is."""
        try:
            day = date.fromisoformat(iso[:10])
        except ValueError:
            return iso
        if self.language == "fi":
            return f"{day.day}.{day.month}.{day.year}"
        return f"{day.day}{NBSP}{_MONTHS[day.month - 1]}{NBSP}{day.year}"

    def period(self, first: str, last: str) -> str:
        """Two ISO dates as a period; one date when both are the same."""
        start, end = self.day(first), self.day(last)
        if start == end:
            return start
        year = first[:4]
        if year == last[:4] and start.endswith(year):
            start = start.removesuffix(year).removesuffix(NBSP)
        return f"{start}–{end}" if self.language == "fi" else f"{start} – {end}"

    def span(self, period: str) -> str:
        """A period by its id: ``2026-03-01``, ``2026-W10``, ``2026-03`` or ``2026-Q1``; anything else as it is."""
        if match := re.fullmatch(r"(\d{4})-W(\d{2})", period):
            year, week = match[1], int(match[2])
            return f"viikko {week}/{year}" if self.language == "fi" else f"week {week}, {year}"
        if match := re.fullmatch(r"(\d{4})-Q([1-4])", period):
            return f"{match[2]}. neljännes {match[1]}" if self.language == "fi" else f"Q{match[2]} {match[1]}"
        if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", period):
            month = int(match[2]) - 1
            return f"{_MONTHS_FI[month]} {match[1]}" if self.language == "fi" else f"{_MONTHS_EN[month]} {match[1]}"
        return self.day(period)
