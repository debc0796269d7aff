"""The score by its standard: of all, per period and per stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.store.workbook.table import Columns, Page, Source, short_period

if TYPE_CHECKING:
    import pandas as pd


def score_page(source: Source) -> Page:
    """One table, so that it filters: a line of all, one per period, one per stage."""
    audit, texts, kind = source.analysis.audit, source.texts, source.score_kind()
    if audit.score["reason"].iloc[0] or not audit.score["n"].iloc[0]:
        known = source.analysis.facts.score_column is not None
        return source.page("score", reason=texts("score_none" if known else "missing_score"))
    lines, scopes, names = _lines(source)
    times = 100 if kind == "percent" else 1
    lines = lines.assign(change=lines["change"] * times)
    columns = (
        Columns(lines, source)
        .put(texts("head_scope"), scopes)
        .put(texts("col_where"), names)
        .add("col_n", "n", "count")
        .put(source.score_name(), lines["value"].tolist(), kind)
        .interval("low", "high", kind)
        .add("head_mean", "mean", "ratio")
        .interval("mean_low", "mean_high", "ratio")
        .add("head_sd", "sd", "ratio")
        .add("head_top", "top", "count")
        .add("head_middle", "middle", "count")
        .add("head_bottom", "bottom", "count")
        .add("head_missing", "missing", "count")
        .add("col_change", "change", "points")
        .interval("change_low", "change_high", "points", times)
        .add("head_p", "p", "p")
        .small(reasons=False)
        .points("value", "low", "high")
    )
    return source.page("score", [columns.table()])


def _lines(source: Source) -> tuple[pd.DataFrame, list[str], list[str]]:
    import pandas as pd

    audit, texts = source.analysis.audit, source.texts
    over = audit.score_over_time
    by_stage = audit.score_by_stage
    by_stage = by_stage[by_stage["n"] > 0]
    whole = audit.score.assign(**dict.fromkeys(("change", "change_low", "change_high", "p"), float("nan")))
    parts = [whole, over[over["n"] > 0], by_stage] if len(over) > 1 else [whole, by_stage]
    lines = pd.concat([part for part in parts if len(part)], ignore_index=True)
    periods = [short_period(str(period), texts) for period in parts[1]["period"]] if len(parts) == 3 else []
    stages = [source.label(str(stage)) for stage in by_stage["stage"]]
    scopes = [texts("scope_all")] + [texts("scope_period")] * len(periods) + [texts("scope_stage")] * len(stages)
    return lines, scopes, [texts("all_responses"), *periods, *stages]
