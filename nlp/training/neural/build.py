"""Building a model with an encoder: split, fine-tune, quantize, settle, measure."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.codeframe import Codeframe
from nlp.decisions import Decisions
from nlp.encoder.encoder_model import Blend, EncoderModel, Labels, NGrams
from nlp.encoder.engine import Engine
from nlp.encoder.tokens import Windowing
from nlp.errors import TrainingError
from nlp.model import ModelInfo
from nlp.passage_features import ThemeHeads
from nlp.training.dataset import LabelledVerbatim
from nlp.training.fit import Strengths, fit_heads
from nlp.training.neural.base import BaseEncoder
from nlp.training.neural.examples import Codes, Example, example_of
from nlp.training.neural.export import head_weights, onnx_encoder, quantized
from nlp.training.neural.finetune import DEFAULT_RECIPE, Recipe, fine_tune
from nlp.training.neural.settle import settled
from nlp.training.split import held_out, squeezed
from nlp.training.tones import Tone, unlike

# Of the verbatims that are not held out, this share chooses thresholds and trains nothing.
CHOOSING_SHARE = 0.12
# What a sentence of our own and a text with only a tone weigh beside real labelled feedback.
OWN_WEIGHT, TONE_WEIGHT = 1.0, 0.4
_LONGEST_TONE = 500
STRENGTHS = Strengths(keep=40_000)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Split:
    """Who does what: *train* teaches, *choose* settles thresholds, *test* is only measured on."""

    train: tuple[LabelledVerbatim, ...]
    choose: tuple[LabelledVerbatim, ...]
    test: tuple[LabelledVerbatim, ...]


def split_of(verbatims: Sequence[LabelledVerbatim], further: Sequence[LabelledVerbatim]) -> Split:
    """A fifth of *verbatims* is held out for the figures, an eighth of the rest chooses; *further* ones only train.

    Further verbatims with the text of one that does not train are left out.

    Raises:
        TrainingError: too few verbatims for each part to get one.
    """
    texts = [v.passage.text for v in verbatims]
    test = held_out(texts)
    choose = held_out(texts, CHOOSING_SHARE, "choose") & ~test
    apart = {squeezed(text) for text, away in zip(texts, test | choose, strict=True) if away}
    parts = [[v for v, where in zip(verbatims, rows, strict=True) if where] for rows in (~test & ~choose, choose, test)]
    parts[0] += [v for v in further if squeezed(v.passage.text) not in apart]
    if not all(parts):
        raise TrainingError(
            f"{len(verbatims)} labelled verbatims are too few to hold some out.", "Give some hundreds of them."
        )
    return Split(*(tuple(part) for part in parts))


@dataclass(frozen=True)
class Built:
    """A model and the two files of its folder that the model object does not hold."""

    model: EncoderModel
    encoder: bytes
    tokenizer: str


def build_encoder_model(
    base: BaseEncoder,
    split: Split,
    tones: Sequence[Tone],
    codeframe: Codeframe,
    info: ModelInfo,
    *,
    recipe: Recipe = DEFAULT_RECIPE,
    ngrams: bool = True,
    eight_bits: bool = True,
) -> Built:
    """Fine-tune *base* and settle its decisions.

    Args:
        base: the encoder, trimmed or not.
        split: from :func:`split_of`.
        tones: texts with a tone, from :func:`usable_tones`.
        info: name, version, themes and stages.
        ngrams: whether an n-gram model is trained on the same verbatims and asked too.
        eight_bits: whether the encoder is quantized.
    """
    codes = Codes(codeframe.theme_ids, codeframe.stage_ids)
    second = _second(split.train, tones, codeframe) if ngrams else None
    _log.info("%d verbatims teach, %d choose, %d are held out", len(split.train), len(split.choose), len(split.test))
    examples = [example_of(v, codes, OWN_WEIGHT if v.extra else 1.0) for v in split.train]
    network = fine_tune(base, examples, [_tone_example(tone, codes) for tone in tones], codes, recipe)
    windowing = Windowing(base.tokenizer)
    encoder = onnx_encoder(network)
    if eight_bits:
        own = [v.passage.text for v in split.train if v.extra] or [v.passage.text for v in split.train]
        encoder = quantized(encoder, own, windowing)
    model = EncoderModel(
        windowing,
        Engine(encoder, windowing.pad),
        head_weights(network),
        Labels(codes.polarities, codes.stages, codes.sentiments, codes.signals),
        second,
        Blend(),
        Decisions(dict.fromkeys(codes.themes, 0.0), 0.35, {}, 1.0, 0.0),
        info,
    )
    return Built(settled(model, split.choose, codeframe), encoder, base.tokenizer)


def _second(train: Sequence[LabelledVerbatim], tones: Sequence[Tone], codeframe: Codeframe) -> NGrams:
    features, heads = fit_heads(train, tones, codeframe, STRENGTHS)
    return NGrams(features, ThemeHeads(heads.text_themes, heads.segment_themes, heads.sentiment))


def usable_tones(tones: Sequence[Tone], split: Split) -> list[Tone]:
    """The texts with a tone that are unlike every verbatim of *split*.

    A fifth of them, by their hash, is left out so that others can measure on them.
    """
    kept = unlike(tones, [*split.train, *split.choose, *split.test])
    apart = held_out([tone.text for tone in kept])
    return [tone for tone, away in zip(kept, apart.tolist(), strict=True) if not away]


def _tone_example(tone: Tone, codes: Codes) -> Example:
    sentiment = codes.sentiments.index(tone.polarity)
    return Example(tone.text[:_LONGEST_TONE], None, None, sentiment, None, weight=TONE_WEIGHT)
