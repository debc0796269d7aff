"""From log-odds to codes: which themes and signals are given, and the tone of the whole. Every model decides alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.records import GENERAL, POLARITIES, SENTIMENTS, Mention, Polarity, Sentiment

# The sentiment head alone finds one mixed verbatim in four; with the mentions it finds twice as many (n-gram model:
# F1 .36 → .48 in Finnish, .09 → .36 in English, cross-validated; 0 to 1.1 were tried).
MIXED_BELOW = 0.5
# A theme that reaches no threshold and is less likely than this is not named; 0, .08, .15, .2 and .3 were tried.
LEAST_CERTAIN = 0.1
_CONTRARY = (
    ("would_recommend", "would_not_recommend"),
    ("resolved", "unresolved"),
    ("expectation_exceeded", "expectation_missed"),
)


@dataclass(frozen=True)
class Decisions:
    """What turns numbers into codes; chosen on held-out verbatims in training.

    Attributes:
        theme_thresholds: log-odds from which a theme is coded.
        again: log-odds (n-grams) or share of a segment's polarity (encoder) from which a theme gets a further mention.
        signal_thresholds: log-odds per signal; a signal without one is never given.
        slope, offset: calibration; confidence = sigmoid(slope × log-odds + offset).
    """

    theme_thresholds: Mapping[str, float]
    again: float
    signal_thresholds: Mapping[str, float]
    slope: float
    offset: float


def coded_themes(
    logits: np.ndarray, certainty: np.ndarray, thresholds: np.ndarray, themes: Sequence[str]
) -> np.ndarray:
    """Columns of the themes over their thresholds; at least one, since whoever wrote something meant something.

    When none is over, it is the one nearest to its threshold, with its low confidence; where even that is below
    LEAST_CERTAIN it would be a guess, and the verbatim counts as a general statement.

    Args:
        logits, certainty, thresholds: one value per theme.
        themes: their ids.
    """
    coded = np.flatnonzero(logits >= thresholds)
    if len(coded):
        return coded
    nearest = int(np.argmax(logits - thresholds))
    if certainty[nearest] < LEAST_CERTAIN and GENERAL in themes:
        nearest = themes.index(GENERAL)
    return np.array([nearest])


def given_signals(logits: Mapping[str, float], thresholds: Mapping[str, float]) -> list[str]:
    """The signals over their thresholds, sorted; of two that contradict each other, the clearer."""
    over = {name: logits[name] - least for name, least in thresholds.items()}
    given = {name for name, surplus in over.items() if surplus >= 0}
    for pair in _CONTRARY:
        if set(pair) <= given:
            given.discard(min(pair, key=lambda name: over[name]))
    return sorted(given)


def tone_of(shares: Mapping[str, float], mentions: Sequence[Mention]) -> tuple[Sentiment, float]:
    """The likeliest tone and the score from −1 to +1.

    Praise and criticism in the mentions, with no clear lean either way, are ``mixed``.
    """
    score = round(shares["positive"] - shares["negative"], 3)
    told = {mention.polarity for mention in mentions}
    if {"positive", "negative"} <= told and abs(score) < MIXED_BELOW:
        return "mixed", score
    return max(SENTIMENTS, key=lambda tone: shares[tone]), score


def polarity_named(label: str) -> Polarity:
    """The polarity of that name."""
    return next(name for name in POLARITIES if name == label)
