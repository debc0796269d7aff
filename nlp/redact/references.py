"""Numbers of orders, customers, claims and the like, told by the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.redact.kinds import Found

_THINGS = """
    tilaus tilauks asiakas asiakkuus vahinko vahingon lasku viite sopimus tapaus potilas varaus varauks lähetys
    seuranta jäsen vakuutus palvelu palvelupyyntö työ tiketti tuki paketti toimitus liittymä käyttöpaikka huolto
    reklamaatio passi passin ajokortti ajokortin matka lippu kuitti kanta-asiakas asia kortti kohde order customer
    client claim invoice booking policy reference case account ticket tracking reservation membership member patient
    confirmation contract parcel shipment complaint receipt job loyalty nhs delivery quote incident passport licence
    license
"""
_THING = "|".join(sorted(_THINGS.split(), key=len, reverse=True))
# With "number" said, four characters do; after the bare word it takes five digits, a sign, or letters before digits.
_SAID = re.compile(
    rf"(?<!\w)(?i:(?:{_THING})[ -]?"
    r"(?:numero|tunnu[sk]|tunniste|koodi|nro|nr|no|number|numbers|num|ref|reference|code|id|kortti|card)"
    r"[a-zåäö]{0,8}|viite|reference|ref|(?:as|asiak|til|pot)\.?\s?n(?:ro|o))(?!\w)\.?"
    r"(?i:\s?(?:on|oli|is|was|:|#|-|–|=|\()){0,2}\s{0,3}[#(]?"
    r"(?P<masked>(?:[A-Za-z]{0,5}[-/]?|[A-Z]{1,5} )\d(?:[\dA-Za-z]|[-/](?=[\dA-Z])| (?=\d{2})){2,24})(?!\w)"
)
_BARE = re.compile(
    rf"(?<!\w)(?i:(?:{_THING})(?!ed\b|ing\b)[a-zåäö]{{0,6}})(?!\w)"
    r"(?:(?:\s?[:#(]|\s?(?<!\w)(?i:on|oli|is|was|nro\.?|no\.?|number)(?!\w)){1,3}\s{0,3}#?(?P<signed>[A-Za-z]{0,5}[-/]?\d[\d/-]{3,24})"
    r"|\s(?P<masked>[A-Z]{1,5}[-/]?\d{3,20}|\d{5,20}|\d{3,8}-\d{2,12}))(?!\w|-\d)"
)
_AMOUNT = re.compile(r"\s?(?:€|e\b|eur|%|kpl|km|kwh|[.,:]\d|pounds?|£|\$|vuo|kert|min|tun|päiv)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_references(text: str) -> Iterator[Found]:
    """Numbers after the word for what they number ("tilausnumerolla 12345", "order #55512"); no sums, no years."""
    if not any(character.isdigit() for character in text):
        return
    for pattern in (_SAID, _BARE):
        for match in pattern.finditer(text):
            group = "masked" if match["masked"] else "signed"
            number = match[group].rstrip("-/ ")
            start = match.start(group)
            if pattern is _BARE and (_YEAR.fullmatch(number) or _AMOUNT.match(text, start + len(number))):
                continue
            lead = len(number) - len(number.lstrip("-/ "))
            yield Found(start + lead, start + len(number), "number", re.sub(r"[-/ ]", "", number).upper())
