"""The journey in time, by hand and against its rules."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import Said, line, mentions_of, responses_of
from scipy import stats

from nlp.analysis.contrasts import Sums, net_difference
from nlp.analysis.journey import journey_table
from nlp.analysis.periods import ALL, PERIODS, choose_period, journey_over_time, themes_over_time
from nlp.codeframe import load_codeframe
from nlp.errors import OptionError

CODEFRAME = load_codeframe()


def days(first: str, *after: int) -> list[str]:
    begin = dt.date.fromisoformat(first)
    return [(begin + dt.timedelta(days=day)).isoformat() for day in after]


def series(texts: list[str]) -> pd.Series:
    return pd.to_datetime(pd.Series(texts, dtype=object), errors="coerce").astype("datetime64[s]")


@pytest.mark.parametrize(
    ("span", "responses", "period"),
    [
        (1, 500, "day"),  # one day: one period
        (3, 500, "day"),
        (7, 700, "day"),  # 7 days of 100
        (7, 70, "day"),  # 10 a day, but 1 or 2 weeks are too few to follow
        (60, 3000, "week"),  # 9 weeks of 333, 60 days are too many
        (90, 300, "week"),  # 13 or 14 weeks of 21 or more
        (120, 150, "month"),  # 8 a week, 30 to 38 a month
        (365, 5000, "month"),
        (365, 100, "quarter"),  # 8 a month, 25 a quarter
        (365, 40, "quarter"),  # few everywhere: the coarsest that can be followed
        (1000, 5000, "quarter"),
        (6000, 5000, "quarter"),  # 66 quarters: nothing longer is offered
        (20, 9, "week"),  # 20 days are too many, 3 weeks too few: still the finest that can be read
    ],
)
def test_the_period_suits_span_and_number(span: int, responses: int, period: str) -> None:
    dates = series(days("2025-01-06", *np.linspace(0, span - 1, responses).astype(int).tolist()))
    assert choose_period(dates) == period


def test_no_date_no_period() -> None:
    assert choose_period(series(["", ""])) is None
    assert choose_period(series([])) is None
    assert choose_period(series(["", "2026-03-01"])) == "day"


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_order_of_dates_does_not_choose(after: list[int]) -> None:
    dates = series(days("2019-05-05", *after))
    chosen = choose_period(dates)
    assert chosen in PERIODS
    assert choose_period(dates.iloc[::-1]) == chosen


# Rows 1–6 in January, 7–8 undated, none in February, 9–14 in March; row 15 was not coded.
DATES = [*["2026-01-31"] * 6, "", "", *["2026-03-01"] * 6, "2026-03-02"]
SAID: list[Said] = [
    *((row, "price", "positive", "delivery") for row in range(1, 6)),
    (5, "ease", "negative", "delivery"),
    (6, "ease", "neutral", "support"),
    (7, "ease", "negative", "delivery"),
    *((row, "price", "negative", "delivery") for row in range(9, 14)),
    (14, "general", "positive", "support"),
]


def by_month(said: list[Said] = SAID) -> tuple[pd.DataFrame, pd.DataFrame]:
    return mentions_of(said), responses_of(15, dates=DATES, not_coded=[15])


def test_stages_by_hand() -> None:
    told = journey_over_time(*by_month(), CODEFRAME, "month")
    assert (told.period, told.reason, told.dated, told.undated) == ("month", "", 12, 2)
    assert len(told.table) == (len(CODEFRAME.stage_ids) + 1) * 3
    assert told.table["period"].unique().tolist() == ["2026-01", "2026-02", "2026-03"]
    january = line(told.table, stage="delivery", period="2026-01")
    assert (january["coded"], january["n"], january["share"]) == (6, 5, 5 / 6)
    assert january["net"] == pytest.approx(80)  # four at 1, row 5 at (1 − 1) / 2
    assert (january["against"], january["reason"]) == ("", "first_period")
    assert np.isnan(january["change"])  # type: ignore[call-overload]
    empty = line(told.table, stage="delivery", period="2026-02")
    assert (empty["coded"], empty["n"], empty["reason"]) == (0, 0, "no_mentions")
    assert np.isnan([empty["share"], empty["net"], empty["change"], empty["share_change"]]).all()  # type: ignore[list-item]


def test_a_change_is_against_the_last_period_with_anyone() -> None:
    table = journey_over_time(*by_month(), CODEFRAME, "month").table
    march = line(table, stage="delivery", period="2026-03")
    assert (march["against"], march["against_n"], march["share_against"]) == ("2026-01", 5, "2026-01")
    assert march["change"] == pytest.approx(-180)
    sums = Sums(*(np.array([v]) for v in (5.0, -5.0, 5.0))), Sums(*(np.array([v]) for v in (5.0, 4.0, 4.0)))
    told = net_difference(*sums)
    assert (march["change_low"], march["change_high"], march["change_p"]) == pytest.approx(
        (told.low[0], told.high[0], told.p[0])
    )
    assert march["share_change"] == pytest.approx(0)
    support = line(table, stage="support", period="2026-03")
    assert (support["change"], support["reason"]) == (100, "too_few")
    assert np.isnan(support["change_p"])  # type: ignore[call-overload]
    # Nobody spoke of the exit, so there is no net to compare, but the share (0 of 6, 0 of 6) is known.
    silent = line(table, stage="exit", period="2026-03")
    assert (silent["reason"], silent["share_change"], silent["share_change_p"]) == ("no_mentions", 0, 1)


def test_q_is_adjusted_over_the_whole_table() -> None:
    table = journey_over_time(*by_month(), CODEFRAME, "month").table
    for name in ("change", "share_change"):
        p, q = (table[f"{name}_{kind}"].dropna().to_numpy() for kind in "pq")
        assert len(p) > 1
        assert q == pytest.approx(stats.false_discovery_control(p))


def test_all_is_every_response_once_and_stages_agree_with_the_journey() -> None:
    mentions, responses = by_month()
    table = journey_over_time(mentions, responses, CODEFRAME, "quarter").table
    one = line(table, stage=ALL)
    assert (one["n"], one["coded"], one["period"]) == (12, 12, "2026-Q1")
    dated = mentions[~mentions["row"].isin([7, 8])].assign(stage_source="text")
    plain = journey_table(dated, CODEFRAME, 12)
    for name in ("stage", "n", "share", "net", "low", "high"):
        assert table[name].tolist()[:-1] == pytest.approx(plain[name].tolist(), nan_ok=True)


def test_themes_in_time() -> None:
    table = themes_over_time(*by_month(), CODEFRAME, "month").table
    assert table["theme"].unique().tolist() == [*CODEFRAME.theme_ids, ALL]
    price = line(table, theme="price", period="2026-03")
    assert (price["n"], price["net"], price["change"]) == (5, -100, -200)
    ease = line(table, theme="ease", period="2026-01")
    assert (ease["n"], ease["net"]) == (2, -50)


@pytest.mark.parametrize(
    ("period", "labels", "starts"),
    [
        ("day", ["2024-12-29", "2024-12-30", "2024-12-31", "2025-01-01"], ["2024-12-29", "2025-01-01"]),
        ("week", ["2024-W52", "2025-W01"], ["2024-12-23", "2024-12-30"]),  # ISO: the week of New Year is of 2025
        ("month", ["2024-12", "2025-01"], ["2024-12-01", "2025-01-01"]),
        ("quarter", ["2024-Q4", "2025-Q1"], ["2024-10-01", "2025-01-01"]),
    ],
)
def test_labels_of_periods(period: str, labels: list[str], starts: list[str]) -> None:
    responses = responses_of(2, dates=["2024-12-29", "2025-01-01"])
    table = journey_over_time(mentions_of([]), responses, CODEFRAME, period).table  # type: ignore[arg-type]
    part = table[table["stage"] == ALL]
    assert part["period"].tolist() == labels
    assert [part["start"].iloc[0], part["start"].iloc[-1]] == [pd.Timestamp(day) for day in starts]


def test_no_dates_and_one_date() -> None:
    mentions = mentions_of(SAID)
    none = journey_over_time(mentions, responses_of(15), CODEFRAME)
    assert (none.period, none.reason, none.dated, none.undated, len(none.table)) == (None, "no_dates", 0, 15, 0)
    one = journey_over_time(mentions, responses_of(15, dates=["2026-05-05"] * 15), CODEFRAME)
    assert (one.period, one.reason, one.dated) == ("day", "one_period", 15)
    assert one.table["change"].isna().all() and line(one.table, stage=ALL)["n"] == 13
    full = journey_over_time(*by_month(), CODEFRAME)
    assert none.table.dtypes.to_dict() == one.table.dtypes.to_dict() == full.table.dtypes.to_dict()
    nothing = journey_over_time(mentions_of([]), responses_of(0), CODEFRAME, "week")
    assert (nothing.reason, nothing.table.dtypes.to_dict()) == ("no_dates", full.table.dtypes.to_dict())


def test_an_unknown_unit_and_endless_dates_are_refused() -> None:
    with pytest.raises(OptionError, match="Use one of day, week, month, quarter"):
        journey_over_time(*by_month(), CODEFRAME, "year")  # type: ignore[arg-type]
    responses = responses_of(2, dates=["1900-01-01", "2026-01-01"])
    with pytest.raises(OptionError, match="Use a longer period, or check the dates"):
        journey_over_time(mentions_of([]), responses, CODEFRAME, "day")
    assert journey_over_time(mentions_of([]), responses, CODEFRAME).period == "quarter"


@given(st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_mentions_and_rows_changes_nothing(random: object) -> None:
    responses = by_month()[1]
    said = [*SAID, (3, "ease", "negative", "delivery"), (3, "quality", "neutral", "delivery")]
    shuffled = said[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    told = journey_over_time(mentions_of(said), responses, CODEFRAME, "week").table
    again = journey_over_time(mentions_of(shuffled), responses.iloc[::-1], CODEFRAME, "week").table
    pd.testing.assert_frame_equal(told, again, check_exact=True)


def test_categories_read_like_texts() -> None:
    mentions, responses = by_month()
    as_categories = mentions.astype({"theme": "category", "polarity": "category", "stage": "category"})
    pd.testing.assert_frame_equal(
        journey_over_time(as_categories, responses, CODEFRAME).table,
        journey_over_time(mentions, responses, CODEFRAME).table,
    )


def test_sums_are_the_same_to_the_last_bit_in_any_order() -> None:
    tones = ("positive", "negative", "positive", "negative", "neutral", "positive", "positive")
    said: list[Said] = [
        (row, "price", tones[(row + k * k) % 7], "delivery") for row in range(1, 201) for k in range(1 + row % 6)
    ]
    responses = responses_of(200, dates=days("2026-01-01", *range(200)))
    told, again = (
        journey_over_time(mentions_of(part), rows, CODEFRAME, "quarter").table
        for part, rows in ((said, responses), (said[::-1], responses.sample(frac=1, random_state=5)))
    )
    pd.testing.assert_frame_equal(told, again, check_exact=True)
