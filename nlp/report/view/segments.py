"""Who says what: groups of the survey against all the others."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from nlp.report.texts import Texts
from nlp.wording.names import SegmentNames
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SURE = 0.05
THEMES_SHOWN = 15


def segments_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """Groups with their differences, themes that differ for sure, and columns that were not compared."""
    found = analysis.audit.segments
    names = SegmentNames(texts)
    measures = ["net", "nps"] if analysis.facts.score_kind == "nps" else ["net"]
    groups = [
        _group(line, names, texts) | {"measure": measure}
        for measure in measures
        for line in found.groups[found.groups["measure"] == measure].itertuples()
        if line.n
    ]
    sure = found.themes[found.themes["q"] <= SURE].sort_values("q", kind="stable").head(THEMES_SHOWN)
    skipped = [
        texts("skip_column", column=names.column(line.column), reason=texts(f"skip_{line.reason}"))
        for line in found.skipped.itertuples()
    ]
    themes = [_theme(analysis, line, names, texts) for line in sure.itertuples()]
    return {"groups": groups, "measures": measures, "themes": themes, "skipped": skipped}


def _group(line: Any, names: SegmentNames, texts: Texts) -> dict[str, Any]:
    numbers = texts.numbers
    return {
        "column": names.column(line.column),
        "value": names.value(line.column, line.value),
        "n": numbers.count(int(line.n)),
        "data_n": int(line.n),
        "net": numbers.net(float(line.estimate)),
        "range": numbers.net_range(float(line.low), float(line.high)),
        "difference": numbers.net(float(line.difference)),
        "difference_range": numbers.net_range(float(line.difference_low), float(line.difference_high)),
        "effect": _effect(line, texts),
        "q": numbers.p_value(float(line.q)),
        "sure": float(line.q) <= SURE,
        "small": bool(line.small),
    }


def _effect(line: Any, texts: Texts) -> str:
    if math.isnan(line.effect) or not line.size:
        return NONE
    return f"{texts(f'size_{line.size}')} ({texts.numbers.net(float(line.effect), 2)})"


def _theme(analysis: Analysis, line: Any, names: SegmentNames, texts: Texts) -> dict[str, Any]:
    numbers = texts.numbers
    return {
        "group": f"{names.column(line.column)}: {names.value(line.column, line.value)}",
        "theme": analysis.codeframe.label(line.theme, texts.language),
        "n": numbers.count(int(line.n)),
        "share": numbers.percent(float(line.share)),
        "others": numbers.percent(float(line.others_share)),
        "difference": numbers.net(100 * float(line.difference)),
        "range": numbers.net_range(100 * float(line.difference_low), 100 * float(line.difference_high)),
        "effect": _effect(line, texts),
        "q": numbers.p_value(float(line.q)),
    }
