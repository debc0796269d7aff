"""A model with an encoder as the content of a model folder, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from nlp.decisions import Decisions
from nlp.encoder.encoder_model import Blend, EncoderModel, Labels, NGrams
from nlp.encoder.engine import Engine
from nlp.encoder.heads import HeadWeights
from nlp.encoder.tokens import Windowing
from nlp.fast_folder import info_of, info_settings, ngram_files, ngrams_of
from nlp.model_folder import ModelFiles
from nlp.passage_features import ThemeHeads

KIND = "encoder"
ENCODER, TOKENIZER = "encoder.onnx", "tokenizer.json"
_NGRAMS = "ngrams_"


def encoder_files(model: EncoderModel, encoder: bytes, tokenizer: str) -> ModelFiles:
    """What the folder of *model* holds; *encoder* is its ONNX file, *tokenizer* the JSON of its tokenizer."""
    arrays = {f"heads.{name}": array.astype(np.float16) for name, array in model.weights.arrays().items()}
    lists: dict[str, Sequence[str]] = {}
    ngram_labels: dict[str, list[str]] = {}
    if model.ngrams is not None:
        extra, lists, ngram_labels = ngram_files(model.ngrams.features, model.ngrams.heads, _NGRAMS)
        arrays |= extra
    settings = {
        "kind": KIND,
        **info_settings(model.info),
        "labels": {name: list(values) for name, values in asdict(model.labels).items()},
        "ngram_labels": ngram_labels,
        "longest": model.windowing.longest,
        "blend": asdict(model.blend),
        "decisions": asdict(model.decisions),
    }
    blobs = {ENCODER: encoder, TOKENIZER: tokenizer.encode()}
    return ModelFiles(settings, arrays, lists, model.info.card, blobs=blobs)


def encoder_model(files: ModelFiles, threads: int) -> EncoderModel:
    """The model in *files*, running on *threads* threads."""
    settings = files.settings
    windowing = Windowing(files.blobs[TOKENIZER].decode(), settings["longest"])
    heads = {name.removeprefix("heads."): a for name, a in files.arrays.items() if name.startswith("heads.")}
    ngrams = None
    if settings["ngram_labels"]:
        ngrams = NGrams(*ngrams_of(ThemeHeads, files.arrays, files.lists, settings["ngram_labels"], _NGRAMS))
    return EncoderModel(
        windowing,
        Engine(files.blobs[ENCODER], windowing.pad, threads=threads),
        HeadWeights.of(heads),
        Labels(**{name: tuple(values) for name, values in settings["labels"].items()}),
        ngrams,
        Blend(**settings["blend"]),
        Decisions(**settings["decisions"]),
        info_of(files),
    )
