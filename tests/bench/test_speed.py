"""Speed, against what one would write in a notebook: scikit-learn TF-IDF + logistic regression, themes only.

`make bench` prints both in one run; read the ratio. The rival gives one thing (themes of the whole text), palaute
everything (language, segments, themes, polarity, stage, evidence, sentiment, signals).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nlp import analyze, classify_many, load_codeframe
from nlp.pipeline.api import make_coder
from nlp.training.dataset import read_labelled

TIMES = 3


@pytest.fixture(scope="module")
def texts(root: Path) -> list[str]:
    rows = read_labelled([root / "models" / "corpus"], load_codeframe())
    return [row.passage.text for row in rows][:1000]


@pytest.fixture(scope="module")
def rival(root: Path) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MultiLabelBinarizer

    rows = read_labelled([root / "models" / "corpus"], load_codeframe())
    truth = MultiLabelBinarizer().fit_transform([[label.theme for label in row.labels] for row in rows])
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    model = make_pipeline(grams, OneVsRestClassifier(LogisticRegression(solver="liblinear")))
    return model.fit([row.passage.text for row in rows], truth)


def test_palaute_full_coding_of_1000_verbatims(benchmark: Any, texts: list[str]) -> None:
    make_coder()
    coded = benchmark.pedantic(lambda: list(classify_many(texts)), rounds=TIMES, warmup_rounds=1)
    assert len(coded) == len(texts)


def test_rival_sklearn_themes_only_of_1000_verbatims(benchmark: Any, texts: list[str], rival: Any) -> None:
    assert benchmark.pedantic(rival.predict, args=(texts,), rounds=TIMES, warmup_rounds=1).shape == (len(texts), 16)


def test_palaute_analyze_the_sample(benchmark: Any, sample: Path) -> None:
    assert benchmark.pedantic(analyze, args=(sample,), rounds=TIMES, warmup_rounds=1).facts.rows == 307
