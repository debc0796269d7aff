"""Names that the words around them tell: words that are names, small letters, initials, signatures, foreign names."""

from __future__ import annotations

import pytest

from nlp.redact import redact

FOUND_FI = """
Asiakaspalvelija [Tuuli] oli ihana
Kiitos [Tuulille] avusta
Soitin [Marjalle] eilen
Kysyin [Päiviltä] hintaa
terveisin [Toivo]
Sain palvelua, hänen nimensä on [Aamu]
Hyvin meni koko remontti! [Toivo]
[Päivi], kiitos avusta!
[Tuuli] neuvoi kärsivällisesti
[Tuuli] vastaanotosta oli ystävällinen
[Armas Koivumetsälä] kertoi vaihtoehdot
[Tuuli Kortemäki] soitti takaisin
asentaja [mika] tuli tunnin myöhässä
meidän hoitaja [suvi] oli ihana
[virtanen] lupas soittaa
puhuin eilen [korhosen] kanssa
[virtasen maija] soitti, asentaja [pekka] ei
puhuin [jannen] kanssa
puhuin [Qazimin] kanssa laskusta
hammaslääkäri [J. Korpela] paikkasi hampaan
Kortin [M. Laine] allekirjoitti
[Matti V.] oli paras
Kiitos [Anna-Liisa Mäki-Virtanen]
Kuski [Ahmed] ja kokki [Nguyen] ansaitsevat kiitoksen
Luennoija [Jan van der Berg] oli hauska
puhuin [zainabin] kanssa
Kaikki selvisi. [T. Krisse]
""".strip()
FOUND_EN = """
[Grace] helped me a lot
[Will] was great with the kids
[Hope] at the desk was lovely
[Rose] from reception rang me
[Joy] in accounts sorted the invoice
[Mark Tarbuckle] promised a refund
my nurse [hope] was lovely
the engineer [mark] fixed it
I spoke to [Qazim] about the bill
spoke to [o'neill] twice
I was served by [Dawn]
My name is [Hope] and I am angry
Mr [van der Berg] was rude
consultant [amir hussain] was patient
Kudos to [Rajesh] and [Priya]
The handler [P. Wolstencroft] closed it
Great stay in all. [Grace]
""".strip()
CLEAN_FI = """
Veli hoiti asian puolestani
Tuuli kävi terassilla
Lumi tuli aikaisin
Päivi oli jo pitkällä
Asentaja kai tuli, mutta emme nähneet
Lääkäri Turusta soitti
Saarista paras oli Saaristo, ojasta nousi haju
Tamminen pöytä oli naarmuilla, mäkinen reitti raskas
Hyvä palvelu kaikkiaan. Kiitos.
Terv. Vakituinen asiakas
Osaan Javan ja Pythonin
Kiitos! Sain avun
Loistava opettaja! Piti hyvät luennot
Terveisin Hiidenkaivuu Oy
omalla auto lla 50 km päivässä
Meri tarjosi näkymän. Onni suosi rohkeaa
""".strip()
CLEAN_EN = """
Grace period ended and hope faded
Will you call me? Will the driver come?
The driver will be late and the agent may call
Spoke to Customer Services and to Building Control
Bill was wrong again, mark on the sofa
Thanks to Interflora the flowers came
Spoke with joy about the garden
Faith in the bank is gone
the size I ordered was 1718 and the tracking code on the 8th
A Valentine's Day gift of Danish design, Jan-June
""".strip()


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def _masked(text: str, word: str) -> str:
    parts = [piece.split("]") for piece in text.split("[")]
    numbered = [f"<{word}_{number}>{piece[1]}" for number, piece in enumerate(parts[1:], 1)]
    return "".join([parts[0][0], *numbered])


@pytest.mark.parametrize("text", FOUND_FI.split("\n"))
def test_finnish_names_that_their_surroundings_tell(text: str) -> None:
    assert redact(_plain(text)) == _masked(text, "NIMI")


@pytest.mark.parametrize("text", FOUND_EN.split("\n"))
def test_english_names_that_their_surroundings_tell(text: str) -> None:
    assert redact(_plain(text), "en") == _masked(text, "NAME")


@pytest.mark.parametrize(
    ("language", "text"), [*(("fi", t) for t in CLEAN_FI.split("\n")), *(("en", t) for t in CLEAN_EN.split("\n"))]
)
def test_words_without_such_surroundings_stay(language: str, text: str) -> None:
    assert redact(text, language) == text


def test_a_signature_stands_alone_at_the_very_end() -> None:
    assert redact("Kaikki toimi kuten luvattiin\nTaika") == "Kaikki toimi kuten luvattiin\n<NIMI_1>"
    assert redact("Kaikki toimi kuten luvattiin\nTaika katosi") == "Kaikki toimi kuten luvattiin\nTaika katosi"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("kirjoita matti.v ät posti.fi niin sovitaan", "kirjoita <SÄHKÖPOSTI_1> niin sovitaan"),
        ("maija (at) yhdistys (piste) fi", "<SÄHKÖPOSTI_1>"),
        ("see bit.ly/3xKq9Z", "see <OSOITE_1>"),
        ("Asun Toinen linja 4 B 12", "Asun <KATUOSOITE_1>"),
        ("Talo on Lehtoahde 3", "Talo on <KATUOSOITE_1>"),
        ("hetu 010190-901 oli väärin", "hetu <HENKILÖTUNNUS_1> oli väärin"),
        ("y-tunnus 2345671-2", "y-tunnus <Y-TUNNUS_1>"),
        ("passin numero FP1234567", "passin numero <NUMERO_1>"),
        ("my number is AB 12 34 56 C", "my number is <HENKILÖTUNNUS_1>"),
        ("Mallin XR-200 osat ja koodi ABC-123", "Mallin XR-200 osat ja koodi ABC-123"),
        ("Merkistö on UTF-16, standardi SFS-900", "Merkistö on UTF-16, standardi SFS-900"),
        ("Lasku 2024-10-12 oli väärin", "Lasku 2024-10-12 oli väärin"),
        ("look at example.com", "look at example.com"),
    ],
)
def test_numbers_and_addresses_that_words_tell(text: str, masked: str) -> None:
    assert redact(text) == masked


def test_a_british_postcode_belongs_to_its_street() -> None:
    assert redact("I live at 12A High Street, Leeds LS1 4AP", "en") == "I live at <ADDRESS_1>"
