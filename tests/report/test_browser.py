"""The page in a real browser: values, layout at both widths, silence on console and network, print."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
from chromium import needs_browser, open_page

from nlp.analysis.result import Analysis
from nlp.records import Note
from nlp.report import write_report

pytestmark = needs_browser


def _visible_stages(browser: Any) -> dict[str, tuple[str, str]]:
    found = browser.execute_script("""
        return [...document.querySelectorAll('svg.journey g[data-stage]')]
            .filter(group => group.closest('svg').getBoundingClientRect().width > 0)
            .map(group => [group.dataset.stage, group.dataset.n, group.dataset.net]);""")
    assert len(found) == len({stage for stage, _, _ in found})
    return {stage: (n, net) for stage, n, net in found}


@pytest.mark.parametrize(("width", "kind"), [(1200, "wide"), (390, "narrow")])
def test_the_curve_shows_the_figures_of_the_analysis(
    browser: Any, rich_analysis: Analysis, tmp_path: Path, width: int, kind: str
) -> None:
    open_page(browser, write_report(rich_analysis, tmp_path / "report.html"), width)
    stages = _visible_stages(browser)
    expected = rich_analysis.journey[rich_analysis.journey["stage"] != "not_stated"]
    assert list(stages) == expected["stage"].tolist()
    for line in expected.itertuples():
        n, net = stages[line.stage]
        assert int(n) == line.n
        assert float(net) == pytest.approx(line.net, abs=0.0501)
    assert browser.execute_script(f"return document.querySelector('svg.{kind}').getBoundingClientRect().width") > 300
    # No text of the drawing is too small to read.
    assert (
        browser.execute_script(f"""
        const svg = document.querySelector('svg.{kind}');
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return Math.min(...[...svg.querySelectorAll('text')].map(
            text => parseFloat(getComputedStyle(text).fontSize)))
            * scale;""")
        >= 10.5
    )


@pytest.mark.parametrize("width", [1200, 820, 390, 320])
def test_no_sideways_scrolling_of_the_page(
    browser: Any, rich_analysis: Analysis, make_analysis: Any, say: Any, tmp_path: Path, width: int
) -> None:
    long_name = make_analysis(
        [say(1, "price", "negative", "exit", "x" * 200)],
        source="pitkä_nimi" * 30 + ".xlsx",
        questions=(("sarake" * 40, "kysymys" * 60),),
        notes=(Note("huomio" * 60, "note" * 90),),
    )
    for analysis in (rich_analysis, long_name):
        open_page(browser, write_report(analysis, tmp_path / "report.html"), width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert browser.execute_script("return document.body.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 1100])
def test_no_table_is_cut_on_a_desktop(browser: Any, full_analysis: Analysis, tmp_path: Path, width: int) -> None:
    open_page(browser, write_report(full_analysis, tmp_path / "report.html"), width)
    cut = browser.execute_script("""
        document.querySelector('details.table').open = true;
        return [...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth)
            .map(box => box.getAttribute('aria-label'));""")
    assert cut == []


def test_the_first_column_stays_when_the_heatmap_scrolls(browser: Any, rich_analysis: Analysis, tmp_path: Path) -> None:
    open_page(browser, write_report(rich_analysis, tmp_path / "report.html"), 390)
    before, after, moved = browser.execute_script("""
        const box = document.querySelector('#heatmap .scroll'), head = box.querySelector('tbody th');
        const before = head.getBoundingClientRect().left;
        box.scrollLeft = 300;
        return [before, head.getBoundingClientRect().left, box.scrollLeft];""")
    assert moved == 300
    assert after == pytest.approx(before, abs=1)


def test_cells_show_what_their_data_says(browser: Any, rich_analysis: Analysis, tmp_path: Path) -> None:
    open_page(browser, write_report(rich_analysis, tmp_path / "report.html"), 1200)
    cells = browser.execute_script("""
        return [...document.querySelectorAll('td[data-stage]')].map(cell => [
            cell.dataset.theme, cell.dataset.stage, cell.dataset.n, cell.dataset.net, cell.innerText,
            getComputedStyle(cell).backgroundColor]);""")
    table = rich_analysis.matrix.set_index(["theme", "stage"])
    assert len(cells) == 10 * rich_analysis.mentions["theme"].nunique()
    for theme, stage, n, net, shown, _ in cells:
        line = table.loc[(theme, stage)]
        assert int(n) == line["n"]
        if line["n"]:
            written, count = shown.split()
            assert count == n
            assert float(written.replace("−", "-")) == pytest.approx(float(net), abs=0.51)
        else:
            assert (net, shown.strip()) == ("", "")
    colours = {(theme, stage): colour for theme, stage, _, _, _, colour in cells}
    assert colours["schedules", "support"] != colours["staff_behaviour", "delivery"]


def test_the_table_of_figures_opens_with_decimal_commas(browser: Any, rich_analysis: Analysis, tmp_path: Path) -> None:
    for language, mark in (("fi", ","), ("en", ".")):
        open_page(browser, write_report(rich_analysis, tmp_path / "report.html", language), 1200)
        browser.execute_script("document.querySelector('details.table').open = true")
        shown = browser.execute_script(
            "return [...document.querySelectorAll('details.table tbody tr')].map(row => row.cells[3].innerText)"
        )
        assert len(shown) == 10
        for written, net in zip(shown, rich_analysis.journey["net"], strict=True):
            assert re.fullmatch(rf"[+−]?\d+\{mark}\d", written)
            assert float(written.replace("−", "-").replace(mark, ".")) == pytest.approx(net, abs=0.0501)


def test_silence_on_console_and_network(browser: Any, rich_analysis: Analysis, tmp_path: Path) -> None:
    page = write_report(rich_analysis, tmp_path / "report.html")
    browser.get("about:blank")
    browser.get_log("browser"), browser.get_log("performance")
    open_page(browser, page, 1200)
    assert browser.get_log("browser") == []
    asked = [
        event["params"]["request"]["url"]
        for entry in browser.get_log("performance")
        if (event := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith("data:")] == [page.as_uri()]


def test_hostile_texts_do_not_run(browser: Any, make_analysis: Any, say: Any, tmp_path: Path) -> None:
    text = '"><img src=x onerror="document.title=1"><script>document.title=1</script>'
    analysis = make_analysis([say(1, "price", "negative", "exit", text)], source=text)
    open_page(browser, write_report(analysis, tmp_path / "report.html"), 1200)
    assert browser.title.startswith('"><img')
    assert text in browser.execute_script("return document.querySelector('blockquote').innerText")


def test_prints_on_few_pages_of_a4(browser: Any, rich_analysis: Analysis, tmp_path: Path) -> None:
    open_page(browser, write_report(rich_analysis, tmp_path / "report.html"), 1200)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
    pdf = base64.b64decode(printed["data"])
    sizes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert 5 <= len(sizes) <= 12
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
