"""Differences of groups against scipy, statsmodels and published figures."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from nlp.analysis.contrasts import (
    LEAST_N,
    Sums,
    false_discovery,
    mean_difference,
    net_bounds,
    net_difference,
    overlapping_difference,
    share_difference,
)
from nlp.analysis.effects import effect_size, hedges_g, mean_bounds, share_bounds
from nlp.analysis.intervals import net_interval, share_interval

VALUES = st.lists(st.sampled_from([-1.0, -0.5, -1 / 3, 0.0, 0.5, 1.0]), min_size=1, max_size=40)


def sums_of(*groups: list[float]) -> Sums:
    arrays = [np.array(group) for group in groups]
    return Sums(
        *(np.array(v, dtype=float) for v in zip(*((len(a), a.sum(), (a * a).sum()) for a in arrays), strict=True))
    )


@given(VALUES)
def test_net_bounds_are_those_of_the_journey(values: list[float]) -> None:
    told = net_interval(values)
    found = [float(figure[0]) for figure in net_bounds(sums_of(values))]
    assert found == pytest.approx([told.estimate, told.low, told.high], abs=1e-9)


def test_nobody_has_no_net() -> None:
    assert np.isnan(np.array(net_bounds(sums_of([])))).all()


def welch_of(a: list[float], b: list[float]) -> tuple[float, float, float]:
    """scipy's Welch test on both groups with half a respondent more at each end, from its summary statistics."""
    parts = []
    for group in (a, b):
        n, squares = len(group) + 1, sum(v * v for v in group) + 1
        mean = sum(group) / n
        parts.append((mean, math.sqrt((squares - n * mean * mean) / (n - 1)), n))
    (m1, s1, n1), (m2, s2, n2) = parts
    test = stats.ttest_ind_from_stats(m1, s1, n1, m2, s2, n2, equal_var=False)
    error = math.sqrt(s1**2 / n1 + s2**2 / n2)
    df = error**4 / (s1**4 / n1**2 / (n1 - 1) + s2**4 / n2**2 / (n2 - 1))
    half = stats.t.ppf(0.975, df) * error
    return m1 - m2 - half, m1 - m2 + half, test.pvalue


def test_a_difference_of_nets_is_welchs_on_the_widened_groups() -> None:
    a, b = [1.0] * 9 + [0.0, -1.0, 0.5], [-1.0] * 7 + [1.0, 0.0, 1 / 3]
    found = net_difference(sums_of(a), sums_of(b))
    low, high, p = welch_of(a, b)
    assert found.estimate[0] == pytest.approx(100 * (np.mean(a) - np.mean(b)))
    assert (found.low[0], found.high[0]) == pytest.approx((100 * low, 100 * high))
    assert found.p[0] == pytest.approx(p)


def test_all_praise_against_all_praise_is_no_difference_and_against_all_complaint_one() -> None:
    same = net_difference(sums_of([1.0] * 30), sums_of([1.0] * 30))
    assert (same.estimate[0], same.p[0]) == (0, 1) and same.low[0] < 0 < same.high[0]
    apart = net_difference(sums_of([1.0] * 30), sums_of([-1.0] * 30))
    assert (apart.estimate[0], apart.high[0]) == (200, 200)
    assert apart.low[0] > 150 and apart.p[0] < 1e-20


def test_five_that_agree_are_no_proof_against_five_hundred() -> None:
    many = [1.0] * 375 + [0.0] * 75 + [-1.0] * 50
    unwidened = mean_difference(sums_of([1.0] * 5), sums_of(many))
    assert unwidened.p[0] < 1e-10
    assert net_difference(sums_of([1.0] * 5), sums_of(many)).p[0] > 0.2


def test_under_five_there_is_a_difference_but_no_test() -> None:
    found = net_difference(sums_of([1.0] * (LEAST_N - 1), [1.0] * LEAST_N), sums_of([-1.0] * 9, [-1.0] * 9))
    assert found.estimate.tolist() == [200, 200]
    assert np.isnan(found.p).tolist() == np.isnan(found.low).tolist() == [True, False]
    assert np.isnan(net_difference(sums_of([]), sums_of([1.0])).estimate[0])


@given(VALUES, VALUES)
def test_a_difference_turns_round_and_its_interval_holds_it(a: list[float], b: list[float]) -> None:
    there, back = net_difference(sums_of(a), sums_of(b)), net_difference(sums_of(b), sums_of(a))
    assert there.estimate[0] == pytest.approx(-back.estimate[0])
    if min(len(a), len(b)) >= LEAST_N:
        assert there.low[0] == pytest.approx(-back.high[0])
        assert there.p[0] == pytest.approx(back.p[0])
        assert -200 <= there.low[0] <= there.estimate[0] <= there.high[0] <= 200
        assert 0 <= there.p[0] <= 1


def test_means_by_scipy() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.integers(0, 11, 23).astype(float), rng.integers(3, 11, 41).astype(float)
    found = mean_difference(sums_of(a.tolist()), sums_of(b.tolist()))
    told = stats.ttest_ind(a, b, equal_var=False)
    interval = told.confidence_interval(0.95)
    assert found.p[0] == pytest.approx(told.pvalue)
    assert (found.low[0], found.high[0]) == pytest.approx((interval.low, interval.high))
    mean, low, high = (float(figure[0]) for figure in mean_bounds(sums_of(a.tolist())))
    own = stats.ttest_1samp(a, 0).confidence_interval(0.95)
    assert (mean, low, high) == pytest.approx((a.mean(), own.low, own.high))


def test_shares_by_newcombes_published_examples() -> None:
    # Newcombe (1998), Statistics in Medicine 17, Table II, method 10, examples (a), (c), (e), (h).
    a, na = np.array([56, 9, 5, 10]), np.array([70, 10, 56, 10])
    b, nb = np.array([48, 3, 0, 0]), np.array([80, 10, 29, 10])
    found = share_difference(a, na, b, nb)
    assert found.estimate == pytest.approx([0.2, 0.6, 5 / 56, 1])
    assert found.low == pytest.approx([0.0524, 0.1705, -0.0381, 0.6075], abs=5e-5)
    assert found.high == pytest.approx([0.3339, 0.8090, 0.1926, 1.0], abs=5e-5)


def test_the_test_of_shares_is_n_minus_one_chi_squared_or_fishers() -> None:
    found = share_difference(
        np.array([56, 3, 0, 8]), np.array([70, 9, 9, 8]), np.array([48, 0, 0, 9]), np.array([80, 400, 9, 9])
    )
    plain = stats.chi2_contingency([[56, 14], [48, 32]], correction=False).statistic
    assert found.p[0] == pytest.approx(stats.chi2.sf(plain * 149 / 150, 1))
    assert found.p[1] == pytest.approx(stats.fisher_exact([[3, 6], [0, 400]])[1])
    assert found.p[2:].tolist() == [1, 1]  # nobody and everybody: nothing to tell apart
    assert np.isnan(share_difference(np.array([0]), np.array([0]), np.array([1]), np.array([9])).estimate[0])


def test_partly_the_same_respondents() -> None:
    rng = np.random.default_rng(3)
    x, y = rng.choice([-1.0, 0.0, 1.0], 200), rng.choice([-1.0, 0.0, 1.0], 200)
    gone = np.nan * np.zeros(200)
    # None the same: Welch's on the widened groups.
    apart = overlapping_difference(np.concatenate([x, gone]), np.concatenate([gone, y]))
    low, high, p = welch_of(x.tolist(), y.tolist())
    assert apart == pytest.approx((100 * (x.mean() - y.mean()), 100 * low, 100 * high, p))
    # All the same, in step: the paired test, which the addition hardly moves at this n.
    follows = np.clip(x + rng.choice([0.0, 0.0, 0.0, -1.0], 200), -1, 1)
    paired = stats.ttest_rel(x, follows)
    same = overlapping_difference(x, follows)
    interval = paired.confidence_interval(0.95)
    assert (same[1], same[2]) == pytest.approx((100 * interval.low, 100 * interval.high), abs=1)
    assert same[3] < 1e-6 < overlapping_difference(np.concatenate([x, gone]), np.concatenate([gone, follows]))[3]


def test_too_few_on_either_side_of_an_overlap() -> None:
    x = np.array([1.0] * 4 + [np.nan] * 6)
    estimate, *rest = overlapping_difference(x, np.full(10, -1.0))
    assert estimate == 200 and np.isnan(rest).all()
    assert np.isnan(overlapping_difference(x * np.nan, x)).all()


def test_false_discovery_by_the_example_of_benjamini_and_hochberg() -> None:
    # Benjamini & Hochberg (1995), section 4.1: fifteen tests, of which four stand at q = .05.
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.759,
        1,
    ]
    q = false_discovery(np.array([*p[:7], np.nan, *p[7:]]))
    assert np.isnan(q[7])
    assert (q <= 0.05).sum() == 4
    assert np.delete(q, 7) == pytest.approx(stats.false_discovery_control(p))
    assert np.isnan(false_discovery(np.array([np.nan]))).all() and len(false_discovery(np.array([]))) == 0


def test_effects_by_hand() -> None:
    # Means 3 and 1, pooled variance 1, df 8: d = 2, g = 2 · (1 − 3/31).
    a, b = [2.0, 2.0, 3.0, 4.0, 4.0], [0.0, 0.0, 1.0, 2.0, 2.0]
    assert hedges_g(sums_of(a), sums_of(b))[0] == pytest.approx(2 * (1 - 3 / 31))
    assert np.isnan(hedges_g(sums_of([1.0] * 5), sums_of([1.0] * 5))[0])
    sizes = effect_size(np.array([0.0, -0.19, 0.2, -0.5, 0.79, 0.8, np.nan]))
    assert sizes.tolist() == ["negligible", "negligible", "small", "medium", "medium", "large", ""]


@given(st.integers(0, 50), st.integers(0, 50))
@settings(max_examples=30, deadline=None)
def test_shares_are_those_of_the_themes(count: int, more: int) -> None:
    told = share_interval(count, count + more)
    found = [float(figure[0]) for figure in share_bounds(np.array([count]), np.array([count + more]))]
    assert found == pytest.approx([told.estimate, told.low, told.high], abs=1e-9, nan_ok=True)
