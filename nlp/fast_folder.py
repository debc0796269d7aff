"""The ``fast`` model as the content of a model folder, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, TypeVar

import numpy as np

from nlp.decisions import Decisions
from nlp.fast_model import FastModel
from nlp.features import Features, Vocabulary
from nlp.heads import LinearHead
from nlp.model import ModelInfo, ReviewLevel
from nlp.model_folder import ModelFiles
from nlp.passage_features import Heads, ThemeHeads

KIND = "fast"
_Kind = TypeVar("_Kind", bound=ThemeHeads)


def fast_files(model: FastModel) -> ModelFiles:
    """What the folder of *model* holds."""
    arrays, lists, labels = ngram_files(model.features, model.heads)
    settings = {
        "kind": KIND,
        **info_settings(model.info),
        "labels": labels,
        "decisions": asdict(model.decisions),
    }
    return ModelFiles(settings, arrays, lists, model.info.card)


def fast_model(files: ModelFiles, threads: int) -> FastModel:
    """The model in *files*; sparse products run on one thread, whatever *threads* is."""
    features, heads = ngrams_of(Heads, files.arrays, files.lists, files.settings["labels"])
    return FastModel(features, heads, Decisions(**files.settings["decisions"]), info_of(files))


def ngram_files(
    features: Features, heads: ThemeHeads, prefix: str = ""
) -> tuple[dict[str, np.ndarray], dict[str, Sequence[str]], dict[str, list[str]]]:
    """Arrays, word lists and labels of n-gram features and heads."""
    vocabulary = features.vocabulary
    arrays = {f"{prefix}word_idf": vocabulary.word_idf, f"{prefix}character_idf": vocabulary.character_idf}
    labels = {}
    for name in (field.name for field in fields(heads)):
        head = getattr(heads, name)
        # Half precision halves the folder and moves no code in 4,527 labelled verbatims.
        arrays[f"{prefix}{name}.weights"] = head.weights.astype(np.float16)
        arrays[f"{prefix}{name}.bias"] = head.bias
        labels[name] = list(head.labels)
    return arrays, {f"{prefix}words": vocabulary.words, f"{prefix}characters": vocabulary.characters}, labels


def ngrams_of(
    kind: type[_Kind],
    arrays: Mapping[str, np.ndarray],
    lists: Mapping[str, Sequence[str]],
    labels: Mapping[str, Sequence[str]],
    prefix: str = "",
) -> tuple[Features, _Kind]:
    """Features, and heads of the *kind*, from what :func:`ngram_files` gave."""
    vocabulary = Vocabulary(
        tuple(lists[f"{prefix}words"]),
        arrays[f"{prefix}word_idf"],
        tuple(lists[f"{prefix}characters"]),
        arrays[f"{prefix}character_idf"],
    )
    heads = {
        field.name: LinearHead(
            tuple(labels[field.name]),
            arrays[f"{prefix}{field.name}.weights"].astype(np.float32),
            arrays[f"{prefix}{field.name}.bias"],
        )
        for field in fields(kind)
    }
    return Features(vocabulary), kind(**heads)


def info_settings(info: ModelInfo) -> dict[str, Any]:
    """Who the model is, as settings of its folder."""
    return {
        "name": info.name,
        "version": info.version,
        "themes": list(info.themes),
        "stages": list(info.stages),
        "review": [asdict(level) for level in info.review],
    }


def info_of(files: ModelFiles) -> ModelInfo:
    """Who the model in *files* is."""
    settings = files.settings
    return ModelInfo(
        settings["name"],
        settings["version"],
        files.digest,
        tuple(settings["themes"]),
        tuple(settings["stages"]),
        files.card,
        tuple(ReviewLevel(**level) for level in settings.get("review", ())),
    )
