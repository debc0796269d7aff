"""Short texts into groups that share their words: TF-IDF over lemmas, average linkage of cosine distances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

FITTED = 4_000  # texts that are linked pair by pair; further ones join the group they fit best
FARTHEST = 0.9  # mean cosine distance within which texts and groups are one group
_BLOCK = 256  # rows whose products stand in memory beside the matrix
_KEY = 3.841459  # the 95 % point of chi-square with one degree of freedom


def key_lemmas(texts: Sequence[Collection[str]], others: Sequence[Collection[str]], least: int) -> frozenset[str]:
    """The lemmas that more of *texts* hold than of *others*, by more than chance; each in at least *least* texts.

    Chance is judged by the log-likelihood ratio G² of the two shares (Dunning, T. 1993, Accurate methods for the
    statistics of surprise and coincidence, Computational Linguistics 19, 61–74). Without *others* all that are
    frequent enough are key.
    """
    from scipy.special import xlogy

    here, there = (Counter(lemma for text in side for lemma in set(text)) for side in (texts, others))
    n, m = len(texts), len(others)
    found = set()
    for lemma, a in here.items():
        b = there[lemma]
        if a < least:
            continue
        if m:
            p = (a + b) / (n + m)
            table = ((a, n * p), (n - a, n * (1 - p)), (b, m * p), (m - b, m * (1 - p)))
            surprise = 2 * sum(float(xlogy(seen, seen / wanted)) for seen, wanted in table if wanted and seen)
            if a / n <= b / m or surprise <= _KEY:
                continue
        found.add(lemma)
    return frozenset(found)


def clusters_of(texts: Sequence[Sequence[str]], keys: Collection[str], least: int) -> list[np.ndarray]:
    """Positions of the texts of each group, the largest group first, the most typical text of a group first.

    Args:
        texts: lemmas of each text.
        keys: the lemmas that count; a text without any is in no group.
        least: texts that make a group.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    places = np.array([place for place, text in enumerate(texts) if set(text) & set(keys)])
    if len(places) < max(2, least):
        return []
    vectorizer = TfidfVectorizer(analyzer=lambda text: text, vocabulary=sorted(keys), sublinear_tf=True)
    weights = vectorizer.fit_transform([[lemma for lemma in texts[place] if lemma in keys] for place in places])
    fitted = weights[:FITTED]
    labels = _grouped(fitted)
    means = _means(fitted, labels)
    likeness = weights @ means.T  # mean cosine of each text with the texts of each group
    if len(places) > FITTED:
        rest = likeness[FITTED:]
        labels = np.concatenate([labels, np.where(rest.max(axis=1) >= 1 - FARTHEST, rest.argmax(axis=1), -1)])
    found = []
    for label in range(len(means)):
        members = np.flatnonzero(labels == label)
        if len(members) >= least:
            typical = members[np.argsort(-likeness[members, label], kind="stable")]
            found.append(places[typical])
    return sorted(found, key=lambda members: (-len(members), members.min()))


def _grouped(weights: Any) -> np.ndarray:
    """The group (from 0) of each line of *weights* by average linkage of cosine distances under ``FARTHEST``."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage

    if weights.shape[0] == 1:
        return np.zeros(1, dtype=int)
    tree = linkage(_distances(weights), "average")
    return fcluster(tree, np.nextafter(FARTHEST, 0), "distance") - 1


def _distances(weights: Any) -> np.ndarray:
    """Cosine distances of all pairs of lines, one after another as scipy wants them; of 4,000 lines 64 MB."""
    import numpy as np

    lines = weights.shape[0]
    distances = np.empty(lines * (lines - 1) // 2)
    at = 0
    for first in range(0, lines, _BLOCK):
        for line, likeness in enumerate((weights[first : first + _BLOCK] @ weights.T).toarray(), first):
            further = lines - line - 1
            distances[at : at + further] = 1 - likeness[line + 1 :]
            at += further
    return np.maximum(distances, 0, out=distances)


def _means(weights: Any, labels: np.ndarray) -> np.ndarray:
    """The mean of the rows of each label, one line per label from 0."""
    import numpy as np
    from scipy.sparse import csr_array

    size = np.bincount(labels)
    belongs = csr_array((1 / size[labels], (labels, np.arange(len(labels)))), shape=(len(size), len(labels)))
    return np.asarray((belongs @ weights).todense())


def keywords_of(groups: Sequence[Sequence[Sequence[str]]], most: int = 6) -> list[list[str]]:
    """The lemmas that tell each group of texts from the other groups, the most telling first.

    Class-based TF-IDF: tf(lemma, group) · log(1 + A / f(lemma)), where A is the mean number of lemmas per group and f
    the lemma's number in all groups. Ties go by the alphabet.

    Grootendorst, M. (2022). BERTopic: neural topic modeling with a class-based TF-IDF procedure. arXiv:2203.05794.
    """
    from math import log

    counts = [Counter(lemma for text in group for lemma in text) for group in groups]
    overall: Counter[str] = sum(counts, Counter())
    mean = overall.total() / len(groups) if groups else 0.0
    ranked = [
        sorted(count, key=lambda lemma: (-count[lemma] * log(1 + mean / overall[lemma]), lemma)) for count in counts
    ]
    return [lemmas[:most] for lemmas in ranked]
