"""Lifting rare labels, against the formula."""

from __future__ import annotations

import math

import numpy as np
import pytest

from nlp.heads import LinearHead
from nlp.training.fit import LIFT, _adjusted


def test_rare_labels_are_lifted_by_the_log_of_their_share() -> None:
    head = LinearHead(("often", "rare", "never"), np.zeros((1, 3), dtype=np.float32), np.zeros(3, dtype=np.float32))
    truth = np.array([[1, 0, 0]] * 9 + [[0, 1, 0]])
    lifted = _adjusted(head, truth)
    assert lifted.bias.tolist() == pytest.approx([-LIFT * math.log(0.9), -LIFT * math.log(0.1), -LIFT * math.log(1e-3)])
    assert lifted.weights is head.weights and lifted.labels == head.labels
