"""Agreement between coded feedback and labels made by hand, with bootstrap intervals over verbatims.

Themes are compared as sets per verbatim. F1 is 2·tp / (2·tp + fp + fn); micro pools the themes, macro is the mean
over themes with at least five labels. Intervals are the 2.5 and 97.5 % quantiles of 1,000 resamples of verbatims
(percentile bootstrap; Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.codeframe import Codeframe
from nlp.model import Reading
from nlp.records import Mention
from nlp.training.dataset import Label, LabelledVerbatim

if TYPE_CHECKING:
    import pandas as pd

MACRO_LEAST = 5
RESAMPLES = 1000
_SEED = 20260101


@dataclass(frozen=True)
class Agreement:
    """Counts per verbatim, from which every figure and its interval is drawn.

    Attributes:
        themes, stages: ids of the columns of the count tables.
        theme_counts, stage_counts: verbatims × ids × 3 (tp, fp, fn); stages are compared as (theme, stage).
        pair_counts, triple_counts: verbatims × 3, for theme + polarity and theme + polarity + stage.
        ratios: per name, verbatims × 2 (hits, cases).
    """

    themes: tuple[str, ...]
    stages: tuple[str, ...]
    theme_counts: np.ndarray
    stage_counts: np.ndarray
    pair_counts: np.ndarray
    triple_counts: np.ndarray
    ratios: dict[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.theme_counts)

    def of(self, rows: np.ndarray) -> Agreement:
        """The agreement on some of the verbatims."""
        return Agreement(
            self.themes,
            self.stages,
            self.theme_counts[rows],
            self.stage_counts[rows],
            self.pair_counts[rows],
            self.triple_counts[rows],
            {name: table[rows] for name, table in self.ratios.items()},
        )


def compare(verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading], codeframe: Codeframe) -> Agreement:
    """Compare readings with the labels of the same verbatims."""
    n, themes, stages = len(verbatims), codeframe.theme_ids, codeframe.stage_ids
    theme_counts = np.zeros((n, len(themes), 3))
    stage_counts = np.zeros((n, len(stages), 3))
    pairs, triples = np.zeros((n, 3)), np.zeros((n, 3))
    ratios = {name: np.zeros((n, 2)) for name in ("stage", "sentiment", "evidence", "no_content")}
    for row, (verbatim, reading) in enumerate(zip(verbatims, readings, strict=True)):
        said, got = verbatim.labels, reading.mentions
        _count(theme_counts[row], {m.theme for m in said}, {m.theme for m in got}, themes)
        for column, stage in enumerate(stages):
            _tally(
                stage_counts[row, column],
                {m.theme for m in said if m.stage == stage},
                {m.theme for m in got if m.stage == stage},
            )
        _tally(pairs[row], {(m.theme, m.polarity) for m in said}, {(m.theme, m.polarity) for m in got})
        _tally(
            triples[row], {(m.theme, m.polarity, m.stage) for m in said}, {(m.theme, m.polarity, m.stage) for m in got}
        )
        for label in said:
            same = _match(label, got)
            if same is not None:
                ratios["stage"][row] += (same.stage == label.stage, 1)
                ratios["evidence"][row] += (same.start < label.end and label.start < same.end, 1)
        ratios["sentiment"][row] = (reading.sentiment == verbatim.sentiment, 1)
        ratios["no_content"][row] = (reading.content == ("no_content" not in verbatim.signals), 1)
    return Agreement(themes, stages, theme_counts, stage_counts, pairs, triples, ratios)


def _count(table: np.ndarray, said: set[str], got: set[str], ids: Sequence[str]) -> None:
    for name in said | got:
        table[ids.index(name)] += (name in said and name in got, name not in said, name not in got)


def _tally(counts: np.ndarray, said: set[object], got: set[object]) -> None:  # type: ignore[type-arg]
    counts += (len(said & got), len(got - said), len(said - got))


def _match(label: Label, got: Sequence[Mention]) -> Mention | None:
    """The mention of the label's theme; of several, one with its polarity, and the nearest in the text."""
    same = [mention for mention in got if mention.theme == label.theme]
    return min(same, default=None, key=lambda m: (m.polarity != label.polarity, abs(m.start - label.start)))


def summary(agreement: Agreement) -> pd.DataFrame:
    """The headline figures: ``metric``, ``n`` (cases), ``value``, ``low``, ``high`` (95 %); shares from 0 to 1."""
    import pandas as pd

    weights = _resamples(len(agreement))
    theme = agreement.theme_counts
    support = theme[:, :, [0, 2]].sum(axis=(0, 2))
    often = support >= MACRO_LEAST
    lines = [
        ("theme micro-F1", support.sum(), _f1(theme.sum(axis=1), weights)),
        ("theme macro-F1", often.sum(), _macro(theme[:, often], weights)),
        ("theme + polarity F1", support.sum(), _f1(agreement.pair_counts, weights)),
        ("theme + polarity + stage F1", support.sum(), _f1(agreement.triple_counts, weights)),
        *(
            (name, table[:, 1].sum(), _ratio(table, weights))
            for name, table in (
                ("stage accuracy on matched mentions", agreement.ratios["stage"]),
                ("sentiment accuracy", agreement.ratios["sentiment"]),
                ("evidence overlaps the quote", agreement.ratios["evidence"]),
                ("content recognised", agreement.ratios["no_content"]),
            )
        ),
    ]
    return pd.DataFrame(
        [(metric, int(n), *values) for metric, n, values in lines], columns=["metric", "n", "value", "low", "high"]
    )


def by_label(agreement: Agreement, kind: str) -> pd.DataFrame:
    """Figures per theme or per stage.

    Args:
        kind: ``theme`` or ``stage``; a stage counts as right when it is given to the right theme.

    Returns:
        DataFrame with *kind*, ``n`` (labels), ``precision``, ``recall``, ``f1``, ``low``, ``high`` (95 %, of F1).
    """
    import pandas as pd

    weights = _resamples(len(agreement))
    ids, counts = (
        (agreement.themes, agreement.theme_counts) if kind == "theme" else (agreement.stages, agreement.stage_counts)
    )
    lines = []
    for column, name in enumerate(ids):
        tp, fp, fn = counts[:, column].sum(axis=0)
        value, low, high = _f1(counts[:, column], weights)
        lines.append((name, int(tp + fn), _share(tp, tp + fp), _share(tp, tp + fn), value, low, high))
    return pd.DataFrame(lines, columns=[kind, "n", "precision", "recall", "f1", "low", "high"])


def confusion(agreement: Agreement) -> pd.DataFrame:
    """How often each theme was rightly given, wrongly given, missed, and rightly not given.

    Returns:
        DataFrame with ``theme`` and the verbatims ``tp``, ``fp``, ``fn``, ``tn`` (they sum to all verbatims): what
        sensitivity and specificity, and with them corrected shares, are drawn from.
    """
    import pandas as pd

    tp, fp, fn = (agreement.theme_counts[:, :, kind].sum(axis=0).astype("int64") for kind in range(3))
    tn = len(agreement) - tp - fp - fn
    return pd.DataFrame({"theme": list(agreement.themes), "tp": tp, "fp": fp, "fn": fn, "tn": tn})


def calibration_error(confidence: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """Expected calibration error (0 to 1) over equal-width bins.

    Naeini, Cooper & Hauskrecht (2015), Obtaining well calibrated probabilities using Bayesian binning, AAAI.
    """
    if not len(confidence):
        return float("nan")
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        abs(confidence[which == b].mean() - right[which == b].mean()) * (which == b).mean()
        for b in range(bins)
        if (which == b).any()
    ]
    return float(sum(gaps))


Estimate = tuple[float, float, float]


def _resamples(n: int) -> np.ndarray:
    """How often each verbatim is drawn in each resample: RESAMPLES × n."""
    if n == 0:
        return np.zeros((RESAMPLES, 0))
    return np.random.default_rng(_SEED).multinomial(n, np.full(n, 1 / n), size=RESAMPLES).astype(np.float32)


def _f1(counts: np.ndarray, weights: np.ndarray) -> Estimate:
    """F1 of verbatims × 3 counts (tp, fp, fn) with its interval."""
    return _estimate(_f1_of(counts.sum(axis=0)), _f1_of(weights @ counts))


def _macro(counts: np.ndarray, weights: np.ndarray) -> Estimate:
    if not counts.shape[1]:
        return (float("nan"),) * 3
    draws = np.stack([_f1_of(weights @ counts[:, column]) for column in range(counts.shape[1])])
    return _estimate(float(np.mean(_f1_of(counts.sum(axis=0)))), np.nanmean(draws, axis=0))


def _f1_of(counts: np.ndarray) -> np.ndarray:
    tp, fp, fn = counts[..., 0], counts[..., 1], counts[..., 2]
    with np.errstate(invalid="ignore"):
        return np.asarray(2 * tp / (2 * tp + fp + fn))


def _ratio(table: np.ndarray, weights: np.ndarray) -> Estimate:
    drawn = weights @ table
    with np.errstate(invalid="ignore"):
        return _estimate(_share(*table.sum(axis=0)), drawn[:, 0] / drawn[:, 1])


def _estimate(value: float | np.ndarray, draws: np.ndarray) -> Estimate:
    known = draws[~np.isnan(draws)]
    if np.isnan(value) or not len(known):
        return (float("nan"),) * 3
    low, high = np.quantile(known, [0.025, 0.975])
    return float(value), float(low), float(high)


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")
