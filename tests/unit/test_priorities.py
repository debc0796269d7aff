"""The ranked pain points: weights by hand, trends, ranks under resampling, quotes, owners."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from nlp.analysis.owners import OWNERS, owner_of
from nlp.analysis.pain_sums import halves_of
from nlp.analysis.priorities import pain_points, pain_quotes
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()


def complaints(rows: range, theme: str, stage: str, polarity: str = "negative") -> list[tuple[object, ...]]:
    return [(row, theme, polarity, stage) for row in rows]


def test_the_weight_by_hand() -> None:
    # 20 responses over two days; complaints of price in rows 1–4 and 11–18 (second day), praise in 19.
    mentions = mention_table(
        *complaints(range(1, 5), "price", "delivery"),
        *complaints(range(11, 19), "price", "delivery"),
        *complaints(range(19, 20), "price", "delivery", "positive"),
        *complaints(range(1, 4), "tools", "purchase"),
        *complaints(range(1, 20), "general", "support"),
        *complaints(range(1, 3), "quality", "support"),
    )
    scores = [2.0] * 4 + [8.0] * 6 + [4.0] * 8 + [10.0, 10.0]
    dates = ["2026-03-01"] * 10 + ["2026-03-02"] * 10
    found = pain_points(mentions, response_table(scores, dates=dates), CODEFRAME, "nps", resamples=200)
    assert (found.n, found.reason) == (20, "")
    assert list(zip(found.table["stage"], found.table["theme"], strict=True)) == [
        ("delivery", "price"),
        ("purchase", "tools"),
    ]
    price = found.table.iloc[0]
    assert (price["rank"], price["n"], price["complaints"], price["owner"]) == (1, 13, 12, "finance")
    assert price["net"] == pytest.approx(100 * (1 - 12) / 13)
    loss = ((48 + 20) / 8 - (8 + 32) / 12) / 10
    assert price["loss"] == pytest.approx(loss)
    share = (4 / 10 + 2 * 8 / 10) / 3
    assert price["weight"] == pytest.approx(100 * share * (1 + 11 / 13) / 2 * (1 + loss))
    assert price["share"] == 12 / 20
    assert (price["low"], price["high"]) == pytest.approx(proportion_confint(12, 20, method="wilson"), abs=1e-6)
    assert price["trend"] == pytest.approx(0.4) and price["trend_reason"] == ""
    wanted = confint_proportions_2indep(8, 10, 4, 10, method="newcomb")
    assert (price["trend_low"], price["trend_high"]) == pytest.approx(wanted, abs=1e-6)
    assert bool(price["small"]) and price["top_three"] == 1.0


def test_without_scores_and_dates_the_weight_is_share_and_tone_alone() -> None:
    mentions = mention_table(*complaints(range(1, 6), "price", "delivery"))
    for dates, reason in (([None] * 10, "no_dates"), (["2026-03-01"] * 10, "one_period")):
        found = pain_points(mentions, response_table([None] * 10, dates=dates), CODEFRAME, None, resamples=20)
        line = found.table.iloc[0]
        assert line["weight"] == pytest.approx(50.0) and line["trend_reason"] == reason
        assert math.isnan(line["loss"]) and math.isnan(line["trend"]) and math.isnan(line["trend_low"])


def test_who_scores_higher_makes_a_pain_no_lighter() -> None:
    mentions = mention_table(*complaints(range(1, 6), "price", "delivery"))
    line = pain_points(mentions, response_table([10] * 5 + [0] * 5), CODEFRAME, "nps", resamples=20).table.iloc[0]
    assert line["loss"] == -1 and line["weight"] == pytest.approx(50.0)


def test_the_share_of_resamples_in_the_top_three_tells_close_ranks_from_clear_ones() -> None:
    generator = np.random.default_rng(3)
    shares = {"price": 0.4, "tools": 0.12, "quality": 0.11, "ease": 0.10, "promises": 0.02}
    lines = [
        (int(row) + 1, theme, "negative", "delivery")
        for theme, share in shares.items()
        for row in np.flatnonzero(generator.random(400) < share)
    ]
    table = pain_points(mention_table(*lines), response_table([None] * 400), CODEFRAME, None, resamples=500).table
    lines_of = table.set_index("theme")
    assert table["theme"].tolist()[0] == "price" and table["theme"].tolist()[-1] == "promises"
    assert (lines_of.loc["price", "rank_low"], lines_of.loc["price", "rank_high"]) == (1, 1)
    assert lines_of.loc["price", "top_three"] == 1 and lines_of.loc["promises", "top_three"] == 0
    middle = lines_of.loc[["tools", "quality", "ease"], "top_three"]
    assert middle.between(0.1, 0.99).all() and middle.sum() == pytest.approx(2, abs=0.15)


def test_nothing_to_rank_gives_a_reason_and_the_same_columns() -> None:
    full = pain_points(
        mention_table(*complaints(range(1, 6), "price", "delivery")),
        response_table([5] * 6),
        CODEFRAME,
        "nps",
        resamples=20,
    )
    cases = {
        "no_complaints": (mention_table(*complaints(range(1, 6), "price", "delivery", "positive")), 6),
        "too_few": (mention_table(*complaints(range(1, 3), "price", "delivery")), 3),
    }
    for reason, (mentions, rows) in cases.items():
        found = pain_points(mentions, response_table([5] * rows), CODEFRAME, "nps")
        assert (found.reason, len(found.table), found.n) == (reason, 0, rows)
        assert found.table.dtypes.to_dict() == full.table.dtypes.to_dict()
        assert len(pain_quotes(mentions, found.table)) == 0
    assert pain_points(mention_table(), response_table([]), CODEFRAME, "nps").reason == "no_complaints"


def test_responses_that_are_not_coded_do_not_count() -> None:
    mentions = mention_table(*complaints(range(1, 5), "price", "delivery"))
    responses = response_table([5] * 5, status=["coded", "coded", "coded", "error", "coded"])
    found = pain_points(mentions, responses, CODEFRAME, "nps", resamples=20)
    assert found.n == 4 and found.table.iloc[0]["complaints"] == 3


def test_halves_are_cut_between_days_as_evenly_as_they_allow() -> None:
    dates = pd.Series(pd.to_datetime(["2026-01-01"] * 2 + ["2026-01-02"] * 3 + ["2026-06-01", None]))
    halves, reason = halves_of(dates)
    assert halves.tolist() == [0, 0, 1, 1, 1, 1, -1] and reason == ""


def test_quotes_are_complaints_worth_reading_from_different_responses() -> None:
    good, short = "The invoice came twice and nobody answered.", "Dear."
    mentions = mention_table(
        (1, "price", "negative", "delivery", 0.9, short, 0),
        (2, "price", "negative", "delivery", 0.5, good, 4),
        (3, "price", "negative", "delivery", 0.8, "", 0),
        (4, "price", "positive", "delivery", 0.9, "Such a good price for all of this work.", 0),
        (5, "price", "negative", "delivery", 0.7, "The bill was twice what we had agreed on.", 7),
        (5, "price", "negative", "delivery", 0.6, "And the extra fees were a surprise to us.", 50),
        (6, "price", "negative", "delivery", 0.4, good.upper(), 0),
        (7, "price", "negative", "support", 0.9, "Another stage and so another pain point.", 0),
    )
    pains = pain_points(mentions, response_table([5] * 8), CODEFRAME, "nps", resamples=20).table
    table = pain_quotes(mentions, pains)
    assert list(zip(table["row"], table["start"], table["evidence"], strict=True)) == [
        (5, 7, "The bill was twice what we had agreed on."),
        (2, 4, good),
    ]
    assert pain_quotes(mentions, pains, quotes=5)["row"].tolist() == [5, 2, 1]


def test_owners() -> None:
    assert set(CODEFRAME.theme_ids) == set(OWNERS)
    assert owner_of("tools", "purchase", CODEFRAME) == "it"
    assert owner_of("schedules", "delivery", CODEFRAME) == "operations"
    assert owner_of("schedules", "consideration", CODEFRAME) == "sales"
    assert owner_of("schedules", "consideration", CODEFRAME, {"schedules": "Fleet"}) == "Fleet"
    assert owner_of("not_a_theme", "delivery", CODEFRAME) == "management"


@settings(deadline=None, max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 15),
            st.sampled_from(["price", "tools", "quality"]),
            st.sampled_from(["positive", "neutral", "negative"]),
            st.sampled_from(["delivery", "support"]),
        ),
        max_size=40,
    ),
    st.integers(0, 9),
)
def test_the_order_of_the_input_changes_nothing(lines: list[tuple[object, ...]], seed: int) -> None:
    mentions = mention_table(*lines)
    responses = response_table(
        [row % 11 for row in range(15)], dates=[f"2026-03-{1 + row % 4:02d}" for row in range(15)]
    )
    first = pain_points(mentions, responses, CODEFRAME, "nps", resamples=30)
    again = pain_points(shuffled(mentions, seed), shuffled(responses, seed), CODEFRAME, "nps", resamples=30)
    pd.testing.assert_frame_equal(first.table, again.table, check_exact=True)
    assert first.table["weight"].is_monotonic_decreasing
    assert first.table["top_three"].between(0, 1).all()
    assert (first.table["rank_low"] <= first.table["rank_high"]).all()
