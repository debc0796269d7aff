"""A file whose rows lie on the disk is read as one in memory: the same table, cell by cell, with the same notes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from make_exports import MADE, WRITTEN, make_export

from nlp.errors import PalauteError
from nlp.survey import SurveyTable, find_roles, read_survey, tables
from nlp.survey.spool import Disk, Items, Memory, Rows, view

EXPORTS = [*WRITTEN, *MADE]


def told(path: Path, spool: Path | None) -> object:
    """All that a reading gives, in plain values; or the error."""
    try:
        table = read_survey(path, spool=spool)
    except PalauteError as error:
        return type(error), str(error)
    cells = [list(table.cells(column)) for column in table.columns]
    by_column = zip(*cells, strict=True) if cells else [()] * len(table.rows)
    assert [list(row) for row in by_column] == [list(row) for row in table.rows]
    return (
        table.columns, [tuple(row) for row in table.rows], dict(table.faults), table.notes, list(table.numbers),
        dict(table.wordings), dict(table.repaired), roles(table),
    )  # fmt: skip


def roles(table: SurveyTable) -> object:
    try:
        return find_roles(table.columns, table.cells, wordings=table.wordings, repaired=table.repaired)
    except PalauteError as error:
        return str(error)


@pytest.fixture(autouse=True)
def all_files_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGE", 0)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_reads_the_same(name: str, tmp_path: Path) -> None:
    path = make_export(name, tmp_path)
    assert told(path, tmp_path) == told(path, None)


def test_rows_are_read_from_the_disk_only_where_there_is_a_folder(sample: Path, tmp_path: Path) -> None:
    assert told(sample, tmp_path) == told(sample, None)
    table = read_survey(sample, spool=tmp_path)
    assert isinstance(table.rows, Rows) and len(table.rows) == 307
    assert isinstance(read_survey(sample).rows, tuple)
    assert not list(tmp_path.iterdir())  # the files of the rows have no names


ROW = (
    'id;palaute;arvio\n1;"Hyvä; nopea";9\n2;"kaksi\nriviä";8\n3;rikki;7;liikaa\n4;lyhyt\n5;"auki;5\n6;myÃ¶hÃ¤ssÃ¤;4\n\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("above", ["", "sep=;\n", "\n\n", "Raportti;;\n\n"])
def test_encodings_and_heads(tmp_path: Path, encoding: str, above: str) -> None:
    path = tmp_path / "kysely.csv"
    path.write_bytes((above + ROW * 3).encode(encoding, "replace"))
    assert told(path, tmp_path) == told(path, None)
    path.write_bytes((above + ROW.replace("\n", "\r\n")).encode(encoding, "replace") + b"7;stray \xe4\xf6 bytes;\n")
    assert told(path, tmp_path) == told(path, None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"sep=;\n",
        b"a;b\n1;\0\n",
        b"\xff\xfea",
        b"<html><table>",
        b"%PDF-1.7",
        b';;;\n"\n',
        b"\xef\xbb\xbf",
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json", ".xlsx", ".html", ".x"])
def test_what_is_no_export_is_refused_alike(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"export{suffix}"
    path.write_bytes(data)
    assert told(path, tmp_path) == told(path, None)


CSV = st.text(alphabet='ab;,\t|"\n\r ä1Ã¶\x85\u2028', max_size=300)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CSV, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]))
@example('a;b\r\n1;"x\r\ny"\r2;z\n', "utf-8")
def test_any_delimited_text_reads_the_same(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    assert told(path, tmp_path) == told(path, None)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6) | st.just("\ud83d"),
    lambda inner: st.lists(inner, max_size=2), max_leaves=3,
)  # fmt: skip
LINES = st.lists(
    st.dictionaries(st.sampled_from(["text", "nps", "\ud800", "a b"]), VALUES).map(json.dumps)
    | st.sampled_from(["", "[1]", "rikki {", '{"a": 1, "a": 2}', '"x"', "\u2028"]),
    max_size=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_any_json_lines_read_the_same(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert told(path, tmp_path) == told(path, None)


@given(st.lists(st.text(max_size=3), max_size=1200), st.slices(1200), st.slices(40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sequence_on_the_disk_is_that_in_memory(tmp_path: Path, items: list[str], one: slice, two: slice) -> None:
    kept = Disk(tmp_path).items(iter(items), str, str)
    assert isinstance(kept, Items) and isinstance(Memory().items(items, str, str), list)
    assert list(kept) == items and len(kept) == len(items)
    assert list(kept[one]) == items[one] and list(kept[one][two]) == items[one][two]
    assert list(view(kept, len)) == [len(item) for item in items]
    if items:
        assert (kept[0], kept[-1]) == (items[0], items[-1])
    with pytest.raises(IndexError):
        kept[len(items)]
    rows = Disk(tmp_path).rows((item, item[::-1]) for item in items)
    assert isinstance(rows, Rows) and list(rows) == [(item, item[::-1]) for item in items]
    if items:
        assert list(rows.column(1)) == [item[::-1] for item in items] and rows.column(0)[-1] == items[-1]
