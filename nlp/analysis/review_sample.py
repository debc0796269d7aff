"""A sample of codes for a person to check: per theme, rows coded with it and rows coded without it, by chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.analysis.bootstrap import SEED
from nlp.analysis.indicators import coded_responses
from nlp.analysis.reviewed import LEAST_REVIEWED
from nlp.errors import OptionError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe


def review_sample(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    n: int = LEAST_REVIEWED,
    *,
    themes: Sequence[str] = (),
    seed: int = SEED,
) -> pd.DataFrame:
    """Up to *n* rows coded with each theme and *n* coded without it, each drawn by chance without replacement.

    That is what :func:`nlp.analysis.reviewed.shares_from_review` wants of its rows. A larger *n* of the same seed keeps
    the rows of a smaller one.

    Args:
        themes: ids of the themes to check; all when empty.

    Returns:
        DataFrame, themes in codeframe order, rows coded with the theme before the others, each by row: ``row``,
        ``theme``, ``coded`` (bool); ``column``, ``start``, ``end`` of the surest mention of the theme in the row ("",
        −1, −1 where there is none).

    Raises:
        OptionError: *n* is under 1, or a theme is not in the codeframe.
    """
    import numpy as np
    import pandas as pd

    if n < 1:
        raise OptionError(f"The sample has {n} rows.", "Use a number from 1 up.")
    for theme in themes:
        if theme not in codeframe.theme_ids:
            raise OptionError(f'There is no theme "{theme}".', f"Use one of {', '.join(codeframe.theme_ids)}.")
    rows = coded_responses(responses)["row"].to_numpy(dtype=np.int64)
    told = mentions[["row", "theme", "confidence", "column", "start", "end"]].astype({"theme": str, "column": str})
    # By row, so that the order of the lines does not matter; of a row's mentions the surest.
    told = told.sort_values(["confidence", "start"], ascending=[False, True], kind="stable")
    told = told.drop_duplicates(["row", "theme"]).set_index("row")
    parts = []
    for place, theme in enumerate(codeframe.theme_ids):
        if themes and theme not in themes:
            continue
        of_theme = told[told["theme"] == theme]
        given = np.isin(rows, of_theme.index)
        for coded in (True, False):
            drawn = _drawn(rows[given == coded], n, [seed, place, int(coded)])
            part = of_theme.reindex(drawn)[["column", "start", "end"]]
            parts.append(part.assign(row=drawn, theme=theme, coded=coded))
    whole = pd.concat(parts, ignore_index=True).fillna({"column": "", "start": -1, "end": -1})
    whole = whole.astype(dict.fromkeys(("row", "start", "end"), "int64"))
    return whole[["row", "theme", "coded", "column", "start", "end"]]


def _drawn(rows: np.ndarray, n: int, seed: list[int]) -> np.ndarray:
    """*n* of the rows, in order."""
    import numpy as np

    return np.sort(np.random.default_rng(seed).permutation(rows)[:n])
