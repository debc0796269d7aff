"""Street addresses with a house number, British postcodes, and licence plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.redact.kinds import Found

# Words that end the names of Finnish streets, a few of them Swedish, in strong and weak grade; any case may follow. The
# second group are names of streets only with a capital letter ("lähtöportti 12" is none).
_STREET = (
    "katu|kadu|tie|polku|polu|kuja|kaari|kaare|raitti|raiti|väylä|penger|penkere|bulevardi|esplanadi|puistikko|puistiko|"
    "gatan|vägen|gränden|stigen"
)
_CAPITAL_STREET = (
    "ranta|ranna|rinne|rintee|mäki|mäe|tori|aukio|puisto|portti|porti|piha|kallio|kulma|harju|laita|niitty|niity|vuori|"
    "vuore|mutka|muta|ahde|ahtee|lehto|lehdo|pelto|pello|notko|noto|linja"
)
_CASE = "(?:n|a|ä|ta|tä|na|nä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|en|hen)?"
_BEFORE = r"(?:(?:itäi|länti|pohjoi|etelä|etelai|vanha|uu|iso|pien|yli|ali|kesk|pitk)\w{0,8}\s)?"
# Roads one drives along, and places one is at: a number after them is a road's, a distance or a shelf.
_NO_STREET = (
    r"(?!(?:valta|moottori|kanta|seutu|maan|kehä|rauta|lento|vesi|hiihto|kevyt|paluu|uima|hieta|tuli|joki|meri|auto|"
    r"torni|leikki|koti|etu|taka|sisä|opin|tavara|kauppa|saman)(?:tie|väylä|ranta|ranna|puisto|piha|tori|linja|portti|rivi|kulma))"
)
_UNIT = (
    r"(?!\s?(?:km|kilometri|m\b|metri|min|minuut|h\b|tun|päiv|viik|kuuk|vuo|kert|euro|€|e\b|%|kpl|hen|:\d|\d|,\d|\.\d|/\d|"
    r"asiakas|ihmis|tähte|kk\b))"
)
_STAIR = (
    r"(?:\s?[-–]\s?\d{1,3}\b)?(?:\s?[A-Za-z](?:\s?\d{1,3})?\b)?"
    r"(?:,?\s(?:as|bst|rappu|talo)\b\.?(?:\s[A-Za-z]\b)?(?:\s\d{1,3}\b)?)?"
)
_POST = r"(?:,?\s\d{5}(?:\s[A-ZÅÄÖ][a-zåäö]{1,20})?)?"
_FINNISH = re.compile(
    rf"(?<![\w-])(?:(?i:{_BEFORE}{_NO_STREET}[a-zåäöéü][\wåäö-]{{1,30}}?(?:{_STREET}){_CASE})"
    rf"|(?i:{_BEFORE}{_NO_STREET})[A-ZÅÄÖ][\wåäö-]{{1,30}}?(?:{_CAPITAL_STREET}){_CASE})"
    rf"(?i:\s\d{{1,4}}{_UNIT}{_STAIR})(?!\w){_POST}"
)
# Streets of two words: the lines of Kallio in Helsinki and of other towns.
_LINE = re.compile(
    rf"(?<!\w)(?:Ensi|Toinen|Kolmas|Neljäs|Viides)\s[Ll]inja(?i:\s\d{{1,4}}{_UNIT}{_STAIR})(?!\w){_POST}"
)
_ROAD = (
    "street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|terrace|gardens|grove|court|way|place|square|mews|hill|row|"
    "boulevard|blvd|parade|park"
)
# "20 minutes down the road" is no address.
_FILLER = (
    r"(?!(?:minutes?|mins?|miles?|hours?|days?|years?|metres?|meters?|yards?|people|of|the|a|an|down|up|in|on|at|and|to|"
    r"more|other|different|star|stars|out|times?|for|by|from|with|per|is|was)\b)"
)
_CODE = r"[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)"
_ENGLISH = re.compile(
    r"(?<![\w.,-])(?:(?i:flat|apartment|apt|unit)\.?\s\d{1,4}[A-Za-z]?,?\s)?\d{1,5}[A-Za-z]?,?\s"
    rf"(?:(?:[A-Z][\w'’]{{0,20}}\s){{1,3}}(?i:{_ROAD})"
    rf"|(?:{_FILLER}[a-z'’]{{3,20}}\s){{1,2}}(?:street|road|avenue|lane|crescent|terrace))\b\.?"
    rf"(?:,?\s(?:[A-Z][a-z]{{2,20}},?\s)?{_CODE})?"
)
_POSTCODE = re.compile(rf"(?<!\w){_CODE}")

_LETTERS = "[A-PR-ZÅÄÖa-pr-zåäö]"
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-ZÅÄÖ]{3}-\d{2,3}|[A-ZÅÄÖ]{2}-\d{3})(?![\w-])|(?<!\w)[A-Z]{2}\d{2}\s[A-Z]{3}(?!\w)"
)
_CUED_PLATE = re.compile(
    r"(?i:\b(?:rekister\w{0,14}|rekkar\w{0,8}|rek\.?(?:nro)?|kilve\w{0,6}|kilpi|auto(?:ni|n|lla|llani|a|ani|mme)?|"
    r"number ?plates?|licen[cs]e plates?|plates?|reg(?:istration)?(?: number)?|(?:my|our|the) (?:car|van))"
    r"(?:\s(?:on|oli|luki|lukee|is|was|number|nro|tunnus|numero))?\s?[:,(]?\s?)"
    rf"(?P<masked>(?i:[A-Z]{{2}}\d{{2}}\s?[A-Z]{{3}}|{_LETTERS}{{2,3}}[- ]?\d{{1,3}}))"
    r"(?![\w-]|\s?(?:km|€|e\b|eur|h\b|min|kpl|%))"
)
# "Model XR-200" has the form of a plate.
_MODEL = re.compile(r"(?i:\b(?:malli\w{0,4}|model|tuotteen?|koodi\w{0,5}|code|version?|versio)\s)$")
_NO_PLATE = frozenset("ISO UTF NPS CES SFS RAL USB LTE RTX GTX DIN HTC OLED SMS PDF CEE ABS LED UHD CPU SFP".split())


def find_places(text: str) -> Iterator[Found]:
    """Addresses and licence plates."""
    if not any(character.isdigit() for character in text):
        return
    for pattern in (_FINNISH, _LINE, _ENGLISH, _POSTCODE):
        for match in pattern.finditer(text):
            yield Found(*match.span(), "address", " ".join(match.group().casefold().split()))
    for pattern, group in ((_PLATE, 0), (_CUED_PLATE, "masked")):
        for match in pattern.finditer(text):
            plate = re.sub(r"[ -]", "", match.group(group)).upper()
            model = pattern is _PLATE and _MODEL.search(text[max(0, match.start() - 12) : match.start()])
            if plate.rstrip("0123456789") not in _NO_PLATE and not model:
                yield Found(*match.span(group), "plate", plate)
