"""Figures per journey stage, per theme, and per cell of stage × theme.

All functions read the *mentions* table (one line per mention; columns ``row``, ``theme``, ``polarity``,
``stage``, ``stage_source``) and give a tidy DataFrame. The unit of every ``n`` and interval is the **feedback
row** (one respondent), never the mention: a long answer counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.intervals import net_interval, share_interval
from nlp.records import GENERAL, POLARITIES, POLARITY_VALUE

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe

# Below this many rows a figure is shown greyed: its 95 % interval is then wider than some ±40 points.
SMALL_N = 20


def journey_table(mentions: pd.DataFrame, codeframe: Codeframe, rows: int) -> pd.DataFrame:
    """One line per journey stage, in journey order, ``not_stated`` last.

    Args:
        mentions: the mentions table.
        codeframe: gives the stages.
        rows: number of coded feedback rows, the base of ``share``.

    Returns:
        DataFrame with ``stage``; ``n`` (rows that speak of the stage); ``share`` (of coded rows, 0–1); ``mentions``,
        ``positive``, ``neutral``, ``negative`` (mention counts); ``net`` (−100…100), ``low``, ``high`` (95 %);
        ``small`` (n < 20); ``top_strength``, ``top_pain`` (theme with most rows of praise, of complaint; "" if none)
        with ``strength_n``, ``pain_n``; ``from_text`` (share of the mentions whose stage the text itself told).
    """
    import pandas as pd

    lines = []
    for stage in codeframe.stage_ids:
        part = mentions[mentions["stage"] == stage]
        strength, strength_n = _most(part, "positive", codeframe.theme_ids)
        pain, pain_n = _most(part, "negative", codeframe.theme_ids)
        n = part["row"].nunique()
        lines.append(
            {
                "stage": stage,
                "n": n,
                "share": n / rows if rows else float("nan"),
                **_counts(part),
                **_net(part),
                "small": n < SMALL_N,
                "top_strength": strength,
                "strength_n": strength_n,
                "top_pain": pain,
                "pain_n": pain_n,
                "from_text": float((part["stage_source"] == "text").mean()) if len(part) else float("nan"),
            }
        )
    return pd.DataFrame(lines)


def theme_table(mentions: pd.DataFrame, codeframe: Codeframe, rows: int) -> pd.DataFrame:
    """One line per theme, in codeframe order.

    Returns:
        DataFrame with ``theme``; ``n`` (rows that mention it); ``share`` (of coded rows, 0–1) with ``share_low``,
        ``share_high`` (95 %, Wilson); mention counts; ``net``, ``low``, ``high``; ``small``.
    """
    import pandas as pd

    lines = []
    for theme in codeframe.theme_ids:
        part = mentions[mentions["theme"] == theme]
        n = part["row"].nunique()
        share = share_interval(n, rows)
        lines.append(
            {
                "theme": theme,
                "n": n,
                "share": share.estimate,
                "share_low": share.low,
                "share_high": share.high,
                **_counts(part),
                **_net(part),
                "small": n < SMALL_N,
            }
        )
    return pd.DataFrame(lines)


def matrix_table(mentions: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """One line per cell of stage × theme, all cells, stages outermost: ``stage``, ``theme``, ``n``, counts, ``net``…

    ``matrix.pivot(index="theme", columns="stage", values="net")`` lays it out as a grid.
    """
    import pandas as pd

    cells = dict(iter(mentions.groupby(["stage", "theme"], sort=False, observed=True)))
    nothing = mentions.iloc[:0]
    lines = []
    for stage in codeframe.stage_ids:
        for theme in codeframe.theme_ids:
            part = cells.get((stage, theme), nothing)
            n = part["row"].nunique()
            lines.append({"stage": stage, "theme": theme, "n": n, **_counts(part), **_net(part), "small": n < SMALL_N})
    return pd.DataFrame(lines)


def _counts(part: pd.DataFrame) -> dict[str, int]:
    polarity = part["polarity"].value_counts()
    return {"mentions": len(part), **{name: int(polarity.get(name, 0)) for name in POLARITIES}}


def _net(part: pd.DataFrame) -> dict[str, float]:
    values = part["polarity"].map(POLARITY_VALUE).astype(float).groupby(part["row"], sort=True).mean()
    net = net_interval(values.tolist())
    return {"net": net.estimate, "low": net.low, "high": net.high}


def _most(part: pd.DataFrame, polarity: str, order: Sequence[str]) -> tuple[str, int]:
    """The theme that most rows speak of with this polarity; ties go by codeframe order, ``general`` comes last.

    "Good service" tells nobody what to keep or mend, so a named theme goes before it.
    """
    rows = part[part["polarity"] == polarity].groupby("theme", observed=True)["row"].nunique()
    named: Any = [theme for theme in order if theme != GENERAL and theme in rows.index]
    if not named:
        return (GENERAL, int(rows[GENERAL])) if GENERAL in rows.index else ("", 0)
    best = max(named, key=lambda theme: rows[theme])
    return best, int(rows[best])
