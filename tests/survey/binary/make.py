"""How the workbooks in this folder were made, once: `python tests/survey/binary/make.py`, with xlwt and pyxlsbwriter.

The libraries write the formats of Excel 97–2003 and of binary workbooks, but neither is Excel. The tests read the
files and never need the libraries.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import xlwt
from pyxlsbwriter import XlsbWriter

FOLDER = Path(__file__).parent
HEADER = ["Vastausnro", "Vastauspvm", "Arvosana", "Hinta", "Postinumero", "Avoin palaute", "Suosittelee"]
ROWS = [
    [
        1,
        dt.datetime(2026, 3, 1),
        9,
        12.5,
        "00123",
        'Ääkköset ja \u20ac-merkki näkyvät: tosi hyvä, "nopea" palvelu',
        True,
    ],
    [2, dt.datetime(2026, 3, 2, 14, 5, 33), 0, -0.1, "02650", "Rivi yksi\nrivi kaksi", False],
    [3, dt.datetime(2026, 12, 31, 23, 59, 59), 10, 1e6, "00000", "NA", True],
    [4, dt.datetime(1999, 12, 31), 7, 0.1, "33100", "=1+1 oli kaavan alku", False],
    [5, dt.datetime(2026, 3, 5), 3, 1234567.891, "90014", "null", True],
    [6, dt.datetime(2026, 3, 6), 5, 100, "20100", "Odotin viikon, eikä kukaan soittanut 👍", False],
]


def make_xls(path: Path) -> None:
    """A second sheet, an empty cell, and BIFF8 as Excel 97–2003 has it."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet, moment = book.add_sheet("Vastaukset"), xlwt.easyxf(num_format_str="D.M.YYYY HH:MM:SS")
    for column, name in enumerate(HEADER):
        sheet.write(0, column, name)
    for number, row in enumerate(ROWS, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, dt.datetime):
                sheet.write(number, column, cell, moment)
            else:
                sheet.write(number, column, cell)
    book.add_sheet("Yhteenveto").write(0, 0, "NPS")
    book.save(str(path))


def make_xlsb(path: Path) -> None:
    with XlsbWriter(str(path)) as book:
        book.add_sheet("Vastaukset")
        # Its writer counts an emoji as one unit of UTF-16 and would damage the file.
        rows = [[cell.replace(" 👍", "") if isinstance(cell, str) else cell for cell in row] for row in ROWS]
        book.write_sheet([HEADER, *rows])
        book.add_sheet("Yhteenveto")
        book.write_sheet([["NPS"]])


if __name__ == "__main__":
    make_xls(FOLDER / "survey.xls")
    make_xlsb(FOLDER / "survey.xlsb")
