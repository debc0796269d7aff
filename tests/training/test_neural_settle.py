"""What is chosen on verbatims kept apart: the blend, thresholds, signals."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.training.decide import LEAST_CONFIDENCE, signal_thresholds

pytest.importorskip("torch")

from nlp.training.neural.settle import _blend, _Told, theme_thresholds

RNG = np.random.default_rng(1)


def told(encoder: np.ndarray, ngrams: np.ndarray | None) -> _Told:
    empty = np.zeros((len(encoder), 4))
    return _Told(encoder, ngrams, empty, None, empty)


def drawn(logits: np.ndarray) -> np.ndarray:
    """Truth as likely as the log-odds say."""
    return (RNG.random(logits.shape) < 1 / (1 + np.exp(-logits))).astype(int)


def test_the_blend_undoes_a_slope_and_an_offset() -> None:
    odds = RNG.normal(-1, 2, (4000, 5))
    blend = _blend(told(odds / 2 + 1, None), drawn(odds))
    assert blend.ngrams == 0.0
    assert blend.encoder == pytest.approx(2.0, abs=0.1) and blend.offset == pytest.approx(-2.0, abs=0.15)


def test_the_blend_weighs_each_opinion_by_what_it_adds() -> None:
    one, two = RNG.normal(0, 1.5, (2, 4000, 5))
    blend = _blend(told(one, two), drawn(1.5 * one + 0.5 * two - 1))
    assert blend.encoder == pytest.approx(1.5, abs=0.1)
    assert blend.ngrams == pytest.approx(0.5, abs=0.1)
    assert blend.offset == pytest.approx(-1.0, abs=0.1)


def test_a_rare_theme_takes_the_common_threshold_and_none_is_below_the_least_confidence() -> None:
    floor = np.log(LEAST_CONFIDENCE / (1 - LEAST_CONFIDENCE))
    logits = RNG.normal(-1, 2, (600, 3))
    truth = drawn(logits)
    truth[:, 2] = 0
    truth[:5, 2] = 1  # fewer than a threshold of its own needs, and of no relation to the log-odds
    chosen = theme_thresholds(logits, truth)
    scores = []
    for threshold in np.log(np.arange(0.2, 0.75, 0.02) / (1 - np.arange(0.2, 0.75, 0.02))):
        given = logits >= threshold
        scores.append((2 * (given & (truth == 1)).sum() / (given.sum() + truth.sum()), threshold))
    common = max(scores, key=lambda pair: pair[0])[1]
    assert chosen[2] == pytest.approx(max(floor, common), abs=1e-4)
    assert min(chosen) >= round(float(floor), 4)


def test_a_theme_that_the_model_overrates_gets_a_higher_threshold() -> None:
    logits = np.concatenate([np.full((400, 2), -3.0), np.full((200, 2), 0.2), np.full((200, 2), 2.0)])
    truth = np.zeros((800, 2), dtype=int)
    truth[400:, 0] = 1  # right from .2 on
    truth[600:, 1] = 1  # right only from 2 on
    fair, overrated = theme_thresholds(logits, truth)
    assert fair <= 0.2 < overrated <= 2.0


def test_a_signal_told_too_seldom_takes_the_given_threshold_or_is_left_out() -> None:
    logits = np.concatenate([np.full((50, 2), 1.0), np.full((50, 2), -1.0)])
    truth = np.zeros((100, 2), dtype=int)
    truth[:50, 0] = 1
    truth[:3, 1] = 1
    assert list(signal_thresholds(logits, truth, ("wish", "urgent"))) == ["wish"]
    both = signal_thresholds(logits, truth, ("wish", "urgent"), rare=0.7)
    assert -1.0 < both["wish"] <= 1.0 and both["urgent"] == 0.7
