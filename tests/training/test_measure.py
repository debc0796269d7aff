"""The figures, against values counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.codeframe import load_codeframe
from nlp.model import Passage, Reading
from nlp.records import Mention, Polarity
from nlp.segments import Segment
from nlp.training.dataset import Label, LabelledVerbatim
from nlp.training.measure import by_label, calibration_error, compare, confusion, summary

CODEFRAME = load_codeframe()
TEXT = "Nopea toimitus mutta kallis hinta"


def labelled(*labels: Label, sentiment: str = "mixed", signals: tuple[str, ...] = ()) -> LabelledVerbatim:
    passage = Passage(TEXT, "fi", (Segment(0, 14), Segment(15, 33)))
    return LabelledVerbatim("x", passage, sentiment, labels, signals, "own", False)


def mention(theme: str, polarity: Polarity, stage: str, start: int, end: int) -> Mention:
    return Mention(theme, polarity, stage, start, end, 0.9)


FAST = Label("schedules", "positive", "delivery", 0, 14)
DEAR = Label("price", "negative", "not_stated", 21, 33)


def figures(*pairs: tuple[LabelledVerbatim, Reading]) -> dict[str, float]:
    agreement = compare([v for v, _ in pairs], [r for _, r in pairs], CODEFRAME)
    return summary(agreement).set_index("metric")["value"].to_dict()


RIGHT = Reading(
    True, "mixed", 0.0,
    (mention("schedules", "positive", "delivery", 0, 14), mention("price", "negative", "not_stated", 15, 33)), (),
)  # fmt: skip
HALF = Reading(
    True, "positive", 1.0,
    (mention("schedules", "positive", "purchase", 15, 33), mention("quality", "positive", "delivery", 0, 14)), (),
)  # fmt: skip


def test_perfect_reading_scores_one_everywhere() -> None:
    got = figures((labelled(FAST, DEAR), RIGHT))
    assert {name: value for name, value in got.items() if not np.isnan(value)} == {
        "theme micro-F1": 1, "theme + polarity F1": 1, "theme + polarity + stage F1": 1,
        "stage accuracy on matched mentions": 1, "sentiment accuracy": 1, "evidence overlaps the quote": 1,
        "content recognised": 1,
    }  # fmt: skip
    assert np.isnan(got["theme macro-F1"])  # no theme has five labels


def test_half_right_reading_counted_by_hand() -> None:
    # Two verbatims: tp = 2 + 1, fp = 0 + 1 (quality), fn = 0 + 1 (price).
    got = figures((labelled(FAST, DEAR), RIGHT), (labelled(FAST, DEAR), HALF))
    assert got["theme micro-F1"] == pytest.approx(6 / 8)
    assert got["theme + polarity F1"] == pytest.approx(6 / 8)
    assert got["theme + polarity + stage F1"] == pytest.approx(4 / 8)
    assert got["stage accuracy on matched mentions"] == pytest.approx(2 / 3)
    assert got["evidence overlaps the quote"] == pytest.approx(2 / 3)
    assert got["sentiment accuracy"] == 0.5


def test_macro_is_the_mean_over_themes_with_five_labels() -> None:
    pairs = [(labelled(FAST, DEAR), RIGHT)] * 5 + [(labelled(FAST, DEAR), HALF)] * 5
    # schedules: 10 of 10; price: 5 found, 5 missed; quality has no labels and does not count.
    assert figures(*pairs)["theme macro-F1"] == pytest.approx((1 + 2 / 3) / 2)


def test_by_label_counts_each_theme_and_stage() -> None:
    agreement = compare([labelled(FAST, DEAR)] * 2, [RIGHT, HALF], CODEFRAME)
    themes = by_label(agreement, "theme").set_index("theme")
    assert themes.loc["price", ["n", "precision", "recall"]].tolist() == [2, 1.0, 0.5]
    assert themes.loc["schedules", "f1"] == 1.0
    stages = by_label(agreement, "stage").set_index("stage")
    assert stages.loc["delivery", ["n", "precision", "recall"]].tolist() == [2, 0.5, 0.5]
    assert stages.loc["purchase", "precision"] == 0.0


def test_no_content_is_measured_too() -> None:
    empty = Reading(False, "neutral", 0.0, (), ("no_content",))
    got = figures((labelled(signals=("no_content",), sentiment="neutral"), empty), (labelled(FAST), empty))
    assert got["content recognised"] == 0.5 and got["sentiment accuracy"] == 0.5


def test_interval_narrows_with_more_verbatims_and_holds_the_value() -> None:
    def width(times: int) -> float:
        agreement = compare([labelled(FAST, DEAR)] * 2 * times, [RIGHT, HALF] * times, CODEFRAME)
        line = summary(agreement).set_index("metric").loc["theme micro-F1"]
        assert line["low"] <= line["value"] <= line["high"]
        return float(line["high"] - line["low"])

    assert width(50) < width(5) / 2


def test_calibration_error_of_known_bins() -> None:
    confidence = np.array([0.95] * 10 + [0.15] * 10)
    right = np.array([1] * 9 + [0] + [0] * 10)
    assert calibration_error(confidence, right) == pytest.approx(0.5 * 0.05 + 0.5 * 0.15)
    assert np.isnan(calibration_error(np.array([]), np.array([])))


def test_confusion_counts_every_verbatim_once_per_theme() -> None:
    agreement = compare([labelled(FAST, DEAR)] * 3 + [labelled()], [RIGHT, HALF, HALF, RIGHT], CODEFRAME)
    counts = confusion(agreement).set_index("theme")
    assert counts.index.tolist() == list(CODEFRAME.theme_ids)
    assert counts.loc["price"].to_dict() == {"tp": 1, "fp": 1, "fn": 2, "tn": 0}
    assert counts.loc["quality"].to_dict() == {"tp": 0, "fp": 2, "fn": 0, "tn": 2}
    assert (counts.sum(axis=1) == 4).all()
