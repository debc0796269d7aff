"""Words as lemmas, without those that say nothing of a topic, for Finnish and English."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.analysis.praise_words import PRAISE_WORDS
from nlp.lemma import lemma_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"<[\w-]+_\d{1,9}>")  # what stands for personal data
SHORTEST = 3  # letters


def lemmas(text: str, language: str) -> list[str]:
    """The lemmas of *text* in their order, lower case: no stop words, no plain praise or blame, no numbers.

    A Finnish compound stays one word.

    Args:
        language: ``fi`` or ``en``.
    """
    words = (word for word in _WORD.findall(_PLACEHOLDER.sub(" ", text).lower()) if len(word) >= SHORTEST)
    found = (_lemma(word, language) for word in words)
    return [lemma for lemma in found if lemma]


# A survey's words repeat: the cache holds the few thousand that make up nearly all of it.
@lru_cache(maxsize=65_536)
def _lemma(word: str, language: str) -> str:
    """The lemma of *word*, "" for one that says nothing of a topic."""
    stop = stop_words(language)
    if word in stop:
        return ""
    lemma = lemma_of(word, language)
    return "" if lemma in stop or len(lemma) < SHORTEST else lemma


@lru_cache(maxsize=4)
def stop_words(language: str) -> frozenset[str]:
    """Function words of spaCy's lists, and words that praise or blame without saying what."""
    from importlib import import_module

    words = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS
    return frozenset(words) | PRAISE_WORDS[language]
