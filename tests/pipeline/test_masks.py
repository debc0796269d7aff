"""Personal data is looked for once per text and part, and what is kept of it holds no text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nlp.pipeline.masks import Masks, find_spans
from nlp.records import CodedFeedback
from nlp.redact import Redactor, Span, masked

TEXTS = ["Kiitos Pekalle, puh. 040 123 4567", "Hyvä palvelu", "Soitin numeroon 040 123 4567", "Hyvä palvelu"]


def rows(texts: list[str], language: str = "fi") -> list[list[CodedFeedback]]:
    return [[CodedFeedback(str(n), text, language, "coded", "neutral", 0.0)] for n, text in enumerate(texts)]


class Finder:
    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, text: str, language: str) -> tuple[Span, ...]:
        self.asked.append((text, language))
        return find_spans(text, language)


def test_each_text_is_searched_once() -> None:
    finder = Finder()
    masks = Masks(find=finder)
    first = [row[0].text for row in masks.of_part(0, rows(TEXTS))]
    assert first == ["Kiitos <NIMI_1>, puh. <PUHELIN_1>", "Hyvä palvelu", "Soitin numeroon <PUHELIN_1>", "Hyvä palvelu"]
    assert [text for text, _ in finder.asked] == TEXTS[:3]
    again = [row[0].text for row in masks.of_part(0, rows(TEXTS))]
    assert again == first and len(finder.asked) == 3
    masks.of_part(1, rows(TEXTS, "en"))
    assert finder.asked[3:] == [(text, "en") for text in TEXTS[:3]]


def test_a_part_is_not_searched_again_when_its_texts_are_forgotten() -> None:
    finder = Finder()
    masks = Masks(remembered=1, find=finder)
    first = masks.of_part(0, rows(TEXTS))
    assert len(finder.asked) == 4  # one text is remembered at a time
    assert masks.of_part(0, rows(TEXTS)) == first
    assert len(finder.asked) == 4


def test_what_is_kept_holds_no_text() -> None:
    masks = Masks()
    masks.of_part(0, rows(TEXTS))
    kept = repr(vars(masks)).casefold()
    assert "pek" not in kept and "4567" not in kept and "hyvä" not in kept
    assert b"pek" not in b"".join(masks._parts.values())


@given(st.lists(st.sampled_from([*TEXTS, "", "x", "Terv. Maija", "\ud800 Pekka", "maija@example.fi"]), max_size=12))
def test_the_masks_of_a_part_are_those_of_its_texts(texts: list[str]) -> None:
    masks = Masks(remembered=2)
    wanted = [[Redactor().redact(text)] for text in texts]
    assert masks.of_part(3, rows(texts)) == wanted
    assert masks.of_part(3, rows(texts)) == wanted
    assert [masked(text, one.spans) for text, [one] in zip(texts, wanted, strict=True)] == [one for [one] in wanted]
