"""Masking of personal data: what is masked, what is not, and that nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.fi import hetu, ytunnus

from nlp.redact import find, numbers, redact
from nlp.redact.gazetteer import first_names
from nlp.redact.kinds import Found
from nlp.redact.search import SEARCHES, WINDOW, search, windows


def personal_code(day: str, century: str, number: str) -> str:
    """A valid Finnish personal identity code; 900–999 are never given to anyone."""
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(day + number) % 31]
    code = f"{day}{century}{number}{check}"
    assert hetu.is_valid(code, allow_temporary=True)
    return code


CODES = [personal_code("131052", "-", "308"), personal_code("010203", "A", "123"), personal_code("311299", "Y", "002")]
CARD = "400000123456789" + luhn.calc_check_digit("400000123456789")
ACCOUNT = "FI" + iban.calc_check_digits("FI0012345600000785") + "12345600000785"
COMPANY = "2077474-" + ytunnus.calc_check_digit("2077474") if hasattr(ytunnus, "calc_check_digit") else "2077474-0"


@pytest.mark.parametrize("code", CODES)
def test_a_personal_code_is_masked_only_with_the_right_check_character(code: str) -> None:
    assert redact(f"Tunnukseni on {code}, tarkistakaa.") == "Tunnukseni on <HENKILÖTUNNUS_1>, tarkistakaa."
    assert redact(code.lower(), "en") == "<ID_1>"
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert redact(f"malli {wrong}") == f"malli {wrong}"


@pytest.mark.parametrize("sign", "+-YXWVUABCDEF")
def test_every_sign_of_a_century_is_known(sign: str) -> None:
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int("131022907") % 31]
    assert redact(f"tunnus 131022{sign}907{check}.") == "tunnus <HENKILÖTUNNUS_1>."
    wrong = "B" if check == "A" else "A"
    assert redact(f"tunnus 131022{sign}907{wrong}.") == f"tunnus 131022{sign}907{wrong}."


def test_small_letters_blanks_and_other_dashes_hide_no_code() -> None:
    code, low = CODES[0], CODES[1].lower()
    assert redact(f"{code[:6]} {code[6]} {code[7:]}") == "<HENKILÖTUNNUS_1>"
    assert redact(code.replace("-", "–")) == "<HENKILÖTUNNUS_1>"
    assert redact(f"tunnus {low}") == "tunnus <HENKILÖTUNNUS_1>"
    assert redact(ACCOUNT.lower()) == "<TILINUMERO_1>"
    assert redact("Y-tunnus FI" + COMPANY.replace("-", "")) == "Y-tunnus <Y-TUNNUS_1>"


def test_accounts_cards_and_companies_are_checked() -> None:
    spaced = " ".join(re.findall(".{1,4}", ACCOUNT))
    assert redact(f"tilille {ACCOUNT} tai {spaced}.") == "tilille <TILINUMERO_1> tai <TILINUMERO_1>."
    wrong = ACCOUNT[:-1] + str((int(ACCOUNT[-1]) + 1) % 10)
    assert redact(f"koodi {wrong}") == f"koodi {wrong}"
    for form in (CARD, " ".join(re.findall(".{4}", CARD)), "-".join(re.findall(".{4}", CARD))):
        assert redact(f"kortti {form} meni jumiin") == "kortti <KORTTINUMERO_1> meni jumiin"
    assert "<KORTTINUMERO_1>" not in redact("sarja " + CARD[:-1] + str((int(CARD[-1]) + 1) % 10))
    assert redact(f"yritys {COMPANY} ei vastaa") == "yritys <Y-TUNNUS_1> ei vastaa"
    assert redact("osa 2077474-1 puuttui") == "osa 2077474-1 puuttui"


def test_what_stands_beside_a_number_does_not_hide_it() -> None:
    spaced = " ".join(re.findall(".{1,4}", ACCOUNT))
    card = " ".join(re.findall(".{4}", CARD))
    assert redact(f"{spaced} OP") == "<TILINUMERO_1> OP"
    assert redact(f"{ACCOUNT} ABC-123") == "<TILINUMERO_1> <REKISTERITUNNUS_1>"
    assert redact(f"{card} 12/27") == "<KORTTINUMERO_1> 12/27"
    assert redact(f"nro 12 {card} 345") == "nro 12 <KORTTINUMERO_1> 345"
    assert redact(f"{card} {card}") == "<KORTTINUMERO_1> <KORTTINUMERO_1>"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Kirjoita anna.k+tilaus@posti.esimerkki.fi tänne", "Kirjoita <SÄHKÖPOSTI_1> tänne"),
        ("Kirjoita a_b@esimerkki.fi.", "Kirjoita <SÄHKÖPOSTI_1>."),
        ("Sivulla www.esimerkki.fi/oma?id=31 oli virhe", "Sivulla <OSOITE_1> oli virhe"),
        ("Sivulla https://a.fi/x oli virhe", "Sivulla <OSOITE_1> oli virhe"),
        ("Soita 040 123 4567 illalla", "Soita <PUHELIN_1> illalla"),
        ("Soita 0401234567 illalla", "Soita <PUHELIN_1> illalla"),
        ("Soita +358 40 123 4567!", "Soita <PUHELIN_1>!"),
        ("Soita (09) 123 456 heti", "Soita <PUHELIN_1> heti"),
        ("Soita 044-9876543", "Soita <PUHELIN_1>"),
        ("laita liisa(at)esimerkki.fi viestiin", "laita <SÄHKÖPOSTI_1> viestiin"),
        ("Sivulla esimerkki.fi/tilaus/31, kiitos", "Sivulla <OSOITE_1>, kiitos"),
        ("Kauppakadulla 3 ei toimi netti", "<KATUOSOITE_1> ei toimi netti"),
        ("bor på Storgatan 5 B", "bor på <KATUOSOITE_1>"),
        ("muutin kauppakadulle 3 as 5", "muutin <KATUOSOITE_1>"),
        ("Mannerheimintie 12 B 4, 00100 Helsinki", "<KATUOSOITE_1>"),
        ("Paketti vietiin Kauppakatu 3:n pihaan", "Paketti vietiin <KATUOSOITE_1>:n pihaan"),
        ("kilvessä luki ABC 123", "kilvessä luki <REKISTERITUNNUS_1>"),
        ("tilaukseni (nro 5543321) hukkui", "tilaukseni (nro <NUMERO_1>) hukkui"),
        ("as.nro 998877", "as.nro <NUMERO_1>"),
        ("autoni abc-123 jäi", "autoni <REKISTERITUNNUS_1> jäi"),
        ("tilausnumerollani 99887 ei löytynyt", "tilausnumerollani <NUMERO_1> ei löytynyt"),
        ("potilasnumero oli 0098123", "potilasnumero oli <NUMERO_1>"),
        ("Soita 01.03.2026 numeroon 040 123 4567", "Soita 01.03.2026 numeroon <PUHELIN_1>"),
        ("Auto ABC-123 jäi pihaan", "Auto <REKISTERITUNNUS_1> jäi pihaan"),
        ("Osoite on Kauppakatu 3", "Osoite on <KATUOSOITE_1>"),
        ("Asun osoitteessa Mannerheimintie 12 A 5, ovi oikealla", "Asun osoitteessa <KATUOSOITE_1>, ovi oikealla"),
        ("Osoite Mannerheimintie 12 oli väärä", "Osoite <KATUOSOITE_1> oli väärä"),
        ("Tilausnumero 123456 hukkui", "Tilausnumero <NUMERO_1> hukkui"),
        ("tilaus: 98765432", "tilaus: <NUMERO_1>"),
        ("lasku nro 445566 oli väärin", "lasku nro <NUMERO_1> oli väärin"),
        ("vahinkotunnus AB-77123", "vahinkotunnus <NUMERO_1>"),
        ("Matti Meikäläinen kävi meillä", "<NIMI_1> kävi meillä"),
        ("Matti Juhani Meikäläinen kävi", "<NIMI_1> kävi"),
        ("Meillä kävi Anna-Maija Virtanen eilen", "Meillä kävi <NIMI_1> eilen"),
        ("Kiitos Matti Meikäläinen avusta", "Kiitos <NIMI_1> avusta"),
        ("Asentaja Mika oli hyvä", "Asentaja <NIMI_1> oli hyvä"),
        ("Myyjä Liisa Virtanen auttoi", "Myyjä <NIMI_1> auttoi"),
        ("Palveli hyvin. Kiitos Pekalle!", "Palveli hyvin. Kiitos <NIMI_1>!"),
        ("Matti Meikäläinen Kauppakatu 3", "<NIMI_1> <KATUOSOITE_1>"),
    ],
)
def test_finnish_personal_data(text: str, masked: str) -> None:
    assert redact(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to jane@example.co.uk today", "Write to <EMAIL_1> today"),
        ("Call +44 20 7946 0958 today", "Call <PHONE_1> today"),
        ("I live at 10 Downing Street", "I live at <ADDRESS_1>"),
        ("Order #55512 never came", "Order #<NUMBER_1> never came"),
        ("order number AB-12345", "order number <NUMBER_1>"),
        ("my claim 77123 is open", "my claim <NUMBER_1> is open"),
        ("Thanks to John Smith for help", "Thanks to <NAME_1> for help"),
        ("The driver was named Aki", "The driver was named <NAME_1>"),
        ("Flat 3, 48 Queens Road was empty", "<ADDRESS_1> was empty"),
        ("our postcode is M14 5TP now", "our postcode is <ADDRESS_1> now"),
        ("my car AB12 CDE was hit", "my car <PLATE_1> was hit"),
        ("ring 07700 900123 or (555) 123-4567", "ring <PHONE_1> or <PHONE_2>"),
        ("order ID: 8876-XX-12 and ref AB/1234/C", "order ID: <NUMBER_1> and ref <NUMBER_2>"),
        ("loyalty card 6338 1234 5678 declined", "loyalty card <NUMBER_1> declined"),
        ("reg number kx63 wrt", "reg number <PLATE_1>"),
        ("see www.example.com/reset?token=9fa8", "see <URL_1>"),
        ("I asked doctor Patel twice", "I asked doctor <NAME_1> twice"),
    ],
)
def test_english_personal_data(text: str, masked: str) -> None:
    assert redact(text, "en") == masked


CLEAN = """
Hyvä palvelu
Oulun toimipiste oli kiinni
Kaikki sujui hyvin, kiitos!
KIITOS PALJON
Hinta oli 12,50 €
Maksoin 1 250,00 euroa ja 10000 euroa
Sivusto www.esimerkki.fi ja https://esimerkki.fi/ ovat hitaita
Valtatie 4 oli tukossa ja Rantatie 3 km päässä
Tilaus 2025 kesällä ja lasku 12500 euroa
20 minutes down the road there is a shop
Alennus oli 100-200 euroa tai 15-20 %
Asentaja tuli klo 12.30
Auki 9-17 ja 08.00-16.00 sekä 08:00 - 16:00
Tilasin 1.3.2026 ja sain 01.04.2026
Aikaa oli 1.3.-5.3.2026
Tilaus 12.5.2026 myöhästyi
Vuosina 2019-2024 kaikki oli paremmin
COVID-19 siirsi asennusta
Ajoin 20 000 km ja odotin 45 min
Annan 10/10 ja NPS 9
Liittymän nopeus on 1000/100
Helsingissä ja Oulussa on eroja
Asunto on 75 m2, kolmas kerros
The staff at the London branch were great
We waited 2 hours and 30 minutes on 12 May
It cost 1,299.00 and came in 3 days
""".strip().split("\n")


@pytest.mark.parametrize("text", CLEAN)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_clean_sentences_stay(text: str, language: str) -> None:
    assert redact(text, language) == text


def test_nothing_of_the_data_is_left() -> None:
    text = (
        f"Matti Meikäläinen, {CODES[0]}, Kauppakatu 3 A 12, 040 123 4567, matti@esimerkki.fi, {ACCOUNT}, ABC-123, "
        f"tilausnumero 998877, kortti {CARD}"
    )
    masked = redact(text)
    assert masked == (
        "<NIMI_1>, <HENKILÖTUNNUS_1>, <KATUOSOITE_1>, <PUHELIN_1>, <SÄHKÖPOSTI_1>, <TILINUMERO_1>, "
        "<REKISTERITUNNUS_1>, tilausnumero <NUMERO_1>, kortti <KORTTINUMERO_1>"
    )


_WORDS = """
    Matti Meikäläinen Anna-Maija Virtanen Kiitos Asentaja oli hyvä Kauppakatu 3 A 12 tilaus lasku nro Order # 998877
    040 123 4567 +358 ABC-123 a@b.fi www.a.fi klo 12.30 1.3.2026 08.00-16.00 12,50 € . , ! - : < > <NIMI_1> <PUHELIN_1>
    """.split()
_PARTS = st.sampled_from([*_WORDS, CODES[0], ACCOUNT, CARD, COMPANY, " ", " ", " ", "\n", "\x00"])
_TEXTS = st.one_of(st.lists(_PARTS, max_size=16).map(" ".join), st.lists(_PARTS, max_size=16).map("".join), st.text())


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_all_but_the_spans_is_the_text_unchanged(text: str) -> None:
    found = find(text)
    shown, done = "", 0
    for span in found.spans:
        assert done <= span.start < span.end
        shown += text[done : span.start] + span.placeholder
        done = span.end
    assert shown + text[done:] == found.text == redact(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö ,.!?-\n", max_size=120))
def test_words_without_capitals_digits_or_signs_stay_unless_a_list_has_them(text: str) -> None:
    text = text.replace("www.", "")
    for span in find(text).spans:
        assert span.kind == "name"
        assert any(first_names().match(word) for word in re.findall(r"[^\W\d_]+", text[span.start : span.end]))


@settings(max_examples=200, deadline=None)
@given(st.lists(_PARTS, max_size=12).map(" ".join))
@example("Matti Meikäläinen Kauppakatu 3 Liisa Virtanen")
def test_masking_twice_is_masking_once(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


UNITS = [
    "a",
    "!",
    "1",
    "1 ",
    "a.",
    "Aa",
    "Aa ",
    "a@",
    "1-",
    " ",
    "tilaus ",
    "FI12 ",
    "Akatu",
    "Matti ",
    "A. ",
    "<NIMI_1>",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_is_searched_in_bounded_parts(unit: str) -> None:
    text = "a" + unit * (50_000 // len(unit)) + "a"
    seen: list[int] = []

    def spy(part: str, _: str) -> Iterator[Found]:
        seen.append(len(part))
        return iter(())

    found = search(text, "fi", (spy, *SEARCHES))
    assert max(seen) <= WINDOW
    assert sum(seen) <= 6 * len(text)
    assert len(seen) <= 6 * (1 + 2 * len(text) // WINDOW)
    assert all(one.start < one.end for one in found)


@pytest.mark.parametrize("unit", UNITS)
def test_the_checks_of_a_text_grow_with_its_length_alone(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def count(part: str) -> bool:
        nonlocal calls
        calls += 1
        return False

    for pattern in (numbers._HETU, numbers._YTUNNUS, numbers._IBAN, numbers._CARD):
        list(numbers.checked(pattern, count, "a" + unit * (20_000 // len(unit)) + "a"))
    assert calls <= 40 * 20_000


def test_windows_follow_each_other_and_cut_between_words() -> None:
    text = "Kaikki sujui hyvin ja soitin numeroon 040 123 4567 heti. " * 300
    parts = list(windows(text))
    assert "".join(text[begin:end] for begin, end in parts) == text
    assert all(0 < end - begin <= WINDOW for begin, end in parts)
    assert redact(text).count("<PUHELIN_1>") == 300


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Työmaan vetäjä Sami oli tavoitettavissa", "Työmaan vetäjä <NIMI_1> oli tavoitettavissa"),
        ("meidän yhteyshenkilömme Anna-Maija auttoi", "meidän yhteyshenkilömme <NIMI_1> auttoi"),
        ("huoltomies tuli ajallaan", "huoltomies tuli ajallaan"),
    ],
)
def test_a_first_name_after_a_role_is_masked(text: str, masked: str) -> None:
    assert redact(text, "fi") == masked
