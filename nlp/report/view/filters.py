"""The choices that the page's filters offer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from nlp.report.embedded.data import LANGUAGE_CODES
from nlp.report.texts import Texts

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def filters_view(analysis: Analysis, data: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    """Values and labels of every filter; a filter with one choice has none.

    Args:
        data: what the page carries, see :func:`nlp.report.embedded.data.page_data`.
    """
    months = sorted({day[:7] for day in data["days"] if day})
    languages = sorted(set(data["languages"]) - {-1})
    themes, stages = set(data["themes"]), set(data["stages"])
    return {
        "months": [(month, texts.numbers.month(month)) for month in months] if len(months) > 1 else [],
        "languages": _more([(LANGUAGE_CODES[code], texts(f"lang_{LANGUAGE_CODES[code]}")) for code in languages]),
        "segments": [_segment(position, segment) for position, segment in enumerate(data["segments"])],
        "themes": _more(_labels(data["themeIds"], data["themeLabels"], themes)),
        "stages": _more(_labels(data["stageIds"], data["stageLabels"], stages)),
        "tones": [(tone, texts(tone)) for tone in ("positive", "neutral", "negative")],
    }


def _segment(position: int, segment: Mapping[str, Any]) -> dict[str, Any]:
    values = [(f"{position}.{index}", label) for index, label in enumerate(segment["values"])]
    return {"name": segment["name"], "values": values}


def _labels(ids: Any, labels: Any, used: set[int]) -> list[tuple[str, str]]:
    return [(code, label) for index, (code, label) in enumerate(zip(ids, labels, strict=True)) if index in used]


def _more(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return choices if len(choices) > 1 else []
