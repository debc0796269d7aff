"""Narrowed evidence: the run of words with the largest pull, on weights made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.evidence import Claim, narrowed
from nlp.features import Features, Vocabulary

WORDS = ("nopea", "ystävällinen", "asentaja", "kallis", "ja", "👍")


def features() -> Features:
    ones = np.ones(len(WORDS), dtype=np.float32)
    return Features(Vocabulary(WORDS, ones, ("zz",), np.ones(1, dtype=np.float32)))


# Columns: schedules, staff behaviour, price. Each known word alone has length 0.6 (the weight of words).
PULL = np.array(
    [
        [5.0, 0.0, 0.0],
        [0.0, 5.0, 0.0],
        [0.0, 1.0, 0.0],
        [0.0, 0.0, 5.0],
        [0.8, 0.8, 0.8],
        [0.0, 2.0, 0.0],
        [0.0, 0.0, 0.0],
    ],
    dtype=np.float32,
)


@pytest.mark.parametrize(
    ("text", "column", "evidence"),
    [
        ("Nopea ja ystävällinen asentaja, ei kallis!", 0, "Nopea"),
        ("Nopea ja ystävällinen asentaja, ei kallis!", 1, "ystävällinen asentaja"),
        ("Nopea ja ystävällinen asentaja, ei kallis!", 2, "kallis"),
        ("ystävällinen ja ystävällinen", 1, "ystävällinen ja ystävällinen"),
        ("tuntematon sana", 0, "tuntematon"),
        ("👍", 1, "👍"),
        ("kallis kallis xx kallis", 2, "kallis kallis xx kallis"),
    ],
)
def test_the_words_that_pull_are_the_evidence(text: str, column: int, evidence: str) -> None:
    ((start, end),) = narrowed([Claim(text, 0, len(text), column)], features(), PULL)
    assert text[start:end] == evidence


def test_only_the_claimed_part_of_the_text_is_looked_at() -> None:
    text = "Kallis. Nopea asentaja, ja kallis"
    spans = narrowed([Claim(text, 8, len(text), 0), Claim(text, 8, len(text), 2)], features(), PULL)
    assert [text[start:end] for start, end in spans] == ["Nopea", "kallis"]
    assert spans[1][0] > 8


def test_no_claims_no_spans() -> None:
    assert narrowed([], features(), PULL) == []
