"""Problems solved and unsolved, against scipy; nothing is claimed from a handful."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled
from scipy import stats

from nlp.analysis.contrast import difference_interval, welch_p
from nlp.analysis.intervals import Interval, net_interval
from nlp.analysis.recovery import recovery_effects, recovery_groups
from nlp.analysis.scores import mean_interval

SOLVED, OPEN = [9, 10, 8, 9, 7, 10], [2, 5, 6, 0, 3]
PLAIN, SOUR = [7, 8, 9, 10, 8], [1, 4]
SCORES = [*SOLVED, *OPEN, *PLAIN, *SOUR, 10]
SIGNALS = ["resolved"] * 6 + ["unresolved"] * 4 + ["resolved; unresolved"] + [""] * 7 + ["resolved"]
VALUES = [0.5] * 6 + [-0.6] * 5 + [0.8, 0.6, 0.7, 0.9, 0.5] + [-0.5] * 2 + [1.0]
RESPONSES = response_table(SCORES, signals=SIGNALS, values=VALUES, status=["coded"] * 18 + ["error"])
MENTIONS = mention_table(
    (1, "problem_resolution", "negative", "support"),
    (12, "quality", "positive", "delivery"),
    (17, "price", "negative", "delivery"),
    (18, "price", "negative", "delivery"),
)


def test_the_groups_by_hand() -> None:
    table = recovery_groups(MENTIONS, RESPONSES, "nps").set_index("group")
    # Row 11 tells of both and still stands; 17 and 18 complain without a problem told; 19 is not coded.
    assert table["n"].to_dict() == {"resolved": 6, "unresolved": 5, "no_problem": 5}
    assert table["share"].tolist() == pytest.approx([6 / 18, 5 / 18, 5 / 18])
    assert table.loc["resolved", ["value", "mean"]].tolist() == pytest.approx([100 * 4 / 6, 53 / 6])
    assert table.loc["unresolved", "value"] == -100
    tone = net_interval([-0.6] * 5)
    assert table.loc["unresolved", ["tone", "tone_low", "tone_high"]].tolist() == pytest.approx(
        [tone.estimate, tone.low, tone.high]
    )
    assert table["small"].all() and (table["figure"] == "nps").all()


def test_a_difference_of_means_has_welchs_p_and_the_interval_of_both_means() -> None:
    table = recovery_effects(MENTIONS, RESPONSES, "nps").set_index(["against", "measure"])
    line = table.loc[("unresolved", "mean")]
    first, second = (mean_interval(pd.Series(scores, dtype=float), "nps") for scores in (SOLVED, OPEN))
    assert (line["n"], line["against_n"], line["reason"]) == (6, 5, "")
    assert line["difference"] == pytest.approx(np.mean(SOLVED) - np.mean(OPEN))
    assert line["p"] == pytest.approx(stats.ttest_ind(SOLVED, OPEN, equal_var=False).pvalue)
    above = math.hypot(first.high - first.estimate, second.estimate - second.low)
    assert line["high"] == pytest.approx(line["difference"] + above)


def test_differences_of_the_nps_and_of_the_tone() -> None:
    table = recovery_effects(MENTIONS, RESPONSES, "nps").set_index(["against", "measure"])
    figure, tone = table.loc[("no_problem", "figure")], table.loc[("unresolved", "tone")]
    assert figure["difference"] == pytest.approx(100 * 4 / 6 - 100 * 2 / 5)
    first, second = net_interval([1, 1, 0, 1, 0, 1]), net_interval([0, 0, 1, 1, 0])
    below = math.hypot(first.estimate - first.low, second.high - second.estimate)
    assert figure["low"] == pytest.approx(figure["difference"] - below)
    assert tone["difference"] == pytest.approx(110.0) and 0 < tone["low"] < 110 < tone["high"]
    assert math.isnan(tone["p"])  # neither group varies


def test_too_few_and_no_score_are_told_and_nothing_is_computed() -> None:
    few = recovery_effects(MENTIONS, RESPONSES.head(10), "nps")
    assert set(few["reason"]) == {"too_few"} and few[["difference", "low", "high", "p"]].isna().all(axis=None)
    bare = recovery_effects(MENTIONS, RESPONSES.assign(score=np.nan), "nps").set_index(["against", "measure"])
    assert bare.loc[("unresolved", "figure"), "reason"] == bare.loc[("no_problem", "mean"), "reason"] == "no_score"
    assert bare.loc[("unresolved", "tone"), "reason"] == ""
    empty = recovery_groups(MENTIONS, response_table([]), None)
    assert empty["n"].tolist() == [0, 0, 0] and empty["share"].isna().all() and empty["value"].isna().all()


def test_the_order_of_the_input_changes_nothing() -> None:
    for function in (recovery_groups, recovery_effects):
        again = function(shuffled(MENTIONS, 2), shuffled(RESPONSES, 5), "nps")
        pd.testing.assert_frame_equal(function(MENTIONS, RESPONSES, "nps"), again, check_exact=True)


def test_a_difference_recovered_from_two_intervals() -> None:
    # Distances 3 and 4 below, 4 and 3 above: √(9 + 16) both ways.
    found = difference_interval(Interval(50, 47, 54), Interval(20, 17, 24))
    assert (found.estimate, found.low, found.high) == pytest.approx((30, 25, 35))


def test_welch_is_scipys_and_silent_without_spread() -> None:
    assert welch_p([1, 2, 4], [3, 9, 7, 8]) == pytest.approx(
        stats.ttest_ind([1, 2, 4], [3, 9, 7, 8], equal_var=False).pvalue
    )
    assert math.isnan(welch_p([1, 1], [2, 2])) and math.isnan(welch_p([1], [2, 3]))
