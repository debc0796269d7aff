"""Words and option types that several verbs share."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nlp.model import ReviewLevel


MODEL_HELP = "A model folder, or fast for the bundled n-gram model; the bundled encoder if not given."


DATE_ORDER_HELP = "What comes first in dates such as 3/4/2026; found from days over 12 if not given."


OWNERS_HELP = "YAML or JSON file: `theme: who answers for it`; the usual owner for the others."


class DateOrder(StrEnum):
    """What comes first in a date."""

    day = "day"
    month = "month"


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
        "column": "sarake", "role": "rooli", "why": "peruste", "role_text": "avovastaukset", "role_date": "päivämäärä",
        "role_score": "arvosana", "role_stage": "kosketuspiste", "role_respondent": "vastaaja", "role_segment": "ryhmä",
        "redacted": "Henkilötiedot korvattu sarakkeissa", "nothing": "ei henkilötietoja",
        "review": "tarkista", "reviews": "tarkistettavia: {needed}/{coded} ({share}); "
        "muiden maininnoista on mallikortin mukaan oikein noin {precision}",
    },
    "en": {
        "theme": "theme", "polarity": "polarity", "stage": "stage", "confidence": "confidence", "evidence": "evidence",
        "positive": "positive", "negative": "negative", "neutral": "neutral", "mixed": "mixed",
        "coded": "coded", "no_content": "no content", "unsupported_language": "unsupported language", "error": "error",
        "rows": "rows", "net": "net", "strength": "top strength", "pain": "top pain", "written": "Written",
        "none": "no mentions", "signals": "signals",
        "small": "* fewer than 20 responses: read with care",
        "column": "column", "role": "role", "why": "why", "role_text": "text", "role_date": "date",
        "role_score": "score", "role_stage": "touchpoint", "role_respondent": "respondent", "role_segment": "segment",
        "redacted": "Personal data replaced in the columns", "nothing": "no personal data",
        "review": "needs review", "reviews": "needs review: {needed} of {coded} ({share}); "
        "the rest is right at about {precision} by the model card",
    },
}  # fmt: skip


def review_summary(needed: int, coded: int, level: ReviewLevel | None, lang: str) -> str:
    """How many of the *coded* verbatims need review, as one line; "" when there is nothing to tell."""
    from nlp.wording.numbers import Numbers

    if level is None or not coded:
        return ""
    numbers = Numbers(lang)
    share, precision = numbers.decimal(100 * needed / coded, 1), numbers.decimal(100 * level.precision, 0)
    return WORDS[lang]["reviews"].format(
        needed=numbers.count(needed), coded=numbers.count(coded), share=f"{share} %", precision=f"{precision} %"
    )
