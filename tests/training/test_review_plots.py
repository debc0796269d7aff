"""The plots that a model is reviewed by draw the figures of its card and of an evaluation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from nlp.errors import OptionError
from nlp.training.evaluate import Evaluation
from nlp.training.plot_words import WORDS
from nlp.training.plots import (
    plot_confusion,
    plot_coverage_precision,
    plot_reliability,
    plot_theme_f1,
    plot_threshold,
)

F1 = ["language", "theme", "n", "precision", "recall", "f1", "low", "high"]
CURVE = pd.DataFrame(
    [(0.2, 10, 16, 8, 0.5, 0.8, False), (0.35, 10, 12, 7, 7 / 12, 0.7, True), (0.8, 10, 3, 3, 1.0, 0.3, False)],
    columns=["confidence", "labels", "given", "right", "precision", "recall", "chosen"],
)


@pytest.fixture(scope="module")
def card(root: Path) -> dict[str, Any]:
    return dict(json.loads((root / "models" / "default" / "card.json").read_text(encoding="utf-8")))


def made(confused: list[tuple[str, str, str, int]], themes: list[tuple[Any, ...]]) -> Evaluation:
    nothing = pd.DataFrame()
    review = pd.DataFrame(columns=["language", "coverage", "n", "certainty", "precision", "low", "high"])
    pairs = pd.DataFrame(confused, columns=["language", "labelled", "given", "n"])
    return Evaluation(9, 0, nothing, pd.DataFrame(themes, columns=F1), nothing, review, pairs)


@pytest.fixture
def evaluation() -> Evaluation:
    return made(
        [("fi", "price", "price", 6), ("fi", "price", "transparency", 3), ("fi", "price", "", 1),
         ("fi", "", "quality", 2), ("en", "quality", "quality", 4)],
        [("fi", "price", 10, 1.0, 0.6, 0.75, 0.5, 0.9), ("en", "quality", 40, 1.0, 1.0, 1.0, 0.9, 1.0)],
    )  # fmt: skip


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text) if text.get_text().strip())


def test_confusion(evaluation: Evaluation) -> None:
    figure = plot_confusion(evaluation, "en")
    (image,) = figure.axes[0].images
    # transparency, quality, price, nothing (codeframe order); right codes are not shaded.
    wanted = [[0, 0, 0, 0], [0, 0, 0, 0], [0.3, 0, 0, 0.1], [0, 2 / 6, 0, 0]]
    assert np.asarray(image.get_array()) == pytest.approx(np.array(wanted))
    cells = {(t.get_position(), t.get_text()) for t in figure.axes[0].texts}
    assert cells == {((2, 2), "6"), ((0, 2), "3"), ((3, 2), "1"), ((1, 3), "2"), ((1, 1), "4")}
    assert "Which theme is read as which (10 right of 50 that a person gave)" in words(figure)
    assert "(6 right of 10 that a person gave)" in words(plot_confusion(evaluation, "en", of="fi"))
    with pytest.raises(OptionError, match="no feedback in language 'sv'"):
        plot_confusion(evaluation, "en", of="sv")


def test_f1_of_an_evaluation_and_of_a_card(evaluation: Evaluation, card: dict[str, Any]) -> None:
    figure = plot_theme_f1(evaluation, "en")
    (fi,) = [c for c in figure.axes[0].collections if c.get_gid() == "fi"]
    (en,) = [c for c in figure.axes[0].collections if c.get_gid() == "en"]
    assert fi.get_offsets()[0][0] == 0.75 and en.get_offsets()[0][0] == 1.0
    assert fi.get_facecolors()[0].tolist() == [1, 1, 1, 1]  # ten labels: hollow
    (drawn,) = [c for c in plot_theme_f1(card).axes[0].collections if c.get_gid() == "fi"]
    known = [line["f1"] for line in card["themes"]["fi"] if line["f1"] is not None and line["n"]]
    assert sorted(drawn.get_offsets()[:, 0]) == pytest.approx(sorted(known))


def test_reliability_of_the_card(card: dict[str, Any]) -> None:
    figure = plot_reliability(card, "en")
    (points,) = [c for c in figure.axes[0].collections if c.get_gid() == "right"]
    assert points.get_offsets().tolist() == [[line["confidence"], line["right"]] for line in card["reliability"]]
    assert "Calibration error 0.012." in words(plot_reliability(card | {"calibration_error": 0.0123}, "en"))


def test_coverage_of_the_card(card: dict[str, Any]) -> None:
    figure = plot_coverage_precision(card, "en")
    line = figure.axes[0].lines[0]
    assert line.get_xdata().tolist() == [step["coverage"] for step in card["coverage"]]
    assert line.get_ydata().tolist() == [step["precision"] for step in card["coverage"]]
    assert "Finnish and English" in words(figure)


def test_a_threshold(card: dict[str, Any]) -> None:
    figure = plot_threshold(CURVE, "price", "en")
    lines = {line.get_label(): line.get_ydata() for line in figure.axes[0].lines}
    assert list(lines["right of those the model gave"]) == CURVE["precision"].to_list()
    assert list(lines["found of those a person gave"]) == CURVE["recall"].to_list()
    (chosen,) = [line for line in figure.axes[0].lines if line.get_gid() == "chosen"]
    assert chosen.get_xdata()[0] == 0.35
    assert "Moving the threshold: Price & value for money (n = 10 labels)" in words(figure)


def figures(evaluation: Evaluation, card: dict[str, Any], language: str) -> list[Figure]:
    return [
        plot_confusion(evaluation, language),
        plot_theme_f1(evaluation, language),
        plot_reliability(card, language),
        plot_coverage_precision(card, language),
        plot_threshold(CURVE, "price", language),
    ]


@pytest.mark.parametrize(("language", "other"), [("fi", 1), ("en", 0)])
def test_no_word_of_the_other_language(evaluation: Evaluation, card: dict[str, Any], language: str, other: int) -> None:
    told = " ".join("\n".join(words(figure) for figure in figures(evaluation, card, language)).split())
    for key, pair in WORDS.items():
        if pair[0] != pair[1] and "{" not in pair[other]:
            assert " ".join(pair[other].split()) not in told, key


def test_the_same_card_gives_the_same_bytes(evaluation: Evaluation, card: dict[str, Any]) -> None:
    first, second = ([f._repr_png_() for f in figures(evaluation, card, "fi")] for _ in range(2))  # type: ignore[attr-defined]
    assert first == second and all(size["width"] == 700 for _, size in first)


def test_what_was_not_measured_is_told() -> None:
    empty = made([], [])
    for figure, why in (
        (plot_confusion(empty, "en"), "no verbatims that a person has coded"),
        (plot_theme_f1(empty, "en"), "no verbatims that a person has coded"),
        (plot_theme_f1({}, "en"), "no verbatims that a person has coded"),
        (plot_reliability({}, "en"), "no measurements of its confidence"),
        (plot_coverage_precision({}, "en"), "does not tell its certainty"),
        (plot_coverage_precision(empty, "fi"), "malli ei kerro varmuuttaan"),
        (plot_threshold(CURVE.iloc[:0], "price", "en"), "no verbatims that a person has coded"),
    ):
        assert why in " ".join(words(figure).split())
