"""What the card of a model with an encoder tells, measured on verbatims that trained and chose nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from nlp.codeframe import Codeframe
from nlp.encoder.encoder_model import EncoderModel, Opinion
from nlp.training.dataset import LabelledVerbatim, text_key
from nlp.training.figures import data_of, measured
from nlp.training.measure import calibration_error
from nlp.training.neural.base import BaseEncoder
from nlp.training.neural.build import STRENGTHS, Split
from nlp.training.neural.finetune import Recipe
from nlp.training.review import coverage_curve
from nlp.training.tones import Tone

_BINS = 10


def encoder_card(
    model: EncoderModel,
    base: BaseEncoder,
    split: Split,
    tones: Sequence[Tone],
    codeframe: Codeframe,
    recipe: Recipe,
    released: Sequence[LabelledVerbatim] = (),
) -> dict[str, Any]:
    """The card's content.

    Args:
        released: a labelled test set that anyone may have, for figures of its own.
    """
    held = list(split.test)
    opinions = list(model.opinions([v.passage for v in held]))
    readings = [model.decide(v.passage, opinion) for v, opinion in zip(held, opinions, strict=True)]
    confidence, truth = _confidences(model, opinions, held, codeframe)
    curve = coverage_curve(held, readings)
    card: dict[str, Any] = {
        "figures_source": f"{len(held)} labelled verbatims held out once by their hash, near-duplicates together; they "
        "trained nothing and chose nothing.",
        **measured(held, readings, codeframe),
        "domains": _by_domain(held, readings, codeframe),
        "calibration_error": round(calibration_error(confidence, truth), 4),
        "reliability": _reliability(confidence, truth),
        "coverage": [{k: round(float(v), 3) for k, v in row.items()} for row in curve.to_dict("records")],
        "data": data_of(split.train),
        "chosen_on": len(split.choose),
        "tones": dict(sorted(Counter(tone.source for tone in tones).items())),
        "strengths": asdict(STRENGTHS),
        "recipe": {"base": base.name, "origin": base.origin, **asdict(recipe)},
        "trained_on": sorted({text_key(v.passage.text) for v in (*split.train, *split.choose)}),
    }
    if released:
        card["own_sentences"] = measured(released, model.read([v.passage for v in released]), codeframe)["figures"]
    return card


def _confidences(
    model: EncoderModel, opinions: Sequence[Opinion], verbatims: Sequence[LabelledVerbatim], codeframe: Codeframe
) -> tuple[np.ndarray, np.ndarray]:
    """The confidence of every theme in every verbatim, given or not, and whether the coder gave it."""
    logits = np.stack([opinion.themes for opinion in opinions])
    confidence = 1 / (1 + np.exp(-(model.decisions.slope * logits + model.decisions.offset)))
    truth = np.array([[any(x.theme == t for x in v.labels) for t in codeframe.theme_ids] for v in verbatims])
    return confidence.ravel(), truth.ravel().astype(int)


def _reliability(confidence: np.ndarray, truth: np.ndarray) -> list[dict[str, float]]:
    """Per tenth of confidence: how many, the mean confidence, and the share that was right."""
    which = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    return [
        {
            "from": round(b / _BINS, 1),
            "n": int((which == b).sum()),
            "confidence": round(float(confidence[which == b].mean()), 3),
            "right": round(float(truth[which == b].mean()), 3),
        }
        for b in range(_BINS)
        if (which == b).any()
    ]


def _by_domain(
    verbatims: Sequence[LabelledVerbatim], readings: Sequence[Any], codeframe: Codeframe, least: int = 25
) -> list[dict[str, Any]]:
    """The headline figures per language and domain; domains of fewer than *least* verbatims are left out."""
    names = [f"{v.passage.language} {v.domain or v.source}" for v in verbatims]
    lines = []
    for name in sorted(set(names)):
        rows = [i for i, other in enumerate(names) if other == name]
        if len(rows) >= least:
            figures = measured([verbatims[i] for i in rows], [readings[i] for i in rows], codeframe)["figures"][0]
            lines.append({**figures, "domain": name})
    return lines
