"""An input that fails while it is read is told as such; the results folder is told of only when writing fails."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest
from make_exports import make_export
from typer.testing import CliRunner

from nlp.cli import app
from nlp.errors import OptionError, SurveyError
from nlp.survey import read_survey, source, tables
from nlp.survey.source import open_input, read_bytes

GONE = OSError(errno.ESTALE, os.strerror(errno.ESTALE))
REMEDY = "Check its permissions, that no program holds it and that its drive is connected."


class Failing(io.FileIO):
    """A file on a drive that is gone after *whole* bytes."""

    whole = 0

    def readinto(self, buffer: Any) -> int | None:
        if self.tell() + len(buffer) > self.whole:
            raise GONE
        return super().readinto(buffer)

    def readall(self) -> bytes:
        raise GONE


@pytest.fixture
def dropping(monkeypatch: pytest.MonkeyPatch) -> type[Failing]:
    """Makes the drives of inputs fail, below the class that reads them."""
    monkeypatch.setattr(source, "_Input", type("Input", (source._Input, Failing), {}))
    monkeypatch.setattr(Failing, "whole", 0)
    return Failing


EXPORTS = ["webropol.xlsx", "reviews.parquet", "survey.sav", "reviews.jsonl", "zendesk.csv", "survey.ods", "array.json"]


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", EXPORTS)
def test_a_drive_that_is_gone(
    dropping: type[Failing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, large: bool
) -> None:
    monkeypatch.setattr(tables, "LARGE", 0 if large else 1 << 30)
    path = make_export(name, tmp_path)
    with pytest.raises(SurveyError) as caught:
        read_survey(path, spool=tmp_path)
    assert str(caught.value) == f'"{path}" cannot be read ({os.strerror(errno.ESTALE)}). {REMEDY}'


@pytest.mark.parametrize("suffix", [".csv", ".json", ".jsonl", ".parquet"])
def test_a_drive_that_is_gone_in_the_middle(
    dropping: type[Failing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    import pyarrow
    from pyarrow import parquet

    monkeypatch.setattr(tables, "LARGE", 0)
    path = tmp_path / f"large{suffix}"
    if suffix == ".parquet":
        parquet.write_table(pyarrow.table({"a": [os.urandom(50).hex() for _ in range(40_000)]}), path)
    else:
        path.write_text("a;b\n" + "1;Hyvä\n" * 300_000, encoding="utf-8")
    dropping.whole = path.stat().st_size - 100_000
    with pytest.raises(SurveyError, match=r"cannot be read \(Stale file handle\)\. Check"):
        read_survey(path, spool=tmp_path)


def test_a_file_whose_reading_fails_although_it_can_be_opened() -> None:
    for read in (lambda: read_bytes("/proc/self/mem"), lambda: open_input("/proc/self/mem").read(5)):
        with pytest.raises(SurveyError, match=r'"/proc/self/mem" cannot be read \(Input/output error\)\. Check its'):
            read()


def test_the_command_line_tells_an_input_that_fails_from_a_folder_that_does(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dropping: type[Failing]
) -> None:
    """The hash of the input could be taken; the reading after it fails."""
    monkeypatch.setattr(tables, "LARGE", 0)
    command = ["analyze", str(sample), "--model", "fast", "--out", str(tmp_path / "out")]
    done = CliRunner().invoke(app, command)
    assert isinstance(done.exception, SurveyError)
    assert f'"{sample}" cannot be read (Stale file handle).' in str(done.exception)
    assert not (tmp_path / "out").exists()
    dropping.whole = 1 << 40

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    done = CliRunner().invoke(app, command)
    assert isinstance(done.exception, OptionError)
    assert str(done.exception).startswith(f"{tmp_path / 'out'}: cannot be written (No space left on device).")


@pytest.mark.parametrize("large", [False, True])
def test_paths_that_are_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    monkeypatch.setattr(tables, "LARGE", 0 if large else 1 << 30)
    with pytest.raises(SurveyError, match=r"is a folder\. Name one file in it"):
        read_survey(tmp_path, spool=tmp_path)
    with pytest.raises(SurveyError, match=r"There is no file .* Check the path and the spelling"):
        read_survey(tmp_path / "none.csv", spool=tmp_path)
    with pytest.raises(SurveyError, match=r"cannot be read \(ValueError\)"):
        read_survey("a\0b.csv", spool=tmp_path)


def test_a_pipe_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGE", 0)
    reading, writing = os.pipe()
    os.write(writing, "Nro;Palaute\n1;Hyvä\n".encode())
    os.close(writing)
    assert list(read_survey(f"/dev/fd/{reading}", spool=tmp_path).rows) == [("1", "Hyvä")]
    os.close(reading)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("large", [False, True])
def test_utf_16_without_a_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codec: str, large: bool) -> None:
    monkeypatch.setattr(tables, "LARGE", 0 if large else 1 << 30)
    path = tmp_path / "a.csv"
    path.write_bytes("Nro;Palaute\n1;Hyvä €\n".encode(codec))
    table = read_survey(path, spool=tmp_path)
    assert list(table.rows) == [("1", "Hyvä €")]
    assert table.notes[0].en == "encoding: UTF-16 without a byte order mark"


def test_a_file_that_changes_between_two_readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from nlp.survey.decode import decode

    found = iter([b"a;b\n", b"a;b\n", b"a;b\n", b"a;\xff\n"])
    text = decode(lambda: io.BytesIO(next(found)), "a.csv")
    with pytest.raises(SurveyError, match=r'"a\.csv" changed while it was read\. Wait until it is written'):
        list(text.lines())
