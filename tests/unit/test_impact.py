"""Impact of themes on the score: worked by hand, and against scipy's bootstrap of single responses."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from nlp.analysis.bootstrap import tail
from nlp.analysis.impact import theme_impact
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()


def lines_of(table: pd.DataFrame, theme: str) -> pd.DataFrame:
    return table[table["theme"] == theme].set_index("reading")


def test_the_score_without_the_theme_by_hand() -> None:
    # NPS of all: (3 − 3) / 6 = 0. Rows 1 and 2 mention price (row 3 has no score, row 8 is not coded).
    responses = response_table([0, 9, None, 10, 10, 3, 6, 9], status=["coded"] * 7 + ["error"])
    mentions = mention_table(
        (1, "price", "negative", "delivery"),
        (1, "price", "negative", "support"),
        (2, "price", "positive", "delivery"),
        (3, "price", "negative", "delivery"),
        (8, "price", "negative", "delivery"),
    )
    lines = lines_of(theme_impact(mentions, responses, CODEFRAME, "nps", resamples=50), "price")
    assert lines["n"].tolist() == [2, 1, 1] and (lines["base"] == 6).all()
    assert lines.loc["any", ["score_with", "score_without", "impact"]].tolist() == pytest.approx([0, 0, 0])
    assert lines.loc["negative", ["score_with", "score_without"]].tolist() == pytest.approx([-100, 20])
    assert lines.loc["negative", "impact"] == pytest.approx(0 - 20)
    assert lines.loc["positive", "impact"] == pytest.approx(0 - -20)
    assert lines.loc["negative", "mean_impact"] == pytest.approx(38 / 6 - 38 / 5)
    assert (lines["reason"] == "too_few").all() and lines["low"].isna().all()


def test_bounds_are_those_of_resampled_responses() -> None:
    generator = np.random.default_rng(5)
    hit = generator.random(120) < 0.3
    scores = np.clip(np.round(np.where(hit, generator.normal(5, 3, 120), generator.normal(8, 2, 120))), 0, 10)
    mentions = mention_table(*((int(row) + 1, "schedules", "negative", "delivery") for row in np.flatnonzero(hit)))
    table = theme_impact(mentions, response_table(scores.tolist()), CODEFRAME, None, resamples=8_000)
    line = lines_of(table, "schedules").loc["negative"]

    def removed(hits: np.ndarray, values: np.ndarray, axis: int) -> np.ndarray:
        return values.mean(axis=axis) - np.where(hits, 0, values).sum(axis=axis) / (~hits).sum(axis=axis)

    # The tails as Hesterberg expands them for the smaller group.
    wanted = stats.bootstrap(
        (hit, scores),
        removed,
        paired=True,
        vectorized=True,
        n_resamples=8_000,
        confidence_level=1 - 2 * tail(int(hit.sum())),
        rng=np.random.default_rng(6),
    ).confidence_interval
    assert line["impact"] == pytest.approx(scores.mean() - scores[~hit].mean())
    assert (line["low"], line["high"]) == pytest.approx((wanted.low, wanted.high), abs=0.04)
    assert line["low"] == line["mean_low"]  # a scale of no kind is its own figure


def test_a_theme_of_everybody_or_nobody_has_no_interval() -> None:
    mentions = mention_table(*((row, "quality", "positive", "delivery") for row in range(1, 31)))
    table = theme_impact(mentions, response_table([9, 3, 10] * 10), CODEFRAME, "nps", resamples=50)
    everybody, nobody = lines_of(table, "quality").loc["any"], lines_of(table, "price").loc["any"]
    assert everybody["reason"] == "too_few" and math.isnan(everybody["impact"]) and everybody["n"] == 30
    assert nobody["reason"] == "too_few" and nobody["impact"] == 0 and math.isnan(nobody["score_with"])


@pytest.mark.parametrize("scores", [[], [None, None, None]])
def test_without_scores_every_line_says_so(scores: list[float | None]) -> None:
    mentions = mention_table((1, "price", "negative", "delivery"))
    table = theme_impact(mentions, response_table(scores), CODEFRAME, "nps")
    assert len(table) == 3 * len(CODEFRAME.theme_ids)
    assert set(table["reason"]) == {"no_score"} and table["impact"].isna().all() and (table["base"] == 0).all()


def test_a_slider_of_many_values_is_exact_in_the_middle() -> None:
    generator = np.random.default_rng(9)
    scores = generator.uniform(0, 1_000, 900)
    hit = generator.random(900) < 0.4
    mentions = mention_table(*((int(row) + 1, "ease", "positive", "purchase") for row in np.flatnonzero(hit)))
    table = theme_impact(mentions, response_table(scores.tolist()), CODEFRAME, None, resamples=400)
    line = lines_of(table, "ease").loc["positive"]
    assert line["impact"] == pytest.approx(scores.mean() - scores[~hit].mean())
    assert line["low"] < line["impact"] < line["high"]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 10), st.booleans()), min_size=2, max_size=40), st.integers(0, 9))
def test_impact_is_the_share_times_the_gap_in_any_order(answers: list[tuple[int, bool]], seed: int) -> None:
    responses = response_table([score for score, _ in answers])
    said = [(row, "tools", "negative", "purchase") for row, (_, hit) in enumerate(answers, 1) if hit]
    mentions = mention_table(*said)
    table = theme_impact(mentions, responses, CODEFRAME, "nps", resamples=60)
    line = lines_of(table, "tools").loc["negative"]
    if 0 < len(said) < len(answers):
        assert line["impact"] == pytest.approx(len(said) / len(answers) * (line["score_with"] - line["score_without"]))
    again = theme_impact(shuffled(mentions, seed), shuffled(responses, seed), CODEFRAME, "nps", resamples=60)
    pd.testing.assert_frame_equal(table, again, check_exact=True)
