"""Answers without content, bare verdicts, and the kinds of questions."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.content import QUESTION_KINDS, Content, content_of, question_kind

PRAISE = Content("verdict", "positive", 0.5)
NONE, TEXT = Content("none"), Content("text")


@pytest.mark.parametrize(
    "text",
    """
    |-|...|?|–|  |\n|12|en osaa sanoa|En osaa sanoa.|en osaa nyt sanoa|en tiedä|EN TIIÄ|mä en osaa sanoa|eos|x|xx|kk
    |ei kommentoitavaa|ei mitään sanottavaa|ei mitään lisättävää|ei mitään kommentoitavaa|ei ole kokemusta|ei muuta
    |Ei mitään erityistä|ei tule mieleen mitään|vaikea sanoa|sama kuin yllä|kyllä|joo|N/A|n/a|NA|no comment|No comments.
    |I don't know|I don’t know|I don´t know|dunno|not sure|nothing to add|as above|yes|test|0/0|11/10|24/7
    """.replace("\n    ", "").split("|"),
)
@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_these_say_nothing_whatever_was_asked(text: str, kind: str) -> None:
    assert content_of(text, kind) == NONE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    """
    ei mitään|Ei mitään.|-ei mitään-|ei mitää|ei oo mittään|ei ole mitään|eipä mitään|ei nyt mitään|mitään|ei mitenkään
    |ei|En|ei huonoa|ei mitään huonoa|Nothing|none|nothing really|not much|no|Nope!|nothing to improve
    |no improvements needed|nothing comes to mind|no changes
    """.replace("\n    ", "").split("|"),
)
def test_nothing_is_mild_praise_only_when_asked_what_to_improve(text: str) -> None:
    assert content_of(text.strip(), "improve") == PRAISE
    assert [content_of(text.strip(), kind) for kind in ("none", "praise", "open")] == [NONE] * 3


@pytest.mark.parametrize(
    "text",
    """
    ei moitittavaa|Ei valittamista|ei mitään valittamista|ei ole parannettavaa|ei kehitettävää ole|ei parannettavaa
    |eipä moitittavaa|mitään moitittavaa|ei ole mitään kehitettävää|no complaints|Nothing to complain about
    """.replace("\n    ", "").split("|"),
)
@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_no_fault_is_mild_praise_whatever_was_asked(text: str, kind: str) -> None:
    assert content_of(text.strip(), kind) == PRAISE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    """
    ok|OK!|👍|😡|❤|⭐⭐⭐⭐⭐|👍 10|ei toimi|ei toiminut mikään|ei mikään toimi
    |ei mitään hyvää sanottavaa|ei mitään hyvää|hyvä|Ei hyvä|en suosittele|ei palvelua|kaikki
    |huonoa|kehitettävää|valittamista|parannettavaa on|nothing good|nothing works
    |no answer from support|not good|ei mitään valittamista, kiitos Mika|no parking
    |7/10 ok|ei kukaan vastaa|none of it worked|en osaa sanoa muuta kuin kiitos
    |en muista milloin viimeksi olisi ollut näin huonoa
    """.replace("\n    ", "").split("|"),
)
@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_these_are_to_be_read(text: str, kind: str) -> None:
    assert content_of(text.strip(), kind) == TEXT  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "polarity", "score"),
    [
        ("10/10", "positive", 1.0),
        ("10/10!!", "positive", 1.0),
        ("10/10 👍", "positive", 1.0),
        ("9 / 10", "positive", 0.8),
        ("4/5", "positive", 0.6),
        ("7/10", "positive", 0.4),
        ("8 out of 10", "positive", 0.6),
        ("5/10", "neutral", 0.0),
        ("2/3", "neutral", 0.333),
        ("4/10", "negative", -0.2),
        ("2/10", "negative", -0.6),
        ("0/10", "negative", -1.0),
        ("1 kautta 5", "negative", -0.6),
    ],
)
@pytest.mark.parametrize("kind", QUESTION_KINDS)
def test_a_bare_rating_is_a_verdict(text: str, polarity: str, score: float, kind: str) -> None:
    assert content_of(text, kind) == Content("verdict", polarity, score)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (None, "none"),
        ("", "none"),
        ("  \n", "none"),
        ("Mitä parantaisit?", "improve"),
        ("MITÄ VOISIMME TEHDÄ PAREMMIN?", "improve"),
        ("Missä meidän pitäisi kehittyä?", "improve"),
        ("Mikä harmitti asioinnissa?", "improve"),
        ("Mitä jäit kaipaamaan?", "improve"),
        ("Risut", "improve"),
        ("Kiitos! Mitä parantaisit?", "improve"),
        ("What could we improve?", "improve"),
        ("What would you change?", "improve"),
        ("What went wrong?", "improve"),
        ("What did you dislike?", "improve"),
        ("Mikä oli hyvää?", "praise"),
        ("Missä onnistuimme?", "praise"),
        ("Ruusut", "praise"),
        ("Mistä haluat kiittää?", "praise"),
        ("What did we do well?", "praise"),
        ("What did you like best?", "praise"),
        ("Mikä meni hyvin ja mitä voisimme parantaa?", "open"),
        ("Ruusut ja risut", "open"),
        ("What was good and what could be better?", "open"),
        ("What did you like and dislike?", "open"),
        ("Vapaa palaute", "open"),
        ("Miksi annoit tämän arvosanan?", "open"),
        ("Anything else?", "open"),
        ("How was the exchange of your badge?", "open"),
    ],
)
def test_what_a_question_asks_for(question: str | None, kind: str) -> None:
    assert question_kind(question) == kind


@given(st.text(max_size=60), st.sampled_from(QUESTION_KINDS))
def test_blanks_and_punctuation_around_an_answer_change_nothing(text: str, kind: str) -> None:
    if any(character.isalpha() for character in text):
        assert content_of(f" .\n{text}… ", kind) == content_of(text, kind)  # type: ignore[arg-type]


@given(st.text(max_size=60))
def test_only_a_question_for_improvements_turns_nothing_into_praise(text: str) -> None:
    assert content_of(text, "none") == content_of(text, "open") == content_of(text, "praise")


@pytest.mark.parametrize(
    "text", ["a" + "!" * 1_000_000 + "a", "a" + " " * 1_000_000 + "a", "en osaa " + "sanoa " * 200_000 + "x"]
)
def test_a_megabyte_is_judged_in_seconds(text: str) -> None:
    began = time.process_time()
    assert content_of(text, "improve") == TEXT
    assert time.process_time() - began < 10


@pytest.mark.parametrize("text", ["Ei mitään, kaikki ok", "ei, kaikki meni hyvin", "Nothing, everything was great!"])
def test_nothing_because_all_is_well_is_praise_whatever_was_asked(text: str) -> None:
    assert [content_of(text, kind).score for kind in ("improve", "praise", "none")] == [0.5, 0.5, 0.5]


@pytest.mark.parametrize("text", ["Ei toimi, kaikki ok?", "kaikki ok", "All good"])
def test_all_is_well_alone_is_left_to_the_model(text: str) -> None:
    assert content_of(text, "improve").kind == "text"


@pytest.mark.parametrize(
    "text", ["Hyvää kesää sinne!", "mukavaa viikonloppua", "Oikein hyvää kesänjatkoa kaikille", "Have a nice day!"]
)
def test_a_wish_to_the_reader_says_nothing(text: str) -> None:
    assert content_of(text, "open").kind == "none"


@pytest.mark.parametrize("text", ["Hyvää palvelua", "Mukavaa väkeä", "hyvää ruokaa kesällä", "Have a better website"])
def test_praise_that_begins_like_a_wish_is_text(text: str) -> None:
    assert content_of(text, "open").kind == "text"
