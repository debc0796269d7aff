"""Thin data: each gives a whole report that says what could not be computed and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from nlp.analysis.result import MOST_VERBATIMS, Analysis
from nlp.report import render_report

Make = Callable[..., Analysis]
Say = Callable[..., dict[str, Any]]
Parse = Callable[[str], Any]
SECTIONS = ["journey", "pains", "changes", "first", "call", "segments", "responses", "method"]


def dated(analysis: Analysis, days: list[str]) -> Analysis:
    responses = analysis.responses.copy()
    responses["date"] = pd.Series(pd.to_datetime(days), dtype="datetime64[s]")
    return replace(analysis, responses=responses)


def told(analysis: Analysis, parse: Parse, language: str) -> str:
    page = parse(render_report(analysis, language))
    assert [section.attributes["id"] for section in page.find("section")] == SECTIONS
    text = page.one("body").words.replace("\u00a0", " ")
    assert not re.search(r"\b(nan|NaT|None)\b", text)
    return str(text)


def test_no_dates_no_score_no_segments(known: Analysis, parse: Parse) -> None:
    english = told(known, parse, "en")
    assert "Change over time could not be computed, because the data has no dates." in english
    assert "Figures of a score could not be computed, because no score column was found" in english
    assert "The link with the score could not be computed, because the data has no scores." in english
    assert "Groups could not be compared, because no columns of background data were found." in english
    finnish = told(known, parse, "fi")
    assert "Muutosta ajassa ei voitu laskea, koska aineistossa ei ole päivämääriä." in finnish
    assert "Yhteyttä arvosanaan ei voitu laskea, koska aineistossa ei ole arvosanoja." in finnish


def test_one_date(known: Analysis, parse: Parse) -> None:
    text = told(dated(known, ["2026-03-02"] * len(known.responses)), parse, "fi")
    assert "Muutosta ajassa ei voitu laskea, koska kaikilla vastauksilla on sama päivä." in text
    assert "Muutosta ajassa ei voitu laskea, koska kaikki päivämäärät osuvat samalle jaksolle." in text


def test_one_stage_and_all_praise(make_analysis: Make, say: Say, parse: Parse) -> None:
    text = told(make_analysis([say(row, "quality", "positive", "delivery") for row in range(1, 31)]), parse, "en")
    assert "belong to one stage: Delivery & service in progress." in text
    assert "Pains could not be named, because no response complains of anything." in text
    assert "No order could be computed, because no response complains of anything." in text


def test_three_rows(make_analysis: Make, say: Say, parse: Parse) -> None:
    text = told(make_analysis([say(row, "price", "negative", "exit") for row in (1, 2, 3)]), parse, "fi")
    assert "Luokiteltuja vastauksia on vain 3. Alle 20 vastauksen lukuja ei pidä vertailla keskenään." in text
    assert "Vahvuuksia ei voitu nimetä, koska yhdessäkään vastauksessa ei kiitetä mitään." in text


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ({"unsupported": 9}, "9 vastausta jäi lukematta, koska ne ovat muulla kielellä"),
        ({"unsupported": 1}, "Yksi vastaus jäi lukematta, koska se on muulla kielellä"),
        ({"coded": 30}, "Teemoja ja vaiheita ei voitu laskea, koska yhtään mainintaa ei löytynyt."),
        ({}, "Aineistossa ei ole yhtään riviä, joten lukuja ei ole."),
        ({"no_content": 4, "error": 1}, "Yhtään riviä ei voitu luokitella, joten lukuja ei ole."),
    ],
)
def test_nothing_to_count(make_analysis: Make, parse: Parse, counts: dict[str, int], sentence: str) -> None:
    analysis = make_analysis([], **counts)
    assert sentence in told(analysis, parse, "fi")
    told(analysis, parse, "en")


def test_a_survey_too_large_for_its_list(known: Analysis, parse: Parse) -> None:
    large = replace(known, verbatims=known.verbatims.iloc[:0], facts=replace(known.facts, rows=MOST_VERBATIMS + 1))
    text = told(large, parse, "en")
    assert "There are more than 20,000 responses, so their list, the search and the filters are left out" in text
    page = parse(render_report(large, "en"))
    assert page.find("script") == [] and page.find("form") == [] and page.find("a", data_row="*") == []
