"""Two independent groups of responses compared: a difference with its interval, and a test."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.analysis.intervals import Interval

_NAN = float("nan")


def difference_interval(first: Interval, second: Interval) -> Interval:
    """*first* minus *second*, with the interval recovered from the intervals of both (MOVER).

    low = d − √((e₁ − low₁)² + (high₂ − e₂)²), high = d + √((high₁ − e₁)² + (e₂ − low₂)²). It keeps the merits of the
    intervals it is made from: of two Wilson intervals it makes Newcombe's hybrid score interval, and it does not
    shrink to a point when all of a group agree. NaN bounds when either has none.

    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in
    Medicine, 17, 873–890. Zou, G. Y. & Donner, A. (2008). Construction of confidence limits about effect measures:
    a general approach. Statistics in Medicine, 27, 1693–1702.
    """
    difference = first.estimate - second.estimate
    below = ((first.estimate - first.low) ** 2 + (second.high - second.estimate) ** 2) ** 0.5
    above = ((first.high - first.estimate) ** 2 + (second.estimate - second.low) ** 2) ** 0.5
    return Interval(difference, difference - below, difference + above)


def welch_p(first: Sequence[float], second: Sequence[float]) -> float:
    """Two-sided p of Welch's t-test that the means are equal; NaN below two values a group or without any spread.

    Welch, B. L. (1947). The generalization of "Student's" problem when several different population variances are
    involved. Biometrika, 34, 28–35. Computed by scipy.
    """
    import numpy as np
    from scipy.stats import ttest_ind_from_stats

    if min(len(first), len(second)) < 2 or len({*first}) == len({*second}) == 1:
        return _NAN
    # Sorted, so that the order of the rows does not change the last digit.
    known = [(np.mean(values), np.std(values, ddof=1), len(values)) for values in (sorted(first), sorted(second))]
    return float(ttest_ind_from_stats(*known[0], *known[1], equal_var=False).pvalue)
