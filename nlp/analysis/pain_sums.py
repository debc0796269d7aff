"""The sums that the weights of pain points are made of, so that a bootstrap can draw them all at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.scores import STANDARDS, on_scale

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from scipy.sparse import csr_array

# Per pain point: speak of it, their polarity, complaints of the earlier and of the later half, complaints with a score,
# their scores. In all: responses of the earlier and of the later half, those with a score, their scores.
_PER_PAIN, _IN_ALL = 6, 4
_BLOCK = 8_192  # kinds of responses whose sums stand in memory together


@dataclass(frozen=True)
class PainSums:
    """The sums of each kind of response, and what they need to be read.

    Responses that are alike in all that the sums are made of are one kind; kinds stand in the order of their first
    responses. The sums of a block of kinds are put together when they are asked for: those of a million responses at
    once would take half a gigabyte.

    Attributes:
        counts: responses of each kind.
        pains: number of pain points.
        spread: bottom to top of the score's scale (0 or NaN without one).
        dated: whether there are halves.
        starts: where the lines of each kind begin, and where the last ends.
        pair, value, negative: per line its pain point, the polarity there, whether it is a complaint.
        half, score: per kind; NaN for no score.
    """

    counts: np.ndarray
    pains: int
    spread: float
    dated: bool
    starts: np.ndarray
    pair: np.ndarray
    value: np.ndarray
    negative: np.ndarray
    half: np.ndarray
    score: np.ndarray

    def block(self, kinds: slice) -> csr_array:
        """Sums of a block of the kinds: kinds × sums."""
        import numpy as np
        from scipy.sparse import csr_array

        first, last, _ = kinds.indices(len(self.counts))
        lines = slice(self.starts[first], self.starts[last])
        kind = np.repeat(np.arange(last - first), np.diff(self.starts[first : last + 1]))
        half, score = self.half[kinds], self.score[kinds]
        # Without dates everybody is of the earlier half.
        early, late = (half == 0 if self.dated else half == -1), half == 1
        scored, given = np.isfinite(score).astype(float), np.nan_to_num(score)
        bad, pair = self.negative[lines].astype(float), self.pair[lines].astype(np.int64)
        told = [np.ones(len(pair)), self.value[lines], bad * early[kind], bad * late[kind]]
        told += [bad * scored[kind], bad * given[kind]]
        values = np.concatenate([*told, early, late, scored, given])
        rows = np.concatenate([*[kind] * _PER_PAIN, *[np.arange(last - first)] * _IN_ALL])
        columns = [_PER_PAIN * pair + offset for offset in range(_PER_PAIN)]
        columns += [np.full(last - first, _PER_PAIN * self.pains + offset) for offset in range(_IN_ALL)]
        shape = (last - first, _PER_PAIN * self.pains + _IN_ALL)
        return csr_array((values, (rows, np.concatenate(columns))), shape=shape)

    def total(self) -> np.ndarray:
        """The sums over all responses, one line."""
        import numpy as np

        sums = np.zeros((1, _PER_PAIN * self.pains + _IN_ALL))
        for first in range(0, len(self.counts), _BLOCK):
            kinds = slice(first, first + _BLOCK)
            sums += self.counts[None, kinds] @ self.block(kinds)
        return sums


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
    said: pd.DataFrame, pair: np.ndarray, line: np.ndarray, coded: pd.DataFrame, halves: np.ndarray, kind: str | None
) -> PainSums:
    """The sums of every pain point.

    Args:
        said: one line per response and pain point that it speaks of: ``value``, ``negative``.
        pair, line: per line of *said* the pain point (0 …) and the position among *coded*.
        coded: the responses that count.
        halves: of *coded*, see :func:`halves_of`.
        kind: kind of the score.
    """
    import numpy as np

    scores = on_scale(coded["score"], kind)
    standard = STANDARDS.get(kind or "")
    spread = (standard.top - standard.bottom) if standard else float(scores.max() - scores.min())
    order = np.lexsort((pair, line))
    pair, line = pair[order].astype(np.int32), line[order]
    value, negative = said["value"].to_numpy()[order], said["negative"].to_numpy(dtype=bool)[order]
    starts = np.append(0, np.bincount(line, minlength=len(coded)).cumsum())
    of_value = np.unique(value, return_inverse=True)[1]
    codes = (pair * np.int64(of_value.max(initial=0) + 1) + of_value) * 2 + negative
    given = np.unique(scores.to_numpy(), return_inverse=True)[1]  # all NaN are one
    first, counts = _alike(3 * given + halves, codes, starts)
    sizes = np.diff(starts)[first]
    kept = np.repeat(starts[:-1][first] - np.append(0, sizes.cumsum())[:-1], sizes) + np.arange(sizes.sum())
    return PainSums(
        counts.astype("float64"),
        int(pair.max(initial=-1)) + 1,
        spread,
        bool((halves >= 0).any()),
        np.append(0, sizes.cumsum()),
        pair[kept],
        value[kept],
        negative[kept],
        halves[first],
        scores.to_numpy()[first],
    )


def _alike(base: np.ndarray, codes: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first of each kind of alike responses, ascending, and how many there are of each.

    Args:
        base: per response a whole number.
        codes: whole numbers ≥ 0, *starts* tells which are whose; alike are those with the same base and codes.
    """
    import numpy as np

    kind = np.unique(base, return_inverse=True)[1]
    sizes, most = np.diff(starts), int(codes.max(initial=0)) + 1
    for step in range(int(sizes.max(initial=0))):
        more = np.flatnonzero(sizes > step)
        told = kind[more] * most + codes[starts[more] + step]
        kind[more] = kind.max() + 1 + np.unique(told, return_inverse=True)[1]
    _, first, counts = np.unique(kind, return_index=True, return_counts=True)
    order = np.argsort(first)
    return first[order], counts[order]


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
