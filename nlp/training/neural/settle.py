"""Decisions of a model with an encoder, chosen on held-out verbatims: blend, thresholds, second polarity, certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from nlp.codeframe import Codeframe
from nlp.decisions import Decisions
from nlp.encoder.encoder_model import Blend, EncoderModel
from nlp.encoder.heads import log_shares
from nlp.training.dataset import LabelledVerbatim
from nlp.training.decide import LEAST_CONFIDENCE, LEAST_POSITIVES, signal_thresholds
from nlp.training.review import review_levels

_SHARES = np.arange(0.0, 0.75, 0.05)
_SECOND = (0.5, 0.55, 0.6, 0.65, 0.7, 0.8)
_GRID = np.log(np.arange(0.2, 0.75, 0.02) / (1 - np.arange(0.2, 0.75, 0.02)))
# A theme's own threshold is drawn towards the common one as if by this many mentions more.
_PRIOR = 25.0


@dataclass(frozen=True)
class _Told:
    """What encoder and n-grams say of the held-out verbatims; rows × themes, rows × 4, rows × signals."""

    encoder: np.ndarray
    ngrams: np.ndarray | None
    encoder_tone: np.ndarray
    ngram_tone: np.ndarray | None
    signals: np.ndarray


def settled(model: EncoderModel, verbatims: Sequence[LabelledVerbatim], codeframe: Codeframe) -> EncoderModel:
    """The model with everything that is chosen rather than trained, chosen on *verbatims* that trained none of it."""
    told = _told(model, verbatims)
    themes = codeframe.theme_ids
    truth = np.array([[any(x.theme == t for x in v.labels) for t in themes] for v in verbatims], dtype=int)
    blend = replace(_blend(told, truth), sentiment=_tone_share(told, model.labels.sentiments, verbatims))
    logits = blend.encoder * told.encoder + blend.offset
    if told.ngrams is not None:
        logits = logits + blend.ngrams * told.ngrams
    said = np.array([[s in v.signals for s in model.labels.signals] for v in verbatims], dtype=int)
    decisions = Decisions(
        dict(zip(themes, theme_thresholds(logits, truth), strict=True)),
        0.6,
        signal_thresholds(told.signals, said, model.labels.signals, rare=0.0),
        1.0,
        0.0,
    )
    chosen = replace(model, blend=blend, decisions=decisions)
    chosen = replace(chosen, decisions=replace(decisions, again=_again(chosen, verbatims)))
    return _certain(chosen, verbatims)


def _told(model: EncoderModel, verbatims: Sequence[LabelledVerbatim]) -> _Told:
    passages = [v.passage for v in verbatims]
    opinions = list(replace(model, ngrams=None, blend=Blend()).opinions(passages))
    second = model.second_opinion(passages)
    known = model.ngrams is not None
    return _Told(
        np.stack([opinion.themes for opinion in opinions]),
        np.stack([themes for themes, _ in second if themes is not None]) if known else None,
        np.stack([opinion.sentiment for opinion in opinions]),
        np.stack([tone for _, tone in second if tone is not None]) if known else None,
        np.stack([opinion.signals for opinion in opinions]),
    )


def _blend(told: _Told, truth: np.ndarray) -> Blend:
    """Logistic regression of the coder's themes on the log-odds of both: the blend is calibrated at once.

    Platt, J. (1999). Probabilistic outputs for support vector machines. Advances in Large Margin Classifiers.
    """
    from sklearn.linear_model import LogisticRegression

    columns = [told.encoder.ravel()] if told.ngrams is None else [told.encoder.ravel(), told.ngrams.ravel()]
    fitted = LogisticRegression(C=1e6).fit(np.stack(columns, axis=1), truth.ravel())
    weights = [round(float(w), 4) for w in fitted.coef_[0]]
    return Blend(weights[0], weights[1] if len(weights) > 1 else 0.0, round(float(fitted.intercept_[0]), 4))


def _tone_share(told: _Told, sentiments: Sequence[str], verbatims: Sequence[LabelledVerbatim]) -> float:
    """The n-grams' share in the sentiment that agrees with the coder most often; the smallest of equals."""
    if told.ngram_tone is None:
        return 0.0
    truth = np.array([sentiments.index(v.sentiment) for v in verbatims])
    right = []
    for share in _SHARES:
        tone = log_shares((1 - share) * told.encoder_tone + share * told.ngram_tone)
        right.append(float(np.mean(tone.argmax(axis=1) == truth)))
    return round(float(_SHARES[int(np.argmax(right))]), 2)


def theme_thresholds(logits: np.ndarray, truth: np.ndarray) -> list[float]:
    """Per theme the log-odds with the best F1, never below LEAST_CONFIDENCE; log-odds must be calibrated.

    A theme with fewer than LEAST_POSITIVES mentions takes the common threshold; the others are drawn towards it, as if
    _PRIOR more mentions had behaved like the average theme's.
    """
    floor = float(np.log(LEAST_CONFIDENCE / (1 - LEAST_CONFIDENCE)))
    counts = np.stack([_counts(logits >= threshold, truth) for threshold in _GRID])
    pooled = counts.sum(axis=1)
    common = _GRID[int(np.argmax(_f1(pooled)))]
    prior = pooled * (_PRIOR / max(1, int(truth.sum())))
    chosen = []
    for theme in range(logits.shape[1]):
        own = _GRID[int(np.argmax(_f1(counts[:, theme] + prior)))]
        enough = truth[:, theme].sum() >= LEAST_POSITIVES
        chosen.append(round(max(floor, float(own if enough else common)), 4))
    return chosen


def _counts(given: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Themes × 3: right, given, true."""
    return np.stack([(given & (truth == 1)).sum(axis=0), given.sum(axis=0), truth.sum(axis=0)], axis=1).astype(float)


def _f1(counts: np.ndarray) -> np.ndarray:
    return np.asarray(2 * counts[..., 0] / np.maximum(1.0, counts[..., 1] + counts[..., 2]))


def _again(model: EncoderModel, verbatims: Sequence[LabelledVerbatim]) -> float:
    """The share from which a second polarity is given: the best F1 of (theme, polarity), the larger share of equals."""
    opinions = list(model.opinions([v.passage for v in verbatims]))
    best = (-1.0, 0.0)
    for share in _SECOND:
        trial = replace(model, decisions=replace(model.decisions, again=share))
        right = given = true = 0
        for verbatim, opinion in zip(verbatims, opinions, strict=True):
            said = {(x.theme, x.polarity) for x in verbatim.labels}
            got = {(m.theme, m.polarity) for m in trial.decide(verbatim.passage, opinion).mentions}
            right, given, true = right + len(said & got), given + len(got), true + len(said)
        best = max(best, (2 * right / max(1, given + true), share))
    return best[1]


def _certain(model: EncoderModel, verbatims: Sequence[LabelledVerbatim]) -> EncoderModel:
    """Calibrate the certainty of a verbatim, and find which certainty gives which precision."""
    from sklearn.linear_model import LogisticRegression

    plain = replace(model.blend, certainty_slope=1.0, certainty_offset=0.0)
    readings = replace(model, blend=plain).read([v.passage for v in verbatims])
    rows = [(v, r) for v, r in zip(verbatims, readings, strict=True) if r.mentions]
    raw = np.clip([r.certainty for _, r in rows], 1e-4, 1 - 1e-4)
    right = [{(m.theme, m.polarity) for m in r.mentions} <= {(x.theme, x.polarity) for x in v.labels} for v, r in rows]
    blend = plain
    if 0 < sum(right) < len(right):
        fitted = LogisticRegression(C=1e3).fit(np.log(raw / (1 - raw)).reshape(-1, 1), right)
        blend = replace(
            plain,
            certainty_slope=round(float(fitted.coef_[0, 0]), 4),
            certainty_offset=round(float(fitted.intercept_[0]), 4),
        )
    calibrated = replace(model, blend=blend)
    levels = review_levels(verbatims, calibrated.read([v.passage for v in verbatims]))
    return replace(calibrated, info=replace(model.info, review=levels))
