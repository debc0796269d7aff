"""Training the ``fast`` model: cross-validated figures and decisions, then heads fitted to everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from nlp.codeframe import Codeframe
from nlp.decisions import Decisions
from nlp.fast_model import FastModel
from nlp.features import Features
from nlp.model import ModelInfo, Reading
from nlp.passage_features import Heads, PassageFeatures, theme_logits
from nlp.training.dataset import LabelledVerbatim, grouped_folds, text_key
from nlp.training.decide import HeldOut, decide
from nlp.training.figures import data_of, measured
from nlp.training.fit import DEFAULT_STRENGTHS, Strengths, fit_heads
from nlp.training.measure import calibration_error
from nlp.training.tones import Tone, unlike

FOLDS = 5
SEED = 20260101


@dataclass(frozen=True)
class CrossValidation:
    """Readings of verbatims by models that saw neither them nor their near-duplicates.

    Attributes:
        verbatims, readings: aligned; *fold* is the number of the fold that held each out.
        held: the log-odds behind the readings.
    """

    verbatims: tuple[LabelledVerbatim, ...]
    readings: tuple[Reading, ...]
    fold: np.ndarray
    held: HeldOut

    def rows(self, *, extra: bool = False) -> np.ndarray:
        """Positions of the verbatims that are (not) extra."""
        return np.flatnonzero([v.extra == extra for v in self.verbatims])


def cross_validate(
    verbatims: Sequence[LabelledVerbatim],
    tones: Sequence[Tone],
    codeframe: Codeframe,
    *,
    strengths: Strengths = DEFAULT_STRENGTHS,
    jobs: int = 1,
) -> CrossValidation:
    """Five grouped folds; the thresholds for a fold are chosen on the other four.

    Tones whose text is that of a labelled verbatim are left out of every fold.
    """
    from joblib import Parallel, delayed

    fold = grouped_folds(verbatims, FOLDS, SEED)
    tones = unlike(tones, verbatims)
    fitted: list[tuple[Features, Heads]] = Parallel(n_jobs=jobs)(
        delayed(fit_heads)(
            [v for v, f in zip(verbatims, fold, strict=True) if f != number], tones, codeframe, strengths
        )
        for number in range(FOLDS)
    )
    held = _held_out(verbatims, fold, fitted, codeframe)
    readings: list[Reading | None] = [None] * len(verbatims)
    for number, (features, heads) in enumerate(fitted):
        decisions = decide(held.of(fold != number), codeframe.theme_ids, heads.signals.labels)
        model = FastModel(features, heads, decisions, _info(codeframe))
        rows = np.flatnonzero(fold == number).tolist()
        for row, reading in zip(rows, model.read([verbatims[row].passage for row in rows]), strict=True):
            readings[row] = reading
    return CrossValidation(tuple(verbatims), tuple(r for r in readings if r is not None), fold, held)


def _held_out(
    verbatims: Sequence[LabelledVerbatim],
    fold: np.ndarray,
    fitted: Sequence[tuple[Features, Heads]],
    codeframe: Codeframe,
) -> HeldOut:
    themes, signals = codeframe.theme_ids, fitted[0][1].signals.labels
    theme_table = np.zeros((len(verbatims), len(themes)), dtype=np.float32)
    signal_table = np.zeros((len(verbatims), len(signals)), dtype=np.float32)
    for number, (features, heads) in enumerate(fitted):
        rows = np.flatnonzero(fold == number).tolist()
        batch = PassageFeatures.of([verbatims[row].passage for row in rows], features)
        theme_table[rows] = theme_logits(heads, batch)[0]
        signal_table[rows] = heads.signals.logits(batch.whole())
    theme_truth = np.array([[any(m.theme == t for m in v.labels) for t in themes] for v in verbatims], dtype=int)
    signal_truth = np.array([[s in v.signals for s in signals] for v in verbatims], dtype=int)
    return HeldOut(theme_table, theme_truth, signal_table, signal_truth, np.array([v.extra for v in verbatims]))


def train_fast(
    verbatims: Sequence[LabelledVerbatim],
    tones: Sequence[Tone],
    codeframe: Codeframe,
    *,
    name: str,
    version: str,
    strengths: Strengths = DEFAULT_STRENGTHS,
    jobs: int = 1,
) -> FastModel:
    """Cross-validate for decisions and figures, fit to all verbatims, and give the model with its card."""
    checked = cross_validate(verbatims, tones, codeframe, strengths=strengths, jobs=jobs)
    features, heads = fit_heads(verbatims, unlike(tones, verbatims), codeframe, strengths)
    decisions = decide(checked.held, codeframe.theme_ids, heads.signals.labels)
    info = replace(
        _info(codeframe), name=name, version=version, card=card_of(checked, tones, codeframe, decisions, strengths)
    )
    return FastModel(features, heads, decisions, info)


def _info(codeframe: Codeframe) -> ModelInfo:
    return ModelInfo("fast", "", "", codeframe.theme_ids, codeframe.stage_ids, {})


def card_of(
    checked: CrossValidation, tones: Sequence[Tone], codeframe: Codeframe, decisions: Decisions, strengths: Strengths
) -> dict[str, Any]:
    """Figures of the cross-validation and facts of the training, for people and for the report's method page."""
    real, own = checked.rows(), checked.rows(extra=True)
    confidence = 1 / (1 + np.exp(-(decisions.slope * checked.held.theme_logits[real] + decisions.offset)))
    truth = checked.held.theme_truth[real]
    return {
        "figures_source": f"{FOLDS}-fold cross-validation on {len(real)} labelled verbatims; near-duplicates share a "
        "fold, thresholds for a fold come from the other folds.",
        **measured([checked.verbatims[i] for i in real], [checked.readings[i] for i in real], codeframe),
        "own_sentences": measured([checked.verbatims[i] for i in own], [checked.readings[i] for i in own], codeframe)[
            "figures"
        ],
        "calibration_error": round(calibration_error(confidence.ravel(), truth.ravel()), 4),
        "data": data_of(checked.verbatims),
        "tones": dict(sorted(Counter(tone.source for tone in tones).items())),
        "strengths": asdict(strengths),
        "trained_on": sorted({text_key(v.passage.text) for v in checked.verbatims}),
    }
