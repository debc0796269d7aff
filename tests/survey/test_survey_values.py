"""Dates and scores as people and survey tools write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.survey.values import parse_date, parse_score, slash_dates

FIRST_OF_MARCH = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "1.3.2026",
        "01.03.2026",
        "1.3.26",
        "1. 3. 2026",
        " 1.3.2026 14:05 ",
        "1.3.2026 klo 14.05",
        "su 1.3.2026",
        "1.3.2026 14:05:33",
        "2026-03-01",
        "2026-03-01T14:05:00Z",
        "2026-03-01 14:05:00.123+02:00",
        "2026/03/01",
        "2026/3/1 9:00",
        "20260301",
        "46082",
        "46082.5868",
        "46082,5868",
    ],
)
def test_the_first_of_march_in_every_form(cell: str) -> None:
    assert parse_date(cell) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "31.2.2026",
        "2026-13-01",
        "1.3.",
        "3/1/2026",
        "9",
        "12345",
        "9.5",
        "maaliskuu 2026",
        "1.3.2026 oli hyvä",
        "2026-03/01",
        "99999",
        "１.３.２０２６",
    ],
)
def test_what_is_no_date(cell: str) -> None:
    assert parse_date(cell) is None


def test_a_two_digit_year_turns_at_seventy() -> None:
    assert parse_date("1.3.69") == dt.date(2069, 3, 1)
    assert parse_date("1.3.70") == dt.date(1970, 3, 1)


@given(st.dates(dt.date(1000, 1, 1)))
def test_every_date_is_read_back_from_its_usual_forms(day: dt.date) -> None:
    assert parse_date(f"{day.day}.{day.month}.{day.year}") == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.isoformat().replace("-", "/")) == day


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("9", 9.0),
        (" 0 ", 0.0),
        ("9,5", 9.5),
        ("9.5", 9.5),
        ("10/10", 10.0),
        ("7 / 10", 7.0),
        ("0/10", 0.0),
        ("9 - Extremely likely", 9.0),
        ("0 – En lainkaan", 0.0),
        ("5 = erinomainen", 5.0),
        ("4 (hyvä)", 4.0),
        ("100", 100.0),
    ],
)
def test_scores(cell: str, score: float) -> None:
    assert parse_score(cell) == score


@pytest.mark.parametrize(
    "cell",
    ["", "-", "hyvä", "-1", "5-10", "11/10", "10/2026", "1/3/2026", "nan", "inf", "1e3", "9.", "9 hyvä", "٣"],
)
def test_what_is_no_score(cell: str) -> None:
    assert parse_score(cell) is None


@given(st.text(max_size=30))
def test_any_cell_is_parsed_or_none(cell: str) -> None:
    score = parse_score(cell)
    assert score is None or 0 <= score < 1e9
    assert parse_date(cell) is None or any(char.isdigit() for char in cell)


@pytest.mark.parametrize(
    ("cell", "day", "month"),
    [
        ("3/4/2026", dt.date(2026, 4, 3), dt.date(2026, 3, 4)),
        ("03/04/26 2:05 PM", dt.date(2026, 4, 3), dt.date(2026, 3, 4)),
        ("3-4-2026 14:05", dt.date(2026, 4, 3), dt.date(2026, 3, 4)),
        ("25/12/2026", dt.date(2026, 12, 25), None),
        ("12/25/2026", None, dt.date(2026, 12, 25)),
        ("31/2/2026", None, None),
        ("3/4-2026", None, None),
    ],
)
def test_slash_dates_are_read_only_in_a_told_order(cell: str, day: dt.date | None, month: dt.date | None) -> None:
    assert parse_date(cell) is None
    assert parse_date(cell, "day") == day
    assert parse_date(cell, "month") == month


@pytest.mark.parametrize(
    ("cells", "count", "order"),
    [
        (["3/4/2026", "5/6/2026", "x", ""], 2, None),
        (["3/4/2026", "13/4/2026"], 2, "day"),
        (["3/4/2026", "4/13/2026"], 2, "month"),
        (["13/4/2026", "4/13/2026"], 2, None),  # they contradict each other
        (["13/14/2026", "31/2/2026", "0/1/2026"], 0, None),  # no dates at all
        (["1.3.2026", "2026-03-01"], 0, None),
    ],
)
def test_a_day_over_twelve_tells_the_order(cells: list[str], count: int, order: str | None) -> None:
    found = slash_dates(cells)
    assert (found.count, found.order) == (count, order)


@pytest.mark.parametrize(
    "cell",
    ["2026/03/01 2:05:33 PM GMT+2", "2026/03/01 2:05:33 PM EET", "2026-03-01 14:05:33 +0200", "1.3.2026 2.05 p.m."],
)
def test_clocks_of_twelve_hours_and_zones(cell: str) -> None:
    assert parse_date(cell) == FIRST_OF_MARCH


@given(st.dates(dt.date(1000, 1, 1)), st.sampled_from("/-"))
def test_every_date_is_read_back_in_both_orders(day: dt.date, mark: str) -> None:
    year = f"{day.year:04}"
    assert parse_date(f"{day.day}{mark}{day.month}{mark}{year}", "day") == day
    assert parse_date(f"{day.month:02}{mark}{day.day:02}{mark}{year}", "month") == day
