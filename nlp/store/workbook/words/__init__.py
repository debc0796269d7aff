"""Words that only the workbook shows, and all that it shows; Finnish and English under one key."""

from __future__ import annotations

from nlp.store.workbook.words import charts, heads, pages
from nlp.wording import shared
from nlp.wording.numbers import NBSP
from nlp.wording.summary_words import SUMMARY
from nlp.wording.texts import Texts, texts_of

PARTS = (pages, heads, charts)
PAIRS: dict[str, tuple[str, str]] = {key: pair for part in PARTS for key, pair in part.WORDS.items()}
_ALL = shared.PAIRS | PAIRS
TEXTS: dict[str, dict[str, str]] = {
    # A percent sign never begins a line.
    "fi": SUMMARY["fi"] | {key: pair[0].replace(" %", f"{NBSP}%") for key, pair in _ALL.items()},
    "en": SUMMARY["en"] | {key: pair[1] for key, pair in _ALL.items()},
}


def workbook_texts(language: str) -> Texts:
    """The words of *language*, ``fi`` or ``en``; OptionError for any other."""
    return texts_of(TEXTS, language)
