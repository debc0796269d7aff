"""Workbooks of Excel 97–2003 (.xls) and of its binary format (.xlsb): every value as text, as from any other file."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.pipeline.intake import Options, take_in
from nlp.records import Note
from nlp.survey import find_roles, read_survey, tables

FOLDER = Path(__file__).parent / "binary"
ROWS = [
    ("1", "2026-03-01", "9", "12.5", "00123", 'Ääkköset ja €-merkki näkyvät: tosi hyvä, "nopea" palvelu', "TRUE"),
    ("2", "2026-03-02 14:05:33", "0", "-0.1", "02650", "Rivi yksi\nrivi kaksi", "FALSE"),
    ("3", "2026-12-31 23:59:59", "10", "1000000", "00000", "NA", "TRUE"),
    ("4", "1999-12-31", "7", "0.1", "33100", "=1+1 oli kaavan alku", "FALSE"),
    ("5", "2026-03-05", "3", "1234567.891", "90014", "null", "TRUE"),
    ("6", "2026-03-06", "5", "100", "20100", "Odotin viikon, eikä kukaan soittanut{}", "FALSE"),
]
LAST = {"survey.xls": " 👍", "survey.xlsb": ""}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", LAST)
def test_every_cell_is_read(name: str, large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGE", 0 if large else 1 << 30)
    table = read_survey(FOLDER / name, spool=tmp_path)
    assert table.columns == (
        "Vastausnro", "Vastauspvm", "Arvosana", "Hinta", "Postinumero", "Avoin palaute", "Suosittelee",
    )  # fmt: skip
    assert list(table.rows) == [tuple(cell.format(LAST[name]) for cell in row) for row in ROWS]
    assert table.notes == (
        Note('taulukko: "Vastaukset" (tiedostossa 2 taulukkoa)', 'sheet: "Vastaukset", of 2 sheets'),
    )
    assert list(table.numbers) == [2, 3, 4, 5, 6, 7] and not table.faults


@pytest.mark.parametrize("name", LAST)
def test_the_roles_and_the_dates_are_found(name: str) -> None:
    table = read_survey(FOLDER / name)
    roles = find_roles(table.columns, table.cells)
    assert [column.name for column in roles.texts] == ["Avoin palaute"]
    assert (roles.date, roles.score, roles.respondent) == ("Vastauspvm", "Arvosana", "Vastausnro")
    dates = take_in(FOLDER / name, Options()).dates()
    assert dates == ["2026-03-01", "2026-03-02", "2026-12-31", "1999-12-31", "2026-03-05", "2026-03-06"]


@pytest.mark.parametrize("name", LAST)
def test_a_sheet_can_be_named(name: str) -> None:
    assert read_survey(FOLDER / name, sheet="Yhteenveto").columns == ("NPS",)
