"""Numbers that a standard lets one check: identity codes, business ids, accounts, cards, telephone numbers.

The checks are python-stdnum's and phonenumbers'. Lengths are bounded throughout: without bounds, some texts of a
megabyte take quadratic time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nlp.redact.kinds import Found

_DASH = r"[-–−]"
_HETU = re.compile(r"(?<![\w])\d{6}\s?(?:[-–−+]|[A-FU-Ya-fu-y])\s?\d{3}[0-9A-Za-z](?!\w)")
_YTUNNUS = re.compile(rf"(?<![\w])(?:\d{{6,7}}{_DASH}\d|[Ff][Ii]\s?\d{{8}})(?!\w)")
# After the word for it, a code with a slip in it goes too.
_CUED = (
    ("id", re.compile(
        r"(?<!\w)(?i:hetu|henkilötunnu[sk]|sotu|sosiaaliturvatunnu[sk])[a-zåäö]{0,8}\s?[:=(]?\s?(?:(?:on|oli|is|was)\s)?"
        r"(?P<masked>\d{6}[-–−+A-FU-Ya-fu-y]\d{2,3}[0-9A-Za-z]?)(?!\w)"
    )),
    ("business", re.compile(
        r"(?<!\w)(?i:y-?\s?tunnu[sk][a-zåäö]{0,8}|business id)\s?[:=(]?\s?(?:(?:on|oli|is|was)\s)?"
        r"(?P<masked>\d{6,7}[-–−]\d)(?!\w)"
    )),
)  # fmt: skip
# The British national insurance number (HMRC manual NIM39110): no check digit, but letters that are never given.
_NINO = re.compile(r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d\d){3} ?[A-D](?!\w)")
_IBAN = re.compile(r"(?<!\w)[A-Za-z]{2}\d{2}(?: ?[0-9A-Za-z]{2,4}){3,8}(?!\w)")
_CARD = re.compile(r"(?<!\w)\d(?:[ -]?\d){12,18}(?!\w)")
# "01.03.2026" and "08.00-16.00" have the digits of a telephone number.
_TIME = re.compile(
    r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{1,2} \d{1,2} (?:19|20)\d\d\b|\b\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}\b"
)
_FEWEST_DIGITS = 6
_REGIONS = {"fi": ("FI",), "en": ("FI", "GB", "US")}


def find_identities(text: str) -> Iterator[Found]:
    """Identity codes, business ids, accounts and cards: the check digits are right, or the word before tells."""
    if sum(character.isdigit() for character in text) < _FEWEST_DIGITS:
        return
    from stdnum import iban, luhn
    from stdnum.fi import hetu, ytunnus

    checks: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
        ("id", _HETU, lambda part: hetu.is_valid(part, allow_temporary=True)),
        ("business", _YTUNNUS, lambda part: ytunnus.is_valid(part.removeprefix("FI"))),
        ("iban", _IBAN, iban.is_valid),
        ("card", _CARD, lambda part: _is_card(part.replace("-", "")) and luhn.is_valid(part.replace("-", ""))),
    )
    for kind, pattern, valid in checks:
        for start, end in checked(pattern, valid, text):
            yield Found(start, end, kind, plain(text[start:end]))
    for kind, pattern in _CUED:
        for match in pattern.finditer(text):
            yield Found(*match.span("masked"), kind, plain(match["masked"]))
    for match in _NINO.finditer(text):
        yield Found(*match.span(), "id", plain(match.group()))


def checked(pattern: re.Pattern[str], valid: Callable[[str], bool], text: str) -> Iterator[tuple[int, int]]:
    """Where *pattern* holds and the check is right; what follows right after an account number is no part of it.

    At each place *valid* is asked at most once for each length the pattern can have, so a text of n characters costs
    O(n) checks.
    """
    position = 0
    while match := pattern.search(text, position):
        start, position = match.start(), match.start() + 1
        for end in range(match.end(), start, -1):
            inside = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
            if inside or not text[end - 1].isalnum():
                continue
            part = pattern.fullmatch(text, start, end)
            if part and valid(plain(part.group())):
                yield start, end
                position = end
                break


def _is_card(number: str) -> bool:
    """Whether *number* begins as payment cards do (ISO/IEC 7812: 3–6, and 2221–2720); a time stamp does not."""
    return number[0] in "3456" or 2221 <= int(number[:4]) <= 2720


def plain(number: str) -> str:
    """*number* in capitals without the blanks that people type into it; every dash is a hyphen."""
    return re.sub(_DASH, "-", re.sub(r"\s", "", number)).upper()


def find_phones(text: str, language: str) -> Iterator[Found]:
    """Telephone numbers of a numbering plan, and others that begin with 0, + or a bracket and are long enough.

    The plans are Finland's, and with *language* ``en`` Britain's and America's.
    """
    if sum(character.isdigit() for character in text) < _FEWEST_DIGITS:
        return  # the matcher is slow, and no number has fewer digits
    import phonenumbers

    for leniency in (phonenumbers.Leniency.VALID, phonenumbers.Leniency.POSSIBLE):
        for region in _REGIONS[language]:
            for match in phonenumbers.PhoneNumberMatcher(text, region, leniency=leniency):
                sure = leniency == phonenumbers.Leniency.VALID or _looks_dialled(match.raw_string)
                if sure and not _TIME.search(match.raw_string):
                    key = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
                    yield Found(match.start, match.end, "phone", key)


def _looks_dialled(number: str) -> bool:
    """Whether a number that no plan has is written as one dials: numbers with a slip, or of a plan not looked at."""
    digits = sum(character.isdigit() for character in number)
    return number[0] in "+0(" and 9 <= digits <= 14 and not re.search(r"[.,/]", number)
