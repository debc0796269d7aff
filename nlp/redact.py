"""Masking of personal data in quotes that a report shows.

Numbers are checked where a standard gives a check (Finnish personal identity codes, business ids, IBAN, payment
cards, telephone numbering plans), so that prices and opening hours stay. Names are found by their form alone; a
lone first name at the start of a sentence passes. Placeholders are ``<PUHELIN>`` or ``<PHONE>`` and the like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Lengths are bounded throughout: without bounds, some texts of a megabyte take quadratic time.
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HETU = re.compile(r"\b\d{6}[-+ABCDEFUVWXYabcdefuvwxy]\d{3}[0-9A-Za-z]\b")
_YTUNNUS = re.compile(r"\b\d{6,7}-\d\b")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{2,4}){3,8}\b")
_CARD = re.compile(r"\b\d(?:[ -]?\d){12,18}\b")
# "01.03.2026" and "08.00-16.00" have the digits of a telephone number.
_TIME = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}\b")
_PLATE = re.compile(r"\b[A-ZÅÄÖ]{2,3}-\d{1,3}\b")
# Names of streets end so in Finnish; the number must be there, or it may be a shop's name.
_ADDRESS = re.compile(
    r"\b[A-ZÅÄÖ][\wåäö-]{0,40}(?:katu|kadun|tie|tien|polku|polun|kuja|kujan|kaari|raitti|väylä|penger|ranta|rinne|mäki)"
    r"\s+\d{1,4}(?:\s?[A-Za-z]\b)?(?:\s?\d{1,3}\b)?"
    r"|\b\d{1,4}\s+(?:[A-Z][a-z]+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive)\b"
)
_NUMBER = re.compile(
    r"(?i:\b(?:tilaus|asiakas|vahinko|lasku|viite|sopimus|tapaus|potilas|order|customer|claim|invoice|booking|policy|"
    r"reference|case)(?:numero\w*|tunnus\w*|\s?(?:nro\.?|number|no\.?|nr\.?|id|#))?\s{0,3}[:#]?\s{0,3})"
    r"(?P<masked>[A-Z]{0,4}-?\d[\d-]{3,})"
)
_NAME_WORD = r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_NAMES = re.compile(rf"\b{_NAME_WORD}(?:\s+{_NAME_WORD})+")
_CUED_NAME = re.compile(
    r"(?i:\b(?:asentaja(?:mme)?|myyjä|hoitaja|lääkäri|asiakaspalvelija|virkailija|kuljettaja|vetäjä|insinööri|työnjohtaja|"
    r"projektipäällikkö|huoltomies|yhteyshenkilö(?:mme)?|opettaja|kaveri|nimeltä|nimi on|kiitos|terveisin|terv\.|t:|"
    r"mr|mrs|ms|dr|nurse|doctor|engineer|installer|technician|driver|manager|receptionist|colleague|named|called|"
    r"thanks to|thank you|regards,?)\.?\s+)"
    rf"(?P<masked>{_NAME_WORD}(?:\s+{_NAME_WORD})*)"
)

_PLACEHOLDERS = {
    "fi": {
        "email": "<SÄHKÖPOSTI>",
        "url": "<OSOITE>",
        "id": "<HENKILÖTUNNUS>",
        "business": "<Y-TUNNUS>",
        "iban": "<TILINUMERO>",
        "card": "<KORTTINUMERO>",
        "plate": "<REKISTERITUNNUS>",
        "address": "<KATUOSOITE>",
        "number": "<NUMERO>",
        "phone": "<PUHELIN>",
        "name": "<NIMI>",
    },
    "en": {
        "email": "<EMAIL>",
        "url": "<URL>",
        "id": "<ID>",
        "business": "<BUSINESS_ID>",
        "iban": "<IBAN>",
        "card": "<CARD>",
        "plate": "<PLATE>",
        "address": "<ADDRESS>",
        "number": "<NUMBER>",
        "phone": "<PHONE>",
        "name": "<NAME>",
    },
}

Span = tuple[int, int, str]


def redact(text: str, language: str = "fi") -> str:
    """*text* with personal data replaced by placeholders in ``fi`` or ``en``; everything else unchanged."""
    placeholders = _PLACEHOLDERS[language]
    parts: list[str] = []
    done = 0
    for start, end, kind in sorted(_spans(text), key=lambda span: (span[0], -span[1])):
        if start < done:
            continue  # inside something masked already
        parts += [text[done:start], placeholders[kind]]
        done = end
    return "".join([*parts, text[done:]])


def _spans(text: str) -> Iterator[Span]:
    from stdnum import iban, luhn
    from stdnum.fi import hetu, ytunnus

    checks: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
        ("email", _EMAIL, _any),
        ("url", _URL, _any),
        ("id", _HETU, hetu.is_valid),
        ("business", _YTUNNUS, ytunnus.is_valid),
        ("iban", _IBAN, iban.is_valid),
        ("card", _CARD, _unspaced(luhn.is_valid)),
        ("plate", _PLATE, _any),
        ("address", _ADDRESS, _any),
    )
    for kind, pattern, valid in checks:
        for start, end in list(_checked(pattern, valid, text)):
            yield start, end, kind
            # What is known for sure is no part of a name: "Matti Meikäläinen Kauppakatu 3".
            text = text[:start] + "\0" * (end - start) + text[end:]
    for kind, pattern in (("number", _NUMBER), ("name", _CUED_NAME)):
        yield from ((*match.span("masked"), kind) for match in pattern.finditer(text))
    yield from _names(text)
    yield from _phones(text)


def _checked(pattern: re.Pattern[str], valid: Callable[[str], bool], text: str) -> Iterator[tuple[int, int]]:
    """Where *pattern* holds and the check is right; what follows right after an account number is no part of it."""
    position = 0
    while match := pattern.search(text, position):
        start, position = match.start(), match.start() + 1
        for end in range(match.end(), start, -1):
            part = pattern.fullmatch(text, start, end)
            inside = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
            if part and not inside and valid(part.group()):
                yield start, end
                position = end
                break


def _any(_: str) -> bool:
    return True


def _unspaced(valid: Callable[[str], bool]) -> Callable[[str], bool]:
    """The check *valid*, ignoring the blanks and dashes that people type into card numbers."""
    return lambda text: valid(re.sub(r"[ -]", "", text))


def _names(text: str) -> Iterator[Span]:
    """Two capitalised words in a row; at the start of a sentence the first is capital anyway and does not count."""
    for match in _NAMES.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 20) : start].rstrip()
        words = list(re.finditer(_NAME_WORD, match.group()))
        opens = not before or before[-1] in '.!?…:;\n"”'
        if opens and words[0].group() in _OPENERS:
            start += words[1].start()
        yield start, end, "name"


# Words that begin a sentence before a name: "Kiitos Mikalle", "Installer Mika".
_OPENERS = frozenset(
    """
    Kiitos Asentaja Myyjä Hoitaja Lääkäri Minun Meidän Kun Jos Mutta Ja Oli Sekä Vain Hyvä Teidän The Our My When If But
    And Thanks Thank Dear Nurse Doctor Installer Driver Also Only Great Good
    """.split()
)


def _phones(text: str) -> Iterator[Span]:
    import phonenumbers

    if sum(character.isdigit() for character in text) < 6:
        return  # the matcher is slow, and no number has fewer digits
    for match in phonenumbers.PhoneNumberMatcher(text, "FI"):
        if not _TIME.search(match.raw_string):
            yield match.start, match.end, "phone"
