"""Whom to call: the responses that wait for a contact, without personal data."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from nlp.redact import redact
from nlp.report.texts import Texts
from nlp.wording.names import owner_label
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SHOWN = 100


def call_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """The first rows of the list, and how many there are in all."""
    listed = analysis.audit.follow_up
    n, numbers = len(listed.table), texts.numbers
    more = texts("call_more", shown=numbers.count(SHOWN), n=numbers.count(n)) if n > SHOWN else ""
    rows = [_row(analysis, line, texts) for line in listed.table.head(SHOWN).itertuples()]
    told = {"respondents": any(row["respondent"] for row in rows), "scores": any(row["score"] != NONE for row in rows)}
    return {"rows": rows, "more": more, **told}


def _row(analysis: Analysis, line: Any, texts: Texts) -> dict[str, Any]:
    label = analysis.codeframe.label
    dated = line.date == line.date  # NaT differs from itself
    return {
        "order": int(line.order),
        "row": int(line.row),
        "reasons": ", ".join(texts(f"reason_{reason}") for reason in line.reasons.split("; ") if reason),
        "theme": label(line.theme, texts.language) if line.theme else NONE,
        "stage": label(line.stage, texts.language),
        "respondent": redact(str(line.respondent)) if line.respondent else "",
        "day": line.date.date().isoformat() if dated else "",
        "date": texts.numbers.day(line.date.date().isoformat()) if dated else NONE,
        "score": NONE if math.isnan(line.score) else texts.numbers.decimal(line.score, 0 if line.score % 1 == 0 else 1),
        "owner": owner_label(line.owner, texts),
    }
