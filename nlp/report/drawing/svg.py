"""The few shapes the drawings are made of, as SVG text. Lengths are in units of the drawing's ``viewBox``."""

from __future__ import annotations

from html import escape

PAPER = "#ffffff"
# A rim in the colour of the paper keeps text readable where a line passes under it.
HALO = f' stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"'


def text(
    x: float,
    y: float,
    words: str,
    colour: str,
    size: float,
    anchor: str,
    *,
    strong: bool = False,
    slanted: bool = False,
    halo: bool = False,
) -> str:
    """A line of text, escaped."""
    look = (' font-weight="600"' if strong else "") + (' font-style="italic"' if slanted else "")
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" text-anchor="{anchor}"{look}'
        f"{HALO if halo else ''}>{escape(words)}</text>"
    )


def upright_text(x: float, y: float, words: str, colour: str, size: float) -> str:
    """A line of text that runs upwards, centred on the spot."""
    return (
        f'<text transform="translate({x:.1f} {y:.1f}) rotate(-90)" fill="{colour}" font-size="{size}" '
        f'text-anchor="middle">{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    """A straight line."""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{colour}" stroke-width="{width}" fill="none"/>'


def rect(x: float, y: float, width: float, height: float, colour: str, opacity: float) -> str:
    """A tinted area without an edge."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}" '
        f'fill-opacity="{opacity}"/>'
    )
