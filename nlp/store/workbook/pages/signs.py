"""What else responses show: impressions, problems solved or not, third parties, expectations and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.store.workbook.table import Columns, Page, Source, Table

if TYPE_CHECKING:
    import pandas as pd


def signs_page(source: Source) -> Page:
    """Three small tables: first and last impression, groups by their problem, and what solving goes with."""
    if not source.analysis.facts.statuses["coded"]:
        return source.page("signs", reason=source.texts("no_coded"))
    tables = [_impressions(source), *_recovery(source)]
    lead = () if len(tables) > 1 else (source.texts("recovery_none"),)
    return source.page("signs", tables, lead=lead)


def _impressions(source: Source) -> Table:
    columns = (
        Columns(source.analysis.audit.impressions, source)
        .coded("head_impression", "impression", "impression_")
        .labels("col_stage", "stage")
        .add("col_n", "n", "count")
        .add("col_net", "net", "net", "net")
        .interval("low", "high", "net")
        .add("head_rest_n", "rest_n", "count")
        .add("head_rest_net", "rest_net", "net", "net")
        .interval("rest_low", "rest_high", "net")
        .add("col_difference", "difference", "net")
        .interval("difference_low", "difference_high", "net")
        .add("head_p", "p", "p")
        .add("col_q", "q", "q")
        .small()
    )
    return columns.table(source.texts("part_impressions"))


def _recovery(source: Source) -> list[Table]:
    groups, effects = source.analysis.audit.recovery, source.analysis.audit.recovery_effects
    if not groups["n"][groups["group"] != "no_problem"].sum():
        return []
    kind = source.score_kind()
    of_groups = (
        Columns(groups, source)
        .coded("col_group", "group", "group_")
        .put("", [""] * len(groups))
        .add("col_n", "n", "count")
        .add("head_tone_figure", "tone", "net", "net")
        .interval("tone_low", "tone_high", "net")
        .add("head_scored", "scored", "count")
        .put(source.score_name(), groups["value"].tolist(), kind)
        .interval("low", "high", kind)
        .add("head_mean", "mean", "decimal")
        .interval("mean_low", "mean_high", "decimal")
        .add("col_share", "share", "percent")
        .put("", [""] * len(groups))
        .small()
    )
    return [of_groups.table(source.texts("part_recovery")), _effects(effects, source)]


def _effects(effects: pd.DataFrame, source: Source) -> Table:
    # Shares are differences of 0–1, in points of a hundred as the rest.
    times = [100 if source.score_kind() == "percent" and name == "figure" else 1 for name in effects["measure"]]
    scaled = effects.assign(**{name: effects[name] * times for name in ("difference", "low", "high")})
    measures = {
        "figure": source.score_name(),
        "mean": source.texts("head_mean"),
        "tone": source.texts("head_tone_figure"),
    }
    columns = (
        Columns(scaled, source)
        .coded("col_group", "group", "group_")
        .coded("head_compared", "against", "group_")
        .add("col_n", "n", "count")
        .put(source.texts("head_measure"), [measures[name] for name in effects["measure"]])
        .add("head_difference", "difference", "points")
        .interval("low", "high", "points")
        .add("head_compared_n", "against_n", "count")
        .add("head_p", "p", "p")
        .coded("head_note", "reason", "note_")
    )
    return columns.table(source.texts("part_effects"))


def others_page(source: Source) -> Page:
    """Third parties, expectations and others affected: overall, per stage and per theme."""
    audit, texts = source.analysis.audit, source.texts
    third, hoped, touched = audit.third_parties, audit.expectations, audit.affecting_others
    nothing = [
        texts(key)
        for key, told in (
            ("third_none", third["third_n"].sum()),
            ("expectations_none", (hoped["exceeded"] + hoped["missed"]).sum()),
            ("others_none", touched["others"].sum()),
        )
        if not told
    ]
    if len(nothing) == 3:
        return source.page("others", reason=" ".join(nothing))
    lines = third.merge(hoped, on=["scope", "code"], how="left").merge(
        touched.drop(columns=["base", "small"]), on=["scope", "code"], how="left"
    )
    lines = lines[lines["n"] > 0]
    codes = [source.label(code or "all") for code in lines["code"]]
    columns = (
        Columns(lines, source)
        .coded("head_scope", "scope", "scope_")
        .put(texts("col_where"), codes)
        .add("col_n", "n", "count")
        .add("head_net_with", "net", "net", "net")
        .add("head_third_n", "third_n", "count")
        .add("head_third_net", "third_net", "net")
        .add("head_own_net", "own_net", "net", "net")
        .interval("own_low", "own_high", "net")
        .add("head_own_difference", "difference", "net")
        .interval("difference_low", "difference_high", "net")
        .add("head_exceeded_n", "exceeded", "count")
        .add("head_exceeded", "exceeded_share", "percent", "bar")
        .interval("exceeded_low", "exceeded_high", "percent")
        .add("head_missed_n", "missed", "count")
        .add("head_missed", "missed_share", "percent", "bar")
        .interval("missed_low", "missed_high", "percent")
        .add("head_balance", "balance", "points")
        .interval("balance_low", "balance_high", "points")
        .add("head_others_n", "others", "count")
        .add("head_others", "others_share", "percent", "bar")
        .interval("others_low", "others_high", "percent")
        .small()
    )
    return source.page("others", [columns.table()], lead=nothing)
