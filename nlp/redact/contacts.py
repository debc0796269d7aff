"""E-mail addresses and web addresses that may lead to a person.

The bare domain of a firm stays ("www.esimerkki.fi"); an address with a path, a query or a fragment goes, since those
carry ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.redact.kinds import Found

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[(\[](?:at|ät|a|@)[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE
)
# As one says it: "matti.virtanen ät posti.fi", "maija at firma piste fi".
_SPOKEN = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:\sät|\sat|[(\[](?:at|ät|a|@)[)\]])\s[\w-]{1,63}"
    r"(?:(?:\.|\s?[(\[]?(?:piste|dot)[)\]]?\s?)[\w-]{1,63}){0,4}"
    r"(?:\.|\s[(\[]?(?:piste|dot)[)\]]?\s)(?:fi|com|net|org|eu|uk|se|ee)(?!\w)",
    re.IGNORECASE,
)
_REST = r"[^\s\ufffc<>\"”]"
_URL = re.compile(
    rf"(?:https?://|www\.){_REST}{{1,2000}}"
    r"|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:fi|com|net|org|eu|io|uk|se|ee|no|dk|de|info|app|dev|me|ly|gl|gg|be)/"
    rf"{_REST}{{1,2000}}",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?[^/?#@]+/?", re.IGNORECASE)
_LOOKS = re.compile(r"\sat\s[\w-]+(?:\.[\w-]+)*$", re.IGNORECASE)  # "look at example.com"
_TRAILING = ".,;:!?)]}'’»*"


def find_contacts(text: str) -> Iterator[Found]:
    """E-mail addresses, and web addresses with more than a host."""
    if "@" in text or "(" in text or "[" in text:
        for match in _EMAIL.finditer(text):
            end = match.start() + len(match.group().rstrip(".-_"))
            yield Found(match.start(), end, "email", text[match.start() : end].casefold())
    for match in _SPOKEN.finditer(text):
        if _says(match.group()):
            yield Found(*match.span(), "email", match.group().casefold())
    for match in _URL.finditer(text):
        address = match.group().rstrip(_TRAILING)
        if not _HOST.fullmatch(address):
            yield Found(match.start(), match.start() + len(address), "url", address.casefold())


def _says(address: str) -> bool:
    """Whether a spoken address is one: a plain word before "at" and a written domain are "look at example.com"."""
    name = address.split()[0]
    return not _LOOKS.search(address) or any(not character.isalpha() for character in name)
