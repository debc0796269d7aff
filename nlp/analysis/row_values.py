"""From mentions to one value per response and group: what every comparison of nets is counted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp.analysis.contrasts import Sums
from nlp.records import POLARITY_VALUE

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@dataclass(frozen=True, slots=True)
class RowValues:
    """Net values, one per response and group that it speaks of; groups in their order, in each the rows ascending.

    Attributes:
        group: position of the group among the ids asked for.
        row: position of the response among the rows asked for.
        value: mean polarity (−1…1) of the response's mentions of this group.
        praise, complaint: whether any of these mentions is positive, negative.
    """

    group: np.ndarray
    row: np.ndarray
    value: np.ndarray
    praise: np.ndarray
    complaint: np.ndarray

    def sums(self, cell: np.ndarray, cells: int) -> Sums:
        """Sums of the values by *cell* (0 … cells − 1, one per value; −1 is left out)."""
        import numpy as np

        kept = cell >= 0
        at, value = cell[kept], self.value[kept]
        return Sums(
            np.bincount(at, minlength=cells).astype(float),
            np.bincount(at, weights=value, minlength=cells),
            np.bincount(at, weights=value * value, minlength=cells),
        )


def positions(values: pd.Series, ids: Sequence[str]) -> np.ndarray:
    """Where each value stands among the *ids*; −1 for what is not one of them."""
    import numpy as np
    import pandas as pd

    index = pd.Index(list(ids), dtype=object)
    if isinstance(values.dtype, pd.CategoricalDtype):  # by its few categories: a million texts are not unpacked
        of_category = index.get_indexer(values.cat.categories.astype(object))
        return np.append(of_category, -1)[values.cat.codes.to_numpy()]
    return index.get_indexer(values.astype(object))


def lines_of(rows: pd.Series, wanted: np.ndarray) -> np.ndarray:
    """Where each row number stands among those *wanted* (ascending); −1 for others."""
    import numpy as np

    told = rows.to_numpy()
    if not len(wanted):
        return np.full(len(told), -1)
    place = np.searchsorted(wanted, told)
    place[place == len(wanted)] = 0
    return np.where(wanted[place] == told, place, -1)


def polarity_values(polarity: pd.Series) -> np.ndarray:
    """−1, 0 or 1 for each polarity."""
    import numpy as np

    return np.array([*POLARITY_VALUE.values(), np.nan])[positions(polarity, tuple(POLARITY_VALUE))]


def row_values(mentions: pd.DataFrame, key: str | None, ids: Sequence[str], rows: np.ndarray) -> RowValues:
    """One value per response and *key*.

    Args:
        mentions: the mentions table; ``row``, ``polarity`` and *key* are read, in any order of its lines.
        key: ``stage`` or ``theme``, or None for all mentions of a response together (then one group).
        ids: the values of *key*, in the order wanted; mentions of others are left out.
        rows: the row numbers wanted, ascending; mentions of others are left out.
    """
    import numpy as np

    codes = np.zeros(len(mentions), dtype=np.int64) if key is None else positions(mentions[key], ids)
    place = lines_of(mentions["row"], rows)
    kept = (place >= 0) & (codes >= 0)
    polarity = polarity_values(mentions["polarity"])[kept]
    # Sorted by group and row, so that sums come out the same to the last bit whatever the order of the mentions.
    keys, inverse = np.unique(codes[kept] * max(1, len(rows)) + place[kept], return_inverse=True)
    inverse = inverse.reshape(-1)

    def count(which: Any) -> np.ndarray:
        return np.bincount(inverse[which], minlength=len(keys))

    praise, complaint = count(polarity > 0), count(polarity < 0)
    with np.errstate(invalid="ignore"):
        value = (praise - complaint) / count(slice(None))
    return RowValues(keys // max(1, len(rows)), keys % max(1, len(rows)), value, praise > 0, complaint > 0)
