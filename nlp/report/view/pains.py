"""Where it hurts: the heatmap of themes along the journey, strengths and pains with quotes, and the themes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.shortlist import same_words
from nlp.analysis.tops import Top, ranked_themes
from nlp.report.quotes import choose_quotes
from nlp.report.texts import Texts
from nlp.report.view.figures import TINY_N, figures
from nlp.wording.numbers import plain

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

TOPS = 5


def heatmap_view(analysis: Analysis, themes: Sequence[str], texts: Texts) -> dict[str, Any]:
    frame = analysis.codeframe
    cells = {(line.theme, line.stage): line for line in analysis.matrix.itertuples()}
    labels = {stage: frame.label(stage, texts.language) for stage in frame.stage_ids}
    rows = []
    for theme in themes:
        name = frame.label(theme, texts.language)
        row = []
        for stage in frame.stage_ids:
            cell = figures(cells[theme, stage], texts) | {"stage": stage}
            cell["tiny"] = 0 < cell["data_n"] < TINY_N
            row.append(
                cell
                | {
                    "told": texts("heat_cell", theme=name, stage=labels[stage], net=cell["net"], n=cell["n"])
                    if cell["data_n"]
                    else ""
                }
            )
        rows.append({"id": theme, "label": name, "cells": row})
    return {"stages": [{"id": stage, "label": label} for stage, label in labels.items()], "rows": rows}


def theme_rows(analysis: Analysis, texts: Texts) -> list[dict[str, Any]]:
    numbers = texts.numbers
    lines = [line for line in analysis.themes.itertuples() if line.n]
    rows = []
    for line in sorted(lines, key=lambda line: -line.n):  # stable: ties stay in codeframe order
        counts = {name: int(getattr(line, name)) for name in ("positive", "neutral", "negative")}
        rows.append(
            figures(line, texts)
            | {
                "id": line.theme,
                "label": analysis.codeframe.label(line.theme, texts.language),
                "share": numbers.percent(float(line.share)),
                "share_range": numbers.percent_range(float(line.share_low), float(line.share_high)),
                "bars": [
                    {"name": name, "n": numbers.count(count), "width": plain(100 * count / line.mentions, 2)}
                    for name, count in counts.items()
                ],
                "bar_label": texts("bar_label", **{name: numbers.count(count) for name, count in counts.items()}),
            }
        )
    return rows


def absent_themes(analysis: Analysis, texts: Texts) -> str:
    absent = [
        analysis.codeframe.label(line.theme, texts.language) for line in analysis.themes.itertuples() if not line.n
    ]
    return texts("themes_absent", themes="; ".join(absent)) if absent and len(analysis.mentions) else ""


def top_themes(analysis: Analysis, polarity: str, texts: Texts) -> list[dict[str, Any]]:
    used: frozenset[str] = frozenset()
    tops = []
    ranked = ranked_themes(analysis.mentions, polarity, analysis.codeframe)[:TOPS]
    most = max((top.n for top in ranked), default=1)
    for top in ranked:
        quotes = choose_quotes(analysis.mentions, top.theme, polarity, used=used, verbatim=analysis.verbatim)
        used |= {same_words(quote.text) for quote in quotes}
        tops.append(
            {
                "id": top.theme,
                "label": analysis.codeframe.label(top.theme, texts.language),
                "data_n": top.n,
                "responses": texts.count("response", top.n),
                "width": plain(100 * top.n / most, 1),
                "where": _where(top, analysis, texts),
                "quotes": [
                    {
                        "text": quote.text,
                        "language": quote.language,
                        "row": quote.row,
                        "stage": analysis.codeframe.label(quote.stage, texts.language),
                    }
                    for quote in quotes
                ],
            }
        )
    return tops


def _where(top: Top, analysis: Analysis, texts: Texts) -> str:
    labels = [analysis.codeframe.label(stage, texts.language) for stage in top.stages]
    if not labels:
        return texts("top_stage_none")
    if len(labels) == 1:
        return texts.count("top_stage", top.stage_n, stage=labels[0])
    return texts.count("top_stage_tied", top.stage_n, stages="; ".join(labels))
