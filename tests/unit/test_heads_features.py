"""Features and linear heads, against scikit-learn and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from nlp.features import WORD_WEIGHT, Features, clean, learn_vocabulary
from nlp.heads import NEVER, LinearHead, fit_head, sigmoid

TEXTS = [
    "Asentaja tuli ajoissa",
    "asentajat tulivat ajoissa ja siivosivat",
    "Hinta on kallis, ei toimi",
    "laite ei toimi",
    "hinta ei ole kallis",
    "asentaja ei tullut ajoissa",
]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("HYVÄ Palvelu", "hyvä palvelu"),
        ("hyväää!!!", "hyvää!!!"),
        ("Soooooo good", "soo good"),
        ("don’t can´t", "don't can't"),
        ("12.30 ja 1000 €", "0.0 ja 0 €"),
        ("• nopea\n\n•  halpa", "nopea halpa"),
        ('sanoi "ei" ja «joo»', "sanoi ei ja joo"),
        ("  a \t\u00a0 b ", "a b"),
        ("👍👍👍", "👍👍👍"),
        ("", ""),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert once == once.strip()
    assert "  " not in once
    assert clean(once) == once


def test_the_vocabulary_holds_what_stands_in_enough_texts() -> None:
    vocabulary = learn_vocabulary(TEXTS, least=3)
    # Words and pairs in at least two of the texts.
    assert set(vocabulary.words) == {"ajoissa", "asentaja", "ei", "ei toimi", "hinta", "kallis", "toimi"}
    idf = dict(zip(vocabulary.words, vocabulary.word_idf.tolist(), strict=True))
    assert idf["ei"] == pytest.approx(np.log(7 / 5) + 1)
    assert idf["kallis"] == pytest.approx(np.log(7 / 3) + 1)
    characters = dict(zip(vocabulary.characters, vocabulary.character_idf.tolist(), strict=True))
    assert characters["senta"] == pytest.approx(np.log(7 / 4) + 1)
    assert "kalli" not in characters
    assert len(vocabulary) == len(vocabulary.words) + len(vocabulary.characters)
    assert vocabulary.word_idf.dtype == vocabulary.character_idf.dtype == np.float32


def test_features_by_hand() -> None:
    features = Features(learn_vocabulary(TEXTS, least=3))
    words = features.vocabulary.words
    row = features.of(["Laite ei toimi, EI toimi"]).toarray()[0]
    weights = {word: 0.0 for word in words}
    idf = dict(zip(words, features.vocabulary.word_idf.tolist(), strict=True))
    weights |= {word: (1 + np.log(2)) * idf[word] for word in ("ei", "toimi", "ei toimi")}
    length = np.sqrt(sum(value**2 for value in weights.values()))
    wanted = [WORD_WEIGHT * weights[word] / length for word in words]
    assert row[: len(words)] == pytest.approx(wanted, abs=1e-6)
    assert np.linalg.norm(row[len(words) :]) == pytest.approx(1.0, abs=1e-6)


def test_a_text_without_known_ngrams_is_all_zero_and_rows_do_not_depend_on_the_batch() -> None:
    features = Features(learn_vocabulary(TEXTS, least=3))
    batch = features.of(["", "zzz", *TEXTS])
    assert batch.dtype == np.float32
    assert batch.shape == (8, len(features.vocabulary))
    assert batch[:2].nnz == 0
    for row, text in enumerate(TEXTS):
        assert (features.of([text]) != batch[row + 2]).nnz == 0


def test_features_of_a_stored_vocabulary_are_those_of_the_learnt_one() -> None:
    learnt = learn_vocabulary(TEXTS, least=3)
    assert (Features(learnt).of(TEXTS) != Features(learn_vocabulary(TEXTS, least=3)).of(TEXTS)).nnz == 0
    assert learn_vocabulary(TEXTS, least=3).words == learnt.words


def test_sigmoid_without_overflow() -> None:
    with np.errstate(all="raise"):
        found = sigmoid(np.array([-1000.0, -2.0, 0.0, np.log(3), 1000.0]))
    assert found == pytest.approx([0.0, 1 / (1 + np.exp(2)), 0.5, 0.75, 1.0])


def test_logits_and_probabilities_by_hand() -> None:
    head = LinearHead(
        ("a", "b"), np.array([[1, -1], [0, 2]], dtype=np.float32), np.array([0.5, -0.5], dtype=np.float32)
    )
    features = csr_matrix(np.array([[1, 0], [0, 1], [0, 0]], dtype=np.float32))
    assert head.logits(features).tolist() == [[1.5, -1.5], [0.5, 1.5], [0.5, -0.5]]
    shares = 1 / (1 + np.exp(-np.array([[1.5, -1.5], [0.5, 1.5], [0.5, -0.5]])))
    assert head.probabilities(features) == pytest.approx(shares / shares.sum(axis=1, keepdims=True), abs=1e-6)
    assert head.probabilities(features).sum(axis=1) == pytest.approx([1, 1, 1])


def made(rows: int = 120) -> tuple[csr_matrix, np.ndarray]:
    random = np.random.default_rng(3)
    features = random.random((rows, 4))
    noise = random.random(rows) * 0.3
    truth = np.column_stack([features[:, 0] > features[:, 1] + noise - 0.15, features[:, 2] > 0.5 + noise]).astype(int)
    return csr_matrix(features), truth


def test_a_head_is_one_logistic_regression_per_label() -> None:
    features, truth = made()
    head = fit_head(features, truth, ["a", "b"], 2.0)
    for column in range(2):
        machine = LogisticRegression(C=2.0, solver="liblinear", tol=1e-3, random_state=0).fit(
            features, truth[:, column]
        )
        assert 1 / (1 + np.exp(-head.logits(features)[:, column])) == pytest.approx(
            machine.predict_proba(features)[:, 1], abs=1e-5
        )
    assert ((head.logits(features) > 0) == truth).mean() > 0.85
    assert (head.labels, head.weights.dtype, head.bias.dtype) == (("a", "b"), np.float32, np.float32)


def test_fitting_twice_gives_the_same_head() -> None:
    features, truth = made()
    one, two = fit_head(features, truth, "ab", 1.0), fit_head(features, truth, "ab", 1.0)
    assert (one.weights == two.weights).all()
    assert (one.bias == two.bias).all()


def test_a_weight_of_two_is_a_row_twice() -> None:
    features, truth = made(40)
    weights = np.ones(40)
    weights[:10] = 2
    weighted = fit_head(features, truth, "ab", 1.0, weights)
    twice = np.r_[np.arange(40), np.arange(10)]
    repeated = fit_head(features[twice], truth[twice], "ab", 1.0)
    assert weighted.weights == pytest.approx(repeated.weights, abs=0.02)
    assert weighted.weights != pytest.approx(fit_head(features, truth, "ab", 1.0).weights, abs=0.02)


def test_labels_that_always_or_never_hold_need_no_regression() -> None:
    features, truth = made()
    constant = np.column_stack([np.zeros(len(truth), dtype=int), np.ones(len(truth), dtype=int), truth[:, 0]])
    head = fit_head(features, constant, ["never", "always", "at times"], 1.0)
    assert head.bias[:2].tolist() == [NEVER, -NEVER]
    assert not head.weights[:, :2].any()
    assert head.weights[:, 2].any()
    shares = sigmoid(head.logits(features))
    assert shares[:, 0].max() < 1e-5
    assert shares[:, 1].min() > 1 - 1e-5
