"""The bootstrap by counts against scipy's bootstrap of single observations, and against the variance it must have."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from nlp.analysis.bootstrap import bca_intervals, resampled_counts, resampled_sums, tail

SKEWED = np.array([0] * 2 + [3] * 1 + [5] * 3 + [8] * 6 + [9] * 12 + [10] * 26, dtype=float)


def by_counts(sample: np.ndarray, resamples: int) -> tuple[float, float, float]:
    values, counts = np.unique(sample, return_counts=True)

    def mean(weights: np.ndarray) -> np.ndarray:
        return (weights @ values / weights.sum(axis=1))[:, None]

    estimate, low, high = bca_intervals(counts, mean, resamples, 7)
    return float(estimate[0]), float(low[0]), float(high[0])


def test_bca_is_scipys() -> None:
    estimate, low, high = by_counts(SKEWED, 20_000)
    wanted = stats.bootstrap((SKEWED,), np.mean, n_resamples=20_000, method="BCa", rng=np.random.default_rng(8))
    assert estimate == pytest.approx(SKEWED.mean())
    assert low == pytest.approx(wanted.confidence_interval.low, abs=0.05)
    assert high == pytest.approx(wanted.confidence_interval.high, abs=0.05)
    # The percentiles alone lie elsewhere: the test tells BCa from them.
    plain = stats.bootstrap((SKEWED,), np.mean, n_resamples=20_000, method="percentile", rng=np.random.default_rng(8))
    assert abs(plain.confidence_interval.low - low) > 0.08


def test_the_tails_of_few_are_expanded_as_hesterberg_tells() -> None:
    assert tail() == 0.025
    # t₀.₉₇₅(9) = 2.262157, √(10/9) = 1.054093, Φ(−2.384523) = 0.008550.
    assert tail(10) == pytest.approx(0.008550, abs=2e-6)
    assert tail(100_000) == pytest.approx(0.025, abs=1e-5)
    values, counts = np.arange(12, dtype=float), np.full(12, 50)

    def mean(weights: np.ndarray) -> np.ndarray:
        return (weights @ values / weights.sum(axis=1))[:, None]

    _, low, high = bca_intervals(counts, mean, 20_000, 7)
    _, wide_low, wide_high = bca_intervals(counts, mean, 20_000, 7, smallest=10)
    assert (wide_high - wide_low)[0] / (high - low)[0] == pytest.approx(2.384523 / 1.959964, abs=0.06)


def test_the_same_seed_gives_the_same_bounds() -> None:
    assert by_counts(SKEWED, 500) == by_counts(SKEWED, 500)


def test_what_does_not_vary_has_no_interval() -> None:
    _, low, high = by_counts(np.full(30, 4.0), 200)
    assert np.isnan(low) and np.isnan(high)


def test_what_is_undefined_in_many_resamples_has_no_interval() -> None:
    def rare(weights: np.ndarray) -> np.ndarray:
        with np.errstate(divide="ignore"):
            return np.where(weights[:, :1] > 0, weights[:, 1:] / weights[:, :1], np.nan)

    estimate, low, _ = bca_intervals(np.array([1, 20]), rare, 500, 7)
    assert estimate[0] == 20 and np.isnan(low[0])


def test_every_resample_has_as_many_responses() -> None:
    assert (resampled_counts(np.array([3, 1, 6]), 50, 1).sum(axis=1) == 10).all()


def test_sums_over_many_blocks_of_cells_have_the_mean_and_variance_of_a_bootstrap() -> None:
    generator = np.random.default_rng(3)
    counts = generator.integers(1, 4, 2_500)
    values = np.column_stack([generator.normal(2, 1, 2_500), np.ones(2_500)])
    sums = resampled_sums(counts, lambda block: values[block], 2_000, 11)
    n = counts.sum()
    assert (sums[:, 1] == n).all()
    sample = np.repeat(values[:, 0], counts)
    assert sums[:, 0].mean() == pytest.approx(sample.sum(), rel=0.002)
    assert sums[:, 0].std() == pytest.approx(np.sqrt(n) * sample.std(), rel=0.06)
