from __future__ import annotations

import subprocess
import sys

import pytest

from nlp.lemma import lemma_of


@pytest.mark.parametrize(
    ("word", "language", "lemma"),
    [
        ("asentajien", "fi", "asentaja"),
        ("laskut", "fi", "lasku"),
        ("myöhästyivät", "fi", "myöhästyä"),
        ("invoices", "en", "invoice"),
        ("qwzx", "fi", "qwzx"),
    ],
)
def test_forms_have_their_lemma(word: str, language: str, lemma: str) -> None:
    assert lemma_of(word, language) == lemma


def test_the_lemmas_are_those_of_the_whole_dictionaries() -> None:
    code = """
from simplemma import lemmatize
from nlp.lemma import lemma_of
words = {"fi": "asentajille laskuja hinnoissa odotimme soitettiin kauniimpi talostamme jonottamaan".split(),
         "en": "delivered waiting worse children invoices rang better staff".split()}
print([w for l in words for w in words[l] if lemma_of(w, l) != lemmatize(w, l).lower()])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
