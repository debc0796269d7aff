"""Figures of a model card, on labels and readings made by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from nlp.codeframe import load_codeframe
from nlp.model import Passage, Reading
from nlp.records import Mention, Polarity
from nlp.segments import Segment
from nlp.training.dataset import Label, LabelledVerbatim
from nlp.training.figures import data_of, measured

CODEFRAME = load_codeframe()
TEXT = "Toimitus oli nopea"


def verbatim(
    number: int, *themes: str, language: str = "fi", source: str = "own", extra: bool = False
) -> LabelledVerbatim:
    labels = tuple(Label(theme, "positive", "delivery", 0, 8) for theme in themes)
    passage = Passage(f"{TEXT} {number}", language, (Segment(0, len(TEXT)),))
    return LabelledVerbatim(str(number), passage, "positive", labels, (), source, extra)


def reading(*themes: str, polarity: Polarity = "positive", stage: str = "delivery", start: int = 0) -> Reading:
    mentions = tuple(Mention(theme, polarity, stage, start, start + 8, 0.9) for theme in themes)
    return Reading(True, "positive", 0.5, mentions, ())


def test_headline_figures_by_hand() -> None:
    verbatims = [verbatim(1, "schedules"), verbatim(2, "schedules", "ease"), verbatim(3, "price")]
    readings = [
        reading("schedules"),
        reading("schedules", polarity="negative", stage="purchase", start=9),
        replace(reading("ease"), sentiment="neutral"),
    ]
    told = measured(verbatims, readings, CODEFRAME)
    (figures,) = told["figures"]
    assert (figures["language"], figures["n"]) == ("fi", 3)
    # 2 right, 1 too many, 2 missed; of the pairs 1 right, 2 too many, 3 missed.
    assert figures["theme_f1"][0] == pytest.approx(4 / 7, abs=1e-3)
    assert figures["theme_polarity_f1"][0] == pytest.approx(2 / 7, abs=1e-3)
    assert figures["theme_polarity_stage_f1"][0] == pytest.approx(2 / 7, abs=1e-3)
    assert figures["stage_accuracy"][0] == figures["evidence_overlap"][0] == 0.5
    assert figures["sentiment_accuracy"][0] == 0.667
    assert figures["content_accuracy"] == [1.0, 1.0, 1.0]
    # Too few of any theme for a mean over themes: no number, and none that JSON lacks.
    assert figures["theme_macro_f1"] == [None, None, None]
    low, high = figures["theme_f1"][1:]
    assert low <= figures["theme_f1"][0] <= high


def test_languages_are_told_apart_and_absent_ones_left_out() -> None:
    verbatims = [verbatim(1, "price"), verbatim(2, "price", language="en"), verbatim(3, "price")]
    told = measured(verbatims, [reading("price"), reading("ease"), reading("price")], CODEFRAME)
    assert [(f["language"], f["n"], f["theme_f1"][0]) for f in told["figures"]] == [("fi", 2, 1.0), ("en", 1, 0.0)]
    assert set(told["themes"]) == set(told["stages"]) == {"fi", "en"}
    (only,) = measured(verbatims[1:2], [reading("price")], CODEFRAME)["figures"]
    assert only["language"] == "en"


def test_figures_per_theme_and_stage() -> None:
    told = measured([verbatim(1, "price"), verbatim(2, "ease")], [reading("price"), reading("price")], CODEFRAME)
    themes = {line["theme"]: line for line in told["themes"]["fi"]}
    assert set(themes) == set(CODEFRAME.theme_ids)
    price = themes["price"]
    assert (price["n"], price["precision"], price["recall"], price["f1"]) == (1, 0.5, 1.0, 0.667)
    assert (themes["ease"]["n"], themes["ease"]["precision"], themes["ease"]["recall"]) == (1, None, 0.0)
    stages = {line["stage"]: line for line in told["stages"]["fi"]}
    assert (stages["delivery"]["n"], stages["delivery"]["precision"], stages["delivery"]["recall"]) == (2, 0.5, 0.5)


def test_the_same_readings_give_the_same_figures() -> None:
    verbatims = [verbatim(i, "price" if i % 3 else "ease") for i in range(12)]
    readings = [reading("price") for _ in verbatims]
    one, two = measured(verbatims, readings, CODEFRAME), measured(verbatims, readings, CODEFRAME)
    assert one == two and one["figures"][0]["theme_f1"][1] < one["figures"][0]["theme_f1"][2]


def test_sources_are_counted_and_their_kinds_kept_apart() -> None:
    rows = [verbatim(1), verbatim(2, source="a"), verbatim(3, source="a"), verbatim(4, source="a", extra=True)]
    assert data_of(rows) == [
        {"source": "a", "rows": 2, "extra": False},
        {"source": "a", "rows": 1, "extra": True},
        {"source": "own", "rows": 1, "extra": False},
    ]
    assert data_of([]) == []


def test_figures_are_plain_numbers() -> None:
    told = measured([verbatim(1, "price")], [reading("price")], CODEFRAME)
    values = [v for f in told["figures"] for v in f["theme_f1"]]
    assert values == [1.0, 1.0, 1.0] and not any(isinstance(v, np.floating) for v in values)


def test_confusion_is_of_what_was_read_as_content() -> None:
    verbatims = [verbatim(1, "price"), verbatim(2, "price"), verbatim(3), verbatim(4, "ease", language="en")]
    silent = replace(reading(), content=False)
    told = measured(verbatims, [reading("price"), silent, reading("ease"), reading()], CODEFRAME)["confusion"]
    finnish = {line["theme"]: line for line in told["fi"]}
    # Of the two that were read as content one has the price and it was found; ease was imagined once.
    assert finnish["price"] == {"theme": "price", "tp": 1, "fp": 0, "fn": 0, "tn": 1}
    assert finnish["ease"] == {"theme": "ease", "tp": 0, "fp": 1, "fn": 0, "tn": 1}
    assert {line["theme"]: line["fn"] for line in told["en"]}["ease"] == 1
    assert all(type(count) is int for line in told["fi"] for name, count in line.items() if name != "theme")
