"""What is praised and complained of, and what to mend first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.analysis.journey import SMALL_N
from nlp.analysis.plots.figure import (
    HAIR,
    INK,
    MUTED,
    NEGATIVE,
    POSITIVE,
    SMALL,
    cut,
    plain,
    sheet,
    tidy,
    told,
    wrapped,
)
from nlp.analysis.plots.journey import coded_n, nothing_coded
from nlp.analysis.plots.marks import beside, points, zero_line
from nlp.analysis.plots.words import plot_texts
from nlp.errors import OptionError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from nlp.analysis.audit import Audit

SHOWN = 10


def plot_themes(audit: Audit, language: str = "fi", ax: Axes | None = None) -> Figure:
    """Mentions that praise (blue, to the right) and complain of (orange, to the left) each theme.

    Figures: :func:`nlp.analysis.journey.theme_table`; themes by the number of responses, those without mentions left
    out, bars of fewer than 20 responses faint.

    Args, returns and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    from matplotlib.ticker import MaxNLocator

    texts, analysis = plot_texts(language), audit.analysis
    title = f"{texts('themes')} ({coded_n(analysis, texts)})"
    table = analysis.themes[analysis.themes["n"] > 0]
    if not len(table):
        return told(title, nothing_coded(analysis, texts) or texts("no_data"), ax)
    table = table.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)
    drawn = sheet(title, texts("themes_note", small=SMALL_N), 0.7 + 0.3 * len(table), ax)
    axes = drawn.ax
    tidy(axes, "x")
    for name, sign, colour in (("positive", 1, POSITIVE), ("negative", -1, NEGATIVE)):
        bars = axes.barh(table.index, sign * table[name], height=0.68, color=colour, zorder=2)
        for bar, n, few in zip(bars, table[name], table["small"], strict=True):
            bar.set(gid=name, alpha=0.45 if few else 1)
            if n:
                axes.annotate(
                    texts.numbers.count(int(n)),
                    (sign * n, bar.get_y() + bar.get_height() / 2),
                    xytext=(4 * sign, 0),
                    textcoords="offset points",
                    ha="left" if sign > 0 else "right",
                    va="center",
                    size=8,
                    color=MUTED if few else colour,
                )
    zero_line(axes, upright=False)
    names = [
        wrapped(f"{analysis.codeframe.label(line.theme, language)} ({texts.numbers.count(int(line.n))})", 40)
        for line in table.itertuples()
    ]
    axes.set_yticks(table.index, [plain(name) for name in names], size=8.5, color=INK)
    axes.set_ylim(len(table) - 0.4, -0.6)
    axes.margins(x=0.1)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=7, integer=True, min_n_ticks=1))
    axes.xaxis.set_major_formatter(lambda value, _: texts.numbers.count(round(abs(value))))
    axes.set_xlabel(texts("axis_mentions"))
    return drawn.figure


def plot_priorities(audit: Audit, language: str = "fi", shown: int = SHOWN, ax: Axes | None = None) -> Figure:
    """What to mend first: the first *shown* pains by rank, each with the 95 % interval of its rank.

    Figures: :func:`nlp.analysis.priorities.pain_points`. At the right how many complain, and the share of the
    resamples in which the pain is among the first three. Pains of fewer than 20 complaining responses are hollow.

    Raises:
        OptionError: *shown* below 1.

    Other arguments, what comes back and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    texts, pains, analysis = plot_texts(language), audit.pains, audit.analysis
    if shown < 1:
        raise OptionError(f"shown is {shown}.", "Use a number from 1 up.")
    title = f"{texts('priorities')} ({texts.count('of_coded', pains.n)})"
    if pains.reason:
        reason = "first_no_complaints" if pains.reason == "no_complaints" else "first_none"
        return told(title, nothing_coded(analysis, texts) or texts(reason), ax)
    table = pains.table.head(shown).reset_index(drop=True)
    drawn = sheet(title, texts("priorities_note", small=SMALL_N), 0.7 + 0.42 * len(table), ax)
    axes = drawn.ax
    tidy(axes, "x")
    axes.hlines(table.index, 1, table["rank_high"].max(), color=HAIR, linewidth=0.6, zorder=1)
    colours = [SMALL if few else NEGATIVE for few in table["small"]]
    ranks = (table["rank"], table["rank_low"], table["rank_high"])
    points(axes, table.index.to_list(), *ranks, colours, table["small"], upright=False, name="rank")
    label = analysis.codeframe.label
    for place, line in enumerate(table.itertuples()):
        share = texts.numbers.percent(float(line.top_three))
        beside(axes, place, texts.count("priorities_told", int(line.complaints), share=share), MUTED)
    names = [f"{cut(label(line.theme, language))}\n{cut(label(line.stage, language))}" for line in table.itertuples()]
    axes.set_yticks(table.index, [plain(name) for name in names], size=8, color=INK)
    axes.set_ylim(len(table) - 0.4, -0.6)
    last = int(table["rank_high"].max())
    step = 1 if last <= 10 else 2 if last <= 20 else 5 * round(last / 35 + 0.5)
    axes.set_xticks([1, *range(step if step > 2 else 1 + step, last + 1, step)])
    axes.set_xlim(0.4, last + 0.6)
    axes.set_xlabel(texts("axis_rank"))
    return drawn.figure
