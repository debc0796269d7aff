"""Hostile names in every sheet: no cell becomes a formula, and no personal data gets into the sheets of figures."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from made_analyses import made, rich

from nlp.analysis.audit import Audit
from nlp.analysis.result import Analysis
from nlp.records import Note
from nlp.store import save_analysis
from nlp.store.workbook.cells import CELL_LIMIT, chart_text

pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")
HOSTILE = '=HYPERLINK("http://x.fi","a")'


def hostile() -> Analysis:
    rows = 120
    analysis = rich(
        rows,
        respondents=[f"={row}+1|cmd" for row in range(1, rows + 1)],
        segments={f"={column}": [("=1+1", "@SUM(A1)", "+cmd|x")[row % 3] for row in range(rows)] for column in "ab"},
        source="=lähde.csv",
        questions=(("=Q1", "@kysymys"),),
        score_column="+arvosana",
        stage_column="-polku",
        notes=(Note("=huomio", "=note"),),
        model={"name": "=m", "version": "@1", "digest": "+d"},
    )
    frame = analysis.codeframe
    stages = tuple(replace(one, label=replace(one.label, fi=f"={one.label.fi}")) for one in frame.stages)
    themes = tuple(replace(one, label=replace(one.label, fi=f"@{one.label.fi}")) for one in frame.themes)
    analysis = replace(analysis, codeframe=replace(frame, stages=stages, themes=themes))
    analysis.__dict__["audit"] = Audit(analysis, owners={"schedules": HOSTILE})
    return analysis


def test_no_sheet_runs_what_it_shows(tmp_path: Path) -> None:
    save_analysis(hostile(), tmp_path)
    with zipfile.ZipFile(tmp_path / "results.xlsx") as archive:
        styles = archive.read("xl/styles.xml").decode()
        pages = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)
        }
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    formats = re.findall(r"<xf [^>]*xfId[^>]*>", styles)
    quoted = {str(number) for number, style in enumerate(formats) if "quotePrefix" in style}
    assert len(pages) == 23
    rows = ("xl/worksheets/sheet21.xml", "xl/worksheets/sheet22.xml")
    found = 0
    for name, page in pages.items():
        assert "<f>" not in page and "hyperlink" not in page, name
        for head, text in re.findall(r'<c r="[A-Z]+\d+"([^>]*) t="inlineStr"><is><t[^>]*>([=@+\-][^<]*)</t>', page):
            found += 1
            style = re.search(r's="(\d+)"', head)
            # A text that begins like a formula says that it is none when somebody enters its cell.
            if name not in rows or not text.startswith("="):
                assert style and style[1] in quoted, (name, text)
    assert found > 200
    # References of charts are to sheets, and to nothing else.
    references = {reference for chart in charts for reference in re.findall(r"<c:f>([^<]*)</c:f>", chart)}
    assert references and all(re.fullmatch(r"('[^']+'|\w+)!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", one) for one in references)


def test_what_is_shown_is_what_was_given(tmp_path: Path) -> None:
    save_analysis(hostile(), tmp_path)
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    groups = {row[1] for row in book["Ryhmät"].iter_rows(min_row=7, values_only=True)}
    assert {"=1+1", "@SUM(A1)", "+cmd|x"} <= groups
    assert HOSTILE in {row[9] for row in book["Kenelle soittaa"].iter_rows(values_only=True)}
    assert all(cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def test_names_of_persons_are_masked_in_the_sheets_of_figures(tmp_path: Path) -> None:
    rows = 60
    analysis = rich(
        rows,
        respondents=["matti.virtanen@esimerkki.fi"] * rows,
        segments={"Myyjä": ["Maija Virtanen" if row % 2 else "Pekka Korhonen" for row in range(rows)]},
    )
    said = "Soittakaa Matti Virtaselle numeroon 040 123 4567 heti."
    analysis = replace(analysis, mentions=analysis.mentions.assign(evidence=said, end=len(said)))
    save_analysis(analysis, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert "<NIMI_1> numeroon <PUHELIN_1> heti.” (rivi 1)" in str(book["Mitä ensin"]["P6"].value)
    shown = " ".join(
        str(cell)
        for sheet in book.worksheets
        if sheet.title not in ("mentions", "feedback")
        for row in sheet.iter_rows(values_only=True)
        for cell in row
    )
    assert not [name for name in ("Virtanen", "Virtaselle", "Korhonen", "matti.virtanen", "4567") if name in shown]
    assert "<NIMI_1>" in shown and "<NIMI_2>" in shown


def test_halves_of_characters_and_long_names_do_not_stop_the_writing(tmp_path: Path) -> None:
    said = [(row, "price", "negative", "purchase") for row in range(1, 41)]
    regions = ["Etelä" if row % 2 else "x" * 40_000 for row in range(40)]
    analysis = made(
        said, 40, segments={"Alue": regions}, signals=["leaving"] * 40, respondents=["a\ud800b"] * 40, kind=None
    )
    save_analysis(analysis, tmp_path, language="en")
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert {row[5].value for row in book["Whom to call"].iter_rows(min_row=6)} == {"a\\ud800b"}
    groups = [row[1].value for row in book["Groups"].iter_rows(min_row=7)]
    assert max(len(group) for group in groups if group) == CELL_LIMIT


def test_words_of_charts() -> None:
    assert chart_text("=1+1") == " =1+1"
    assert chart_text("a\x07\nb") == "a b"
    assert chart_text("a\ud800") == "a\\ud800"
    assert chart_text("ä" * 300) == "ä" * 200
