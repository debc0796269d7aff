"""Topics that no theme of the codeframe covers, from the redacted verbatims of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.emerging import emerging_themes
from nlp.analysis.uncovered import COLUMNS, LIMIT, UNSURE
from nlp.records import GENERAL, LANGUAGES
from nlp.report.texts import Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Analysis

SHOWN = 8


def emerging_view(analysis: Analysis, data: dict[str, Any] | None, texts: Texts) -> dict[str, Any] | None:
    """Groups of uncovered answers; None where the page has no verbatims.

    Args:
        data: what the page carries; its texts hold no personal data, and so do the words shown here.
    """
    if data is None:
        return None
    found = emerging_themes(_answers(analysis, data), analysis.codeframe, responses=analysis.responses)
    numbers = texts.numbers
    if found.reason:
        return {"reason": texts(f"emerging_{found.reason}", n=numbers.count(found.uncovered)), "rows": []}
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
    return {"reason": "", "rows": rows}


def _answers(analysis: Analysis, data: dict[str, Any]) -> pd.DataFrame:
    """The verbatims as :class:`nlp.analysis.uncovered.UncoveredAnswers` gives them, at most ``LIMIT`` of them."""
    import pandas as pd

    mentions = analysis.mentions
    named = mentions[(mentions["theme"].astype(str) != GENERAL) & (mentions["confidence"] >= UNSURE)]
    sure = set(zip(named["row"].tolist(), named["column"].astype(str).tolist(), strict=True))
    verbatims = analysis.verbatims[analysis.verbatims["row"].isin(data["rows"])]
    keys = zip(verbatims["row"].tolist(), verbatims["column"].astype(str).tolist(), strict=True)
    value = dict(zip(analysis.responses["row"].tolist(), analysis.responses["value"].tolist(), strict=True))
    answers = pd.DataFrame(
        {
            "row": verbatims["row"].to_numpy(),
            "language": verbatims["language"].to_numpy(),
            # Halves of characters in a damaged export are no words.
            "text": [text.encode("utf-8", "replace").decode() for text in data["texts"]],
            "value": [value[row] for row in verbatims["row"].tolist()],
            "covered": [key in sure for key in keys],
        }
    )
    return answers[answers["language"].isin(LANGUAGES)].head(LIMIT).astype(COLUMNS)
