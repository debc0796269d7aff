"""The values of the whole page, one entry per part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.analysis.result import MOST_VERBATIMS
from nlp.report.drawing.journey import journey_chart, stage_points
from nlp.report.embedded.data import page_data
from nlp.report.texts import texts_for
from nlp.report.view.call import call_view
from nlp.report.view.changes import changes_view
from nlp.report.view.emerging import emerging_view
from nlp.report.view.filters import filters_view
from nlp.report.view.first import first_view
from nlp.report.view.header import header_view, sentences_view
from nlp.report.view.journey import stage_rows, unstated
from nlp.report.view.method import method_view
from nlp.report.view.missing import missing_view
from nlp.report.view.pains import absent_themes, heatmap_view, theme_rows, top_themes
from nlp.report.view.score import impact_view, spread_view
from nlp.report.view.segments import segments_view
from nlp.report.view.shares import shares_view
from nlp.report.view.signs import conflicts_view, impressions_view, pairs_view, signs_view

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def build_view(analysis: Analysis, language: str) -> dict[str, Any]:
    """Values for the template.

    Raises:
        OptionError: *language* is neither ``fi`` nor ``en``.
    """
    texts = texts_for(language)
    points = stage_points(analysis, language)
    themes = theme_rows(analysis, texts)
    data = page_data(analysis, texts)
    return {
        "language": language,
        "t": texts,
        "small_n": SMALL_N,
        "most": texts.numbers.count(MOST_VERBATIMS),
        "left_out": analysis.facts.rows > MOST_VERBATIMS,
        "sections": ("journey", "pains", "changes", "first", "call", "segments", "responses", "method"),
        "header": header_view(analysis, texts),
        "sentences": sentences_view(analysis, texts),
        "has_mentions": bool(len(analysis.mentions)),
        "has_stages": any(point.n for point in points),
        "chart": journey_chart(analysis, language),
        "unstated": unstated(analysis, texts),
        "stages": stage_rows(analysis, texts),
        "spread": spread_view(analysis, texts),
        "heatmap": heatmap_view(analysis, [theme["id"] for theme in themes], texts),
        "tops": {
            kind: top_themes(analysis, polarity, texts)
            for kind, polarity in (("strengths", "positive"), ("pains", "negative"))
        },
        "themes": themes,
        "shares": shares_view(analysis, texts),
        "changes": changes_view(analysis, texts),
        "first": first_view(analysis, texts),
        "impact": impact_view(analysis, texts),
        "call": call_view(analysis, texts),
        "segments": segments_view(analysis, texts),
        "impressions": impressions_view(analysis, texts),
        "pairs": pairs_view(analysis, texts),
        "conflicts": conflicts_view(analysis, texts),
        "signs": signs_view(analysis, texts),
        "emerging": emerging_view(analysis, data, texts),
        "absent": absent_themes(analysis, texts),
        "data": data,
        "filters": filters_view(analysis, data, texts) if data else None,
        "method": method_view(analysis, texts),
        "missing": missing_view(analysis, texts),
    }
