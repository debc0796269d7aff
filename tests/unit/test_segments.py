"""Segments: where verbatims are cut, and that nothing is lost whatever the text."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp.segment_words import ABBREVIATIONS, CONTRAST, MAY_BE_ORDINAL, SUBORDINATE
from nlp.segments import WINDOW, Segment, segmenter


def pieces(language: str, text: str) -> list[str]:
    return [text[segment.start : segment.end] for segment in segmenter(language).split(text)]


# "|" marks where the text is to be cut; blanks around it belong to neither piece.
FINNISH = [
    # line ends and bullets
    "Nopea toimitus|\nKallis hinta",
    "Nopea toimitus|\r\nKallis hinta|\r\n\r\nHyvä ohje",
    "- nopea toimitus|\n- mukava kuljettaja|\n- kallis",
    "• Nopea toimitus|\n• Siisti jälki",
    "1. Nopea|\n2. Kallis",
    "1) nopea|\n2) kallis",
    "a) nopea|\nb) kallis",
    "Ensin odotettiin.| 2. Kuljettaja eksyi",
    # abbreviations, times, numbers
    "Kävin esim. Oulun myymälässä.| Mukava paikka.",
    "Asentaja tuli klo 12.30 niin kuin sovittiin.| Kiitos!",
    "Jonotin n. 5 min linjalla.| Sitten puhelu katkesi.",
    "Tilasin 1.3.2026 ja sain 5.3.2026.| Hidasta.",
    "Aika oli varattu 1.3. alkaen.",
    "Odotin 3. kerran samaa asiaa.",
    "Sovittiin 12. päivä huhtikuuta.",
    "Huone oli 3. Kerros vasemmalla",
    "Maksoin 1.250,50 euroa.| Kallista.",
    "Osoite www.esimerkki.fi toimi.| Kiitos",
    "Puhelin, laturi yms. tulivat rikki",
    # stops
    "Hyvää palvelua!!|Kiitos",
    "Palvelu oli hyvää.|Hinta oli kova.",
    "Kello 8.30 tultiin.|Kello 9 lähdettiin.",
    "Paketti oli rikki...| Ei korvattu",
    "Mitä ihmettä?!| Ei näin.",
    "Sain ohjeet;| en ymmärtänyt niitä",
    "hieno juttu kun aspa vastas heti",
    # emojis
    "Mukava asentaja 😊| Hinta kova 😡",
    "Mukava asentaja 😊😊❤️| kallis",
    "Hyvä 👍",
    "Super :)| Tulen taas",
    # contrast
    "Palvelu oli hyvää| mutta hinta oli kova",
    "Palvelu oli hyvää,| vaikka hinta oli kova",
    "Ruoka tuli nopeasti,| kuitenkin se oli kylmää",
    "hyvä mutta kallis",
    "Mutta hinta oli kova",
    "palvelu oli hyvä| - hinta aivan liian korkea",
    "hinta-laatusuhde on ok",
    # commas
    "Tilaus tuli ajoissa,| asentaja oli mukava,| hinta sopi meille",
    "Pidin siitä, että kaikki kerrottiin etukäteen",
    "nopea, halpa, siisti",
    # quotes
    'Hän sanoi "tulen huomenna."| Ei tullut.',
    "Hän lupasi: ”Soitan teille!”| Ei soittanut.",
]
ENGLISH = [
    "The staff was great| but the price was too high",
    "Great staff| although the wait was long",
    "The room was fine,| however breakfast was cold",
    "good but pricey",
    "Arrived at 10 a.m. on Monday.| Left late.",
    "Mr. Smith was lovely.| Thanks!!|Bye now",
    "We waited approx. 5 min. at the desk",
    "e.g. the app crashed",
    "It opened on 3. March as planned",
    "- quick delivery|\n- rude driver",
    "1. Quick|\n2. Rude",
    'He said "I will call."| He never did.',
    "Good 😊| Expensive 😡",
    "The delivery was quick,| the driver was polite,| the price was fair",
    "I like that you call back, which nobody else does",
    "Don't know why it's late.| Can't say.",
    "Fine so far...| until it broke",
]


@pytest.mark.parametrize(
    ("language", "marked"), [*(("fi", marked) for marked in FINNISH), *(("en", marked) for marked in ENGLISH)]
)
def test_where_a_verbatim_is_cut(language: str, marked: str) -> None:
    assert pieces(language, marked.replace("|", "")) == [piece.strip() for piece in marked.split("|")]


def test_nothing_and_blanks_have_no_segments() -> None:
    assert segmenter("fi").split("") == ()
    assert segmenter("fi").split(" \n\t \u00a0 ") == ()
    assert segmenter("fi").split_many([]) == []


def test_offsets_count_characters_of_the_untouched_text() -> None:
    assert segmenter("fi").split("  Hyvä 👍🏽\n\n Kallis ") == (Segment(2, 9), Segment(12, 18))


def test_a_segmenter_is_made_once_per_language() -> None:
    assert segmenter("fi") is segmenter("fi")
    assert (segmenter("fi").language, segmenter("en").language) == ("fi", "en")


def check(text: str, segments: tuple[Segment, ...]) -> None:
    """Ordered, apart, no blank at an end, and every non-blank character in exactly one."""
    end = 0
    for segment in segments:
        assert end <= segment.start < segment.end <= len(text)
        assert not text[end : segment.start].strip()
        assert not text[segment.start].isspace()
        assert not text[segment.end - 1].isspace()
        end = segment.end
    assert not text[end:].strip()


_WORDS = """
    palvelu hinta asentaja oli tosi hyvä kallis mutta vaikka että esim. klo n. mm. 12.30 1.3.2026 5 3. 2) a) KIITOS
    the staff was but although however great i.e. a.m. don't http://a.fi/b?c=1 x@y.fi 10€ 5% #1 @nimi
    . ! ? … ... !! ?! , ; : - – — • * ( ) [ ] " ' ” » « / \\ | 😊 😡 👍🏽 ❤️ 👩‍👩‍👧 🇫🇮 :) :-( <3 XD ñ ß İ ﬁ ا 中 e\u0301
    """.split()
_PARTS = st.sampled_from(
    [
        *_WORDS,
        " ",
        " ",
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u2028",
        "\u200b",
        "\x1c",
        "\x85",
        "\x00",
    ]
)
_MIXED = st.lists(_PARTS, max_size=40).map("".join)
_ANY = st.text(max_size=200)
_CONTROLS = st.text(alphabet="a.! \n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u200b\ufeff\x00", max_size=30)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_MIXED, _ANY, _CONTROLS), st.sampled_from(["fi", "en"]))
@example("\x1c a", "fi")
@example("a\x1f\x1fb. C", "en")
@example("\n- \n", "fi")
@example("!" * 100 + "\x1c" + "?" * 100, "fi")
def test_every_non_blank_character_is_in_exactly_one_segment(text: str, language: str) -> None:
    check(text, segmenter(language).split(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(_MIXED, _ANY), max_size=5), st.sampled_from(["fi", "en"]))
def test_a_batch_splits_as_its_texts_do_alone(texts: list[str], language: str) -> None:
    reader = segmenter(language)
    assert reader.split_many(texts) == [reader.split(text) for text in texts]


@settings(max_examples=60, deadline=None)
@given(_MIXED)
def test_a_line_end_always_cuts(text: str) -> None:
    for piece in pieces("fi", text):
        assert "\n" not in piece


def test_a_megabyte_of_prose_is_kept_and_cut_the_same_everywhere() -> None:
    sentence = "Asentaja tuli ajoissa. Hinta oli kova, mutta jälki oli siistiä! "
    text = sentence * 16_000
    assert len(text) > 1_000_000
    segments = segmenter("fi").split(text)
    check(text, segments)
    short = len(segmenter("fi").split(sentence))
    assert short == 3
    # A window may end inside a sentence, which adds a cut; nothing else does.
    assert 0 <= len(segments) - short * 16_000 <= len(text) // WINDOW + 1


@pytest.mark.parametrize("unit", ["!", "a", "👍", "a\n", "a, ", "(", "'", ":)", "1.", "_", ". ", "\u200b", "a!", "!a "])
def test_no_text_takes_quadratic_time(unit: str) -> None:
    segmenter("fi").split("valmis")
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    segments = segmenter("fi").split(text)
    # Before each mark of punctuation was peeled off alone, 20,000 of them took over a minute.
    assert time.process_time() - began < 20
    check(text, segments)


def test_the_word_lists_can_match() -> None:
    for language in ("fi", "en"):
        assert all(word.endswith(".") and word == word.lower() for word in ABBREVIATIONS[language])
        for words in (CONTRAST, SUBORDINATE, MAY_BE_ORDINAL):
            assert words[language]
            assert all(word == word.lower() for word in words[language])
        assert not CONTRAST[language] & SUBORDINATE[language]


def test_the_component_is_found_by_spacy_and_refuses_other_languages() -> None:
    code = (
        "import spacy; pipe = spacy.blank('fi'); pipe.add_pipe('palaute_segmenter')\n"
        "print([s.text for s in pipe('Hyvä hinta mutta hidas toimitus. Kiitos').sents])\n"
        "spacy.blank('sv').add_pipe('palaute_segmenter')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "['Hyvä hinta', 'mutta hidas toimitus.', 'Kiitos']"
    assert "no rules for the language 'sv'. Use it in fi or en." in done.stderr


@pytest.mark.parametrize("text", ["\ud83d", "hyvä \ud83d palvelu. Kiitos\udc4d!", "a" * 30 + "\ud800" * 40 + " b"])
@pytest.mark.parametrize("language", ["fi", "en"])
def test_halves_of_characters_are_segmented_as_any_others(text: str, language: str) -> None:
    """Found by fuzz_texts.py: the tokenizer cannot take them."""
    parts = segmenter(language).split(text)
    kept = "".join(text[part.start : part.end] for part in parts)
    assert "".join(kept.split()) == "".join(text.split())
