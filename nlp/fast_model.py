"""The bundled ``fast`` model: n-gram features and linear heads over verbatims and their segments.

Themes are decided for the verbatim, from its own words and from its best segment; polarity and stage are then
read per theme in the segment that speaks of it, with the whole verbatim as context. Nothing depends on the
other verbatims of a batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlp.decisions import Decisions, coded_themes, given_signals, polarity_named, tone_of
from nlp.evidence import Claim, narrowed
from nlp.features import Features
from nlp.heads import sigmoid
from nlp.model import ModelInfo, Passage, Reading
from nlp.passage_features import Heads, PassageFeatures, mention_features, theme_logits
from nlp.records import NOT_STATED, Mention


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
            coded = coded_themes(themes[passage], certainty[passage], self._thresholds, self.info.themes)
            for theme in coded.tolist():
                part = by_segment[first:last, theme]
                best = int(np.argmax(part))
                for segment in range(last - first):
                    if segment == best or part[segment] >= self.decisions.again:
                        found.append(
                            _Found(passage, theme, segment, float(certainty[passage, theme]), float(part[segment]))
                        )
        return found

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
                    polarity=polarity_named(self.heads.polarity.labels[tone]),
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

    def _reading(self, mentions: list[Mention], sentiment: np.ndarray, signals: np.ndarray) -> Reading:
        told = dict(zip(self.heads.signals.labels, signals.tolist(), strict=True))
        given = given_signals(told, self.decisions.signal_thresholds)
        if "no_content" in given:
            return Reading(False, "neutral", 0.0, (), ("no_content",))
        shares = dict(zip(self.heads.sentiment.labels, sentiment.tolist(), strict=True))
        tone, score = tone_of(shares, mentions)
        return Reading(True, tone, score, tuple(mentions), tuple(given))


def _place(found: _Found) -> tuple[int, int, int]:
    return found.passage, found.segment, found.theme
