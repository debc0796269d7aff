"""From a path to bytes, and from bytes to text, with every guess told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from nlp.errors import SurveyError
from nlp.records import Note

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
# The UTF-32 mark of little-endian order begins with the UTF-16 one, so the longer marks come first.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", Note("UTF-8, alussa tavujärjestysmerkki", "UTF-8 with a byte order mark")),
    (b"\xff\xfe\x00\x00", "utf-32", Note("UTF-32", "UTF-32")),
    (b"\x00\x00\xfe\xff", "utf-32", Note("UTF-32", "UTF-32")),
    (b"\xff\xfe", "utf-16", Note("UTF-16", "UTF-16")),
    (b"\xfe\xff", "utf-16", Note("UTF-16", "UTF-16")),
)


_CP1252 = Note("Windows-1252 (tavut eivät ole UTF-8:aa)", "Windows-1252 (the bytes are not UTF-8)")


def _cp1252_char(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # five bytes have no character in Windows-1252; browsers read them like this too


# "surrogateescape" turns an undecodable byte 0x80–0xFF into U+DC80–U+DCFF; this turns that to a character.
_ESCAPED = {0xDC00 + byte: _cp1252_char(byte) for byte in range(0x80, 0x100)}


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The whole file. Raises SurveyError for a missing, unreadable or empty file and for a folder."""
    place = Path(path)
    try:
        data = place.read_bytes()
    except FileNotFoundError:
        raise SurveyError(f'There is no file "{place}".', "Check the path and the spelling.") from None
    except IsADirectoryError:
        raise SurveyError(f'"{place}" is a folder.', "Name one file in it.") from None
    except (OSError, ValueError) as error:
        if place.is_dir():  # Windows reports a folder as a missing permission
            raise SurveyError(f'"{place}" is a folder.', "Name one file in it.") from None
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SurveyError(
            f'"{place}" cannot be read ({why}).', "Check its permissions and that no program holds it."
        ) from None
    if not data:
        raise empty_file(place.name)
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


def decode_lines(path: str | os.PathLike[str], name: str) -> tuple[Iterator[str], Note]:
    """The lines of a text file with their ends, and the note of :func:`decode_text`, without the whole text in memory.

    The encoding is found by reading the file through; the lines raise the errors of :func:`decode_text`.
    """
    codec, errors, words = _codec_of(path, name)
    note = Note(f"merkistö: {words.fi}", f"encoding: {words.en}")
    return _lines(path, name, codec, errors), note


def _lines(path: str | os.PathLike[str], name: str, codec: str, errors: str) -> Iterator[str]:
    filled = False
    # newline="" splits lines at the same ends as the reading from memory, and keeps them.
    with open(path, encoding=codec, errors=errors, newline="") as file:
        for line in file:
            if "\0" in line:
                raise SurveyError(f'"{name}" is a binary file, not text.', SAVE_AS)
            filled = filled or not line.isspace()
            yield line.translate(_ESCAPED) if errors != "strict" else line
    if not filled:
        raise empty_file(name)


def _codec_of(path: str | os.PathLike[str], name: str) -> tuple[str, str, Note]:
    """The codec, its way with errors, and the name of the encoding: the choice of :func:`_decode`."""
    with open(path, "rb") as file:
        start = file.read(4)
    for mark, codec, words in _MARKS:
        if start.startswith(mark):
            if _counted(path, codec, "strict") is not None:
                return codec, "strict", words
            if codec != "utf-8-sig":
                raise SurveyError(f'"{name}" is damaged: it is not whole {words.en}.', SAVE_AS)
    if _counted(path, "utf-8-sig", "strict") is not None:
        return "utf-8-sig", "strict", Note("UTF-8", "UTF-8")
    stray, whole = _counted(path, "utf-8-sig", "surrogateescape") or (0, 0)
    if whole > stray:
        return "utf-8-sig", "surrogateescape", _with_stray(stray)
    return "cp1252", "surrogateescape", _CP1252


def _counted(path: str | os.PathLike[str], codec: str, errors: str) -> tuple[int, int] | None:
    """Stray bytes, and whole characters beyond ASCII, of a file; None when it is not of this encoding."""
    stray = above = 0
    try:
        with open(path, encoding=codec, errors=errors, newline="") as file:
            while block := file.read(1 << 20):
                if errors != "strict":
                    stray += sum("\udc80" <= char <= "\udcff" for char in block)
                    above += sum(char > "\x7f" for char in block)
    except UnicodeError:
        return None
    return stray, above - stray


def decode_text(data: bytes, name: str) -> tuple[str, Note]:
    """The text of *data* and a note that names the encoding.

    Tried in this order: a byte order mark, UTF-16 without one (every other byte is zero), strict UTF-8, UTF-8 with
    stray Windows-1252 bytes (when whole UTF-8 characters outnumber the stray bytes), Windows-1252.
    Raises SurveyError for binary data and an empty text.
    """
    text, encoding = _decode(data, name)
    if "\0" in text:
        raise SurveyError(f'"{name}" is a binary file, not text.', SAVE_AS)
    if not text.strip():
        raise empty_file(name)
    return text, Note(f"merkistö: {encoding.fi}", f"encoding: {encoding.en}")


def _decode(data: bytes, name: str) -> tuple[str, Note]:
    """The text and the name of its encoding."""
    for mark, codec, words in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), words
            except UnicodeDecodeError:
                if codec != "utf-8-sig":
                    raise SurveyError(f'"{name}" is damaged: it is not whole {words.en}.', SAVE_AS) from None
    for codec, zeros, rest in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if len(data) % 2 == 0 and zeros.count(0) > 0.5 * len(zeros) and not rest.count(0):
            try:
                return data.decode(codec), Note("UTF-16 ilman tavujärjestysmerkkiä", "UTF-16 without a byte order mark")
            except UnicodeDecodeError:
                break
    try:
        return data.decode("utf-8-sig"), Note("UTF-8", "UTF-8")
    except UnicodeDecodeError:
        pass
    escaped = data.decode("utf-8-sig", "surrogateescape")
    stray = sum("\udc80" <= char <= "\udcff" for char in escaped)
    whole = sum(char > "\x7f" for char in escaped) - stray
    if whole > stray:
        return escaped.translate(_ESCAPED), _with_stray(stray)
    text = data.decode("cp1252", "surrogateescape").translate(_ESCAPED)
    return text, _CP1252


def _with_stray(count: int) -> Note:
    if count == 1:
        return Note("UTF-8, 1 irrallinen tavu luettu Windows-1252:na", "UTF-8 with 1 stray byte read as Windows-1252")
    return Note(
        f"UTF-8, {count} irrallista tavua luettu Windows-1252:na",
        f"UTF-8 with {count} stray bytes read as Windows-1252",
    )
