"""Model folders: arrays, word lists and settings as plain files, each guarded by its hash. No pickle.

``SHA256SUMS`` lists every file of the folder but the README, in the form of ``sha256sum``; one changed byte
anywhere and the folder is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from nlp.errors import ModelError

FORMAT = 1
_SUMS, _SETTINGS, _ARRAYS, _CARD = "SHA256SUMS", "model.json", "weights.safetensors", "card.json"
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_RESTORE = "Restore the folder from where it came, or train it again with `palaute train`."


@dataclass(frozen=True)
class ModelFiles:
    """The content of a model folder.

    Attributes:
        settings: kind, name, version, labels, thresholds.
        arrays: by name.
        lists: lists of strings by name, each stored as ``<name>.json``.
        card: figures for people.
        digest: SHA-256 over all of it but the card; empty before saving.
        blobs: further files as they are, by file name.
    """

    settings: Mapping[str, Any]
    arrays: Mapping[str, np.ndarray]
    lists: Mapping[str, Sequence[str]]
    card: Mapping[str, Any]
    digest: str = ""
    blobs: Mapping[str, bytes] = field(default_factory=dict)


def save_model_folder(files: ModelFiles, folder: str | Path) -> Path:
    """Write a model folder; each file is replaced whole, and a folder left half new is refused when it is read.

    Raises:
        ModelError: the folder cannot be made or written.
    """
    from safetensors.numpy import save

    target = Path(folder)
    content: dict[str, bytes] = {
        _SETTINGS: _json(
            {"format": FORMAT, **files.settings, "lists": sorted(files.lists), "blobs": sorted(files.blobs)}
        ),
        _ARRAYS: save({name: np.ascontiguousarray(array) for name, array in sorted(files.arrays.items())}),
        _CARD: _json(files.card),
        **{f"{name}.json": _json(list(words)) for name, words in files.lists.items()},
        **files.blobs,
    }
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, data in (*content.items(), (_SUMS, _sums(content).encode())):
            _replace(target / name, data)
    except OSError as error:
        raise ModelError(
            f"{target}: cannot be written ({error.strerror or type(error).__name__}).", "Name a folder to write to."
        ) from None
    return target


def load_model_folder(folder: str | Path) -> ModelFiles:
    """Read a model folder after checking every hash.

    Raises:
        ModelError: the folder is missing, not a model, damaged, or of another format.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load

    source = Path(folder)
    content = _checked(source)
    try:
        settings = json.loads(content[_SETTINGS])
        if settings.get("format") != FORMAT:
            raise ModelError(
                f"{source}: the model has format {settings.get('format')!r}, this palaute reads {FORMAT}.",
                "Train it again with this version, or install the version of palaute that made it.",
            )
        card = json.loads(content[_CARD])
        lists = {name: json.loads(content[f"{name}.json"]) for name in settings["lists"]}
        arrays = load(content[_ARRAYS])
        blobs = {name: content[name] for name in settings.get("blobs", ())}
    except (KeyError, ValueError, TypeError, AttributeError, SafetensorError) as error:
        raise ModelError(
            f"{source}: the model folder is incomplete ({type(error).__name__}: {error}).", _RESTORE
        ) from None
    digest = hashlib.sha256(
        b"".join(hashlib.sha256(content[name]).digest() for name in sorted(content) if name != _CARD)
    ).hexdigest()
    return ModelFiles(settings, arrays, lists, card, digest, blobs)


def _checked(source: Path) -> dict[str, bytes]:
    """The bytes of every listed file, after comparing them with their hashes."""
    if not source.is_dir():
        raise ModelError(f"{source}: there is no such model folder.", "Check the path given as model.")
    try:
        sums = (source / _SUMS).read_bytes().decode("ascii")
    except (OSError, UnicodeDecodeError):
        raise ModelError(
            f"{source}: has no readable {_SUMS}, so it is not a palaute model folder.",
            "Name a folder that `palaute train` wrote.",
        ) from None
    content: dict[str, bytes] = {}
    lines = [line.partition("  ") for line in sums.split("\n")[:-1]]
    for wanted, _, name in lines:
        if not _FILE_NAME.fullmatch(name):
            raise ModelError(f"{source / _SUMS}: has been changed.", _RESTORE)
        try:
            content[name] = (source / name).read_bytes()
        except OSError:
            raise ModelError(f"{source / name}: is missing or cannot be read.", _RESTORE) from None
        if hashlib.sha256(content[name]).hexdigest() != wanted:
            raise ModelError(f"{source / name}: does not match its hash in {_SUMS}; it has been changed.", _RESTORE)
    if _sums(content) != sums:
        raise ModelError(f"{source / _SUMS}: has been changed.", _RESTORE)
    return content


def _sums(content: Mapping[str, bytes]) -> str:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(content.items()))


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
