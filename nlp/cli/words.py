"""Words and option types that several verbs share."""

from __future__ import annotations

from enum import StrEnum


class Lang(StrEnum):
    """The languages of labels, reports and feedback."""

    fi = "fi"
    en = "en"


WORDS: dict[str, dict[str, str]] = {
    "fi": {
        "theme": "teema", "polarity": "sävy", "stage": "vaihe", "confidence": "varmuus", "evidence": "kohta tekstissä",
        "positive": "myönteinen", "negative": "kielteinen", "neutral": "neutraali", "mixed": "sekä että",
        "coded": "luokiteltu", "no_content": "ei sisältöä", "unsupported_language": "muu kieli", "error": "virhe",
        "rows": "riviä", "net": "netto", "strength": "vahvuus", "pain": "kipukohta", "written": "Kirjoitettu",
        "none": "ei mainintoja", "signals": "merkit",
        "small": "* alle 20 vastausta: tulkitse varoen",
    },
    "en": {
        "theme": "theme", "polarity": "polarity", "stage": "stage", "confidence": "confidence", "evidence": "evidence",
        "positive": "positive", "negative": "negative", "neutral": "neutral", "mixed": "mixed",
        "coded": "coded", "no_content": "no content", "unsupported_language": "unsupported language", "error": "error",
        "rows": "rows", "net": "net", "strength": "top strength", "pain": "top pain", "written": "Written",
        "none": "no mentions", "signals": "signals",
        "small": "* fewer than 20 responses: read with care",
    },
}  # fmt: skip
