"""Where things are kept that can be prepared again."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.cache import cache_folder


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PALAUTE_CACHE", "")
    assert cache_folder() is None
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path / "a" / "b"))
    assert cache_folder() == tmp_path / "a" / "b" and (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path / "file"))
    assert cache_folder() is None
