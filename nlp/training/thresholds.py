"""From which confidence a theme is coded, and the same model with another one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from nlp.encoder.encoder_model import EncoderModel
from nlp.errors import OptionError
from nlp.fast_model import FastModel
from nlp.heads import sigmoid
from nlp.model import Reading
from nlp.training.dataset import LabelledVerbatim

if TYPE_CHECKING:
    import pandas as pd

CONFIDENCES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def theme_thresholds(model: FastModel | EncoderModel) -> pd.DataFrame:
    """One line per theme, in the model's order: ``theme``; ``log_odds``, ``confidence`` (0–1) from which it is coded.

    Of an answer in which no theme reaches its threshold the nearest is coded all the same.
    """
    import pandas as pd

    chosen, themes = model.decisions, model.info.themes
    odds = [chosen.theme_thresholds[theme] for theme in themes]
    confidence = sigmoid(chosen.slope * np.array(odds) + chosen.offset)
    return pd.DataFrame({"theme": list(themes), "log_odds": odds, "confidence": confidence})


def with_thresholds(model: FastModel | EncoderModel, confidence: Mapping[str, float]) -> FastModel | EncoderModel:
    """The same model with other thresholds; the one that was given stays as it is.

    Args:
        confidence: theme → confidence (above 0, below 1) from which it is to be coded. Lower gives more codes and more
            wrong ones, higher fewer of both. Themes that are not named keep theirs.

    Raises:
        OptionError: a theme that the model does not have, or a confidence out of range.
    """
    unknown = [theme for theme in confidence if theme not in model.info.themes]
    if unknown:
        raise OptionError(
            f"The model {model.info.name} has no theme {unknown[0]!r}.", f"Use one of {', '.join(model.info.themes)}."
        )
    chosen = model.decisions
    moved = dict(chosen.theme_thresholds)
    for theme, value in confidence.items():
        if not 0 < value < 1:
            raise OptionError(
                f"The confidence of {theme} is {value}.", "Use a number above 0 and below 1, such as 0.4."
            )
        moved[theme] = (math.log(value / (1 - value)) - chosen.offset) / chosen.slope
    decisions = replace(chosen, theme_thresholds=moved)
    if isinstance(model, EncoderModel):
        return replace(model, decisions=decisions)
    return FastModel(model.features, model.heads, decisions, model.info)


def threshold_curve(
    verbatims: Sequence[LabelledVerbatim],
    model: FastModel | EncoderModel,
    theme: str,
    confidences: Sequence[float] = CONFIDENCES,
) -> pd.DataFrame:
    """What each threshold of *theme* would have given on labelled verbatims that did not train the model.

    Returns:
        DataFrame, one line per confidence and one for the model's own (``chosen``), rising: ``confidence``;
        ``labels`` (verbatims that a person gave the theme), ``given`` (by the model), ``right`` (both); ``precision``
        = right / given, ``recall`` = right / labels (NaN for none); ``chosen`` (bool).

    Raises:
        OptionError: as :func:`with_thresholds`.
    """
    import pandas as pd

    own = theme_thresholds(model).set_index("theme")["confidence"]
    with_thresholds(model, dict.fromkeys([theme], 0.5))  # an unknown theme is told before the long work
    tried = {float(value): with_thresholds(model, {theme: value}) for value in confidences}
    tried |= {float(own[theme]): model}
    said = np.array([any(label.theme == theme for label in verbatim.labels) for verbatim in verbatims], dtype=bool)
    readings = _readings(verbatims, list(tried.values()))
    lines = []
    for value, read in sorted(zip(tried, readings, strict=True), key=lambda pair: pair[0]):
        got = np.array([any(mention.theme == theme for mention in one.mentions) for one in read], dtype=bool)
        right, given, labels = int((said & got).sum()), int(got.sum()), int(said.sum())
        shares = (right / given if given else math.nan, right / labels if labels else math.nan)
        lines.append((value, labels, given, right, *shares, value == float(own[theme])))
    return pd.DataFrame(lines, columns=["confidence", "labels", "given", "right", "precision", "recall", "chosen"])


def _readings(
    verbatims: Sequence[LabelledVerbatim], models: Sequence[FastModel | EncoderModel]
) -> list[Sequence[Reading]]:
    """The readings of models that differ in their decisions alone; an encoder looks at each text once for all."""
    passages = [verbatim.passage for verbatim in verbatims]
    first = models[0]
    if not isinstance(first, EncoderModel):
        return [model.read(passages) for model in models]
    opinions = list(first.opinions(passages))
    return [
        [model.decide(passage, opinion) for passage, opinion in zip(passages, opinions, strict=True)]
        for model in models
        if isinstance(model, EncoderModel)
    ]
