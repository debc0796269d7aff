"""The choice of quotes: length, confidence, distinctness, redaction before trimming."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.redact import quotes
from nlp.report.quotes import choose_quotes, trim


def _mentions(*lines: tuple[int, str, float], **other: Any) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "row": row,
                "theme": "price",
                "polarity": "negative",
                "stage": "purchase",
                "language": "fi",
                "confidence": confidence,
                "evidence": text,
                "start": 0,
                "column": "palaute",
            }
            | other
            for row, text, confidence in lines
        ]
    )


def _texts(mentions: pd.DataFrame, **options: Any) -> list[str]:
    return [quote.text for quote in choose_quotes(mentions, "price", "negative", **options)]


def test_length_goes_before_confidence() -> None:
    long = "Hinta nousi " + "aina vain " * 20
    mentions = _mentions((1, "Kallista oli.", 0.99), (2, long, 0.98), (3, "Laskun loppusumma yllätti meidät.", 0.5))
    found = _texts(mentions, limit=3)
    assert found[0] == "Laskun loppusumma yllätti meidät."
    assert found[1].startswith("Hinta nousi aina vain")
    assert found[1].endswith((" aina…", " vain…"))
    assert found[2] == "Kallista oli."


def test_texts_that_differ_in_case_and_marks_are_one() -> None:
    lines = ["Hinnat ovat kovemmat kuin muilla.", "– hinnat ovat kovemmat kuin muilla!", "Lasku tuli kahteen kertaan."]
    mentions = _mentions(*((row, text, 1 - row / 10) for row, text in enumerate(lines, 1)))
    assert _texts(mentions, limit=3) == [lines[0], lines[2]]


def test_a_quote_of_marks_alone_is_a_text_of_its_own() -> None:
    assert _texts(_mentions((1, "!!!", 0.9), (2, "???", 0.8))) == ["!!!", "???"]


def test_confidence_then_row_break_ties() -> None:
    texts = [
        "Ensimmäinen riittävän pitkä lause.",
        "Toinen riittävän pitkä lause tässä.",
        "Kolmas riittävän pitkä lause tässä.",
    ]
    mentions = _mentions((9, texts[0], 0.7), (4, texts[1], 0.7), (7, texts[2], 0.9))
    assert _texts(mentions) == [texts[2], texts[1]]
    assert _texts(mentions.sample(frac=1, random_state=3)) == [texts[2], texts[1]]


def test_rows_and_texts_are_distinct() -> None:
    mentions = _mentions(
        (1, "Liian kallis paketti meille.", 0.9),
        (2, "LIIAN  KALLIS paketti meille.", 0.8),
        (1, "Lisämaksut tulivat yllätyksenä.", 0.7),
        (3, "Alennus jäi saamatta kokonaan.", 0.6),
    )
    found = choose_quotes(mentions, "price", "negative", limit=5)
    assert [(quote.row, quote.text) for quote in found] == [
        (1, "Liian kallis paketti meille."),
        (3, "Alennus jäi saamatta kokonaan."),
    ]


def test_short_ones_only_when_there_is_nothing_else() -> None:
    assert _texts(_mentions((1, "Kallis.", 0.9), (2, "Hinta!", 0.8))) == ["Kallis.", "Hinta!"]
    assert _texts(_mentions((1, "Kallis.", 0.9), (2, "Aika kallista.", 0.2))) == ["Aika kallista."]


def test_other_themes_and_polarities_stay_out() -> None:
    praise = _mentions((1, "Hinta oli oikein kohtuullinen.", 0.9), polarity="positive")
    other = _mentions((2, "Asentaja tuli myöhässä paikalle.", 0.9), theme="schedules")
    assert _texts(pd.concat([praise, other])) == []
    assert _texts(_mentions((1, "   ", 0.9))) == []


def test_used_texts_wait_for_their_turn() -> None:
    mentions = _mentions((1, "Maksoin kahteen kertaan samasta.", 0.9), (2, "Tarjous ei pitänyt lainkaan.", 0.5))
    assert _texts(mentions, limit=1, used=frozenset({"maksoin kahteen kertaan samasta"})) == [
        "Tarjous ei pitänyt lainkaan."
    ]
    assert len(_texts(mentions, used=frozenset({"maksoin kahteen kertaan samasta"}))) == 2


def test_redaction_comes_before_trimming() -> None:
    # The number lies across the place of the cut: half of it must not stay.
    text = "Soitin myyjälle monta kertaa laskusta " + "ja taas uudestaan " * 5 + "numeroon 040 123 4567 turhaan."
    [quote] = _texts(_mentions((1, text, 0.9)))
    assert "040" not in quote
    assert len(quote) <= 140
    [short] = _texts(_mentions((1, "Kirjoitin osoitteeseen liisa.esimerkki@example.com jo eilen.", 0.9)))
    assert "liisa" not in short
    assert "<SÄHKÖPOSTI_1>" in short


def test_redaction_gets_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str]] = []

    def note(text: str, language: str = "fi") -> str:
        seen.append((text, language))
        return "[masked]"

    monkeypatch.setattr(quotes, "redact", note)
    lines = _mentions((1, "Far too dear for what one gets.", 0.9), language="en")
    assert _texts(lines) == ["[masked]"]
    assert _texts(_mentions((1, "För dyrt för vad man får ut.", 0.9), language="other")) == ["[masked]"]
    assert seen == [("Far too dear for what one gets.", "en"), ("För dyrt för vad man får ut.", "fi")]


@given(st.text(max_size=400), st.integers(min_value=2, max_value=150))
def test_trim_keeps_to_the_limit_and_to_the_text(text: str, longest: int) -> None:
    trimmed = trim(text, longest)
    assert len(trimmed) <= longest
    assert trimmed == text or text.startswith(trimmed.removesuffix("…"))


def test_trim_cuts_at_a_word() -> None:
    assert trim("yksi kaksi kolme", 12) == "yksi kaksi…"
    assert trim("yksi, kaksi", 7) == "yksi…"
    assert trim("yksi kaksi", 10) == "yksi kaksi"
    assert trim("x" * 20, 10) == "x" * 9 + "…"


def test_a_quote_is_redacted_as_a_part_of_its_verbatim() -> None:
    """The word that tells the name stands before the quote; half an account number would not be known for one."""
    whole = "Asiakaspalvelija Tuuli oli kalliin hinnan takana. Maksoin tilille FI21 1234 5600 0007 85 aivan liikaa."
    quoted = ["Tuuli oli kalliin hinnan takana", "5600 0007 85 aivan liikaa"]
    mentions = _mentions(*((row, text, 0.9) for row, text in enumerate(quoted, 1)))
    mentions["start"] = [whole.index(text) for text in quoted]
    assert _texts(mentions) == quoted
    assert _texts(mentions, verbatim=lambda row, column: whole) == [
        "<NIMI_1> oli kalliin hinnan takana",
        "<TILINUMERO_1> aivan liikaa",
    ]
    # A text that does not have the words there is not the one that was quoted.
    assert _texts(mentions, verbatim=lambda row, column: "muuta") == quoted
