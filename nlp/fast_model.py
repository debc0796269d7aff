"""The bundled ``fast`` model: n-gram features and linear heads over verbatims and their segments.

Themes are decided for the verbatim, from its own words and from its best segment; polarity and stage are then
read per theme in the segment that speaks of it, with the whole verbatim as context. Nothing depends on the
other verbatims of a batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.content import QUESTION_KINDS
from nlp.features import Features
from nlp.heads import LinearHead, sigmoid
from nlp.model import ModelInfo, Passage, Reading
from nlp.records import NOT_STATED, POLARITIES, SENTIMENTS, Mention, Polarity, Sentiment

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# The sentiment head alone finds one mixed verbatim in four; with the mentions it finds twice as many (F1 .36 → .48
# in Finnish, .09 → .36 in English, cross-validated; 0 to 1.1 were tried).
MIXED_BELOW = 0.5


@dataclass(frozen=True)
class Heads:
    """The linear heads of the model; see :class:`MentionFeatures` for what the last two read."""

    text_themes: LinearHead
    segment_themes: LinearHead
    sentiment: LinearHead
    signals: LinearHead
    polarity: LinearHead
    stage: LinearHead


@dataclass(frozen=True)
class Decisions:
    """What turns numbers into codes; chosen on held-out folds in training.

    Attributes:
        theme_thresholds: log-odds (verbatim and best segment averaged) from which a theme is coded.
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
    """Reads passages with sparse linear algebra, some thousand verbatims a second on one core."""

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
                # Whoever wrote something meant something: the likeliest theme, with its low confidence.
                coded = np.array([int(np.argmax(themes[passage] - self._thresholds))])
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
        for (passage, theme, tone), (each, told) in kept.items():
            segment = passages[passage].segments[each.segment]
            mentions[passage].append(
                Mention(
                    theme=self.info.themes[theme],
                    polarity=_polarity(self.heads.polarity.labels[tone]),
                    stage=told,
                    start=segment.start,
                    end=segment.end,
                    confidence=round(each.certainty, 4),
                    stage_source="none" if told == NOT_STATED else "text",
                )
            )
        order = {theme: position for position, theme in enumerate(self.info.themes)}
        return [sorted(part, key=lambda m: (m.start, m.end, order[m.theme], m.polarity)) for part in mentions]

    def _reading(self, mentions: list[Mention], sentiment: np.ndarray, signals: np.ndarray) -> Reading:
        given = sorted(
            name
            for name, value in zip(self.heads.signals.labels, signals, strict=True)
            if value >= self.decisions.signal_thresholds.get(name, np.inf)
        )
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


def _polarity(label: str) -> Polarity:
    return next(name for name in POLARITIES if name == label)


@dataclass(frozen=True)
class PassageFeatures:
    """Features of a batch of passages.

    Attributes:
        texts: passages × vocabulary; *segments*: all segments of all passages, in order, × vocabulary.
        bounds: per passage, the half-open range of its rows in *segments*.
        questions: passages × kinds of question, 0.5 where the kind is.
    """

    texts: csr_matrix
    segments: csr_matrix
    bounds: tuple[tuple[int, int], ...]
    questions: csr_matrix

    @classmethod
    def of(cls, passages: Sequence[Passage], features: Features) -> PassageFeatures:
        from scipy.sparse import csr_matrix

        texts = [passage.text for passage in passages]
        parts = [passage.text[s.start : s.end] for passage in passages for s in passage.segments]
        ends = np.cumsum([len(passage.segments) for passage in passages])
        # A verbatim of one segment, and a repeated one, is vectorised once.
        unique = {text: row for row, text in enumerate(dict.fromkeys([*texts, *parts]))}
        matrix = features.of(list(unique))
        kinds = np.zeros((len(passages), len(QUESTION_KINDS)), dtype=np.float32)
        for row, passage in enumerate(passages):
            kinds[row, QUESTION_KINDS.index(passage.question_kind)] = 0.5
        return cls(
            matrix[[unique[text] for text in texts]],
            matrix[[unique[text] for text in parts]],
            tuple((int(end) - len(passage.segments), int(end)) for passage, end in zip(passages, ends, strict=True)),
            csr_matrix(kinds),
        )

    def whole(self) -> csr_matrix:
        """Features of the verbatims with their questions."""
        from scipy.sparse import hstack

        return hstack([self.texts, self.questions], format="csr")

    def parts(self) -> csr_matrix:
        """Features of the segments with the questions their verbatims answer."""
        from scipy.sparse import hstack

        owner = np.repeat(np.arange(len(self.bounds)), [last - first for first, last in self.bounds])
        return hstack([self.segments, self.questions[owner]], format="csr")


def theme_logits(heads: Heads, batch: PassageFeatures) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds of each theme, per passage (mean of whole text and best segment) and per segment."""
    whole = heads.text_themes.logits(batch.whole())
    parts = heads.segment_themes.logits(batch.parts())
    best = np.stack([parts[first:last].max(axis=0) for first, last in batch.bounds])
    return (whole + best) / 2, parts


CONTEXT_WEIGHT = 0.4
_THEME_WEIGHT = 0.7


def mention_features(
    batch: PassageFeatures, passage: np.ndarray, segment: np.ndarray, theme: np.ndarray, themes: int
) -> csr_matrix:
    """What polarity and stage are read from: the segment, its verbatim at less weight, theme and question.

    Args:
        passage, segment, theme: per mention, the row of its passage, the number of its segment within it, its theme.
        themes: how many themes there are.
    """
    from scipy.sparse import csr_matrix, hstack

    first = np.array([bounds[0] for bounds in batch.bounds])
    which = np.zeros((len(theme), themes), dtype=np.float32)
    which[np.arange(len(theme)), theme] = _THEME_WEIGHT
    return hstack(
        [
            batch.segments[first[passage] + segment],
            batch.texts[passage] * np.float32(CONTEXT_WEIGHT),
            csr_matrix(which),
            batch.questions[passage],
        ],
        format="csr",
    )
