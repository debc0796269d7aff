"""Every row of an export comes out of a run with its own columns as they were, character by character."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from make_exports import MADE, WRITTEN, make_export

from nlp.frames import feedback_frame
from nlp.records import CodedFeedback
from nlp.store.cells import guarded, unguarded
from nlp.store.save import _csv, append_csv
from nlp.survey import SurveyTable, frame_of, read_survey
from nlp.survey.delimited import read_delimited
from nlp.survey.shape import table_of

HEADER = ("Nro", "Palaute", "Arvio")
# What no cell of a text file can hold: halves of characters have no encoding, and NUL makes a file binary.
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    [
        "00123", "NA", "null", "1,50", "=1+1", "+358 40", "-", "-5", "@x", "'=1", "''+a", "\t=1", '"', '""', '"a" b',
        ";", ",",
        "a\nb", "a\r\nb", "\r", "\n", " a ", "\u2028", "\x85", "\ufeff",
        "sep=;", "ä" * 300, "1.3.2026", "TRUE", "９", "＝1",
    ]
)  # fmt: skip
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8)


def written(rows: Sequence[Sequence[str]], delimiter: str, everywhere: bool, end: str) -> str:
    """The export: every cell quoted, or those alone that need it."""

    def cell(text: str) -> str:
        needed = everywhere or any(char in text for char in (delimiter, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if needed else text

    return "".join(delimiter.join(map(cell, row)) + end for row in (HEADER, *rows))


def feedback_csv(table: SurveyTable) -> list[list[str]]:
    """The own columns in the file that a run writes, header first, read back by the standard reader."""
    frame = frame_of(table)
    coded = [[CodedFeedback(str(row), "", "fi", "no_content", "neutral", 0.0)] for row in range(len(frame))]
    out = feedback_frame(frame, coded, [table.columns[0]], [""] * len(frame), 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feedback.csv"
        with _csv(path) as file:
            append_csv(out, file)
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
    width = len(table.columns)
    return [line[:width] for line in lines]


def kept_rows(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """*rows* without the blank ones at the end, which a reader leaves out and tells of."""
    kept = list(rows)
    while kept and not any(cell and not cell.isspace() for cell in kept[-1]):
        kept.pop()
    return kept


@settings(max_examples=100, deadline=None)
@given(ROWS, st.sampled_from(";,\t|"), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@example([("00123", "a\r\nb", '"')], ";", False, "\n")
@example([("1", "0\r", "\r1")], ";", True, "\n")
def test_from_delimited_text_to_the_result(
    rows: list[tuple[str, ...]], delimiter: str, everywhere: bool, end: str
) -> None:
    wanted = kept_rows(rows)
    text = written(rows, delimiter, everywhere, end)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_bytes(text.encode("utf-8"))
        table = read_survey(path)
    assert not table.faults
    own = [row[: len(HEADER)] for row in table.rows]  # a mended copy of a wrongly decoded column comes after them
    assert table.columns[: len(HEADER)] == HEADER and own == wanted
    header, *lines = feedback_csv(table)
    assert header[: len(HEADER)] == list(HEADER)
    # The one documented change: an apostrophe in front of what a spreadsheet would run, which can be undone.
    assert [tuple(line[: len(HEADER)]) for line in lines] == [tuple(map(guarded, row)) for row in wanted]
    assert [tuple(map(unguarded, line[: len(HEADER)])) for line in lines] == wanted


@pytest.mark.parametrize("name", [*WRITTEN, *MADE])
def test_from_every_export_to_the_result(name: str, tmp_path: Path) -> None:
    table = read_survey(make_export(name, tmp_path))
    header, *lines = feedback_csv(table)
    assert [unguarded(cell) for cell in header] == list(table.columns)
    assert [tuple(map(unguarded, line)) for line in lines] == list(table.rows)


def test_halves_of_characters_come_out_as_marks_that_were_told(tmp_path: Path) -> None:
    """JSON alone can name them; they are told of on reading and cannot be written to any file."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"Palaute": "hyvä \\ud83d", "Nro": "00123"}\n', encoding="utf-8")
    table = read_survey(path)
    assert feedback_csv(table)[1] == ["hyvä \ufffd", "00123"]
    assert any("halves of broken characters became U+FFFD in 1 cell" in note.en for note in table.notes)


WORDS = st.text(alphabet="abä 1", min_size=1, max_size=6).filter(lambda word: word.strip() != "")


def with_a_bare_comma(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    lines = [list(HEADER), *map(list, rows)]
    lines[row + 1][column] = f"{lines[row + 1][column]},ja lisää"
    return "\n".join(",".join(line) for line in lines) + "\n"


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=3, max_size=8), st.data())
def test_a_bare_comma_never_shifts_cells_silently(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """A row that has one cell too many is a fault, all its cells are kept, and no other row is touched."""
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, 2))
    lines = io.StringIO(with_a_bare_comma(rows, row, column), newline="").readlines()
    table = table_of("t.csv", read_delimited(lines, "t.csv"))
    assert set(table.faults) == {row}
    assert "its cells may be shifted" in table.faults[row]
    assert table.columns == (*HEADER, "_overflow")
    for number, cells in enumerate(table.rows):
        if number != row:
            assert cells == (*rows[number], "")
    given_cells = [*rows[row][:column], *f"{rows[row][column]},ja lisää".split(","), *rows[row][column + 1 :]]
    assert list(table.rows[row]) == given_cells
