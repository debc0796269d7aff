"""The data of the page: columns of numbers and texts as JSON, which the scripts read back (templates/data.js)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.result import MOST_VERBATIMS
from nlp.records import LANGUAGES, POLARITIES
from nlp.redact import Redactor
from nlp.report.embedded.forms import word_groups
from nlp.report.embedded.verbatims import ShownVerbatim, shown_verbatims
from nlp.report.texts import FINNISH, Texts

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Analysis

LANGUAGE_CODES = ("fi", "en", "other")
MOST_GROUPS = 30  # a column with more values is a list of names or numbers, no choice for a reader


def page_data(analysis: Analysis, texts: Texts) -> dict[str, Any] | None:
    """Everything that filters, the list of responses and the search need; None when the analysis keeps no verbatims.

    Per coded response: ``rows`` (1-based row), ``days`` (ISO date or ""), ``languages``, and per segment column the
    index of its value (−1: not told). Per verbatim: ``texts`` (redacted), ``of`` (index of its response), ``tongues``
    (languages), ``asked`` (index of its question), ``counts`` (number of its mentions). Per mention, in the order of
    the verbatims: ``themes``, ``tones``, ``stages`` (indices of the ids listed) and ``spans`` (start and length of its
    evidence, in UTF-16 units). ``forms``: see :func:`nlp.report.embedded.forms.word_groups`.
    """
    if not len(analysis.verbatims) or analysis.facts.rows > MOST_VERBATIMS:
        return None
    coded = analysis.responses[analysis.responses["status"] == "coded"]
    place = {int(row): index for index, row in enumerate(coded["row"].tolist())}
    kept = analysis.verbatims[analysis.verbatims["row"].isin(list(place))]
    verbatims = list(shown_verbatims(kept, analysis.mentions))
    frame = analysis.codeframe
    return {
        "language": texts.language,
        "words": {key: texts.words[key] for key in FINNISH if key.startswith("js_")},
        "themeIds": frame.theme_ids,
        "themeLabels": [frame.label(theme, texts.language) for theme in frame.theme_ids],
        "stageIds": frame.stage_ids,
        "stageLabels": [frame.label(stage, texts.language) for stage in frame.stage_ids],
        "toneIds": POLARITIES,
        "rows": list(place),
        "days": [day if isinstance(day, str) else "" for day in coded["date"].dt.strftime("%Y-%m-%d")],
        "languages": _indices(coded["language"].tolist(), LANGUAGE_CODES),
        "segments": segment_values(analysis.segments, coded.index),
        "questions": [Redactor().redact(asked or name).text for name, asked in analysis.facts.questions],
        "asked": _asked(verbatims, [name for name, _ in analysis.facts.questions]),
        "texts": [verbatim.text for verbatim in verbatims],
        "of": [place[verbatim.row] for verbatim in verbatims],
        "tongues": _indices([verbatim.language for verbatim in verbatims], LANGUAGE_CODES),
        "counts": [len(verbatim.mentions) for verbatim in verbatims],
        **_mentions(verbatims, frame.theme_ids, frame.stage_ids),
        "forms": word_groups((verbatim.text, verbatim.language) for verbatim in verbatims),
    }


def as_json(data: dict[str, Any]) -> str:
    """*data* as JSON that may stand in a script element: no ``<`` is left, so nothing in a text can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")


def segment_values(segments: pd.DataFrame, index: Any) -> list[dict[str, Any]]:
    """Per segment column with 2 to ``MOST_GROUPS`` values its redacted name, its values, and the value of each row."""
    found = []
    for name in segments.columns:
        cells = segments[name].loc[index].astype(object).fillna("").tolist()
        values = sorted({cell for cell in cells if cell})
        if 2 <= len(values) <= MOST_GROUPS:
            known = {value: position for position, value in enumerate(values)}
            # One redactor for the column: two persons stay two groups.
            redactor = Redactor()
            shown = [redactor.redact(str(value)).text for value in values]
            of = [known.get(cell, -1) for cell in cells]
            found.append({"name": Redactor().redact(str(name)).text, "values": shown, "of": of})
    return found


def _mentions(
    verbatims: Sequence[ShownVerbatim], theme_ids: Sequence[str], stage_ids: Sequence[str]
) -> dict[str, list[int]]:
    spoken = [mention for verbatim in verbatims for mention in verbatim.mentions]
    return {
        "themes": _indices([mention.theme for mention in spoken], theme_ids),
        "tones": _indices([mention.polarity for mention in spoken], POLARITIES),
        "stages": _indices([mention.stage for mention in spoken], stage_ids),
        "spans": [number for mention in spoken for number in (mention.start, mention.end - mention.start)],
    }


def _asked(verbatims: Sequence[ShownVerbatim], names: Sequence[str]) -> list[int]:
    """The question of each verbatim; the facts of a run name columns without personal data."""
    columns = dict.fromkeys(verbatim.column for verbatim in verbatims)
    place = {}
    for column in columns:
        called = {column, *(Redactor().redact(column, language).text for language in LANGUAGES)}
        place[column] = next((index for index, name in enumerate(names) if name in called), 0)
    return [place[verbatim.column] for verbatim in verbatims]


def _indices(values: Sequence[Any], known: Sequence[str]) -> list[int]:
    place = {value: index for index, value in enumerate(known)}
    return [place.get(value, -1) for value in values]
