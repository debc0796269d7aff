"""Where the personal data of answers lies: looked for once, kept as places and placeholders without the texts."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import OrderedDict
from collections.abc import Callable, Sequence

from nlp.records import LANGUAGES, CodedFeedback
from nlp.redact import Redaction, Redactor, Span, masked

# Some 200 bytes each. A forgotten text is searched again, and reads the same.
REMEMBERED = 65_536

Spans = tuple[Span, ...]
Find = Callable[[str, str], Spans]


def find_spans(text: str, language: str) -> Spans:
    """The personal data of one text; placeholders are numbered in each text anew."""
    return Redactor().redact(text, language).spans


class Masks:
    """Redacts coded answers; each distinct text is searched once as long as it is remembered, each part of a run once.

    Args:
        remembered: texts whose spans are kept by their hash, those used least recently dropped first.
        find: searches one text; replaced in tests.
    """

    def __init__(self, remembered: int = REMEMBERED, find: Find = find_spans) -> None:
        self._limit, self._find = remembered, find
        self._known: OrderedDict[bytes, Spans] = OrderedDict()
        self._parts: dict[int, bytes] = {}

    def of(self, answer: CodedFeedback, default_language: str = "fi") -> Redaction:
        """The answer's text redacted in its own language, or in *default_language* where that is another one."""
        language = answer.language if answer.language in LANGUAGES else default_language
        key = hashlib.blake2b(f"{language}{answer.text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if key not in self._known:
            self._known[key] = self._find(answer.text, language)
            if len(self._known) > self._limit:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return masked(answer.text, self._known[key])

    def of_part(self, number: int, rows: Sequence[Sequence[CodedFeedback]]) -> list[list[Redaction]]:
        """The redacted texts of part *number* of a run: searched at the first call, then read from what it kept."""
        if number not in self._parts:
            found = [[self.of(answer) for answer in row] for row in rows]
            self._parts[number] = _packed([one.spans for row in found for one in row])
            return found
        kept = _unpacked(self._parts[number])
        flat = iter(range(sum(map(len, rows))))
        return [[masked(answer.text, kept.get(next(flat), ())) for answer in row] for row in rows]


def _packed(spans: Sequence[Spans]) -> bytes:
    """The spans of the answers that have any, by the number of the answer: a few bytes each."""
    found = [
        [place, [[one.start, one.end, one.kind, one.placeholder] for one in of]] for place, of in enumerate(spans) if of
    ]
    return zlib.compress(json.dumps(found).encode())


def _unpacked(data: bytes) -> dict[int, Spans]:
    return {place: tuple(Span(*one) for one in of) for place, of in json.loads(zlib.decompress(data))}
