"""The encoder on labels it never saw: the 32 labels that NHS patient feedback has 20 times or more, heads retrained.

    python models/build/nhs.py NHS.jsonl [--model models/default] [--jobs 2]

``NHS.jsonl`` holds ``text``, ``question`` and ``labels`` (pxtextmining, MIT). Five folds, near-duplicates together; the
encoder stays frozen, and per fold logistic regressions read (a) the encoder's mean and first state and its log-odds,
(b) TF-IDF n-grams, (c) the mean of both log-odds; the threshold comes from an inner split of the training folds.
Figures are given for all verbatims and for those that the model never read in training, neither for our codes nor for
their tone alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from nlp.bundled import load_model
from nlp.codeframe import load_codeframe
from nlp.encoder.encoder_model import EncoderModel, Opinion
from nlp.features import Features, learn_vocabulary
from nlp.model import Passage
from nlp.segments import segmenter
from nlp.training.dataset import text_key
from nlp.training.split import alike, held_out

FOLDS = 5
# A label is measured with this many verbatims; it counts in a part's macro-F1 with this many there.
LEAST, LEAST_IN_PART = 20, 10
GRID = np.arange(-2.5, 1.5, 0.1)


def main() -> None:
    options = _options()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    model = load_model(options.model, load_codeframe())
    assert isinstance(model, EncoderModel)
    seen = set(model.info.card["trained_on"])
    rows = [row for row in rows if row["text"].strip()]
    fresh = held_out([row["text"] for row in rows]) & np.array([text_key(row["text"]) not in seen for row in rows])
    split = segmenter("en").split_many([r["text"] for r in rows])
    passages = [Passage(r["text"], "en", s, r.get("question")) for r, s in zip(rows, split, strict=True)]
    dense = np.stack([_state(o) for o in model.opinions(passages)])
    counts = Counter(label for row in rows for label in row["labels"])
    labels = sorted(label for label, count in counts.items() if count >= LEAST)
    truth = np.array([[label in row["labels"] for label in labels] for row in rows], dtype=int)
    groups = alike([row["text"] for row in rows])
    fold = np.random.default_rng(20260101).permutation(groups.max() + 1)[groups] % FOLDS
    work = (delayed(_fold)(number, fold, dense, [r["text"] for r in rows], truth) for number in range(FOLDS))
    given = {kind: np.zeros_like(truth) for kind in ("encoder", "n-grams", "both")}
    for number, answer in enumerate(Parallel(n_jobs=options.jobs)(work)):
        for kind, table in answer.items():
            given[kind][fold == number] = table
    print(f"{len(rows)} verbatims, {len(labels)} labels with n >= {LEAST} of {len(counts)}")
    for name, part in (("all", np.ones(len(rows), dtype=bool)), ("never read", fresh)):
        common = np.flatnonzero(truth[part].sum(axis=0) >= LEAST_IN_PART)
        for kind, table in given.items():
            micro = f1_score(truth[part], table[part], average="micro", zero_division=0)
            macro = f1_score(truth[part][:, common], table[part][:, common], average="macro", zero_division=0)
            print(f"{name} ({part.sum()}), {kind}: micro-F1 {micro:.3f}, macro-F1 over {len(common)} {macro:.3f}")


def _fold(
    number: int, fold: np.ndarray, dense: np.ndarray, texts: list[str], truth: np.ndarray
) -> dict[str, np.ndarray]:
    train, test = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
    inner, choose = train[fold[train] != (number + 1) % FOLDS], train[fold[train] == (number + 1) % FOLDS]
    logits = {}
    for kind in ("encoder", "n-grams"):
        outer = _logits(kind, dense, texts, truth, train, test)
        logits[kind] = (outer, _logits(kind, dense, texts, truth, inner, choose))
    logits["both"] = tuple((a + b) / 2 for a, b in zip(logits["encoder"], logits["n-grams"], strict=True))
    return {kind: (outer >= _threshold(chosen, truth[choose])).astype(int) for kind, (outer, chosen) in logits.items()}


def _logits(
    kind: str, dense: np.ndarray, texts: list[str], truth: np.ndarray, train: np.ndarray, test: np.ndarray
) -> np.ndarray:
    strength, table = 0.5, csr_matrix(dense)
    if kind == "n-grams":
        features = Features(learn_vocabulary([texts[i] for i in train]))
        strength, table = 16.0, features.of(texts)
    found = np.full((len(test), truth.shape[1]), -8.0)
    for column in range(truth.shape[1]):
        if 0 < truth[train, column].sum() < len(train):
            machine = LogisticRegression(C=strength, solver="liblinear", tol=1e-3, random_state=0)
            found[:, column] = machine.fit(table[train], truth[train, column]).decision_function(table[test])
    return found


def _threshold(logits: np.ndarray, truth: np.ndarray) -> float:
    scores = [f1_score(truth, logits >= t, average="micro", zero_division=0) for t in GRID]
    return float(GRID[int(np.argmax(scores))])


def _state(opinion: Opinion) -> np.ndarray:
    window = opinion.windows[0]
    return np.concatenate([window.state, window.themes / 2, window.sentiment, window.signals / 2])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--model", default=None)
    parser.add_argument("--jobs", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
