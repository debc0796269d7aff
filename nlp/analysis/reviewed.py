"""Shares of the themes corrected by rows of the same survey that a person has checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.analysis.effects import share_bounds
from nlp.analysis.indicators import coded_responses
from nlp.analysis.row_values import positions, row_values

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

LEAST_REVIEWED = 20  # reviewed rows on either side


def shares_from_review(
    mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe, reviewed: pd.DataFrame
) -> pd.DataFrame:
    """Raw shares of the themes and shares corrected by a reviewed sample of the same survey.

    Corrected = raw · (share of the theme's codes that are right) + (1 − raw) · (share of the other rows that miss it):
    the double-sampling estimator. The rows are to be picked by chance among those coded with the theme, and by chance
    among those coded without it; how many of either does not matter. The interval joins Wilson's of the three shares.

    Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with misclassifications. Journal
    of the American Statistical Association, 65, 1350–1361; Zou, G. Y. & Donner,
    A. (2008). Construction of confidence limits about effect measures. Statistics in Medicine, 27, 1693–1702 (MOVER).

    Args:
        mentions, responses: as of :class:`nlp.analysis.result.Analysis`.
        reviewed: lines with ``row``, ``theme`` and ``right`` (True when the row is rightly coded with the theme, or
            rightly without it). Rows that are not coded are left out; of a row and theme told twice the last counts.

    Returns:
        DataFrame, one line per theme: ``theme``; ``coded``, ``n``, ``raw``, ``raw_low``, ``raw_high`` as in
        :func:`nlp.analysis.quantify.corrected_shares`; ``with_n``, ``with_right`` and ``without_n``, ``without_right``
        (reviewed rows coded with and without the theme, and how many of them rightly); ``corrected``, ``low``, ``high``
        (the raw ones where not corrected); ``reason``: ``no_review``, ``few_reviewed`` (under 20 on a side that has 20
        rows, or not all of a smaller one), ``no_responses``, or "".
    """
    import numpy as np
    import pandas as pd

    rows = coded_responses(responses)["row"].to_numpy(dtype=np.int64)
    given, known, right = _checked(mentions, rows, codeframe.theme_ids, reviewed)
    count, n = given.sum(axis=0), np.full(len(codeframe.theme_ids), len(rows))
    with_n, without_n = (known & given).sum(axis=0), (known & ~given).sum(axis=0)
    with_right, without_right = (right & given).sum(axis=0), (right & ~given).sum(axis=0)
    raw = share_bounds(count, n)
    # A side that no row is on weighs nothing and needs no review.
    precision, missed = (
        tuple(np.nan_to_num(figure) for figure in share_bounds(*side))
        for side in ((with_right, with_n), (without_n - without_right, without_n))
    )
    corrected, low, high = _joined(raw, precision, missed)
    few = (with_n < np.minimum(LEAST_REVIEWED, count)) | (without_n < np.minimum(LEAST_REVIEWED, n - count))
    reason = np.select([n == 0, with_n + without_n == 0, few], ["no_responses", "no_review", "few_reviewed"], "")
    used = reason == ""
    return pd.DataFrame(
        {
            "theme": pd.Series(list(codeframe.theme_ids), dtype="str"),
            "coded": n.astype("int64"),
            "n": count.astype("int64"),
            "raw": raw[0],
            "raw_low": raw[1],
            "raw_high": raw[2],
            "with_n": with_n.astype("int64"),
            "with_right": with_right.astype("int64"),
            "without_n": without_n.astype("int64"),
            "without_right": without_right.astype("int64"),
            "corrected": np.where(used, corrected, raw[0]),
            "low": np.where(used, low, raw[1]),
            "high": np.where(used, high, raw[2]),
            "reason": pd.Series(reason.astype(object), dtype="str"),
        }
    )


def _checked(
    mentions: pd.DataFrame, rows: np.ndarray, themes: tuple[str, ...], reviewed: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows × themes: coded with the theme, reviewed, and rightly coded as they are."""
    import numpy as np
    import pandas as pd

    found = row_values(mentions, "theme", themes, rows)
    given, known, right = (np.zeros((len(rows), len(themes)), dtype=bool) for _ in range(3))
    given[found.row, found.group] = True
    last = reviewed.drop_duplicates(["row", "theme"], keep="last")
    place, theme = pd.Index(rows).get_indexer(last["row"]), positions(last["theme"], themes)
    kept = (place >= 0) & (theme >= 0)
    known[place[kept], theme[kept]] = True
    right[place[kept], theme[kept]] = last["right"].to_numpy(dtype=bool)[kept]
    return given, known, right


def _joined(
    raw: tuple[np.ndarray, ...], precision: tuple[np.ndarray, ...], missed: tuple[np.ndarray, ...]
) -> tuple[np.ndarray, ...]:
    """raw · precision + (1 − raw) · missed with its interval, from estimate, low and high of each (MOVER)."""
    import numpy as np

    share = raw[0] * precision[0] + (1 - raw[0]) * missed[0]
    slope = precision[0] - missed[0]

    def reach(side: int) -> np.ndarray:
        # The share rises with the raw one where right codes are more frequent than misses, else it falls.
        of_raw = np.where(slope >= 0, raw[side] - raw[0], raw[3 - side] - raw[0])
        return np.sqrt(
            (raw[0] * (precision[side] - precision[0])) ** 2
            + ((1 - raw[0]) * (missed[side] - missed[0])) ** 2
            + (slope * of_raw) ** 2
        )

    return share, np.clip(share - reach(1), 0, 1), np.clip(share + reach(2), 0, 1)
