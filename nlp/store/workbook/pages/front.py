"""The first sheet, what to know in a minute; and the last, how it was made."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.analysis.journey import SMALL_N
from nlp.records import Note
from nlp.store.workbook.table import Column, Page, Source, Table


def summary_page(source: Source, sheets: Sequence[tuple[str, str]], missing: Sequence[str]) -> Page:
    """The findings that cite their rows, what could not be computed, and what the other sheets hold.

    Args:
        sheets: name and title of each other sheet, in order.
        missing: what could not be computed, and why, a sentence each.
    """
    texts, facts = source.texts, source.analysis.facts
    told = source.analysis.audit.summary(texts.language)
    findings = Table(
        (
            Column(texts("head_sentence"), [one.text for one in told], "words"),
            Column(texts("col_n"), [one.n for one in told], "count"),
            Column(texts("head_rows"), [", ".join(map(str, one.rows)) for one in told]),
        )
    )
    tables = [findings]
    if missing:
        tables.append(Table((Column(texts("part_missing"), list(missing), "words"),)))
    tables.append(Table((Column(texts("part_sheets"), [f"{name}: {title}" for name, title in sheets], "words"),)))
    period = texts.numbers.period(*facts.date_range) if facts.date_range else ""
    coded = texts.count("response", facts.statuses["coded"])
    return source.page("summary", tables, lead=[" · ".join(part for part in (facts.source, period, coded) if part)])


def about_page(source: Source, left_out: Note | None) -> Page:
    """The facts of the run, and how to read the figures."""
    texts, lines = source.texts, [*_read(source), *_review(source), *_model(source)]
    if left_out:
        lines.append((texts("about_rows"), left_out.text(texts.language)))
    notes = [note for note in source.analysis.facts.notes if note != left_out]
    lines += [(texts("read_notes"), note.text(texts.language)) for note in notes]
    lines += [
        (texts("about_net"), texts("computed_net")),
        (texts("about_n"), texts("computed_n")),
        (texts("about_interval"), texts("computed_interval")),
        (texts("about_small"), texts("limits_small", small=SMALL_N)),
        (texts("about_sampling"), texts("limits_sampling")),
    ]
    columns = (
        Column(texts("head_what"), [name for name, _ in lines]),
        Column(texts("head_value"), [value for _, value in lines], "words"),
    )
    return source.page("about", [Table(columns)])


def _read(source: Source) -> list[tuple[str, object]]:
    texts, facts = source.texts, source.analysis.facts
    none = texts("none_given")
    told = [texts(f"language_{code}", n=texts.numbers.count(n)) for code, n in facts.languages.items() if n]
    return [
        (texts("read_source"), facts.source),
        (texts("read_rows"), facts.rows),
        *((texts("read_status", status=texts(f"status_{status}")), n) for status, n in facts.statuses.items()),
        (texts("read_languages"), ", ".join(told) or none),
        (texts("read_period"), texts.numbers.period(*facts.date_range) if facts.date_range else none),
        *((texts("read_columns"), f"{column}: {asked}" if asked else column) for column, asked in facts.questions),
        (texts("read_score"), facts.score_column or none),
        (texts("read_stage"), facts.stage_column or none),
    ]


def _review(source: Source) -> list[tuple[str, object]]:
    texts, review = source.texts, source.analysis.facts.review
    if review is None or not review.coded:
        return []
    numbers = texts.numbers
    told = texts.count(
        "review",
        review.needed,
        coded=numbers.count(review.coded),
        share=numbers.percent(review.share, 1),
        precision=numbers.percent(review.level.precision),
    )
    return [
        (texts("review_coded"), review.coded),
        (texts("review_needed"), review.needed),
        (texts("review_told"), told),
    ]


def _model(source: Source) -> list[tuple[str, object]]:
    texts, model = source.texts, source.analysis.facts.model
    named = (("model_name", "name"), ("about_version", "version"), ("about_digest", "digest"))
    known = [(texts(key), str(model[name])) for key, name in named if model.get(name)]
    return [*known, (texts("about_codeframe"), source.analysis.codeframe.digest)]
