"""Dropping n-grams that hardly move any head: a smaller model that reads the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nlp.features import Features, Vocabulary
from nlp.heads import LinearHead
from nlp.passage_features import Heads

_MENTION_HEADS = ("polarity", "stage")  # read each n-gram twice: in the segment and in its context


def prune(features: Features, heads: Heads, keep: int) -> tuple[Features, Heads]:
    """Keep the *keep* n-grams with the largest weight (× idf) in any head; the other columns stay as they are.

    The weights that remain are not fitted anew. Ties keep the earlier n-gram.
    """
    vocabulary = features.vocabulary
    size = len(vocabulary)
    if size <= keep:
        return features, heads
    pull = np.zeros(size, dtype=np.float32)
    for name, head in _all(heads).items():
        largest = np.abs(head.weights).max(axis=1)
        pull = np.maximum(pull, largest[:size])
        if name in _MENTION_HEADS:
            pull = np.maximum(pull, largest[size : 2 * size])
    pull *= np.concatenate([vocabulary.word_idf, vocabulary.character_idf])
    kept = np.sort(np.argsort(-pull, kind="stable")[:keep])
    return Features(_vocabulary(vocabulary, kept)), replace(
        heads,
        **{name: _head(head, kept, size, 2 if name in _MENTION_HEADS else 1) for name, head in _all(heads).items()},
    )


def _all(heads: Heads) -> dict[str, LinearHead]:
    return {name: getattr(heads, name) for name in heads.__dataclass_fields__}


def _vocabulary(old: Vocabulary, kept: np.ndarray) -> Vocabulary:
    words = kept[kept < len(old.words)]
    characters = kept[kept >= len(old.words)] - len(old.words)
    return Vocabulary(
        tuple(old.words[i] for i in words),
        old.word_idf[words],
        tuple(old.characters[i] for i in characters),
        old.character_idf[characters],
    )


def _head(head: LinearHead, kept: np.ndarray, size: int, copies: int) -> LinearHead:
    rows = [kept + size * copy for copy in range(copies)]
    rest = np.arange(size * copies, len(head.weights))
    return replace(head, weights=head.weights[np.concatenate([*rows, rest])])
