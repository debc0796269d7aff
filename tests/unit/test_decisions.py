"""From numbers to codes, by hand: what every model does alike."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.decisions import (
    LEAST_CERTAIN,
    MIXED_BELOW,
    coded_themes,
    given_signals,
    polarity_named,
    tone_of,
)
from nlp.records import GENERAL, POLARITIES, SENTIMENTS, Mention, Polarity

THEMES = ("price", "ease", GENERAL)
ODDS = st.lists(st.floats(-9, 9), min_size=3, max_size=3).map(np.array)


def coded(logits: list[float], thresholds: list[float], certainty: float = 0.5) -> list[int]:
    return coded_themes(np.array(logits), np.full(3, certainty), np.array(thresholds), THEMES).tolist()


def mention(polarity: Polarity) -> Mention:
    return Mention("price", polarity, "purchase", 0, 1, 0.5)


def test_all_themes_over_their_thresholds_are_coded() -> None:
    assert coded([1.0, 0.0, 3.0], [1.0, 0.1, 2.0]) == [0, 2]


def test_one_is_always_coded_the_nearest_to_its_threshold() -> None:
    assert coded([0.4, 0.7, -1.0], [0.5, 1.0, 0.0]) == [0]
    assert coded([0.4, 0.7, -0.05], [0.5, 1.0, 0.0]) == [2]


@pytest.mark.parametrize(("certainty", "wanted"), [(LEAST_CERTAIN, 1), (LEAST_CERTAIN - 1e-6, 2)])
def test_a_guess_is_a_general_statement(certainty: float, wanted: int) -> None:
    logits, thresholds = np.array([-4.0, -3.0, -9.0]), np.zeros(3)
    shares = np.array([0.01, certainty, 0.01])
    assert coded_themes(logits, shares, thresholds, THEMES).tolist() == [wanted]
    # Without such a theme the guess stands.
    assert coded_themes(logits, shares, thresholds, ("a", "b", "c")).tolist() == [1]


@given(ODDS, ODDS, st.floats(0, 1))
def test_what_is_coded_is_over_its_threshold_or_alone(logits: np.ndarray, least: np.ndarray, certainty: float) -> None:
    found = coded_themes(logits, np.full(3, certainty), least, THEMES).tolist()
    over = [i for i in range(3) if logits[i] >= least[i]]
    assert found == over if over else len(found) == 1


def test_signals_over_their_thresholds_are_sorted_and_those_without_one_never_given() -> None:
    logits = {"wish": 0.5, "urgent": 3.0, "leaving": 0.2, "resolved": 9.0}
    assert given_signals(logits, {"wish": 0.5, "urgent": 1.0, "leaving": 0.3}) == ["urgent", "wish"]
    assert given_signals(logits, {}) == []


@pytest.mark.parametrize(
    "pair",
    [
        ("would_recommend", "would_not_recommend"),
        ("resolved", "unresolved"),
        ("expectation_exceeded", "expectation_missed"),
    ],
)
def test_of_contrary_signals_the_one_further_over_its_threshold_stays(pair: tuple[str, str]) -> None:
    one, other = pair
    least = {one: 0.0, other: 2.0, "wish": 0.0}
    assert given_signals({one: 2.5, other: 3.0, "wish": -1.0}, least) == [one]
    assert given_signals({one: 0.5, other: 3.0, "wish": 1.0}, least) == sorted([other, "wish"])
    assert given_signals({one: 2.5, other: 1.9, "wish": -1.0}, least) == [one]


@given(st.lists(st.floats(-5, 5), min_size=6, max_size=6))
def test_contraries_never_stand_together(values: list[float]) -> None:
    names = [
        "would_recommend", "would_not_recommend", "resolved", "unresolved", "expectation_exceeded", "expectation_missed"
    ]  # fmt: skip
    found = given_signals(dict(zip(names, values, strict=True)), dict.fromkeys(names, 0.0))
    assert found == sorted(found)
    for one, other in (names[:2], names[2:4], names[4:]):
        assert not {one, other} <= set(found)
        assert bool({one, other} & set(found)) == (max(values[names.index(one)], values[names.index(other)]) >= 0)


def shares(positive: float, negative: float, mixed: float = 0.0) -> dict[str, float]:
    rest = 1 - positive - negative - mixed
    return {"positive": positive, "negative": negative, "mixed": mixed, "neutral": rest}


def test_the_tone_is_the_likeliest_and_the_score_praise_less_criticism() -> None:
    assert tone_of(shares(0.6, 0.1), [mention("positive")]) == ("positive", 0.5)
    assert tone_of(shares(0.1, 0.7), []) == ("negative", -0.6)
    assert tone_of(shares(0.1, 0.2, 0.6), []) == ("mixed", -0.1)
    assert tone_of(shares(0.1, 0.1), [mention("neutral")]) == ("neutral", 0.0)


def test_praise_and_criticism_together_are_mixed_unless_one_is_clear() -> None:
    both = [mention("positive"), mention("negative")]
    assert tone_of(shares(0.6, 0.2), both) == ("mixed", 0.4)
    assert tone_of(shares(0.2, 0.6), both) == ("mixed", -0.4)
    assert tone_of(shares(0.75, 0.25), both) == ("positive", MIXED_BELOW)
    assert tone_of(shares(0.1, 0.8), both) == ("negative", -0.7)
    assert tone_of(shares(0.6, 0.2), [mention("positive"), mention("neutral")]) == ("positive", 0.4)


@given(st.lists(st.floats(0.001, 1), min_size=4, max_size=4), st.lists(st.sampled_from(POLARITIES), max_size=4))
def test_a_score_stays_between_minus_one_and_one(values: list[float], told: list[Polarity]) -> None:
    given_shares = dict(zip(SENTIMENTS, (np.array(values) / sum(values)).tolist(), strict=True))
    tone, score = tone_of(given_shares, [mention(polarity) for polarity in told])
    assert -1 <= score <= 1
    assert tone == "mixed" or given_shares[tone] == max(given_shares.values())


def test_polarities_are_known_by_name() -> None:
    assert [polarity_named(name) for name in POLARITIES] == list(POLARITIES)
    with pytest.raises(StopIteration):
        polarity_named("so-so")
