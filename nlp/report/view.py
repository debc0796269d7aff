"""From an analysis to the plain, formatted values that the page shows; no HTML here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.analysis.summary import cited_summary
from nlp.analysis.tops import Top, overall_net, ranked_themes
from nlp.records import NOT_STATED, STATUSES
from nlp.report.charts import journey_chart, stage_points
from nlp.report.method import method_view
from nlp.report.quotes import choose_quotes
from nlp.report.texts import Texts, texts_for
from nlp.wording.numbers import plain

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

TOPS = 5
# One angry row makes a cell of −100; under this many rows the heatmap all but drops the colour.
TINY_N = 5


def build_view(analysis: Analysis, language: str) -> dict[str, Any]:
    """Values for the template, one entry per section.

    Raises:
        OptionError: *language* is neither ``fi`` nor ``en``.
    """
    texts = texts_for(language)
    points = stage_points(analysis, language)
    themes = _themes(analysis, texts)
    return {
        "language": language,
        "t": texts,
        "small_n": SMALL_N,
        "header": _header(analysis, texts),
        "sentences": cited_summary(
            analysis.mentions, analysis.responses, analysis.journey, analysis.codeframe, language=language
        ),
        "has_mentions": bool(len(analysis.mentions)),
        "has_stages": any(point.n for point in points),
        "chart": journey_chart(analysis, language),
        "unstated": _unstated(analysis, texts),
        "stages": _stage_rows(analysis, texts),
        "heatmap": _heatmap(analysis, [theme["id"] for theme in themes], texts),
        "tops": {
            kind: _tops(analysis, polarity, texts)
            for kind, polarity in (("strengths", "positive"), ("pains", "negative"))
        },
        "themes": themes,
        "absent": _absent(analysis, texts),
        "method": method_view(analysis, texts),
    }


def _header(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    facts, numbers = analysis.facts, texts.numbers
    net, _ = overall_net(analysis.mentions)
    return {
        "source": facts.source,
        "period": numbers.period(*facts.date_range) if facts.date_range else texts("period_none"),
        "rows": numbers.count(facts.rows),
        "coded_share": numbers.percent(analysis.coded_share),
        "coded": texts.count("response", facts.statuses["coded"]),
        "net": numbers.net(net.estimate),
        "net_range": numbers.net_range(net.low, net.high),
        "net_tone": "positive" if net.low > 0 else "negative" if net.high < 0 else "",
        "accounting": [
            {
                "status": status,
                "name": texts(f"status_{status}"),
                "n": numbers.count(facts.statuses.get(status, 0)),
                "value": facts.statuses.get(status, 0),
            }
            for status in STATUSES
        ],
    }


def _unstated(analysis: Analysis, texts: Texts) -> str:
    """How many rows speak of no stage, and how many of some stage and also of things without one."""
    stated = analysis.mentions["stage"] != NOT_STATED
    with_stage = set(analysis.mentions["row"][stated])
    without = set(analysis.mentions["row"][~stated])
    nowhere, partly = len(without - with_stage), len(without & with_stage)
    if not without:
        return texts("unstated_zero") if with_stage else ""
    told = texts.count("unstated", nowhere)
    return f"{told} {texts.count('unstated_partly', partly)}" if partly else told


def _figures(line: Any, texts: Texts) -> dict[str, Any]:
    """The formatted figures that a line of any of the three tables carries."""
    numbers, n = texts.numbers, int(line.n)
    return {
        "n": numbers.count(n),
        "data_n": n,
        "data_net": plain(float(line.net)),
        "small": bool(line.small) and n > 0,
        "net": numbers.net(float(line.net)),
        "net1": numbers.net(float(line.net), 1),
        "range": numbers.net_range(float(line.low), float(line.high)),
        "tone": tone(float(line.net)),
    }


def tone(net: float) -> str:
    """Colour class of a cell: ``p1``–``p5``, ``m1``–``m5`` in steps of 20, ``z`` at zero, "" if empty."""
    if math.isnan(net):
        return ""
    level = min(5, math.ceil(abs(round(net, 1)) / 20))
    return "z" if level == 0 else f"{'p' if net > 0 else 'm'}{level}"


def _stage_rows(analysis: Analysis, texts: Texts) -> list[dict[str, Any]]:
    rows = []
    for line in analysis.journey.itertuples():
        rows.append(
            _figures(line, texts)
            | {
                "label": analysis.codeframe.label(line.stage, texts.language),
                "share": texts.numbers.percent(float(line.share)),
                "strength": _named(analysis, line.top_strength, int(line.strength_n), texts),
                "pain": _named(analysis, line.top_pain, int(line.pain_n), texts),
                "from_text": texts.numbers.percent(float(line.from_text)),
            }
        )
    return rows


def _named(analysis: Analysis, theme: str, n: int, texts: Texts) -> str:
    if not theme:
        return "–"
    return f"{analysis.codeframe.label(theme, texts.language)} ({texts.numbers.count(n)})"


def _heatmap(analysis: Analysis, themes: Sequence[str], texts: Texts) -> dict[str, Any]:
    frame = analysis.codeframe
    cells = {(line.theme, line.stage): line for line in analysis.matrix.itertuples()}
    labels = {stage: frame.label(stage, texts.language) for stage in frame.stage_ids}
    rows = []
    for theme in themes:
        name = frame.label(theme, texts.language)
        row = []
        for stage in frame.stage_ids:
            cell = _figures(cells[theme, stage], texts) | {"stage": stage}
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


def _themes(analysis: Analysis, texts: Texts) -> list[dict[str, Any]]:
    numbers = texts.numbers
    lines = [line for line in analysis.themes.itertuples() if line.n]
    rows = []
    for line in sorted(lines, key=lambda line: -line.n):  # stable: ties stay in codeframe order
        counts = {name: int(getattr(line, name)) for name in ("positive", "neutral", "negative")}
        rows.append(
            _figures(line, texts)
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


def _absent(analysis: Analysis, texts: Texts) -> str:
    absent = [
        analysis.codeframe.label(line.theme, texts.language) for line in analysis.themes.itertuples() if not line.n
    ]
    return texts("themes_absent", themes="; ".join(absent)) if absent and len(analysis.mentions) else ""


def _tops(analysis: Analysis, polarity: str, texts: Texts) -> list[dict[str, Any]]:
    used: frozenset[str] = frozenset()
    tops = []
    ranked = ranked_themes(analysis.mentions, polarity, analysis.codeframe)[:TOPS]
    most = max((top.n for top in ranked), default=1)
    for top in ranked:
        quotes = choose_quotes(analysis.mentions, top.theme, polarity, used=used, verbatim=analysis.verbatim)
        used |= {quote.text.casefold() for quote in quotes}
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
