"""Reading a survey export of any supported format to one table of text."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey.decode import Opener, decode
from nlp.survey.delimited import read_delimited
from nlp.survey.jsonl import read_json
from nlp.survey.mojibake import with_repairs
from nlp.survey.parquet import read_parquet
from nlp.survey.shape import RawTable, SurveyTable, table_of
from nlp.survey.source import SAVE_AS, Container, container_of, open_input, read_bytes
from nlp.survey.spool import MEMORY, Disk, Keep
from nlp.survey.spss import read_spss
from nlp.survey.workbook import read_workbook

if TYPE_CHECKING:
    import pandas

__all__ = ["SurveyTable", "frame_of", "is_export_name", "read_survey"]

_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_DELIMITED = (".csv", ".tsv", ".tab", ".txt")
_JSON = (".jsonl", ".ndjson", ".json")
_SUFFIXES: dict[Container, tuple[str, ...]] = {
    "zip": _WORKBOOKS,
    "ole": _WORKBOOKS,
    "parquet": (".parquet", ".pq"),
    "spss": (".sav", ".zsav"),
    "text": (*_DELIMITED, *_JSON),
}
_KINDS: dict[Container, Note] = {
    "zip": Note("työkirja", "a workbook"),
    "ole": Note("työkirja", "a workbook"),
    "parquet": Note("Parquet-tiedosto", "a Parquet file"),
    "spss": Note("SPSS-tiedosto", "an SPSS file"),
    "text": Note("tekstiä", "text"),
}
LARGE = 16 << 20  # bytes of text from which rows are not kept in memory when there is a folder for them
_PACKED = 8  # times as much text as bytes that a workbook or a Parquet file may hold
_START = 200
_FOREIGN = (
    ".feather",
    ".arrow",
    ".por",
    ".dta",
    ".pdf",
    ".docx",
    ".doc",
    ".odt",
    ".html",
)


def read_survey(path: str | os.PathLike[str], *, sheet: str | None = None, spool: Path | None = None) -> SurveyTable:
    """The survey export at *path* as a table of text; the content rules where the suffix disagrees with it.

    Args:
        path: a CSV, TSV, TXT, XLSX, XLSM, XLSB, XLS, ODS, JSONL, JSON, SAV or Parquet file.
        sheet: the sheet of a workbook; the first visible one that is not empty when None.
        spool: a folder for the rows of a large file, which then are read from there and never all in memory; only an
            SPSS file is. The cells of a workbook are, in a compact form, until its rows are written there.

    Raises:
        OSError: *spool* cannot be written.
        SurveyError: the file is missing, empty, damaged or of another format, or has no such sheet; or reading fails.
        OptionError: *sheet* is given for a file that has no sheets.
    """
    name = Path(path).name
    suffix = Path(path).suffix.lower()
    source = _opener(Path(path))
    with source() as file:
        container = None if suffix in _FOREIGN else container_of(file.read(_START), name)
    if container is None:
        raise SurveyError(f'"{name}" is of a format that is not read ({suffix}).', SAVE_AS)
    if sheet is not None and container not in ("zip", "ole"):
        raise OptionError(f'"{name}" is not a workbook, so it has no sheet "{sheet}".', "Leave the sheet out.")
    size = _size_of(Path(path)) * (1 if container == "text" else _PACKED)
    keep = Disk(spool) if spool and size >= LARGE else MEMORY
    raw = _read(source, name, container, suffix, sheet, keep)
    usual = next((suffixes for suffixes in _SUFFIXES.values() if suffix in suffixes), None)
    misnamed = None if suffix in _SUFFIXES[container] or (container == "text" and not usual) else _KINDS[container]
    if misnamed:
        note = Note(
            f"tiedosto on {misnamed.fi}, vaikka sen nimen pääte on {suffix!r}",
            f"the file is {misnamed.en} although its name ends in {suffix!r}",
        )
        raw = replace(raw, notes=(note, *raw.notes))
    return with_repairs(table_of(name, raw, keep), keep)


def is_export_name(name: str) -> bool:
    """Whether a file of that name is read as a survey export for its suffix alone; ``.txt`` may be any text."""
    suffix = Path(name).suffix.lower()
    return suffix != ".txt" and any(suffix in suffixes for suffixes in _SUFFIXES.values())


def _opener(path: Path) -> Opener:
    """Opens the file at *path* each time anew; what is small, or can be read only once (a pipe), from memory."""
    if _size_of(path) >= max(LARGE, 1):
        return lambda: open_input(path)
    data = read_bytes(path)
    return lambda: io.BytesIO(data)


def _size_of(path: Path) -> int:
    """The bytes of a regular file; 0 for anything else, whose reading tells what is wrong with it."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0


def _read(source: Opener, name: str, container: Container, suffix: str, sheet: str | None, keep: Keep) -> RawTable:
    """The records of a file of a known kind."""
    if container == "text":
        return _read_text(source, name, suffix, keep)
    with source() as file:
        if container == "parquet":
            return read_parquet(file, name, keep)
        if container == "spss":
            return read_spss(file.read(), name)
        return read_workbook(file.read(), name, sheet, keep)


def _read_text(source: Opener, name: str, suffix: str, keep: Keep) -> RawTable:
    text = decode(source, name)
    start = text.start(_START).lstrip().lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<table")):
        raise SurveyError(f'"{name}" is a web page or XML, not a survey export.', SAVE_AS)
    looks_json = start.startswith("{") or (start.startswith("[") and start[1:].lstrip().startswith("{"))
    if suffix in _JSON or (suffix not in _DELIMITED and looks_json):
        raw = read_json(text, name, keep, whole=suffix == ".json" or start.startswith("["))
    else:
        raw = read_delimited(keep.items(text.lines(), str, str), name, keep)
    return replace(raw, notes=(text.encoding, *raw.notes))


def frame_of(table: SurveyTable) -> pandas.DataFrame:
    """*table* as a DataFrame of str objects, index 0..n-1; "NA" and "00123" stay text, blanks stay ""."""
    import pandas

    return pandas.DataFrame(list(table.rows), columns=list(table.columns), dtype=object)
