"""The heads over token states, in plain numpy: what each theme's query looks at, and what it makes of it.

The same arithmetic as :class:`nlp.training.neural.network.FeedbackNetwork` (a test holds them together).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

import numpy as np


@dataclass(frozen=True)
class HeadWeights:
    """Arrays by name; T themes, D width of the states, P polarities, S stages.

    Attributes:
        key, key_bias: D × D and D; *query*: T × D.
        theme_focus: T × D; *theme_whole*: T × D with *theme_bias*: T.
        polarity_focus, polarity_whole: P × D; *polarity_theme*: T × P, the bias included.
        stage_focus, stage_whole: S × D; *stage_theme*: T × S, the bias included.
        sentiment, sentiment_bias: 4 × 2D and 4; *signals*, *signals_bias*: likewise.
    """

    key: np.ndarray
    key_bias: np.ndarray
    query: np.ndarray
    theme_focus: np.ndarray
    theme_whole: np.ndarray
    theme_bias: np.ndarray
    polarity_focus: np.ndarray
    polarity_whole: np.ndarray
    polarity_theme: np.ndarray
    stage_focus: np.ndarray
    stage_whole: np.ndarray
    stage_theme: np.ndarray
    sentiment: np.ndarray
    sentiment_bias: np.ndarray
    signals: np.ndarray
    signals_bias: np.ndarray

    @classmethod
    def of(cls, arrays: Mapping[str, np.ndarray]) -> HeadWeights:
        """From the arrays of a model folder."""
        return cls(**{part.name: arrays[part.name].astype(np.float32) for part in fields(cls)})

    def arrays(self) -> dict[str, np.ndarray]:
        """For a model folder."""
        return {part.name: getattr(self, part.name) for part in fields(self)}


@dataclass(frozen=True)
class WindowReading:
    """What the heads say of one window (L own tokens).

    Attributes:
        themes: T log-odds.
        attention: T × L, shares that sum to 1 per theme.
        polarity: T × P log-probabilities of each theme's polarity.
        token_polarity: L × P log-probabilities, as if a token were all that a theme looked at.
        stage: T × S log-probabilities.
        sentiment: 4 log-probabilities; *signals*: log-odds.
        starts, ends: L character offsets of the tokens.
        state: 2D; the mean of the own tokens' states and the state of the start token, for heads of other kinds.
    """

    themes: np.ndarray
    attention: np.ndarray
    polarity: np.ndarray
    token_polarity: np.ndarray
    stage: np.ndarray
    sentiment: np.ndarray
    signals: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    state: np.ndarray = field(default_factory=lambda: np.empty(0))


def read_window(
    states: np.ndarray, own: np.ndarray, starts: np.ndarray, ends: np.ndarray, weights: HeadWeights
) -> WindowReading:
    """Apply the heads to the states of one window, so that its neighbours in a batch cannot matter.

    Args:
        states: tokens × D, without padding; the first is that of the start token.
        own: tokens, True on the verbatim's own.
        starts, ends: tokens, character offsets.
    """
    first, states = states[0], states[own] if own.any() else states[:1]
    w = weights
    attention = _shares(w.query @ np.tanh(states @ w.key.T + w.key_bias).T)
    focus = attention @ states
    mean = states.mean(axis=0)
    whole = np.concatenate([mean, first])
    polarity = w.polarity_whole @ mean + w.polarity_theme
    return WindowReading(
        themes=(focus * w.theme_focus).sum(axis=1) + w.theme_whole @ mean + w.theme_bias,
        attention=attention,
        polarity=log_shares(focus @ w.polarity_focus.T + polarity),
        token_polarity=log_shares(states @ w.polarity_focus.T + polarity.mean(axis=0)),
        stage=log_shares(focus @ w.stage_focus.T + w.stage_whole @ mean + w.stage_theme),
        sentiment=log_shares(w.sentiment @ whole + w.sentiment_bias),
        signals=w.signals @ whole + w.signals_bias,
        starts=starts[own] if own.any() else starts[:1],
        ends=ends[own] if own.any() else ends[:1],
        state=whole,
    )


def log_shares(values: np.ndarray) -> np.ndarray:
    """Logarithm of the softmax over the last axis."""
    shifted = values - values.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


def _shares(values: np.ndarray) -> np.ndarray:
    return np.asarray(np.exp(log_shares(values)))
