"""Workbooks: cell texts, the choice of the sheet, and damaged files."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey import read_survey
from nlp.survey.workbook import cell_text

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Taul1"><table:table-row>
<table:table-cell office:value-type="string"><text:p>nps</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>teksti</text:p></table:table-cell></table:table-row>
<table:table-row>
<table:table-cell office:value-type="float" office:value="9"><text:p>9</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>Hyvä</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""

MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"""


def write(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "d.m.yyyy"})
        moment = book.add_format({"num_format": "d.m.yyyy hh:mm"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            else:
                sheet.activate()  # the active sheet cannot be hidden
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(row, column, cell, moment if isinstance(cell, dt.datetime) else day)
                    elif cell == "#NAME?":
                        sheet.write_formula(row, column, "=hyvä", None, "#NAME?")
                    else:
                        sheet.write(row, column, cell)
    return path


def test_cells_as_excel_shows_them(tmp_path: Path) -> None:
    cells = [
        dt.date(2026, 3, 1),
        dt.datetime(2026, 3, 1, 14, 5, 33),
        9,
        9.5,
        0.1,
        True,
        "00123",
        "NA",
        "=hyvä\nö",
        "",
    ]
    header = [f"c{n}" for n in range(len(cells))]
    table = read_survey(write(tmp_path / "a.xlsx", {"Data": [header, cells, ["x"] * 10]}))
    assert table.columns == tuple(header)
    expected = ("2026-03-01", "2026-03-01 14:05:33", "9", "9.5", "0.1", "TRUE", "00123", "NA", "=hyvä\nö", "")
    assert table.rows[0] == expected
    assert table.numbers == (2, 3)
    assert table.notes == (Note('taulukko: "Data"', 'sheet: "Data"'),)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0"),
        (1e15, "1000000000000000.0"),
        (1 / 3, "0.3333333333333333"),
        (False, "FALSE"),
        (dt.datetime(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 2, 28, 23, 59, 59, 999_000), "2026-03-01"),
        (dt.time(14, 5), "14:05:00"),
        (dt.timedelta(hours=1), "1:00:00"),
    ],
)
def test_cell_text(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_the_first_filled_visible_sheet_unless_named(tmp_path: Path) -> None:
    sheets = {"Salattu": [["s"], ["1"]], "Tyhjä": [], "Vastaukset": [["a"], ["2"]], "Muut": [["b"], ["3"]]}
    path = write(tmp_path / "a.xlsx", sheets, hidden=["Salattu"])
    table = read_survey(path)
    assert (table.columns, table.rows) == (("a",), (("2",),))
    assert table.notes == (
        Note('taulukko: "Vastaukset" (tiedostossa 4 taulukkoa)', 'sheet: "Vastaukset", of 4 sheets'),
    )
    named = read_survey(path, sheet="Muut")
    assert named.rows == (("3",),)
    assert named.notes == (Note('taulukko: "Muut" (kuten pyydettiin)', 'sheet: "Muut" (as asked)'),)
    assert read_survey(path, sheet="Salattu").rows == (("1",),)
    with pytest.raises(SurveyError, match=r'no sheet "Mut".*Did you mean "Muut"\?.*"Vastaukset"'):
        read_survey(path, sheet="Mut")
    with pytest.raises(SurveyError, match=r'"Tyhjä".*is empty'):
        read_survey(path, sheet="Tyhjä")


def test_blank_rows_above_inside_and_below(tmp_path: Path) -> None:
    rows = [[], [], ["id", "text"], [1, "Hyvä"], [], [2, "Ok"], [" ", ""]]
    table = read_survey(write(tmp_path / "a.xlsx", {"S": rows}))
    assert table.columns == ("id", "text")
    assert table.rows == (("1", "Hyvä"), ("", ""), ("2", "Ok"))
    assert table.numbers == (4, 5, 6)
    assert table.notes[1:] == (
        Note(
            "otsikon yläpuoliset tyhjät rivit ohitettiin; otsikko on rivillä 3",
            "blank rows above the header were skipped; the header is on row 3",
        ),
        Note("lopusta jätettiin pois 1 tyhjä rivi (rivi 7)", "dropped 1 blank row at the end (row 7)"),
    )


def test_a_cell_beyond_the_header_gets_a_column(tmp_path: Path) -> None:
    table = read_survey(write(tmp_path / "a.xlsx", {"S": [["id", "text", " "], [1, "Hyvä", "", "lisä"]]}))
    assert table.columns == ("id", "text", "column_3", "column_4")
    assert table.rows == (("1", "Hyvä", "", "lisä"),)


def test_answers_that_excel_made_errors_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"Muu": [["x"]], "S": [["id", "text"], [1, "#NAME?"], [2, "Ok"]]})
    table = read_survey(path, sheet="S")
    assert table.rows == (("1", ""), ("2", "Ok"))
    assert table.notes[-1] == Note(
        "1 solussa on Excelin virhearvo, kuten #NIMI? (luettu tyhjänä)",
        "1 cell with an Excel error such as #NAME?, read as empty",
    )
    assert len(read_survey(path).notes) == 1


def test_a_workbook_named_csv(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", {"S": [["id"], [1]]}).rename(tmp_path / "a.csv")
    table = read_survey(path)
    assert table.rows == (("1",),)
    assert table.notes[0] == Note(
        "tiedosto on työkirja, vaikka sen nimen pääte on '.csv'",
        "the file is a workbook although its name ends in '.csv'",
    )


def test_open_document(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", ODS.replace("\n", ""))
        parts.writestr("META-INF/manifest.xml", MANIFEST)
    table = read_survey(path)
    assert (table.columns, table.rows) == (("nps", "teksti"), (("9", "Hyvä"),))


def test_damaged_locked_and_empty_workbooks(tmp_path: Path) -> None:
    whole = write(tmp_path / "a.xlsx", {"S": [["id"], [1]]}).read_bytes()
    for number, content in enumerate((whole[: len(whole) // 2], b"PK\x03\x04" + b"x" * 99)):
        path = tmp_path / f"cut{number}.xlsx"
        path.write_bytes(content)
        with pytest.raises(SurveyError, match=r"is damaged or not a workbook.*Save it as"):
            read_survey(path)
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(SurveyError, match=r"protected by a password"):
        read_survey(locked)
    with pytest.raises(SurveyError, match=r"no visible sheet"):
        read_survey(write(tmp_path / "empty.xlsx", {"S": []}))


def test_a_sheet_of_a_file_without_sheets(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a;b\n")
    with pytest.raises(OptionError, match=r"not a workbook.*Leave the sheet out"):
        read_survey(tmp_path / "a.csv", sheet="S")
