"""The sheet that every plot is drawn on: size, head, colours, and how a notebook shows it.

Matplotlib is imported when the first plot is drawn, and only its objects are used: no pyplot, no open windows, no
settings changed for anybody else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from nlp.errors import OptionError, PalauteError
from nlp.wording.numbers import hyphenable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# The colours of the report; blue and orange are told apart by colour-blind readers too.
INK, MUTED, HAIR, PAPER = "#14263b", "#5b6b7c", "#dbe2ea", "#ffffff"
POSITIVE, NEGATIVE, EVEN, SMALL, CURVE = "#0b66a8", "#c2410c", "#5b6b7c", "#7b8896", "#40566e"
WIDTH, DPI = 7.0, 100  # inches and dots: 700 pixels
_TITLE, _NOTE = 11.5, 8.5  # points
_TITLE_SIGNS, _NOTE_SIGNS = 74, 102  # that a line of the sheet holds
_TITLE_LINE, _NOTE_LINE, _MARGIN = 0.24, 0.165, 0.12  # inches


@dataclass(frozen=True)
class Sheet:
    """A figure with the axes to draw into; *own* when the plot made them itself."""

    figure: Figure
    axes: tuple[Axes, ...]
    own: bool

    @property
    def ax(self) -> Axes:
        return self.axes[0]


@lru_cache(maxsize=1)
def _figure_class() -> type[Figure]:
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        raise PalauteError(
            "Plots are drawn by matplotlib, which is not installed.", "Install it with: pip install palaute[plots]"
        ) from None

    class Plot(Figure):
        """A figure that a notebook shows by itself, as a PNG of twice as many dots as it takes on the page."""

        def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
            width, height = (round(side * DPI) for side in self.get_size_inches())
            drawn = BytesIO()
            self.savefig(drawn, format="png", dpi=2 * DPI)
            return drawn.getvalue(), {"width": width, "height": height}

    return Plot


def sheet(title: str, note: str, height: float, ax: Axes | None = None, grid: tuple[int, int] = (1, 1)) -> Sheet:
    """A new figure with its head, or the caller's own axes under a title.

    Args:
        title: the measure and its n; *note*: how to read the plot, "" for nothing.
        height: of the drawing under the head, in inches.
        grid: rows and columns of axes in a new figure.
    """
    if ax is not None:
        _check(ax)
        _figure_class()
        signs = max(20, int(inches(ax) * 15))
        lines = [*wrap(title, signs), *wrap(note, signs)]
        ax.set_title(plain("\n".join(lines)), loc="left", fontsize=8.5, color=INK)
        return Sheet(ax.get_figure(root=True), (ax,), False)  # type: ignore[arg-type]
    titles, notes = wrap(title, _TITLE_SIGNS), wrap(note, _NOTE_SIGNS)
    head = 2 * _MARGIN + _TITLE_LINE * len(titles) + _NOTE_LINE * len(notes)
    whole = height + head
    figure = _figure_class()(figsize=(WIDTH, whole), dpi=DPI, facecolor=PAPER, layout="constrained")
    figure.get_layout_engine().set(rect=(0.0, 0.0, 1.0, height / whole), w_pad=0.08, h_pad=0.06)  # type: ignore[call-arg, union-attr]
    left = _MARGIN / WIDTH
    figure.text(left, 1 - _MARGIN / whole, plain("\n".join(titles)), va="top", size=_TITLE, weight="bold", color=INK)
    under = (_MARGIN + _TITLE_LINE * len(titles)) / whole
    figure.text(left, 1 - under, plain("\n".join(notes)), va="top", size=_NOTE, color=MUTED, linespacing=1.35)
    axes = figure.subplots(*grid, squeeze=False)
    return Sheet(figure, tuple(axes.flat), True)


def told(title: str, reason: str, ax: Axes | None = None) -> Figure:
    """A figure with the sentence why there is nothing to draw."""
    drawn = sheet(title, "", 1.3, ax)
    drawn.ax.set_axis_off()
    sentence = "\n".join(wrap(reason, 72))
    drawn.ax.text(
        0.5, 0.5, plain(sentence), transform=drawn.ax.transAxes, ha="center", va="center", size=10.5, color=MUTED
    )
    return drawn.figure


def _check(ax: Any) -> None:
    if not hasattr(ax, "errorbar"):
        raise OptionError(f"ax is a {type(ax).__name__}, not axes to draw into.", "Pass axes of matplotlib, or None.")


def inches(ax: Axes) -> float:
    """How wide the axes are, before the layout makes room for their labels."""
    return float(ax.get_position().width * ax.get_figure(root=True).get_figwidth())  # type: ignore[union-attr]


def plain(text: str) -> str:
    """*text* as it is: a dollar sign begins no formula, and the joiner that fonts draw as a box is left out."""
    return text.replace("\u2060", "").replace("$", r"\$")


def tidy(ax: Axes, value_axis: str) -> None:
    """The look of all axes; *value_axis* (``x`` or ``y``) gets the lines to read values by."""
    ax.set_facecolor(PAPER)
    ax.set_axisbelow(True)
    for side in ("top", "right", "left", "bottom"):
        ax.spines[side].set_visible(side == ("bottom" if value_axis == "x" else "left"))
        ax.spines[side].set_color(HAIR)
    ax.tick_params(axis="both", length=0, labelsize=8.5, labelcolor=INK)
    ax.tick_params(axis=value_axis, labelcolor=MUTED)  # type: ignore[arg-type]
    ax.grid(visible=True, axis=value_axis, color=HAIR, linewidth=0.8)  # type: ignore[arg-type]
    for label in (ax.xaxis.label, ax.yaxis.label):
        label.set(size=8.5, color=MUTED)


def wrapped(label: str, width: int) -> str:
    """*label* in lines of at most *width* signs; longer words are parted at a syllable."""
    lines = [""]
    for word in label.split():
        for place, piece in enumerate(_pieces(word, width)):
            joined = f"{lines[-1]} {piece}" if lines[-1] and not place else piece
            if place or len(joined) > width:
                lines += [piece]
            else:
                lines[-1] = joined
    return "\n".join(line for line in lines if line)


def _pieces(word: str, width: int) -> list[str]:
    if len(word) <= width:
        return [word]
    pieces = [""]
    for syllable in hyphenable(word, width).split("\u00ad"):
        if pieces[-1] and len(pieces[-1]) + len(syllable) >= width:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += syllable
    return pieces


def cut(label: str, signs: int = 40) -> str:
    """*label* on one line, cut to *signs*."""
    line = " ".join(label.split())
    return line if len(line) <= signs else f"{line[: signs - 1].rstrip()}…"


def tone(net: float, small: bool) -> str:
    """The colour of a net figure: grey for few responses, else by what it reads as."""
    shown = 0 if math.isnan(net) else round(net)
    return SMALL if small else POSITIVE if shown > 0 else NEGATIVE if shown < 0 else EVEN
