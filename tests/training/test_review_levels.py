"""Levels and the coverage–precision curve, against values counted by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.codeframe import load_codeframe
from nlp.model import ModelInfo, Passage, Reading, ReviewLevel
from nlp.pipeline.coding import Coder
from nlp.records import Mention, Polarity
from nlp.segments import Segment
from nlp.training.dataset import Label, LabelledVerbatim
from nlp.training.evaluate import evaluate
from nlp.training.review import coverage_curve, review_levels

Pair = tuple[LabelledVerbatim, Reading]
COLUMNS = ["coverage", "n", "certainty", "precision", "low", "high"]


def pair(certainty: float, right: int = 1, wrong: int = 0, content: bool = True) -> Pair:
    """A verbatim of *right* + *wrong* given mentions; of the wrong ones the theme is right and the polarity is not."""
    themes = ("price", "ease", "tools", "quality")
    labels = tuple(Label(theme, "positive", "not_stated", 0, 5) for theme in themes)
    tones: list[Polarity] = ["positive"] * right + ["negative"] * wrong
    mentions = tuple(
        Mention(theme, tone, "exit", 0, 5, 0.5) for theme, tone in zip(themes[: len(tones)], tones, strict=True)
    )
    passage = Passage("Hyvä juttu", "fi", (Segment(0, 10),))
    verbatim = LabelledVerbatim("x", passage, "positive", labels, (), "own", False)
    return verbatim, Reading(content, "positive", 1.0, mentions, (), certainty)


def levels(pairs: Sequence[Pair], *precisions: float) -> tuple[ReviewLevel, ...]:
    return review_levels([v for v, _ in pairs], [r for _, r in pairs], precisions)


# From the top: 60 right at .9, 30 half right at .6 (mentions 90 of 120), 10 wrong at .2 (90 of 130).
STAIRS = [pair(0.2, 0, 1)] * 10 + [pair(0.9)] * 60 + [pair(0.6, 1, 1)] * 30


def test_the_smallest_certainty_that_reaches_each_precision() -> None:
    assert levels(STAIRS, 0.95, 0.69, 0.75, 0.76) == (
        ReviewLevel(0.69, 0.2, 1.0),
        ReviewLevel(0.75, 0.6, 0.9),
        ReviewLevel(0.76, 0.9, 0.6),
        ReviewLevel(0.95, 0.9, 0.6),
    )


def test_fewer_than_fifty_verbatims_promise_nothing() -> None:
    few, enough = [pair(0.9)] * 49, [pair(0.9)] * 50
    assert levels([*few, *[pair(0.5, 0, 1)] * 50], 0.9) == ()
    assert levels([*enough, *[pair(0.5, 0, 1)] * 50], 0.9) == (ReviewLevel(0.9, 0.9, 0.5),)


def test_a_precision_dip_between_does_not_stop_a_wider_level() -> None:
    pairs = [pair(0.9)] * 80 + [pair(0.8, 0, 1)] * 20 + [pair(0.7)] * 100
    assert levels(pairs, 0.9) == (ReviewLevel(0.9, 0.7, 1.0),)


def test_what_is_read_as_empty_is_neither_coded_nor_wrong() -> None:
    pairs = [pair(0.9)] * 50 + [pair(0.95, 0, 0, content=False)] * 50
    assert levels(pairs, 0.95) == (ReviewLevel(0.95, 0.9, 1.0),)
    assert coverage_curve([v for v, _ in pairs], [r for _, r in pairs])["n"].tolist() == [50] * 10


def test_mentions_without_number_reach_no_precision() -> None:
    assert levels([pair(0.9, 0, 0)] * 60, 0.5) == ()
    assert levels([], 0.9) == ()


def test_a_share_that_floats_cannot_hold_is_still_reached() -> None:
    assert 0.55 * 100 > 55
    assert levels([pair(0.9)] * 55 + [pair(0.9, 0, 1)] * 45, 0.55) == (ReviewLevel(0.55, 0.9, 1.0),)


def test_the_curve_by_tenths() -> None:
    pairs = [pair(0.95 - 0.1 * place, int(place < 8), int(place >= 8)) for place in range(10)]
    curve = coverage_curve([v for v, _ in pairs], [r for _, r in pairs])
    assert list(curve.columns) == COLUMNS
    assert curve["coverage"].tolist() == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]
    assert curve["n"].tolist() == list(range(1, 11))
    assert curve["certainty"].round(2).tolist() == [0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.05]
    assert curve["precision"].tolist() == [1.0] * 8 + [8 / 9, 0.8]
    # Wilson's interval of 8 in 10, worked out by hand.
    z, p, n = 1.959964, 0.8, 10
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    expected = [(middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)]
    assert curve.iloc[-1][["low", "high"]].tolist() == pytest.approx(expected, abs=1e-6)


def test_equal_certainties_are_not_parted() -> None:
    curve = coverage_curve([v for v, _ in STAIRS], [r for _, r in STAIRS])
    assert curve["n"].tolist() == [60] * 6 + [90] * 3 + [100]
    assert curve["precision"].tolist() == pytest.approx([1.0] * 6 + [0.75] * 3 + [90 / 130])


def test_nothing_coded_gives_no_lines() -> None:
    assert coverage_curve([], []).columns.tolist() == COLUMNS and len(coverage_curve([], [])) == 0


cases = st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.55, 0.9]), st.integers(0, 2), st.integers(0, 2))


@settings(max_examples=60, deadline=None)
@given(st.lists(cases, min_size=50, max_size=90), st.floats(0.5, 0.99))
def test_a_level_holds_what_it_promises_and_nothing_wider_does(
    drawn: list[tuple[float, int, int]], precision: float
) -> None:
    def kept(least: float) -> tuple[int, int, int]:
        rows = [row for row in drawn if row[0] >= least]
        return len(rows), sum(right for _, right, _ in rows), sum(wrong for _, _, wrong in rows)

    holds = {
        least: n / len(drawn)
        for least in {row[0] for row in drawn}
        for n, right, wrong in [kept(least)]
        if n >= 50 and right + wrong and right / (right + wrong) >= precision
    }
    expected = (ReviewLevel(precision, min(holds), holds[min(holds)]),) if holds else ()
    assert levels([pair(*row) for row in drawn], precision) == expected


class Certain:
    """Reads every text as praise of the price, ever less certain."""

    def __init__(self, review: tuple[ReviewLevel, ...]) -> None:
        codeframe = load_codeframe()
        self.info = ModelInfo("certain", "1", "d", codeframe.theme_ids, codeframe.stage_ids, {}, review)

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [
            Reading(
                True, "positive", 1.0,
                (Mention("price", "positive", "not_stated", 0, len(p.text), 0.9, "none"),), (), 1 / len(p.text),
            )
            for p in passages
        ]  # fmt: skip


def test_evaluate_draws_the_curve_of_what_the_model_coded() -> None:
    texts = ["Hinta oli hyvä", "Hinta oli oikein hyvä", "10/10", "The price was very good for us all"]
    passages = [Passage(text, "en" if text.startswith("The") else "fi", (Segment(0, len(text)),)) for text in texts]
    label = Label("price", "positive", "not_stated", 0, 5)
    verbatims = [
        LabelledVerbatim(str(row), passage, "positive", (label,) if row != 1 else (), (), "own", False)
        for row, passage in enumerate(passages)
    ]
    codeframe = load_codeframe()
    level = ReviewLevel(0.8, 0.5, 0.5)
    review = evaluate(verbatims, Coder(Certain((level,)), codeframe, precision=None)).review
    assert list(review.columns) == ["language", *COLUMNS]
    assert review["language"].tolist() == ["fi"] * 10 + ["en"] * 10
    assert review["n"].tolist() == [1] * 5 + [2] * 5 + [1] * 10
    assert review["precision"].tolist() == [1.0] * 5 + [0.5] * 5 + [1.0] * 10
    assert len(evaluate(verbatims, Coder(Certain(()), codeframe)).review) == 0
