"""Features of a text: TF-IDF of words, word pairs and character n-grams.

Character n-grams inside words carry Finnish inflection, compounds and typos ("asentajat", "asenajan",
"lämpöpumppuasentaja"), word pairs carry negation ("ei toimi"). Text is cleaned by the one function :func:`clean`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

# Words and word pairs are sparser than characters and overfit sooner; .4, .6, 1 and 2 were tried.
WORD_WEIGHT = 0.6

_DIGITS = re.compile(r"\d+")
_REPEATED = re.compile(r"(\w)\1{2,}")
_BLANKS = re.compile(r"\s+")
_TOKEN = re.compile(r"(?u)\w+|[^\w\s]")
_SHORTEST, _LONGEST = 2, 5  # characters of an n-gram
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
    """Turns texts into rows of a sparse matrix, ``len(texts) × len(vocabulary)``, float32.

    The n-grams are those of scikit-learn's analyzers, which learn the vocabulary (a test compares them); counted here,
    because importing scikit-learn takes longer than coding a thousand verbatims.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._words = {gram: column for column, gram in enumerate(vocabulary.words)}
        self._characters = {gram: len(self._words) + c for c, gram in enumerate(vocabulary.characters)}

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """One row per text; the characters have Euclidean length 1, the words WORD_WEIGHT, or 0 if none is known."""
        import numpy as np
        from scipy.sparse import csr_matrix

        columns: list[int] = []
        values: list[np.ndarray] = []
        ends = [0]
        known: dict[str, list[int]] = {}  # the character n-grams of a word; words recur
        for text in texts:
            tokens = clean(text)
            halves = (
                (self._word_counts(tokens), self.vocabulary.word_idf, 0, WORD_WEIGHT),
                (self._character_counts(tokens, known), self.vocabulary.character_idf, len(self._words), 1.0),
            )
            for counts, idf, first, weight in halves:
                found = np.fromiter(counts, dtype=np.int32, count=len(counts))
                often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
                scaled = (np.log(often) + 1) * idf[found - first]
                length = np.sqrt((scaled * scaled).sum())
                columns.extend(counts)
                values.append(scaled * np.float32(weight) / (length or 1))
            ends.append(len(columns))
        data = np.concatenate(values) if values else np.empty(0, dtype=np.float32)
        shape = (len(texts), len(self.vocabulary))
        return csr_matrix((data.astype(np.float32), np.array(columns, dtype=np.int32), np.array(ends)), shape=shape)

    def _word_counts(self, text: str) -> Counter[int]:
        words = _TOKEN.findall(text)
        grams = [*words, *(f"{one} {two}" for one, two in pairwise(words))]
        return Counter(column for gram in grams if (column := self._words.get(gram)) is not None)

    def _character_counts(self, text: str, known: dict[str, list[int]]) -> Counter[int]:
        words = text.split()
        for word in words:
            if word not in known:
                known[word] = [self._characters[gram] for gram in _inside(f" {word} ") if gram in self._characters]
        return Counter(chain.from_iterable(known[word] for word in words))


def _inside(word: str) -> Iterator[str]:
    """The character n-grams of a word with a blank at each end; one shorter than n counts once, whole."""
    for n in range(_SHORTEST, _LONGEST + 1):
        for begin in range(max(1, len(word) - n + 1)):
            yield word[begin : begin + n]
        if len(word) <= n:
            return


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
        known = set(make(None, max(1, least - fewer)).fit(main).vocabulary_)
        if len(other) >= further_least:
            known |= set(make(None, further_least).fit(other).vocabulary_)
        vectorizer = make(sorted(known)).fit([*main, *other])
        halves.append((tuple(sorted(known)), vectorizer.idf_.astype("float32")))
    (words, word_idf), (characters, character_idf) = halves
    return Vocabulary(words, word_idf, characters, character_idf)


def _word_vectorizer(known: Sequence[str] | None, least: int = 1) -> Any:
    return _vectorizer(known, least, token_pattern=_TOKEN.pattern, ngram_range=(1, 2))


def _character_vectorizer(known: Sequence[str] | None, least: int = 1) -> Any:
    return _vectorizer(known, least, analyzer="char_wb", ngram_range=(_SHORTEST, _LONGEST))


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
