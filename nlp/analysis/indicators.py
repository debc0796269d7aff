"""From tables to arrays: who said what, one line per response. Everything that counts responses starts here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.records import POLARITY_VALUE

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@dataclass(frozen=True)
class Listed:
    """A table of findings, with what it was drawn from.

    Attributes:
        table: the findings, with the columns its maker documents, also when empty.
        n: responses that were looked at.
        reason: why nothing could be computed, an id such as ``no_score``; "" when it could.
    """

    table: pd.DataFrame
    n: int
    reason: str = ""


def coded_responses(responses: pd.DataFrame) -> pd.DataFrame:
    """The coded responses in the order of their rows: the order of the input changes no figure."""
    return responses[responses["status"] == "coded"].sort_values("row", ignore_index=True)


def signal_flags(responses: pd.DataFrame, signals: Sequence[str]) -> pd.DataFrame:
    """One bool column per signal, lines as *responses*."""
    import pandas as pd

    told = "; " + responses["signals"].astype(object).fillna("").astype(str) + "; "
    flags = {signal: told.str.contains(f"; {signal}; ", regex=False).astype(bool) for signal in signals}
    return pd.DataFrame(flags, index=responses.index)


def mentioned(mentions: pd.DataFrame, rows: Sequence[int], column: str, ids: Sequence[str]) -> np.ndarray:
    """Which of *rows* speak of which of *ids*; bool, rows × ids.

    Args:
        mentions: any part of the mentions table.
        rows: row numbers, each once; mentions of other rows do not count.
        column: ``theme`` or ``stage``.
        ids: the ids of that column, in the wanted order.
    """
    import numpy as np
    import pandas as pd

    line = pd.Index(rows).get_indexer(pd.Index(mentions["row"]))
    code = pd.Categorical(mentions[column], categories=list(ids)).codes
    known = (line >= 0) & (code >= 0)
    found = np.zeros((len(rows), len(ids)), dtype=bool)
    found[line[known], code[known]] = True
    return found


def with_polarity(mentions: pd.DataFrame, polarity: str) -> pd.DataFrame:
    """The mentions of this polarity."""
    return mentions[mentions["polarity"] == polarity]


def row_nets(mentions: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """The mean polarity (−1…1) of each response within each group.

    Returns:
        DataFrame sorted by *by* and ``row``: the columns of *by*, ``row``, ``value``, ``negative`` (bool: it
        complains).
    """
    import numpy as np
    import pandas as pd

    # One number per group and response: grouping by texts takes gigabytes for a million responses.
    key = np.zeros(len(mentions), dtype=np.int64)
    names = []
    for name in by:
        categories = pd.Categorical(mentions[name])
        ids = categories.categories.astype(object)
        order = np.argsort(ids)
        names.append(ids[order].to_numpy(dtype=object))
        key = key * max(1, len(ids)) + np.argsort(order)[categories.codes]
    rows = mentions["row"].to_numpy(dtype=np.int64)
    most = int(rows.max(initial=0)) + 1
    value = mentions["polarity"].astype(object).map(POLARITY_VALUE).to_numpy(dtype="float64")
    found, place = np.unique(key * most + rows, return_inverse=True)
    said = np.bincount(place, minlength=len(found))
    columns: dict[str, np.ndarray] = {}
    group, row = np.divmod(found, most)
    for name, ids in reversed(list(zip(by, names, strict=True))):
        group, code = np.divmod(group, max(1, len(ids)))
        columns[name] = ids[code] if len(ids) else np.empty(0, dtype=object)
    return pd.DataFrame(
        {
            **{name: pd.Series(columns[name], dtype=object) for name in by},
            "row": row,
            "value": np.bincount(place, weights=value, minlength=len(found)) / said,
            "negative": np.bincount(place, weights=value < 0, minlength=len(found)) > 0,
        }
    )
