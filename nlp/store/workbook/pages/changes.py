"""What changed: net sentiment per period, as a grid for charts and as the comparisons of each period."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.store.workbook.table import ALL, Column, Columns, Page, Source, Table, grid_width, short_period

if TYPE_CHECKING:
    from nlp.analysis.periods import OverTime

# Why there is no table, in words.
_REASONS = {"no_dates": "missing_dates", "one_period": "missing_period"}


def _reason(over: OverTime, source: Source) -> str:
    if over.reason or not len(over.table):
        coded = source.analysis.facts.statuses["coded"]
        return source.texts(_REASONS.get(over.reason, "no_data") if coded else "no_coded")
    return ""


def _undated(over: OverTime, source: Source) -> tuple[str, ...]:
    return (source.texts.count("changes_undated", over.undated),) if over.undated else ()


def time_page(source: Source) -> Page:
    """A line per period; net sentiment of all and of each stage that anyone speaks of, and beside it the sizes."""
    over, texts = source.analysis.audit.over_time, source.texts
    reason = _reason(over, source)
    if reason:
        return source.page("time", reason=reason)
    spoken = over.table.groupby("stage", sort=False)["n"].sum()
    stages = sorted(spoken.index[spoken > 0], key=lambda code: code != ALL)  # all first, then the journey
    of = {stage: over.table[over.table["stage"] == stage] for stage in stages}
    first = next(iter(of.values()))
    columns = [
        Column(texts("col_period"), [short_period(period, texts) for period in first["period"]]),
        Column(texts("head_start"), first["start"].tolist(), "date"),
        Column(texts("head_coded"), first["coded"].tolist(), "count"),
    ]
    wide = grid_width([source.label(stage) for stage in stages])
    for place, (stage, lines) in enumerate(of.items(), len(columns)):
        columns.append(
            Column(source.label(stage), lines["net"].tolist(), "net", "net", n_at=place + len(of), width=wide)
        )
    for stage, lines in of.items():
        columns.append(
            Column(
                texts("head_n_of", name=source.label(stage)),
                [n or None for n in lines["n"].tolist()],
                "count",
                width=wide,
            )
        )
    for stage, lines in of.items():
        drawn = Columns(lines, source).points("net", "low", "high").table()
        for column in drawn.columns:
            columns.append(replace(column, head=texts("head_drawn_of", what=column.head, name=source.label(stage))))
    return source.page("time", [Table(tuple(columns))], lead=_undated(over, source))


def changes_page(source: Source) -> Page:
    """Each stage and period against the one before."""
    return _changes("changes", "stage", source.analysis.audit.over_time, source)


def theme_changes_page(source: Source) -> Page:
    """Each theme and period against the one before."""
    return _changes("theme_changes", "theme", source.analysis.audit.themes_over_time, source)


def _changes(name: str, by: str, over: OverTime, source: Source) -> Page:
    reason = _reason(over, source)
    if reason:
        return source.page(name, reason=reason)
    columns = (
        Columns(over.table[over.table["n"] > 0], source)
        .labels(f"col_{by}", by)
        .periods("col_period", "period")
        .add("head_start", "start", "date")
        .add("col_n", "n", "count")
        .add("head_period_share", "share", "percent", "bar")
        .add("col_net", "net", "net", "net")
        .interval("low", "high", "net")
        .periods("col_against", "against")
        .add("col_change", "change", "net")
        .interval("change_low", "change_high", "net")
        .add("head_p", "change_p", "p")
        .add("col_q", "change_q", "q")
        .percentage_points("head_share_change", "share_change", "net")
        .add("head_share_q", "share_change_q", "q")
        .small()
    )
    return source.page(name, [columns.table()], lead=_undated(over, source))
