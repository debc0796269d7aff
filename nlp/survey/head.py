"""Where the header of a table is: under a title or preamble, and over one, two or three rows.

Survey tools write more than names above the answers: titles and counts ("Vastaajien määrä: 120"), the question over
its options (SurveyMonkey, merged cells in workbooks), names with wordings and ids below them (Qualtrics).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nlp.records import Note
from nlp.survey import headers
from nlp.survey.shape import Record, count_of, is_blank, places
from nlp.survey.values import parse_date, slash_dates

_LOOKED = 300  # records looked at
_HIGHEST = 20  # a header is among this many first records that are not blank
_NARROW = 2  # filled cells that a row of a preamble has at most
_LONGEST = 400  # characters of the longest header cell of a table under a preamble
_IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"\s*:')
# What SurveyMonkey writes under a question that has no options; the longer ones are no answers by themselves.
OPEN_ENDED = frozenset(("open-ended response", "avoin vastaus", "öppet svar"))
_PLAIN_ANSWER = OPEN_ENDED | {"response", "vastaus", "svar"}
_CUES = re.compile(
    r"vastaaj|vastausten|respondent|responses|raportti|report|export|vienti|viety|luotu|generated|tulostettu"
    r"|aikaväli|ajalta|period|date range|suodat|filter|yhteensä|\btotal\b|kysely|survey|\bn ?=",
    re.I,
)


@dataclass(frozen=True)
class Head:
    """A header and what is under it.

    Attributes:
        names: one for each column, "" where the source has none.
        wordings: the question or label of each column where a second row gives it, "" elsewhere; empty when no
            column has one.
        records: the rows under the header, without blank ones at the end.
        notes: what was skipped or joined.
    """

    names: tuple[str, ...]
    wordings: tuple[str, ...]
    records: Sequence[Record]
    notes: tuple[Note, ...]


def split_head(
    records: Sequence[Record],
    place: str,
    first: int = 1,
    merged: Mapping[int, Sequence[tuple[int, int]]] = MappingProxyType({}),
) -> Head:
    """The header of *records*, the rows under it, and notes; *records* must hold one that is not blank.

    Args:
        records: rows in file order.
        place: what their numbers count, ``line`` or ``row``.
        first: the number that a header at the very top has.
        merged: record number → columns (first, last) of the cells merged across in that row, where known.
    """
    top = find_top(records)
    end = len(records)
    while end > top + 1 and is_blank(records[end - 1].cells):
        end -= 1
    names, wordings, depth = _joined(records[top:end], merged.get(records[top].number, ()))
    notes = [
        *_above(records[:top], records[top].number, first, place),
        *_told_rows(records[top : top + depth], place),
        *_below(records[end:], place),
    ]
    return Head(names, wordings, records[top + depth : end], tuple(notes))


def _above(skipped: Sequence[Record], header: int, first: int, place: str) -> list[Note]:
    titles = [record for record in skipped if not is_blank(record.cells)]
    if titles:
        where = places(titles, place)
        return [
            Note(
                f"otsikon yläpuolelta ohitettiin {count_of(len(titles), 'rivi', 'riviä')} ({where.fi}); "
                f"otsikko on rivillä {header}",
                f"skipped {count_of(len(titles), 'row')} above the header ({where.en}); "
                f"the header is on {place} {header}",
            )
        ]
    if header > first:
        return [
            Note(
                f"otsikon yläpuoliset tyhjät rivit ohitettiin; otsikko on rivillä {header}",
                f"blank rows above the header were skipped; the header is on {place} {header}",
            )
        ]
    return []


def _told_rows(rows: Sequence[Record], place: str) -> list[Note]:
    if len(rows) < 2:
        return []
    where = places(rows, place)
    return [Note(f"otsikossa on {len(rows)} riviä ({where.fi})", f"the header has {len(rows)} rows ({where.en})")]


def _below(dropped: Sequence[Record], place: str) -> list[Note]:
    if not dropped:
        return []
    where = places(dropped, place)
    return [
        Note(
            f"lopusta jätettiin pois {count_of(len(dropped), 'tyhjä rivi', 'tyhjää riviä')} ({where.fi})",
            f"dropped {count_of(len(dropped), 'blank row')} at the end ({where.en})",
        )
    ]


def find_top(records: Sequence[Record]) -> int:
    """The index of the header's first row: the first row that is not blank, or a wider one under a preamble.

    A preamble is told from a header by all of these: its rows have at most two filled cells; the row below them is
    wider, has names (no dates or numbers), and nearly all rows under it are as wide; and there is a blank row
    between, a word such as "Vastaajien määrä", or a usual column name in the wider row.
    """
    first = next(index for index, record in enumerate(records) if not is_blank(record.cells))
    filled = [index for index in range(first, min(len(records), first + _LOOKED)) if not is_blank(records[index].cells)]
    for place, index in enumerate(filled[1:_HIGHEST], start=1):
        above = filled[:place]
        if any(_count(records[row].cells) > _NARROW for row in above):
            break
        under = [records[row] for row in filled[place + 1 :]]
        if _heads(records[index].cells, under, max(_extent(records[row].cells) for row in above)):
            apart = index - first >= place + 1 and len(filled) > place + 1
            cued = any(_CUES.search(cell) for row in above for cell in records[row].cells)
            if apart or cued or _known(records[index].cells) >= 2:
                return index
    return first


def _heads(cells: Sequence[str], under: Sequence[Record], above: int) -> bool:
    """True when *cells* may be the header of the rows *under* it and are wider than the rows *above* it."""
    width, count = _extent(cells), _count(cells)
    if count < max(2, above + 1, 0.5 * width) or width <= above:
        return False
    names = [cell for cell in cells if cell.strip()]
    if any(cell != cell.lstrip(" ") or len(cell) > _LONGEST or _is_value(cell) for cell in names):
        return False
    if len({name.strip().casefold() for name in names}) < max(2, 0.5 * len(names)):
        return False
    fits = sum(above < _extent(row.cells) <= width or len(row.cells) == len(cells) for row in under)
    return fits >= 0.8 * len(under)


def _known(cells: Sequence[str]) -> int:
    """How many of *cells* are usual names of columns."""
    return sum(
        headers.is_date_like(cell)
        or headers.is_score_like(cell)
        or headers.is_stage_like(cell)
        or headers.is_text_name(cell)
        or headers.is_fact(cell)
        or cell.rstrip().endswith("?")
        for cell in cells
        if cell.strip() and len(cell.split()) <= 12
    )


def _joined(rows: Sequence[Record], spans: Sequence[tuple[int, int]]) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Names, wordings and the number of header rows at the top of *rows*."""
    names = tuple(rows[0].cells)
    for depth in (2, 3, 4):
        if len(rows) >= depth and _has_import_ids(rows[depth - 1].cells):
            return names, _padded(rows[1].cells, len(names)) if depth > 2 else (), depth
    if len(rows) > 1 and _extent(rows[1].cells) <= len(names):
        second = _padded(rows[1].cells, len(names))
        if _is_second(names, second, rows[2:], spans):
            return _with_options(names, second), (), 2
    return names, (), 1


def _has_import_ids(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(_IMPORT_ID.match(cell) is not None for cell in filled) >= 0.8 * len(filled)


def _is_second(
    names: Sequence[str], cells: Sequence[str], under: Sequence[Record], spans: Sequence[tuple[int, int]]
) -> bool:
    """True when *cells* go on the header *names*: options below a question whose name stands over the first of them.

    They fill what the first row leaves blank. Unless merged cells say what they are, they hold no dates or numbers,
    and leave blank the first column, such as the respondent's id, which the rows under them nearly always fill.
    """
    blank = [column for column, name in enumerate(names) if not name.strip()]
    plain = any(cell.strip().casefold() in OPEN_ENDED for cell in cells)
    if not names[0].strip() or not (blank or plain) or not all(cells[column].strip() for column in blank):
        return False
    if blank and all(any(first < column <= last for first, last in spans) for column in blank):
        return True
    if cells[0].strip() or any(_is_value(cell) for cell in cells if cell.strip()):
        return False
    looked = under[:_LOOKED]
    if not looked:
        return plain
    return sum(not is_blank(row.cells[:1]) for row in looked) >= 0.8 * len(looked)


def _with_options(names: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """Each name with the option below it; a blank name goes on the one before it."""
    joined, group = [], ""
    for name, cell in zip(names, cells, strict=True):
        group = name.strip() or group
        option = cell.strip()
        joined.append(group if not option or option.casefold() in _PLAIN_ANSWER else f"{group} – {option}")
    return tuple(joined)


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


def _count(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _extent(cells: Sequence[str]) -> int:
    """One more than the place of the last cell that is not blank."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)


def _is_value(cell: str) -> bool:
    """True for a date or a bare number: what answers hold and names of columns do not."""
    text = cell.strip()
    number = re.fullmatch(r"[-+]?[0-9]+(?:[.,][0-9]+)?", text) is not None
    return number or parse_date(text) is not None or slash_dates([text]).count == 1
