"""Plain texts are cut as spaCy cuts them."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp import plain_tokens as room
from nlp.plain_tokens import EXCEPTIONS, SPACY, plain_tokens
from nlp.segments import Segmenter, segmenter

RULES = {language: spacy.blank(language).tokenizer.rules for language in ("fi", "en")}
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ"


def exceptions(language: str) -> set[str]:
    """The words of letters that spaCy has rules for: what belongs in the table, with the new version beside it."""
    words = (key[:-1] if key[-1:] in ".,!?" else key for key in RULES[language])
    return {word.lower() for word in words if len(word) > 1 and set(word) <= set(LETTERS)}


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_table_has_the_exceptions_of_its_version(language: str) -> None:
    if spacy.__version__ not in SPACY:
        pytest.skip(f"with spaCy {spacy.__version__} no text is plain")
    assert EXCEPTIONS[language] == exceptions(language)


WORDS = st.one_of(
    st.text(alphabet=LETTERS, min_size=1, max_size=8),
    st.sampled_from(
        "mutta ja että joka koska but and which because I a OK OY XD xD esim mm jne Inc Mr id ettei cannot im hyvä "
        "Kiitos palvelu toimi hyvin asentaja myöhästyi price was too high staff kun vaikka although".split()
    ),
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", "", "", ",", ".", "!", "?"])), min_size=1, max_size=25).map(
    lambda pairs: " ".join(word + mark for word, mark in pairs)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(["fi", "en"]))
@example("Asentaja oli mukava, mutta lasku oli liian kallis ja epäselvä.", "fi")
@example("I waited a week. Nobody called, but the staff was kind!", "en")
@example("Hinta A. ja OY. kk.", "fi")
def test_plain_texts_are_cut_as_spacy_cuts_them(text: str, language: str) -> None:
    tokens = plain_tokens(text, language)
    reader = segmenter(language)
    if tokens is None:
        return
    doc = reader.load()(text)
    assert tokens.texts == [token.text for token in doc]
    assert tokens.begins == [token.idx for token in doc]
    assert tokens.glued == [False] + [not token.whitespace_ for token in doc[:-1]]
    assert reader.split(text) == tuple(reader._segments(text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Toimitus myöhästyi viikon, mutta asentaja oli mukava.", True),
        ("Ok", True),
        ("klo 12", False),
        ("hyvä  palvelu", False),
        ("hyvä.Kiitos", False),
        ("asia hoidettiin esim. heti", False),
        ("toivoin ettei maksa", False),
        ("pieni-iso", False),
        ("hyvä...", False),
        ("Hyvä\npalvelu", False),
        ("", False),
    ],
)
def test_which_texts_are_plain(text: str, plain: bool) -> None:
    assert (plain_tokens(text, "fi") is not None) == plain


def test_another_spacy_makes_no_text_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_known_spacy", lambda: False)
    assert plain_tokens("Hyvä palvelu.", "fi") is None
    assert len(Segmenter("fi").split("Hyvä palvelu. Kiitos paljon teille.")) == 2


def test_a_plain_text_loads_no_pipeline() -> None:
    reader = Segmenter("fi")
    assert len(reader.split("Asentaja oli mukava. Hinta oli kova.")) == 2
    reader.warm("Kaikki hyvin.")
    assert reader._loaded is None
    reader.warm("klo 12")
    assert reader._loaded is not None
