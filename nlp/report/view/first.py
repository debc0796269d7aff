"""What first: the pains in the order to mend them, and what goes with the score."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from nlp.analysis.priorities import pain_quotes
from nlp.records import LANGUAGES
from nlp.redact.quotes import redacted_quote
from nlp.report.quotes import trim
from nlp.report.texts import Texts
from nlp.wording.names import owner_label
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SHOWN = 10


def first_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """The first pains with their quotes, and the drivers of the score; each with the reason where there are none."""
    pains = analysis.audit.pains
    reason = {"": "", "no_complaints": texts("first_no_complaints")}.get(pains.reason, texts("first_none"))
    table = pains.table.head(SHOWN)
    quotes = pain_quotes(analysis.mentions, table) if len(table) else None
    rows = []
    for line in table.itertuples():
        spoken = quotes[quotes["rank"] == line.rank] if quotes is not None else ()
        rows.append(_pain(analysis, line, texts) | {"quotes": _quotes(spoken, analysis)})
    return {"reason": reason, "pains": rows, "drivers": drivers_view(analysis, texts)}


def _quotes(spoken: Any, analysis: Analysis) -> list[dict[str, Any]]:
    found = []
    for quote in spoken.itertuples() if len(spoken) else ():
        there = analysis.mentions[(analysis.mentions["row"] == quote.row) & (analysis.mentions["start"] == quote.start)]
        column, language = str(there["column"].iloc[0]), str(there["language"].iloc[0])
        language = language if language in LANGUAGES else "fi"
        whole = analysis.verbatim(int(quote.row), column) if analysis.verbatim else ""
        shown = trim(redacted_quote(str(quote.evidence), int(quote.start), whole, language))
        found.append({"row": int(quote.row), "text": shown, "language": language})
    return found


def _pain(analysis: Analysis, line: Any, texts: Texts) -> dict[str, Any]:
    numbers, label = texts.numbers, analysis.codeframe.label
    rank_range = (int(line.rank_low), int(line.rank_high))
    return {
        "rank": int(line.rank),
        "stage": line.stage,
        "theme": line.theme,
        "name": label(line.theme, texts.language),
        "where": label(line.stage, texts.language),
        "complaints": numbers.count(int(line.complaints)),
        "share": numbers.percent(float(line.share)),
        "net": numbers.net(float(line.net)),
        "trend": _points(float(line.trend), texts),
        "trend_range": _point_range(float(line.trend_low), float(line.trend_high), texts),
        "top_three": numbers.percent(float(line.top_three)),
        "ranks": texts("rank_range", low=rank_range[0], high=rank_range[1]),
        "owner": owner_label(line.owner, texts),
        "small": bool(line.small),
    }


def _points(share: float, texts: Texts) -> str:
    """A difference of shares in percentage points: ``+3``."""
    return NONE if math.isnan(share) else texts.numbers.net(100 * share)


def _point_range(low: float, high: float, texts: Texts) -> str:
    return "" if math.isnan(low) else texts.numbers.net_range(100 * low, 100 * high)


def drivers_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """Themes whose praise or complaint goes with the score, the widest first."""
    drivers = analysis.audit.drivers
    if drivers.reason:
        told = texts(f"drivers_{drivers.reason}", n=texts.numbers.count(drivers.n))
        return {"reason": told, "rows": [], "explained": ""}
    rows = []
    for line in drivers.themes.itertuples():
        if math.isnan(line.praise) and math.isnan(line.complaint):
            continue
        widest = max(abs(value) for value in (line.praise, line.complaint) if not math.isnan(value))
        rows.append((widest, _driver(analysis, line, texts)))
    explained = texts(
        "drivers_explained",
        share=texts.numbers.percent(max(0.0, drivers.explained)),
        n=texts.numbers.count(drivers.n),
    )
    most = max((widest for widest, _ in rows), default=1.0) or 1.0
    for _, row in rows:
        for side in (row["praise"], row["complaint"]):
            side["width"] = f"{50 * min(1.0, abs(side['value']) / most):.1f}" if side["shown"] != NONE else "0"
    shown = [row for _, row in sorted(rows, key=lambda pair: -pair[0])]
    return {"reason": "", "rows": shown, "explained": explained}


def _driver(analysis: Analysis, line: Any, texts: Texts) -> dict[str, Any]:
    def side(name: str) -> dict[str, Any]:
        value, low, high = (float(getattr(line, f"{name}{end}")) for end in ("", "_low", "_high"))
        if math.isnan(value):
            return {"value": 0.0, "shown": NONE, "range": "", "sure": False}
        shown, ends = texts.numbers.net(value, 1), texts.numbers.net_range(low, high, 1)
        return {"value": value, "shown": shown, "range": ends, "sure": low > 0 or high < 0}

    return {
        "id": line.theme,
        "name": analysis.codeframe.label(line.theme, texts.language),
        "praise": side("praise"),
        "complaint": side("complaint"),
        "kano": texts(f"kano_{line.kano}"),
    }
