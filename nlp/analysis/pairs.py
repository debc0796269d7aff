"""What comes together in one response: "a delay" and "was not told of it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.analysis.contrasts import false_discovery
from nlp.analysis.indicators import coded_responses
from nlp.analysis.intervals import Z95
from nlp.analysis.row_values import lines_of, positions
from nlp.records import GENERAL

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

LEAST_TOGETHER = 5
SPOKEN = ("negative", "positive")


def theme_pairs(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    *,
    least: int = LEAST_TOGETHER,
    polarities: Sequence[str] = SPOKEN,
    leave_out: Sequence[str] = (GENERAL,),
) -> pd.DataFrame:
    """Pairs of two different themes, each with a polarity, in the same response, more or less often than by chance.

    Lift is (share of responses with both) / (share with the one × share with the other): 1 means independent. Its
    interval is that of log lift by the delta method for a multinomial table, variance 1/both − 1/a − 1/b +
    2·both/(a·b) − 1/coded (Agresti 2013, Categorical Data Analysis, 3rd ed., section 16.1). p is two-sided, by
    Fisher's exact test. q (Benjamini–Hochberg) is adjusted over all pairs of which each side was said by at least
    *least* responses, however often they come together: a family that the finds themselves do not choose.

    Args:
        least: fewest responses with both that a line needs.
        polarities: which polarities count.
        leave_out: themes that tell nothing beside another.

    Returns:
        DataFrame with ``theme_a``, ``polarity_a``, ``theme_b``, ``polarity_b`` (a before b in the codeframe);
        ``a_n``, ``b_n`` (responses that say each), ``n`` (both), ``coded`` (coded responses), ``expected`` (a_n · b_n /
        coded); ``lift``, ``low``, ``high`` (95 %); ``p``, ``q``. Sorted by ``low``, falling; ties by codeframe order.
    """
    import numpy as np
    import pandas as pd

    themes = [theme for theme in codeframe.theme_ids if theme not in set(leave_out)]
    items = [(theme, polarity) for theme in themes for polarity in polarities]
    together, coded = _together(mentions, responses, themes, polarities)
    each = np.diagonal(together)
    one, other = np.triu_indices(len(items), k=1)
    theme_of = np.array([themes.index(theme) for theme, _ in items], dtype=np.int64)
    tested = (theme_of[one] != theme_of[other]) & (np.minimum(each[one], each[other]) >= max(1, least))
    one, other = one[tested], other[tested]
    a, b, n = each[one], each[other], together[one, other]
    p = _fisher(a, b, n, coded)
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = n * coded / (a * b)
        error = np.sqrt(np.maximum(0.0, 1 / n - 1 / a - 1 / b + 2 * n / (a * b) - 1 / max(1, coded)))
        low, high = lift * np.exp(-Z95 * error), lift * np.exp(Z95 * error)
    table = pd.DataFrame(
        {
            "theme_a": pd.Series([items[i][0] for i in one], dtype="str"),
            "polarity_a": pd.Series([items[i][1] for i in one], dtype="str"),
            "theme_b": pd.Series([items[i][0] for i in other], dtype="str"),
            "polarity_b": pd.Series([items[i][1] for i in other], dtype="str"),
            "a_n": a,
            "b_n": b,
            "n": n,
            "coded": np.full(len(n), coded, dtype="int64"),
            "expected": a * b / max(1, coded),
            "lift": lift,
            "low": low,
            "high": high,
            "p": p,
            "q": false_discovery(p),
        }
    )
    shown = table[table["n"] >= max(1, least)]
    return shown.sort_values("low", ascending=False, kind="stable").reset_index(drop=True)


def _together(
    mentions: pd.DataFrame, responses: pd.DataFrame, themes: Sequence[str], polarities: Sequence[str]
) -> tuple[np.ndarray, int]:
    """How many coded responses say both of two items (theme × polarity), and how many are coded."""
    import numpy as np
    from scipy.sparse import csr_array

    rows = coded_responses(responses, ("row",))["row"].to_numpy(dtype=np.int64)
    theme, polarity = positions(mentions["theme"], themes), positions(mentions["polarity"], polarities)
    place = lines_of(mentions["row"], rows)
    kept = (theme >= 0) & (polarity >= 0) & (place >= 0)
    item, items = (theme * len(polarities) + polarity)[kept], len(themes) * len(polarities)
    told = np.unique(place[kept] * items + item)  # each once
    said = csr_array((np.ones(len(told), dtype=np.int64), (told // items, told % items)), shape=(len(rows), items))
    return (said.T @ said).toarray(), len(rows)


def _fisher(a: np.ndarray, b: np.ndarray, both: np.ndarray, coded: int) -> np.ndarray:
    import numpy as np
    from scipy.stats import fisher_exact

    tables = (
        [[n, x - n], [y - n, coded - x - y + n]] for x, y, n in zip(a.tolist(), b.tolist(), both.tolist(), strict=True)
    )
    return np.array([fisher_exact(table)[1] for table in tables], dtype=float)
