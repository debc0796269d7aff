"""A smooth curve through given places that never rises above or sinks below them.

Fritsch, F. N. & Carlson, R. E. (1980). Monotone piecewise cubic interpolation. SIAM Journal on Numerical
Analysis, 17(2), 238–246. A curve that overshoots would show moods that nobody reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the curve: position along the journey, value across it, in drawing units."""

    along: float
    value: float
    small: bool
    index: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A cubic Bézier between two neighbouring places: start, two controls, end as (along, value)."""

    corners: tuple[Corner, Corner, Corner, Corner]
    faint: bool


def curve_pieces(places: Sequence[Place]) -> list[Piece]:
    """The pieces between neighbours; *faint* where an end is a small sample or a stage between is empty."""
    if len(places) < 2:
        return []
    slopes = _slopes(places)
    pieces = []
    for (left, right), (slope_left, slope_right) in zip(pairwise(places), pairwise(slopes), strict=True):
        third = (right.along - left.along) / 3
        pieces.append(
            Piece(
                (
                    (left.along, left.value),
                    (left.along + third, left.value + slope_left * third),
                    (right.along - third, right.value - slope_right * third),
                    (right.along, right.value),
                ),
                left.small or right.small or right.index - left.index > 1,
            )
        )
    return pieces


def _slopes(places: Sequence[Place]) -> list[float]:
    widths = [b.along - a.along for a, b in pairwise(places)]
    secants = [(b.value - a.value) / width for (a, b), width in zip(pairwise(places), widths, strict=True)]
    slopes = [secants[0]]
    for (w0, w1), (s0, s1) in zip(pairwise(widths), pairwise(secants), strict=True):
        # Flat at a peak or a valley; elsewhere the harmonic mean keeps the curve between its neighbours.
        slopes.append(0.0 if s0 * s1 <= 0 else 3 * (w0 + w1) / ((2 * w1 + w0) / s0 + (w1 + 2 * w0) / s1))
    return [*slopes, secants[-1]]
