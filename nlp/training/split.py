"""Which labelled verbatims are held out: chosen once, near-duplicates together, never tuned on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from nlp.features import clean

HELD_OUT_SHARE = 0.2
# Share of common character 4-grams (Jaccard) from which two verbatims count as the same text.
ALIKE = 0.75


def squeezed(text: str) -> str:
    """A text without case, spaces and punctuation, every number as ``0``."""
    return re.sub(r"\W+", "", clean(text))


def alike(texts: Sequence[str]) -> np.ndarray:
    """A group number per text; near-duplicates share one.

    Two texts are near-duplicates when they are equal but for case, digits and punctuation, or when the Jaccard
    index of their character 4-grams is at least ALIKE; groups are the connected components.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components
    from sklearn.feature_extraction.text import CountVectorizer

    if not texts:
        return np.empty(0, dtype=int)
    keys = [squeezed(text) for text in texts]
    distinct = list(dict.fromkeys(keys))
    grams = CountVectorizer(analyzer="char", ngram_range=(4, 4), binary=True, dtype=np.int32)
    padded = [f"^^{key}$$" for key in distinct]
    table = grams.fit_transform(padded)
    sizes = np.asarray(table.sum(axis=1)).ravel()
    common = (table @ table.T).tocoo()
    union = sizes[common.row] + sizes[common.col] - common.data
    near = common.data >= ALIKE * union
    graph = csr_matrix((np.ones(int(near.sum())), (common.row[near], common.col[near])), shape=(len(distinct),) * 2)
    _, group = connected_components(graph, directed=False)
    number = dict(zip(distinct, group.tolist(), strict=True))
    return np.array([number[key] for key in keys])


def held_out(texts: Sequence[str], share: float = HELD_OUT_SHARE, salt: str = "") -> np.ndarray:
    """True for about *share* of the texts, whole groups of near-duplicates at a time.

    The choice hangs on the hash of *salt* and each group's first text (in sorted order), on nothing else.
    """
    keys, groups = [squeezed(text) for text in texts], alike(texts)
    first: dict[int, str] = {}
    for key, group in zip(keys, groups.tolist(), strict=True):
        first[group] = min(first.get(group, key), key)
    chosen = {group: _fraction(salt + key) < share for group, key in first.items()}
    return np.array([chosen[group] for group in groups.tolist()], dtype=bool)


def _fraction(key: str) -> float:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") / 2**64
