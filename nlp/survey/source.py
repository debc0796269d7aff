"""From a path to bytes: files that cannot be read, and what the first bytes say a file is."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any, Literal

from nlp.errors import SurveyError

Container = Literal["zip", "ole", "parquet", "spss", "text"]

SAVE_AS = "Save it as CSV, XLSX or JSONL and read that file."

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET = b"PAR1"
_SPSS = (b"$FL2", b"$FL3")
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"ARROW1", "an Arrow file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"<stata", "a Stata file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)


class _Input(io.FileIO):
    """A file being read; what fails is told as a failure of reading, since other files are being written meanwhile."""

    def readinto(self, buffer: Any) -> int | None:
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise unreadable(self.name, error) from None

    def readall(self) -> bytes:
        try:
            return super().readall()
        except OSError as error:
            raise unreadable(self.name, error) from None


def open_input(path: str | os.PathLike[str]) -> io.BufferedReader:
    """The file at *path*, opened for reading bytes.

    Raises:
        SurveyError: it is missing, a folder or not readable; so does every reading of it that fails later, for
            instance because a network drive is gone. Never OSError.
    """
    try:
        return io.BufferedReader(_Input(path), 1 << 16)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from None


def unreadable(path: Any, error: Exception) -> SurveyError:
    """The error of an input that cannot be opened or read."""
    place = os.fsdecode(path)
    if isinstance(error, FileNotFoundError):
        return SurveyError(f'There is no file "{place}".', "Check the path and the spelling.")
    # Windows reports a folder as a missing permission.
    if isinstance(error, IsADirectoryError) or (isinstance(error, PermissionError) and os.path.isdir(place)):
        return SurveyError(f'"{place}" is a folder.', "Name one file in it.")
    why = getattr(error, "strerror", None) or type(error).__name__
    remedy = "Check its permissions, that no program holds it and that its drive is connected."
    return SurveyError(f'"{place}" cannot be read ({why}).', remedy)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The whole file. Raises SurveyError for a missing, unreadable or empty file and for a folder."""
    with open_input(path) as file:
        data = file.read()
    if not data:
        raise empty_file(Path(path).name)
    return data


def empty_file(name: str) -> SurveyError:
    """The error of a file that holds nothing at all."""
    return SurveyError(f'The file is empty: "{name}".', "Export the survey again and check the file has rows.")


def container_of(data: bytes, name: str) -> Container:
    """What the first bytes say the file is; text where they say nothing. SurveyError for known others."""
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return "ole"
    if data.startswith(_PARQUET):
        return "parquet"
    if data.startswith(_SPSS):
        return "spss"
    for magic, words in _FOREIGN:
        if data.startswith(magic):
            raise SurveyError(f'"{name}" is {words}, not a survey export.', SAVE_AS)
    return "text"
