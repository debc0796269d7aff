"""Two runs compared: which stages, themes and complaints moved by more than chance.

The responses of the two runs are taken for independent samples; where the same customers answer twice and feel the
same, real changes are more certain than told here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.analysis.contrasts import Sums, net_difference
from nlp.analysis.indicators import with_polarity
from nlp.analysis.intervals import Z95
from nlp.analysis.row_values import positions, row_values
from nlp.records import NOT_STATED

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

# Fewer responses than this on either side are not compared.
LEAST_N = 10
ADDED = 2.0  # what each side is given: one response at either end of the scale
# What part of alpha each family of tests gets; together 1. Stages come first: they are what a watch is for, and the
# mean of −1…1 needs more certainty left to it than a share does.
WEIGHTS = {"stage_net": 0.5, "theme_net": 0.25, "share": 0.125, "complaints": 0.125}
COLUMNS = {
    "kind": "str", "stage": "str", "theme": "str", "measure": "str",
    "n_before": "int64", "n_now": "int64", "before": "float64", "now": "float64",
    "difference": "float64", "low": "float64", "high": "float64", "p": "float64", "q": "float64",
    "moved": "bool", "reason": "str",
}  # fmt: skip


def compare_runs(
    before: pd.DataFrame,
    rows_before: int,
    now: pd.DataFrame,
    rows_now: int,
    codeframe: Codeframe,
    *,
    least: float = 10.0,
    alpha: float = 0.05,
) -> pd.DataFrame:
    """Every figure of the run *now* against the same figure of the run *before*.

    Three measures, all counted by response (row): **net** (−100…100) over all, per stage and per theme; **share**
    (0–100 %) of the coded responses that speak of a stage or theme; **complaints** (0–100 %), the share of the
    responses of a stage that complain of a theme there. ``not_stated`` is no stage here.

    Differences of net are tested by Welch's t-test, those of shares by the z-test of Agresti and Caffo. In both, each
    sample first gets one response at either end of the scale, which keeps the tests honest where few answered or
    all agree. The p-values are controlled by Benjamini and Hochberg within four families (net of stages with all, net
    of themes, shares, complaints), among which *alpha* is divided by ``WEIGHTS``; so when nothing has changed, the
    chance that anything at all is said to have moved stays at *alpha* or below. Shares too rare or too common to
    have moved by *least*, whatever way their responses had fallen, are left out of their family, as Tarone advises.

    Args:
        before, now: mentions tables (``row``, ``theme``, ``polarity``, ``stage``) of the two runs.
        rows_before, rows_now: numbers of coded responses.
        least: the least change, in points, that counts as a move.
        alpha: see above.

    Returns:
        DataFrame with ``kind`` (all, stage, theme, cell), ``stage``, ``theme`` ("" where the kind has none),
        ``measure``; ``n_before``, ``n_now`` (responses that the figure rests on); ``before``, ``now``, ``difference``
        in points, ``low``, ``high`` (its 95 % interval); ``p``, ``q`` (adjusted and divided by the weight: moved below
        *alpha*); ``moved`` (q ≤ alpha and a difference of at least *least*); ``reason`` why there is no test:
        ``too_few`` responses, ``too_rare`` to have moved, or "".

    Sources: Welch, B. L. (1947), Biometrika 34, 28–35. Agresti, A. & Caffo, B. (2000), The American Statistician 54,
    280–288. Bonett, D. G. & Price, R. M. (2012), JEBS 37, 479–488. Benjamini, Y. & Hochberg, Y. (1995), JRSS B 57,
    289–300. Tarone, R. E. (1990), Biometrics 46, 515–522.
    """
    import pandas as pd

    stages = _order(codeframe.stage_ids, (before, now), "stage")
    themes = _order(codeframe.theme_ids, (before, now), "theme")
    sides = (_Side(before, rows_before, stages, themes), _Side(now, rows_now, stages, themes))
    parts = [
        ("stage_net", pd.concat([_nets(sides, "all"), _nets(sides, "stage")])),
        ("theme_net", _nets(sides, "theme")),
        ("share", pd.concat([_shares(sides, "stage", least), _shares(sides, "theme", least)])),
        ("complaints", _complaints(sides, least)),
    ]
    found = pd.concat([_controlled(part, WEIGHTS[family]) for family, part in parts], ignore_index=True)
    # Written decimals decide: 10 points are 10 points, whatever the last bit says.
    found["moved"] = (found["q"] <= alpha) & (found["difference"].abs().round(9) >= least)
    return found[list(COLUMNS)].astype(COLUMNS)


class _Side:
    """What is counted of the mentions of one run."""

    def __init__(self, mentions: pd.DataFrame, rows: int, stages: Sequence[str], themes: Sequence[str]) -> None:
        import numpy as np

        self.rows = rows
        self.ids: dict[str, Sequence[str]] = {"all": ("",), "stage": stages, "theme": themes}
        self._mentions, self._row = mentions, np.unique(mentions["row"].to_numpy(dtype=np.int64))

    def sums(self, kind: str) -> Sums:
        """Number of the responses that speak of each id of *kind*, and the sums of their values there."""
        ids = self.ids[kind]
        values = row_values(self._mentions, None if kind == "all" else kind, ids, self._row)
        return values.sums(values.group, len(ids))

    def complaints(self) -> np.ndarray:
        """Number of responses that complain of each theme at each stage, stages outermost."""
        import numpy as np

        bad = with_polarity(self._mentions, "negative")
        stage, theme = (positions(bad[name], self.ids[name]) for name in ("stage", "theme"))
        known = (stage >= 0) & (theme >= 0)
        size, many = len(self.ids["stage"]) * len(self.ids["theme"]), len(self._row) + 1
        cells = (stage * len(self.ids["theme"]) + theme)[known]
        each = np.unique(cells * many + np.searchsorted(self._row, bad["row"].to_numpy()[known]))
        return np.bincount(each // many, minlength=size)


def _order(known: Sequence[str], sides: Sequence[pd.DataFrame], name: str) -> list[str]:
    """The ids of the codeframe, then those that only another codeframe knows."""
    others = {str(code) for side in sides for code in side[name].unique()} - set(known)
    return [code for code in (*known, *sorted(others)) if code != NOT_STATED]


def _names(sides: tuple[_Side, _Side], kind: str) -> dict[str, object]:
    ids = sides[0].ids[kind]
    return {"kind": kind, "stage": ids if kind == "stage" else "", "theme": ids if kind == "theme" else ""}


def _nets(sides: tuple[_Side, _Side], kind: str) -> pd.DataFrame:
    import numpy as np

    before, now = (side.sums(kind) for side in sides)
    found = net_difference(now, before, ADDED)
    with np.errstate(invalid="ignore", divide="ignore"):
        shown = 100 * before.total / before.n, 100 * now.total / now.n
    reason = np.where(np.minimum(before.n, now.n) < LEAST_N, "too_few", "")
    interval = found.low / 100, found.high / 100
    return _lines(_names(sides, kind), "net", (before.n, now.n), shown, interval, found.p, reason, 200.0)


def _shares(sides: tuple[_Side, _Side], kind: str, least: float) -> pd.DataFrame:
    import numpy as np

    counts = [side.sums(kind).n for side in sides]
    totals = [np.full(len(side.ids[kind]), side.rows) for side in sides]
    return _proportions(_names(sides, kind), "share", counts, totals, least)


def _complaints(sides: tuple[_Side, _Side], least: float) -> pd.DataFrame:
    import numpy as np

    stages, themes = sides[0].ids["stage"], sides[0].ids["theme"]
    counts = [side.complaints() for side in sides]
    totals = [np.repeat(side.sums("stage").n, len(themes)) for side in sides]
    names: dict[str, object] = {
        "kind": "cell",
        "stage": np.repeat(stages, len(themes)),
        "theme": list(themes) * len(stages),
    }
    return _proportions(names, "complaints", counts, totals, least)


def _proportions(
    names: dict[str, object], measure: str, counts: list[np.ndarray], totals: list[np.ndarray], least: float
) -> pd.DataFrame:
    import numpy as np

    (x0, x1), (n0, n1) = counts, totals
    with np.errstate(invalid="ignore", divide="ignore"):
        before, now = 100 * x0 / n0, 100 * x1 / n1
        # All responses that say so on one side, as far as they go: the widest that the shares could have parted.
        said = x0 + x1
        widest = np.maximum(
            np.abs(np.minimum(said, n0) / n0 - (said - np.minimum(said, n0)) / n1),
            np.abs(np.minimum(said, n1) / n1 - (said - np.minimum(said, n1)) / n0),
        )
    reason = np.where(np.minimum(n0, n1) < LEAST_N, "too_few", np.where(100 * widest < least, "too_rare", ""))
    p, low, high = agresti_caffo(x0, n0, x1, n1)
    return _lines(names, measure, (n0, n1), (before, now), (low, high), p, reason, 100.0)


def agresti_caffo(
    x0: np.ndarray, n0: np.ndarray, x1: np.ndarray, n1: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """p-value and 95 % interval of the differences x1/n1 − x0/n0 (as fractions).

    statsmodels has the same under ``proportions_2indep``; loading it would double the time of a watch.
    """
    from scipy.stats import norm

    p0, p1 = (x0 + 1) / (n0 + 2), (x1 + 1) / (n1 + 2)
    error = (p0 * (1 - p0) / (n0 + 2) + p1 * (1 - p1) / (n1 + 2)) ** 0.5
    return 2 * norm.sf(abs(p1 - p0) / error), p1 - p0 - Z95 * error, p1 - p0 + Z95 * error


def _lines(
    names: dict[str, object],
    measure: str,
    n: tuple[np.ndarray, np.ndarray],
    shown: tuple[np.ndarray, np.ndarray],
    interval: tuple[np.ndarray, np.ndarray],
    p: np.ndarray,
    reason: np.ndarray,
    widest: float,
) -> pd.DataFrame:
    """One part of the table; the interval is given in units, and holds the difference that is shown."""
    import numpy as np
    import pandas as pd

    difference = shown[1] - shown[0]
    compared = (reason != "too_few") & np.isfinite(difference)
    low, high = (100 * bound for bound in interval)
    return pd.DataFrame(
        {
            **names,
            "measure": measure,
            "n_before": n[0],
            "n_now": n[1],
            "before": shown[0],
            "now": shown[1],
            "difference": difference,
            "low": np.where(compared, np.maximum(-widest, np.minimum(low, difference)), np.nan),
            "high": np.where(compared, np.minimum(widest, np.maximum(high, difference)), np.nan),
            "p": np.where(reason == "", p, np.nan),
            "reason": reason,
        }
    )


def _controlled(part: pd.DataFrame, weight: float) -> pd.DataFrame:
    """*part*, one family of tests, with its q-values."""
    from scipy.stats import false_discovery_control

    tested = part["p"].notna().to_numpy()
    part = part.assign(q=float("nan")).reset_index(drop=True)
    if tested.any():
        part.loc[tested, "q"] = (false_discovery_control(part.loc[tested, "p"]) / weight).clip(max=1.0)
    return part
