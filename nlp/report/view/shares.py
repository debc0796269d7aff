"""Shares of the themes beside the shares corrected by reviewed rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.report.texts import Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def shares_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """One line per reviewed theme, the most frequent first, and the themes that were not reviewed.

    ``how`` tells how to get corrected shares where there are none.
    """
    shares = analysis.audit.shares
    if shares is None:
        return {"how": texts("shares_how"), "rows": [], "rest": ""}
    label, reviewed = analysis.codeframe.label, shares["reason"] != "no_review"
    left = [label(theme, texts.language) for theme in shares["theme"][~reviewed & (shares["n"] > 0)]]
    ordered = shares[reviewed].sort_values("n", ascending=False, kind="stable")
    rows = [_row(line, label(line.theme, texts.language), texts) for line in ordered.itertuples()]
    rest = texts("shares_not_reviewed", themes="; ".join(left)) if left else ""
    return {"how": "" if rows else texts("shares_how"), "rows": rows, "rest": rest}


def _row(line: Any, name: str, texts: Texts) -> dict[str, Any]:
    numbers = texts.numbers

    def checked(side: str) -> str:
        right, n = int(getattr(line, f"{side}_right")), int(getattr(line, f"{side}_n"))
        return texts("of_reviewed", right=numbers.count(right), n=numbers.count(n)) if n else NONE

    return {
        "id": line.theme,
        "name": name,
        "raw": numbers.percent(float(line.raw)),
        "raw_range": numbers.percent_range(float(line.raw_low), float(line.raw_high)),
        "corrected": "" if line.reason else numbers.percent(float(line.corrected)),
        "range": texts("shares_few") if line.reason else numbers.percent_range(float(line.low), float(line.high)),
        "with": checked("with"),
        "without": checked("without"),
        "small": bool(line.reason),
    }
