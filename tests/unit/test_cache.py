"""Where things are kept that can be prepared again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nlp.cache import cache_folder, prune, used


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PALAUTE_CACHE", "")
    assert cache_folder() is None
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path / "a" / "b"))
    assert cache_folder() == tmp_path / "a" / "b" and (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path / "file"))
    assert cache_folder() is None


def kept(folder: Path, name: str, age: int) -> Path:
    """A folder of the cache with a read-only file of OpenVINO, used *age* seconds ago."""
    entry = folder / name
    entry.mkdir()
    (entry / "1.blob").write_bytes(b"x")
    (entry / "1.blob").chmod(0o400)
    os.utime(entry, (10_000 - age, 10_000 - age))
    return entry


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    for age, name in enumerate(("k-a", "k-b", "k-c", "k-d")):
        kept(tmp_path, name, age)
    (tmp_path / "other").write_bytes(b"x")
    used(tmp_path / "k-d")
    used(tmp_path / "k-none")
    prune(tmp_path, "k-*", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["k-a", "k-d", "other"]
    prune(tmp_path, "k-*", 0)
    assert [path.name for path in tmp_path.iterdir()] == ["other"]


def test_a_link_in_the_cache_is_removed_and_not_followed(tmp_path: Path) -> None:
    mine, cache = kept(tmp_path, "mine", 0), tmp_path / "cache"
    cache.mkdir()
    (cache / "k-a").symlink_to(mine)
    prune(cache, "k-*", 0)
    assert list(cache.iterdir()) == [] and (mine / "1.blob").read_bytes() == b"x"


def test_many_processes_may_use_and_prune_the_same_folder(tmp_path: Path) -> None:
    """Each makes its entries and removes those of others in between; none fails, and the limit holds at the end."""
    code = """
import sys
from contextlib import suppress
from pathlib import Path
from nlp.cache import prune, used
folder, me = Path(sys.argv[1]), sys.argv[2]
for turn in range(60):
    entry = folder / f"k-{me}-{turn % 7}"
    entry.mkdir(exist_ok=True)
    used(entry)
    with suppress(FileNotFoundError):  # another process had it removed
        (entry / "1.blob").write_bytes(b"x" * 1000)
    prune(folder, "k-*", 3)
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(number)], stderr=subprocess.PIPE, text=True)
        for number in range(4)
    ]
    for process in processes:
        told = process.communicate(timeout=120)[1]
        assert process.returncode == 0, told
    prune(tmp_path, "k-*", 3)
    assert len(list(tmp_path.iterdir())) == 3
