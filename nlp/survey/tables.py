"""Reading a survey export of any supported format to one table of text."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey.decode import SAVE_AS, Container, container_of, decode_text, read_bytes
from nlp.survey.delimited import read_delimited
from nlp.survey.jsonl import read_json
from nlp.survey.mojibake import with_repairs
from nlp.survey.parquet import read_parquet
from nlp.survey.shape import RawTable, SurveyTable, table_of
from nlp.survey.spss import read_spss
from nlp.survey.workbook import read_workbook

if TYPE_CHECKING:
    import pandas

__all__ = ["SurveyTable", "frame_of", "read_survey"]

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


def read_survey(path: str | os.PathLike[str], *, sheet: str | None = None) -> SurveyTable:
    """The survey export at *path* as a table of text; the content rules where the suffix disagrees with it.

    Args:
        path: a CSV, TSV, TXT, XLSX, XLSM, XLSB, XLS, ODS, JSONL, JSON, SAV or Parquet file.
        sheet: the sheet of a workbook; the first visible one that is not empty when None.

    Raises:
        SurveyError: the file is missing, empty, damaged or of another format, or has no such sheet.
        OptionError: *sheet* is given for a file that has no sheets.
    """
    name = Path(path).name
    suffix = Path(path).suffix.lower()
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


def _read_text(data: bytes, name: str, suffix: str) -> RawTable:
    text, encoding = decode_text(data, name)
    start = text[:200].lstrip().lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<table")):
        raise SurveyError(f'"{name}" is a web page or XML, not a survey export.', SAVE_AS)
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
