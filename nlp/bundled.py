"""Finding, loading and saving models by their folders."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import numpy as np

from nlp.codeframe import Codeframe, models_folder
from nlp.errors import ModelError
from nlp.fast_model import Decisions, FastModel
from nlp.features import Features, Vocabulary
from nlp.heads import LinearHead
from nlp.model import Model, ModelInfo
from nlp.model_folder import ModelFiles, load_model_folder, save_model_folder
from nlp.passage_features import Heads

KIND = "fast"
_HEADS = ("text_themes", "segment_themes", "sentiment", "signals", "polarity", "stage")


def bundled_model_folder() -> Path:
    """The folder of the model that comes with palaute."""
    return models_folder() / "fast"


def load_model(folder: str | Path | None, codeframe: Codeframe) -> Model:
    """The model in *folder*, the bundled one when None; read once a process for each content of the folder.

    Raises:
        ModelError: the folder is missing or damaged, or its model gives codes that the codeframe does not have.
    """
    model = _load(str(Path(folder or bundled_model_folder()).resolve()))
    for kind, given, known in (
        ("theme", model.info.themes, codeframe.theme_ids),
        ("stage", model.info.stages, codeframe.stage_ids),
    ):
        foreign = [code for code in given if code not in known]
        if foreign:
            raise ModelError(
                f"The model {model.info.name} gives the {kind} {foreign[0]!r}, which the codeframe does not have.",
                "Use the codeframe that the model was trained with, or train it again.",
            )
    return model


@lru_cache(maxsize=4)
def _load(folder: str) -> FastModel:
    files = load_model_folder(folder)
    settings = files.settings
    if settings.get("kind") != KIND:
        raise ModelError(
            f"{folder}: the model is of the kind {settings.get('kind')!r}, unknown to this palaute.",
            "Install the version of palaute that made it.",
        )
    vocabulary = Vocabulary(
        tuple(files.lists["words"]),
        files.arrays["word_idf"],
        tuple(files.lists["characters"]),
        files.arrays["character_idf"],
    )
    heads = Heads(
        **{
            name: LinearHead(
                tuple(settings["labels"][name]),
                files.arrays[f"{name}.weights"].astype(np.float32),
                files.arrays[f"{name}.bias"],
            )
            for name in _HEADS
        }
    )
    info = ModelInfo(
        settings["name"],
        settings["version"],
        files.digest,
        tuple(settings["themes"]),
        tuple(settings["stages"]),
        files.card,
    )
    return FastModel(Features(vocabulary), heads, Decisions(**settings["decisions"]), info)


def save_model(model: FastModel, folder: str | Path) -> Path:
    """Write *model* as a folder that :func:`load_model` reads."""
    heads = {name: getattr(model.heads, name) for name in _HEADS}
    vocabulary = model.features.vocabulary
    arrays = {"word_idf": vocabulary.word_idf, "character_idf": vocabulary.character_idf}
    for name, head in heads.items():
        # Half precision halves the folder and moves no code in 4,527 labelled verbatims.
        arrays[f"{name}.weights"] = head.weights.astype(np.float16)
        arrays[f"{name}.bias"] = head.bias
    settings = {
        "kind": KIND,
        "name": model.info.name,
        "version": model.info.version,
        "themes": list(model.info.themes),
        "stages": list(model.info.stages),
        "labels": {name: list(head.labels) for name, head in heads.items()},
        "decisions": asdict(model.decisions),
    }
    lists = {"words": vocabulary.words, "characters": vocabulary.characters}
    return save_model_folder(ModelFiles(settings, arrays, lists, model.info.card), folder)
