"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS) through python-calamine, cells as the text Excel would show."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any
from xml.etree import ElementTree

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey.archive import check_workbook
from nlp.survey.cells import cell_text
from nlp.survey.child import run_child
from nlp.survey.head import split_head
from nlp.survey.shape import RawTable, Record, count_of, is_blank, kept
from nlp.survey.source import SAVE_AS, container_of
from nlp.survey.spool import MEMORY, Keep, view

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a workbook with a password
_BINARY = b"xl/workbook.bin"  # the part of a zipped workbook in the binary format, by its name in the directory
_ERROR_CELL = re.compile(rb'<c [^<>]*\bt="e"')
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The rows of a sheet, and by row number the columns (first, last) of its cells merged across."""

    name: str
    records: Sequence[Record]
    merged: Mapping[int, Sequence[tuple[int, int]]]


def read_workbook(data: bytes, name: str, sheet: str | None, keep: Keep = MEMORY) -> RawTable:
    """The rows of one sheet: *sheet*, or the first visible one that is not empty (noted).

    The rows are kept where *keep* keeps them; while they are read, the library holds the cells of the sheet in its own
    compact form, some 32 bytes each and their texts once.
    Whole numbers are "9", other numbers their shortest exact form, dates ISO, booleans TRUE and FALSE.
    Raises SurveyError for a damaged or encrypted workbook, an unknown *sheet* and a workbook without rows.
    """
    book = _open(data, name)
    if sheet is None:
        found = _first_filled(book, name, keep)
        note = _told(found.name, len(book.sheet_names))
    else:
        if sheet not in book.sheet_names:
            raise _unknown_sheet(sheet, book.sheet_names, name)
        note = Note(f'taulukko: "{sheet}" (kuten pyydettiin)', f'sheet: "{sheet}" (as asked)')
        found = _read_sheet(book, sheet, name, keep)
        if not found.records:
            raise SurveyError(f'The sheet "{sheet}" of "{name}" is empty.', "Choose another sheet.")
    head = split_head(found.records, "row", merged=found.merged)
    header, records, notes = head.names, head.records, head.notes
    lost = _error_cells(data, found.name)
    if lost:
        notes += (
            Note(
                f"{lost} solussa on Excelin virhearvo, kuten #NIMI? (luettu tyhjänä)",
                f"{count_of(lost, 'cell')} with an Excel error such as #NAME?, read as empty",
            ),
        )
    padding = min((_trailing_blanks(cells) for cells in (header, *(row.cells for row in records))), default=0)
    if padding:
        header = header[:-padding]
        records = view(records, lambda row: Record(row.number, row.cells[:-padding]))
    return RawTable(header, records, (note, *notes), place="row", delimiter=";", wordings=head.wordings)


def _told(sheet: str, sheets: int) -> Note:
    if sheets == 1:
        return Note(f'taulukko: "{sheet}"', f'sheet: "{sheet}"')
    return Note(f'taulukko: "{sheet}" (tiedostossa {sheets} taulukkoa)', f'sheet: "{sheet}", of {sheets} sheets')


def _open(data: bytes, name: str) -> Any:
    from python_calamine import PasswordError, load_workbook

    locked = SurveyError(f'"{name}" is protected by a password.', "Save it without one and read that file.")
    if _ENCRYPTED in data:
        raise locked
    if container_of(data, name) == "zip":
        check_workbook(data, name)
    binary = container_of(data, name) == "ole" or _BINARY in data
    if binary and run_child("workbook_child", data) is None:
        raise SurveyError(f'"{name}" is damaged: it takes more memory than a workbook needs.', SAVE_AS)
    try:
        return load_workbook(io.BytesIO(data))
    except PasswordError:
        raise locked from None
    except BaseException as error:
        raise _damaged(name, error) from None


def _damaged(name: str, error: BaseException) -> BaseException:
    """The SurveyError for *error*, or *error* itself when it is not about the file.

    A damaged workbook can make the reader's compiled code panic, and a panic is no Exception.
    """
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return SurveyError(f'"{name}" is damaged or not a workbook.', SAVE_AS)
    return error


def _first_filled(book: Any, name: str, keep: Keep) -> _Sheet:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for sheet in book.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            found = _read_sheet(book, sheet.name, name, keep)
            if found.records:
                return found
    raise SurveyError(
        f'The file is empty: no visible sheet of "{name}" has any rows.',
        "Export the survey again, or name a hidden sheet with --sheet.",
    )


def _read_sheet(book: Any, sheet: str, name: str, keep: Keep) -> _Sheet:
    """The sheet's used rows with their 1-based numbers; no records when no cell holds anything."""
    try:
        cells = book.get_sheet_by_name(sheet)
        top, left = cells.start or (0, 0)
        merged = cells.merged_cell_ranges or []
    except BaseException as error:
        raise _damaged(name, error) from None
    records = kept(_records(cells, top, name), keep)
    if all(is_blank(record.cells) for record in records):
        return _Sheet(sheet, [], {})
    spans: dict[int, list[tuple[int, int]]] = {}
    for (row, first), (_, last) in merged:
        if last > first:
            spans.setdefault(row + 1, []).append((first - left, last - left))
    return _Sheet(sheet, records, spans)


def _records(cells: Any, top: int, name: str) -> Iterator[Record]:
    """The rows of a sheet from *top* (0-based) on, one at a time."""
    rows = islice(cells.iter_rows(), top, None)
    number = top
    while True:
        number += 1
        try:
            row = [cell_text(value) for value in next(rows)]
        except StopIteration:
            return
        except BaseException as error:
            raise _damaged(name, error) from None
        yield Record(number, row)


def _unknown_sheet(sheet: str, names: list[str], name: str) -> SurveyError:
    close = difflib.get_close_matches(sheet, names, n=1)
    listed = ", ".join(f'"{other}"' for other in names)
    remedy = f'Did you mean "{close[0]}"? ' if close else ""
    return SurveyError(f'"{name}" has no sheet "{sheet}".', f"{remedy}Its sheets are {listed}.")


def _trailing_blanks(cells: Any) -> int:
    count = 0
    for cell in reversed(cells):
        if cell:
            break
        count += 1
    return count


def _error_cells(data: bytes, sheet: str) -> int:
    """How many cells of an XLSX sheet hold an error: an answer that begins with "=" or "-" often became one.

    The reader gives such cells as empty, so they are counted in the sheet's XML. 0 for the other formats.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            targets = _sheet_targets(parts)
            with parts.open(targets[sheet]) as part:
                return _count_errors(part)
    except (zipfile.BadZipFile, LookupError, ElementTree.ParseError, OSError, ValueError):
        return 0


def _count_errors(part: IO[bytes]) -> int:
    count, rest = 0, b""
    while piece := part.read(_PIECE):
        whole, mark, rest = (rest + piece).rpartition(b"<")  # a tag may go on in the next piece
        count += len(_ERROR_CELL.findall(whole))
        rest = mark + rest
    return count + len(_ERROR_CELL.findall(rest))


def _sheet_targets(parts: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to the path of its XML within the XLSX."""
    related = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    paths = {link.get("Id", ""): link.get("Target", "") for link in related}
    targets = {}
    for element in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            link = next((value for key, value in element.items() if key.endswith("}id")), "")
            path = paths.get(link, "")
            targets[element.get("name", "")] = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
    return targets
