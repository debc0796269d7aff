"""Writing files so that a name never stands for half a file: a draft is flushed to the disk, then takes the name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nlp.errors import OptionError

_MODE = 0o644  # what others make here is not private; a draft of tempfile would be


def write_bytes(path: Path, data: bytes, drafts: Path | None = None) -> None:
    """Write *data* under *path*, whole or not at all.

    Args:
        drafts: folder of the draft, on the same file system; that of *path* when None.

    Raises:
        OSError: it cannot be written; then nothing of it is left, and an older file stands as it was.
    """
    handle, name = tempfile.mkstemp(dir=drafts or path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        publish([draft], [path])
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def publish(drafts: Iterable[Path], targets: Iterable[Path]) -> None:
    """Flush every draft to the disk, then give each the name of its target.

    Nothing takes a name before all drafts are safe, so the moments in which old and new files stand side by side are
    those of the renaming alone.

    Raises:
        OSError: a draft cannot be flushed or renamed, for instance because a folder has the name.
    """
    pairs = list(zip(drafts, targets, strict=True))
    for draft, _ in pairs:
        os.chmod(draft, _MODE)
        sync(draft)
    for draft, target in pairs:
        os.replace(draft, target)
    for folder in {target.parent for _, target in pairs}:
        sync(folder)


def sync(path: Path) -> None:
    """Flush a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def cannot_write(target: Path, error: BaseException, remedy: str = "") -> OptionError:
    """The error of a folder or file that could not be written."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return OptionError(
        f"{target}: cannot be written ({reason}).",
        remedy or "Name a folder with --out that you may write to and that has space left.",
    )
