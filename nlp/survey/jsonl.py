"""JSON lines, and JSON files with a list of objects: one object is one row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey.decode import Text
from nlp.survey.json_list import RepeatedKey, find_list, unrepeated
from nlp.survey.shape import RAW, RawTable, Record, count_of, unique_names
from nlp.survey.spool import MEMORY, Keep, view


@dataclass(frozen=True, slots=True)
class _Item:
    """One line or list item: its cells by key, or the raw text and why it is not an object."""

    number: int
    cells: dict[str, str]
    raw: str = ""
    fault: str = ""


def read_json(text: Text, name: str, keep: Keep = MEMORY, *, whole: bool) -> RawTable:
    """The objects of *text* as rows; the columns are the union of their keys, in first-seen order.

    Strings stay as they are, null is "", other scalars and nested values are compact JSON. A line that is no
    object is a row with only ``_raw`` filled, and a fault. With *whole*, a text that is one JSON list, or an
    object with one list of objects in it ({"data": […]}, noted), is read as that list. The rows are kept where *keep*
    keeps them. Raises SurveyError when nothing in *text* is an object.
    """

    def kept(values: Iterator[Any]) -> Sequence[_Item]:
        items = (_read_value(number, value, json.dumps(value), "item") for number, value in enumerate(values, 1))
        return keep.items(items, _packed, _unpacked)

    if whole and (listed := find_list(text.blocks(), kept, lambda item: not item.fault)):
        return _table(listed[0], name, "item", listed[1])
    return _table(keep.items(_read_lines(text.lines()), _packed, _unpacked), name, "line", "")


def _table(items: Sequence[_Item], name: str, place: str, key: str) -> RawTable:
    """The rows of *items*; *key* is the one they were read from, if any."""
    if not any(not item.fault for item in items):
        raise SurveyError(f'Nothing in "{name}" is a JSON object.', 'Write one object a line, such as {"text": "…"}.')
    columns = list(dict.fromkeys(key for item in items for key in item.cells))
    broken = sum(bool(item.fault) for item in items)
    notes: list[Note] = []
    if key:
        notes.append(Note(f'rivit luettiin avaimesta "{key}"', f'the rows were read from the key "{key}"'))
    if broken:
        notes.append(_not_objects(broken, len(items), place))
    lone = sum(_has_lone_surrogate(cell) for item in items for cell in (*item.cells, *item.cells.values()))
    if lone:
        notes.append(
            Note(
                f"katkenneiden merkkien puolikkaat korvattiin merkillä U+FFFD {lone} solussa",
                f"halves of broken characters became U+FFFD in {count_of(lone, 'cell')}",
            )
        )
    records = view(items, lambda item: Record(item.number, _row(item, columns, bool(broken)), item.fault))
    header = [_mended(key) for key in columns]
    if broken:
        header = list(unique_names([*header, RAW]))
    return RawTable(header, records, tuple(notes), place=place)


def _not_objects(broken: int, total: int, place: str) -> Note:
    of_all = f"{total} {'rivistä' if place == 'line' else 'alkiosta'}"
    objects = "JSON-objekti" if broken == 1 else "JSON-objekteja"
    return Note(
        f"{of_all} {broken} ei ole {objects}; ks. sarake {RAW}",
        f"{broken} of {count_of(total, place)} are not JSON objects; see {RAW}",
    )


def _row(item: _Item, columns: Sequence[str], with_raw: bool) -> list[str]:
    cells = [_mended(item.cells.get(key, "")) for key in columns]
    return [*cells, _mended(item.raw)] if with_raw else cells


def _packed(item: _Item) -> list[Any]:
    return [item.number, item.cells, item.raw, item.fault]


def _unpacked(value: list[Any]) -> _Item:
    return _Item(*value)


def _read_lines(lines: Iterable[str]) -> Iterator[_Item]:
    for number, line in enumerate(lines, start=1):
        raw = line.rstrip("\r\n")
        if not raw.strip():
            continue  # a blank line between objects holds no row
        try:
            value = json.loads(raw, object_pairs_hook=unrepeated)
        except RepeatedKey:
            yield _Item(number, {}, raw, f"line {number} is an object with a repeated key")
        except (ValueError, RecursionError):
            yield _Item(number, {}, raw, f"line {number} is not valid JSON")
        else:
            yield _read_value(number, value, raw, "line")


def _read_value(number: int, value: object, raw: str, place: str) -> _Item:
    if isinstance(value, dict):
        return _Item(number, {key: _cell(inner) for key, inner in value.items()})
    return _Item(number, {}, raw, f"{place} {number} is not a JSON object")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _has_lone_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _mended(text: str) -> str:
    """*text* without lone surrogates: an emoji cut in half cannot be written to any file."""
    if not _has_lone_surrogate(text):
        return text
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
