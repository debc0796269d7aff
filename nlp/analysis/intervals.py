"""Intervals for the figures of the analysis: shares, and net sentiment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % confidence interval; NaN all three when there is nothing to estimate from."""

    estimate: float
    low: float
    high: float


_NOTHING = Interval(float("nan"), float("nan"), float("nan"))


def share_interval(count: int, n: int) -> Interval:
    """A share (0 to 1) with the score interval of Wilson (1927).

    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association, 22, 209–212.
    """
    from scipy.stats import binomtest

    if n == 0:
        return _NOTHING
    interval = binomtest(count, n).proportion_ci(confidence_level=0.95, method="wilson")
    return Interval(count / n, float(interval.low), float(interval.high))


def net_interval(values: Sequence[float]) -> Interval:
    """Net sentiment (−100 to 100): 100 × the mean of *values*, one in [−1, 1] per respondent.

    The interval is the adjusted Wald interval for a difference of two shares of the same people (here:
    positive minus negative): one respondent at −1 and one at +1 are added before mean and standard error are
    taken, so that it keeps its coverage at small n and never shrinks to a point when all agree.

    Bonett, D. G. & Price, R. M. (2012). Adjusted Wald confidence interval for a difference of binomial
    proportions based on paired data. Journal of Educational and Behavioral Statistics, 37(4), 479–488.
    """
    n = len(values)
    if n == 0:
        return _NOTHING
    total, squares = sum(values), sum(value * value for value in values)
    mean = total / n
    adjusted = total / (n + 2)
    variance = max(0.0, (squares + 2) / (n + 2) - adjusted * adjusted)
    half = Z95 * (variance / (n + 2)) ** 0.5
    low, high = max(-1.0, adjusted - half), min(1.0, adjusted + half)
    return Interval(100 * mean, 100 * min(low, mean), 100 * max(high, mean))
