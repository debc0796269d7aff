"""What first: pains in the order to mend them, what goes with the score, and the score without a theme."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from nlp.analysis.impact import READINGS
from nlp.analysis.priorities import pain_quotes
from nlp.records import LANGUAGES
from nlp.redact.quotes import redacted_quote
from nlp.store.workbook.table import Columns, Page, Source
from nlp.wording.names import owner_label

if TYPE_CHECKING:
    import pandas as pd

QUOTED = 30  # pains with a quote


def priorities_page(source: Source) -> Page:
    """The pains, heaviest first, and how sure their order is."""
    pains, texts = source.analysis.audit.pains, source.texts
    reason = {"": "", "no_complaints": texts("first_no_complaints")}.get(pains.reason, texts("first_none"))
    pains_told = [
        f"{line.rank}. {source.label(line.theme)} ({source.label(line.stage)})" for line in pains.table.itertuples()
    ]
    columns = (
        Columns(pains.table, source)
        .add("col_rank", "rank", "count")
        .labels("col_pain_point", "theme")
        .labels("col_stage", "stage")
        .add("col_complaints", "complaints", "count")
        .add("col_share", "share", "percent", "bar")
        .interval("low", "high", "percent")
        .add("col_net", "net", "net", "net")
        .add("col_top_three", "top_three", "percent", "bar")
        .add("head_rank_low", "rank_low", "count")
        .add("head_rank_high", "rank_high", "count")
        .percentage_points("col_trend", "trend", "net")
        .put(texts("col_owner"), [owner_label(str(owner), texts) for owner in pains.table["owner"]])
        .put(texts("head_quote"), _quotes(source, pains.table), "words")
        .small()
        .put(texts("head_pain"), pains_told, hidden=True)
    )
    return source.page("priorities", [columns.table()], reason)


def _quotes(source: Source, pains: pd.DataFrame) -> list[str]:
    """A complaint of each of the first pains, in its own words without personal data, and its row."""
    analysis, told = source.analysis, [""] * len(pains)
    if not len(pains):
        return told
    mentions = analysis.mentions
    for quote in pain_quotes(mentions, pains.head(QUOTED), quotes=1).itertuples():
        there = mentions[(mentions["row"] == quote.row) & (mentions["start"] == quote.start)].iloc[0]
        language = there["language"] if there["language"] in LANGUAGES else "fi"
        whole = analysis.verbatim(int(quote.row), str(there["column"])) if analysis.verbatim else ""
        words = redacted_quote(str(quote.evidence), int(quote.start), whole, str(language))
        told[int(quote.rank) - 1] = source.texts("quoted", words=words, row=int(quote.row)) if words else ""
    return told


def drivers_page(source: Source) -> Page:
    """Themes whose praise or complaint goes with the score, the widest first."""
    drivers, texts = source.analysis.audit.drivers, source.texts
    if drivers.reason:
        return source.page("drivers", reason=texts(f"drivers_{drivers.reason}", n=texts.numbers.count(drivers.n)))
    widest = drivers.themes[["praise", "complaint"]].abs().max(axis=1)
    lines = drivers.themes.loc[widest.sort_values(ascending=False, kind="stable").index]
    columns = (
        Columns(lines, source)
        .labels("col_theme", "theme")
        .add("head_praise_n", "praise_n", "count")
        .add("head_when_praised", "praise", "signed")
        .interval("praise_low", "praise_high", "signed")
        .add("head_complaint_n", "complaint_n", "count")
        .add("head_when_complained", "complaint", "signed")
        .interval("complaint_low", "complaint_high", "signed")
        .add("head_asymmetry", "asymmetry", "signed")
        .interval("asymmetry_low", "asymmetry_high", "signed")
        .coded("col_kano", "kano", "kano_")
        .bars("praise", "praise_low", "praise_high")
        .bars("complaint", "complaint_low", "complaint_high")
    )
    share = texts.numbers.percent(max(0.0, drivers.explained)) if not math.isnan(drivers.explained) else ""
    told = (texts("drivers_explained", share=share, n=texts.numbers.count(drivers.n)),) if share else ()
    return source.page("drivers", [columns.table()], lead=(texts("drivers_lead"), *told))


def impact_page(source: Source) -> Page:
    """The score less the score of the responses without a theme."""
    impact, texts = source.analysis.audit.impact, source.texts
    if not impact["base"].any():
        return source.page("impact", reason=texts("drivers_no_score"))
    kind = source.score_kind()
    times = 100 if kind == "percent" else 1
    lines = impact[impact["n"] > 0].assign(
        place=[READINGS.index(reading) for reading in impact["reading"][impact["n"] > 0]],
        width=impact["impact"].abs(),
        **{name: impact[name] * times for name in ("impact", "low", "high")},
    )
    lines = lines.sort_values(["place", "width"], ascending=[True, False], kind="stable")
    columns = (
        Columns(lines, source)
        .labels("col_theme", "theme")
        .coded("head_reading", "reading", "reading_")
        .add("col_n", "n", "count")
        .put(texts("head_score_with", score=source.score_name()), lines["score_with"].tolist(), kind)
        .put(texts("head_score_without", score=source.score_name()), lines["score_without"].tolist(), kind)
        .add("head_impact", "impact", "signed")
        .interval("low", "high", "signed")
        .add("head_mean_impact", "mean_impact", "signed")
        .interval("mean_low", "mean_high", "signed")
        .small()
        .bars("impact", "low", "high")
    )
    return source.page("impact", [columns.table()])
