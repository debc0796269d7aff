"""What customers gave: NPS, CSAT, CES and stars by their standards, overall, over time and per journey stage.

The unit is the response that gave a score, coded or not. A value off the scale of its kind (an 11 for an NPS, a 3.5
where only whole numbers exist) is counted and left out.

The standards:
* ``nps``, 0–10: % of promoters (9–10) − % of detractors (0–6). Reichheld, F. F. (2003). The one number you need to
  grow. Harvard Business Review, 81(12), 46–54.
* ``csat``, 1–5: the share that gives 4 or 5 (top two boxes).
* ``ces``, 1–7, 7 = least effort: the share that gives 5 or more. Dixon, M., Toman, N. & DeLisi, R. (2013). The
  Effortless Experience (CES 2.0).
* ``stars``, 1–5: the mean; halves are taken.
* None, any other scale: the mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from nlp.analysis.contrast import difference_interval, welch_p
from nlp.analysis.indicators import coded_responses
from nlp.analysis.intervals import Interval, net_interval, share_interval
from nlp.analysis.journey import SMALL_N

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

Figure = Literal["nps", "share", "mean"]
_NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Standard:
    """A kind of score: its *bottom* and *top*, what counts as *low* (up to) and *high* (from), and its *figure*.

    *figure* is ``nps`` (points, −100…100), ``share`` (0–1, of high scores) or ``mean`` (on the scale itself).
    """

    bottom: float
    top: float
    low: float
    high: float
    figure: Figure
    whole: bool = True


STANDARDS: Mapping[str, Standard] = {
    "nps": Standard(0, 10, 6, 9, "nps"),
    "csat": Standard(1, 5, 2, 4, "share"),
    "ces": Standard(1, 7, 3, 5, "share"),
    "stars": Standard(1, 5, 2, 4, "mean", whole=False),
}


def on_scale(scores: pd.Series, kind: str | None) -> pd.Series:
    """The scores that their scale allows, the others NaN; float, index as *scores*."""
    standard = STANDARDS.get(kind or "")
    values = scores.astype("float64")
    if standard is None:
        return values.where(values.abs() < float("inf"))
    fits = values.between(standard.bottom, standard.top)
    if standard.whole:
        fits &= values == values.round()
    return values.where(fits)


def figure_values(scores: pd.Series, kind: str | None) -> pd.Series:
    """What each on-scale score counts for: the mean of these is the figure of its kind.

    ``nps``: 100, 0 or −100; ``share``: 1 or 0; ``mean``: the score.
    """
    standard = STANDARDS.get(kind or "")
    if standard is None or standard.figure == "mean":
        return scores
    high = (scores >= standard.high).astype("float64")
    if standard.figure == "share":
        return high.where(scores.notna())
    return (100 * (high - (scores <= standard.low))).where(scores.notna())


def figure_interval(scores: pd.Series, kind: str | None) -> Interval:
    """The figure of *kind* with its 95 % interval.

    NPS: the adjusted Wald interval, one promoter and one detractor added (Bonett & Price 2012); Rocks, B. (2016).
    Interval estimation for the "Net Promoter Score". The American Statistician, 70(4), 365–372, finds intervals of
    this family best. Share: Wilson. Mean: see :func:`mean_interval`.
    """
    values = figure_values(scores.dropna(), kind)
    standard = STANDARDS.get(kind or "")
    figure = standard.figure if standard else "mean"
    if figure == "nps":
        return net_interval((values / 100).tolist())
    if figure == "share":
        return share_interval(int(values.sum()), len(values))
    return mean_interval(values, kind)


def mean_interval(scores: pd.Series, kind: str | None) -> Interval:
    """Mean score with its 95 % interval.

    On a scale of known ends: the adjusted Wald interval of :func:`nlp.analysis.intervals.net_interval` for the scores
    laid on −1…1, that is with one score at each end added before mean and standard error are taken. Most scores crowd
    at the top, where Student's interval holds the truth too seldom (tests/bench/coverage_scores.py). On any other
    scale: Student's (1908) mean ± t₀.₉₇₅(n − 1) · s / √n, by statsmodels; NaN bounds for one score or for scores
    without spread.
    """
    import numpy as np
    from statsmodels.stats.weightstats import DescrStatsW

    # Sorted, so that the order of the rows does not change the last digit.
    values = np.sort(scores.dropna().to_numpy(dtype="float64"))
    if len(values) == 0:
        return Interval(_NAN, _NAN, _NAN)
    mean = float(values.mean())
    standard = STANDARDS.get(kind or "")
    if standard:
        middle, half = (standard.top + standard.bottom) / 2, (standard.top - standard.bottom) / 2
        net = net_interval(((values - middle) / half).tolist())
        return Interval(mean, middle + half * net.low / 100, middle + half * net.high / 100)
    if len(values) < 2 or values[0] == values[-1]:
        return Interval(mean, _NAN, _NAN)
    low, high = DescrStatsW(values).tconfint_mean(alpha=0.05)
    return Interval(mean, float(low), float(high))


def score_summary(responses: pd.DataFrame, kind: str | None) -> pd.DataFrame:
    """The scores of all responses, one line.

    Args:
        responses: the table of responses; ``score`` is read.
        kind: ``nps``, ``csat``, ``ces``, ``stars`` or None.

    Returns:
        DataFrame with ``n`` (scores on the scale); ``off_scale``, ``missing`` (responses left out); ``figure`` (``nps``
        in points, ``share`` 0–1, ``mean``) with ``value``, ``low``, ``high``; ``mean``, ``mean_low``, ``mean_high``,
        ``sd`` on the scale itself; ``top``, ``middle``, ``bottom`` (responses: promoters/passives/detractors,
        4–5/3/1–2, 5–7/4/1–3; NaN without a standard); ``small`` (n < 20); ``reason`` (``no_score`` or "").
    """
    import pandas as pd

    return pd.DataFrame([_line(responses["score"], kind)])


def score_distribution(responses: pd.DataFrame, kind: str | None) -> pd.DataFrame:
    """One line per value of the scale (of *kind* None, or between whole stars: per value given), lowest first.

    Returns:
        DataFrame with ``score``, ``n``, ``share`` (0–1) and its ``low``, ``high`` (Wilson).
    """
    import pandas as pd

    scores = on_scale(responses["score"], kind).dropna()
    standard = STANDARDS.get(kind or "")
    whole = range(int(standard.bottom), int(standard.top) + 1) if standard else ()
    counts = scores.value_counts()
    lines = []
    for score in sorted({*map(float, whole), *counts.index}):
        share = share_interval(int(counts.get(score, 0)), len(scores))
        lines.append((score, int(counts.get(score, 0)), share.estimate, share.low, share.high))
    kinds = {"score": "float64", "n": "int64", "share": "float64", "low": "float64", "high": "float64"}
    return pd.DataFrame(lines, columns=list(kinds)).astype(kinds)


def score_over_time(responses: pd.DataFrame, periods: pd.Series, kind: str | None) -> pd.DataFrame:
    """One line per period, in the order of the labels.

    Args:
        periods: the label of each response's period, lines as *responses*; missing or "" for none.

    Returns:
        ``period``, the columns of :func:`score_summary`, and ``change`` of the figure against the previous period that
        has scores, with ``change_low``, ``change_high`` (MOVER) and ``p`` (Welch).
    """
    import pandas as pd

    labels = pd.Series(periods.to_numpy(dtype=object), index=responses.index).fillna("").astype(str)
    lines: list[dict[str, Any]] = []
    before = responses["score"].iloc[:0].astype("float64")
    for label in sorted(set(labels) - {""}):
        scores = responses["score"][labels == label]
        now = on_scale(scores, kind).dropna()
        lines.append({"period": label, **_line(scores, kind), **_change(now, before, kind)})
        before = now if len(now) else before
    if not lines:
        nothing = {"period": "", **_line(before, kind), **_change(before, before, kind)}
        return pd.DataFrame([nothing]).astype({"period": object}).iloc[:0]
    return pd.DataFrame(lines).astype({"period": object})


def score_by_stage(
    mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe, kind: str | None
) -> pd.DataFrame:
    """One line per journey stage: the scores of the coded responses that speak of it, columns as the summary's.

    A response that speaks of two stages counts in both; ``missing`` counts its responses without a score.
    """
    import pandas as pd

    coded = coded_responses(responses)
    lines = []
    for stage in codeframe.stage_ids:
        rows = mentions["row"][mentions["stage"] == stage]
        lines.append({"stage": stage, **_line(coded["score"][coded["row"].isin(rows)], kind)})
    return pd.DataFrame(lines)


def _line(scores: pd.Series, kind: str | None) -> dict[str, Any]:
    values = on_scale(scores, kind)
    given = values.dropna()
    figure, mean = figure_interval(given, kind), mean_interval(given, kind)
    standard = STANDARDS.get(kind or "")
    missing = int(scores.isna().sum())
    return {
        "n": len(given),
        "off_scale": len(scores) - missing - len(given),
        "missing": missing,
        "figure": standard.figure if standard else "mean",
        "value": figure.estimate,
        "low": figure.low,
        "high": figure.high,
        "mean": mean.estimate,
        "mean_low": mean.low,
        "mean_high": mean.high,
        "sd": _sd(given.to_numpy()),
        "top": float((given >= standard.high).sum()) if standard else _NAN,
        "middle": float(((given > standard.low) & (given < standard.high)).sum()) if standard else _NAN,
        "bottom": float((given <= standard.low).sum()) if standard else _NAN,
        "small": len(given) < SMALL_N,
        "reason": "" if len(given) else "no_score",
    }


def _sd(values: np.ndarray) -> float:
    import numpy as np

    return float(np.sort(values).std(ddof=1)) if len(values) > 1 else _NAN


def _change(now: pd.Series, before: pd.Series, kind: str | None) -> dict[str, float]:
    """The change of the figure since the period before; NaN where either has no scores."""
    change = difference_interval(figure_interval(now, kind), figure_interval(before, kind))
    p = welch_p(sorted(figure_values(now, kind)), sorted(figure_values(before, kind)))
    return {"change": change.estimate, "change_low": change.low, "change_high": change.high, "p": p}
