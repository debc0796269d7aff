"""What is praised and complained of most, and how all of it feels together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.intervals import Interval, net_interval
from nlp.records import GENERAL, NOT_STATED, POLARITY_VALUE

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe


@dataclass(frozen=True, slots=True)
class Top:
    """A theme that *n* rows praise (or complain of), and the stages where most of them stand (ties: all)."""

    theme: str
    n: int
    stages: tuple[str, ...]
    stage_n: int


def overall_net(mentions: pd.DataFrame) -> tuple[Interval, int]:
    """Net sentiment over all stages, and the number of rows; each row counts as the mean of its mentions."""
    values = mentions["polarity"].map(POLARITY_VALUE).astype(float).groupby(mentions["row"], sort=True).mean()
    return net_interval(values.tolist()), len(values)


def ranked_themes(mentions: pd.DataFrame, polarity: str, codeframe: Codeframe) -> list[Top]:
    """Themes by the number of rows that speak of them with *polarity*; ties go by codeframe order.

    ``general`` stands last whatever its number: "good service" tells nobody what to keep or mend.
    """
    part = mentions[mentions["polarity"] == polarity]
    rows = part.groupby("theme", observed=True)["row"].nunique()
    order = {theme: place for place, theme in enumerate(codeframe.theme_ids)}
    found = sorted(
        (str(theme) for theme in rows.index),
        key=lambda theme: (theme == GENERAL, -int(rows[theme]), order.get(theme, len(order))),
    )
    return [_top(part, theme, int(rows[theme]), codeframe) for theme in found]


def _top(part: pd.DataFrame, theme: str, n: int, codeframe: Codeframe) -> Top:
    stated = part[(part["theme"] == theme) & (part["stage"] != NOT_STATED)]
    counts = stated.groupby("stage", observed=True)["row"].nunique()
    most = int(counts.max()) if len(counts) else 0
    stages = tuple(stage for stage in codeframe.stage_ids if most and counts.get(stage, 0) == most)
    return Top(theme, n, stages, most)
