"""Who says what: groups of the survey against all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.store.workbook.table import Columns, Page, Source

if TYPE_CHECKING:
    import pandas as pd


def segments_page(source: Source) -> Page:
    """Every group and measure with its difference to the others."""
    found, texts = source.analysis.audit.segments, source.texts
    if not len(found.groups):
        return source.page("segments", reason=_reason(source), lead=_skipped(source))
    lines = found.groups
    names = {"net": texts("col_net"), "score": texts("head_mean"), "nps": texts("score_nps")}
    columns = (
        _groups(lines, source)
        .put(texts("head_measure"), [names[measure] for measure in lines["measure"]])
        .add("col_n", "n", "count")
        .add("head_estimate", "estimate", "decimal")
        .interval("low", "high", "decimal")
        .add("head_others_n_of", "others_n", "count")
        .add("col_others", "others", "decimal")
        .add("col_difference", "difference", "points")
        .interval("difference_low", "difference_high", "points")
        .add("col_effect", "effect", "signed")
        .coded("head_size", "size", "size_")
        .add("head_p", "p", "p")
        .add("col_q", "q", "q")
        .small()
    )
    return source.page("segments", [columns.table()], lead=_skipped(source))


def segment_themes_page(source: Source) -> Page:
    """What groups say more or less than others."""
    found = source.analysis.audit.segments
    if not len(found.themes):
        return source.page("segment_themes", reason=_reason(source))
    columns = (
        _groups(found.themes, source)
        .labels("col_theme", "theme")
        .add("col_n", "n", "count")
        .add("head_group_share", "share", "percent", "bar")
        .add("col_others", "others_share", "percent", "bar")
        .percentage_points("head_share_difference", "difference")
        .add("col_effect", "effect", "signed")
        .coded("head_size", "size", "size_")
        .add("head_p", "p", "p")
        .add("col_q", "q", "q")
        .small()
    )
    return source.page("segment_themes", [columns.table()])


def _groups(lines: pd.DataFrame, source: Source) -> Columns:
    """Columns and values by names without personal data."""
    pairs = list(zip(lines["column"], lines["value"], strict=True))
    columns = {column: source.names.column(str(column)) for column, _ in dict.fromkeys(pairs)}
    values = {pair: source.names.value(str(pair[0]), str(pair[1])) for pair in dict.fromkeys(pairs)}
    return (
        Columns(lines, source)
        .put(source.texts("head_segment"), [columns[column] for column, _ in pairs])
        .put(source.texts("col_group"), [values[pair] for pair in pairs])
    )


def _skipped(source: Source) -> list[str]:
    texts = source.texts
    return [
        texts("skip_column", column=source.names.column(str(line.column)), reason=texts(f"skip_{line.reason}"))
        for line in source.analysis.audit.segments.skipped.itertuples()
    ]


def _reason(source: Source) -> str:
    if not source.analysis.facts.statuses["coded"]:
        return source.texts("no_coded")
    known = len(source.analysis.segments.columns)
    return source.texts("segments_alone" if known else "missing_segments")
