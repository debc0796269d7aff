"""The method page: what was read, what coded it, how figures are computed, and what they cannot tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.report.texts import Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis, ReviewFacts

_MEASURES = ("theme_f1", "theme_polarity_f1", "stage_accuracy", "sentiment_accuracy")
# A card tells the source of its figures in one English sentence; that of our own training has its words in texts.
_FOLDS = "5-fold cross-validation"


def method_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """Plain values for the template: what was read, the model and its figures, method and limits."""
    facts, count = analysis.facts, texts.numbers.count
    languages = [texts(f"language_{code}", n=count(n)) for code, n in facts.languages.items() if n]
    return {
        "read": [
            {"name": texts("read_source"), "values": [facts.source]},
            {
                "name": texts("read_columns"),
                "values": [f"{column}: {asked}" if asked else column for column, asked in facts.questions],
            },
            {"name": texts("read_languages"), "values": [", ".join(languages) or texts("none_given")]},
            {"name": texts("read_score"), "values": [facts.score_column or texts("none_given")]},
            {"name": texts("read_stage"), "values": [facts.stage_column or texts("none_given")]},
        ],
        "notes": [note.text(texts.language) for note in facts.notes],
        "model": _model(facts.model, texts),
        "figures": [_figure(line, texts) for line in facts.model.get("figures") or ()],
        "measures": [texts(f"fig_{measure}") for measure in _MEASURES],
        "figures_source": _figures_source(facts.model, texts),
        "review": _review(facts.review, texts) if facts.review and facts.review.coded else None,
        "computed": [texts("computed_net"), texts("computed_n"), texts("computed_interval")],
        "limits": [texts("limits_small", small=SMALL_N), texts("limits_sampling"), *_stages(analysis, texts)],
    }


def _model(model: Mapping[str, Any], texts: Texts) -> str:
    parts = [str(model["name"])] if model.get("name") else []
    if model.get("version"):
        parts.append(texts("model_version", version=model["version"]))
    if model.get("digest"):
        parts.append(texts("model_digest", digest=str(model["digest"])[:12]))
    return f"{texts('model_name')}: {', '.join(parts)}." if parts else texts("model_unknown")


def _figures_source(model: Mapping[str, Any], texts: Texts) -> str:
    """Where the figures come from, in the page's language when its words are known, else as the card tells it."""
    told = str(model.get("figures_source") or "")
    n = sum(int(line.get("n") or 0) for line in model.get("figures") or ())
    return texts("figures_folds", n=texts.numbers.count(n)) if n and told.startswith(_FOLDS) else told


def _figure(line: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    code = str(line.get("language", ""))
    n = line.get("n")
    return {
        "language": texts(f"fig_language_{code}") if code in ("fi", "en") else code or NONE,
        "n": NONE if n is None else texts.numbers.count(int(n)),
        "measures": [_measure(line.get(measure), texts) for measure in _MEASURES],
    }


def _measure(value: Sequence[float] | None, texts: Texts) -> str:
    """``0,71 (0,68–0,74)``; a dash when it was not measured."""
    if not value:
        return NONE
    shown = [texts.numbers.decimal(float(part)) for part in value]
    return f"{shown[0]} ({shown[1]}–{shown[2]})" if len(shown) == 3 else shown[0]


def _review(review: ReviewFacts, texts: Texts) -> dict[str, Any]:
    """How many verbatims a person should read, and what other precisions would ask."""
    numbers = texts.numbers
    told = texts.count(
        "review",
        review.needed,
        coded=numbers.count(review.coded),
        share=numbers.percent(review.share, 1),
        precision=numbers.percent(review.level.precision),
    )
    return {
        "told": told,
        "levels": [
            {
                "precision": numbers.percent(level.precision),
                "coverage": numbers.percent(level.coverage),
                "certainty": numbers.decimal(level.certainty),
                "used": level == review.level,
            }
            for level in review.levels
        ],
    }


def _stages(analysis: Analysis, texts: Texts) -> list[str]:
    """How stages were found, as one sentence or two; nothing when there is no mention."""
    mentions, column = analysis.mentions, analysis.facts.stage_column
    if not len(mentions):
        return []
    shares = {
        source: texts.numbers.percent(float((mentions["stage_source"] == source).mean()))
        for source in ("text", "column", "none")
    }
    told = texts("limits_stage", text=shares["text"])
    if column:
        rest = texts("limits_stage_column", column=column, filled=shares["column"], none=shares["none"])
    else:
        rest = texts("limits_stage_no_column", none=shares["none"])
    return [f"{told} {rest}"]
