"""From tables to arrays: who said what, one line per response. Everything that counts responses starts here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.row_values import polarity_values, positions

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


def coded_responses(responses: pd.DataFrame, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """The coded responses in the order of their rows: the order of the input changes no figure.

    Args:
        columns: those wanted, ``row`` among them; all of them cost some 60 bytes a response.
    """
    some = responses if columns is None else responses[list(columns)]
    return some[responses["status"] == "coded"].sort_values("row", ignore_index=True)


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
        DataFrame sorted by *by* and ``row``: the columns of *by* (categorical), ``row``, ``value``, ``negative`` (bool:
        it complains).
    """
    import numpy as np
    import pandas as pd

    # One number per group and response: grouping by texts takes gigabytes for a million responses.
    key = np.zeros(len(mentions), dtype=np.int64)
    names = []
    for name in by:
        ids = sorted(str(code) for code in mentions[name].unique())
        names.append(ids)
        key = key * max(1, len(ids)) + positions(mentions[name], ids)
    rows = mentions["row"].to_numpy(dtype=np.int64)
    most = int(rows.max(initial=0)) + 1
    found, place = np.unique(key * most + rows, return_inverse=True)
    value = polarity_values(mentions["polarity"])
    said = np.bincount(place, minlength=len(found))
    columns: dict[str, pd.Categorical] = {}
    group, row = np.divmod(found, most)
    for name, ids in reversed(list(zip(by, names, strict=True))):
        group, code = np.divmod(group, max(1, len(ids)))
        columns[name] = pd.Categorical.from_codes(code, categories=ids)
    return pd.DataFrame(
        {
            **{name: columns[name] for name in by},
            "row": row,
            "value": np.bincount(place, weights=value, minlength=len(found)) / said,
            "negative": np.bincount(place, weights=value < 0, minlength=len(found)) > 0,
        }
    )
