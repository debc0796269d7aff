"""From the records of any source to a rectangular table: unique columns, padded rows, faults and notes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.records import Note
from nlp.survey.spool import MEMORY, Keep, Rows

OVERFLOW = "_overflow"
RAW = "_raw"

_SHOWN = 5
# What a record number counts, for one record and for several.
_PLACES = {"line": ("rivi", "rivit"), "row": ("rivi", "rivit"), "item": ("alkio", "alkiot")}


@dataclass(frozen=True)
class SurveyTable:
    """A survey export as text.

    Attributes:
        name: file name without its folder.
        columns: unique names; a blank header is ``column_3`` (by position), a repeated one ``Name (2)``.
        rows: the cells as the file has them; each row is as long as *columns*.
        faults: 0-based row index to the reason why that row is broken; never holds cell text.
        notes: each guess or repair made on reading.
        numbers: the 1-based line, sheet row or list item where each row begins in the source.
        wordings: column → the question or label that the source gives beside the name (Qualtrics, SPSS).
        repaired: column → the added column that holds its cells with mojibake undone.
    """

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    faults: Mapping[int, str]
    notes: tuple[Note, ...]
    numbers: Sequence[int]
    wordings: Mapping[str, str] = field(default_factory=dict)
    repaired: Mapping[str, str] = field(default_factory=dict)

    def cells(self, column: str) -> Sequence[str]:
        """The cells of one column, in the order of the rows."""
        position = self.columns.index(column)
        return self.rows.column(position) if isinstance(self.rows, Rows) else [row[position] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the source: where it begins, its cells, and what is wrong with it if anything is."""

    number: int
    cells: Sequence[str]
    fault: str = ""


def kept(records: Iterable[Record], keep: Keep) -> Sequence[Record]:
    """*records*, kept where *keep* keeps them."""
    return keep.items(records, lambda record: [record.number, record.cells, record.fault], lambda plain: Record(*plain))


@dataclass(frozen=True)
class RawTable:
    """What a reader of one format hands over.

    *place* names the unit of the record numbers; *wordings* are as many as the columns, "" for none, or empty.
    """

    header: Sequence[str]
    records: Sequence[Record]
    notes: tuple[Note, ...]
    place: str = "line"
    delimiter: str = ";"
    wordings: Sequence[str] = ()


def is_blank(cells: Sequence[str]) -> bool:
    """True when no cell holds more than white space."""
    return not any(cell and not cell.isspace() for cell in cells)


def count_of(number: int, noun: str, several: str = "") -> str:
    """*number* with *noun*, or with *several* (an English plural when empty) when it is not 1: "2 rows", "2 riviä"."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def places(records: Sequence[Record], place: str) -> Note:
    """Where *records* begin, the first few of them: ``line 3, 8, 12 …``, ``rivit 3, 8, 12 …``."""
    shown = ", ".join(str(record.number) for record in records[:_SHOWN]) + (" …" if len(records) > _SHOWN else "")
    return Note(f"{_PLACES[place][len(records) > 1]} {shown}", f"{place} {shown}")


def unique_names(header: Sequence[str]) -> tuple[str, ...]:
    """Column names with white space collapsed, blanks named by position and repeats numbered."""
    plain = [" ".join(name.split()) or f"column_{position}" for position, name in enumerate(header, start=1)]
    used: set[str] = set()
    reserved = set(plain)
    names = []
    for name in plain:
        unique, count = name, 2
        while unique in used or (unique != name and unique in reserved):
            unique, count = f"{name} ({count})", count + 1
        used.add(unique)
        names.append(unique)
    return tuple(names)


def table_of(name: str, raw: RawTable, keep: Keep = MEMORY) -> SurveyTable:
    """The rectangular table of *raw*, its rows kept where *keep* keeps them.

    A short row is padded with "" (noted); empty surplus cells are dropped (noted); other surplus cells go,
    joined with the delimiter, to a last column ``_overflow`` and make the row a fault.
    """
    width = len(raw.header)
    faults: dict[int, str] = {}
    surplus: dict[int, str] = {}
    short, trimmed = [], 0
    for index, record in enumerate(raw.records):
        cells = tuple(record.cells)
        if record.fault:
            faults[index] = record.fault
        if len(cells) < width:
            short.append(record)
        elif not any(cells[width:]):
            trimmed += len(cells) > width
        else:
            surplus[index] = raw.delimiter.join(cells[width:])
            counted = (
                f"{raw.place} {record.number} has {len(cells)} cells where the header has {width}; "
                f"its cells may be shifted and the surplus is in {OVERFLOW}"
            )
            faults[index] = f"{record.fault}; {counted}" if record.fault else counted
    names = unique_names(raw.header)
    if surplus:
        names = unique_names([*names, OVERFLOW])
    notes = (*raw.notes, *_ragged(raw.place, short, trimmed, len(surplus), OVERFLOW if not names else names[-1]))
    numbers = array("Q", (record.number for record in raw.records))
    asked = ((column, " ".join(wording.split())) for column, wording in zip(names, raw.wordings, strict=False))
    wordings = {column: wording for column, wording in asked if wording and wording != column}
    rows = keep.rows(_squared(raw, width, surplus))
    kept = numbers if isinstance(rows, Rows) else tuple(numbers)
    return SurveyTable(name, names, rows, faults, notes, kept, wordings)


def _squared(raw: RawTable, width: int, surplus: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    """Each row with *width* cells, and one more when any row has a surplus."""
    for index, record in enumerate(raw.records):
        cells = (*record.cells, *("",) * width)[:width]
        yield (*cells, surplus.get(index, "")) if surplus else cells


def _ragged(place: str, short: Sequence[Record], trimmed: int, surplus: int, overflow: str) -> list[Note]:
    """The notes on rows that were not as long as the header."""
    notes = []
    if short:
        where = places(short, place)
        notes.append(
            Note(
                f"otsikkoa lyhyempiä rivejä täydennettiin tyhjillä soluilla: {len(short)} ({where.fi})",
                f"padded {count_of(len(short), 'row')} with fewer cells than the header ({where.en})",
            )
        )
    if trimmed:
        notes.append(
            Note(
                f"otsikon yli menevät tyhjät solut jätettiin pois {trimmed} riviltä",
                f"dropped empty cells past the header in {count_of(trimmed, 'row')}",
            )
        )
    if surplus:
        notes.append(
            Note(
                f"{surplus} rivillä on enemmän soluja kuin otsikossa; ks. sarake {overflow}",
                f"{count_of(surplus, 'row')} with more cells than the header; see {overflow}",
            )
        )
    return notes
