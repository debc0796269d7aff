"""Scores by their standards, against formulas written out and against statsmodels and scipy."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from nlp.analysis.scores import (
    STANDARDS,
    figure_interval,
    mean_interval,
    on_scale,
    score_by_stage,
    score_distribution,
    score_over_time,
    score_summary,
)
from nlp.codeframe import load_codeframe
from nlp.survey.scales import SCALES

CODEFRAME = load_codeframe()


def test_the_scales_are_those_that_the_survey_recognises() -> None:
    assert {kind: (standard.bottom, standard.top) for kind, standard in STANDARDS.items()} == SCALES


def test_nps_of_fifty_promoters_thirty_passives_and_twenty_detractors_is_thirty() -> None:
    line = score_summary(response_table([10] * 30 + [9] * 20 + [8] * 20 + [7] * 10 + [6] * 15 + [0] * 5), "nps").iloc[0]
    assert (line["n"], line["top"], line["middle"], line["bottom"]) == (100, 50, 30, 20)
    assert (line["figure"], line["value"]) == ("nps", 30.0)
    # Adjusted Wald: one promoter and one detractor more; variance p + q − (p − q)² of 51/102 and 21/102.
    p, q = 51 / 102, 21 / 102
    half = 1.959964 * math.sqrt((p + q - (p - q) ** 2) / 102)
    assert (line["low"], line["high"]) == pytest.approx((100 * (p - q - half), 100 * (p - q + half)), abs=1e-4)
    assert line["mean"] == pytest.approx((300 + 180 + 160 + 70 + 90) / 100)


def test_csat_is_the_share_of_four_and_five_with_wilsons_interval() -> None:
    line = score_summary(response_table([5, 5, 4, 3, 2, 1, 4, 5]), "csat").iloc[0]
    assert (line["figure"], line["value"], line["top"], line["middle"], line["bottom"]) == ("share", 5 / 8, 5, 1, 2)
    assert (line["low"], line["high"]) == pytest.approx(proportion_confint(5, 8, method="wilson"), abs=1e-6)
    assert line["mean"] == pytest.approx(29 / 8)
    assert line["sd"] == pytest.approx(np.std([5, 5, 4, 3, 2, 1, 4, 5], ddof=1))


def test_effort_counts_from_five_of_seven() -> None:
    line = score_summary(response_table([7, 6, 5, 4, 3, 1]), "ces").iloc[0]
    assert (line["value"], line["top"], line["middle"], line["bottom"]) == (0.5, 3, 1, 2)


def test_stars_are_a_mean_with_one_score_at_each_end_added_for_the_interval() -> None:
    stars = [5, 4.5, 3, 4, 2, 5]
    line = score_summary(response_table(stars), "stars").iloc[0]
    more = np.array([*stars, 1, 5])
    half = 1.959964 * more.std() / math.sqrt(len(more))
    assert (line["figure"], line["value"]) == ("mean", pytest.approx(np.mean(stars)))
    assert (line["low"], line["high"]) == pytest.approx((more.mean() - half, more.mean() + half))
    assert (line["mean_low"], line["mean_high"]) == (line["low"], line["high"])


def test_a_mean_never_leaves_its_scale_and_a_scale_of_no_kind_has_students_interval() -> None:
    scores = pd.Series([0.0, 10.0])
    assert 0 <= mean_interval(scores, "nps").low < 5 < mean_interval(scores, "nps").high <= 10
    sample = [3.0, 70.0, 41.0, 55.0]
    wanted = stats.t.interval(0.95, 3, loc=np.mean(sample), scale=stats.sem(sample))
    found = mean_interval(pd.Series(sample), None)
    assert (found.low, found.high) == pytest.approx(wanted)


def test_values_off_the_scale_are_counted_and_left_out() -> None:
    line = score_summary(response_table([10, 11, -1, 7.5, None, 3, float("inf")]), "nps").iloc[0]
    assert (line["n"], line["off_scale"], line["missing"], line["value"]) == (2, 4, 1, 0.0)
    assert on_scale(pd.Series([4.5, 0.0]), "stars").tolist()[0] == 4.5
    assert math.isnan(on_scale(pd.Series([4.5, 0.0]), "csat")[0])
    assert score_summary(response_table([-7.5, 120.0]), None).iloc[0]["n"] == 2


@pytest.mark.parametrize("kind", ["nps", "csat", "ces", "stars", None])
def test_without_scores_there_is_one_line_that_says_so(kind: str | None) -> None:
    for responses in (response_table([]), response_table([None, None])):
        line = score_summary(responses, kind).iloc[0]
        assert (line["n"], line["reason"], bool(line["small"])) == (0, "no_score", True)
        assert math.isnan(line["value"]) and math.isnan(line["low"]) and math.isnan(line["mean"])


def test_scores_without_spread_have_an_interval_where_the_ends_of_the_scale_are_known() -> None:
    same = pd.Series([5.0, 5.0, 5.0])
    assert mean_interval(same, None).estimate == 5 and math.isnan(mean_interval(same, None).low)
    assert 2 < mean_interval(same, "stars").low < 5 == mean_interval(same, "stars").high
    assert figure_interval(same, "csat").low == pytest.approx(proportion_confint(3, 3, method="wilson")[0], abs=1e-6)
    loved = figure_interval(pd.Series([10.0, 10.0, 10.0]), "nps")
    assert loved.estimate == 100 == loved.high and -20 < loved.low < 60


def test_the_distribution_has_every_value_of_the_scale() -> None:
    table = score_distribution(response_table([5, 5, 1, 3]), "csat")
    assert table["score"].tolist() == [1, 2, 3, 4, 5]
    assert table["n"].tolist() == [1, 0, 1, 0, 2]
    assert table["share"].tolist() == [0.25, 0, 0.25, 0, 0.5]
    assert score_distribution(response_table([4.5]), "stars")["score"].tolist() == [1, 2, 3, 4, 4.5, 5]
    empty = score_distribution(response_table([]), None)
    assert len(empty) == 0 and empty.dtypes.astype(str).tolist() == table.dtypes.astype(str).tolist()


def test_a_change_of_shares_is_newcombes() -> None:
    responses = response_table([5, 4, 1, 2, 5, 5, 5, 4, 4, 1, 5, 5, None])
    periods = pd.Series(["2026-01"] * 5 + ["2026-03"] * 7 + ["2026-02"])
    table = score_over_time(responses, periods, "csat")
    assert table["period"].tolist() == ["2026-01", "2026-02", "2026-03"]
    assert table["n"].tolist() == [5, 0, 7]
    assert math.isnan(table["change"][0]) and math.isnan(table["change"][1])
    # March is compared with January: February has no score.
    assert table["change"][2] == pytest.approx(6 / 7 - 3 / 5)
    wanted = confint_proportions_2indep(6, 7, 3, 5, method="newcomb")
    assert (table["change_low"][2], table["change_high"][2]) == pytest.approx(wanted, abs=1e-6)
    p = stats.ttest_ind([1, 1, 1, 1, 0, 1, 1], [1, 1, 0, 0, 1], equal_var=False).pvalue
    assert table["p"][2] == pytest.approx(p)


def test_without_periods_the_table_is_empty_with_its_columns() -> None:
    responses = response_table([5, 4])
    empty = score_over_time(responses, pd.Series([None, ""]), "csat")
    full = score_over_time(responses, pd.Series(["a", "b"]), "csat")
    assert len(empty) == 0
    assert empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()


def test_stages_take_the_coded_responses_that_speak_of_them() -> None:
    responses = response_table([10, 0, 9, None], status=["coded", "coded", "error", "coded"])
    mentions = mention_table(
        (1, "price", "negative", "delivery"),
        (1, "quality", "positive", "delivery"),
        (1, "quality", "positive", "support"),
        (2, "price", "negative", "delivery"),
        (3, "price", "negative", "delivery"),
        (4, "price", "negative", "support"),
    )
    table = score_by_stage(mentions, responses, CODEFRAME, "nps").set_index("stage")
    assert list(table.index) == list(CODEFRAME.stage_ids)
    assert (table.loc["delivery", "n"], table.loc["delivery", "value"]) == (2, 0)
    assert (table.loc["support", "n"], table.loc["support", "missing"], table.loc["support", "value"]) == (1, 1, 100)
    assert table.loc["exit", "reason"] == "no_score"


@settings(deadline=None, max_examples=50)
@given(st.lists(st.one_of(st.none(), st.integers(-2, 13)), max_size=30), st.integers(0, 9))
def test_every_response_is_counted_once_in_any_order(scores: list[int | None], seed: int) -> None:
    responses = response_table(scores)
    table = score_summary(responses, "nps")
    line = table.iloc[0]
    assert line["n"] + line["off_scale"] + line["missing"] == len(scores)
    assert line["top"] + line["middle"] + line["bottom"] == line["n"]
    if line["n"]:
        assert line["low"] <= line["value"] <= line["high"]
    pd.testing.assert_frame_equal(table, score_summary(shuffled(responses, seed), "nps"), check_exact=True)
