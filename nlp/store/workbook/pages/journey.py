"""How the journey is: a line per stage."""

from __future__ import annotations

from nlp.store.workbook.table import Columns, Page, Source


def journey_page(source: Source) -> Page:
    """The emotional curve as a table, with how far apart the responses of a stage are."""
    analysis = source.analysis
    reason = "" if len(analysis.mentions) else source.texts("missing_mentions")
    spread = analysis.audit.stage_spread
    names = ("sd", "praise", "praise_low", "praise_high", "complaint", "complaint_low", "complaint_high", "both")
    lines = analysis.journey.assign(**{name: spread[name].to_numpy() for name in names})
    columns = (
        Columns(lines, source)
        .labels("col_stage", "stage")
        .add("col_n", "n", "count")
        .add("col_share", "share", "percent", "bar")
        .add("col_net", "net", "net", "net")
        .interval("low", "high", "net")
        .add("head_sd", "sd", "count")
        .add("head_praise_share", "praise", "percent")
        .interval("praise_low", "praise_high", "percent")
        .add("head_complaint_share", "complaint", "percent")
        .interval("complaint_low", "complaint_high", "percent")
        .add("head_both_share", "both", "percent")
        .labels("col_strength", "top_strength")
        .add("head_praise_n", "strength_n", "count")
        .labels("col_pain", "top_pain")
        .add("head_complaint_n", "pain_n", "count")
        .add("head_from_text", "from_text", "percent")
        .small()
        .points("net", "low", "high")
    )
    return source.page("journey", [columns.table()], reason)
