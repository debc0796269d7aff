"""Numbers of placeholders, offsets, lists of what stays and goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.errors import OptionError
from nlp.redact import Redactor, Span, find, read_phrases, redact


def test_one_person_has_one_number_in_every_form_and_order() -> None:
    text = "Maija Virtanen tuli. Virtasen Maijan kanssa sujui, ja Maijalle kiitos. Pekka ei tullut, Pekan vika."
    assert (
        redact(text) == "<NIMI_1> tuli. <NIMI_1> kanssa sujui, ja <NIMI_1> kiitos. <NIMI_2> ei tullut, <NIMI_2> vika."
    )


def test_two_bearers_of_a_first_name_leave_it_a_person_of_its_own() -> None:
    assert redact("Maija Virtanen ja Maija Korhonen. Maija soitti.") == "<NIMI_1> ja <NIMI_2>. <NIMI_3> soitti."


def test_other_kinds_are_numbered_by_what_they_are() -> None:
    text = "Soita 040 123 4567 tai +358401234567 tai 050 765 4321"
    assert redact(text) == "Soita <PUHELIN_1> tai <PUHELIN_1> tai <PUHELIN_2>"


def test_a_redactor_numbers_across_texts_and_a_call_does_not() -> None:
    redactor = Redactor()
    shown = [redactor.redact(text).text for text in ("Kiitos Pekka!", "Kiitos Liisa!", "Pekalle terveisiä")]
    assert shown == ["Kiitos <NIMI_1>!", "Kiitos <NIMI_2>!", "<NIMI_1> terveisiä"]
    assert redact("Kiitos Liisa!") == "Kiitos <NIMI_1>!"


def test_numbers_of_placeholders_already_there_are_not_given_again() -> None:
    assert redact("<NIMI_1> ja <NIMI_4> tulivat, Pekka ei") == "<NIMI_1> ja <NIMI_4> tulivat, <NIMI_5> ei"


def test_spans_and_offsets() -> None:
    text = "Kiitos Pekalle, soita 040 123 4567 heti"
    found = find(text)
    assert found.text == "Kiitos <NIMI_1>, soita <PUHELIN_1> heti"
    assert found.spans == (Span(7, 14, "name", "<NIMI_1>"), Span(22, 34, "phone", "<PUHELIN_1>"))
    start, end = found.map_span(16, 39)
    assert found.text[start:end] == "soita <PUHELIN_1> heti"
    start, end = found.map_span(8, 26)  # from inside the name to inside the number
    assert found.text[start:end] == "<NIMI_1>, soita <PUHELIN_1>"
    start, end = found.map_span(0, 7)
    assert found.text[start:end] == "Kiitos "
    assert found.map_span(9, 9) == (7, 15)
    assert find("Hyvä palvelu").map_span(2, 5) == (2, 5)


_PIECES = st.sampled_from(
    "Kiitos Pekalle Maija Virtanen soita 040 123 4567 heti a@b.fi Kauppakatu 3 oli <NIMI_2> tilaus 998877 .".split()
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=12).map(" ".join), st.data())
def test_mapped_words_are_the_same_words(text: str, data: st.DataObject) -> None:
    found = find(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = found.map_span(start, end)
    assert 0 <= first <= last <= len(found.text)
    if all(end <= span.start or span.end <= start for span in found.spans) and start < end:
        assert found.text[first:last] == text[start:end]
    for span in found.spans:
        if span.start < end and start < span.end:
            assert span.placeholder in found.text[first:last]


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=12).map(" ".join), st.sampled_from(["fi", "en"]))
def test_redacting_twice_is_redacting_once(text: str, language: str) -> None:
    once = redact(text, language)
    assert find(once, language).spans == ()


def test_what_is_allowed_stays_in_every_case_form() -> None:
    assert redact("Kiitos Pekalle ja Liisalle", allow=["Pekka"]) == "Kiitos Pekalle ja <NIMI_1>"
    assert redact("Soita 040 123 4567", allow=["040 123 4567"]) == "Soita 040 123 4567"
    # The person is more than the allowed word.
    assert redact("Pekka Virtanen kävi", allow=["Pekka"]) == "<NIMI_1> kävi"


def test_what_is_blocked_goes_in_every_case_form() -> None:
    assert (
        redact("Projekti Haukan budjetti ja haukka", block=["Haukka"])
        == "Projekti <POISTETTU_1> budjetti ja <POISTETTU_2>"
    )
    assert redact("the Blue Team was late", "en", block=["blue team"]) == "the <REMOVED_1> was late"
    assert redact("haukkana lentää haukkamainen", block=["haukka"]) == "<POISTETTU_1> lentää haukkamainen"


def test_a_list_is_a_file_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "allow.txt"
    path.write_text("\ufeff# firms\nElisa\n\n  Oy Firma Ab \n", encoding="utf-8")
    assert read_phrases(path) == ("Elisa", "Oy Firma Ab")
    with pytest.raises(OptionError, match="one phrase a line"):
        read_phrases(tmp_path / "none.txt")
    with pytest.raises(OptionError, match="Put the phrase into a list"):
        redact("x", allow="Elisa")
    with pytest.raises(OptionError, match="Choose fi or en"):
        redact("x", "sv")


def test_no_text_is_shown_by_what_is_found() -> None:
    found = find("Soita Pekalle 040 123 4567")
    assert "Pekalle" not in repr(found) and "4567" not in repr(found)
