"""First and last impression of the journey against the rest of it, and how far each stage varies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.analysis.contrasts import LEAST_N, Sums, false_discovery, net_bounds, overlapping_difference
from nlp.analysis.effects import share_bounds
from nlp.analysis.indicators import coded_responses
from nlp.analysis.journey import SMALL_N
from nlp.analysis.row_values import RowValues, row_values
from nlp.records import NOT_STATED

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

FIRST, LAST = "awareness", "exit"


def impressions(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """The first and the last impression, each against all other stages that the answers tell (not ``not_stated``).

    The first stage is ``awareness`` and the last ``exit``; a codeframe without them gives its first and last stage.

    Returns:
        DataFrame of two lines with ``impression`` (``first``, ``last``), ``stage``; ``n`` (responses that speak of it),
        ``share`` (of the coded ones), ``net``, ``low``, ``high`` (−100…100, 95 %), ``small`` (n < 20); the same of the
        other stages as ``rest_n``, ``rest_net``, ``rest_low``, ``rest_high``; ``both_n`` (responses that speak of
        both); ``difference``, ``difference_low``, ``difference_high`` (points, impression minus rest), ``p``, see
        :func:`nlp.analysis.contrasts.overlapping_difference`; ``q`` (Benjamini–Hochberg over the two lines);
        ``reason``: ``no_mentions`` or ``too_few`` when there is no test, else "".
    """
    import numpy as np
    import pandas as pd

    rows = coded_responses(responses, ("row",))["row"].to_numpy(dtype=np.int64)
    mentions = mentions[["row", "stage", "polarity"]]
    stages = [stage for stage in codeframe.stage_ids if stage != NOT_STATED]
    lines = []
    for impression, wanted, place in (("first", FIRST, 0), ("last", LAST, -1)):
        stage = wanted if wanted in stages else stages[place] if stages else NOT_STATED
        others = mentions[mentions["stage"].isin([other for other in stages if other != stage])]
        own = row_values(mentions, "stage", (stage,), rows)
        rest = row_values(others, None, (), rows)
        estimate, low, high, p = overlapping_difference(_by_row(own, len(rows)), _by_row(rest, len(rows)))
        n, rest_n = len(own.row), len(rest.row)
        lines.append(
            {
                "impression": impression,
                "stage": stage,
                "n": n,
                "share": n / len(rows) if len(rows) else float("nan"),
                **_net("", own),
                "small": n < SMALL_N,
                "rest_n": rest_n,
                **_net("rest_", rest),
                "both_n": len(np.intersect1d(own.row, rest.row)),
                "difference": estimate,
                "difference_low": low,
                "difference_high": high,
                "p": p,
                "q": float("nan"),
                "reason": "no_mentions" if n == 0 or rest_n == 0 else "too_few" if min(n, rest_n) < LEAST_N else "",
            }
        )
    table = pd.DataFrame(lines)
    table["q"] = false_discovery(table["p"].to_numpy(dtype=float))
    return table


def stage_spread(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """How far the responses to one stage lie apart: the same net of 0 may be indifference, or two camps.

    Returns:
        DataFrame, one line per stage in journey order, with ``stage``, ``n``, ``net``; ``sd`` (standard deviation of
        the responses' nets in points, 0…100 or a little over; NaN below two responses); ``praise``, ``complaint``,
        ``both`` (shares, 0–1, of the responses to the stage in which anything is praised, anything is complained of,
        and both) with ``praise_low``, ``praise_high`` … (95 %, Wilson 1927); ``small`` (n < 20).
    """
    import numpy as np
    import pandas as pd

    rows = coded_responses(responses, ("row",))["row"].to_numpy(dtype=np.int64)
    stages = codeframe.stage_ids
    values = row_values(mentions, "stage", stages, rows)
    sums = values.sums(values.group, len(stages))
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = np.maximum(0.0, sums.squares - sums.total**2 / sums.n) / (sums.n - 1)
        spread = np.where(sums.n > 1, 100 * np.sqrt(variance), np.nan)
    table = pd.DataFrame(
        {
            "stage": pd.Series(list(stages), dtype="str"),
            "n": sums.n.astype("int64"),
            "net": net_bounds(sums)[0],
            "sd": spread,
        }
    )
    for name, said in (
        ("praise", values.praise),
        ("complaint", values.complaint),
        ("both", values.praise & values.complaint),
    ):
        count = np.bincount(values.group[said], minlength=len(stages))
        table[name], table[f"{name}_low"], table[f"{name}_high"] = share_bounds(count, sums.n)
    table["small"] = sums.n < SMALL_N
    return table


def _by_row(values: RowValues, rows: int) -> np.ndarray:
    import numpy as np

    column = np.full(rows, np.nan)
    column[values.row] = values.value
    return column


def _net(prefix: str, values: RowValues) -> dict[str, float]:
    import numpy as np

    sums: Sums = values.sums(np.zeros(len(values.row), dtype=np.int64), 1)
    net, low, high = (float(figure[0]) for figure in net_bounds(sums))
    return {f"{prefix}net": net, f"{prefix}low": low, f"{prefix}high": high}
