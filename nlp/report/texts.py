"""All words of the report, in Finnish and English under the same keys; those of the summary are among them."""

from __future__ import annotations

from nlp.report.words_en import ENGLISH
from nlp.report.words_fi import FINNISH
from nlp.wording.summary_words import SUMMARY
from nlp.wording.texts import Texts, texts_of

TEXTS: dict[str, dict[str, str]] = {"fi": SUMMARY["fi"] | FINNISH, "en": SUMMARY["en"] | ENGLISH}

__all__ = ["ENGLISH", "FINNISH", "TEXTS", "Texts", "texts_for"]


def texts_for(language: str) -> Texts:
    """The words of *language*, ``fi`` or ``en``; OptionError for any other."""
    return texts_of(TEXTS, language)
