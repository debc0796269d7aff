"""Features of a text: TF-IDF of words, word pairs and character n-grams.

Character n-grams inside words carry Finnish inflection, compounds and typos ("asentajat", "asenajan",
"lämpöpumppuasentaja"), word pairs carry negation ("ei toimi"). scikit-learn's vectorizers do the counting, at
training and at serving, over text cleaned by the one function :func:`clean`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

# Words and word pairs are sparser than characters and overfit sooner; .4, .6, 1 and 2 were tried.
WORD_WEIGHT = 0.6

_DIGITS = re.compile(r"\d+")
_REPEATED = re.compile(r"(\w)\1{2,}")
_BLANKS = re.compile(r"\s+")
# What a segment is marked with and a customer did not mean: bullets and quotation marks.
_MARKS = re.compile(r"[\"”“»«•·*_]+")


def clean(text: str) -> str:
    """Lower case, one kind of apostrophe, digits as ``0``, "hyväää" as "hyvää", single blanks."""
    lowered = _MARKS.sub(" ", text.lower().replace("’", "'").replace("´", "'"))
    return _BLANKS.sub(" ", _REPEATED.sub(r"\1\1", _DIGITS.sub("0", lowered))).strip()


@dataclass(frozen=True)
class Vocabulary:
    """The n-grams that a model knows, with their inverse document frequencies.

    Attributes:
        words: words and word pairs, in column order; ``word_idf`` (float32) has one value each.
        characters: character n-grams within words, in column order after the words; ``character_idf`` likewise.
    """

    words: tuple[str, ...]
    word_idf: np.ndarray
    characters: tuple[str, ...]
    character_idf: np.ndarray

    def __len__(self) -> int:
        return len(self.words) + len(self.characters)


class Features:
    """Turns texts into rows of a sparse matrix, ``len(texts) × len(vocabulary)``, float32."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._words = _word_vectorizer(vocabulary.words)
        self._words.idf_ = vocabulary.word_idf
        self._characters = _character_vectorizer(vocabulary.characters)
        self._characters.idf_ = vocabulary.character_idf

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """One row per text; the characters have Euclidean length 1, the words WORD_WEIGHT, or 0 if none is known."""
        import numpy as np
        from scipy.sparse import hstack

        cleaned = [clean(text) for text in texts]
        words = self._words.transform(cleaned) * np.float32(WORD_WEIGHT)
        return hstack([words, self._characters.transform(cleaned)], format="csr")


def learn_vocabulary(
    texts: Sequence[str], further: Sequence[str] = (), *, least: int = 3, further_least: int = 12
) -> Vocabulary:
    """The n-grams of *texts* and *further* texts, with idf = ln((1 + n) / (1 + df)) + 1 over both.

    Args:
        texts: n-grams in at least *least* of these stay (words: one fewer).
        further: texts of less worth; n-grams that stand only here stay from *further_least* texts on.
    """
    main, other = [clean(text) for text in texts], [clean(text) for text in further]
    halves = []
    for make, fewer in ((_word_vectorizer, 1), (_character_vectorizer, 0)):
        known = set(make(None, least - fewer).fit(main).vocabulary_)
        if len(other) >= further_least:
            known |= set(make(None, further_least).fit(other).vocabulary_)
        vectorizer = make(sorted(known)).fit([*main, *other])
        halves.append((tuple(sorted(known)), vectorizer.idf_.astype("float32")))
    (words, word_idf), (characters, character_idf) = halves
    return Vocabulary(words, word_idf, characters, character_idf)


def _word_vectorizer(known: Sequence[str] | None, least: int = 1) -> Any:
    return _vectorizer(known, least, token_pattern=r"(?u)\w+|[^\w\s]", ngram_range=(1, 2))


def _character_vectorizer(known: Sequence[str] | None, least: int = 1) -> Any:
    return _vectorizer(known, least, analyzer="char_wb", ngram_range=(2, 5))


def _vectorizer(known: Sequence[str] | None, least: int, **options: Any) -> Any:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        vocabulary=list(known) if known is not None else None,
        min_df=least,
        lowercase=False,
        sublinear_tf=True,
        dtype=np.float32,
        **options,
    )
