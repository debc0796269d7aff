"""The sheet on which a person checks a sample of codes."""

from __future__ import annotations

import io
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.errors import OptionError
from nlp.files import cannot_write, write_bytes
from nlp.store.save import append_csv

if TYPE_CHECKING:
    import pandas as pd

# Column → its head in Finnish and English, and its width in the workbook.
COLUMNS: dict[str, tuple[str, str, int]] = {
    "row": ("rivi", "row", 7),
    "theme": ("teema", "theme", 20),
    "label": ("teeman nimi", "theme in words", 26),
    "coded": ("luokiteltu", "coded", 11),
    "evidence": ("kohta", "evidence", 44),
    "text": ("vastaus", "response", 70),
    "right": ("oikein", "right", 9),
}
_ANSWERS = {"fi": ("kyllä", "ei"), "en": ("yes", "no")}
_HELP = {
    "fi": "kyllä: vastaus puhuu teemasta, kun sarakkeessa luokiteltu on kyllä, tai ei puhu siitä, kun siinä on ei.",
    "en": "yes: the response speaks of the theme where coded is yes, or does not where coded is no.",
}
_LONGEST = 32_767  # characters that a cell of a workbook holds


def write_review(sample: pd.DataFrame, path: str | Path, language: str = "fi") -> Path:
    """Write *sample* for a person to fill in, as CSV or XLSX by the suffix; the same sample gives the same bytes.

    Args:
        sample: ``row``, ``theme``, ``label``, ``coded`` (bool), ``evidence``, ``text``; redacted.
        language: of the heads and answers.

    Raises:
        OptionError: *path* is neither, stands already (it may be filled in), or cannot be written.
    """
    target = Path(path)
    yes, no = _ANSWERS[language]
    heads = {name: head[0 if language == "fi" else 1] for name, head in COLUMNS.items()}
    shown = sample.assign(coded=[yes if coded else no for coded in sample["coded"]], right="")[list(COLUMNS)]
    if target.suffix.lower() not in (".csv", ".xlsx"):
        raise OptionError(f"{target}: a review is a CSV or XLSX file.", "Name a file that ends in .xlsx or .csv.")
    if os.path.lexists(target):
        raise OptionError(f"{target}: stands already, and may be filled in.", "Name another file with --out.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shown = shown.rename(columns=heads)
        write_bytes(target, _workbook(shown, language) if target.suffix.lower() == ".xlsx" else _csv(shown))
    except OSError as error:
        raise cannot_write(target, error) from None
    return target


def _csv(shown: pd.DataFrame) -> bytes:
    file = io.StringIO()
    append_csv(shown, file)
    return file.getvalue().encode("utf-8-sig", "backslashreplace")


def _workbook(shown: pd.DataFrame, language: str) -> bytes:
    """One sheet with the head frozen, a filter, and a list of the two answers in the last column."""
    import xlsxwriter

    file = io.BytesIO()
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, safe)
    book.set_properties({"created": datetime(2000, 1, 1), "title": "palaute"})  # the moment would make files differ
    sheet = book.add_worksheet(shown.columns[-1])
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    plain, answer = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "bg_color": "#FDF0D5"})
    for place, (head, column) in enumerate(zip(shown.columns, COLUMNS.values(), strict=True)):
        sheet.set_column(place, place, column[2])
        sheet.write_string(0, place, head, bold)
    last = len(shown.columns) - 1
    for number, line in enumerate(shown.itertuples(index=False), 1):
        sheet.write_number(number, 0, line[0], plain)
        for place, cell in enumerate(line[1:last], 1):
            sheet.write_string(number, place, str(cell).encode("utf-8", "replace").decode()[:_LONGEST], wrapped)
        sheet.write_blank(number, last, None, answer)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(shown)), last)
    told = {"input_title": shown.columns[-1], "input_message": _HELP[language]}
    sheet.data_validation(
        1, last, max(1, len(shown)), last, {"validate": "list", "source": list(_ANSWERS[language]), **told}
    )
    book.close()
    return file.getvalue()
