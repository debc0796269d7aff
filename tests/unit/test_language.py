"""The language of verbatims: prose, speech, typos, neighbours, and texts too short to tell."""

from __future__ import annotations

import time

import pytest

from nlp.errors import OptionError
from nlp.language import LanguageReader, language_reader

FINNISH = """
Palvelu oli hyvää ja nopeaa
Jonotus kesti ikuisuuden eikä kukaan vastannut
mä en saanu mitään vastausta
ne ei ees soittanu takas
aspa oli ihan pihalla
oottelin puol tuntii linjoilla
hyvvee palavelua tiällä suap
KAIKKI SUJUI HYVIN
TODELLA HUONO PALVELU!!!
asenajat oli mukavia ja siistei
hintalaatusuhde kohillaan
Tosi hyväääää
Ei toimi
En suosittele
Liian kallis
Toimitus myöhässä
Kiitos!
ihan jees
Sovellus kaatuu
Hieno kokemus 😊
Ei kiirettä
ei ollu kiire
Mahtava meininki ja loistava tyyppi se myyjä
Super hyvä
""".strip().split("\n")
ENGLISH = """
The service was quick and friendly
I had to wait three hours for an answer
ur app keeps crashin
awsome servce, wil come agian
GREAT SERVICE
Very good
Not good
Staff were lovely
too expensive
never again
thx a lot
Delivery was late
Friendly staff
Could be better
Nothing but trouble since the update
The driver was rude :(
Sooooo slow and rude
No tea in the room
All fine
Waited ages
""".strip().split("\n")
OTHER = """
Tack för bra service
Mycket bra bemötande
Jag är inte nöjd med leveransen
Leveransen var försenad två veckor
Personalen var trevlig och hjälpsam
Allt bra
Vet ej
Inget
Tack!
DÅLIGT
Väga hea teenindus
Teenindus oli kiire ja sõbralik
Paigaldus hilines kaks päeva
Kõik oli hästi
Aitäh
Ma ei ole rahul
Der Service war sehr gut
Alles in Ordnung, danke
Die Lieferung kam zu spät
Sehr gut
Спасибо большое
Доставка опоздала на два дня
Всё хорошо
Très bon service
El servicio fue muy bueno
شكرا
谢谢
ขอบคุณมาก
ευχαριστώ πολύ
""".strip().split("\n")


@pytest.mark.parametrize("default", ["fi", "en"])
@pytest.mark.parametrize(
    ("text", "language"),
    [(text, code) for code, texts in (("fi", FINNISH), ("en", ENGLISH), ("other", OTHER)) for text in texts],
)
def test_the_words_tell_the_language_whatever_the_default(text: str, language: str, default: str) -> None:
    assert language_reader().read(text, default) == language


@pytest.mark.parametrize(
    "text", ["", "  ", "ok", "OK!", "10/10", "👍👍", "...", "5", "-", ":)", "https://a.fi/palvelu", "µ"]
)
@pytest.mark.parametrize("default", ["fi", "en"])
def test_too_short_to_tell_is_the_default(text: str, default: str) -> None:
    assert language_reader().read(text, default) == default


def test_finnish_is_the_default_default() -> None:
    assert language_reader().read("ok") == "fi"


def test_letters_of_fancy_type_are_latin() -> None:
    assert language_reader().read("𝗧𝗵𝗲 𝘀𝗲𝗿𝘃𝗶𝗰𝗲 𝘄𝗮𝘀 𝗾𝘂𝗶𝗰𝗸") != "other"
    assert language_reader().read("Hyvä palvelu, kiitos ஃ", "en") == "fi"


def test_links_and_addresses_do_not_count() -> None:
    text = "Palvelu oli hidasta https://www.example.com/the/service/was/good/and/quick someone@example.com"
    assert language_reader().read(text, "en") == "fi"


@pytest.mark.parametrize("default", ["sv", "", "FI", "other"])
def test_an_unsupported_default_is_refused(default: str) -> None:
    with pytest.raises(OptionError, match=r"is not supported\. Choose fi or en\.$"):
        language_reader().read("Hyvä palvelu", default)


def test_the_main_language_is_that_of_most_longer_texts() -> None:
    reader = language_reader()
    finnish, english = "Palvelu oli hyvää ja nopeaa", "The service was quick and friendly"
    assert reader.main_language([finnish, english, english]) == "en"
    assert reader.main_language([finnish, finnish, english]) == "fi"
    assert reader.main_language([finnish, english]) == "fi"
    assert reader.main_language([]) == "fi"
    # Short texts have no say, Swedish neither.
    assert reader.main_language([english, "kiitos", "tosi hyvä", "Tack för en bra service"]) == "en"


def test_the_main_language_reads_no_more_than_it_needs() -> None:
    read = 0

    def texts() -> object:
        nonlocal read
        while True:
            read += 1
            yield "The service was quick and friendly"

    assert language_reader().main_language(texts()) == "en"  # type: ignore[arg-type]
    assert read == 2000


def test_one_reader_serves_and_a_new_one_reads_the_same() -> None:
    assert language_reader() is language_reader()
    fresh = LanguageReader()
    assert [fresh.read(text) for text in OTHER] == ["other"] * len(OTHER)


@pytest.mark.parametrize("unit", ["a", "a@", "!", "www.", "Hyvä palvelu. ", "ж"])
def test_a_megabyte_is_read_in_seconds(unit: str) -> None:
    reader = language_reader()
    began = time.process_time()
    assert reader.read(unit * (1_000_000 // len(unit))) in ("fi", "en", "other")
    assert time.process_time() - began < 15
