"""Quotes without personal data: a piece of a text is redacted as the part of the whole that it is."""

from __future__ import annotations

from nlp.redact.redactor import find, redact


def redacted_text(text: str, language: str) -> str:
    """A whole text without personal data; halves of characters in a damaged export, which are no words, become "?"."""
    return redact(text, language).encode("utf-8", "replace").decode()


def redacted_quote(evidence: str, start: int, whole: str, language: str) -> str:
    """*evidence*, one line, without personal data; read as a part of *whole* where it stands there at *start*."""
    text = " ".join(evidence.split())
    # A run that redacts its tables has redacted evidence already, which is no part of the text that came.
    if whole[start : start + len(evidence)] != evidence:
        return redact(text, language)
    found = find(whole, language)
    first, last = found.map_span(start, start + len(evidence))
    return redact(" ".join(found.text[first:last].split()), language)
