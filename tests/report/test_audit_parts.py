"""The parts of the page that come from the audit: their figures, their reasons, and what too few rows leave open."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pandas as pd
import pytest
from chromium import needs_browser, open_page

from nlp.analysis.result import MOST_VERBATIMS, Analysis
from nlp.analysis.review_sample import review_sample
from nlp.analysis.uncovered import UncoveredAnswers
from nlp.records import CodedFeedback
from nlp.report import render_report, write_report
from nlp.report.drawing.trend import PeriodPoint, Scale, trend_chart

Parse = Callable[[str], Any]


def lines_of(page: str, part: str) -> list[list[str]]:
    """The cells of the first table below the element *part*, as they read."""
    found = re.search(rf'id="{part}".*?<tbody>(.*?)</tbody>', page, re.S)
    assert found, part
    rows = re.findall(r"<tr.*?</tr>", found[1], re.S)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.S) for row in rows]
    return [
        [
            " ".join(unescape(re.sub(r"<.*?>", "", cell)).replace("\u2060", "").replace("\u00ad", "").split())
            for cell in row
        ]
        for row in cells
    ]


def number(text: str) -> float:
    return float(text.split()[0].replace("−", "-").replace(",", "."))


def test_the_score_with_and_without_a_theme(full_analysis: Analysis) -> None:
    shown = lines_of(render_report(full_analysis, "en"), "impact")
    impact = full_analysis.audit.impact
    of = impact[impact["reading"] == "any"].set_index("theme")
    names = {full_analysis.codeframe.label(theme, "en"): theme for theme in of.index}
    assert len(shown) == 10
    told = [number(row[4]) for row in shown]
    assert told == sorted(told)
    widest = of["impact"].abs().sort_values(ascending=False).index[0]
    assert names[shown[0][0]] == widest or names[shown[-1][0]] == widest
    for name, n, with_it, without, difference in shown:
        line = of.loc[names[name]]
        assert int(n) == line["n"]
        assert number(with_it) == pytest.approx(line["score_with"], abs=0.51)
        assert number(without) == pytest.approx(line["score_without"], abs=0.51)
        assert number(difference) == pytest.approx(line["impact"], abs=0.051)


def test_few_responses_have_no_interval(full_analysis: Analysis) -> None:
    price = full_analysis.mentions[full_analysis.mentions["theme"] == "price"]
    few = price[price["row"].isin(price["row"].unique()[:3])]
    kept = pd.concat([full_analysis.mentions[full_analysis.mentions["theme"] == "schedules"], few])
    rows = {row[0]: row for row in lines_of(render_report(replace(full_analysis, mentions=kept), "en"), "impact")}
    line = rows[full_analysis.codeframe.label("price", "en")]
    assert line[1] == "3" and line[4].endswith("(too few responses for an interval)")
    assert "…" in rows[full_analysis.codeframe.label("schedules", "en")][4]


def test_no_score_is_told(known: Analysis, parse: Parse) -> None:
    page = parse(render_report(known, "fi"))
    assert "Yhteyttä arvosanaan ei voitu laskea" in page.one("div", id="impact").words
    assert not [part for part in page.find("div") if part.attributes.get("id") == "score-time"]


def test_spread_and_score_of_the_stages(full_analysis: Analysis) -> None:
    shown = {row[0]: row for row in lines_of(render_report(full_analysis, "fi"), "spread")}
    spread = full_analysis.audit.stage_spread.set_index("stage")
    scores = full_analysis.audit.score_by_stage.set_index("stage")
    for stage, line in spread[spread["n"] > 0].iterrows():
        row = shown[full_analysis.codeframe.label(stage, "fi")]
        assert int(row[1]) == line["n"]
        assert number(row[3]) == pytest.approx(line["sd"], abs=0.51)
        assert number(row[4].replace("%", " ")) == pytest.approx(100 * line["praise"], abs=0.51)
        assert number(row[5].replace("%", " ")) == pytest.approx(100 * line["complaint"], abs=0.51)
        assert number(row[7]) == pytest.approx(scores.loc[stage, "value"], abs=0.51)  # nobody affects others here


def test_others_affected_are_told(full_analysis: Analysis, parse: Parse) -> None:
    assert "No response tells that others" in parse(render_report(full_analysis, "en")).one("body").words
    responses = full_analysis.responses.copy()
    responses.loc[responses.index[:30], "signals"] = "affects_others"
    page = render_report(replace(full_analysis, responses=responses), "fi")
    told = parse(page).one("body").words.replace("\u00a0", " ")
    assert "Asia koskee muitakin kuin vastaajaa: 30 vastausta (10 % luokitelluista, 95 %:n väli 7–14 %)." in told
    assert "Koskee muitakin" in told


def test_changes_of_themes_stand_among_those_of_stages(full_analysis: Analysis) -> None:
    """In the second half nobody speaks of anything but price, and always in anger."""
    mentions, responses = full_analysis.mentions.copy(), full_analysis.responses.copy()
    half = len(responses) // 2
    responses["date"] = pd.Series(
        [pd.Timestamp("2026-01-15" if row <= half else "2026-02-15") for row in responses["row"]], dtype="datetime64[s]"
    )
    late = mentions["row"] > half
    mentions.loc[late, "theme"], mentions.loc[late, "polarity"] = "price", "negative"
    page = render_report(replace(full_analysis, mentions=mentions, responses=responses), "en")
    rows = [row for row in lines_of(page, "changes") if row[0] == full_analysis.codeframe.label("price", "en")]
    assert {row[1] for row in rows} == {"Net sentiment", "Share of responses"}
    share = next(row for row in rows if row[1] == "Share of responses")
    assert share[2:4] == ["week 7, 2026", "week 3, 2026"] and share[4].startswith("100%")
    assert page.count('<figure data-theme="') == full_analysis.mentions["theme"].nunique()


def test_the_score_over_time(full_analysis: Analysis) -> None:
    rows = lines_of(render_report(full_analysis, "en"), "score-time")
    table = full_analysis.audit.score_over_time
    assert [int(row[1]) for row in rows] == table["n"].tolist()
    assert [number(row[2]) for row in rows] == pytest.approx(table["value"].tolist(), abs=0.51)
    assert rows[0][3:] == ["–", "–"] and number(rows[1][3]) == pytest.approx(table["change"].iloc[1], abs=0.051)


@pytest.mark.parametrize(
    ("kind", "ends"), [("stars", ["5,0", "3,0", "1,0"]), ("csat", ["100\xa0%", "50\xa0%", "0\xa0%"])]
)
def test_the_drawing_of_the_score_has_its_scale(full_analysis: Analysis, kind: str, ends: list[str]) -> None:
    responses = full_analysis.responses.assign(score=1 + full_analysis.responses["score"] // 2.6)
    facts = replace(full_analysis.facts, score_kind=kind)
    page = render_report(replace(full_analysis, responses=responses, facts=facts), "fi")
    drawn = page[page.index('id="score-time"') :]
    drawn = drawn[drawn.index("<svg") : drawn.index("</svg>")]
    assert re.findall(r"<text[^>]*>([^<]*)</text>", drawn)[:3] == ends


def test_points_stand_where_their_figure_says() -> None:
    points = [PeriodPoint("a", "a", 30, 4.0, 3.0, 5.0, False), PeriodPoint("b", "b", 0, *[float("nan")] * 3, False)]
    drawn = trend_chart("x", points, Scale(1, 5, ((5, "5"), (1, "1")), False))
    assert re.findall(r'cy="([\d.]+)"', drawn) == ["35.0"]  # a quarter down from 10 to 110


def test_corrected_shares_stand_beside_the_raw_ones(full_analysis: Analysis, parse: Parse) -> None:
    sample = review_sample(full_analysis.mentions, full_analysis.responses, full_analysis.codeframe, 25)
    sample = sample[sample["theme"].isin(["schedules", "price"]) | ((sample["theme"] == "ease") & (sample["row"] < 60))]
    right = [line.row % 5 > 0 if line.coded else line.row % 7 > 0 for line in sample.itertuples()]
    reviewed = replace(full_analysis, reviewed=sample.assign(right=right))
    page, label, shares = render_report(reviewed, "en"), full_analysis.codeframe.label, reviewed.audit.shares
    shown = {row[0]: row for row in lines_of(page, "shares")}
    assert shares is not None and set(shown) == {label(theme, "en") for theme in ("schedules", "price", "ease")}
    line = shares.set_index("theme").loc["schedules"]
    row = shown[label("schedules", "en")]
    assert number(row[1].replace("%", " ")) == pytest.approx(100 * line["raw"], abs=0.51)
    assert number(row[2].replace("%", " ")) == pytest.approx(100 * line["corrected"], abs=0.51)
    assert row[3] == f"{line['with_right']} of {line['with_n']}"
    assert shown[label("ease", "en")][2] == "too few reviewed"
    words = parse(page).one("div", id="shares").words
    assert f"Not reviewed: {label('communication', 'en')};" in words and "Tenenbein 1970" in words


def test_without_a_review_the_page_tells_how_to_get_one(known: Analysis, parse: Parse) -> None:
    told = parse(render_report(known, "en")).one("div", id="shares").words
    assert "palaute review draws the rows" in told and "--reviewed" in told


def test_a_large_survey_has_topics_from_a_sample_without_personal_data(known: Analysis, parse: Parse) -> None:
    gathered = UncoveredAnswers(60)
    things = ("parkkipaikka puuttui pihalta kokonaan", "kahviautomaatti rikki aulassa taas")
    texts = [f"{things[row % 2]} {row} Maija Virtanen 040 987 1122" for row in range(1, 121)]
    gathered.add(
        [[CodedFeedback(str(row), text, "fi", "coded", "negative", -1.0)] for row, text in enumerate(texts, 1)]
    )
    facts = replace(known.facts, rows=MOST_VERBATIMS + 1)
    large = replace(known, verbatims=known.verbatims.iloc[:0], facts=facts, uncovered=gathered)
    page = render_report(large, "fi")
    words = parse(page).one("section", id="pains").words
    assert "Aiheet on etsitty 60 vastauksesta, jotka on arvottu 120 vastauksesta ilman varmaa teemaa" in words
    assert "kahviautomaatti" in words and "parkkipaikka" in words
    assert "virtanen" not in page.casefold()
    assert "1122" not in page


@needs_browser
@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_phone_shows_every_table_in_a_box_of_its_own(
    browser: Any, full_analysis: Analysis, tmp_path: Any, language: str
) -> None:
    open_page(browser, write_report(full_analysis, tmp_path / "report.html", language), 390)
    browser.execute_script("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    boxes = browser.execute_script("""
        return [...document.querySelectorAll('.scroll')].map(box => {
            const hint = box.previousElementSibling, seen = hint && hint.matches('.swipe') && hint.offsetHeight > 0;
            return [box.getAttribute('aria-label'), box.scrollWidth > box.clientWidth, Boolean(seen)];});""")
    assert len(boxes) > 10
    assert [name for name, wide, hinted in boxes if wide != hinted] == []
    assert sum(wide for _, wide, _ in boxes) > 5
    small = browser.execute_script("""
        return [...document.querySelectorAll('a, button, select, input, summary')].filter(part => {
            const box = part.getBoundingClientRect();
            return box.width > 0 && box.right > 0 && (box.height < 24 || box.width < 24);
        }).map(part => part.outerHTML.slice(0, 80));""")
    assert small == []


@needs_browser
def test_wide_screens_show_no_hint(browser: Any, full_analysis: Analysis, tmp_path: Any) -> None:
    open_page(browser, write_report(full_analysis, tmp_path / "report.html"), 1280)
    seen = "return [...document.querySelectorAll('.swipe')].filter(hint => hint.offsetHeight > 0).length"
    assert browser.execute_script(seen) == 0


@needs_browser
def test_filters_leave_the_parts_that_show_all(browser: Any, full_analysis: Analysis, tmp_path: Any) -> None:
    open_page(browser, write_report(full_analysis, tmp_path / "report.html"), 1280)
    read = "return ['spread', 'impact', 'score-time'].map(id => document.querySelector(`#${id} tbody`).innerText)"
    marks = (
        """return [...document.querySelectorAll('#spread .scope, #shares .scope')].map(mark => mark.offsetHeight > 0)"""
    )
    before = browser.execute_script(read)
    assert browser.execute_script(marks) == [False, False]
    browser.execute_async_script("""
        const form = document.getElementById('filters'), done = arguments[0];
        form.elements.theme.value = 'price';
        form.dispatchEvent(new Event('input', {bubbles: true}));
        setTimeout(done, 300);""")
    assert browser.execute_script(read) == before
    assert browser.execute_script(marks) == [True, True]
