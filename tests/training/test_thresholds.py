"""Thresholds of a model, what moving one does, and which themes are taken for which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nlp.bundled import load_model
from nlp.codeframe import load_codeframe
from nlp.content import question_kind
from nlp.errors import OptionError
from nlp.fast_model import FastModel
from nlp.model import Passage, Reading
from nlp.pipeline.coding import Coder
from nlp.records import Mention
from nlp.segments import segmenter
from nlp.training.confused import confused_themes
from nlp.training.dataset import Label, LabelledVerbatim, read_labelled
from nlp.training.evaluate import evaluate
from nlp.training.thresholds import theme_thresholds, threshold_curve, with_thresholds

TEXT = "Lasku oli epäselvä ja asentaja oli ystävällinen."


def verbatim(*themes: tuple[str, int, int]) -> LabelledVerbatim:
    labels = tuple(Label(theme, "negative", "aftercare", start, end) for theme, start, end in themes)
    passage = Passage(TEXT, "fi", segmenter("fi").split(TEXT), None, question_kind(None))
    return LabelledVerbatim("1", passage, "mixed", labels, (), "own", False)


def reading(*themes: tuple[str, int, int]) -> Reading:
    mentions = tuple(Mention(theme, "negative", "aftercare", start, end, 0.9, "text") for theme, start, end in themes)
    return Reading(True, "mixed", 0.0, mentions, ())


def pairs(said: LabelledVerbatim, got: Reading) -> list[tuple[str, str, int]]:
    return [tuple(line) for line in confused_themes([said], [got], load_codeframe()).itertuples(index=False)]


def test_a_theme_read_from_the_same_words_is_taken_for_another() -> None:
    said = verbatim(("transparency", 0, 18), ("staff_behaviour", 22, 48))
    got = reading(("price", 0, 18), ("staff_behaviour", 22, 48))
    assert pairs(said, got) == [("transparency", "price", 1), ("staff_behaviour", "staff_behaviour", 1)]


def test_what_stands_elsewhere_is_missed_and_imagined() -> None:
    said, got = verbatim(("transparency", 0, 18)), reading(("staff_behaviour", 22, 48))
    assert pairs(said, got) == [("transparency", "", 1), ("", "staff_behaviour", 1)]


def test_no_verbatims_give_no_pairs() -> None:
    table = confused_themes([], [], load_codeframe())
    assert table.empty and list(table.columns) == ["labelled", "given", "n"]


def test_every_label_is_accounted_for(root: Path) -> None:
    codeframe = load_codeframe()
    coder = Coder(load_model("fast", codeframe), codeframe, precision=None)
    verbatims = read_labelled([root / "models" / "testset" / "fi.jsonl"], codeframe)[:120]
    found = evaluate(verbatims, coder)
    table = found.confused
    assert set(table["language"]) == {"fi"}
    right = table[table["labelled"] == table["given"]].set_index("labelled")["n"]
    recalled = found.themes.set_index("theme").eval("recall * n")
    assert right.to_dict() == {theme: round(recalled[theme]) for theme in right.index}
    missed = table[(table["labelled"] != "") & (table["labelled"] != table["given"])].groupby("labelled")["n"].sum()
    labels = found.themes.set_index("theme")["n"]
    assert all(missed.get(theme, 0) + right.get(theme, 0) >= n for theme, n in labels.items())


@pytest.fixture(scope="module")
def fast() -> FastModel:
    model = load_model("fast", load_codeframe())
    assert isinstance(model, FastModel)
    return model


def test_thresholds_as_confidence(fast: FastModel) -> None:
    table = theme_thresholds(fast).set_index("theme")
    assert list(table.index) == list(fast.info.themes)
    chosen = fast.decisions
    for theme, odds in chosen.theme_thresholds.items():
        assert table.loc[theme, "confidence"] == pytest.approx(1 / (1 + np.exp(-chosen.slope * odds - chosen.offset)))


@pytest.mark.parametrize("confidence", [0.05, 0.5, 0.93])
def test_a_moved_threshold_is_the_one_asked_for(fast: FastModel, confidence: float) -> None:
    moved = theme_thresholds(with_thresholds(fast, {"price": confidence})).set_index("theme")["confidence"]
    before = theme_thresholds(fast).set_index("theme")["confidence"]
    assert moved["price"] == pytest.approx(confidence)
    assert moved.drop("price").to_dict() == before.drop("price").to_dict()


def test_a_lower_threshold_gives_more_and_the_model_stays_as_it_was(fast: FastModel, root: Path) -> None:
    verbatims = read_labelled([root / "models" / "testset" / "fi.jsonl"], load_codeframe())[:80]
    curve = threshold_curve(verbatims, fast, "quality", (0.02, 0.5, 0.98))
    assert curve["given"].is_monotonic_decreasing and curve["given"].iloc[0] > curve["given"].iloc[-1]
    assert curve["labels"].nunique() == 1 and (curve["right"] <= curve["given"]).all()
    (own,) = curve[curve["chosen"]].itertuples()
    assert own.confidence == theme_thresholds(fast).set_index("theme").loc["quality", "confidence"]
    coder = Coder(fast, load_codeframe(), precision=None)
    read = evaluate(verbatims, coder).themes.set_index("theme").loc["quality"]
    assert (own.precision, own.recall) == pytest.approx((read["precision"], read["recall"]))
    told = curve["right"] / curve["given"]
    assert curve["precision"].to_list() == pytest.approx(told.to_list(), nan_ok=True)


def test_a_theme_that_nobody_gave_has_no_recall(fast: FastModel) -> None:
    curve = threshold_curve([verbatim(("transparency", 0, 18))], fast, "location", (0.999,))
    assert curve["labels"].to_list() == [0, 0] and curve["recall"].isna().all()


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"moon": 0.5}, "has no theme 'moon'"),
        ({"price": 0.0}, "The confidence of price is 0.0"),
        ({"price": 1}, "is 1"),
    ],
)
def test_what_no_threshold_can_be(fast: FastModel, wanted: dict[str, float], problem: str) -> None:
    with pytest.raises(OptionError, match=problem):
        with_thresholds(fast, wanted)


def test_an_unknown_theme_is_told_before_the_work(fast: FastModel) -> None:
    with pytest.raises(OptionError, match="has no theme 'moon'"):
        threshold_curve([], fast, "moon")


def test_labels_count_once_a_verbatim(fast: FastModel) -> None:
    twice = verbatim(("price", 0, 5), ("price", 10, 18))
    assert threshold_curve([twice, replace(twice, id="2")], fast, "price", (0.5,))["labels"].iloc[0] == 2
