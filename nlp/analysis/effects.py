"""How large a difference is, apart from whether chance can explain it; means and shares with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.analysis.contrasts import Sums

if TYPE_CHECKING:
    import numpy as np

SIZES = ("negligible", "small", "medium", "large")
_BOUNDS = (0.2, 0.5, 0.8)


def effect_size(effect: np.ndarray) -> np.ndarray:
    """The name of each effect (*d*, *g* or *h*): from .2 ``small``, from .5 ``medium``, from .8 ``large``; "" for NaN.

    Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences, 2nd ed. Lawrence Erlbaum.
    """
    import numpy as np

    names = np.array(SIZES, dtype=object)[np.searchsorted(_BOUNDS, np.nan_to_num(np.abs(effect)), side="right")]
    return np.where(np.isnan(effect), "", names).astype(object)


def hedges_g(a: Sums, b: Sums) -> np.ndarray:
    """Difference of means (first minus second) in pooled standard deviations, corrected for small samples.

    g = d · (1 − 3 / (4·df − 1)); NaN where nothing varies. Hedges, L. V. (1981). Distribution theory for Glass's
    estimator of effect size and related estimators. Journal of Educational Statistics, 6, 107–128.
    """
    import numpy as np

    df = a.n + b.n - 2
    with np.errstate(invalid="ignore", divide="ignore"):
        within = _within(a) + _within(b)
        pooled = np.sqrt(within / df)
        g = (a.total / a.n - b.total / b.n) / pooled * (1 - 3 / (4 * df - 1))
    return np.where((df > 0) & (pooled > 1e-9), g, np.nan)


def mean_bounds(sums: Sums) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Means with Student's 95 % interval; the interval is NaN below two values."""
    import numpy as np
    from scipy.stats import t as student

    with np.errstate(invalid="ignore", divide="ignore"):
        mean = sums.total / sums.n
        half = student.ppf(0.975, sums.n - 1) * np.sqrt(_within(sums) / (sums.n - 1) / sums.n)
    return mean, mean - half, mean + half


def share_bounds(count: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shares (0–1) with the score interval of Wilson (1927); NaN where *n* is 0."""
    import numpy as np
    from statsmodels.stats.proportion import proportion_confint

    some, base = n > 0, np.maximum(n, 1)
    low, high = proportion_confint(np.minimum(count, base), base, alpha=0.05, method="wilson")
    share, lower, upper = (np.where(some, figure, np.nan) for figure in (count / base, low, high))
    return share, lower, upper


def _within(sums: Sums) -> np.ndarray:
    """Sum of squared distances from the mean."""
    import numpy as np

    return np.maximum(0.0, sums.squares - sums.total**2 / sums.n)
