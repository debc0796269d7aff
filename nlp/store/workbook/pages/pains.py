"""Where it hurts: themes along the journey, themes, corrected shares, and themes that come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.redact.quotes import redacted_text
from nlp.store.workbook.table import Column, Columns, Page, Source, Table, grid_width

if TYPE_CHECKING:
    import pandas as pd


def themes_page(source: Source) -> Page:
    """A line per theme that is mentioned, the most frequent first."""
    columns = (
        Columns(_themes(source), source)
        .labels("col_theme", "theme")
        .add("col_n", "n", "count")
        .add("col_share", "share", "percent", "bar")
        .interval("share_low", "share_high", "percent")
        .add("head_praise_mentions", "positive", "count")
        .add("head_neutral_mentions", "neutral", "count")
        .add("head_complaint_mentions", "negative", "count")
        .add("col_net", "net", "net", "net")
        .interval("low", "high", "net")
        .small()
    )
    return source.page("themes", [columns.table()], _reason(source))


def _themes(source: Source) -> pd.DataFrame:
    themes = source.analysis.themes
    # Ties stay in the order of the codeframe.
    return themes[themes["n"] > 0].sort_values("n", ascending=False, kind="stable")


def _reason(source: Source) -> str:
    return "" if len(source.analysis.mentions) else source.texts("missing_mentions")


def matrix_page(source: Source) -> Page:
    """Net sentiment of theme × stage, and beside it the sizes."""
    stages = source.analysis.codeframe.stage_ids
    themes = _themes(source)["theme"].tolist()
    matrix = source.analysis.matrix.set_index(["stage", "theme"])
    wide = grid_width([source.label(stage) for stage in stages])
    columns = [Column(source.texts("col_theme"), [source.label(theme) for theme in themes])]
    for place, stage in enumerate(stages, 1):
        values = matrix.loc[stage, "net"].reindex(themes).tolist()
        columns.append(Column(source.label(stage), values, "net", "net", n_at=len(stages) + place, width=wide))
    for stage in stages:
        sizes = [n or None for n in matrix.loc[stage, "n"].reindex(themes).tolist()]
        columns.append(Column(source.texts("head_n_of", name=source.label(stage)), sizes, "count", width=wide))
    return source.page("matrix", [Table(tuple(columns))], _reason(source))


def cells_page(source: Source) -> Page:
    """The same in long form: a line per stage and theme that are mentioned together."""
    matrix = source.analysis.matrix
    columns = (
        Columns(matrix[matrix["n"] > 0], source)
        .labels("col_stage", "stage")
        .labels("col_theme", "theme")
        .add("col_n", "n", "count")
        .add("col_net", "net", "net", "net")
        .interval("low", "high", "net")
        .add("head_praise_mentions", "positive", "count")
        .add("head_neutral_mentions", "neutral", "count")
        .add("head_complaint_mentions", "negative", "count")
        .small()
    )
    return source.page("cells", [columns.table()], _reason(source))


def shares_page(source: Source) -> Page | None:
    """Shares corrected by reviewed rows; no page without them."""
    shares = source.analysis.audit.shares
    if shares is None:
        return None
    columns = (
        Columns(shares, source)
        .labels("col_theme", "theme")
        .add("col_n", "n", "count")
        .add("head_raw_share", "raw", "percent", "bar")
        .interval("raw_low", "raw_high", "percent")
        .add("head_corrected_share", "corrected", "percent", "bar")
        .interval("low", "high", "percent")
        .add("head_with_n", "with_n", "count")
        .add("head_with_right", "with_right", "count")
        .add("head_without_n", "without_n", "count")
        .add("head_without_right", "without_right", "count")
        .coded("head_note", "reason", "note_")
    )
    return source.page("shares", [columns.table()])


def emerging_page(source: Source) -> Page | None:
    """Topics that no theme covers, with the rows to read; no page without verbatims."""
    found, texts = source.analysis.audit.emerging(redacted_text), source.texts
    if found is None:
        return None
    if found.reason:
        n = texts.numbers.count(found.uncovered)
        return source.page("emerging", reason=texts(f"emerging_{found.reason}", n=n))
    columns = (
        Columns(found.table, source)
        .add("col_keywords", "keywords")
        .coded("head_answered_in", "language", "lang_")
        .add("col_n", "n", "count")
        .add("head_of_uncovered", "share", "percent", "bar")
        .add("col_net", "net", "net", "net")
        .interval("low", "high", "net")
        .labels("col_nearest", "nearest")
        .percentage_points("head_share_change", "change")
        .add("head_p", "change_p", "p")
        .add("col_examples", "rows")
        .small()
    )
    sample = source.analysis.uncovered
    lead = []
    if sample is not None and sample.fraction < 1:
        figures = {"n": found.uncovered, "of": sample.seen[False]}
        lead = [texts("emerging_sample", **{name: texts.numbers.count(n) for name, n in figures.items()})]
    return source.page("emerging", [columns.table()], lead=lead)


def pairs_page(source: Source) -> Page:
    """Themes that come together more or less often than by chance."""
    pairs = source.analysis.audit.pairs
    columns = (
        Columns(pairs, source)
        .labels("head_one", "theme_a")
        .coded("head_tone", "polarity_a", "")
        .labels("head_other", "theme_b")
        .coded("head_tone", "polarity_b", "")
        .add("head_together", "n", "count")
        .add("col_expected", "expected", "decimal")
        .add("col_lift", "lift", "ratio")
        .interval("low", "high", "ratio")
        .add("head_p", "p", "p")
        .add("col_q", "q", "q")
    )
    return source.page("pairs", [columns.table()], "" if len(pairs) else source.texts("pairs_none"))
