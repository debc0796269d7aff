"""Files appear whole under their names, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

import nlp.files
from nlp.files import cannot_write, go_on, publish, write_bytes


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write_bytes(target, b"one")
    write_bytes(target, b"two", tmp_path)
    assert target.read_bytes() == b"two" and target.stat().st_mode & 0o777 == 0o644
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("failing", ["fsync", "replace", "open"])
def test_a_full_disk_leaves_the_old_file_and_no_rests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    target = tmp_path / "a.json"
    write_bytes(target, b"one")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(nlp.files.os, failing, full)
        with pytest.raises(OSError, match="No space left"):
            write_bytes(target, b"two")
    assert target.read_bytes() == b"one" and list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_file_is_as_private_as_the_user_wants_his_files(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        write_bytes(tmp_path / "a.json", b"one")
    finally:
        os.umask(before)
    assert (tmp_path / "a.json").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_drive_that_cannot_flush_the_names_of_a_folder_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fsync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        fsync(handle)

    monkeypatch.setattr(nlp.files.os, "fsync", only_files)
    write_bytes(tmp_path / "a.json", b"one")
    assert (tmp_path / "a.json").read_bytes() == b"one"


@pytest.mark.parametrize(
    ("number", "first"),
    [
        (errno.ENOSPC, "Free some space; "),
        (errno.EDQUOT, "Free some space; "),
        (errno.EACCES, "Close the programs that have the results open, and check that you may write there; "),
        (errno.EIO, "Check the folder and its disk; "),
        (None, "Check the folder and its disk; "),
    ],
)
def test_the_remedy_of_a_run_fits_the_fault(number: int | None, first: str) -> None:
    assert go_on(OSError(number, "x")) == f"{first}the same command then goes on where this run stopped."


def test_nothing_takes_its_name_before_all_drafts_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [tmp_path / "d1", tmp_path / "d2"]
    for draft in drafts:
        draft.write_bytes(b"x")
    told: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(nlp.files.os, "fsync", lambda handle: (told.append("flush"), fsync(handle)))
    monkeypatch.setattr(nlp.files.os, "replace", lambda *names: (told.append("name"), replace(*names)))
    publish(drafts, [tmp_path / "t1", tmp_path / "t2"])
    assert told == ["flush", "flush", "name", "name", "flush"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t1", "t2"]


def test_the_error_names_the_reason_and_the_remedy(tmp_path: Path) -> None:
    told = str(cannot_write(tmp_path, OSError(errno.ENOSPC, "No space left on device")))
    assert told == (
        f"{tmp_path}: cannot be written (No space left on device). "
        "Name a folder with --out that you may write to and that has space left."
    )
    assert (
        str(cannot_write(tmp_path, ValueError("x"), "Do so.")) == f"{tmp_path}: cannot be written (ValueError). Do so."
    )
