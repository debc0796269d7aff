"""Topics that no theme of the codeframe covers, from redacted verbatims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.emerging import emerging_themes
from nlp.analysis.uncovered import COLUMNS, LIMIT, UNSURE, UncoveredAnswers
from nlp.records import GENERAL, LANGUAGES
from nlp.redact import redact
from nlp.report.texts import Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Analysis

SHOWN = 8


def emerging_view(analysis: Analysis, data: dict[str, Any] | None, texts: Texts) -> dict[str, Any] | None:
    """Groups of uncovered answers, in a large survey of a sample of them; None where there are no verbatims.

    Args:
        data: what the page carries; its texts hold no personal data, and so do the words shown here.
    """
    sample = analysis.uncovered
    if data is not None:
        answers, fraction = _answers(analysis, data), 1.0
    elif sample is not None:
        answers, fraction = _redacted(sample), sample.fraction
    else:
        return None
    found = emerging_themes(answers, analysis.codeframe, responses=analysis.responses, fraction=fraction)
    numbers = texts.numbers
    of = ""
    if sample is not None and fraction < 1:
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


def _redacted(sample: UncoveredAnswers) -> pd.DataFrame:
    """The sample of a large survey without personal data."""
    frame = sample.frame()
    texts = zip(frame["text"], frame["language"], strict=True)
    # Halves of characters in a damaged export are no words.
    return frame.assign(text=[redact(text, language).encode("utf-8", "replace").decode() for text, language in texts])


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
