"""Differences between two groups of respondents, with intervals and tests; arrays in, arrays out.

Net values are one per respondent, in [−1, 1]. Differences of nets are in points (−200…200), of shares from −1 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.intervals import Z95

if TYPE_CHECKING:
    import numpy as np

# A difference is tested where both groups have at least this many respondents.
LEAST_N = 5
# What each group is given before it is compared, half of it at +1 and half at −1, in respondents.
ADDED = 1.0


@dataclass(frozen=True, slots=True)
class Sums:
    """What the figures of groups need of their values: how many, their sum, the sum of their squares."""

    n: np.ndarray
    total: np.ndarray
    squares: np.ndarray

    def __sub__(self, other: Sums) -> Sums:
        return Sums(self.n - other.n, self.total - other.total, self.squares - other.squares)

    def of(self, which: np.ndarray) -> Sums:
        """The groups at the positions *which*."""
        return Sums(self.n[which], self.total[which], self.squares[which])


@dataclass(frozen=True, slots=True)
class Difference:
    """First group minus second, with its 95 % interval and the p-value of no difference; NaN where too few."""

    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray


def net_bounds(sums: Sums) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Net sentiment with its interval, as :func:`nlp.analysis.intervals.net_interval`, for many groups at once."""
    import numpy as np

    n = sums.n
    with np.errstate(invalid="ignore", divide="ignore"):
        net = np.where(n > 0, sums.total / n, np.nan)
        centre = sums.total / (n + 2)
        half = Z95 * np.sqrt(np.maximum(0.0, (sums.squares + 2) / (n + 2) - centre**2) / (n + 2))
        low, high = np.maximum(-1, centre - half), np.minimum(1, centre + half)
        return 100 * net, 100 * np.where(n > 0, np.minimum(low, net), np.nan), 100 * np.maximum(high, net)


def net_difference(a: Sums, b: Sums, added: float = ADDED) -> Difference:
    """Difference of two nets: Welch's interval and test after each group is given half a respondent at +1 and at −1.

    Args:
        a, b: sums of the groups.
        added: more of it (in respondents) makes the test stricter where few answered or all agree.

    Without the addition Welch's test calls a difference far too often when a small group happens to agree (5
    against 500 respondents: up to 79 % false alarms at the 5 % level; with it at most 3 %), and has no value when
    all agree. The interval excludes 0 if and only if p < .05, but for a group estimate outside it, which it is
    widened to hold.

    Welch, B. L. (1947). The generalization of "Student's" problem when several different population variances are
    involved. Biometrika, 34, 28–35. The addition follows Agresti, A. & Caffo, B. (2000). Simple and effective
    confidence intervals for proportions and differences of proportions. The American Statistician, 54, 280–288, who
    give each group two respondents; one is nearer 95 % here (simulated, see ``tests/bench/coverage.py``).
    """
    import numpy as np

    change = _welch(_widened(a, added), _widened(b, added))
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = a.total / a.n - b.total / b.n
    low, high = np.maximum(-2, np.minimum(change.low, raw)), np.minimum(2, np.maximum(change.high, raw))
    return _told(Difference(100 * raw, 100 * low, 100 * high, change.p), a.n, b.n)


def mean_difference(a: Sums, b: Sums) -> Difference:
    """Difference of two means of any scale: Welch's interval and test. NaN where neither group varies."""
    return _told(_welch(a, b), a.n, b.n)


def overlapping_difference(first: np.ndarray, second: np.ndarray) -> tuple[float, float, float, float]:
    """Difference of two nets of partly the same respondents, its interval, and p.

    Respondents who gave both values are compared with themselves, the others as independent: Welch's test with the
    covariance of the pairs (*T_new2*), after the same addition as :func:`net_difference`.

    Derrick, B., Russ, B., Toher, D. & White, P. (2017). Test statistics for the comparison of means for two samples
    that include both paired and independent observations. Journal of Modern Applied Statistical Methods, 16, 137–157.

    Args:
        first, second: one value in [−1, 1] per respondent, in the same order; NaN where there is none.

    Returns:
        Estimate, low, high in points, and p; all but the estimate NaN with fewer than ``LEAST_N`` on either side.
    """
    import numpy as np
    from scipy.stats import t as student

    x, y = first[~np.isnan(first)], second[~np.isnan(second)]
    raw = float(x.mean() - y.mean()) if len(x) and len(y) else float("nan")
    if min(len(x), len(y)) < LEAST_N:
        return 100 * raw, float("nan"), float("nan"), float("nan")
    a, b = (_widened(Sums(*(np.array(v) for v in (len(z), z.sum(), (z * z).sum())))) for z in (x, y))
    va, vb, welch_df = _variances(a, b)
    both = ~np.isnan(first) & ~np.isnan(second)
    pairs = int(both.sum())
    r = _correlation(first[both], second[both])
    variance = va + vb - 2 * r * np.sqrt(va * vb) * pairs / np.sqrt(a.n * b.n)
    alone = len(x) + len(y) - 2 * pairs
    df = (pairs - 1) + (welch_df - pairs + 1) / (alone + 2 * pairs) * alone
    shift, error = float(a.total / a.n - b.total / b.n), float(np.sqrt(variance))
    half = float(student.ppf(0.975, df)) * error
    p = 2 * float(student.sf(abs(shift) / error, df))
    return 100 * raw, 100 * max(-2.0, min(shift - half, raw)), 100 * min(2.0, max(shift + half, raw)), p


def share_difference(count_a: np.ndarray, n_a: np.ndarray, count_b: np.ndarray, n_b: np.ndarray) -> Difference:
    """Difference of two shares of different respondents: Newcombe's interval and the N − 1 chi-squared test.

    Where an expected count is below 1 Fisher's exact test is taken instead, as Campbell advises.

    Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions: comparison of
    eleven methods. Statistics in Medicine, 17, 873–890 (method 10). Campbell, I. (2007). Chi-squared and
    Fisher–Irwin tests of two-by-two tables with small sample recommendations. Statistics in Medicine, 26, 3661–3675.
    """
    import numpy as np
    from scipy.stats import chi2, fisher_exact
    from statsmodels.stats.proportion import confint_proportions_2indep

    known = (n_a > 0) & (n_b > 0)
    a, na, b, nb = (np.where(known, v, 1).astype(float) for v in (count_a, n_a, count_b, n_b))
    low, high = confint_proportions_2indep(a, na, b, nb, method="newcomb", compare="diff")
    total, said = na + nb, a + b
    with np.errstate(invalid="ignore", divide="ignore"):
        chi = (a * (nb - b) - b * (na - a)) ** 2 * (total - 1) / (said * (total - said) * na * nb)
    p = np.where((said == 0) | (said == total), 1.0, chi2.sf(chi, 1))
    expected = np.minimum(na, nb) * np.minimum(said, total - said) / total
    for cell in np.flatnonzero((expected < 1) & (said > 0) & (said < total)):
        table = [[a[cell], na[cell] - a[cell]], [b[cell], nb[cell] - b[cell]]]
        p[cell] = fisher_exact(np.array(table, dtype=int))[1]
    return _told(Difference(a / na - b / nb, low, high, p), n_a, n_b)


def false_discovery(p: np.ndarray) -> np.ndarray:
    """p-values adjusted over their family, NaN apart: the expected share of false finds among those below.

    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical
    Society B, 57, 289–300.
    """
    import numpy as np
    from statsmodels.stats.multitest import multipletests

    q = np.full(len(p), np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        q[tested] = multipletests(p[tested], method="fdr_bh")[1]
    return q


def _widened(sums: Sums, added: float = ADDED) -> Sums:
    return Sums(sums.n + added, sums.total, sums.squares + added)


def _variances(a: Sums, b: Sums) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Squared standard errors of both means, and Welch's degrees of freedom."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        va, vb = (np.maximum(0.0, s.squares - s.total**2 / s.n) / (s.n - 1) / s.n for s in (a, b))
        return va, vb, (va + vb) ** 2 / (va**2 / (a.n - 1) + vb**2 / (b.n - 1))


def _welch(a: Sums, b: Sums) -> Difference:
    import numpy as np
    from scipy.stats import t as student

    va, vb, df = _variances(a, b)
    with np.errstate(invalid="ignore", divide="ignore"):
        shift, error = a.total / a.n - b.total / b.n, np.sqrt(va + vb)
        half = student.ppf(0.975, df) * error
        return Difference(shift, shift - half, shift + half, 2 * student.sf(np.abs(shift) / error, df))


def _correlation(x: np.ndarray, y: np.ndarray) -> float:
    import numpy as np

    if len(x) < 3 or not x.std() or not y.std():
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])


def _told(found: Difference, n_a: np.ndarray, n_b: np.ndarray) -> Difference:
    """Estimate where both have anyone; interval and p where both have enough."""
    import numpy as np

    some, enough = (n_a > 0) & (n_b > 0), (n_a >= LEAST_N) & (n_b >= LEAST_N)
    return Difference(
        np.where(some, found.estimate, np.nan),
        *(np.where(enough, value, np.nan) for value in (found.low, found.high, found.p)),
    )
