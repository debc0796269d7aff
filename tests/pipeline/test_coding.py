"""Coding single verbatims: what a customer wrote, and what comes out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp import CodedFeedback, classify, classify_many, load_codeframe
from nlp.errors import ModelError, OptionError
from nlp.model import Model, ModelInfo, Passage, Reading
from nlp.pipeline.api import make_coder
from nlp.pipeline.coding import Answer, Coder

CODEFRAME = load_codeframe()


def themes(coded: CodedFeedback) -> dict[str, str]:
    return {mention.theme: mention.polarity for mention in coded.mentions}


@pytest.mark.parametrize(
    ("text", "theme", "polarity"),
    [
        ("Asentaja oli todella ystävällinen.", "staff_behaviour", "positive"),
        ("Aivan liian kallis palvelu.", "price", "negative"),
        ("Puhelimeen ei vastattu vaikka soitin monta kertaa", "availability", "negative"),
        ("Sovellus kaatuu koko ajan.", "tools", "negative"),
        ("Toimitus tuli nopeasti perille", "schedules", "positive"),
        ("The staff were very friendly and polite.", "staff_behaviour", "positive"),
        ("Delivery was late again.", "schedules", "negative"),
        ("Way too expensive for what it is.", "price", "negative"),
        ("Nowhere to park near the shop.", "location", "negative"),
        ("The waiting room was clean and comfortable", "surroundings", "positive"),
    ],
)
def test_plain_feedback_gets_its_theme_and_polarity(text: str, theme: str, polarity: str) -> None:
    assert themes(classify(text)).get(theme) == polarity


def test_praise_and_complaint_in_one_sentence_are_told_apart() -> None:
    text = "Asentaja oli ystävällinen, mutta hinta oli liian kallis."
    coded = classify(text)
    assert themes(coded) == {"staff_behaviour": "positive", "price": "negative"}
    evidence = {mention.theme: mention.evidence(text) for mention in coded.mentions}
    assert evidence["staff_behaviour"].startswith("Asentaja oli ystävällinen")
    assert evidence["price"].startswith("mutta hinta")
    assert coded.language == "fi" and coded.status == "coded" and coded.reason == ""


def test_score_follows_the_tone() -> None:
    praise, complaint = classify("Erinomaista ja nopeaa palvelua, kiitos!"), classify("Surkeaa ja hidasta palvelua.")
    assert praise.sentiment == "positive" and praise.score is not None and praise.score > 0.3
    assert complaint.sentiment == "negative" and complaint.score is not None and complaint.score < -0.3


@pytest.mark.parametrize("text", ["", "   ", "-", "...", "en osaa sanoa", "N/A", "ei mitään", "kk"])
def test_answers_that_say_nothing_are_no_content(text: str) -> None:
    coded = classify(text)
    assert (coded.status, coded.sentiment, coded.score, coded.mentions) == ("no_content", "neutral", 0.0, ())
    assert coded.signals == ("no_content",) and coded.reason


def test_nothing_to_improve_is_mild_praise() -> None:
    coded = classify(" Ei mitään. ", question="Mitä voisimme parantaa?")
    assert coded.status == "coded" and coded.sentiment == "positive" and coded.score == 0.5
    (mention,) = coded.mentions
    assert (mention.theme, mention.polarity, mention.stage) == ("general", "positive", "not_stated")
    assert mention.evidence(coded.text) == "Ei mitään."


def test_ten_out_of_ten_is_praise_and_two_a_complaint() -> None:
    assert (classify("10/10").score, classify("2/10").score) == (1.0, -0.6)
    assert themes(classify("10/10")) == {"general": "positive"}


@pytest.mark.parametrize("text", ["Tack för bra service", "Väga hea teenindus", "Der Monteur war sehr freundlich"])
def test_other_languages_are_left_uncoded_and_say_so(text: str) -> None:
    coded = classify(text)
    assert (coded.status, coded.language, coded.sentiment, coded.score) == ("unsupported_language", "other", None, None)
    assert coded.text == text and coded.mentions == ()


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_missing_answer_is_no_content(missing: object) -> None:
    assert classify(missing).status == "no_content"  # type: ignore[arg-type]


def test_what_is_no_text_is_an_error_row_not_an_exception() -> None:
    wrong = classify(["a list"])  # type: ignore[arg-type]
    broken = classify("hyvä \ud800 palvelu")
    assert (wrong.status, wrong.reason) == ("error", "the answer is a list, not a text")
    assert broken.status == "error" and "surrogate" in broken.reason and broken.text == "hyvä \ud800 palvelu"


def test_a_megabyte_is_read_whole() -> None:
    text = ("Palvelu oli hyvää ja nopeaa. " * 40_000)[:1_000_000] + " Lasku oli väärin."
    coded = classify(text)
    assert coded.status == "coded" and coded.text == text
    assert {"schedules"} <= set(themes(coded))


def test_to_dict_carries_the_evidence() -> None:
    record = classify("Toimitus oli nopea.").to_dict()
    assert record["mentions"][0]["evidence"] == "Toimitus oli nopea."
    assert list(record) == [
        "id", "text", "language", "status", "sentiment", "score", "mentions", "signals", "reason", "certainty",
        "needs_review",
    ]  # fmt: skip


TEXTS = [
    "Hyvä palvelu, kiitos!", "Slow and rude.", "-", "Tack så mycket för hjälpen", "Lasku oli epäselvä mutta maksoin",
    "👍👍", "I waited two weeks for a reply and nobody called", "ei oo mitää valittamista", "Asentaja myöhästyi tunnin",
]  # fmt: skip


def test_a_text_reads_the_same_alone_and_in_any_batch_and_order() -> None:
    alone = {text: replace(classify(text), id="") for text in TEXTS}
    for size in (1, 2, 5, 100):
        for order in (TEXTS, TEXTS[::-1]):
            together = list(classify_many(order, batch_size=size))
            assert [coded.text for coded in together] == order
            assert all(replace(coded, id="") == alone[coded.text] for coded in together)


def test_classify_many_is_lazy_and_numbers_from_one() -> None:
    taken: list[int] = []

    def endless() -> object:
        for number in range(10**9):
            taken.append(number)
            yield f"Palvelu {number} oli hyvää"

    stream = classify_many(endless(), batch_size=3)  # type: ignore[arg-type]
    assert taken == []
    assert [next(stream).id for _ in range(4)] == ["1", "2", "3", "4"]
    assert len(taken) == 6


def test_classify_many_gives_each_text_its_question() -> None:
    texts = ["ei mitään", "ei mitään", "ei mitään"]
    statuses = [c.status for c in classify_many(texts, questions=["Mitä parantaisit?", "Mikä oli hyvää?"])]
    assert statuses == ["coded", "no_content", "no_content"]
    assert [c.status for c in classify_many(texts, questions="Mitä parantaisit?")] == ["coded"] * 3


def test_wrong_arguments_say_what_to_do() -> None:
    with pytest.raises(OptionError, match="Use classify for one text"):
        classify_many("yksi teksti")
    with pytest.raises(OptionError, match="number from 1 up"):
        classify_many([], batch_size=0)
    with pytest.raises(OptionError, match="Choose fi or en"):
        classify("hej", default_language="sv")
    with pytest.raises(ModelError, match="Check the path"):
        classify("hei", model="no/such/folder")


class Failing:
    """A model that cannot read texts with a certain word."""

    def __init__(self) -> None:
        self.info = ModelInfo("failing", "1", "", CODEFRAME.theme_ids, CODEFRAME.stage_ids, {})

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        if any("räjähdys" in passage.text for passage in passages):
            raise ValueError("salainen verbatim")
        return [Reading(True, "positive", 1.0, (), ()) for _ in passages]


def test_a_text_that_breaks_the_model_takes_no_neighbour_along() -> None:
    model: Model = Failing()
    coded = Coder(model, CODEFRAME).code([Answer(str(i), text) for i, text in enumerate(["hyvä palvelu", "räjähdys"])])
    assert [each.status for each in coded] == ["coded", "error"]
    assert coded[1].reason == "the model failed on this text (ValueError)"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60) | st.sampled_from(TEXTS), max_size=6))
def test_whatever_comes_in_comes_out_in_order_with_a_status(texts: list[str]) -> None:
    coded = make_coder().code([Answer(str(i), text) for i, text in enumerate(texts)])
    assert [(each.id, each.text) for each in coded] == [(str(i), text) for i, text in enumerate(texts)]
    for each in coded:
        assert (each.status == "coded") == bool(each.mentions)
        assert (each.sentiment is None) == (each.status in ("unsupported_language", "error")) == (each.score is None)
        assert each.score is None or -1 <= each.score <= 1
        for mention in each.mentions:
            assert 0 <= mention.start < mention.end <= len(each.text) and mention.evidence(each.text).strip()
            assert 0 <= mention.confidence <= 1
            assert mention.theme in CODEFRAME.theme_ids and mention.stage in CODEFRAME.stage_ids
            assert (mention.stage == "not_stated") == (mention.stage_source == "none")
