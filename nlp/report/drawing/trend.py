"""A small drawing of one figure over time; many of them stand side by side on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from nlp.report.drawing import svg
from nlp.report.drawing.marks import EVEN, HAIR, INK, MUTED, NEGATIVE, POSITIVE, SMALL
from nlp.report.drawing.svg import PAPER
from nlp.wording.numbers import plain

WIDTH, LEFT, RIGHT, TOP, HEIGHT = 300.0, 34.0, 290.0, 10.0, 100.0


@dataclass(frozen=True, slots=True)
class PeriodPoint:
    """A figure in one period, net sentiment or a score, with its 95 % interval; NaN where nobody spoke."""

    period: str
    told: str
    n: int
    net: float
    low: float
    high: float
    small: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of the upright axis and the marks on it; *signed* when what is under zero is bad."""

    low: float = -100.0
    high: float = 100.0
    marks: tuple[tuple[float, str], ...] = ((100.0, "+100"), (0.0, "0"), (-100.0, "\u2212100"))
    signed: bool = True


NET = Scale()


def trend_chart(name: str, points: Sequence[PeriodPoint], scale: Scale = NET) -> str:
    """The *points* in time as SVG; *name* is its title and the points in words its description."""

    def y(net: float) -> float:
        return TOP + HEIGHT * (scale.high - net) / (scale.high - scale.low)

    step = (RIGHT - LEFT) / max(1, len(points))
    parts = []
    for net, word in scale.marks:
        parts.append(svg.line(LEFT, y(net), RIGHT, y(net), MUTED if scale.signed and net == 0 else HAIR, 1))
        parts.append(svg.text(LEFT - 5, y(net) + 4, word, MUTED, 11, "end"))
    known = [(LEFT + step * (place + 0.5), point) for place, point in enumerate(points) if point.n]
    path = "L".join(f"{x:.1f} {y(point.net):.1f}" for x, point in known)
    if len(known) > 1:
        parts.append(f'<path d="M{path}" stroke="{SMALL}" stroke-width="1.5" fill="none"/>')
    for x, point in known:
        shown = float(plain(point.net, 0))
        tone = (POSITIVE if shown > 0 else NEGATIVE if shown < 0 else EVEN) if scale.signed else INK
        colour = SMALL if point.small else tone
        fill, ring = (PAPER, colour) if point.small else (colour, PAPER)
        parts.append(
            f'<g data-period="{escape(point.period)}" data-n="{point.n}" data-net="{plain(point.net)}">'
            f"<title>{escape(point.told)}</title>{svg.line(x, y(point.low), x, y(point.high), colour, 1.5)}"
            f'<circle cx="{x:.1f}" cy="{y(point.net):.1f}" r="4" fill="{fill}" stroke="{ring}" stroke-width="1.5"/></g>'
        )
    if points:
        parts.append(svg.text(LEFT, TOP + HEIGHT + 18, points[0].period, MUTED, 11, "start"))
        if len(points) > 1:
            parts.append(svg.text(RIGHT, TOP + HEIGHT + 18, points[-1].period, MUTED, 11, "end"))
    told = "; ".join(point.told for point in points if point.n)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="trend" width="100%" role="img" '
        f'viewBox="0 0 {WIDTH:.0f} {TOP + HEIGHT + 24:.0f}" font-family="system-ui,sans-serif">'
        f"<title>{escape(name)}</title><desc>{escape(told)}</desc>{''.join(parts)}</svg>"
    )
