"""Where the header is: under titles and over several rows, and where it is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from nlp.records import Note
from nlp.survey import read_survey
from nlp.survey.delimited import read_delimited
from nlp.survey.head import split_head
from nlp.survey.shape import Record


def split(text: str) -> list[str]:
    """The lines of *text* with their ends, as a file gives them."""
    return io.StringIO(text, newline="").readlines()


def columns_of(text: str) -> list[str]:
    return list(read_delimited(split(text), "t.csv").header)


def records(*rows: list[str]) -> list[Record]:
    return [Record(number, cells) for number, cells in enumerate(rows, start=1)]


TABLE = "Vastausnro;Pvm;Arvosana;Palaute\n1;1.3.2026;9;Hyvä, nopea palvelu\n2;2.3.2026;3;Kallis\n"


@pytest.mark.parametrize(
    "above",
    [
        "Asiakaskysely 2026\n",
        "Asiakaskysely, kevät 2026\nVastaajien määrä: 2\n\n",
        "Raportti;Asiakaskysely\nVastaajia;2\n",
        "Otsikko\n\n\n",
        "\nViety 1.4.2026\n",
        'Nimi "lainattu\n',
    ],
)
def test_titles_above_the_header_are_skipped_and_told(above: str) -> None:
    raw = read_delimited(split(above + TABLE), "t.csv")
    assert list(raw.header) == ["Vastausnro", "Pvm", "Arvosana", "Palaute"]
    assert [record.cells[3] for record in raw.records] == ["Hyvä, nopea palvelu", "Kallis"]
    line = above.count("\n") + 1
    assert raw.records[0].number == line + 1
    told = [note.en for note in raw.notes if note.en.startswith("skipped")]
    assert len(told) == 1 and told[0].endswith(f"the header is on line {line}")


def test_repeated_names_under_a_title_are_a_header() -> None:
    raw = read_delimited(split("Asiakaskysely 2026\n\nNPS;Miksi?;NPS;Miksi?\n9;Nopea;3;Kallis\n8;Ok;7;Hyvä\n"), "t.csv")
    assert list(raw.header) == ["NPS", "Miksi?", "NPS", "Miksi?"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("id,text\n1,hyvä, nopea, halpa\n2,ok\n", ["id", "text"]),
        ("nimi,palaute\nAino,hyvä, nopea, halpa\nEino,kallis, hidas\nOnni,ok\n", ["nimi", "palaute"]),
        ("nimi,palaute\nAino,hyvä, nopea, halpa\nEino,kallis, hidas, huono\n", ["nimi,palaute"]),  # no row has two
        ("Palaute\nHyvä, nopea, halpa\nKallis, hidas, huono\n", ["Palaute"]),
        ("Palaute\n\nHyvä, nopea, halpa\nKallis, hidas, huono\nOk, ok, ok\n", ["Palaute"]),
        ("Palaute;\nHyvä;9\nKallis;3\n", ["Palaute", ""]),
        ("a;b\n1;2\n", ["a", "b"]),
        ("id;;\n1;2;3\n4;5;6\n", ["id", "", ""]),
        ("palaute;arvosana\nhyvä;9;x;y\nok;3\n", ["palaute", "arvosana"]),
    ],
)
def test_a_header_is_not_taken_for_a_title(text: str, columns: list[str]) -> None:
    assert columns_of(text) == columns


@pytest.mark.parametrize("title", ["Asiakaskysely 2026", "Vastaajien määrä: 120", "Tulokset;;"])
@given(
    rows=st.lists(
        st.lists(st.text(st.sampled_from("abä 019,."), max_size=8), min_size=3, max_size=3), min_size=1, max_size=6
    )
)
def test_any_table_under_a_title_is_found(title: str, rows: list[list[str]]) -> None:
    body = [["Vastausnro", "Pvm", "Palaute"], *rows, ["1", "1.3.2026", "ok"]]
    lines = [title, *(";".join(row) for row in body)]
    raw = read_delimited(split("\n".join(lines)), "t.csv")
    if all(any(cell.strip() for cell in row[1:]) for row in rows):  # rows narrower than a title say nothing
        assert list(raw.header) == body[0]
        assert [list(record.cells) for record in raw.records] == body[1:]


def test_options_go_on_the_question_above_them() -> None:
    head = split_head(
        records(
            ["ID", "Time", "Why?", "Which of these?", "", "Rate us", ""],
            ["", "", "Open-Ended Response", "Price", "Speed", "Staff", "Shop"],
            ["1", "2026-03-01", "Fast", "Price", "", "4", "5"],
            ["2", "2026-03-02", "Slow", "", "Speed", "2", "1"],
        ),
        "line",
    )
    assert head.names == (
        "ID", "Time", "Why?", "Which of these? – Price", "Which of these? – Speed", "Rate us – Staff", "Rate us – Shop",
    )  # fmt: skip
    assert [record.number for record in head.records] == [3, 4]
    assert head.notes == (Note("otsikossa on 2 riviä (rivit 1, 2)", "the header has 2 rows (line 1, 2)"),)


@pytest.mark.parametrize(
    "second",
    [
        ["1", "Hyvä", "x", "y"],  # an id
        ["", "Hyvä", "9", ""],  # a number where a name is missing
        ["", "Hyvä", "", "y"],  # nothing where a name is missing
        ["", "Hyvä", "1.3.2026", "y"],
    ],
)
def test_a_row_of_answers_is_not_taken_for_a_second_header(second: list[str]) -> None:
    rows = records(["id", "Palaute", "", "d"], second, ["2", "Ok", "a", "b"], ["3", "Ok", "a", "b"])
    head = split_head(rows, "line")
    assert list(head.names) == ["id", "Palaute", "", "d"]
    assert [record.number for record in head.records] == [2, 3, 4]


def test_a_sparse_first_row_is_an_answer_when_the_rows_under_it_begin_blank_too() -> None:
    rows = records(["a", "b", ""], ["", "x", "y"], ["", "x", "z"], ["", "", "z"])
    assert [record.number for record in split_head(rows, "line").records] == [2, 3, 4]


@pytest.mark.parametrize("depth", [2, 3, 4])
def test_rows_of_import_ids_end_the_header(depth: int) -> None:
    labels = [["Start Date", "Why do you say so?"], ["Date", "Reason"]][: depth - 2]
    ids = ['{"ImportId":"startDate"}', '{"ImportId":"QID2_TEXT"}']
    rows = records(["StartDate", "Q2"], *labels, ids, ["2026-03-01", "Fast"])
    head = split_head(rows, "line")
    assert head.names == ("StartDate", "Q2")
    assert head.wordings == (tuple(labels[0]) if labels else ())
    assert [list(record.cells) for record in head.records] == [["2026-03-01", "Fast"]]


def test_cells_merged_across_name_their_columns_wherever_the_table_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        sheet.merge_range("C3:D3", "Arvioi (1-5)")
        sheet.write("E3", "Palaute")
        sheet.write_row("C4", ["2", "Hinta"])
        sheet.write_row("C5", [5, 4, "Hyvä"])
        sheet.write_row("C6", [1, 2, "Huono"])
    table = read_survey(path)
    assert table.columns == ("Arvioi (1-5) – 2", "Arvioi (1-5) – Hinta", "Palaute")
    assert table.rows == (("5", "4", "Hyvä"), ("1", "2", "Huono"))
    assert table.numbers == (5, 6)
