"""Reading a survey export of any supported format to one table of text."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey.decode import SAVE_AS, Container, container_of, decode_lines, decode_text, read_bytes
from nlp.survey.delimited import read_delimited, read_lines
from nlp.survey.jsonl import read_json, read_json_lines
from nlp.survey.mojibake import with_repairs
from nlp.survey.parquet import read_parquet
from nlp.survey.shape import RawTable, SurveyTable, table_of
from nlp.survey.spool import Disk
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
LARGE = 16 << 20  # bytes from which a text file is not read into memory when there is a folder for its rows
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
        spool: a folder for the rows of a large delimited or JSON lines file, which then are read from there and never
            all in memory. Other formats are read into memory.

    Raises:
        OSError: *spool* cannot be written.
        SurveyError: the file is missing, empty, damaged or of another format, or has no such sheet.
        OptionError: *sheet* is given for a file that has no sheets.
    """
    name = Path(path).name
    suffix = Path(path).suffix.lower()
    if spool and sheet is None and (raw := _read_large(Path(path), name, suffix, Disk(spool))):
        return with_repairs(table_of(name, raw, Disk(spool)), Disk(spool))
    data = read_bytes(path)
    if suffix in _FOREIGN:
        raise SurveyError(f'"{name}" is of a format that is not read ({suffix}).', SAVE_AS)
    container = container_of(data, name)
    if sheet is not None and container not in ("zip", "ole"):
        raise OptionError(f'"{name}" is not a workbook, so it has no sheet "{sheet}".', "Leave the sheet out.")
    if container == "text":
        raw = _read_text(data, name, suffix)
    elif container == "parquet":
        raw = read_parquet(data, name)
    elif container == "spss":
        raw = read_spss(data, name)
    else:
        raw = read_workbook(data, name, sheet)
    usual = next((suffixes for suffixes in _SUFFIXES.values() if suffix in suffixes), None)
    misnamed = None if suffix in _SUFFIXES[container] or (container == "text" and not usual) else _KINDS[container]
    if misnamed:
        note = Note(
            f"tiedosto on {misnamed.fi}, vaikka sen nimen pääte on {suffix!r}",
            f"the file is {misnamed.en} although its name ends in {suffix!r}",
        )
        raw = replace(raw, notes=(note, *raw.notes))
    return with_repairs(table_of(name, raw))


def is_export_name(name: str) -> bool:
    """Whether a file of that name is read as a survey export for its suffix alone; ``.txt`` may be any text."""
    suffix = Path(name).suffix.lower()
    return suffix != ".txt" and any(suffix in suffixes for suffixes in _SUFFIXES.values())


def _read_large(path: Path, name: str, suffix: str, disk: Disk) -> RawTable | None:
    """A large text file, its records on the disk; None for all that is to be read into memory."""
    if not path.is_file() or path.stat().st_size < LARGE or suffix in (*_FOREIGN, *_WORKBOOKS, ".json"):
        return None
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        return None  # the reading into memory tells what is wrong
    if container_of(start, name) != "text" or suffix not in _SUFFIXES["text"]:
        return None
    if suffix in _JSON and not start.startswith(b"{"):
        return None  # perhaps one list of objects
    lines, encoding = decode_lines(path, name)
    if suffix in _JSON:
        raw = read_json_lines(lines, name, disk)
    else:
        kept = disk.items(lines, str, str)
        _refuse_markup("".join(kept[:_START])[:_START].lstrip().lower(), name)
        raw = read_lines(kept, name, disk)
    return replace(raw, notes=(encoding, *raw.notes))


def _refuse_markup(start: str, name: str) -> None:
    if start.startswith(("<!doctype", "<html", "<?xml", "<table")):
        raise SurveyError(f'"{name}" is a web page or XML, not a survey export.', SAVE_AS)


def _read_text(data: bytes, name: str, suffix: str) -> RawTable:
    text, encoding = decode_text(data, name)
    start = text[:_START].lstrip().lower()
    _refuse_markup(start, name)
    looks_json = start.startswith("{") or (start.startswith("[") and start[1:].lstrip().startswith("{"))
    if suffix in _JSON or (suffix not in _DELIMITED and looks_json):
        raw = read_json(text, name, whole=suffix == ".json" or start.startswith("["))
    else:
        raw = read_delimited(text, name)
    return replace(raw, notes=(encoding, *raw.notes))


def frame_of(table: SurveyTable) -> pandas.DataFrame:
    """*table* as a DataFrame of str objects, index 0..n-1; "NA" and "00123" stay text, blanks stay ""."""
    import pandas

    return pandas.DataFrame(list(table.rows), columns=list(table.columns), dtype=object)
