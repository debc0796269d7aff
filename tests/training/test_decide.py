"""Thresholds and calibration, on log-odds made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.training.decide import LEAST_CONFIDENCE, HeldOut, decide


def held(*, positives: int, rows: int = 400, extra: int = 0) -> HeldOut:
    """Two themes: the first is clear (3 or −3), the second is noise; *positives* real rows have each."""
    truth = np.zeros((rows, 2), dtype=int)
    truth[:positives] = 1
    truth[rows - extra :] = 1
    logits = np.where(truth == 1, 3.0, -3.0).astype(np.float32)
    logits[:, 1] = np.linspace(-3, 3, rows)[np.random.default_rng(1).permutation(rows)]
    flags = np.zeros(rows, dtype=bool)
    flags[rows - extra :] = True
    return HeldOut(logits, truth, logits, truth, flags)


def test_a_clear_theme_gets_a_threshold_between_its_two_sides() -> None:
    decisions = decide(held(positives=100), ["clear", "noise"], ["clear", "noise"])
    assert -3 < decisions.theme_thresholds["clear"] < 3
    assert set(decisions.signal_thresholds) == {"clear", "noise"}


def test_no_threshold_lies_below_the_least_confidence() -> None:
    decisions = decide(held(positives=30), ["clear", "noise"], ["clear", "noise"])
    for threshold in decisions.theme_thresholds.values():
        confidence = 1 / (1 + np.exp(-(decisions.slope * threshold + decisions.offset)))
        assert confidence >= LEAST_CONFIDENCE - 1e-3


def test_rare_signals_are_never_given_and_extra_rows_help_out() -> None:
    assert decide(held(positives=11), ["clear", "noise"], ["clear", "noise"]).signal_thresholds == {}
    helped = decide(held(positives=11, extra=20), ["clear", "noise"], ["clear", "noise"])
    assert set(helped.signal_thresholds) == {"clear", "noise"}


def test_calibration_maps_log_odds_to_shares_that_hold() -> None:
    draw = np.random.default_rng(3)
    logits = draw.normal(0, 2, (4000, 1)).astype(np.float32)
    # The log-odds are twice too bold.
    truth = (draw.random((4000, 1)) < 1 / (1 + np.exp(-0.5 * logits))).astype(int)
    decisions = decide(HeldOut(logits, truth, logits, truth, np.zeros(4000, dtype=bool)), ["x"], ["x"])
    assert decisions.slope == pytest.approx(0.5, abs=0.06) and decisions.offset == pytest.approx(0, abs=0.1)
