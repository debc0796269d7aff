"""Two runs compared: the figures by hand and against statsmodels, and what must not count as a move."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ttest_ind
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.proportion import test_proportions_2indep as two_proportions

from nlp.analysis.compare import COLUMNS, WEIGHTS, compare_runs
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
NAMES = ["row", "theme", "polarity", "stage"]


def run(*groups: tuple[int, str, str, str]) -> pd.DataFrame:
    """Mentions, one a row: (how many rows, theme, polarity, stage)."""
    lines = [group[1:] for group in groups for _ in range(group[0])]
    frame = pd.DataFrame([(row, *line) for row, line in enumerate(lines, 1)], columns=NAMES)
    return frame.astype({"row": "int64", "theme": "str", "polarity": "str", "stage": "str"})


def line(table: pd.DataFrame, **keys: str) -> pd.Series:
    for key, value in keys.items():
        table = table[table[key] == value]
    assert len(table) == 1
    return table.iloc[0]


BEFORE = run((60, "schedules", "positive", "delivery"), (40, "schedules", "negative", "delivery"))
NOW = run((20, "schedules", "positive", "delivery"), (60, "schedules", "negative", "delivery"))


def test_net_is_welch_with_one_response_added_at_either_end() -> None:
    found = line(compare_runs(BEFORE, 100, NOW, 80, CODEFRAME), kind="stage", stage="delivery", measure="net")
    old, new = [1.0] * 61 + [-1.0] * 41, [1.0] * 21 + [-1.0] * 61
    wanted = ttest_ind(new, old, equal_var=False)
    interval = wanted.confidence_interval()
    assert (found.n_before, found.n_now) == (100, 80)
    assert (found.before, found.now, found.difference) == (20.0, -50.0, -70.0)
    assert found.p == pytest.approx(wanted.pvalue, rel=1e-9)
    assert (found.low, found.high) == pytest.approx((100 * interval.low, 100 * interval.high), rel=1e-9)
    assert found.moved


def test_complaints_are_agresti_and_caffo_of_statsmodels() -> None:
    found = line(compare_runs(BEFORE, 100, NOW, 80, CODEFRAME), kind="cell", stage="delivery", theme="schedules")
    wanted = two_proportions(60, 80, 40, 100, method="agresti-caffo", compare="diff")
    low, high = confint_proportions_2indep(60, 80, 40, 100, method="agresti-caffo", compare="diff")
    assert (found.before, found.now, found.difference) == (40.0, 75.0, 35.0)
    assert found.p == pytest.approx(wanted.pvalue, rel=1e-6)
    assert (found.low, found.high) == pytest.approx((100 * low, 100 * high), rel=1e-5)


def test_a_share_is_of_the_coded_responses() -> None:
    found = line(compare_runs(BEFORE, 200, NOW, 100, CODEFRAME), kind="theme", theme="schedules", measure="share")
    assert (found.n_before, found.n_now, found.before, found.now) == (200, 100, 50.0, 80.0)


def test_a_response_counts_once_with_the_mean_of_its_mentions() -> None:
    lines = [(row, "price", polarity, "purchase") for row in range(1, 21) for polarity in ("positive", "negative")]
    twice = pd.DataFrame(lines, columns=NAMES)
    found = line(compare_runs(twice, 20, twice, 20, CODEFRAME), kind="all")
    assert (found.n_before, found.before, found.difference) == (20, 0.0, 0.0)


def test_q_is_benjamini_hochberg_within_a_family_over_its_weight() -> None:
    rng = np.random.default_rng(5)
    sides = []
    for share in (0.3, 0.6):
        stages = rng.choice(["purchase", "delivery", "support", "exit"], 200)
        polarity = np.where(rng.random(200) < share, "positive", "negative")
        sides.append(pd.DataFrame({"row": range(200), "theme": "price", "polarity": polarity, "stage": stages}))
    found = compare_runs(sides[0], 200, sides[1], 200, CODEFRAME)
    family = found[found["kind"].isin(["all", "stage"]) & (found["measure"] == "net") & found["p"].notna()]
    assert len(family) == 5
    wanted = np.minimum(1, multipletests(family["p"], method="fdr_bh")[1] / WEIGHTS["stage_net"])
    assert family["q"].tolist() == pytest.approx(wanted.tolist())
    assert sum(WEIGHTS.values()) == 1


def test_few_and_rare_are_not_tested() -> None:
    before = run((200, "quality", "positive", "use"), (9, "price", "negative", "exit"))
    found = compare_runs(before, 209, before, 209, CODEFRAME)
    few = line(found, kind="stage", stage="exit", measure="net")
    assert (few.reason, few.before, few.moved) == ("too_few", -100.0, False)
    assert math.isnan(few.p) and math.isnan(few.low)
    # 18 of 418 responses could at most have parted as 18 of 209 and none: 8.6 points.
    rare = line(found, kind="stage", stage="exit", measure="share")
    assert (rare.reason, round(rare.before, 2)) == ("too_rare", 4.31)
    assert (
        line(
            compare_runs(before, 209, before, 209, CODEFRAME, least=8), kind="stage", stage="exit", measure="share"
        ).reason
        == ""
    )


def test_a_sure_but_small_change_is_no_move() -> None:
    many = run((30_000, "price", "positive", "purchase"), (30_000, "price", "negative", "purchase"))
    more = run((32_000, "price", "positive", "purchase"), (28_000, "price", "negative", "purchase"))
    found = line(compare_runs(many, 60_000, more, 60_000, CODEFRAME), kind="all")
    assert found.q < 1e-9 and found.difference == pytest.approx(6.67, abs=0.01)
    assert not found.moved
    assert line(compare_runs(many, 60_000, more, 60_000, CODEFRAME, least=5), kind="all").moved


def test_exactly_the_least_change_counts() -> None:
    many = run((3000, "price", "positive", "purchase"), (7000, "price", "negative", "purchase"))
    more = run((3500, "price", "positive", "purchase"), (6500, "price", "negative", "purchase"))
    assert line(compare_runs(many, 10_000, more, 10_000, CODEFRAME), kind="all").moved


def test_nothing_coded_keeps_columns_and_types() -> None:
    found = compare_runs(BEFORE.iloc[:0], 0, NOW, 80, CODEFRAME)
    assert list(found.columns) == list(COLUMNS)
    full = compare_runs(BEFORE, 100, NOW, 80, CODEFRAME)
    assert found.dtypes.tolist() == full.dtypes.tolist()
    assert not found["moved"].any()
    assert set(found["reason"]) == {"too_few"}


def test_stages_of_another_codeframe_come_after_those_known() -> None:
    other = run(
        (20, "price", "positive", "zoo"), (20, "price", "positive", "ark"), (20, "price", "positive", "not_stated")
    )
    found = compare_runs(BEFORE, 100, other, 60, CODEFRAME)
    stages = found[(found["kind"] == "stage") & (found["measure"] == "net")]["stage"].tolist()
    assert stages == [*[stage for stage in CODEFRAME.stage_ids if stage != "not_stated"], "ark", "zoo"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 30),
            st.sampled_from(["price", "quality", "general"]),
            st.sampled_from(["positive", "neutral", "negative"]),
            st.sampled_from(["delivery", "exit", "not_stated"]),
        ),
        max_size=60,
    ),
    st.randoms(use_true_random=False),
)
def test_order_does_not_matter_and_a_run_never_differs_from_itself(lines: list[tuple], random: object) -> None:
    frame = pd.DataFrame(lines, columns=NAMES)
    shuffled = frame.sample(frac=1, random_state=random.randrange(2**31))  # type: ignore[attr-defined]
    same = compare_runs(frame, 30, shuffled, 30, CODEFRAME)
    assert not same["moved"].any()
    assert (same["difference"].fillna(0).abs() < 1e-9).all()
    pd.testing.assert_frame_equal(
        compare_runs(frame, 30, BEFORE, 100, CODEFRAME), compare_runs(shuffled, 30, BEFORE, 100, CODEFRAME)
    )
    there, back = compare_runs(frame, 30, BEFORE, 100, CODEFRAME), compare_runs(BEFORE, 100, frame, 30, CODEFRAME)
    np.testing.assert_allclose(there["difference"], -back["difference"], atol=1e-9)
    np.testing.assert_allclose(there["p"], back["p"], atol=1e-12)
