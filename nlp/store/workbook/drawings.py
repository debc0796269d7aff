"""Which charts the workbook has, drawn from the pages that hold their figures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from nlp.analysis.journey import SMALL_N
from nlp.store.workbook.charts import Drawing, Series
from nlp.store.workbook.styles import CURVE, NEGATIVE, NEUTRAL, POSITIVE, SMALL, number_format
from nlp.store.workbook.table import DRAWN, Page, Source, Table

NOT_STATED = "not_stated"
BARS = 10  # pains and drivers in their charts
_HEADLINES = 3  # columns before the lines over time: period, first day, coded responses


def drawing_of(page: Page, source: Source) -> Drawing | None:
    """The chart of *page*; None where there is nothing to draw."""
    make = _MAKERS.get(page.id)
    return make(page, source) if make and page.tables and len(page.tables[0]) else None


def stage_drawings(page: Page, source: Source) -> list[Drawing]:
    """A small chart over time per stage."""
    if not page.tables or len(page.tables[0]) < 2:
        return []
    count = _stages_over_time(page.tables[0])
    return [_over_time(page, source, place, small_panel=True) for place in range(1, count)]


def _journey(page: Page, source: Source) -> Drawing | None:
    table, texts = page.tables[0], source.texts
    stages = source.analysis.journey["stage"].tolist()
    lines = stages.index(NOT_STATED) if NOT_STATED in stages else len(stages)
    if not any(table.columns[1].values[:lines]):
        return None
    title, at = texts("chart_journey"), table.at(texts("col_net"))
    told = _told(source, title, table.columns[0].values[:lines], table.columns[at].values, texts.numbers.net)
    points = _points(texts("col_net"), at, len(table.columns) - DRAWN, source)
    return _net_line(page, source, title, points, texts("axis_stage"), told, lines)


def _points(name: str, at: int, drawn: int, source: Source) -> tuple[Series, ...]:
    """A line with its error bars, and its points by their look; *drawn*: place of the first column that is for them."""
    texts = source.texts
    return (
        Series(name, at, CURVE, "line", (drawn, drawn + 1)),
        Series(texts("series_positive"), drawn + 2, POSITIVE, "dots"),
        Series(texts("series_negative"), drawn + 3, NEGATIVE, "dots"),
        Series(texts("series_small", small=SMALL_N), drawn + 4, SMALL, "pale"),
    )


def _net_line(
    page: Page, source: Source, title: str, series: tuple[Series, ...], along: str, told: str, lines: int
) -> Drawing:
    return Drawing(
        page, "line", title, 0, series, source.texts("axis_net"), along, told, lines,
        bounds=(-100, 100), number_format="+0;-0;0",
    )  # fmt: skip


def _themes(page: Page, source: Source) -> Drawing:
    table, texts = page.tables[0], source.texts
    parts = (("praise", POSITIVE), ("neutral", NEUTRAL), ("complaint", NEGATIVE))
    places = [table.at(texts(f"head_{name}_mentions")) for name, _ in parts]
    series = tuple(
        Series(texts(f"series_{name}"), place, colour) for (name, colour), place in zip(parts, places, strict=True)
    )
    counts = [table.columns[place].values for place in places]
    points = [
        texts("told_themes", theme=theme, positive=praise, neutral=neutral, negative=complaint)
        for theme, praise, neutral, complaint in zip(table.columns[0].values, *counts, strict=True)
    ]
    told = texts("told_points", title=texts("chart_themes"), points="; ".join(points))
    return Drawing(
        page, "stacked", texts("chart_themes"), 0, series, texts("axis_mentions"), texts("axis_theme"), told, len(table)
    )


def _stages_over_time(table: Table) -> int:
    """Number of lines over time (all, and stages), each with its net, its size and what draws it."""
    return (len(table.columns) - _HEADLINES) // (2 + DRAWN)


def _time(page: Page, source: Source) -> Drawing | None:
    return _over_time(page, source, 0) if len(page.tables[0]) > 1 else None


def _over_time(page: Page, source: Source, place: int, small_panel: bool = False) -> Drawing:
    table, texts = page.tables[0], source.texts
    count, at = _stages_over_time(table), _HEADLINES + place
    name = table.columns[at].head
    title = name if small_panel else texts("chart_time")
    told = _told(source, title, table.columns[0].values, table.columns[at].values, texts.numbers.net)
    points = _points(name, at, _HEADLINES + 2 * count + DRAWN * place, source)
    drawn = _net_line(page, source, title, points, texts("axis_period"), told, len(table))
    return replace(drawn, small_panel=small_panel)


def _priorities(page: Page, source: Source) -> Drawing:
    table, texts = page.tables[0], source.texts
    at, lines = table.at(texts("col_complaints")), min(BARS, len(table))
    names = table.at(texts("head_pain"))
    series = Series(texts("series_complaint"), at, NEGATIVE, labelled=True)
    told = _told(
        source,
        texts("chart_priorities"),
        table.columns[names].values[:lines],
        table.columns[at].values,
        texts.numbers.count,
    )
    return Drawing(
        page,
        "bar",
        texts("chart_priorities"),
        names,
        (series,),
        texts("axis_complaints"),
        texts("axis_pain"),
        told,
        lines,
    )


def _drivers(page: Page, source: Source) -> Drawing | None:
    table, texts = page.tables[0], source.texts
    praise, complaint = (table.at(texts(f"head_when_{name}")) for name in ("praised", "complained"))
    sides = [table.columns[place].values for place in (praise, complaint)]
    known = [any(value == value for value in pair) for pair in zip(*sides, strict=True)]
    lines, last = min(BARS, sum(known)), len(table.columns)
    if not lines:
        return None
    series = (
        Series(texts("series_praise"), praise, POSITIVE, bars=(last - 4, last - 3)),
        Series(texts("series_complaint"), complaint, NEGATIVE, bars=(last - 2, last - 1)),
    )
    points = [
        texts("told_drivers", theme=theme, praise=texts.numbers.net(one, 1), complaint=texts.numbers.net(other, 1))
        for theme, one, other in list(zip(table.columns[0].values, *sides, strict=True))[:lines]
    ]
    told = texts("told_points", title=texts("chart_drivers"), points="; ".join(points))
    ends = _ends(table, [complaint + 1, complaint + 2, praise + 1, praise + 2], lines)
    return Drawing(
        page, "bar", texts("chart_drivers"), 0, series, texts("axis_points"), texts("axis_theme"), told, lines,
        bounds=ends[:2], unit=ends[2], number_format="+0.0;-0.0;0",
    )  # fmt: skip


def _ends(table: Table, places: Sequence[int], lines: int) -> tuple[float, float, float]:
    """Round ends of an axis that holds zero and the first *lines* of these columns, and the step of its lines."""
    values = [0.0, *(value for place in places for value in table.columns[place].values[:lines] if value == value)]
    span = (max(values) - min(values)) or 1.0
    step = 10.0 ** math.floor(math.log10(span / 4))
    step = next(step * factor for factor in (1, 2, 5, 10) if step * factor * 8 >= span)
    return math.floor(min(values) / step) * step, math.ceil(max(values) / step) * step, step


def _impact(page: Page, source: Source) -> Drawing:
    table, texts = page.tables[0], source.texts
    lines = min(BARS, list(table.columns[1].values).count(texts("reading_any")))
    at, last = table.at(texts("head_impact")), len(table.columns)
    title = texts("chart_impact", score=source.score_name())
    series = Series(source.score_name(), at, CURVE, bars=(last - 2, last - 1))
    told = _told(
        source, title, table.columns[0].values[:lines], table.columns[at].values, partial(texts.numbers.net, digits=1)
    )
    ends = _ends(table, [at, at + 1, at + 2], lines)
    return Drawing(
        page, "bar", title, 0, (series,), texts("head_impact"), texts("axis_theme"), told, lines,
        bounds=ends[:2], unit=ends[2], number_format="+0.0;-0.0;0",
    )  # fmt: skip


def _score(page: Page, source: Source) -> Drawing | None:
    table, texts = page.tables[0], source.texts
    lines = list(table.columns[0].values).count(texts("scope_period"))
    if lines < 2:
        return None
    kind, at = source.score_kind(), table.at(source.score_name())
    series = _points(source.score_name(), at, len(table.columns) - DRAWN, source)
    shown = {"net": texts.numbers.net, "percent": texts.numbers.percent}.get(kind, texts.numbers.decimal)
    title = texts("chart_score", score=source.score_name())
    told = _told(source, title, table.columns[1].values[1 : 1 + lines], table.columns[at].values[1 : 1 + lines], shown)
    return Drawing(
        page, "line", title, 1, series, source.score_name(), texts("axis_period"), told, lines, first=1,
        bounds={"net": (-100.0, 100.0), "percent": (0.0, 1.0)}.get(kind),
        number_format=number_format(kind, texts.language),
    )  # fmt: skip


def _told(source: Source, title: str, names: Sequence[str], values: Sequence[Any], shown: Callable[..., str]) -> str:
    """A chart in words."""
    texts = source.texts
    points = [
        texts("told_point", name=name, value=shown(value))
        for name, value in zip(names, values, strict=False)
        if not (isinstance(value, float) and math.isnan(value))
    ]
    return texts("told_points", title=title, points="; ".join(points))


_MAKERS: Mapping[str, Callable[[Page, Source], Drawing | None]] = {
    "journey": _journey,
    "themes": _themes,
    "time": _time,
    "priorities": _priorities,
    "drivers": _drivers,
    "score": _score,
    "impact": _impact,
}
