"""Writing files so that a name never stands for half a file: a draft is flushed to the disk, then takes the name."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nlp.errors import OptionError

# What a system answers that cannot flush the names of a folder (some network drives); the file itself is flushed.
_NO_FLUSH = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HELD = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}


def write_bytes(path: Path, data: bytes, drafts: Path | None = None) -> None:
    """Write *data* under *path*, whole or not at all.

    Args:
        drafts: folder of the draft, on the same file system; that of *path* when None.

    Raises:
        OSError: it cannot be written; then nothing of it is left, and an older file stands as it was.
    """
    # Not tempfile, whose files are private whatever the user's umask says; some file systems refuse to change that.
    draft = (drafts or path.parent) / f".{path.name}.{secrets.token_hex(8)}"
    try:
        with draft.open("xb") as file:
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
        sync(draft)
    for draft, target in pairs:
        os.replace(draft, target)
    for folder in {target.parent for _, target in pairs}:
        sync(folder)


def sync(path: Path) -> None:
    """Flush a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    folder = path.is_dir()
    handle = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(handle)
    except OSError as error:
        if not folder or error.errno not in _NO_FLUSH:
            raise
    finally:
        os.close(handle)


def cannot_write(target: Path, error: BaseException, remedy: str = "") -> OptionError:
    """The error of a folder or file that could not be written."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return OptionError(
        f"{target}: cannot be written ({reason}).",
        remedy or "Name a folder with --out that you may write to and that has space left.",
    )


def go_on(error: BaseException) -> str:
    """The remedy of an unfinished run that could not write: what to mend, and that nothing is lost."""
    number = getattr(error, "errno", None)
    if number in _FULL:
        first = "Free some space"
    elif number in _HELD:
        first = "Close the programs that have the results open, and check that you may write there"
    else:
        first = "Check the folder and its disk"
    return f"{first}; the same command then goes on where this run stopped."
