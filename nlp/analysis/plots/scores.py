"""What goes with the score: drivers and the impact of themes; and how figures of a score are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.analysis.plots.figure import INK, MUTED, NEGATIVE, POSITIVE, plain, sheet, tidy, told, wrapped
from nlp.analysis.plots.marks import beside, points, zero_line
from nlp.analysis.plots.words import plot_texts
from nlp.analysis.scores import STANDARDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

    from nlp.analysis.audit import Audit
    from nlp.wording.texts import Texts

_LINE = 0.36  # inches of a theme with its two points
_APART = 0.17  # of a line, between praise and complaint
_SIDES = (("praise", POSITIVE, -_APART), ("complaint", NEGATIVE, _APART))


def plot_drivers(audit: Audit, language: str = "fi", ax: Axes | None = None) -> Figure:
    """What goes with the score: points of it per praised and complained-of theme, with 95 % intervals; never causes.

    Figures: :func:`nlp.analysis.drivers.key_drivers`; the Kano reading stands at the right. Themes without either
    coefficient are left out, the widest come first.

    Args, returns and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    texts, drivers = plot_texts(language), audit.drivers
    title = f"{texts('drivers')} ({texts.count('of_coded', drivers.n)})"
    if drivers.reason:
        return told(title, texts(f"drivers_{drivers.reason}", n=texts.numbers.count(drivers.n)), ax)
    table = drivers.themes[drivers.themes[["praise", "complaint"]].notna().any(axis=1)]
    widest = table[["praise", "complaint"]].abs().max(axis=1)
    table = table.loc[widest.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)
    share = texts.numbers.percent(max(0.0, drivers.explained))
    explained = texts("drivers_explained", share=share, n=texts.numbers.count(drivers.n))
    note = f"{texts('drivers_note', small=SMALL_N)} {explained}"
    drawn = sheet(title, note, 0.75 + _LINE * len(table), ax)
    axes = drawn.ax
    _lying(axes, audit, list(table["theme"]), language)
    for side, colour, apart in _SIDES:
        known = table[table[side].notna()]
        points(
            axes,
            [place + apart for place in known.index],
            known[side],
            known[f"{side}_low"],
            known[f"{side}_high"],
            [colour] * len(known),
            known[f"{side}_n"] < SMALL_N,
            upright=False,
            name=side,
            size=30,
        )
    beside(axes, -0.75, texts("col_kano"), MUTED)
    for place, kano in enumerate(table["kano"]):
        sure = kano in ("must_be", "attractive", "performance")
        beside(axes, place, texts(f"kano_{kano}").split(":")[0], INK if sure else MUTED, bold=sure)
    axes.set_xlabel(texts("axis_points"))
    return drawn.figure


def plot_impact(audit: Audit, language: str = "fi", ax: Axes | None = None) -> Figure:
    """The score of all less the score without those who praise a theme, or complain of it, with 95 % intervals.

    Figures: :func:`nlp.analysis.impact.theme_impact`, in NPS points, percentage points (CSAT, CES) or points of the
    scale. Themes that nobody with a score speaks of are left out, the widest come first.

    Args, returns and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    texts, table, kind = plot_texts(language), audit.impact, audit.analysis.facts.score_kind
    base = int(table["base"].max()) if len(table) else 0
    title = f"{texts('impact', score=score_name(kind, texts))} ({texts.count('of_scores', base)})"
    if not base:
        return told(title, texts("missing_score"), ax)
    sides = {"praise": "positive", "complaint": "negative"}
    table = table[table["impact"].notna() & table["reading"].isin(sides.values()) & (table["n"] > 0)]
    if not len(table):
        return told(title, texts("no_data"), ax)
    width = table.assign(width=table["impact"].abs()).groupby("theme", sort=False)["width"].max()
    themes = list(width.sort_values(ascending=False, kind="stable").index)
    drawn = sheet(title, texts("impact_note", small=SMALL_N), 0.75 + _LINE * len(themes), ax)
    axes = drawn.ax
    _lying(axes, audit, themes, language)
    for side, colour, apart in _SIDES:
        lines = table[table["reading"] == sides[side]]
        impact, low, high = (shown_figure(lines[name], kind) for name in ("impact", "low", "high"))
        at = [themes.index(theme) + apart for theme in lines["theme"]]
        looks = [colour] * len(lines)
        points(axes, at, impact, low, high, looks, lines["small"], upright=False, name=side, size=30)
    unit = STANDARDS[kind].figure if kind and kind in STANDARDS else "mean"
    axes.set_xlabel(texts(f"axis_impact_{unit}"))
    return drawn.figure


def _lying(ax: Axes, audit: Audit, themes: list[str], language: str) -> None:
    """Axes of themes from top to bottom, a line where nothing goes with the score."""
    tidy(ax, "x")
    zero_line(ax, upright=False)
    names = [plain(wrapped(audit.analysis.codeframe.label(theme, language), 38)) for theme in themes]
    ax.set_yticks(range(len(themes)), names, size=8.5, color=INK)
    ax.set_ylim(len(themes) - 0.4, -0.6)
    number_axis(ax.xaxis, plot_texts(language).numbers.net)


def score_name(kind: str | None, texts: Texts) -> str:
    """``NPS``, ``CSAT`` …, or the mean of another scale."""
    return texts(f"score_{kind if kind in STANDARDS else 'other'}")


def shown_figure(value: Any, kind: str | None) -> Any:
    """A figure (a number or a column) in the unit of its axis: shares as percent."""
    standard = STANDARDS.get(kind or "")
    return value * 100 if standard and standard.figure == "share" else value


def figure_axis(ax: Axes, kind: str | None, texts: Texts) -> None:
    """The upright axis of a score's figure, cut to what is drawn: scores move little on their whole scale."""
    ax.set_ylabel(texts(f"axis_score_{kind if kind in STANDARDS else 'other'}"))
    number_axis(ax.yaxis, texts.numbers.net if kind == "nps" else texts.numbers.decimal)


def number_axis(axis: Axis, write: Callable[[float, int], str]) -> None:
    """Ticks at round numbers, with the decimals that they need."""
    from matplotlib.ticker import MaxNLocator

    def shown(value: float, _: float) -> str:
        low, high = axis.get_view_interval()
        span = abs(high - low)
        return write(value, 0 if span > 5 else 1 if span > 0.5 else 2)

    axis.set_major_locator(MaxNLocator(nbins=8, steps=[1, 2, 5, 10]))
    axis.set_major_formatter(shown)
