"""The page's script in a real browser: filters, the panel behind a cell, search, keyboard, accessibility."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from chromium import needs_browser, open_page

from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.result import Analysis
from nlp.report import write_report

pytestmark = needs_browser

_SET = """
const done = arguments[arguments.length - 1], given = arguments[0], form = document.getElementById('filters');
for (const [name, value] of Object.entries(given)) form.elements[name].value = value;
form.dispatchEvent(new Event('input', {bubbles: true}));
setTimeout(() => done(document.getElementById('status').textContent), 400);"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("report") / "report.html"


@pytest.fixture
def opened(browser: Any, full_analysis: Analysis, page: Path) -> Any:
    if not page.exists():
        write_report(full_analysis, page)
    browser.get("about:blank")
    open_page(browser, page, 1280)
    return browser


def rows_of(analysis: Analysis, **wanted: Any) -> set[int]:
    """The coded rows that a filter of the page holds."""
    lines = analysis.responses.assign(group=analysis.segments["Alue"].astype(str).to_numpy())
    kept = lines["status"] == "coded"
    month = lines["date"].dt.strftime("%Y-%m")
    kept &= month >= wanted.get("from_", "0")
    kept &= month <= wanted.get("to", "9")
    for name in ("language", "group"):
        if name in wanted:
            kept &= lines[name] == wanted[name]
    return set(lines["row"][kept])


CASES: list[tuple[dict[str, str], dict[str, Any]]] = [
    ({}, {}),
    ({"from": "2026-02", "to": "2026-02"}, {"from_": "2026-02", "to": "2026-02"}),
    ({"language": "en"}, {"language": "en"}),
    ({"group": "0.1", "to": "2026-02"}, {"group": "Länsi", "to": "2026-02"}),
    ({"theme": "schedules"}, {"theme": "schedules"}),
    ({"stage": "support", "language": "fi"}, {"stage": "support", "language": "fi"}),
]


@pytest.mark.parametrize(("given", "wanted"), CASES)
def test_filtered_figures_are_those_of_the_analysis(
    opened: Any, full_analysis: Analysis, given: dict[str, str], wanted: dict[str, Any]
) -> None:
    mentions, rows = full_analysis.mentions, rows_of(full_analysis, **wanted)
    mentions = mentions[mentions["row"].isin(rows)]
    for name in ("theme", "stage"):
        if name in wanted:
            mentions = mentions[mentions[name] == wanted[name]]
            rows = set(mentions["row"])
    opened.execute_async_script(_SET, given)
    assert int(opened.execute_script("return document.getElementById('status').dataset.responses")) == len(rows)

    def shown(selector: str, *keys: str) -> dict[Any, tuple[str, ...]]:
        found = opened.execute_script(
            "return [...document.querySelectorAll(arguments[0])].map(e => ({...e.dataset}))", selector
        )
        return {
            tuple(e[key] for key in keys): tuple(e.get(name, "") for name in ("n", "net", "low", "high")) for e in found
        }

    def agrees(table: pd.DataFrame, found: dict[Any, tuple[str, ...]], *keys: str) -> None:
        for line in table.itertuples():
            key = tuple(getattr(line, name) for name in keys)
            if key not in found:
                assert line.n == 0 or key[0] == "not_stated"
                continue
            n, *figures = found[key]
            assert int(n) == line.n
            for figure, name in zip(figures, ("net", "low", "high"), strict=True):
                value = getattr(line, name)
                assert figure == "" if pd.isna(value) else float(figure) == pytest.approx(value, abs=0.0501)

    frame = full_analysis.codeframe
    agrees(journey_table(mentions, frame, len(rows)), shown("svg.wide g[data-stage]", "stage"), "stage")
    agrees(journey_table(mentions, frame, len(rows)), shown("table.stages tr[data-stage]", "stage"), "stage")
    cells = shown("#heatmap td[data-stage]", "theme", "stage")
    agrees(matrix_table(mentions, frame), cells, "theme", "stage")
    themes = theme_table(mentions, frame, len(rows))
    agrees(themes, shown("table.themes tr[data-theme]", "theme"), "theme")
    written = opened.execute_script(
        "return [...document.querySelectorAll('table.themes tr[data-theme]')].map(e => [e.dataset.theme, e.innerText])"
    )
    for theme, text in written:
        line = themes.set_index("theme").loc[theme]
        if line["n"]:
            low, high = (int(part) for part in re.search(r"\((\d+)–(\d+)", text).groups())  # type: ignore[union-attr]
            assert (low, high) == pytest.approx((100 * line["share_low"], 100 * line["share_high"]), abs=0.51)


def test_the_script_changes_nothing_before_a_filter_is_set(opened: Any, full_analysis: Analysis, parse: Any) -> None:
    from nlp.report import render_report

    served = parse(render_report(full_analysis))
    drawn = opened.execute_script(
        "return [...document.querySelectorAll('table.stages tr[data-stage], table.themes tr[data-theme]')]"
        ".map(line => line.textContent.replace(/\\s+/g, ' ').trim())"
    )
    assert drawn == [
        line.words for line in served.find("tr") if "data-n" in line.attributes and "data-net" in line.attributes
    ]


def test_a_word_finds_its_other_forms(opened: Any, full_analysis: Analysis) -> None:
    texts = full_analysis.verbatims
    for query, form in (
        ("asentaja", "asentajaa"),
        ("fitter", "fitters"),
        ("kuljet", "Kuljettaja"),
        ("puhelin", "puhelimessa"),
    ):
        told = set(texts["row"][texts["text"].str.contains(rf"\b{form}\b", regex=True)])
        opened.execute_async_script(_SET, {"words": query})
        n = int(opened.execute_script("return document.getElementById('status').dataset.responses"))
        assert n >= len(told) > 0, query
        shown = opened.execute_script("return [...document.querySelectorAll('#list .text')].map(e => e.textContent)")
        assert any(form in text for text in shown)
    opened.execute_async_script(_SET, {"words": "sanaaeiole"})
    assert "Mikään vastaus ei täytä rajauksia." in opened.execute_script(
        "return document.getElementById('listed').textContent"
    )


def test_a_cell_opens_its_responses_by_keyboard(opened: Any, full_analysis: Analysis) -> None:
    from selenium.webdriver import ActionChains, Keys

    cell = "td[data-theme=schedules][data-stage=support]"
    opened.execute_script(f"document.querySelector('{cell} button').focus()")
    ActionChains(opened).send_keys(Keys.ENTER).perform()
    mentions = full_analysis.mentions
    there = mentions[(mentions["theme"] == "schedules") & (mentions["stage"] == "support")]
    told, rows, marks = opened.execute_script("""return [document.getElementById('panel-figures').textContent,
        [...document.querySelectorAll('#panel-list > li')].map(e => Number(e.dataset.row)),
        document.querySelectorAll('#panel-list mark.negative').length]""")
    complaining = there["row"][there["polarity"] == "negative"].nunique()
    assert f"{there['row'].nunique()} vastausta, joista {complaining} moittii" in told
    assert set(rows) <= set(there["row"]) and len(rows) == min(20, there["row"].nunique())
    assert rows[0] in set(there["row"][there["polarity"] == "negative"]) and marks > 0
    assert opened.execute_script("return document.activeElement.id") == "panel-title"
    ActionChains(opened).send_keys(Keys.ESCAPE).perform()
    assert opened.execute_script(f"return document.activeElement === document.querySelector('{cell} button')")


def test_personal_data_is_nowhere_in_the_page(page: Path, opened: Any) -> None:
    source = page.read_text(encoding="utf-8")
    for personal in ("Virtanen", "040 123 4567", "matti.meikalainen"):
        assert personal not in source


def test_the_address_keeps_the_filters(opened: Any, page: Path) -> None:
    opened.execute_async_script(_SET, {"theme": "schedules", "language": "fi"})
    address = opened.execute_script("return location.hash")
    assert address == "#?language=fi&theme=schedules"
    n = opened.execute_script("return document.getElementById('status').dataset.responses")
    opened.get("about:blank")
    opened.get(page.as_uri() + address)
    assert opened.execute_script("return document.getElementById('status').dataset.responses") == n
    assert opened.execute_script("return [...document.querySelectorAll('.scope')].every(mark => !mark.hidden)")
    opened.execute_script("document.querySelector('#filters [type=reset]').click()")
    assert opened.execute_script("return [location.hash, document.body.classList.contains('filtered')]") == ["", False]


def test_the_follow_up_table_sorts(opened: Any) -> None:
    def dates() -> list[str]:
        return opened.execute_script(  # type: ignore[no-any-return]
            "return [...document.querySelectorAll('#follow-up td.date')].map(cell => cell.dataset.key)"
        )

    before = dates()
    head = "[...document.querySelectorAll('#follow-up th button')].find(b => b.textContent === 'Päivä')"
    opened.execute_script(f"{head}.click()")
    assert dates() == sorted(before) != before
    opened.execute_script(f"{head}.click()")
    assert dates() == sorted(before, reverse=True)
    assert opened.execute_script(f"return {head}.parentElement.getAttribute('aria-sort')") == "descending"


def test_the_follow_up_table_can_be_taken_along(opened: Any) -> None:
    text = opened.execute_async_script("""
        const done = arguments[0], make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };
        document.querySelector('#follow-up td:last-child').textContent = '=1+1';
        document.querySelector('[data-csv]').click();""")
    lines = list(csv.reader(text.lstrip("\ufeff").splitlines()))
    shown = opened.execute_script("return document.querySelectorAll('#follow-up tr').length")
    assert len(lines) == shown > 5
    assert lines[0][0] == "Sija" and lines[1][-1] == "'=1+1"


@pytest.mark.parametrize("language", ["fi", "en"])
def test_axe_finds_nothing_serious(
    browser: Any,
    full_analysis: Analysis,
    tmp_path: Path,
    language: str,
) -> None:
    open_page(browser, write_report(full_analysis, tmp_path / "report.html", language), 1280)
    axe = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
    browser.execute_script(axe)
    run = """const done = arguments[0];
        axe.run(document).then(found => done(JSON.stringify(found.violations.map(v =>
            [v.id, v.impact, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]))));"""
    for before in ("", "document.querySelector('td[data-theme=schedules][data-stage=support] button').click();"):
        browser.execute_script(before)
        found = json.loads(browser.execute_async_script(run))
        assert [violation for violation in found if violation[1] in ("serious", "critical")] == []
