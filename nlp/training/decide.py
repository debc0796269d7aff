"""From held-out log-odds to decisions: thresholds and calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.decisions import Decisions

# A threshold of its own needs this many verbatims with the label; fewer, and the common one is used.
LEAST_POSITIVES = 12
AGAIN = -1.0
# No theme is given below this confidence: the best F1 of a rare theme may lie at one guess in five right, which
# nobody would sign. .25, .3, .35 and .4 were tried; precision rises and F1 with it.
LEAST_CONFIDENCE = 0.3
_GRID = np.log(np.arange(0.08, 0.8, 0.02) / (1 - np.arange(0.08, 0.8, 0.02)))


@dataclass(frozen=True)
class HeldOut:
    """Log-odds that models gave to verbatims they were not trained on, and the truth; all verbatims × labels.

    *extra* marks verbatims written for training; they decide a threshold only where real ones are too few.
    """

    theme_logits: np.ndarray
    theme_truth: np.ndarray
    signal_logits: np.ndarray
    signal_truth: np.ndarray
    extra: np.ndarray

    def of(self, rows: np.ndarray) -> HeldOut:
        return HeldOut(
            self.theme_logits[rows],
            self.theme_truth[rows],
            self.signal_logits[rows],
            self.signal_truth[rows],
            self.extra[rows],
        )


def decide(held: HeldOut, themes: Sequence[str], signals: Sequence[str]) -> Decisions:
    """Thresholds with the best F1 on the held-out verbatims, and Platt's calibration of the confidences.

    Platt, J. (1999). Probabilistic outputs for support vector machines. Advances in Large Margin Classifiers.
    """
    from sklearn.linear_model import LogisticRegression

    real = ~held.extra
    platt = LogisticRegression(C=1e6).fit(held.theme_logits[real].reshape(-1, 1), held.theme_truth[real].ravel())
    slope, offset = round(float(platt.coef_[0, 0]), 4), round(float(platt.intercept_[0]), 4)
    floor = round(float((np.log(LEAST_CONFIDENCE / (1 - LEAST_CONFIDENCE)) - offset) / slope), 4)
    pooled = _best(held.theme_logits[real].ravel(), held.theme_truth[real].ravel())
    thresholds = {}
    for column, theme in enumerate(themes):
        chosen = _chooser(held.theme_logits[:, column], held.theme_truth[:, column], real)
        thresholds[theme] = max(floor, pooled if chosen is None else chosen)
    given = signal_thresholds(held.signal_logits, held.signal_truth, signals, real)
    return Decisions(thresholds, AGAIN, given, slope, offset)


def signal_thresholds(
    logits: np.ndarray,
    truth: np.ndarray,
    signals: Sequence[str],
    real: np.ndarray | None = None,
    rare: float | None = None,
) -> dict[str, float]:
    """Per signal the log-odds with the best F1.

    A signal told too seldom to choose one takes *rare*; without that it is left out.
    """
    rows = np.ones(len(truth), dtype=bool) if real is None else real
    chosen = {s: _chooser(logits[:, column], truth[:, column], rows) for column, s in enumerate(signals)}
    told = {s: rare if own is None else own for s, own in chosen.items()}
    return {s: least for s, least in told.items() if least is not None}


def _chooser(logits: np.ndarray, truth: np.ndarray, real: np.ndarray) -> float | None:
    """The best threshold on real verbatims; on all of them where few are real; None where all are few."""
    for rows in (real, np.ones_like(real)):
        if truth[rows].sum() >= LEAST_POSITIVES:
            return _best(logits[rows], truth[rows])
    return None


def _best(logits: np.ndarray, truth: np.ndarray) -> float:
    """The threshold with the best F1; the middle of the best ones, since F1 is flat around its top."""
    scores = []
    for threshold in _GRID:
        given = logits >= threshold
        right = float((given & (truth == 1)).sum())
        scores.append(2 * right / max(1.0, float(given.sum() + truth.sum())))
    top = np.flatnonzero(np.asarray(scores) >= max(scores) - 1e-9)
    return round(float(_GRID[top[len(top) // 2]]), 4)
