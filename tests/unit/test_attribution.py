"""Third parties, expectations and others affected, by stage and theme."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from nlp.analysis.attribution import affecting_others, expectations, third_parties
from nlp.analysis.intervals import net_interval
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
SIGNALS = [
    "third_party",
    "expectation_missed; third_party",
    "expectation_exceeded",
    "expectation_missed; affects_others",
    "",
    "affects_others",
]
RESPONSES = response_table([None] * 6, signals=SIGNALS, status=["coded"] * 5 + ["error"])
MENTIONS = mention_table(
    (1, "schedules", "negative", "delivery"),
    (1, "quality", "negative", "delivery"),
    (2, "schedules", "negative", "delivery"),
    (2, "staff_behaviour", "positive", "support"),
    (3, "schedules", "positive", "delivery"),
    (4, "schedules", "negative", "delivery"),
    (4, "schedules", "positive", "delivery"),
    (6, "schedules", "negative", "delivery"),
)


def line_of(table: pd.DataFrame, scope: str, code: str = "") -> pd.Series:
    return table[(table["scope"] == scope) & (table["code"] == code)].iloc[0]


def test_totals_with_and_without_third_parties() -> None:
    table = third_parties(MENTIONS, RESPONSES, CODEFRAME)
    assert len(table) == 1 + len(CODEFRAME.stage_ids) + len(CODEFRAME.theme_ids)
    delivery = line_of(table, "stage", "delivery")
    assert (delivery["n"], delivery["own_n"], delivery["third_n"]) == (4, 2, 2)
    assert [delivery["net"], delivery["own_net"], delivery["third_net"]] == pytest.approx([-25, 50, -100])
    own, third = net_interval([1, 0]), net_interval([-1, -1])
    assert (delivery["own_low"], delivery["third_high"]) == pytest.approx((own.low, third.high))
    assert delivery["difference"] == pytest.approx(150)
    below = math.hypot(own.estimate - own.low, third.high - third.estimate)
    assert delivery["difference_low"] == pytest.approx(150 - below)
    overall = line_of(table, "all")
    assert [overall["net"], overall["third_net"]] == pytest.approx([100 * (-1 + 0 + 1 + 0) / 4, -50])
    price = line_of(table, "theme", "price")
    assert price["n"] == 0 and math.isnan(price["net"]) and math.isnan(price["difference"])


def test_expectations_exceeded_and_missed() -> None:
    table = expectations(MENTIONS, RESPONSES, CODEFRAME)
    overall, delivery = line_of(table, "all"), line_of(table, "stage", "delivery")
    assert (overall["base"], overall["exceeded"], overall["missed"]) == (5, 1, 2)
    assert (overall["missed_low"], overall["missed_high"]) == pytest.approx(
        proportion_confint(2, 5, method="wilson"), abs=1e-6
    )
    assert overall["balance"] == pytest.approx(-20) and bool(overall["small"])
    assert (delivery["base"], delivery["exceeded_share"], delivery["missed_share"]) == (4, 0.25, 0.5)
    assert line_of(table, "theme", "quality")["missed"] == 0
    assert line_of(table, "stage", "exit")["base"] == 0


def test_others_affected_and_where() -> None:
    table = affecting_others(MENTIONS, RESPONSES, CODEFRAME)
    overall, schedules = line_of(table, "all"), line_of(table, "theme", "schedules")
    assert (overall["others"], overall["others_share"]) == (1, 0.2)  # row 6 is not coded
    assert (schedules["base"], schedules["others"]) == (4, 1)
    assert line_of(table, "stage", "support")["others"] == 0


def test_nothing_coded_gives_the_same_lines_without_figures() -> None:
    for function in (third_parties, expectations, affecting_others):
        full = function(MENTIONS, RESPONSES, CODEFRAME)
        empty = function(MENTIONS, response_table([]), CODEFRAME)
        assert empty["code"].tolist() == full["code"].tolist()
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()
        assert empty.filter(regex="net$|share$|balance$").isna().all(axis=None)
        bare = function(mention_table(), RESPONSES, CODEFRAME)
        assert bare.dtypes.to_dict() == full.dtypes.to_dict()


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 6),
            st.sampled_from(CODEFRAME.theme_ids),
            st.sampled_from(["positive", "neutral", "negative"]),
            st.sampled_from(CODEFRAME.stage_ids),
        ),
        max_size=30,
    ),
    st.integers(0, 9),
)
def test_own_and_third_parties_add_up_in_any_order(lines: list[tuple[object, ...]], seed: int) -> None:
    mentions = mention_table(*lines)
    table = third_parties(mentions, RESPONSES, CODEFRAME)
    assert (table["own_n"] + table["third_n"] == table["n"]).all()
    again = third_parties(shuffled(mentions, seed), shuffled(RESPONSES, seed), CODEFRAME)
    pd.testing.assert_frame_equal(table, again, check_exact=True)
