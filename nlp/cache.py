"""The folder in which palaute keeps what is costly to prepare and can be prepared again at any time."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path | None:
    """The user's cache folder, made if need be; None where no folder can be written.

    ``PALAUTE_CACHE`` names another folder; empty, nothing is kept.
    """
    import platformdirs

    named = os.environ.get("PALAUTE_CACHE", platformdirs.user_cache_dir("palaute"))
    if not named:
        return None
    try:
        Path(named).mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return Path(named) if os.access(named, os.W_OK) else None


def used(entry: Path) -> None:
    """Mark a file or folder of the cache as used now, for :func:`prune`."""
    with suppress(OSError):
        os.utime(entry)


def prune(folder: Path, pattern: str, keep: int) -> None:
    """Remove the files and folders of *folder* with names like *pattern*, but for the *keep* that were used last.

    Other processes may use and prune the same folder meanwhile: who loses an entry prepares it again, and what cannot
    be removed, for instance because Windows has it open, stays until the next time.
    """
    found: list[tuple[int, str, Path]] = []
    for entry in folder.glob(pattern):
        with suppress(OSError):
            found.append((-entry.lstat().st_mtime_ns, entry.name, entry))
    for _, _, entry in sorted(found)[keep:]:
        _remove(entry)


def _remove(entry: Path) -> None:
    with suppress(OSError):
        if os.name == "nt":  # it removes nothing that is read-only, as OpenVINO's files are
            for file in (entry, *entry.rglob("*")):
                file.chmod(0o700)
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink()
