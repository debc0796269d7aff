"""What changed: stages, themes and the score over time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.analysis.periods import ALL
from nlp.analysis.plots.figure import (
    EVEN,
    INK,
    MUTED,
    NEGATIVE,
    PAPER,
    POSITIVE,
    SMALL,
    cut,
    plain,
    sheet,
    tidy,
    told,
    tone,
)
from nlp.analysis.plots.journey import net_axis, nothing_coded
from nlp.analysis.plots.marks import points, zero_line
from nlp.analysis.plots.scores import figure_axis, score_name, shown_figure
from nlp.analysis.plots.words import plot_texts
from nlp.errors import OptionError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from nlp.analysis.audit import Audit
    from nlp.analysis.periods import OverTime
    from nlp.wording.texts import Texts

SURE = 0.05
_REASONS = {"no_dates": "missing_dates", "one_period": "missing_period"}
_COLUMNS, _PANEL = 3, 1.55  # panels in a line, inches of one
_MOST_TICKS = {True: 13, False: 3}  # labels of periods that fit under large and small axes


def plot_over_time(
    audit: Audit,
    stage: str | None = None,
    theme: str | None = None,
    language: str = "fi",
    ax: Axes | None = None,
) -> Figure:
    """Net sentiment (−100…+100) per period with 95 % intervals; sure changes have an arrow and their size.

    Figures: :func:`nlp.analysis.periods.journey_over_time` and ``themes_over_time``. A change is sure when its
    ``change_q`` is at most 0.05. The unit of time is that of the audit: ``Audit(analysis, period="quarter")``.

    Args:
        stage: one stage (an id, or ``all`` for all mentions) in large; None draws all mentions and every stage that
            anyone speaks of, small, on one scale.
        theme: one theme in large instead.
        ax: axes to draw into; only with *stage* or *theme*.

    Raises:
        OptionError: a stage or theme that the codeframe does not have, both of them, or *ax* without either.

    Other arguments, what comes back and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    texts = plot_texts(language)
    _check(audit, stage, theme, ax)
    over = audit.themes_over_time if theme is not None else audit.over_time
    one = theme if theme is not None else stage
    what = texts("over_time_stages") if one is None else _label(audit, one, texts)
    title = texts("over_time", what=what)
    if over.reason:
        reason = nothing_coded(audit.analysis, texts) or texts(_REASONS[over.reason])
        return told(f"{title} ({texts.count('of_coded', over.dated + over.undated)})", reason, ax)
    note = " ".join([texts("interval_note", small=SMALL_N), texts("over_time_note"), *_undated(over, texts)])
    key = "theme" if theme is not None else "stage"
    if one is None:
        return _panels(audit, over, f"{title} ({texts.count('of_coded', over.dated)})", note, texts)
    lines = over.table[over.table[key] == one].reset_index(drop=True)
    title += f" ({texts.count('of_coded', int(lines['n'].sum()))})"
    if not lines["n"].sum():
        return told(title, texts("no_data"), ax)
    drawn = sheet(title, note, 3.1, ax)
    _draw(drawn.ax, lines, over, texts, large=True)
    drawn.ax.set_xlabel(texts(f"axis_{over.period}"))
    return drawn.figure


def _check(audit: Audit, stage: str | None, theme: str | None, ax: Axes | None) -> None:
    codeframe = audit.analysis.codeframe
    if stage is not None and theme is not None:
        raise OptionError("Both a stage and a theme are given.", "Give one of them.")
    for name, given, known in (("stage", stage, codeframe.stage_ids), ("theme", theme, codeframe.theme_ids)):
        if given is not None and given not in (*known, ALL):
            raise OptionError(f"The {name} {given!r} is not in the codeframe.", f"Use one of {', '.join(known)}, all.")
    if ax is not None and stage is None and theme is None:
        raise OptionError("All stages need axes of their own.", "Give a stage or a theme, or leave ax out.")


def _panels(audit: Audit, over: OverTime, title: str, note: str, texts: Texts) -> Figure:
    table = over.table
    spoken = table.groupby("stage")["n"].sum()
    stages = [stage for stage in (ALL, *audit.analysis.codeframe.stage_ids) if spoken.get(stage, 0)]
    if not stages:
        return told(title, texts("no_data"))
    columns = min(_COLUMNS, len(stages))
    rows = math.ceil(len(stages) / columns)
    drawn = sheet(title, note, _PANEL * rows + 0.15, grid=(rows, columns))
    for place, (axes, stage) in enumerate(zip(drawn.axes, stages, strict=False)):
        lines = table[table["stage"] == stage].reset_index(drop=True)
        _draw(axes, lines, over, texts, large=False)
        name = f"{cut(_label(audit, stage, texts), 27)}"
        axes.set_title(plain(name), loc="left", size=8.5, color=INK, weight="bold" if stage == ALL else "normal", pad=5)
        axes.set_gid(stage)
        if place % columns:
            axes.set_yticklabels([])
        axes.set_ylabel("")
    for axes in drawn.axes[len(stages) :]:
        axes.set_visible(False)
    drawn.figure.supylabel(texts("axis_net"), size=8.5, color=MUTED)
    return drawn.figure


def _draw(ax: Axes, lines: pd.DataFrame, over: OverTime, texts: Texts, *, large: bool) -> None:
    """One line in time; *lines* has one row per period, empty ones too."""
    tidy(ax, "y")
    zero_line(ax, upright=True)
    known = lines[lines["n"] > 0]
    at = known.index.to_list()
    ax.plot(at, known["net"], color=SMALL, linewidth=1.4 if large else 1.1, zorder=2.5)
    colours = [tone(line.net, line.small) for line in known.itertuples()]
    size = 42 if large else 16
    points(
        ax, at, known["net"], known["low"], known["high"], colours, known["small"], upright=True, name="net", size=size
    )
    for place, line in zip(at, known.itertuples(), strict=True):
        if line.change_q <= SURE:
            _arrow(ax, place, line, len(lines), texts, large)
    net_axis(ax, texts)
    labels = [_short(period, texts) for period in lines["period"]]
    _ticks(ax, labels, [int(n) for n in lines["n"]] if large else None, texts)


def _arrow(ax: Axes, place: int, line: Any, periods: int, texts: Texts, large: bool) -> None:
    """The size of a sure change beside its point, on the side where there is room."""
    from matplotlib.patheffects import withStroke

    up, left = line.change > 0, place > periods / 2
    gap = 8 if large else 5
    note = ax.annotate(
        f"{'▲' if up else '▼'} {texts.numbers.net(line.change)}",
        (place, line.net),
        xytext=(-gap if left else gap, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        size=9 if large else 7.5,
        weight="bold",
        color=POSITIVE if up else NEGATIVE,
        path_effects=[withStroke(linewidth=3, foreground=PAPER)],
        zorder=5,
    )
    note.set_gid("sure")


def _ticks(ax: Axes, labels: list[str], n: list[int] | None, texts: Texts) -> None:
    """The periods under the axes, as many as fit, with their n where there is room."""
    step = max(1, math.ceil(len(labels) / _MOST_TICKS[n is not None]))
    places = range(0, len(labels), step)
    shown = [labels[place] + (f"\nn = {texts.numbers.count(n[place])}" if n else "") for place in places]
    crowded = n is not None and len(places) > 8
    ax.set_xticks(list(places), shown, size=6.6 if crowded else 7.5 if n else 7, color=MUTED)
    ax.set_xlim(-0.6, len(labels) - 0.4)


def _short(period: str, texts: Texts) -> str:
    """A period by its id, as short as can be read: ``3/2026``, ``Q1 2026``, ``wk 10 2026``."""
    if "-W" in period:
        year, week = period.split("-W")
        return texts("short_week", week=int(week), year=year)
    if "-Q" in period:
        year, quarter = period.split("-Q")
        return texts("short_quarter", quarter=quarter, year=year)
    if period.count("-") == 1:
        return texts.numbers.month(period).replace("\u00a0", "\n")
    return texts.numbers.day(period)


def _label(audit: Audit, code: str, texts: Texts) -> str:
    return texts("trend_all") if code == ALL else audit.analysis.codeframe.label(code, texts.language)


def _undated(over: OverTime, texts: Texts) -> list[str]:
    return [texts.count("changes_undated", over.undated)] if over.undated else []


def plot_score(audit: Audit, language: str = "fi", ax: Axes | None = None) -> Figure:
    """The score by its standard (NPS, CSAT, CES, stars, or a mean) per period, with 95 % intervals.

    Figures: :func:`nlp.analysis.scores.score_over_time`; the line and the band are the score of all responses.

    Args, returns and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    texts, kind = plot_texts(language), audit.analysis.facts.score_kind
    summary = audit.score.iloc[0]
    title = f"{texts('score', score=score_name(kind, texts))} ({texts.count('of_scores', int(summary['n']))})"
    if summary["reason"]:
        return told(title, texts("missing_score"), ax)
    table = audit.score_over_time
    if len(table) < 2:
        return told(title, texts("missing_period" if len(table) else "missing_dates"), ax)
    whole = [shown_figure(summary[name], kind) for name in ("value", "low", "high")]
    written = [_written(value, kind, texts) for value in whole]
    note = texts("score_note", value=written[0], range=f"{written[1]} … {written[2]}")
    drawn = sheet(title, f"{note} {texts('interval_note', small=SMALL_N)}", 3.1, ax)
    axes = drawn.ax
    tidy(axes, "y")
    if not math.isnan(whole[1]):
        axes.axhspan(whole[1], whole[2], color=POSITIVE, alpha=0.08, linewidth=0, zorder=1)
    axes.axhline(whole[0], color=POSITIVE, linewidth=1, zorder=1.5, gid="all")
    known = table[table["n"] > 0]
    at = known.index.to_list()
    value, low, high = (shown_figure(known[name], kind) for name in ("value", "low", "high"))
    axes.plot(at, value, color=SMALL, linewidth=1.4, zorder=2.5)
    colours = [SMALL if few else POSITIVE if kind else EVEN for few in known["small"]]
    points(axes, at, value, low, high, colours, known["small"], upright=True, name="score")
    figure_axis(axes, kind, texts)
    _ticks(axes, [_short(period, texts) for period in table["period"]], [int(n) for n in table["n"]], texts)
    axes.set_xlabel(texts(f"axis_{_unit(table['period'].iloc[0])}"))
    return drawn.figure


def _unit(period: str) -> str:
    """The unit that a period's id is written in."""
    return "week" if "W" in period else "quarter" if "Q" in period else "month" if period.count("-") == 1 else "day"


def _written(value: float, kind: str | None, texts: Texts) -> str:
    numbers = texts.numbers
    if kind == "nps":
        return numbers.net(value)
    return numbers.percent(value / 100) if kind in ("csat", "ces") else numbers.decimal(value, 2)
