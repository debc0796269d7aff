"""Topics that no theme of the codeframe covers, from redacted verbatims."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nlp.redact.quotes import redacted_text
from nlp.report.texts import Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SHOWN = 8


def emerging_view(analysis: Analysis, data: dict[str, Any] | None, texts: Texts) -> dict[str, Any] | None:
    """Groups of uncovered answers, in a large survey of a sample of them; None where there are no verbatims.

    Args:
        data: what the page carries; its texts hold no personal data, and so do the words shown here.
    """
    found, sample = analysis.audit.emerging(_redacted(analysis, data)), analysis.uncovered
    if found is None:
        return None
    numbers = texts.numbers
    of = ""
    if sample is not None and sample.fraction < 1:
        of = texts("emerging_sample", n=numbers.count(found.uncovered), of=numbers.count(sample.seen[False]))
    if found.reason:
        return {"reason": texts(f"emerging_{found.reason}", n=numbers.count(found.uncovered)), "rows": [], "of": of}
    rows = [
        {
            "keywords": ", ".join(line.keywords.split("; ")),
            "language": line.language,
            "n": numbers.count(int(line.n)),
            "net": numbers.net(float(line.net)),
            "range": numbers.net_range(float(line.low), float(line.high)),
            "nearest": analysis.codeframe.label(line.nearest, texts.language) if line.nearest else NONE,
            "examples": [int(row) for row in line.rows.split("; ")],
            "small": bool(line.small),
        }
        for line in found.table.head(SHOWN).itertuples()
    ]
    return {"reason": "", "rows": rows, "of": of}


def _redacted(analysis: Analysis, data: dict[str, Any] | None) -> Callable[[str, str], str]:
    """What takes personal data out of a text; most texts are without it on the page already."""
    if data is None:
        return redacted_text
    shown = analysis.verbatims["text"][analysis.verbatims["row"].isin(data["rows"])]
    known = dict(zip(shown, data["texts"], strict=True))
    return lambda text, language: (
        known[text].encode("utf-8", "replace").decode() if text in known else redacted_text(text, language)
    )
