"""What the wide and the narrow drawing of the journey share: points, whiskers, numbers and the curve between them.

The scripts of the page move these same shapes when the reader filters (templates/draw.js), so every stage has all of
them; those that do not apply are there with ``display="none"``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from nlp.report.drawing.curve import Place, curve_pieces
from nlp.report.drawing.svg import HALO, PAPER
from nlp.report.texts import Texts
from nlp.wording.numbers import plain

INK, MUTED, HAIR = "#14263b", "#5b6b7c", "#dbe2ea"
POSITIVE, NEGATIVE, EVEN, SMALL, CURVE = "#0b66a8", "#c2410c", "#5b6b7c", "#7b8896", "#40566e"
GRID = (100, 50, 0, -50, -100)


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
        if self.small or not self.n:
            return SMALL
        shown = float(plain(self.net, 0))
        return POSITIVE if shown > 0 else NEGATIVE if shown < 0 else EVEN

    @property
    def drawn(self) -> tuple[float, float, float]:
        """Net, low and high; zeros where there is nothing to draw."""
        return (self.net, self.low, self.high) if self.n else (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Net sentiment as a place in the drawing: ``zero + slope * net``, sideways when *upright*, else upwards."""

    zero: float
    slope: float
    upright: bool

    def __call__(self, net: float) -> float:
        return self.zero + self.slope * net

    def spot(self, net: float, along: float) -> tuple[float, float]:
        """x and y of a value at the place *along* the journey."""
        return (self(net), along) if self.upright else (along, self(net))

    @property
    def attributes(self) -> str:
        """What the scripts of the page need to move the shapes."""
        return f'data-zero="{self.zero:g}" data-slope="{self.slope:g}" data-upright="{int(self.upright)}"'


def mark(point: StagePoint, scale: Scale, along: float) -> str:
    """Whisker with end caps, and the point: filled, or hollow when the sample is small."""
    net, low, high = point.drawn
    at, start, end = scale.spot(net, along), scale.spot(low, along), scale.spot(high, along)
    cap = "M{0:.1f} {1:.1f}v8" if scale.upright else "M{0:.1f} {1:.1f}h8"
    caps = "".join(cap.format(*((x, y - 4) if scale.upright else (x - 4, y))) for x, y in (start, end))
    dash = ' stroke-dasharray="3 3"' if point.small else ""
    fill, ring = (PAPER, point.colour) if point.small else (point.colour, PAPER)
    return (
        f'<path class="whisker" d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" '
        f'stroke="{point.colour}" stroke-width="1.75" fill="none"{dash}/>'
        f'<path class="caps" d="{caps}" stroke="{point.colour}" stroke-width="1.75"/>'
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="6.5" fill="{fill}" stroke="{ring}" stroke-width="2"/>'
    )


def value(x: float, y: float, point: StagePoint, texts: Texts, anchor: str, with_n: bool) -> str:
    """The number beside a point; *with_n* the sample size stands behind it."""
    colour = MUTED if point.small else point.colour
    n = f'<tspan font-size="11.5" font-weight="400" fill="{MUTED}">\u2002{n_of(point, texts)}</tspan>' if with_n else ""
    return (
        f'<text class="value" x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="15" font-weight="650" '
        f'text-anchor="{anchor}"{HALO}><tspan>{escape(texts.numbers.net(point.net))}</tspan>{n}</text>'
    )


def n_of(point: StagePoint, texts: Texts) -> str:
    """``n = 30``."""
    return f"n\u00a0=\u00a0{texts.numbers.count(point.n)}"


def shown(classes: str, parts: str, when: bool) -> str:
    """Shapes that a script may show or hide."""
    return f'<g class="{classes}"{"" if when else DISPLAY_NONE}>{parts}</g>'


DISPLAY_NONE = ' display="none"'


def group(point: StagePoint, parts: Sequence[str], along: float, texts: Texts) -> str:
    """One stage; the data attributes let tests and scripts read the figures back."""
    kind = "stage small" if point.small and point.n else "stage"
    figures = "".join(f' data-{name}="{plain(getattr(point, name))}"' for name in ("net", "low", "high"))
    return (
        f'<g class="{kind}" data-stage="{escape(point.stage)}" data-label="{escape(point.label)}" '
        f'data-n="{point.n}"{figures} data-along="{along:g}">'
        f"<title>{escape(described(point, texts))}</title>{''.join(parts)}</g>"
    )


def described(point: StagePoint, texts: Texts) -> str:
    """The stage and its figures in words."""
    key = "js_curve_none" if not point.n else "js_curve_small" if point.small else "js_curve_stage"
    numbers = texts.numbers
    return texts(
        key,
        stage=point.label,
        net=numbers.net(point.net),
        n=numbers.count(point.n),
        range=numbers.net_range(point.low, point.high),
    )


def curve(places: Sequence[Place], upright: bool) -> str:
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
    return f'<g class="line">{"".join(drawn)}</g>'
