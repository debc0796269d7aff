"""What changed: net sentiment per stage and period, and the changes that chance does not explain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.report.drawing.trend import PeriodPoint, trend_chart
from nlp.report.texts import Texts

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

ALL = "all"
SURE = 0.05
# Why there is no table, in words.
_REASONS = {"no_dates": "missing_dates", "one_period": "missing_period"}


def changes_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """One small drawing per stage that anyone speaks of, and the sure changes; or why there are none."""
    over = analysis.audit.over_time
    if over.reason or not len(over.table):
        return {"reason": texts(_REASONS.get(over.reason, "no_data")), "panels": [], "changes": [], "undated": ""}
    stages = sorted(dict.fromkeys(over.table["stage"]), key=lambda code: code != ALL)  # all first, then the journey
    panels = []
    for code in stages:
        lines = over.table[over.table["stage"] == code]
        if lines["n"].sum():
            name = _label(analysis, code, texts)
            panels.append({"id": code, "name": name, "svg": trend_chart(name, _points(lines, texts))})
    sure = over.table[over.table["change_q"] <= SURE].sort_values("change_q", kind="stable")
    undated = texts.count("changes_undated", over.undated) if over.undated else ""
    changes = [_change(analysis, line, texts) for line in sure.itertuples()]
    return {"reason": "", "panels": panels, "changes": changes, "undated": undated}


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


def _change(analysis: Analysis, line: Any, texts: Texts) -> dict[str, Any]:
    numbers = texts.numbers
    return {
        "where": _label(analysis, line.stage, texts),
        "period": numbers.span(line.period),
        "against": numbers.span(line.against),
        "net": numbers.net(line.net),
        "n": numbers.count(int(line.n)),
        "change": numbers.net(line.change),
        "range": numbers.net_range(line.change_low, line.change_high),
        "q": numbers.p_value(float(line.change_q)),
    }
