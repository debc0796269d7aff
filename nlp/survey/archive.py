"""Workbooks that would fill the memory: refused by their zip directory and their XML before anything is unpacked.

A spreadsheet comes from outside, and a few kilobytes of zip may unpack to gigabytes, an entity of XML may repeat
itself a billion times, and a cell in the farthest corner makes a reader lay out every cell between.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from nlp.errors import SurveyError
from nlp.survey.source import SAVE_AS

MOST_UNPACKED = 2**31  # bytes of all parts together
MOST_RATIO = 250  # times that one part may grow; worksheets grow 5 to 50 times
SMALL = 2**24  # bytes that a part may always have, however well it is packed
MOST_PARTS = 10_000
MOST_AREA = 30_000_000  # cells from the first to the last one, when nearly all are empty: 26 columns to the last row
MOST_REPEATED = 5_000_000  # the same in ODS, where one cell may stand for many and each of them takes memory
LAST_COLUMN, LAST_ROW = 16_384, 1_048_576  # of any worksheet; a damaged one may name others
_SPARSE = 100  # times that the area may be larger than the number of cells that are there
_PIECE = 2**20
_HEAD = 2**16

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D\x00O\x00C|E\x00N\x00T)|\x00<\x00!\x00[DE]\x00[ON]")
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Za-z]{1,9})([0-9]{1,12})"')


def check_workbook(data: bytes, name: str) -> None:
    """Refuse a zipped workbook that unpacks beyond all measure, or whose XML has entities.

    Raises:
        SurveyError: the workbook is such a one, or no whole zip archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _check_sizes(parts.infolist(), name)
            for part in parts.infolist():
                with parts.open(part) as content:
                    _check_part(content, part, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise SurveyError(f'"{name}" is damaged or not a workbook.', SAVE_AS) from None


def _check_sizes(parts: list[zipfile.ZipInfo], name: str) -> None:
    grown = any(part.file_size > max(SMALL, MOST_RATIO * part.compress_size) for part in parts)
    if grown or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _bomb(name, "it would unpack to far more than a survey holds")


def _check_part(content: IO[bytes], part: zipfile.ZipInfo, name: str) -> None:
    if not part.filename.endswith((".xml", ".rels")):
        return
    start = content.read(_HEAD)
    if _DOCTYPE.search(start):
        raise _bomb(name, "its XML declares entities")
    if part.filename.startswith("xl/worksheets/"):
        _check_area(_pieces(start, content), name)
    elif part.filename == "content.xml":
        _check_repeats(start, content, name)


def _pieces(start: bytes, content: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces; the end of each is repeated in the next, so that no cell is cut in two."""
    piece = start
    while piece:
        yield piece
        fresh = content.read(_PIECE)
        piece = piece[-200:] + fresh if fresh else b""


def _check_area(pieces: Iterator[bytes], name: str) -> None:
    cells, right, low = 0, 0, 0
    for piece in pieces:
        found = _CELL.findall(piece)
        cells += len(found)
        right = max(right, *map(_column, {letters for letters, _ in found}), 0)
        low = max(low, int(found[-1][1]), *(int(row) for _, row in found[:1])) if found else low
    if right > LAST_COLUMN or low > LAST_ROW or right * low > max(MOST_AREA, _SPARSE * cells):
        raise _bomb(name, "a few cells are spread over a sheet that is far too large")


class _Sheets:
    """Counts the area of the sheets of an ODS while its XML is parsed."""

    def __init__(self) -> None:
        self.cells = self.area = 0
        self._rows = self._right = self._height = self._width = self._place = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One opening tag: a table, a row or a cell."""
        if tag == "table:table":
            self._rows = self._right = 0
        elif tag == "table:table-row":
            self._height = int(attributes.get("table:number-rows-repeated", 1))
            self._place = self._width = 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.cells += 1
            self._place += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                self._width = self._place

    def end(self, tag: str) -> None:
        """One closing tag; blank rows count only when a filled one follows."""
        if tag == "table:table-row":
            self._rows += self._height
            if self._width:
                self._right = max(self._right, self._width)
                self.area = max(self.area, self._rows * self._right)


def _check_repeats(start: bytes, content: IO[bytes], name: str) -> None:
    sheets, parser = _Sheets(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = sheets.start, sheets.end
    try:
        while start:
            parser.Parse(start, False)
            start = content.read(_PIECE)
        parser.Parse(b"", True)  # calamine never comes to the end of XML that is cut off
    except (expat.ExpatError, LookupError):  # an encoding that there is not is a LookupError
        raise SurveyError(f'"{name}" is damaged or not a workbook.', SAVE_AS) from None
    if sheets.area > max(MOST_REPEATED, _SPARSE * sheets.cells):
        raise _bomb(name, "a few cells are spread over a sheet that is far too large")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _bomb(name: str, why: str) -> SurveyError:
    return SurveyError(f'"{name}" was not opened: {why}.', "Save the answers alone as CSV and read that file.")
