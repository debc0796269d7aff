"""Pruning keeps the n-grams that pull, and readings with them."""

from __future__ import annotations

import numpy as np

from nlp.features import Features, Vocabulary
from nlp.heads import LinearHead
from nlp.passage_features import Heads
from nlp.training.prune import prune


def head(rows: int, strong: int) -> LinearHead:
    weights = np.full((rows, 2), 0.01, dtype=np.float32)
    weights[strong] = 3.0
    return LinearHead(("a", "b"), weights, np.zeros(2, dtype=np.float32))


def heads() -> Heads:
    # Three n-grams and one question column; polarity and stage read each n-gram twice and have two further columns.
    return Heads(
        text_themes=head(4, 0), segment_themes=head(4, 0), sentiment=head(4, 3), signals=head(4, 3),
        polarity=head(8, 5), stage=head(8, 7),
    )  # fmt: skip


def vocabulary() -> Vocabulary:
    ones = np.ones(2, dtype=np.float32)
    return Vocabulary(("hyvä", "ja"), ones, ("vä",), ones[:1])


def test_it_keeps_the_strongest_in_any_head_and_all_further_columns() -> None:
    features, pruned = prune(Features(vocabulary()), heads(), keep=2)
    # "hyvä" is strong in the themes, "vä" in the context half of polarity (row 5 = 3 + 2); "ja" nowhere.
    assert features.vocabulary.words == ("hyvä",) and features.vocabulary.characters == ("vä",)
    assert pruned.text_themes.weights[:, 0].tolist() == [np.float32(3.0), np.float32(0.01), np.float32(0.01)]
    assert pruned.polarity.weights.shape == (6, 2) and pruned.polarity.weights[3, 0] == 3.0
    assert pruned.stage.weights[5, 0] == 3.0


def test_nothing_is_dropped_when_all_fit() -> None:
    features, before = Features(vocabulary()), heads()
    assert prune(features, before, keep=3) == (features, before)
