"""Features counted here are those of scikit-learn's vectorizers: the same columns, the same values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp.features import WORD_WEIGHT, Features, Vocabulary, clean, learn_vocabulary

CORPUS = [
    "Asentaja tuli ajoissa ja siivosi jälkensä!",
    "asentajat tulivat ajoissa, hyvä hyvä hyvä",
    "Hinta on kallis; ei toimi",
    "laite ei toimi 24/7 :(",
    "don't like the price",
    "The price is ok 👍👍 I'd buy again",
    "ä ö å a b",
    "ei",
]
KNOWN = learn_vocabulary(CORPUS, least=1)
FEATURES = Features(KNOWN)
KNOWN_WORDS = sorted({word for text in CORPUS for word in text.split()})
SOME_WORDS = st.lists(st.sampled_from([*KNOWN_WORDS, " ", "\n", "??"]), max_size=15)


def scikit(vocabulary: Vocabulary, texts: list[str]) -> csr_matrix:
    """The same by TfidfVectorizer, given the same vocabulary and idf."""
    halves = []
    words = {"token_pattern": r"(?u)\w+|[^\w\s]", "ngram_range": (1, 2)}
    characters = {"analyzer": "char_wb", "ngram_range": (2, 5)}
    for grams, idf, weight, options in (
        (vocabulary.words, vocabulary.word_idf, WORD_WEIGHT, words),
        (vocabulary.characters, vocabulary.character_idf, 1.0, characters),
    ):
        machine = TfidfVectorizer(
            vocabulary=list(grams), lowercase=False, sublinear_tf=True, dtype=np.float32, preprocessor=clean, **options
        )
        machine.idf_ = idf
        halves.append(machine.transform(texts) * np.float32(weight))
    return csr_matrix(hstack(halves, format="csr"))


def same(texts: list[str], features: Features = FEATURES) -> None:
    mine, theirs = features.of(texts), scikit(features.vocabulary, texts)
    assert mine.shape == theirs.shape and mine.dtype == np.float32
    for row in range(len(texts)):
        one, other = mine[row], theirs[row]
        assert sorted(one.indices) == sorted(other.indices)
        assert len(set(one.indices.tolist())) == one.nnz
        np.testing.assert_allclose(one.toarray(), other.toarray(), atol=1e-6)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_texts(texts: list[str]) -> None:
    same(texts)


@settings(max_examples=80, deadline=None)
@given(st.lists(SOME_WORDS.map(" ".join), min_size=1, max_size=4))
def test_texts_of_known_words(texts: list[str]) -> None:
    same(texts)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("aä b'1!👍", min_size=1, max_size=12).filter(clean), min_size=3, max_size=8))
def test_vocabularies_of_any_texts(texts: list[str]) -> None:
    same(texts, Features(learn_vocabulary(texts, least=1)))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "ei", "a", "aa", "hyvä hyvä", "x" * 40, "Hinta on kallis; ei toimi. " * 50, "24 000 €",
        "ei\u2028toimi", "👍" * 9,
    ],
)  # fmt: skip
def test_texts_that_tell_implementations_apart(text: str) -> None:
    same([text, "Asentaja tuli"])


def test_the_learnt_vocabulary_is_scikit_learns() -> None:
    cleaned = [clean(text) for text in CORPUS]
    machine = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, lowercase=False).fit(cleaned)
    learnt = learn_vocabulary(CORPUS, least=3)
    assert list(learnt.characters) == machine.get_feature_names_out().tolist()
    np.testing.assert_allclose(learnt.character_idf, machine.idf_, rtol=1e-6)


def test_further_texts_add_only_what_is_common_in_them() -> None:
    further = ["loistava kokemus"] * 12 + ["harvinainen sana"] * 11
    learnt = learn_vocabulary(CORPUS, further, least=3)
    assert {"loistava", "loistava kokemus", "kokemus"} <= set(learnt.words)
    assert "harvinainen" not in learnt.words
    # The idf is over both: of 8 + 23 texts, 12 hold the word.
    idf = dict(zip(learnt.words, learnt.word_idf.tolist(), strict=True))
    assert idf["kokemus"] == pytest.approx(np.log(32 / 13) + 1, rel=1e-6)


def test_no_texts_are_no_rows() -> None:
    assert FEATURES.of([]).shape == (0, len(KNOWN))
