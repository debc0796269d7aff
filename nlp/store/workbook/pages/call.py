"""Whom to call, and whose score and text disagree: rows, no words of theirs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from nlp.redact import redact
from nlp.store.workbook.table import Columns, Page, Source
from nlp.wording.names import owner_label

if TYPE_CHECKING:
    import pandas as pd


def call_page(source: Source) -> Page:
    """The responses that wait for a contact, the most urgent first."""
    listed, texts = source.analysis.audit.follow_up, source.texts
    if not len(listed.table):
        return source.page("call", reason=texts("call_none"))
    table = listed.table
    columns = (
        Columns(table, source)
        .add("head_order", "order", "count")
        .add("col_row", "row", "count")
        .coded("col_reasons", "reasons", "reason_")
        .labels("col_theme", "theme")
        .labels("col_stage", "stage")
        .put(texts("col_respondent"), _respondents(table))
        .add("col_date", "date", "date")
        .add("col_score", "score", "number")
        .put(texts("head_tone_figure"), (100 * table["tone"]).tolist(), "net", "net")
        .put(texts("col_owner"), [owner_label(str(owner), texts) for owner in table["owner"]])
        .put(texts("head_review"), _yes(table["needs_review"], source))
    )
    return source.page("call", [columns.table()])


def conflicts_page(source: Source) -> Page:
    """Responses whose score and text disagree, the gravest first."""
    found, texts = source.analysis.audit.conflicts, source.texts
    table = found.table
    if found.reason or not len(table):
        return source.page("conflicts", reason=texts(f"conflicts_{found.reason or 'none'}"))
    columns = (
        Columns(table, source)
        .add("col_row", "row", "count")
        .coded("head_whys", "whys", "why_")
        .add("col_score", "score", "number")
        .put(texts("head_tone_figure"), (100 * table["tone"]).tolist(), "net", "net")
        .add("head_gap", "gap", "percent", "bar")
        .put(texts("col_respondent"), _respondents(table))
        .add("col_date", "date", "date")
        .put(texts("head_review"), _yes(table["needs_review"], source))
    )
    return source.page("conflicts", [columns.table()])


def _respondents(table: pd.DataFrame) -> list[str]:
    """Who answered, without personal data, as the report shows it."""
    masked = lru_cache(maxsize=10_000)(redact)
    return [masked(str(respondent)) if respondent else "" for respondent in table["respondent"]]


def _yes(flags: pd.Series, source: Source) -> list[str]:
    return [source.texts("yes") if flag else "" for flag in flags]
