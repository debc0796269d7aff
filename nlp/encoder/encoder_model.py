"""The model with an encoder: one pass over each verbatim, heads over its tokens, n-grams as a second opinion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nlp.decisions import Decisions, coded_themes, given_signals, polarity_named, tone_of
from nlp.encoder.engine import Engine
from nlp.encoder.heads import HeadWeights, WindowReading, log_shares, read_window
from nlp.encoder.mentions import find, spans
from nlp.encoder.tokens import Windowing
from nlp.features import Features
from nlp.heads import sigmoid
from nlp.model import ModelInfo, Passage, Reading
from nlp.passage_features import PassageFeatures, ThemeHeads, theme_logits
from nlp.records import NOT_STATED, Mention

# Distinct verbatims worked on at once: enough to sort their lengths, few enough to bound memory.
_CHUNK = 512


@dataclass(frozen=True)
class Labels:
    """What the columns of the heads stand for."""

    polarities: tuple[str, ...]
    stages: tuple[str, ...]
    sentiments: tuple[str, ...]
    signals: tuple[str, ...]


@dataclass(frozen=True)
class Blend:
    """How encoder and n-grams agree on a theme: log-odds = encoder × e + ngrams × n + offset.

    Attributes:
        sentiment: share of the n-gram model in the log-probabilities of the sentiment.
        certainty_slope, certainty_offset: calibration of a verbatim's certainty from the product of its mentions'.
    """

    encoder: float = 1.0
    ngrams: float = 0.0
    offset: float = 0.0
    sentiment: float = 0.0
    certainty_slope: float = 1.0
    certainty_offset: float = 0.0


@dataclass(frozen=True)
class NGrams:
    """The n-gram model's part: its features and the heads whose opinion is asked; it decides nothing."""

    features: Features
    heads: ThemeHeads


@dataclass(frozen=True)
class Opinion:
    """All that is known of one verbatim before anything is decided.

    Attributes:
        windows: what the heads say.
        themes: T blended log-odds.
        sentiment: 4 log-probabilities; *signals*: log-odds.
    """

    windows: tuple[WindowReading, ...]
    themes: np.ndarray
    sentiment: np.ndarray
    signals: np.ndarray


@dataclass(frozen=True, eq=False)
class EncoderModel:
    """Reads passages with an encoder; the same passage reads the same alone and in any batch."""

    windowing: Windowing
    engine: Engine
    weights: HeadWeights
    labels: Labels
    ngrams: NGrams | None
    blend: Blend
    decisions: Decisions
    info: ModelInfo

    @cached_property
    def _thresholds(self) -> np.ndarray:
        return np.array([self.decisions.theme_thresholds[theme] for theme in self.info.themes])

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order; equal passages are read once."""
        distinct = list(dict.fromkeys(passages))
        readings: dict[Passage, Reading] = {}
        for begin in range(0, len(distinct), _CHUNK):
            part = distinct[begin : begin + _CHUNK]
            for passage, opinion in zip(part, self.opinions(part), strict=True):
                readings[passage] = self.decide(passage, opinion)
        return [readings[passage] for passage in passages]

    def opinions(self, passages: Sequence[Passage]) -> Iterator[Opinion]:
        """What encoder and n-grams say of each passage, in order."""
        cut = [self.windowing.windows(p.text, p.question, p.segments) for p in passages]
        flat = [window for windows in cut for window in windows]
        states = self.engine.states(flat)
        read = iter(read_window(s, w.own, w.starts, w.ends, self.weights) for s, w in zip(states, flat, strict=True))
        second = self.second_opinion(passages)
        for windows, (themes, sentiment) in zip(cut, second, strict=True):
            found = tuple(next(read) for _ in windows)
            yield self._blended(found, themes, sentiment)

    def second_opinion(self, passages: Sequence[Passage]) -> list[tuple[np.ndarray | None, np.ndarray | None]]:
        """Per passage the n-grams' log-odds of the themes and log-probabilities of the sentiment."""
        if self.ngrams is None:
            return [(None, None)] * len(passages)
        batch = PassageFeatures.of(passages, self.ngrams.features)
        themes, _ = theme_logits(self.ngrams.heads, batch)
        sentiment = np.log(self.ngrams.heads.sentiment.probabilities(batch.whole()) + 1e-6)
        return list(zip(themes, sentiment, strict=True))

    def _blended(
        self, windows: tuple[WindowReading, ...], themes: np.ndarray | None, sentiment: np.ndarray | None
    ) -> Opinion:
        blend = self.blend
        # Of several windows a theme is as likely as in the one that says it most plainly; the tone is their mean.
        own = np.max([window.themes for window in windows], axis=0)
        length = np.array([len(window.starts) for window in windows])
        tone = np.average([window.sentiment for window in windows], axis=0, weights=length)
        logits = blend.encoder * own + blend.offset
        if themes is not None:
            logits = logits + blend.ngrams * themes
        if sentiment is not None:
            tone = (1 - blend.sentiment) * tone + blend.sentiment * sentiment
        signals = np.max([window.signals for window in windows], axis=0)
        return Opinion(windows, np.asarray(logits), log_shares(tone), signals)

    def decide(self, passage: Passage, opinion: Opinion) -> Reading:
        """The codes of a passage."""
        told = dict(zip(self.labels.signals, opinion.signals.tolist(), strict=True))
        signals = given_signals(told, self.decisions.signal_thresholds)
        if "no_content" in signals or not passage.segments:
            return Reading(False, "neutral", 0.0, (), ("no_content",))
        certainty = sigmoid(self.decisions.slope * opinion.themes + self.decisions.offset)
        themes = coded_themes(opinion.themes, certainty, self._thresholds, self.info.themes)
        mentions, trust = self._mentions(passage, opinion, themes.tolist(), certainty)
        shares = dict(zip(self.labels.sentiments, np.exp(opinion.sentiment).tolist(), strict=True))
        tone, score = tone_of(shares, mentions)
        return Reading(True, tone, score, mentions, tuple(signals), certainty=self._certainty(trust))

    def _mentions(
        self, passage: Passage, opinion: Opinion, themes: Sequence[int], certainty: np.ndarray
    ) -> tuple[tuple[Mention, ...], float]:
        """The mentions in the order of their words, and the probability that all of them are right."""
        found = find(opinion.windows, passage.segments, themes, self.decisions.again)
        trust = 1.0
        mentions = []
        places = spans(found, opinion.windows, passage.segments, passage.text)
        for each, (start, end) in zip(found, places, strict=True):
            trust *= float(certainty[each.theme]) * each.trust
            stage = self.labels.stages[each.stage]
            mentions.append(
                Mention(
                    self.info.themes[each.theme],
                    polarity_named(self.labels.polarities[each.polarity]),
                    stage,
                    start,
                    end,
                    round(float(certainty[each.theme]), 4),
                    "none" if stage == NOT_STATED else "text",
                )
            )
        order = {theme: position for position, theme in enumerate(self.info.themes)}
        return tuple(sorted(mentions, key=lambda m: (m.start, m.end, order[m.theme], m.polarity))), trust

    def _certainty(self, trust: float) -> float:
        """The calibrated probability that every theme and polarity given is right."""
        bounded = min(max(trust, 1e-6), 1 - 1e-6)
        odds = np.log(bounded / (1 - bounded))
        return round(float(sigmoid(self.blend.certainty_slope * odds + self.blend.certainty_offset)), 4)
