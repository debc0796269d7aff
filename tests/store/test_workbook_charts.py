"""The native charts: what they draw, from which cells, and how they are told."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from made_analyses import none, rich, without
from openpyxl.utils import range_boundaries

from nlp.analysis.result import Analysis
from nlp.store import save_analysis

pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def charts(analysis: Analysis, folder: Path, language: str = "en") -> tuple[Any, list[Any]]:
    save_analysis(analysis, folder, language=language)
    book = openpyxl.load_workbook(folder / "results.xlsx")
    return book, book.worksheets[1]._charts


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, list[Any]]:
    return charts(rich(), tmp_path_factory.mktemp("charts"))


def words(title: Any) -> str:
    return "".join(run.t for part in title.tx.rich.p for run in part.r or [])


def cells(book: Any, formula: str) -> list[Any]:
    sheet, area = formula.rsplit("!", 1)
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    assert left == right
    page = book[sheet.strip("'")]
    return [page.cell(row, left).value for row in range(top, bottom + 1)]


def cached(source: Any) -> dict[int, Any]:
    points = (source.numCache if hasattr(source, "numCache") else source.strCache).pt
    return {point.idx: point.v for point in points}


def test_the_charts_and_their_axes_have_titles(drawn: tuple[Any, list[Any]]) -> None:
    titles = [words(chart.title) for chart in drawn[1]]
    assert titles == [
        "The emotional curve: net sentiment by stage (95% interval)",
        "What first: pains in order of priority",
        "Themes: praise, neutral, complaint",
        "All mentions: net sentiment over time (95% interval)",
        "NPS over time (95% interval)",
        "What goes with the score (95% interval)",
        "NPS: difference to the score without the theme (95% interval)",
        "Purchase, booking & contract",
        "Delivery & service in progress",
        "Exit & return",
    ]
    axes = [{words(chart.x_axis.title), words(chart.y_axis.title)} for chart in drawn[1][:7]]
    assert axes[0] == {"Stage of the journey", "Net sentiment (−100…+100)"}
    assert axes[1] == {"Pain", "Responses that complain"}
    assert axes[4] == {"Period", "NPS"}


def test_series_are_ranges_of_the_tables_and_cached_as_the_cells(drawn: tuple[Any, list[Any]]) -> None:
    book, found = drawn
    assert [series.val.numRef.f for series in found[0].series] == [
        f"Journey!${column}$6:${column}$14" for column in "DWXY"
    ]
    for chart in found:
        for series in chart.series:
            for source in (series.val.numRef, series.cat.strRef):
                values = {number: value for number, value in enumerate(cells(book, source.f)) if value is not None}
                kept = cached(source)
                assert {
                    n: pytest.approx(float(v)) if isinstance(v, (int, float)) else v for n, v in values.items()
                } == {number: float(value) if source is series.val.numRef else value for number, value in kept.items()}
    names = cells(book, found[1].series[0].cat.strRef.f)
    assert names[0] == "1. Schedules, timeliness & waiting (Delivery & service in progress)"
    assert cells(book, found[1].series[0].val.numRef.f) == [160, 32, 6]
    assert cells(book, found[3].series[0].cat.strRef.f) == [
        f"{month}\xa02026" for month in ("Jan", "Feb", "Mar", "Apr")
    ]


def test_intervals_are_error_bars_from_bound_to_bound(drawn: tuple[Any, list[Any]]) -> None:
    book, found = drawn
    line = found[0].series[0]
    bars = line.errBars[0] if isinstance(line.errBars, list) else line.errBars
    assert bars.errValType == "cust"
    journey = book["Journey"]
    delivery = 4  # place of the stage
    net, low, high = (journey.cell(6 + delivery, column).value for column in (4, 5, 6))
    assert float(cached(bars.minus.numRef)[delivery]) == pytest.approx(net - low)
    assert float(cached(bars.plus.numRef)[delivery]) == pytest.approx(high - net)
    assert cells(book, bars.minus.numRef.f)[delivery] == pytest.approx(net - low)
    hidden = {letter for letter, column in journey.column_dimensions.items() if column.hidden}
    assert hidden  # the lengths of the bars are for the charts alone


def test_points_are_blue_orange_or_pale_by_sign_and_size(drawn: tuple[Any, list[Any]]) -> None:
    found = drawn[1]
    _, positive, negative, small = found[0].series
    assert [cached(series.val.numRef).keys() for series in (positive, negative, small)] == [{2}, {4}, {8}]
    assert [series.marker.spPr.solidFill.srgbClr for series in (positive, negative, small)] == [
        "0B66A8",
        "C2410C",
        "CBD4DE",
    ]
    assert found[2].grouping == "stacked"
    assert [series.spPr.solidFill.srgbClr for series in found[2].series] == ["0B66A8", "B9C4D0", "C2410C"]


def test_every_chart_is_told_in_words(tmp_path: Path) -> None:
    charts(rich(), tmp_path, "fi")
    with zipfile.ZipFile(tmp_path / "results.xlsx") as archive:
        tree = ElementTree.fromstring(archive.read("xl/drawings/drawing1.xml"))
    told = [frame.attrib["descr"] for frame in tree.iter(f"{DRAWING}cNvPr")]
    assert len(told) == 10
    assert told[0].startswith("Tunnekäyrä: nettotunne polun vaiheissa (95\xa0%:n väli). Osto, varaus ja sopimus +100;")
    assert told[1] == (
        "Mitä ensin: kipukohdat tärkeysjärjestyksessä. "
        "1. Aikataulut ja odotusajat (Toimitus ja palvelun toteutus) 160; "
        "2. Viestintä ja tiedonkulku (Toimitus ja palvelun toteutus) 32; "
        "3. Vaivattomuus ja sujuvuus (Lähtö, päättyminen ja paluu) 6."
    )


def test_what_cannot_be_drawn_says_why(tmp_path: Path) -> None:
    book, found = charts(without(rich(), "date", "score"), tmp_path)
    assert [words(chart.title) for chart in found] == [
        "The emotional curve: net sentiment by stage (95% interval)",
        "What first: pains in order of priority",
        "Themes: praise, neutral, complaint",
    ]
    said = [cell.value for cell in book["Charts"]["A"] if cell.value]
    assert "Net sentiment over time: Change over time could not be computed, because the data has no dates." in said
    book, found = charts(none(), tmp_path)
    assert found == [] and len([cell for cell in book["Charts"]["A"] if cell.value]) >= 8


def test_a_label_cannot_steer_a_chart(tmp_path: Path) -> None:
    analysis = rich()
    stages = list(analysis.codeframe.stages)
    stages[2] = replace(stages[2], label=replace(stages[2].label, en="=SUM(A1)\x07"))
    frame = replace(analysis.codeframe, stages=tuple(stages))
    _, found = charts(replace(analysis, codeframe=frame), tmp_path)
    assert " =SUM(A1) " in [words(chart.title) for chart in found]
    with zipfile.ZipFile(tmp_path / "results.xlsx") as archive:
        names = [name for name in archive.namelist() if re.match(r"xl/charts/chart\d+\.xml", name)]
        drawings = [archive.read(name).decode() for name in names]
    assert len(drawings) == 10
    assert not [drawing for drawing in drawings if "<c:f>SUM" in drawing]
    assert all("plotVisOnly" not in drawing for drawing in drawings)  # a filter leaves them whole
