"""Delimited text (CSV, TSV): the delimiter by most constant column count, records by the standard csv module.

A broken quotation mark would let one record swallow the rest of the file, so records are read strictly, and
where that fails the line is read by itself and the reading goes on from the next line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from nlp.records import Note
from nlp.survey.head import find_top, split_head
from nlp.survey.shape import RawTable, Record, is_blank, places
from nlp.survey.source import empty_file
from nlp.survey.spool import MEMORY, Keep, view

if TYPE_CHECKING:
    import _csv

DELIMITERS = (";", ",", "\t", "|")

_WORDS = {
    ";": Note("puolipiste", "semicolon"),
    ",": Note("pilkku", "comma"),
    "\t": Note("sarkain", "tab"),
    "|": Note("pystyviiva", "vertical bar"),
}
_FIELD_LIMIT = 2**31 - 1
_SAMPLE = 300
_LONG_CELL = 20  # line ends in one well-formed cell beyond which it is checked for swallowed rows
_ROWLIKE = 0.8  # share of the lines of a record that parse as rows of their own when it has swallowed them


@dataclass(frozen=True, slots=True)
class _Parsed:
    record: Record
    mended: bool = False  # quotation marks that break the rules were kept as text


def read_delimited(lines: Sequence[str], name: str, keep: Keep = MEMORY) -> RawTable:
    """The records of a text's *lines* with their ends, kept where *keep* keeps them; a broken row is a fault.

    Raises SurveyError when no cell holds anything.
    """
    # The csv module has this one limit for the whole process; it is only ever raised, so others lose nothing.
    csv.field_size_limit(max(csv.field_size_limit(), _FIELD_LIMIT))
    declared = re.fullmatch(r"sep=([;,|\t])(?:\r\n|\r|\n)", lines[0]) if lines else None
    lines = lines[1:] if declared else lines
    if not any(line.strip("".join(DELIMITERS) + '"\r\n ').strip() for line in lines):
        raise empty_file(name)
    first = 2 if declared else 1
    layout = find_layout(lines, declared[1] if declared else DELIMITERS)
    # Rows above the header have other widths than the table, which would make its broken quotes hard to tell.
    above = islice(parse_records(lines, layout.delimiter, first), layout.above)
    below = parse_records(lines[layout.line :], layout.delimiter, first + layout.line)
    parsed = keep.items(chain(above, below), _packed, _unpacked)
    head = split_head(view(parsed, lambda item: item.record), "line", first)
    mended = [item.record for item in parsed if item.mended]
    notes = (_told(layout.delimiter, bool(declared)), *head.notes)
    if mended:
        where = places(mended, "line")
        notes += (
            Note(
                f"sääntöjen vastaiset lainausmerkit säilytettiin tekstinä ({where.fi})",
                f"quotation marks that break the rules were kept as text ({where.en})",
            ),
        )
    return RawTable(head.names, head.records, notes, delimiter=layout.delimiter, wordings=head.wordings)


def _packed(item: _Parsed) -> list[Any]:
    return [item.record.number, item.record.cells, item.record.fault, item.mended]


def _unpacked(value: list[Any]) -> _Parsed:
    number, cells, fault, mended = value
    return _Parsed(Record(number, cells, fault), mended)


def _told(delimiter: str, declared: bool) -> Note:
    if delimiter not in _WORDS:
        return Note("erotin: ei ole, yksi sarake", "delimiter: none, one column")
    how = Note(" (ilmoitettu ensimmäisellä rivillä)", " (declared on the first line)") if declared else Note("", "")
    word = _WORDS[delimiter]
    return Note(f"erotin: {word.fi}{how.fi}", f"delimiter: {word.en}{how.en}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The delimiter of a text, the 0-based line where its header begins, and the number of records above that."""

    delimiter: str
    line: int = 0
    above: int = 0


def find_layout(lines: Sequence[str], candidates: Iterable[str] = DELIMITERS) -> Layout:
    """The candidate whose records have the header's number of cells most constantly, many cells preferred.

    When no candidate splits the header the file is one column; the delimiter is then a character not in it.
    """
    best: Layout | None = None
    best_value = 0.0
    for delimiter in candidates:
        records = [item.record for item in islice(parse_records(lines, delimiter), _SAMPLE)]
        if all(is_blank(record.cells) for record in records):
            continue
        top = find_top(records)
        width, *counts = [len(record.cells) for record in records[top:] if not is_blank(record.cells)]
        if width < 2:
            continue
        alike = sum(count == width for count in counts) / len(counts) if counts else 1.0
        value = alike * (1 - 1 / width)
        if value > best_value:
            best, best_value = Layout(delimiter, records[top].number - 1, top), value
    if best:
        return best
    if isinstance(candidates, str):
        return Layout(candidates)
    present: set[str] = set()
    for line in lines:
        present.update(line)
    return Layout(next(char for char in map(chr, range(0xE000, 0xF8FF)) if char not in present))


def parse_records(lines: Sequence[str], delimiter: str, first: int = 1) -> Iterator[_Parsed]:
    """Each record of *lines*, numbered from *first*; the first that is not blank is taken for the header."""
    start = base = 0
    suspect = 0  # lines before this one were once taken for the inside of a broken cell
    width = 0
    reader = _reader(lines, 0, delimiter)
    while start < len(lines):
        try:
            cells = next(reader)
            end = base + reader.line_num
            broken = end - start > 1 and _has_swallowed(cells, lines[start:end], delimiter, width)
        except csv.Error:
            cells, end, broken = [], base + reader.line_num, True
        if broken:
            suspect = max(suspect, end)
            item = _parse_alone(lines[start], delimiter, start + first)
            end = base = start + 1
            reader = _reader(lines, base, delimiter)
        else:
            item = _Parsed(Record(start + first, cells))
        if not width and not is_blank(item.record.cells):
            width = len(item.record.cells)
        elif start < suspect and not is_blank(item.record.cells):
            item = _Parsed(_doubted(item.record, width), item.mended)
            if item.record.fault:
                suspect = max(suspect, end + 1)  # the broken cell may go on for more lines
        yield item
        start = end


def _reader(lines: Sequence[str], start: int, delimiter: str) -> _csv.Reader:
    rest = (lines[index] for index in range(start, len(lines)))
    return csv.reader(rest, delimiter=delimiter, strict=True)


def _parse_alone(line: str, delimiter: str, number: int) -> _Parsed:
    """One physical line as a record: a quotation mark that does not enclose a whole cell is text."""
    cells, unclosed = split_line(line.rstrip("\r\n"), delimiter)
    if unclosed:
        fault = f"line {number} opens a quotation mark that is not closed; the line was read by itself"
        return _Parsed(Record(number, cells, fault), mended=True)
    return _Parsed(Record(number, cells), mended=True)


def _doubted(record: Record, width: int) -> Record:
    """*record*, a fault if its cells do not fit the header: the lines near it may belong to the same cell."""
    if record.fault or len(record.cells) == width:
        return record
    fault = f"line {record.number} has or follows a broken quotation mark and does not fit the header"
    return Record(record.number, record.cells, fault)


def split_line(line: str, delimiter: str) -> tuple[list[str], bool]:
    """The cells of one line, and whether one opens a quotation mark that is not closed.

    Quotation marks are undone only where they enclose a whole cell; elsewhere they are text.
    """
    mark = re.escape(delimiter)
    cell = re.compile(rf'"([^"]*(?:""[^"]*)*)"(?={mark}|\Z)|([^{mark}]*)')
    cells, place, unclosed = [], 0, False
    while place <= len(line):
        match = cell.match(line, place)
        assert match is not None  # the second branch matches anywhere
        if match[1] is None:
            cells.append(match[2])
            unclosed = unclosed or (match[2].startswith('"') and match[2].count('"') % 2 == 1)
        else:
            cells.append(match[1].replace('""', '"'))
        place = match.end() + 1
    return cells, unclosed


def _has_swallowed(cells: Sequence[str], lines: Sequence[str], delimiter: str, width: int) -> bool:
    """True when the lines of one record look like rows: a stray quotation mark joined them."""
    if width < 2:
        return False
    line_ends = max(cell.count("\n") or cell.count("\r") for cell in cells)
    if len(cells) == width and line_ends <= _LONG_CELL:
        return False
    filled = [line for line in lines if not line.isspace()]
    alike = sum(len(split_line(line.rstrip("\r\n"), delimiter)[0]) == width for line in filled)
    return alike >= 2 and alike >= _ROWLIKE * len(filled)
