"""What changed: stages, themes and the score per period, and the changes that chance does not explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.report.drawing.trend import PeriodPoint, trend_chart
from nlp.report.texts import Texts
from nlp.report.view.score import score_time_view

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Analysis

ALL = "all"
SURE = 0.05
# Why there is no table, in words.
_REASONS = {"no_dates": "missing_dates", "one_period": "missing_period"}


def changes_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """Small drawings of stages and themes, the score, and the sure changes; or why there are none."""
    over, themes = analysis.audit.over_time, analysis.audit.themes_over_time
    score = score_time_view(analysis, texts)
    if over.reason or not len(over.table):
        told = texts(_REASONS.get(over.reason, "no_data"))
        return {"reason": told, "panels": [], "themes": [], "changes": [], "undated": "", "score": score}
    undated = texts.count("changes_undated", over.undated) if over.undated else ""
    return {
        "reason": "",
        "panels": _panels(analysis, over.table, "stage", texts),
        "themes": [panel for panel in _panels(analysis, themes.table, "theme", texts) if panel["id"] != ALL],
        "changes": _sure(analysis, over.table, themes.table, texts),
        "undated": undated,
        "score": score,
    }


def _panels(analysis: Analysis, table: pd.DataFrame, key: str, texts: Texts) -> list[dict[str, Any]]:
    """One small drawing per stage or theme that anyone speaks of; all first, then in the order of the codeframe."""
    codes = sorted(dict.fromkeys(table[key]), key=lambda code: code != ALL)
    panels = []
    for code in codes:
        lines = table[table[key] == code]
        if lines["n"].sum():
            name = _label(analysis, code, texts)
            panels.append({"id": code, "name": name, "svg": trend_chart(name, _points(lines, texts))})
    return panels


def _sure(analysis: Analysis, stages: pd.DataFrame, themes: pd.DataFrame, texts: Texts) -> list[dict[str, Any]]:
    """The changes that chance does not explain: net of stages, net of themes, and how often themes come up."""
    told = []
    for key, table in (("stage", stages), ("theme", themes[themes["theme"] != ALL])):
        sure = table[table["change_q"] <= SURE]
        told += [(float(line.change_q), _net_change(analysis, line, key, texts)) for line in sure.itertuples()]
    sure = themes[(themes["share_change_q"] <= SURE) & (themes["theme"] != ALL)]
    told += [(float(line.share_change_q), _share_change(analysis, line, texts)) for line in sure.itertuples()]
    return [change for _, change in sorted(told, key=lambda pair: pair[0])]


def _label(analysis: Analysis, code: str, texts: Texts) -> str:
    return texts("trend_all") if code == ALL else analysis.codeframe.label(code, texts.language)


def _points(lines: Any, texts: Texts) -> list[PeriodPoint]:
    numbers = texts.numbers
    return [
        PeriodPoint(
            numbers.span(line.period),
            texts(
                "trend_point",
                period=numbers.span(line.period),
                net=numbers.net(line.net),
                range=numbers.net_range(line.low, line.high),
                n=numbers.count(int(line.n)),
            ),
            int(line.n),
            float(line.net),
            float(line.low),
            float(line.high),
            line.n < SMALL_N,
        )
        for line in lines.itertuples()
    ]


def _net_change(analysis: Analysis, line: Any, key: str, texts: Texts) -> dict[str, Any]:
    numbers = texts.numbers
    return {
        "where": _label(analysis, getattr(line, key), texts),
        "key": key,
        "measure": texts("col_net"),
        "period": numbers.span(line.period),
        "against": numbers.span(line.against),
        "value": numbers.net(line.net),
        "n": numbers.count(int(line.n)),
        "change": numbers.net(line.change),
        "range": numbers.net_range(line.change_low, line.change_high),
        "q": numbers.p_value(float(line.change_q)),
        "small": bool(line.small),
    }


def _share_change(analysis: Analysis, line: Any, texts: Texts) -> dict[str, Any]:
    numbers = texts.numbers
    return {
        "where": _label(analysis, line.theme, texts),
        "key": "theme",
        "measure": texts("changes_share"),
        "period": numbers.span(line.period),
        "against": numbers.span(line.share_against),
        "value": numbers.percent(float(line.share)),
        "n": numbers.count(int(line.n)),
        "change": numbers.net(100 * line.share_change),
        "range": numbers.net_range(100 * line.share_change_low, 100 * line.share_change_high),
        "q": numbers.p_value(float(line.share_change_q)),
        "small": bool(line.coded < SMALL_N),
    }
