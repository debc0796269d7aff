"""Personal data out of texts: identity codes, numbers, addresses and names become numbered placeholders.

Numbers are checked where a standard gives a check, so that prices and opening hours stay. Names are found by
gazetteer, capital letters and Finnish inflection, and by the words before them; a rare name in small letters passes.
"""

from __future__ import annotations

from nlp.redact.kinds import KINDS, Redaction, Span, masked
from nlp.redact.redactor import Redactor, find, read_phrases, redact

__all__ = ["KINDS", "Redaction", "Redactor", "Span", "find", "masked", "read_phrases", "redact"]
