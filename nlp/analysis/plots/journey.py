"""The emotional journey, and the matrix of themes along it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.analysis.plots.figure import (
    CURVE,
    INK,
    MUTED,
    NEGATIVE,
    PAPER,
    POSITIVE,
    SMALL,
    WIDTH,
    inches,
    plain,
    sheet,
    tidy,
    told,
    tone,
    wrapped,
)
from nlp.analysis.plots.marks import points, zero_line
from nlp.analysis.plots.words import plot_texts
from nlp.records import NOT_STATED

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from nlp.analysis.audit import Audit
    from nlp.analysis.result import Analysis
    from nlp.wording.texts import Texts

_TINY_N = 5  # one angry row makes a cell of −100: under this many the matrix all but drops the colour
_FULL, _FAINT, _PALE = 1.0, 0.5, 0.18  # strength of a cell's colour


def plot_journey(audit: Audit, language: str = "fi", ax: Axes | None = None) -> Figure:
    """Net sentiment (−100…+100) of each stage, in journey order, with its 95 % interval.

    Figures: :func:`nlp.analysis.journey.journey_table`. Stages of fewer than 20 responses are hollow, and the line to
    them is dashed, as is one that leaps a stage without mentions; ``not_stated`` is told in the note.

    Args:
        language: ``fi`` or ``en``.
        ax: axes to draw into instead of a new figure.

    Returns:
        The figure; a notebook shows it. Without any stage it tells why, in words.

    Raises:
        OptionError: another language. PalauteError: matplotlib is not installed.
    """
    from matplotlib.patheffects import withStroke

    texts, analysis = plot_texts(language), audit.analysis
    table = analysis.journey[analysis.journey["stage"] != NOT_STATED].reset_index(drop=True)
    title = f"{texts('journey')} ({coded_n(analysis, texts)})"
    if not table["n"].sum():
        return told(title, nothing_coded(analysis, texts) or texts("missing_stages"), ax)
    unstated = int(analysis.journey.loc[analysis.journey["stage"] == NOT_STATED, "n"].sum())
    note = f"{texts('journey_note')} {texts('interval_note', small=SMALL_N)}"
    if unstated:
        note += f" {texts.count('unstated', unstated)}"
    drawn = sheet(title, note, 3.6, ax)
    axes = drawn.ax
    tidy(axes, "y")
    zero_line(axes, upright=True)
    known = table[table["n"] > 0]
    _line(axes, known)
    colours = [tone(line.net, line.small) for line in known.itertuples()]
    at = known.index.to_list()
    points(axes, at, known["net"], known["low"], known["high"], colours, known["small"], upright=True, name="net")
    for place, line in zip(at, known.itertuples(), strict=True):
        axes.annotate(
            texts.numbers.net(line.net),
            (place, line.net),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            size=9.5,
            weight="bold",
            color=MUTED if line.small else tone(line.net, False),
            path_effects=[withStroke(linewidth=3, foreground=PAPER)],
        )
    signs = max(8, int(18.5 * inches(axes) / len(table)))
    labels = [
        f"n = {texts.numbers.count(int(line.n))}\n{wrapped(analysis.codeframe.label(line.stage, language), signs)}"
        for line in table.itertuples()
    ]
    axes.set_xticks(range(len(table)), [plain(label) for label in labels], size=7, color=INK)
    axes.set_xlim(-0.5, len(table) - 0.3)
    net_axis(axes, texts)
    return drawn.figure


def _line(ax: Axes, known: pd.DataFrame) -> None:
    for (place, one), (after, two) in pairwise(zip(known.index, known.itertuples(), strict=True)):
        faint = one.small or two.small or after > place + 1
        ax.plot(
            (place, after),
            (one.net, two.net),
            color=SMALL if faint else CURVE,
            linewidth=1.2 if faint else 2.2,
            linestyle=(0, (1.5, 2.5)) if faint else "solid",
            zorder=2.5,
        )


def plot_matrix(audit: Audit, language: str = "fi", ax: Axes | None = None) -> Figure:
    """The audit matrix: net sentiment (−100…+100) of each theme at each stage, with n in the cells.

    Figures: :func:`nlp.analysis.journey.matrix_table`. Orange to blue, faint under 20 responses. Stages and themes
    without mentions are left out; themes come by the number of responses that speak of them.

    Args, returns and errors as :func:`plot_journey`.
    """
    import numpy as np
    from matplotlib.colors import LinearSegmentedColormap

    texts, analysis = plot_texts(language), audit.analysis
    title = f"{texts('matrix')} ({coded_n(analysis, texts)})"
    cells = analysis.matrix[analysis.matrix["n"] > 0]
    if not len(cells):
        return told(title, nothing_coded(analysis, texts) or texts("no_data"), ax)
    label = analysis.codeframe.label
    stages = [stage for stage in analysis.codeframe.stage_ids if (cells["stage"] == stage).any()]
    themes = [line.theme for line in analysis.themes.sort_values("n", ascending=False, kind="stable").itertuples()]
    themes = [theme for theme in themes if (cells["theme"] == theme).any()]
    net, n = (
        cells.pivot(index="theme", columns="stage", values=name).reindex(index=themes, columns=stages).to_numpy(float)
        for name in ("net", "n")
    )
    drawn = sheet(title, texts("matrix_note", small=SMALL_N), 0.95 + 0.34 * len(themes), ax)
    axes = drawn.ax
    strength = np.select([n < _TINY_N, n < SMALL_N], [_PALE, _FAINT], _FULL)
    colours = LinearSegmentedColormap.from_list("orange-blue", (NEGATIVE, PAPER, POSITIVE))
    axes.imshow(net, cmap=colours, vmin=-100, vmax=100, alpha=strength, aspect="auto", gid="net")
    for (row, column), value in np.ndenumerate(net):
        if not np.isnan(value):
            on_dark = abs(value) * strength[row, column] > 55
            ink = PAPER if on_dark else MUTED if n[row, column] < SMALL_N else INK
            look: dict[str, Any] = {"ha": "center", "color": ink}
            axes.text(column, row - 0.04, texts.numbers.net(value), va="bottom", size=8.5, **look)
            axes.text(column, row + 0.08, texts.numbers.count(int(n[row, column])), va="top", size=6.8, **look)
    wide = max(9, int(12.5 * WIDTH / len(stages)))
    names = [plain(wrapped(label(stage, language), wide)) for stage in stages]
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(stages)), names, size=6.5, color=INK)
    axes.set_yticks(range(len(themes)), [plain(wrapped(label(theme, language), 34)) for theme in themes], color=INK)
    axes.tick_params(length=0)
    axes.tick_params(axis="y", labelsize=7.8)
    axes.set_xticks(np.arange(len(stages) + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(themes) + 1) - 0.5, minor=True)
    axes.grid(visible=True, which="minor", color=PAPER, linewidth=2)
    axes.tick_params(which="minor", length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    return drawn.figure


def coded_n(analysis: Analysis, texts: Texts) -> str:
    """``n = 281 coded responses``."""
    return texts.count("of_coded", analysis.facts.statuses["coded"])


def nothing_coded(analysis: Analysis, texts: Texts) -> str:
    """Why there is no figure at all; "" when there are mentions."""
    if not analysis.facts.rows:
        return texts("no_rows")
    if not analysis.facts.statuses["coded"]:
        return texts("no_coded")
    return "" if len(analysis.mentions) else texts("no_mentions")


def net_axis(ax: Axes, texts: Texts) -> None:
    """The axis of net sentiment, upright: the whole scale, always."""
    ax.set_ylim(-108, 108)
    ax.set_yticks((-100, -50, 0, 50, 100), [texts.numbers.net(net) for net in (-100, -50, 0, 50, 100)])
    ax.set_ylabel(texts("axis_net"))
