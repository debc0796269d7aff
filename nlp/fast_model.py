"""The bundled ``fast`` model: n-gram features and linear heads over verbatims and their segments.

Themes are decided for the verbatim, from its own words and from its best segment; polarity and stage are then
read per theme in the segment that speaks of it, with the whole verbatim as context. Nothing depends on the
other verbatims of a batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.evidence import Claim, narrowed
from nlp.features import Features
from nlp.heads import sigmoid
from nlp.model import ModelInfo, Passage, Reading
from nlp.passage_features import Heads, PassageFeatures, mention_features, theme_logits
from nlp.records import GENERAL, NOT_STATED, POLARITIES, SENTIMENTS, Mention, Polarity, Sentiment

# The sentiment head alone finds one mixed verbatim in four; with the mentions it finds twice as many (F1 .36 → .48
# in Finnish, .09 → .36 in English, cross-validated; 0 to 1.1 were tried).
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
    """What turns numbers into codes; chosen on held-out folds in training.

    Attributes:
        theme_thresholds: log-odds (of :func:`nlp.passage_features.theme_logits`) from which a theme is coded.
        again: log-odds from which a further segment yields a mention of its own of a theme already coded.
        signal_thresholds: log-odds per signal; a signal without one is never given.
        slope, offset: calibration; confidence = sigmoid(slope × log-odds + offset).
    """

    theme_thresholds: Mapping[str, float]
    again: float
    signal_thresholds: Mapping[str, float]
    slope: float
    offset: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A theme in a segment, before mentions of the same kind are joined."""

    passage: int
    theme: int
    segment: int
    certainty: float
    strength: float


class FastModel:
    """Reads passages with sparse linear algebra."""

    def __init__(self, features: Features, heads: Heads, decisions: Decisions, info: ModelInfo) -> None:
        self.features, self.heads, self.decisions = features, heads, decisions
        self._info = info
        self._thresholds = np.array([decisions.theme_thresholds[theme] for theme in info.themes])

    @property
    def info(self) -> ModelInfo:
        return self._info

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order."""
        if not passages:
            return []
        batch = PassageFeatures.of(passages, self.features)
        themes, by_segment = theme_logits(self.heads, batch)
        found = self._find(themes, by_segment, batch)
        mentions = self._mentions(found, batch, passages)
        sentiment = self.heads.sentiment.probabilities(batch.whole())
        signals = self.heads.signals.logits(batch.whole())
        return [self._reading(mentions[i], sentiment[i], signals[i]) for i in range(len(passages))]

    def _find(self, themes: np.ndarray, by_segment: np.ndarray, batch: PassageFeatures) -> list[_Found]:
        """Which themes each passage has, and in which of its segments."""
        found: list[_Found] = []
        certainty = sigmoid(self.decisions.slope * themes + self.decisions.offset)
        for passage, (first, last) in enumerate(batch.bounds):
            coded = np.flatnonzero(themes[passage] >= self._thresholds)
            if not len(coded):
                coded = np.array([self._nearest(themes[passage], certainty[passage])])
            for theme in coded.tolist():
                part = by_segment[first:last, theme]
                best = int(np.argmax(part))
                for segment in range(last - first):
                    if segment == best or part[segment] >= self.decisions.again:
                        found.append(
                            _Found(passage, theme, segment, float(certainty[passage, theme]), float(part[segment]))
                        )
        return found

    def _nearest(self, logits: np.ndarray, certainty: np.ndarray) -> int:
        """The theme of a passage that reaches no threshold: whoever wrote something meant something.

        It is the one nearest to its threshold, with its low confidence; below LEAST_CERTAIN it would be a guess, and
        the passage counts as a general statement.
        """
        nearest = int(np.argmax(logits - self._thresholds))
        if certainty[nearest] < LEAST_CERTAIN and GENERAL in self.info.themes:
            return self.info.themes.index(GENERAL)
        return nearest

    def _mentions(
        self, found: list[_Found], batch: PassageFeatures, passages: Sequence[Passage]
    ) -> list[list[Mention]]:
        mentions: list[list[Mention]] = [[] for _ in passages]
        if not found:
            return mentions
        rows = mention_features(
            batch,
            np.array([f.passage for f in found]),
            np.array([f.segment for f in found]),
            np.array([f.theme for f in found]),
            len(self.info.themes),
        )
        polarity = np.argmax(self.heads.polarity.logits(rows), axis=1)
        stage = np.argmax(self.heads.stage.logits(rows), axis=1)
        # Of equal mentions the one said most plainly stays; the order of the text decides a tie.
        kept: dict[tuple[int, int, int], tuple[_Found, str]] = {}
        for k, each in enumerate(found):
            key = (each.passage, each.theme, int(polarity[k]))
            told = self.heads.stage.labels[int(stage[k])]
            old = kept.get(key)
            if old is None or (each.strength, old[1] == NOT_STATED) > (old[0].strength, told == NOT_STATED):
                kept[key] = (each, told)
        spans = self._spans([each for each, _ in kept.values()], passages)
        for ((passage, theme, tone), (_, told)), (start, end) in zip(kept.items(), spans, strict=True):
            mentions[passage].append(
                Mention(
                    theme=self.info.themes[theme],
                    polarity=_polarity(self.heads.polarity.labels[tone]),
                    stage=told,
                    start=start,
                    end=end,
                    confidence=round(kept[passage, theme, tone][0].certainty, 4),
                    stage_source="none" if told == NOT_STATED else "text",
                )
            )
        order = {theme: position for position, theme in enumerate(self.info.themes)}
        return [sorted(part, key=lambda m: (m.start, m.end, order[m.theme], m.polarity)) for part in mentions]

    def _spans(self, found: Sequence[_Found], passages: Sequence[Passage]) -> list[tuple[int, int]]:
        """Where the evidence stands: the segment, or its own words in it where the segment has several themes."""
        themes_in = Counter((passage, segment) for passage, segment, _ in {_place(each) for each in found})
        claims = []
        for each in found:
            segment = passages[each.passage].segments[each.segment]
            claims.append(Claim(passages[each.passage].text, segment.start, segment.end, each.theme))
        shared = [k for k, each in enumerate(found) if themes_in[each.passage, each.segment] > 1]
        narrow = narrowed([claims[k] for k in shared], self.features, self.heads.segment_themes.weights)
        spans = [(claim.start, claim.end) for claim in claims]
        for k, span in zip(shared, narrow, strict=True):
            spans[k] = span
        return spans

    def _given(self, logits: Mapping[str, float]) -> list[str]:
        """The signals over their thresholds, sorted; of two that contradict each other, the clearer."""
        over = {name: logits[name] - least for name, least in self.decisions.signal_thresholds.items()}
        given = {name for name, surplus in over.items() if surplus >= 0}
        for pair in _CONTRARY:
            if set(pair) <= given:
                given.discard(min(pair, key=lambda name: over[name]))
        return sorted(given)

    def _reading(self, mentions: list[Mention], sentiment: np.ndarray, signals: np.ndarray) -> Reading:
        given = self._given(dict(zip(self.heads.signals.labels, signals.tolist(), strict=True)))
        if "no_content" in given:
            return Reading(False, "neutral", 0.0, (), ("no_content",))
        shares = dict(zip(self.heads.sentiment.labels, sentiment.tolist(), strict=True))
        score = shares["positive"] - shares["negative"]
        return Reading(True, _tone(shares, score, mentions), round(score, 3), tuple(mentions), tuple(given))


def _tone(shares: Mapping[str, float], score: float, mentions: Sequence[Mention]) -> Sentiment:
    """The likeliest tone; but praise and criticism in the mentions, with no clear lean either way, are ``mixed``."""
    told = {mention.polarity for mention in mentions}
    if {"positive", "negative"} <= told and abs(score) < MIXED_BELOW:
        return "mixed"
    return max(SENTIMENTS, key=lambda tone: shares[tone])


def _place(found: _Found) -> tuple[int, int, int]:
    return found.passage, found.segment, found.theme


def _polarity(label: str) -> Polarity:
    return next(name for name in POLARITIES if name == label)
