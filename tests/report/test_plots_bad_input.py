"""A plot of what could not be computed is a picture with the sentence why, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from nlp.analysis.result import Analysis
from nlp.responses import segment_frame

Make = Callable[..., Analysis]
Say = Callable[..., dict[str, Any]]

PLOTS = ("journey", "matrix", "over_time", "themes", "priorities", "drivers", "impact", "score")


def sentence(figure: Figure) -> str:
    """The one text in the middle of an empty plot, its lines joined."""
    (text,) = [t.get_text() for t in figure.axes[0].findobj(Text) if t.get_text().strip() and t.get_visible()]
    return " ".join(text.split())


def drawn(analysis: Analysis, name: str, language: str) -> Figure:
    figure = getattr(analysis, f"plot_{name}")(language)
    assert figure._repr_png_()[0].startswith(b"\x89PNG")
    return figure  # type: ignore[no-any-return]


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("counts", [{}, {"unsupported": 9}, {"no_content": 3, "error": 1}, {"coded": 30}])
def test_nothing_coded(make_analysis: Make, counts: dict[str, int], language: str) -> None:
    analysis = make_analysis([], **counts)
    for name in PLOTS:
        assert len(sentence(drawn(analysis, name, language))) > 10, name


@pytest.mark.parametrize(
    ("counts", "language", "why"),
    [
        ({}, "fi", "Aineistossa ei ole yhtään riviä, joten lukuja ei ole."),
        ({"unsupported": 9}, "en", "No row could be coded, so there are no figures. The row count shows why."),
        ({"coded": 30}, "en", "No mention was found in the coded responses, so there are no figures."),
    ],
)
def test_why_nothing_is_coded(make_analysis: Make, counts: dict[str, int], language: str, why: str) -> None:
    analysis = make_analysis([], **counts)
    for name in ("journey", "matrix", "themes", "priorities"):
        assert sentence(drawn(analysis, name, language)) == why


def test_no_dates(known: Analysis) -> None:
    assert sentence(known.plot_over_time("en")) == (
        "Change over time could not be computed, because the data has no dates."
    )
    assert sentence(known.plot_over_time("fi", stage="support")) == (
        "Muutosta ajassa ei voitu laskea, koska aineistossa ei ole päivämääriä."
    )


def dated(analysis: Analysis, day: str) -> Analysis:
    dates = pd.Series([pd.Timestamp(day)] * len(analysis.responses), dtype="datetime64[s]")
    return replace(analysis, responses=analysis.responses.assign(date=dates))


def test_one_date(known: Analysis) -> None:
    one = dated(known, "2026-03-02")
    assert "all dates fall into one period" in sentence(one.plot_over_time("en"))


def test_no_score(known: Analysis) -> None:
    assert sentence(known.plot_drivers("en")).endswith("because the data has no scores.")
    for figure in (known.plot_impact("fi"), known.plot_score("fi")):
        assert sentence(figure) == (
            "Arvosanan lukuja ei voitu laskea, koska aineistosta ei löytynyt arvosanasaraketta."
        )
    assert "no score column" in sentence(known.plot_segments("palaute_language", "en", measure="score")) or (
        "has one value only" in sentence(known.plot_segments("palaute_language", "en", measure="score"))
    )


def test_scores_without_dates_and_on_one_date(known: Analysis) -> None:
    scored = replace(
        known,
        responses=known.responses.assign(score=8.0),
        facts=replace(known.facts, score_kind="nps", score_column="NPS"),
    )
    assert sentence(scored.plot_score("en")).endswith("because the data has no dates.")
    assert sentence(dated(scored, "2026-03-02").plot_score("en")).endswith("because all dates fall into one period.")
    assert "too few coded responses have a score (60; 100 are needed)" in sentence(scored.plot_drivers("en"))


def test_one_stage_and_three_rows(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis([say(row, "price", "negative", "exit") for row in (1, 2, 3)])
    (points,) = [c for c in analysis.plot_journey("en").axes[0].collections if c.get_gid() == "net"]
    assert points.get_offsets().tolist() == [[8.0, -100.0]]  # the ninth of the nine stages
    assert drawn(analysis, "matrix", "en").axes[0].images[0].get_array().tolist() == [[-100.0]]
    (rank,) = [c for c in drawn(analysis, "priorities", "en").axes[0].collections if c.get_gid() == "rank"]
    assert rank.get_offsets().tolist() == [[1.0, 0.0]]
    two = make_analysis([say(row, "price", "negative", "exit") for row in (1, 2)])
    assert sentence(two.plot_priorities("en")).startswith("No order could be computed, because no theme")


def test_no_stage(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis([say(row, "price", "negative", "not_stated") for row in range(1, 9)])
    assert sentence(analysis.plot_journey("fi")) == (
        "Polun vaiheita ei voitu kuvata, koska yksikään maininta ei kerro vaihetta."
    )


def test_all_praise(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis([say(row, "quality", "positive", "delivery") for row in range(1, 31)])
    assert sentence(analysis.plot_priorities("en")) == (
        "No order could be computed, because no response complains of anything."
    )
    bars = [patch.get_width() for patch in drawn(analysis, "themes", "en").axes[0].patches]
    assert bars == [30, 0]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([""] * 66, "it has no values"),
        (["sama"] * 66, "it has one value only"),
        ([f"arvo {n}" for n in range(66)], "every row has a value of its own"),
        ([f"arvo {n % 33}" for n in range(66)], "it has more than 20 values"),
    ],
)
def test_columns_that_are_not_compared(known: Analysis, values: list[str], why: str) -> None:
    odd = replace(known, segments=segment_frame({"Alue": values}, len(values)))
    assert sentence(odd.plot_segments("Alue", "en")) == f"The column “Alue” was not compared: {why}."
