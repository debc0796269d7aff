"""Fitting the ``fast`` model's features and heads to labelled verbatims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from nlp.codeframe import Codeframe
from nlp.content import QUESTION_KINDS
from nlp.features import Features, learn_vocabulary
from nlp.heads import LinearHead, fit_head
from nlp.passage_features import CONTEXT_WEIGHT, Heads, PassageFeatures, mention_features
from nlp.records import POLARITIES, SENTIMENTS
from nlp.training.dataset import Label, LabelledVerbatim
from nlp.training.prune import prune
from nlp.training.tones import Tone

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SIGNALS = tuple(
    """
    wish contact_request urgent would_recommend would_not_recommend leaving third_party expectation_exceeded
    expectation_missed resolved unresolved affects_others personal_data no_content
    """.split()
)


@dataclass(frozen=True)
class Strengths:
    """Inverse regularisation (C) of each kind of head, and what else the fit depends on.

    Attributes:
        least: least number of texts an n-gram must stand in.
        tone_weight: how much a text with only a tone counts beside a labelled one.
        keep: how many n-grams stay after pruning.
    """

    themes: float = 16.0
    polarity: float = 4.0
    stage: float = 4.0
    sentiment: float = 4.0
    signals: float = 8.0
    least: int = 3
    tone_weight: float = 0.3
    keep: int = 50_000


DEFAULT_STRENGTHS = Strengths()


def fit_heads(
    verbatims: Sequence[LabelledVerbatim],
    tones: Sequence[Tone],
    codeframe: Codeframe,
    strengths: Strengths = DEFAULT_STRENGTHS,
) -> tuple[Features, Heads]:
    """Learn vocabulary and heads; the same input gives the same arrays.

    Args:
        verbatims: labelled feedback, for every head.
        tones: texts with a tone, for polarity and sentiment; may be empty.
        codeframe: gives the themes and stages.
        strengths: regularisation.
    """
    features = Features(
        learn_vocabulary([v.passage.text for v in verbatims], [tone.text for tone in tones], least=strengths.least)
    )
    batch = PassageFeatures.of([v.passage for v in verbatims], features)
    toned = features.of([tone.text for tone in tones]) if tones else None
    whole, themes = batch.whole(), codeframe.theme_ids
    said = _indicator([[m.theme for m in v.labels] for v in verbatims], themes)
    signals = _indicator([v.signals for v in verbatims], SIGNALS)
    sentiment = _indicator([[v.sentiment] for v in verbatims], SENTIMENTS)
    polarity, stage = _mention_heads(verbatims, batch, codeframe, strengths, tones, toned)
    heads = Heads(
        text_themes=fit_head(whole, said, themes, strengths.themes),
        segment_themes=fit_head(batch.parts(), _segment_themes(verbatims, batch, themes), themes, strengths.themes),
        sentiment=_fit_with_tones(
            whole, sentiment, SENTIMENTS, strengths.sentiment, [toned, len(QUESTION_KINDS)], tones, strengths
        ),
        signals=fit_head(whole, signals, SIGNALS, strengths.signals),
        polarity=polarity,
        stage=stage,
    )
    return prune(features, heads, strengths.keep)


def _indicator(found: Sequence[Sequence[str]], labels: Sequence[str]) -> np.ndarray:
    table = np.zeros((len(found), len(labels)), dtype=np.int8)
    for row, names in enumerate(found):
        for name in names:
            if name in labels:
                table[row, labels.index(name)] = 1
    return table


def _segment_themes(verbatims: Sequence[LabelledVerbatim], batch: PassageFeatures, themes: Sequence[str]) -> np.ndarray:
    table = np.zeros((batch.segments.shape[0], len(themes)), dtype=np.int8)
    for verbatim, (first, _) in zip(verbatims, batch.bounds, strict=True):
        for label in verbatim.labels:
            table[first + verbatim.segment_of(label), themes.index(label.theme)] = 1
    return table


def _mention_heads(
    verbatims: Sequence[LabelledVerbatim],
    batch: PassageFeatures,
    codeframe: Codeframe,
    strengths: Strengths,
    tones: Sequence[Tone],
    toned: csr_matrix | None,
) -> tuple[LinearHead, LinearHead]:
    """The heads of polarity and stage, over :func:`nlp.fast_model.mention_features`."""
    labels = [(row, v.segment_of(label), label) for row, v in enumerate(verbatims) for label in v.labels]
    themes = codeframe.theme_ids
    rows = mention_features(
        batch,
        np.array([row for row, _, _ in labels]),
        np.array([segment for _, segment, _ in labels]),
        np.array([themes.index(label.theme) for _, _, label in labels]),
        len(themes),
    )
    polarity = _indicator([[label.polarity] for _, _, label in labels], POLARITIES)
    stage = _indicator([[label.stage] for _, _, label in labels], codeframe.stage_ids)
    # A text with a tone is its own segment and its own context, of no theme and to no question.
    context = toned * np.float32(CONTEXT_WEIGHT) if toned is not None else None
    blocks = [toned, context, len(themes) + len(QUESTION_KINDS)]
    return (
        _fit_with_tones(rows, polarity, POLARITIES, strengths.polarity, blocks, tones, strengths),
        _adjusted(fit_head(rows, stage, codeframe.stage_ids, strengths.stage), stage[_real(labels, verbatims)]),
    )


def _real(labels: Sequence[tuple[int, int, Label]], verbatims: Sequence[LabelledVerbatim]) -> np.ndarray:
    """Which labels stand on real feedback; all of them when none does."""
    real = np.array([not verbatims[row].extra for row, _, _ in labels])
    return real if real.any() else np.ones_like(real)


# How far rare stages are lifted. Cross-validated on labelled mentions, .4 raised macro-F1 over stages from .51 to .56
# (Finnish) and .48 to .54 (English), and accuracy by half a point and a point; 0 to .7 were tried.
LIFT = 0.4
_RAREST = 1e-3


def _adjusted(head: LinearHead, truth: np.ndarray) -> LinearHead:
    """Lift rare labels: each bias less LIFT × log of the label's share of *truth* (rows × labels).

    Menon, A. K. et al. (2021). Long-tail learning via logit adjustment. ICLR.
    """
    share = np.maximum(truth.mean(axis=0), _RAREST)
    return replace(head, bias=(head.bias - LIFT * np.log(share)).astype(np.float32))


def _fit_with_tones(
    rows: csr_matrix,
    truth: np.ndarray,
    labels: Sequence[str],
    strength: float,
    blocks: Sequence[csr_matrix | int | None],
    tones: Sequence[Tone],
    strengths: Strengths,
) -> LinearHead:
    """Fit a head to labelled rows and to tones; *blocks* are the tones' columns (a number: that many empty ones)."""
    from scipy.sparse import csr_matrix, hstack, vstack

    if not tones:
        return fit_head(rows, truth, labels, strength)
    columns = [csr_matrix((len(tones), b), dtype=np.float32) if isinstance(b, int) else b for b in blocks]
    weights = np.concatenate([np.ones(rows.shape[0]), np.full(len(tones), strengths.tone_weight)])
    told = np.vstack([truth, _indicator([[tone.polarity] for tone in tones], labels)])
    return fit_head(vstack([rows, hstack(columns)], format="csr"), told, labels, strength, weights)
