"""Formatting of numbers: signs, decimal marks, rounding, periods."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.wording.numbers import Numbers, hyphenable, plain

FI, EN = Numbers("fi"), Numbers("en")


@pytest.mark.parametrize(
    ("value", "fi", "en"),
    [
        (34.4, "+34", "+34"),
        (-12.5, "−13", "−13"),
        (12.5, "+13", "+13"),
        (0.4, "0", "0"),
        (-0.4, "0", "0"),
        (100.0, "+100", "+100"),
        (math.nan, "–", "–"),
    ],
)
def test_net(value: float, fi: str, en: str) -> None:
    assert (FI.net(value), EN.net(value)) == (fi, en)


def test_decimals_follow_the_language() -> None:
    assert FI.decimal(0.715) == "0,72"
    assert EN.decimal(0.715) == "0.72"
    assert FI.net(-7.25, 1) == "−7,3"
    assert FI.count(1234567) == "1\u00a0234\u00a0567"
    assert EN.count(1234567) == "1,234,567"


def test_percent() -> None:
    assert FI.percent(0.34) == "34\u00a0%"
    assert EN.percent(0.34) == "34%"
    assert FI.percent(0.125, 1) == "12,5\u00a0%"
    assert EN.percent(0.001) == "<\u00a01%"
    assert EN.percent(0.999) == ">\u00a099%"
    assert (EN.percent(0.0), EN.percent(1.0), EN.percent(math.nan)) == ("0%", "100%", "–")
    assert FI.percent_range(0.121, 0.184) == "12–18\u00a0%"


def test_ranges_stay_on_one_line() -> None:
    assert FI.net_range(-12.2, 34.0) == "−12\u2060…\u2060+34"
    assert EN.net_range(math.nan, math.nan) == "–"


def test_periods() -> None:
    assert FI.period("2026-01-05", "2026-03-31") == "5.1.–31.3.2026"
    assert EN.period("2026-01-05", "2026-03-31") == "5\u00a0Jan – 31\u00a0Mar\u00a02026"
    assert FI.period("2025-12-30", "2026-01-02") == "30.12.2025–2.1.2026"
    assert EN.period("2026-03-31T10:15:00", "2026-03-31") == "31\u00a0Mar\u00a02026"
    assert FI.period("kevät", "syksy") == "kevät–syksy"


@given(st.floats(min_value=-100, max_value=100))
def test_plain_reads_back_within_rounding(value: float) -> None:
    written = plain(value)
    assert abs(float(written) - value) <= 0.05 + 1e-9
    assert written != "-0.0"
    # What readers see in either language is the same number.
    for numbers, mark in ((FI, ","), (EN, ".")):
        assert float(numbers.net(value, 1).replace("−", "-").replace(mark, ".")) == float(written)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöå -,", max_size=60))
def test_soft_hyphens_change_nothing_else(words: str) -> None:
    hyphened = hyphenable(words)
    assert hyphened.replace("\u00ad", "") == words
    for part in hyphened.split():
        if "\u00ad" in part:
            pieces = part.split("\u00ad")
            assert len(pieces[0]) >= 4
            assert len(pieces[-1]) >= 3


def test_soft_hyphens_of_known_words() -> None:
    assert hyphenable("Lyhyt sana") == "Lyhyt sana"
    assert hyphenable("ongelmatilanteet").split("\u00ad") == ["ongel", "ma", "ti", "lan", "teet"]
