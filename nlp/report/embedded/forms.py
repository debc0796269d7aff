"""The forms of words that belong together, so that a search for one finds the others."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlp.lemma import lemma_of
from nlp.records import LANGUAGES

WORD = re.compile(r"[^\W_]+")  # the scripts of the page cut words in the same way


def word_groups(texts: Iterable[tuple[str, str]]) -> str:
    """The forms that share a lemma, of *texts* given as (text, language); languages other than ours are passed over.

    Returns:
        One group per lemma and language, groups separated by spaces. A group is what its forms begin with, ``|``, and
        the rests of the forms separated by commas, the lemma first: ``asentaj|a,at,ien``. Lemmas of which the texts
        have no other form are left out.
    """
    vocabulary: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for text, language in texts:
        if language in vocabulary:
            vocabulary[language].update(WORD.findall(text.lower()))
    return " ".join(group for language in LANGUAGES for group in _groups(vocabulary[language], language))


def _groups(words: set[str], language: str) -> list[str]:
    if not words:
        return []
    forms: dict[str, set[str]] = {}
    for word in words:
        lemma = word if word.isdigit() else lemma_of(word, language)
        if WORD.fullmatch(lemma):
            forms.setdefault(lemma, set()).add(word)
    return [_packed([lemma, *sorted(forms[lemma] - {lemma})]) for lemma in sorted(forms) if forms[lemma] != {lemma}]


def _packed(group: list[str]) -> str:
    first, last = min(group), max(group)
    start = first[: next((at for at, letter in enumerate(first) if last[at] != letter), len(first))]
    return f"{start}|{','.join(form[len(start) :] for form in group)}"
