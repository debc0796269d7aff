"""Points with their intervals, lying or upright: what most plots are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.analysis.plots.figure import MUTED, PAPER

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def points(
    ax: Axes,
    places: Sequence[float],
    values: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    colours: Sequence[str],
    hollow: Sequence[bool],
    *,
    upright: bool,
    name: str,
    size: float = 42,
    marker: str = "o",
) -> None:
    """Draw values with their intervals; NaN bounds draw none.

    Args:
        places: along the axis of categories; *values*, *low*, *high* on that of values.
        hollow: points of few responses; their intervals are dashed.
        upright: values go up; else they go to the right.
        name: the ``gid`` of the points, by which a caller (or a test) finds them; intervals get ``name-interval``.
    """
    import numpy as np

    value, bottom, top = (np.asarray(column, dtype=float) for column in (values, low, high))
    reach = np.clip([value - bottom, top - value], 0, None)
    place = np.asarray(places, dtype=float)
    x, y = (place, value) if upright else (value, place)
    bars = ax.errorbar(
        x,
        y,
        yerr=reach if upright else None,
        xerr=None if upright else reach,
        fmt="none",
        ecolor=list(colours),  # type: ignore[arg-type]
        elinewidth=1.6,
        capsize=0,
        zorder=3,
    )
    for lines in bars.lines[2]:
        lines.set_linestyle([(0, (2.2, 1.6)) if few else "solid" for few in hollow])
        lines.set_gid(f"{name}-interval")
    faces = [PAPER if few else colour for colour, few in zip(colours, hollow, strict=True)]
    dots = ax.scatter(x, y, s=size, facecolors=faces, edgecolors=list(colours), linewidths=1.6, marker=marker, zorder=4)
    dots.set_gid(name)


def zero_line(ax: Axes, upright: bool) -> None:
    """The line where praise and complaint, or lift and drag, even out."""
    draw = ax.axhline if upright else ax.axvline
    draw(0, color=MUTED, linewidth=1.1, zorder=2)


def beside(ax: Axes, y: float, text: str, colour: str, *, bold: bool = False) -> None:
    """A note in the right margin of lying axes, at the height *y*."""
    ax.annotate(
        text,
        (1, y),
        xycoords=("axes fraction", "data"),
        xytext=(8, 0),
        textcoords="offset points",
        va="center",
        size=8,
        color=colour,
        weight="bold" if bold else "normal",
        annotation_clip=False,
    )
