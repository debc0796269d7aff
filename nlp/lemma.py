"""Lemmas of single words.

Barbaresi, A. (2021–). simplemma: lemmatization by dictionaries and rules, offline.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma import Lemmatizer


def lemma_of(word: str, language: str) -> str:
    """The lemma of *word* (lower case) in ``fi`` or ``en``; a form that is not known is its own lemma."""
    return _lemmatizer().lemmatize(word, language).lower()


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    # Of both languages 40 MB and 2 s; as dictionaries of Python they take 400 MB and 4 s, and give the same lemmas.
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(low_memory=True))
