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
_REST = r"[^\s\ufffc<>\"”]"
_URL = re.compile(
    rf"(?:https?://|www\.){_REST}{{1,2000}}"
    r"|(?<![\w.@-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:fi|com|net|org|eu|io|co\.uk|uk|se|ee|info)/"
    rf"{_REST}{{1,2000}}",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?[^/?#@]+/?", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’»*"


def find_contacts(text: str) -> Iterator[Found]:
    """E-mail addresses, and web addresses with more than a host."""
    if "@" in text or "(" in text or "[" in text:
        for match in _EMAIL.finditer(text):
            end = match.start() + len(match.group().rstrip(".-_"))
            yield Found(match.start(), end, "email", text[match.start() : end].casefold())
    for match in _URL.finditer(text):
        address = match.group().rstrip(_TRAILING)
        if not _HOST.fullmatch(address):
            yield Found(match.start(), match.start() + len(address), "url", address.casefold())
