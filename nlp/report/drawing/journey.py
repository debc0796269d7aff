"""The emotional curve as SVG: a wide one for screens and paper, a narrow one for phones.

Every colour stands in the drawing itself (no style sheet), so that it looks the same in a page and in a
notebook. Colour-blind readers can tell the colours apart, and sign, shape and number repeat what they say.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from nlp.analysis.journey import SMALL_N
from nlp.records import NOT_STATED
from nlp.report.drawing import marks, svg
from nlp.report.drawing.curve import Place
from nlp.report.drawing.marks import GRID, HAIR, INK, MUTED, NEGATIVE, POSITIVE, Scale, StagePoint
from nlp.report.drawing.svg import PAPER
from nlp.report.texts import Texts, texts_for

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"


@dataclass(frozen=True)
class Chart:
    """A drawing of the journey: ``svg`` lies, ``narrow`` stands upright, ``caption`` explains the signs."""

    svg: str
    narrow: str
    caption: str

    def _repr_html_(self) -> str:
        return (
            f'<figure style="margin:0;max-width:1040px">{self.svg}'
            f"<figcaption>{escape(self.caption)}</figcaption></figure>"
        )


def journey_chart(analysis: Analysis, language: str = "fi") -> Chart:
    """The emotional curve of *analysis* with words in ``fi`` or ``en``; it shows itself in a notebook.

    Raises:
        OptionError: *language* is something else.
    """
    texts = texts_for(language)
    points = stage_points(analysis, language)
    caption = "; ".join((texts("curve_point"), texts("curve_whisker"), texts("curve_small", small=SMALL_N)))
    return Chart(_wide(points, texts), _narrow(points, texts), f"{caption[0].upper()}{caption[1:]}.")


def stage_points(analysis: Analysis, language: str) -> list[StagePoint]:
    """The stages in journey order, ``not_stated`` left out."""
    return [
        StagePoint(
            line.stage,
            analysis.codeframe.label(line.stage, language),
            int(line.n),
            float(line.net),
            float(line.low),
            float(line.high),
            bool(line.small),
        )
        for line in analysis.journey.itertuples()
        if line.stage != NOT_STATED
    ]


def _wide(points: Sequence[StagePoint], texts: Texts) -> str:
    left, top, height = 62, 22, 300
    # A codeframe may have more stages than the bundled one; the drawing then grows, the labels do not shrink.
    step = max(98.0, 906 / max(1, len(points)))
    right = left + step * len(points)
    scale = Scale(top + height / 2, -height / 200, upright=False)
    parts = [
        svg.rect(left, top, right - left, height / 2, POSITIVE, 0.035),
        svg.rect(left, top + height / 2, right - left, height / 2, NEGATIVE, 0.035),
    ]
    for net in GRID:
        colour, width = (MUTED, 1.25) if net == 0 else (HAIR, 1)
        parts.append(svg.line(left, scale(net), right, scale(net), colour, width))
        parts.append(svg.text(left - 10, scale(net) + 4, texts.numbers.net(net), MUTED, 12, "end"))
    parts.append(svg.upright_text(13, scale(50), texts("positive_side"), POSITIVE, 11.5))
    parts.append(svg.upright_text(13, scale(-50), texts("negative_side"), NEGATIVE, 11.5))

    x_of = [left + step * (position + 0.5) for position in range(len(points))]
    places = _places(points, x_of, scale)
    parts.append(marks.curve(places, upright=False))
    sinks = {place.index: _sinks(places, order) for order, place in enumerate(places)}
    labels = [_wrapped(point.label, step) for point in points]
    foot = top + height + 24
    below = foot + 15 * max((len(lines) for lines in labels), default=1) + 4
    for index, (x, point, lines) in enumerate(zip(x_of, points, labels, strict=True)):
        lift = -9 if sinks.get(index, True) else 18
        figures = marks.mark(point, scale, x) + marks.value(
            x + 10, scale(point.drawn[0]) + lift, point, texts, "start", with_n=False
        )
        n = svg.text(x, below, marks.n_of(point, texts), MUTED, 12, "middle").replace("<text", '<text class="n"')
        none = svg.text(x, below, texts("none_here"), MUTED, 11.5, "middle", slanted=True)
        drawn = [svg.text(x, foot + 15 * row, line, INK, 12, "middle") for row, line in enumerate(lines)]
        drawn += [marks.shown("known", figures + n, point.n > 0), marks.shown("none", none, not point.n)]
        parts.append(marks.group(point, drawn, x, texts))
    return _svg("wide", (right + 12, below + 12), scale, parts, points, texts)


def _narrow(points: Sequence[StagePoint], texts: Texts) -> str:
    width, left, right, top, step = 358, 24.0, 334.0, 40.0, 66.0
    bottom = top + step * len(points)
    scale = Scale((left + right) / 2, (right - left) / 200, upright=True)
    parts = [
        svg.rect(scale(0), top - 8, right - scale(0), bottom - top + 8, POSITIVE, 0.035),
        svg.rect(left, top - 8, scale(0) - left, bottom - top + 8, NEGATIVE, 0.035),
        svg.text(scale(-50), 10, texts("negative_side"), NEGATIVE, 11.5, "middle"),
        svg.text(scale(50), 10, texts("positive_side"), POSITIVE, 11.5, "middle"),
    ]
    for net in GRID:
        colour, thick = (MUTED, 1.25) if net == 0 else (HAIR, 1)
        parts.append(svg.line(scale(net), top - 8, scale(net), bottom, colour, thick))
        parts.append(svg.text(scale(net), top - 14, texts.numbers.net(net), MUTED, 11.5, "middle"))

    y_of = [top + step * (position + 0.66) for position in range(len(points))]
    parts.append(marks.curve(_places(points, y_of, scale), upright=True))
    for y, point in zip(y_of, points, strict=True):
        label = point.label if len(point.label) <= 42 else point.label[:41].rstrip() + "…"
        # The number stands on the emptier side; where the whisker leaves no room, just above it.
        room = (scale(point.drawn[1]) - left, right - scale(point.drawn[2]))
        lift = -8 if max(room) < 110 else 5
        x, anchor = (left + 4, "start") if room[0] > room[1] else (right - 4, "end")
        figures = marks.mark(point, scale, y) + marks.value(x, y + lift, point, texts, anchor, with_n=True)
        none = svg.text(left + 4, y, texts("none_here"), MUTED, 12, "start", slanted=True)
        drawn = [
            svg.text(left + 4, y - 30, label, INK, 13, "start", strong=True, halo=True),
            marks.shown("known", figures, point.n > 0),
            marks.shown("none", none, not point.n),
        ]
        parts.append(marks.group(point, drawn, y, texts))
    return _svg("narrow", (width, bottom + 8), scale, parts, points, texts)


def _places(points: Sequence[StagePoint], along: Sequence[float], scale: Scale) -> list[Place]:
    return [
        Place(spot, scale(point.net), point.small, index)
        for index, (spot, point) in enumerate(zip(along, points, strict=True))
        if point.n
    ]


def _svg(
    kind: str,
    size: tuple[float, float],
    scale: Scale,
    parts: Sequence[str],
    points: Sequence[StagePoint],
    texts: Texts,
) -> str:
    title, desc = f"journey-{kind}-title", f"journey-{kind}-desc"
    told = texts("curve_desc", stages="; ".join(marks.described(point, texts) for point in points))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="journey {kind}" width="100%" '
        f'viewBox="0 0 {size[0]:.0f} {size[1]:.0f}" role="img" aria-labelledby="{title} {desc}" {scale.attributes} '
        f'font-family="{_FONT}"><title id="{title}">{escape(texts("curve_title"))}</title>'
        f'<desc id="{desc}">{escape(told)}</desc>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )


def _sinks(places: Sequence[Place], order: int) -> bool:
    """Whether the curve sinks after this place; its number then stands above the curve, else below."""
    if order + 1 < len(places):
        return places[order + 1].value >= places[order].value
    return order == 0 or places[order].value <= places[order - 1].value


def _wrapped(label: str, step: float) -> list[str]:
    lines = wrap(label, max(8, math.floor(step / 6.1)))
    return lines if len(lines) <= 4 else [*lines[:3], lines[3] + "…"]
