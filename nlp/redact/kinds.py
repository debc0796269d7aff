"""The kinds of personal data, the placeholders that stand for them, and the result of redacting a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

# Kind → the placeholder's word in Finnish and English.
PLACEHOLDERS: dict[str, dict[str, str]] = {
    "email": {"fi": "SÄHKÖPOSTI", "en": "EMAIL"},
    "url": {"fi": "OSOITE", "en": "URL"},
    "id": {"fi": "HENKILÖTUNNUS", "en": "ID"},
    "business": {"fi": "Y-TUNNUS", "en": "BUSINESS_ID"},
    "iban": {"fi": "TILINUMERO", "en": "IBAN"},
    "card": {"fi": "KORTTINUMERO", "en": "CARD"},
    "plate": {"fi": "REKISTERITUNNUS", "en": "PLATE"},
    "address": {"fi": "KATUOSOITE", "en": "ADDRESS"},
    "number": {"fi": "NUMERO", "en": "NUMBER"},
    "phone": {"fi": "PUHELIN", "en": "PHONE"},
    "name": {"fi": "NIMI", "en": "NAME"},
    "other": {"fi": "POISTETTU", "en": "REMOVED"},
}
KINDS = tuple(PLACEHOLDERS)
PLACEHOLDER = re.compile(
    rf"<(?P<word>{'|'.join(sorted({re.escape(word) for words in PLACEHOLDERS.values() for word in words.values()}))})"
    r"_(?P<number>\d{1,9})>"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Personal data found in a text: ``text[start:end]`` is of *kind*; *key* is equal for the same person or number."""

    start: int
    end: int
    kind: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Span:
    """What was replaced: ``text[start:end]`` of the original text, its kind, and the placeholder that stands for it."""

    start: int
    end: int
    kind: str
    placeholder: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """A redacted text.

    Attributes:
        text: the text with a placeholder for each span, everything else unchanged.
        spans: what was replaced, in order; offsets in characters of the original text. They never overlap.
    """

    text: str
    spans: tuple[Span, ...]

    def map_span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``original[start:end]`` lies in the redacted text; what begins or ends in a span takes all of it."""
        return self._mapped(start, after=False), max(self._mapped(end, after=True), self._mapped(start, after=False))

    def _mapped(self, offset: int, *, after: bool) -> int:
        """The redacted offset of *offset*; inside a span the placeholder's start, or with *after* its end."""
        at = bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        shift = sum(len(span.placeholder) - (span.end - span.start) for span in self.spans[: max(at, 0)])
        if at < 0:
            return offset
        span = self.spans[at]
        if offset >= span.end:
            return offset + shift + len(span.placeholder) - (span.end - span.start)
        begin = span.start + shift
        return begin + len(span.placeholder) if after and offset > span.start else begin


def masked(text: str, spans: Sequence[Span]) -> Redaction:
    """*text* with the placeholders of *spans*, which are in order and never overlap."""
    parts: list[str] = []
    done = 0
    for span in spans:
        parts += [text[done : span.start], span.placeholder]
        done = span.end
    return Redaction("".join([*parts, text[done:]]), tuple(spans))
