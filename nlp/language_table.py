"""py3langid's table for a few languages, unpacked once: unpacking costs half a second at every start of a process."""

from __future__ import annotations

import os
import tempfile
import zipfile
from array import array
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from nlp.cache import cache_folder, prune, used

_TABLES = 2  # that stay in the cache folder


def identifier(languages: Sequence[str]) -> Any:
    """py3langid's identifier of *languages* alone, from the cache folder where an earlier process left it."""
    kept = _kept_file(languages)
    if kept is not None:
        used(kept)
        # Missing, cut short or changed: a zip archive has a checksum of each part.
        with suppress(OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return _read(kept)
    made = _from_package(languages)
    if kept is not None:
        # A full disk: the next process unpacks the table again.
        with suppress(OSError):
            _write(made, kept)
            # Every installation of the package has its own, some 42 MB; drafts are those of killed processes.
            prune(kept.parent, "py3langid-*.npz", _TABLES)
            prune(kept.parent, ".py3langid-*.npz", _TABLES)
    return made


def _kept_file(languages: Sequence[str]) -> Path | None:
    """Where the table is kept: the name tells the package's file and the languages, so another never passes for it."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE

    folder, packed = cache_folder(), (MODEL_DIR / MODEL_FILE).stat()
    name = f"py3langid-{packed.st_size}-{packed.st_mtime_ns}-{'-'.join(languages)}.npz"
    return folder / name if folder else None


def _from_package(languages: Sequence[str]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(list(languages))
    return whole


def _read(file: Path) -> Any:
    from py3langid.langid import LanguageIdentifier

    with np.load(file, allow_pickle=False) as kept:
        moves, rows = (array(kept[name].dtype.char, kept[name].tobytes()) for name in ("moves", "rows"))
        return LanguageIdentifier(
            kept["features"],
            kept["priors"],
            kept["classes"].tolist(),
            moves,
            kept["output"].tolist(),
            norm_probs=True,
            tk_row=rows,
        )


def _write(identifier: Any, file: Path) -> None:
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".py3langid-", suffix=".npz")
    try:
        with os.fdopen(handle, "wb") as out:
            np.savez(
                out,
                features=identifier.nb_ptc,
                priors=identifier.nb_pc,
                classes=np.array(identifier.nb_classes),
                moves=np.asarray(identifier.tk_nextmove),
                rows=np.asarray(identifier.tk_row),
                output=np.asarray(identifier.tk_output, dtype=np.int32),
            )
        os.replace(temporary, file)
    except BaseException:
        os.unlink(temporary)
        raise
