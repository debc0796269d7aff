"""Each distinct answer is read once, and what is remembered changes no code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from nlp.pipeline.api import make_coder
from nlp.pipeline.coding import Answer, Coder
from nlp.pipeline.distinct import DistinctCoder
from nlp.records import CodedFeedback

TEXTS: list[Any] = [
    "Asentaja oli ystävällinen", "Liian kallis", "Asentaja oli ystävällinen", 5, "5", None, float("nan"), "", ["lista"],
    "Tack för bra service", "a\ud800b", "Liian kallis",
]  # fmt: skip


class Counting(Coder):
    """A coder that remembers what it was given."""

    def __init__(self) -> None:
        plain = make_coder("fast")
        super().__init__(plain.model, plain.codeframe)
        self.read: list[Any] = []

    def code(self, answers: Sequence[Answer]) -> list[CodedFeedback]:
        self.read.extend(answer.text for answer in answers)
        return super().code(answers)


def answers() -> list[Answer]:
    several = [Answer(str(number), text) for number, text in enumerate(TEXTS)]
    return [*several, Answer("q", "ei mitään", "Mitä parantaisit?"), Answer("r", "ei mitään", "Mikä oli hyvää?")]


@pytest.mark.parametrize("remembered", [0, 1, 3, 1000])
@pytest.mark.parametrize("batch", [1, 4, 256])
def test_codes_are_those_of_the_plain_coder(remembered: int, batch: int) -> None:
    plain = Counting().code(answers())
    distinct = DistinctCoder(Counting(), batch, remembered)
    assert distinct.code(answers()) == plain
    assert distinct.code(answers()[::-1]) == plain[::-1]


def test_a_repeated_answer_is_read_once() -> None:
    coder = Counting()
    distinct = DistinctCoder(coder, 256)
    distinct.code(answers())
    assert [text for text in coder.read if isinstance(text, str)].count("Liian kallis") == 1
    assert coder.read.count("ei mitään") == 2  # to another question it is another answer
    before = len(coder.read)
    distinct.code(answers())
    assert len(coder.read) == before
