"""Coverage and precision: how much of the coding is right when only the more certain readings are taken.

Give held-out verbatims: on those that trained the model both come out too good. Precision is the share of given
mentions, as sets of (theme, polarity) per verbatim, that the coder gave too. Verbatims read as without content are
left out: nothing was given that could be right.

El-Yaniv, R. & Wiener, Y. (2010). On the foundations of noise-free selective classification. Journal of Machine Learning
Research, 11, 1605–1641.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp.analysis.intervals import share_interval
from nlp.model import Reading, ReviewLevel
from nlp.training.dataset import LabelledVerbatim

if TYPE_CHECKING:
    import pandas as pd

PRECISIONS = (0.8, 0.85, 0.9, 0.95)
# On fewer verbatims a precision is too much a matter of chance to promise it.
LEAST = 50
_STEPS = 10


@dataclass(frozen=True)
class _Ranked:
    """Coded verbatims by falling certainty; each array has one entry per distinct certainty.

    Attributes:
        certainty: falling.
        verbatims, right, given: how many verbatims have at least that certainty, and their right and given mentions.
        coded: coded verbatims in all.
    """

    certainty: np.ndarray
    verbatims: np.ndarray
    right: np.ndarray
    given: np.ndarray
    coded: int


def review_levels(
    verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading], precisions: Sequence[float] = PRECISIONS
) -> tuple[ReviewLevel, ...]:
    """The certainty from which mentions are right at each of *precisions*, and the share of coded verbatims it keeps.

    It is the smallest certainty that at least 50 verbatims reach and whose verbatims reach the precision together. A
    precision that no certainty reaches has no level.

    Args:
        verbatims: held-out ones, with their labels; *readings* are of the same, in order.

    Returns:
        By rising precision; ``precision`` is the one asked for, which the verbatims reach or pass.
    """
    ranked = _rank(verbatims, readings)
    levels = []
    for precision in sorted(precisions):
        # A quotient is the float nearest to the share, so 55 of 100 reach .55; 0.55 × 100 is a little more than 55.
        kept = np.flatnonzero(ranked.right / np.maximum(1, ranked.given) >= precision)
        kept = kept[ranked.verbatims[kept] >= LEAST]
        if len(kept):
            widest = kept[-1]
            coverage = float(ranked.verbatims[widest] / ranked.coded)
            levels.append(ReviewLevel(precision, float(ranked.certainty[widest]), coverage))
    return tuple(levels)


def coverage_curve(verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading]) -> pd.DataFrame:
    """Precision of the most certain tenth of the coded verbatims, of the most certain two tenths, and so on to all.

    Verbatims of equal certainty are never parted, so *n* may be more than the tenths tell.

    Returns:
        DataFrame with ``coverage`` (0.1 … 1.0, share of coded verbatims wanted), ``n`` (verbatims kept),
        ``certainty`` (the least of them), ``precision`` with ``low``, ``high`` (95 %, Wilson, over mentions taken as
        independent; NaN when there is no mention). No lines when nothing is coded.
    """
    import pandas as pd

    ranked = _rank(verbatims, readings)
    lines = []
    for step in range(1, _STEPS + 1) if ranked.coded else ():
        # In whole numbers: 0.3 × 10 as a float is already more than 3.
        place = int(np.searchsorted(ranked.verbatims * _STEPS, step * ranked.coded))
        share = share_interval(int(ranked.right[place]), int(ranked.given[place]))
        lines.append(
            (
                step / _STEPS,
                int(ranked.verbatims[place]),
                float(ranked.certainty[place]),
                share.estimate,
                share.low,
                share.high,
            )
        )
    return pd.DataFrame(lines, columns=["coverage", "n", "certainty", "precision", "low", "high"])


def _rank(verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading]) -> _Ranked:
    counts = []
    for verbatim, reading in zip(verbatims, readings, strict=True):
        if reading.content:
            said = {(label.theme, label.polarity) for label in verbatim.labels}
            got = {(mention.theme, mention.polarity) for mention in reading.mentions}
            counts.append((reading.certainty, len(said & got), len(got)))
    counts.sort(key=lambda line: -line[0])
    certainty = np.array([line[0] for line in counts])
    right, given = (np.cumsum(np.array([line[place] for line in counts], dtype=int)) for place in (1, 2))
    # Only where the certainty changes can a threshold stand.
    last = np.flatnonzero(np.append(certainty[1:] != certainty[:-1], bool(counts)))
    return _Ranked(certainty[last], last + 1, right[last], given[last], len(counts))
