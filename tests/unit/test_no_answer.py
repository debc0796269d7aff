"""Words that say nothing: one list for the coding of answers and for the search for columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.content import QUESTION_KINDS, content_of
from nlp.no_answer import bare_of, says_nothing, words_of
from nlp.survey.profile import profile_of

SILENT = [
    "-", "...", "", "?!", "N/A", "na", "n a", "NULL", "None", "nil", "ei", "Ei ole.", "ei mitään", "ei mitaan",
    "ei mikään", "ei muuta", "Ei lisättävää", "eos", "ei kommentoitavaa", "Ei kommenttia!", "ei kommentteja",
    "en osaa sanoa", "En tiedä", "no", "nothing", "no comment", "No comments.", "not applicable", "Nothing to add",
    "nej", "inget", "Ingenting", "vet ej",
]  # fmt: skip
SPOKEN = ["ok", "Hyvä", "ei toiminut", "10/10", "9", "joo", "no news from you", "nothing worked", "en saanut vastausta"]


@pytest.mark.parametrize("text", SILENT)
def test_answers_that_say_nothing(text: str) -> None:
    assert says_nothing(text)
    assert content_of(text, "open").kind == "none"
    assert profile_of([text]).answers == 0


@pytest.mark.parametrize("text", SPOKEN)
def test_answers_that_say_something(text: str) -> None:
    assert not says_nothing(text)
    assert profile_of([text]).answers == 1


@given(st.text(max_size=40), st.sampled_from(QUESTION_KINDS))
def test_what_says_nothing_is_never_read(text: str, kind: str) -> None:
    if says_nothing(text) and any(character.isalpha() for character in text):
        assert content_of(text, kind).kind in ("none", "verdict")  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_marks_around_the_words_do_not_count(text: str) -> None:
    assert bare_of(f" –{text}…!") == bare_of(text)
    assert words_of(text) == words_of(f"({text})")
