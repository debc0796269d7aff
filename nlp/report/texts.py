"""All words of the report and of the summary that it opens with, in Finnish and English under the same keys."""

from __future__ import annotations

from nlp.errors import OptionError
from nlp.report.words import ENGLISH, FINNISH
from nlp.wording.summary_words import SUMMARY
from nlp.wording.texts import Texts, texts_of

TEXTS: dict[str, dict[str, str]] = {"fi": SUMMARY["fi"] | FINNISH, "en": SUMMARY["en"] | ENGLISH}

__all__ = ["ENGLISH", "FINNISH", "TEXTS", "Texts", "texts_for"]


def texts_for(language: str) -> Texts:
    """The words of *language*, ``fi`` or ``en``; OptionError for any other."""
    if language not in TEXTS:
        raise OptionError(f"There is no report in language {language!r}.", "Choose 'fi' or 'en'.")
    return texts_of(TEXTS, language)
