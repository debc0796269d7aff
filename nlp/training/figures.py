"""Figures for a model card, from labelled verbatims and the readings that a model gave them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.codeframe import Codeframe
from nlp.model import Reading
from nlp.records import LANGUAGES
from nlp.training.dataset import LabelledVerbatim
from nlp.training.measure import Agreement, by_label, compare, confusion, summary

_SHORT = {
    "theme micro-F1": "theme_f1",
    "theme macro-F1": "theme_macro_f1",
    "theme + polarity F1": "theme_polarity_f1",
    "theme + polarity + stage F1": "theme_polarity_stage_f1",
    "stage accuracy on matched mentions": "stage_accuracy",
    "sentiment accuracy": "sentiment_accuracy",
    "evidence overlaps the quote": "evidence_overlap",
    "content recognised": "content_accuracy",
}


def measured(
    verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading], codeframe: Codeframe
) -> dict[str, Any]:
    """Headline figures, and figures per theme and per stage, by language; languages without verbatims are left out.

    ``confusion`` counts, per theme, the verbatims that were read as having content: the base of the shares that
    :func:`nlp.analysis.quantify.corrected_shares` corrects by it is the coded responses.
    """
    agreement = compare(verbatims, readings, codeframe)
    languages = np.array([v.passage.language for v in verbatims])
    content = np.array([reading.content for reading in readings], dtype=bool)
    parts = {code: agreement.of(rows) for code in LANGUAGES if len(rows := np.flatnonzero(languages == code))}
    return {
        "figures": [_figures(language, part) for language, part in parts.items()],
        "themes": {language: _records(by_label(part, "theme")) for language, part in parts.items()},
        "stages": {language: _records(by_label(part, "stage")) for language, part in parts.items()},
        "confusion": {
            language: _records(confusion(agreement.of(np.flatnonzero((languages == language) & content))))
            for language in parts
        },
    }


def data_of(verbatims: Sequence[LabelledVerbatim]) -> list[dict[str, Any]]:
    """How many verbatims each source gave."""
    return [
        {"source": source, "rows": sum((v.source, v.extra) == (source, extra) for v in verbatims), "extra": extra}
        for source, extra in sorted({(v.source, v.extra) for v in verbatims})
    ]


def _figures(language: str, agreement: Agreement) -> dict[str, Any]:
    table = summary(agreement)
    figures = {
        _SHORT[line.metric]: [_rounded(v) for v in (line.value, line.low, line.high)] for line in table.itertuples()
    }
    return {"language": language, "n": len(agreement), **figures}


def _records(table: Any) -> list[dict[str, Any]]:
    return [
        {key: _rounded(value) if isinstance(value, float) else value for key, value in record.items()}
        for record in table.to_dict("records")
    ]


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 3)
