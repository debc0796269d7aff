"""Names of persons: inflection, order, small letters, cues; and the words that are names as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.redact import redact
from nlp.redact.gazetteer import first_names, last_names, own_names
from nlp.redact.inflection import is_ending, stems
from nlp.redact.name_words import FORMS_EN, FORMS_FI, WORDS_EN, WORDS_FI


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("pekka", "pekan pekalle pekkaa pekkana pekkaan pekkakin pekalleko"),
        ("heikki", "heikin heikillä heikkiä"),
        ("arto", "arton artolta artoa"),
        ("john", "johnin johnille johnia"),
        ("markus", "markuksen markukselle markusta"),
        ("tuomas", "tuomaksen tuomaalle tuomasta"),
    ],
)
def test_first_names_inflect(name: str, forms: str) -> None:
    for form in forms.split():
        found = first_names().match(form)
        assert found is not None and found.base == name and found.inflected, form


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("virtanen", "virtasen virtaselle virtasta virtasten virtaset virtasille"),
        ("niemi", "niemen niemellä niemeä"),
        ("lahti", "lahden lahdelta lahtea"),
        ("ranta", "rannan rannalle rantaa"),
        ("laine", "laineen laineelle lainetta"),
        ("rinne", "rinteen rinteelle"),
        ("koski", "kosken koskelle koskea"),
    ],
)
def test_surnames_inflect_as_words_do(name: str, forms: str) -> None:
    for form in forms.split():
        found = last_names().match(form)
        assert found is not None and found.base == name, form


def test_endings_alone_make_no_name() -> None:
    assert not is_ending("peka", "ruutu") and not is_ending("virtas", "lle")
    assert first_names().match("pekkaruutu") is None
    assert first_names().match("assarit") is None  # no plural of first names
    assert stems("aho", surname=True) == {"aho"}


@given(st.sampled_from(sorted(own_names(True))), st.sampled_from(["n", "lle", "lla", "lta", "sta", "kin"]))
def test_every_first_name_is_known_in_every_case(name: str, ending: str) -> None:
    stem = next(stem for stem in sorted(stems(name), key=len) if stem[-1] in "aeiouyåäö")
    assert first_names().match(stem + ending) is not None


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Virtasen Maijalle iso kiitos", "<NIMI_1> iso kiitos"),
        ("kiitos pekalle", "kiitos <NIMI_1>"),
        ("asiakaspalvelun liisalta sain avun", "asiakaspalvelun <NIMI_1> sain avun"),
        ("KIITOS SEPOLLE", "KIITOS <NIMI_1>"),
        ("korhosen timo kävi", "<NIMI_1> kävi"),
        ("Pekka auttoi heti", "<NIMI_1> auttoi heti"),
        ("Sovittiin Mikon ja Annen kanssa", "Sovittiin <NIMI_1> ja <NIMI_2> kanssa"),
        ("Myyjä Toivo Lehtonen tunsi tuotteet", "Myyjä <NIMI_1> tunsi tuotteet"),
        ("Hoitaja Lumi oli hyvä", "Hoitaja <NIMI_1> oli hyvä"),
        ("meidän Marja hoiti asian", "meidän <NIMI_1> hoiti asian"),
        ("Rouva Salo oli töykeä", "Rouva <NIMI_1> oli töykeä"),
        ("M. Virtanen ja Jussi P. soittivat", "<NIMI_1> ja <NIMI_2> soittivat"),
        ("Pekka virtanen soitti", "<NIMI_1> soitti"),
        ("terv. maija", "terv. <NIMI_1>"),
        ("Kuski oli nimeltään Abdirahman", "Kuski oli nimeltään <NIMI_1>"),
        ("Anna-Liisa Hakkaraisen luona", "<NIMI_1> luona"),
    ],
)
def test_finnish_names(text: str, masked: str) -> None:
    assert redact(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Sarah's advice was good", "<NAME_1>'s advice was good"),
        ("I spoke with Mark and he fixed it", "I spoke with <NAME_1> and he fixed it"),
        ("My nurse, Grace Adams, stayed", "My nurse, <NAME_1>, stayed"),
        ("a big thank you to sophie and liam", "a big thank you to <NAME_1> and <NAME_2>"),
        ("thanks kevin you were great", "thanks <NAME_1> you were great"),
        ("Technician Gary O'Neill came", "Technician <NAME_1> came"),
        ("Mark and Rose were great", "<NAME_1> and <NAME_2> were great"),
        ("Our guide Giuseppe was fun", "Our guide <NAME_1> was fun"),
        ("mike in the warehouse is great", "<NAME_1> in the warehouse is great"),
        ("Professor Higgins explained it", "Professor <NAME_1> explained it"),
        ("Mrs Henderson was rude", "Mrs <NAME_1> was rude"),
        ("Thank you very much, John", "Thank you very much, <NAME_1>"),
    ],
)
def test_english_names(text: str, masked: str) -> None:
    assert redact(text, "en") == masked


CLEAN_FI = """
Toivo heräsi ja tuuli tyyntyi
Lumi suli, marja kypsyi ja ilona oli kesä
Onni oli, että aamu oli rauhallinen
Anna kun arvaan, kai se myöhästyi
Joukossa oli ainoa ehjä, pian sekin hajosi
Elisa ei vastaa ja Wilma ei aukea
Lahden myymälä ja Salon liike olivat kiinni
Asentaja Helsingistä ei löytänyt perille
Kiitos Teille ja hyvää Juhannusta
Suomalainen ruoka ja Punainen takki
mika tassa maksaa ja milla perusteella
HUONO PALVELU EN TULE TOISTE
Hyvä hoitaja. Olisin halunnut jäädä
jotkin tehtävistä olivat vaikeita, jostakin syystä
""".strip().split("\n")
CLEAN_EN = """
Will you ever answer? May I ask again? Mark my words
Prices rose, hope faded and joy was gone
Grace period. Rose garden. Bill payment
Great Food And Great Staff In This Restaurant
London Bridge and Victoria line were closed
The doctor said nothing. However, the nurse was kind
Late delivery. Tea was cold. Into the bin
""".strip().split("\n")


@pytest.mark.parametrize(
    ("language", "text"), [*(("fi", text) for text in CLEAN_FI), *(("en", text) for text in CLEAN_EN)]
)
def test_words_that_are_names_as_well_stay(language: str, text: str) -> None:
    assert redact(text, language) == text


def test_the_word_lists_speak_of_names() -> None:
    """A word that no list could take for a name needs no place among the exceptions."""

    assert {"toivo", "tuuli", "lumi", "marja", "onni", "anna"} <= WORDS_FI
    assert {"ainoa", "pian", "olen"} <= FORMS_FI
    for word in WORDS_FI | FORMS_FI | WORDS_EN | FORMS_EN:
        assert first_names().match(word) or last_names().match(word), word
