"""Pairs that come together, against Fisher's test and a table counted by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from made_tables import Said, line, mentions_of, responses_of
from scipy.stats import false_discovery_control, fisher_exact

from nlp.analysis.pairs import theme_pairs
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
# Of 40 responses, 1–10 complain of schedules, 4–13 of communication, so 7 of both; 8 of these 10 praise staff.
SAID: list[Said] = [
    *((row, "schedules", "negative", "delivery") for row in range(1, 11)),
    *((row, "communication", "negative", "not_stated") for row in range(4, 14)),
    (5, "communication", "negative", "support"),  # twice in one response counts once
    *((row, "staff_behaviour", "positive", "support") for row in range(12, 32)),
    *((row, "price", "negative", "purchase") for row in range(30, 34)),
    *((row, "general", "positive", "not_stated") for row in range(1, 41)),
    *((row, "schedules", "neutral", "delivery") for row in range(20, 40)),
    *((row, "schedules", "positive", "delivery") for row in range(1, 9)),
]


def pairs(said: list[Said] = SAID, rows: int = 42, **options: object) -> pd.DataFrame:
    responses = responses_of(rows, not_coded=[41, 42])
    return theme_pairs(mentions_of(said), responses, CODEFRAME, **options)  # type: ignore[arg-type]


def test_a_pair_by_hand() -> None:
    found = line(pairs(), theme_a="communication", theme_b="schedules", polarity_b="negative")
    assert (found["polarity_a"], found["a_n"], found["b_n"], found["n"], found["coded"]) == ("negative", 10, 10, 7, 40)
    assert (found["expected"], found["lift"]) == (2.5, 2.8)
    assert found["p"] == pytest.approx(fisher_exact([[7, 3], [3, 27]])[1])
    # Delta method on the four cells, written out: gradient of log(n11 · N / (n1. · n.1)).
    p = np.array([7, 3, 3, 27]) / 40
    gradient = np.array([1 / p[0] - 1 / (p[0] + p[1]) - 1 / (p[0] + p[2]), -1 / (p[0] + p[1]), -1 / (p[0] + p[2]), 0])
    variance = (p @ gradient**2 - (p @ gradient) ** 2) / 40
    half = 1.959964 * np.sqrt(variance)
    assert np.log([found["low"], found["high"]]) == pytest.approx([np.log(2.8) - half, np.log(2.8) + half])  # type: ignore[call-overload]


def test_only_different_themes_said_often_enough_without_general_and_neutral() -> None:
    table = pairs()
    assert not (table["theme_a"] == table["theme_b"]).any()
    assert "general" not in {*table["theme_a"], *table["theme_b"]}
    assert "price" not in {*table["theme_a"], *table["theme_b"]}  # four responses
    assert "neutral" not in {*table["polarity_a"], *table["polarity_b"]}
    assert (table["n"] >= 5).all() and table["low"].is_monotonic_decreasing
    more = pairs(least=1, polarities=("positive", "neutral", "negative"), leave_out=())
    assert {"general", "price"} <= {*more["theme_a"], *more["theme_b"]} and "neutral" in set(more["polarity_b"])


def test_q_counts_the_pairs_that_hardly_come_together_too() -> None:
    shown = pairs()
    # Each side in five responses or more: communication −, schedules ± and staff +, less the two of one theme.
    tests = {
        ("communication", "schedules", "negative"): (7, 10, 10),
        ("communication", "schedules", "positive"): (5, 10, 8),
        ("communication", "staff_behaviour", "positive"): (2, 10, 20),
        ("staff_behaviour", "schedules", "negative"): (0, 20, 10),
        ("staff_behaviour", "schedules", "positive"): (0, 20, 8),
    }
    p = [fisher_exact([[n, a - n], [b - n, 40 - a - b + n]])[1] for n, a, b in tests.values()]
    q = dict(zip(tests, false_discovery_control(p), strict=True))
    assert len(shown) == 2
    for record in shown.to_dict("records"):
        assert record["q"] == pytest.approx(q[record["theme_a"], record["theme_b"], record["polarity_b"]])


def test_always_together_has_a_bounded_interval() -> None:
    said: list[Said] = [(row, theme, "negative", "support") for row in range(1, 6) for theme in ("price", "ease")]
    found = pairs(said, 42).iloc[0]
    assert (found["n"], found["lift"]) == (5, 8.0)
    assert 1 < found["low"] < 8 < found["high"] < 40 / 5 * 3


def test_nothing_to_pair() -> None:
    full = pairs()
    for said in ([], [(1, "price", "negative", "purchase")]):
        empty = pairs(said)
        assert len(empty) == 0 and empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert len(theme_pairs(mentions_of([]), responses_of(0), CODEFRAME)) == 0


def test_order_does_not_matter() -> None:
    pd.testing.assert_frame_equal(pairs(), pairs(SAID[::-1]), check_exact=True)
