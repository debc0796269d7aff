"""Names that a survey or an organisation gave, as results may show them."""

from __future__ import annotations

from nlp.redact import Redactor
from nlp.wording.texts import Texts

# The column that stands for the language of the answers where groups are compared.
ANSWERED_IN = "palaute_language"


class SegmentNames:
    """Names of segment columns and their values without personal data; one redactor a column keeps two persons apart.

    Args:
        texts: with the words of :mod:`nlp.wording.labels`.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts, self._redactors = texts, dict[str, Redactor]()

    def column(self, column: str) -> str:
        return self._texts("segment_language") if column == ANSWERED_IN else Redactor().redact(str(column)).text

    def value(self, column: str, value: str) -> str:
        if column == ANSWERED_IN and f"lang_{value}" in self._texts.words:
            return self._texts(f"lang_{value}")
        return self._redactors.setdefault(column, Redactor()).redact(str(value)).text


def owner_label(owner: str, texts: Texts) -> str:
    """An owner in words; an organisation's own name of one stays."""
    return texts(f"owner_{owner}") if f"owner_{owner}" in texts.words else owner
