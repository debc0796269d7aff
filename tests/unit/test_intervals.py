"""Intervals against their published formulas and against simulated surveys."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from nlp.analysis.intervals import Z95, net_interval, share_interval


def test_z_is_the_normal_quantile() -> None:
    assert pytest.approx(norm.ppf(0.975), abs=1e-6) == Z95


@pytest.mark.parametrize(
    ("count", "n"), [(0, 1), (1, 1), (0, 10), (10, 10), (3, 10), (50, 100), (1, 5000), (4999, 5000)]
)
def test_shares_are_wilsons_as_scipy_computes_them(count: int, n: int) -> None:
    interval = share_interval(count, n)
    wanted = binomtest(count, n).proportion_ci(0.95, method="wilson")
    assert interval.estimate == count / n
    assert interval.low == pytest.approx(wanted.low, abs=1e-6)
    assert interval.high == pytest.approx(wanted.high, abs=1e-6)


def bonett_price(positive: int, negative: int, n: int) -> tuple[float, float]:
    """The interval in the form of the paper: Laplace-adjusted shares p = (f + 1) / (n + 2)."""
    p, q = (positive + 1) / (n + 2), (negative + 1) / (n + 2)
    half = norm.ppf(0.975) * math.sqrt((p + q - (p - q) ** 2) / (n + 2))
    return 100 * (p - q - half), 100 * (p - q + half)


@pytest.mark.parametrize(
    ("positive", "negative", "neutral"),
    [(7, 2, 1), (1, 1, 0), (0, 3, 9), (40, 30, 30), (20, 0, 0), (0, 0, 5), (1, 0, 0)],
)
def test_net_sentiment_is_bonett_and_prices(positive: int, negative: int, neutral: int) -> None:
    n = positive + negative + neutral
    interval = net_interval([1.0] * positive + [-1.0] * negative + [0.0] * neutral)
    low, high = bonett_price(positive, negative, n)
    assert interval.estimate == pytest.approx(100 * (positive - negative) / n)
    assert interval.low == pytest.approx(max(-100.0, low), abs=1e-4)
    # The adjusted centre lies nearer 0; the interval still holds the estimate.
    assert interval.high == pytest.approx(max(interval.estimate, min(100.0, high)), abs=1e-4)


def test_seven_two_and_one_by_hand() -> None:
    # p = 8/12, q = 3/12; difference 5/12, variance (11/12 − 25/144) / 12 = 107/1728.
    half = 1.959964 * math.sqrt(107 / 1728)
    interval = net_interval([1] * 7 + [-1] * 2 + [0])
    assert (interval.low, interval.high) == pytest.approx((100 * (5 / 12 - half), 100 * (5 / 12 + half)))
    assert interval.estimate == pytest.approx(50.0)


def test_nothing_to_estimate_from_is_nan() -> None:
    for interval in (net_interval([]), share_interval(0, 0)):
        assert math.isnan(interval.estimate)
        assert math.isnan(interval.low)
        assert math.isnan(interval.high)


def test_one_respondent_tells_next_to_nothing() -> None:
    low, high = bonett_price(1, 0, 1)
    assert (low, high) == pytest.approx((-73.35, 140.02), abs=0.01)
    interval = net_interval([1])
    assert (interval.estimate, interval.high) == (100.0, 100.0)
    assert interval.low == pytest.approx(-73.35, abs=0.01)


def test_unanimity_never_shrinks_to_a_point() -> None:
    assert net_interval([1] * 50).low < 95.0
    assert net_interval([-1] * 50).high > -95.0
    assert net_interval([0] * 50).low == pytest.approx(-net_interval([0] * 50).high)
    assert net_interval([0] * 50).low < -2.0


@given(st.lists(st.sampled_from([-1.0, -0.5, 0.0, 1 / 3, 1.0]), min_size=1, max_size=60))
def test_intervals_hold_their_estimate_stay_in_range_and_mirror(values: list[float]) -> None:
    interval = net_interval(values)
    assert -100 <= interval.low <= interval.estimate + 1e-9
    assert interval.estimate - 1e-9 <= interval.high <= 100
    mirror = net_interval([-value for value in values])
    assert (mirror.low, mirror.high) == pytest.approx((-interval.high, -interval.low))


@given(st.integers(1, 400), st.integers(0, 400))
def test_a_share_and_its_complement_mirror(n: int, count: int) -> None:
    count = min(count, n)
    interval, other = share_interval(count, n), share_interval(n - count, n)
    assert 0 <= interval.low <= interval.estimate <= interval.high <= 1
    assert (interval.low, interval.high) == pytest.approx((1 - other.high, 1 - other.low))


@pytest.mark.parametrize("n", [20, 60, 300])
@pytest.mark.parametrize(("positive", "negative"), [(0.6, 0.2), (0.4, 0.4), (0.85, 0.1), (0.1, 0.3)])
def test_net_intervals_cover_the_truth_as_often_as_they_say(n: int, positive: float, negative: float) -> None:
    draws = np.random.default_rng(7).multinomial(n, [positive, negative, 1 - positive - negative], size=2000)
    truth = 100 * (positive - negative)
    held = 0
    for p, q, z in draws.tolist():
        interval = net_interval([1.0] * p + [-1.0] * q + [0.0] * z)
        held += interval.low <= truth <= interval.high
    assert 0.93 <= held / 2000 <= 0.995


@pytest.mark.parametrize("n", [20, 60, 300])
@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.8])
def test_share_intervals_cover_the_truth_as_often_as_they_say(n: int, share: float) -> None:
    counts = np.random.default_rng(11).binomial(n, share, size=4000).tolist()
    held = [interval.low <= share <= interval.high for interval in (share_interval(count, n) for count in counts)]
    assert 0.93 <= sum(held) / len(held) <= 0.995
