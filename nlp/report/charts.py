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
from nlp.report import svg
from nlp.report.curve import Place, curve_pieces
from nlp.report.svg import HALO, PAPER
from nlp.report.texts import Texts, texts_for
from nlp.wording.numbers import plain

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

INK, MUTED, HAIR = "#14263b", "#5b6b7c", "#dbe2ea"
POSITIVE, NEGATIVE, EVEN, SMALL, CURVE = "#0b66a8", "#c2410c", "#5b6b7c", "#7b8896", "#40566e"
_FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
_GRID = (100, 50, 0, -50, -100)

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class StagePoint:
    """One journey stage on the curve: net sentiment −100…100 with its 95 % interval; NaN when n is 0."""

    stage: str
    label: str
    n: int
    net: float
    low: float
    high: float
    small: bool

    @property
    def colour(self) -> str:
        if self.small:
            return SMALL
        shown = float(plain(self.net, 0))
        return POSITIVE if shown > 0 else NEGATIVE if shown < 0 else EVEN


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

    def y(net: float) -> float:
        return top + height * (100 - net) / 200

    parts = [
        svg.rect(left, top, right - left, height / 2, POSITIVE, 0.035),
        svg.rect(left, top + height / 2, right - left, height / 2, NEGATIVE, 0.035),
    ]
    for net in _GRID:
        colour, width = (MUTED, 1.25) if net == 0 else (HAIR, 1)
        parts.append(svg.line(left, y(net), right, y(net), colour, width))
        parts.append(svg.text(left - 10, y(net) + 4, texts.numbers.net(net), MUTED, 12, "end"))
    parts.append(svg.upright_text(13, y(50), texts("positive_side"), POSITIVE, 11.5))
    parts.append(svg.upright_text(13, y(-50), texts("negative_side"), NEGATIVE, 11.5))

    x_of = [left + step * (position + 0.5) for position in range(len(points))]
    places = [
        Place(x, y(point.net), point.small, index)
        for index, (x, point) in enumerate(zip(x_of, points, strict=True))
        if point.n
    ]
    parts.append(_curve(places, upright=False))
    sinks = {place.index: _sinks(places, order) for order, place in enumerate(places)}
    labels = [_wrapped(point.label, step) for point in points]
    foot = top + height + 24
    below = foot + 15 * max((len(lines) for lines in labels), default=1) + 4
    for index, (x, point, lines) in enumerate(zip(x_of, points, labels, strict=True)):
        drawn = [
            svg.text(x, foot + 15 * row, line, INK if point.n else MUTED, 12, "middle")
            for row, line in enumerate(lines)
        ]
        if point.n:
            drawn.append(svg.text(x, below, _n(point, texts), MUTED, 12, "middle"))
            drawn.append(_mark(point, (x, y(point.low)), (x, y(point.high)), (x, y(point.net))))
            drawn.append(_value(x + 10, y(point.net) + (-9 if sinks[index] else 18), point, texts, "start"))
        else:
            drawn.append(svg.text(x, below, texts("none_here"), MUTED, 11.5, "middle", slanted=True))
        parts.append(_group(point, drawn, texts))
    return _svg("wide", right + 12, below + 12, parts, points, texts)


def _narrow(points: Sequence[StagePoint], texts: Texts) -> str:
    width, left, right, top, step = 358, 24.0, 334.0, 40.0, 66.0
    bottom = top + step * len(points)

    def x(net: float) -> float:
        return left + (right - left) * (net + 100) / 200

    parts = [
        svg.rect(x(0), top - 8, right - x(0), bottom - top + 8, POSITIVE, 0.035),
        svg.rect(left, top - 8, x(0) - left, bottom - top + 8, NEGATIVE, 0.035),
        svg.text(x(-50), 10, texts("negative_side"), NEGATIVE, 11.5, "middle"),
        svg.text(x(50), 10, texts("positive_side"), POSITIVE, 11.5, "middle"),
    ]
    for net in _GRID:
        colour, thick = (MUTED, 1.25) if net == 0 else (HAIR, 1)
        parts.append(svg.line(x(net), top - 8, x(net), bottom, colour, thick))
        parts.append(svg.text(x(net), top - 14, texts.numbers.net(net), MUTED, 11.5, "middle"))

    y_of = [top + step * (position + 0.66) for position in range(len(points))]
    parts.append(
        _curve(
            [
                Place(y, x(point.net), point.small, index)
                for index, (y, point) in enumerate(zip(y_of, points, strict=True))
                if point.n
            ],
            upright=True,
        )
    )
    for y, point in zip(y_of, points, strict=True):
        label = point.label if len(point.label) <= 42 else point.label[:41].rstrip() + "…"
        ink = INK if point.n else MUTED
        drawn = [svg.text(left + 4, y - 30, label, ink, 13, "start", strong=True, halo=True)]
        if point.n:
            drawn.append(_mark(point, (x(point.low), y), (x(point.high), y), (x(point.net), y)))
            # The number stands on the emptier side; where the whisker leaves no room, just above it.
            room = (x(point.low) - left, right - x(point.high))
            lift = -8 if max(room) < 110 else 5
            drawn.append(
                _value(left + 4, y + lift, point, texts, "start", with_n=True)
                if room[0] > room[1]
                else _value(right - 4, y + lift, point, texts, "end", with_n=True)
            )
        else:
            drawn.append(svg.text(left + 4, y, texts("none_here"), MUTED, 12, "start", slanted=True))
        parts.append(_group(point, drawn, texts))
    return _svg("narrow", width, bottom + 8, parts, points, texts)


def _svg(
    kind: str, width: float, height: float, parts: Sequence[str], points: Sequence[StagePoint], texts: Texts
) -> str:
    title, desc = f"journey-{kind}-title", f"journey-{kind}-desc"
    described = texts("curve_desc", stages="; ".join(_described(point, texts) for point in points))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="journey {kind}" width="100%" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="{title} {desc}" '
        f'font-family="{_FONT}"><title id="{title}">{escape(texts("curve_title"))}</title>'
        f'<desc id="{desc}">{escape(described)}</desc>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>'
    )


def _described(point: StagePoint, texts: Texts) -> str:
    key = "curve_desc_none" if not point.n else "curve_desc_small" if point.small else "curve_desc_stage"
    numbers = texts.numbers
    return texts(
        key,
        stage=point.label,
        net=numbers.net(point.net),
        n=numbers.count(point.n),
        range=numbers.net_range(point.low, point.high),
    )


def _group(point: StagePoint, drawn: Sequence[str], texts: Texts) -> str:
    """One stage; the data attributes let tests and scripts read the figures back."""
    kind = "stage small" if point.small and point.n else "stage"
    title = f"<title>{escape(_described(point, texts))}</title>"
    return (
        f'<g class="{kind}" data-stage="{escape(point.stage)}" data-n="{point.n}" '
        f'data-net="{plain(point.net)}">{title}{"".join(drawn)}</g>'
    )


def _mark(point: StagePoint, low: Spot, high: Spot, at: Spot) -> str:
    """Whisker with end caps, and the point: filled, or hollow when the sample is small."""
    dash = ' stroke-dasharray="3 3"' if point.small else ""
    caps = "".join(
        f"M{x - 4:.1f} {y:.1f}h8" if low[0] == high[0] else f"M{x:.1f} {y - 4:.1f}v8" for x, y in (low, high)
    )
    fill, ring = (PAPER, point.colour) if point.small else (point.colour, PAPER)
    return (
        f'<path d="M{low[0]:.1f} {low[1]:.1f}L{high[0]:.1f} {high[1]:.1f}" stroke="{point.colour}" '
        f'stroke-width="1.75" fill="none"{dash}/>'
        f'<path d="{caps}" stroke="{point.colour}" stroke-width="1.75"/>'
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="6.5" fill="{fill}" stroke="{ring}" '
        f'stroke-width="2"/>'
    )


def _value(x: float, y: float, point: StagePoint, texts: Texts, anchor: str, with_n: bool = False) -> str:
    colour = MUTED if point.small else point.colour
    n = f'<tspan font-size="11.5" font-weight="400" fill="{MUTED}">\u2002{_n(point, texts)}</tspan>' if with_n else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="15" font-weight="650" '
        f'text-anchor="{anchor}"{HALO}>{escape(texts.numbers.net(point.net))}{n}</text>'
    )


def _n(point: StagePoint, texts: Texts) -> str:
    return f"n\u00a0=\u00a0{texts.numbers.count(point.n)}"


def _curve(places: Sequence[Place], upright: bool) -> str:
    """The curve through the places; pieces that touch a small sample or leap an empty stage are dashed."""
    drawn = []
    for piece in curve_pieces(places):
        start, one, two, end = (
            f"{value:.1f} {along:.1f}" if upright else f"{along:.1f} {value:.1f}" for along, value in piece.corners
        )
        look = (
            f'stroke="{SMALL}" stroke-width="1.75" stroke-dasharray="2 5"'
            if piece.faint
            else f'stroke="{CURVE}" stroke-width="2.75"'
        )
        drawn.append(f'<path d="M{start}C{one} {two} {end}" fill="none" stroke-linecap="round" {look}/>')
    return "".join(drawn)


def _sinks(places: Sequence[Place], order: int) -> bool:
    """Whether the curve sinks after this place; its number then stands above the curve, else below."""
    if order + 1 < len(places):
        return places[order + 1].value >= places[order].value
    return order == 0 or places[order].value <= places[order - 1].value


def _wrapped(label: str, step: float) -> list[str]:
    lines = wrap(label, max(8, math.floor(step / 6.1)))
    return lines if len(lines) <= 4 else [*lines[:3], lines[3] + "…"]
