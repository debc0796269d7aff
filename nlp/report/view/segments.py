"""Who says what: groups of the survey against all the others."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from nlp.analysis.segments import LANGUAGE
from nlp.redact import Redactor
from nlp.report.texts import TEXTS, Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SURE = 0.05
THEMES_SHOWN = 15


def segments_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """Groups with their differences, themes that differ for sure, and columns that were not compared."""
    found = analysis.audit.segments
    names = _Names(texts)
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


class _Names:
    """Names of columns and values without personal data; one redactor a column keeps two persons apart."""

    def __init__(self, texts: Texts) -> None:
        self._texts, self._redactors = texts, dict[str, Redactor]()

    def column(self, column: str) -> str:
        return self._texts("segment_language") if column == LANGUAGE else Redactor().redact(str(column)).text

    def value(self, column: str, value: str) -> str:
        key = f"lang_{value}"
        if column == LANGUAGE and key in TEXTS[self._texts.language]:
            return self._texts(key)
        return self._redactors.setdefault(column, Redactor()).redact(str(value)).text


def _group(line: Any, names: _Names, texts: Texts) -> dict[str, Any]:
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


def _theme(analysis: Analysis, line: Any, names: _Names, texts: Texts) -> dict[str, Any]:
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
