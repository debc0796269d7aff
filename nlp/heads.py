"""Linear heads: one logistic regression per label over a sparse feature matrix.

A head is its coefficients and nothing else, so it is stored as arrays and read back without executing anything.
Training one needs scikit-learn; using one needs only a sparse product.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# A label never seen in training: practically impossible, yet finite.
NEVER = -12.0


@dataclass(frozen=True)
class LinearHead:
    """One-vs-rest logistic regressions.

    Attributes:
        labels: what the columns stand for.
        weights: float32, features × labels.
        bias: float32, one per label.
    """

    labels: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def logits(self, features: csr_matrix) -> np.ndarray:
        """Log-odds per row and label, float32, rows × labels."""
        return np.asarray(features @ self.weights, dtype=np.float32) + self.bias

    def probabilities(self, features: csr_matrix) -> np.ndarray:
        """Probabilities of mutually exclusive labels: the one-vs-rest sigmoids, normalised to sum 1 per row."""
        shares = sigmoid(self.logits(features))
        return shares / shares.sum(axis=1, keepdims=True)


def sigmoid(values: np.ndarray) -> np.ndarray:
    """1 / (1 + e^−x), without overflow for large negative x."""
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * values)))


def fit_head(
    features: csr_matrix, truth: np.ndarray, labels: Sequence[str], strength: float, weights: np.ndarray | None = None
) -> LinearHead:
    """Fit one L2-regularised logistic regression per column of *truth*.

    Args:
        features: rows × features.
        truth: rows × labels, 1 where the label holds.
        labels: names of the columns of *truth*.
        strength: C of :class:`sklearn.linear_model.LogisticRegression` (inverse regularisation).
        weights: how much each row counts; 1 each when None.
    """
    from sklearn.linear_model import LogisticRegression

    coefficients = np.zeros((features.shape[1], len(labels)), dtype=np.float32)
    bias = np.full(len(labels), NEVER, dtype=np.float32)
    for column in range(len(labels)):
        target = truth[:, column]
        if target.min() == target.max():
            bias[column] = -NEVER if target.max() else NEVER
            continue
        # liblinear's coordinate descent draws an order of the rows; the seed makes it the same order every time.
        machine = LogisticRegression(C=strength, solver="liblinear", tol=1e-3, random_state=0)
        fitted = machine.fit(features, target, sample_weight=weights)
        coefficients[:, column] = fitted.coef_[0]
        bias[column] = fitted.intercept_[0]
    return LinearHead(tuple(labels), coefficients, bias)
