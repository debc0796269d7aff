"""What the heads of the ``fast`` model read: vectors of verbatims, of their segments, and of single mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.content import QUESTION_KINDS
from nlp.features import Features
from nlp.heads import LinearHead
from nlp.model import Passage

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class ThemeHeads:
    """The linear heads that read a verbatim: its themes, from the whole and from its segments, and its sentiment."""

    text_themes: LinearHead
    segment_themes: LinearHead
    sentiment: LinearHead


@dataclass(frozen=True)
class Heads(ThemeHeads):
    """All linear heads of the ``fast`` model; see :func:`mention_features` for what the last two read."""

    signals: LinearHead
    polarity: LinearHead
    stage: LinearHead


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


# What a segment's log-odds lose when it speaks for the verbatim alone; 0.5 to 2.5 and "never" were tried.
ALONE = np.float32(0.8)


def theme_logits(heads: ThemeHeads, batch: PassageFeatures) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds of each theme, per passage and per segment.

    A passage's are the mean of the whole text's and its best segment's; a segment that is clear by itself counts nearly
    in full, or a theme of one clause would drown in a long answer.
    """
    whole = heads.text_themes.logits(batch.whole())
    parts = heads.segment_themes.logits(batch.parts())
    best = np.stack([parts[first:last].max(axis=0) for first, last in batch.bounds])
    return np.maximum((whole + best) / 2, best - ALONE), parts


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
