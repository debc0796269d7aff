"""Bootstrap of responses by counts: alike responses are one cell, and a resample draws how often each cell comes.

Drawing n responses with replacement gives multinomial counts of the cells (Efron, B. & Tibshirani, R. J. (1993). An
Introduction to the Bootstrap, ch. 6), so that 100,000 responses cost no more than their distinct kinds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

RESAMPLES = 2_000
SEED = 20_260
# A statistic that cannot be computed in more than this share of the resamples has no interval.
MOST_UNDEFINED = 0.05
_BLOCK = 2_048  # cells whose resampled counts are held at a time

Statistic = Callable[["np.ndarray"], "np.ndarray"]


def resampled_counts(counts: np.ndarray, resamples: int, seed: int) -> np.ndarray:
    """Resampled *counts* (a whole number per cell), float, *resamples* lines × cells; for few cells."""
    import numpy as np

    n = int(counts.sum())
    return np.random.default_rng(seed).multinomial(n, counts / n, size=resamples).astype("float64")


def resampled_sums(counts: np.ndarray, values: Callable[[slice], np.ndarray], resamples: int, seed: int) -> np.ndarray:
    """Sums over each resample; for many cells: *resamples* lines × columns of the values.

    A multinomial draw is split into blocks of cells, how many responses fall into each block first, so that the counts
    of all cells never stand in memory together.

    Args:
        counts: how many responses each cell holds, at least one each.
        values: from a slice of the cells to their values (cells × columns), dense or sparse.
    """
    import numpy as np

    generator = np.random.default_rng(seed)
    blocks = [slice(first, first + _BLOCK) for first in range(0, len(counts), _BLOCK)]
    sizes = np.array([counts[block].sum() for block in blocks], dtype="float64")
    totals = generator.multinomial(int(sizes.sum()), sizes / sizes.sum(), size=resamples)
    sums: np.ndarray | None = None
    for block, size, total in zip(blocks, sizes, totals.T, strict=True):
        part = generator.multinomial(total, counts[block] / size).astype("float64") @ values(block)
        sums = part if sums is None else sums + part
    assert sums is not None, "there is at least one cell"
    return sums


def tail(smallest: int | None = None) -> float:
    """The share of a bootstrap distribution beyond each end of a 95 % interval.

    A bootstrap of few is too narrow; for a group of m = *smallest* responses (at least 2) the tails are expanded to
    Φ(−√(m / (m − 1)) · t₀.₉₇₅(m − 1)): Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The
    American Statistician, 69(4), 371–386. None: 0.025.
    """
    from scipy.stats import norm, t

    if smallest is None:
        return 0.025
    return float(norm.cdf(-((smallest / (smallest - 1)) ** 0.5) * t.ppf(0.975, smallest - 1)))


def bca_intervals(
    counts: np.ndarray,
    statistic: Statistic,
    resamples: int = RESAMPLES,
    seed: int = SEED,
    *,
    smallest: int | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Estimates with 95 % bias-corrected and accelerated (BCa) bootstrap intervals.

    Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association, 82,
    171–185; as ``scipy.stats.bootstrap`` computes it from single observations.

    Args:
        counts: how many responses each cell holds, at least one each.
        statistic: from counts (lines × cells) to statistics (lines × statistics), NaN where undefined.
        smallest: responses (at least 2) of the smallest group that the statistic compares; see :func:`tail`.

    Returns:
        Estimates, low and high bounds, one per statistic; NaN bounds where a statistic is undefined in over 5 % of the
        resamples or does not vary.
    """
    import numpy as np
    from scipy.stats import norm

    ends = norm.ppf([tail(smallest), 1 - tail(smallest)])
    counts = np.asarray(counts, dtype="float64")
    estimate = statistic(counts[np.newaxis])[0]
    drawn = statistic(resampled_counts(counts, resamples, seed))
    left_out = statistic(counts - np.eye(len(counts)))
    low, high = np.full(len(estimate), np.nan), np.full(len(estimate), np.nan)
    for column, value in enumerate(estimate):
        values = drawn[:, column]
        values = values[~np.isnan(values)]
        if np.isnan(value) or len(values) < (1 - MOST_UNDEFINED) * resamples or np.ptp(values) == 0:
            continue
        below = ((values < value).sum() + (values <= value).sum()) / (2 * len(values))
        bias = norm.ppf(np.clip(below, 1 / len(values), 1 - 1 / len(values)))
        shift = bias + ends
        tails = norm.cdf(bias + shift / (1 - _acceleration(left_out[:, column], counts) * shift))
        low[column], high[column] = np.quantile(values, tails)
    return estimate, low, high


def _acceleration(left_out: np.ndarray, counts: np.ndarray) -> float:
    """Efron's a from the statistics without one response of each cell; 0 where they do not vary."""
    import numpy as np

    known = ~np.isnan(left_out)
    values, weights = left_out[known], counts[known]
    if not len(values):
        return 0.0
    distance = np.average(values, weights=weights) - values
    spread = float((weights * distance**2).sum())
    return float((weights * distance**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0
