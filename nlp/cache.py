"""The folder in which palaute keeps what is costly to prepare and can be prepared again at any time."""

from __future__ import annotations

import os
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
