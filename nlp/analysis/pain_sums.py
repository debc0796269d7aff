"""The sums that the weights of pain points are made of, so that a bootstrap can draw them all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.scores import STANDARDS, on_scale

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from scipy.sparse import csr_matrix

# Per pain point: speak of it, their polarity, complaints of the earlier and of the later half, complaints with a score,
# their scores. In all: responses of the earlier and of the later half, those with a score, their scores.
_PER_PAIN, _IN_ALL = 6, 4


@dataclass(frozen=True)
class PainSums:
    """Sparse *sums* per kind of response (kinds × sums), *counts* of each kind, and what the sums need to be read.

    *spread* is bottom to top of the score's scale (0 or NaN without one), *dated* whether there are halves.
    """

    sums: csr_matrix
    counts: np.ndarray
    spread: float
    dated: bool

    def total(self) -> np.ndarray:
        """The sums over all responses, one line."""
        import numpy as np

        return np.asarray(self.counts[None] @ self.sums, dtype="float64")


def halves_of(dates: pd.Series) -> tuple[np.ndarray, str]:
    """0 or 1: the earlier or later half of the dated responses, −1 for none; cut between days, as evenly as they allow.

    Returns:
        The halves, and ``no_dates``, ``one_period`` (all of one day) or "".
    """
    import numpy as np

    known = dates.notna().to_numpy()
    halves = np.full(len(dates), -1)
    if not known.any():
        return halves, "no_dates"
    days, places = np.unique(dates[known].to_numpy(), return_inverse=True)
    if len(days) == 1:
        return halves, "one_period"
    before = np.cumsum(np.bincount(places))[:-1]
    cut = int(np.argmin(np.abs(2 * before - known.sum()))) + 1
    halves[known] = places >= cut
    return halves, ""


def pain_sums(
    said: pd.DataFrame, coded: pd.DataFrame, pairs: Sequence[tuple[str, str]], halves: np.ndarray, kind: str | None
) -> PainSums:
    """The sums of every (stage, theme) of *pairs*.

    Args:
        said: one line per response and pair that it speaks of: ``stage``, ``theme``, ``row``, ``value``, ``negative``.
        coded: the responses that count.
        halves: of *coded*, see :func:`halves_of`.
        kind: kind of the score.
    """
    import numpy as np
    import pandas as pd

    dated = bool((halves >= 0).any())
    scores = on_scale(coded["score"], kind)
    scored, score = scores.notna().to_numpy(dtype="float64"), scores.fillna(0).to_numpy()
    standard = STANDARDS.get(kind or "")
    spread = (standard.top - standard.bottom) if standard else float(scores.max() - scores.min())
    place = pd.MultiIndex.from_tuples(pairs).get_indexer(pd.MultiIndex.from_frame(said[["stage", "theme"]]))
    ranked = said[place >= 0]
    pair, line = place[place >= 0], pd.Index(coded["row"]).get_indexer(pd.Index(ranked["row"]))
    bad = ranked["negative"].to_numpy(dtype="float64")
    # Without dates everybody is of the earlier half.
    early, late = (halves == 0 if dated else halves == -1), halves == 1
    per_pain = [np.ones(len(pair)), ranked["value"].to_numpy(), bad * early[line], bad * late[line]]
    per_pain += [bad * scored[line], bad * score[line]]
    in_all = [early, late, scored, score]
    everyone = np.arange(len(coded))
    values = np.concatenate([*per_pain, *in_all]).astype("float64")
    rows = np.concatenate([*[line] * _PER_PAIN, *[everyone] * _IN_ALL])
    first = _PER_PAIN * len(pairs)
    columns = [_PER_PAIN * pair + offset for offset in range(_PER_PAIN)]
    columns += [np.full(len(coded), first + offset) for offset in range(_IN_ALL)]
    sums, counts = _alike(values, rows, np.concatenate(columns), (len(coded), first + _IN_ALL))
    return PainSums(sums, counts, spread, dated)


def _alike(
    values: np.ndarray, rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]
) -> tuple[csr_matrix, np.ndarray]:
    """The sparse matrix with each different line once, in the order of their first rows, and how often it stands."""
    import numpy as np
    from scipy.sparse import coo_matrix

    full = values != 0
    matrix = coo_matrix((values[full], (rows[full], columns[full])), shape=shape).tocsr()
    matrix.sort_indices()
    first: dict[bytes, int] = {}
    counts: list[int] = []
    kept: list[int] = []
    for row, (start, end) in enumerate(zip(matrix.indptr, matrix.indptr[1:], strict=False)):
        key = matrix.indices[start:end].tobytes() + matrix.data[start:end].tobytes()
        if key not in first:
            first[key] = len(kept)
            kept.append(row)
            counts.append(0)
        counts[first[key]] += 1
    return matrix[kept], np.array(counts, dtype="float64")


def losses(sums: np.ndarray, spread: float) -> np.ndarray:
    """How much lower the complainers score than the others, as a part of the scale; NaN where it cannot be told.

    Args:
        sums: lines × sums.

    Returns:
        Lines × pain points.
    """
    import numpy as np

    pain, base = _parts(sums)
    with np.errstate(invalid="ignore", divide="ignore"):
        theirs = pain[..., 5] / pain[..., 4]
        others = (base[:, 3] - pain[..., 5]) / (base[:, 2] - pain[..., 4])
        loss = (others - theirs) / spread
    return np.where(np.isfinite(loss), loss, np.nan)


def weights(sums: np.ndarray, of: PainSums) -> np.ndarray:
    """The weight of every pain point (lines × pain points); 0 where nobody speaks of it, as in some resamples."""
    import numpy as np

    pain, base = _parts(sums)
    with np.errstate(invalid="ignore", divide="ignore"):
        early, late = np.nan_to_num(pain[..., 2] / base[:, 0]), np.nan_to_num(pain[..., 3] / base[:, 1])
        net = pain[..., 1] / pain[..., 0]
    share = (early + 2 * late) / 3 if of.dated else early
    loss = np.clip(np.nan_to_num(losses(sums, of.spread)), 0, 1)
    return np.asarray(np.nan_to_num(100 * share * (1 - net) / 2 * (1 + loss)))


def _parts(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines × pain points × sums of each, and sums in all × lines × 1."""
    pain = sums[:, :-_IN_ALL].reshape(len(sums), -1, _PER_PAIN)
    return pain, sums[:, -_IN_ALL:, None]
