"""Finding, loading and saving models by their folders."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from nlp.codeframe import Codeframe, models_folder
from nlp.errors import ModelError
from nlp.fast_folder import KIND as FAST
from nlp.fast_folder import fast_files, fast_model
from nlp.fast_model import FastModel
from nlp.model import Model
from nlp.model_folder import load_model_folder, save_model_folder

BUNDLED = ("default", "fast")


def bundled_model_folder(name: str = "default") -> Path:
    """The folder of a model that comes with palaute."""
    return models_folder() / name


def load_model(folder: str | Path | None, codeframe: Codeframe, threads: int = 1) -> Model:
    """The model in *folder*; read once a process for each folder.

    Args:
        folder: a model folder, or the name of a bundled model (``default``, ``fast``) where no folder has that name;
            None is ``default``.
        codeframe: what the model's codes must stand in.
        threads: how many processor threads one reading may use; the readings are the same.

    Raises:
        ModelError: the folder is missing or damaged, or its model gives codes that the codeframe does not have.
    """
    wanted = Path(folder or BUNDLED[0])
    if folder is None or (str(folder) in BUNDLED and not wanted.exists()):
        wanted = bundled_model_folder(str(wanted))
    model = _load(str(wanted.resolve()), threads)
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
def _load(folder: str, threads: int) -> Model:
    files = load_model_folder(folder)
    kind = files.settings.get("kind")
    if kind == FAST:
        return fast_model(files, threads)
    if kind == "encoder":
        from nlp.encoder.folder import encoder_model

        return encoder_model(files, threads)
    raise ModelError(
        f"{folder}: the model is of the kind {kind!r}, unknown to this palaute.",
        "Install the version of palaute that made it.",
    )


def save_model(model: FastModel, folder: str | Path) -> Path:
    """Write an n-gram model as a folder that :func:`load_model` reads."""
    return save_model_folder(fast_files(model), folder)
