"""Where score and text disagree: a 10 from someone who is leaving, a 2 with nothing but praise.

High and low are those of the score's standard (:data:`nlp.analysis.scores.STANDARDS`): promoters 9–10 and detractors
0–6 of an NPS, 4–5 and 1–2 of CSAT and stars, 5–7 and 1–3 of CES. A scale of no standard has neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.analysis.indicators import Listed, coded_responses, signal_flags, with_polarity
from nlp.analysis.scores import STANDARDS, on_scale

if TYPE_CHECKING:
    import pandas as pd

# Why a response is listed, the gravest first.
WHYS = ("high_leaving", "high_would_not_recommend", "high_only_complaints", "low_would_recommend", "low_only_praise")
_SIGNALS = ("leaving", "would_not_recommend", "would_recommend")


def score_text_conflicts(mentions: pd.DataFrame, responses: pd.DataFrame, kind: str | None) -> Listed:
    """The coded responses whose score and text disagree.

    Returns:
        ``table``, one line per response: ``row``; ``score``; ``tone`` (−1…1, of the text); ``why`` (the gravest of
        ``WHYS``); ``whys`` (all of them, joined by "; "); ``signals``; ``gap`` (0–1: how far the tone lies from the
        score's place on its scale, both taken from −1 to 1, over 2); ``date``; ``respondent``; ``needs_review``. Order:
        ``why`` as in ``WHYS``, then the widest gap, then row. "Only complaints" and "only praise" look at mentions
        that are not neutral. ``n``: coded responses with a score. ``reason``: ``no_score``, ``no_standard`` (a scale
        of no known kind) or "".
    """
    import numpy as np

    coded = coded_responses(responses)
    given = on_scale(coded["score"], kind)
    coded = coded.assign(score=given)[given.notna()].reset_index(drop=True)
    standard = STANDARDS.get(kind or "")
    if standard is None or not len(coded):
        reason = "no_score" if not len(coded) else "no_standard"
        return Listed(_listed(coded.iloc[:0], []), len(coded), reason)
    high, low = coded["score"] >= standard.high, coded["score"] <= standard.low
    flags = signal_flags(coded, _SIGNALS)
    praises = coded["row"].isin(with_polarity(mentions, "positive")["row"])
    complains = coded["row"].isin(with_polarity(mentions, "negative")["row"])
    found = {
        "high_leaving": high & flags["leaving"],
        "high_would_not_recommend": high & flags["would_not_recommend"],
        "high_only_complaints": high & complains & ~praises,
        "low_would_recommend": low & flags["would_recommend"],
        "low_only_praise": low & praises & ~complains,
    }
    place = 2 * (coded["score"] - standard.bottom) / (standard.top - standard.bottom) - 1
    coded = coded.assign(gap=(place - coded["value"]).abs() / 2)
    hits = np.column_stack([found[why].to_numpy(dtype=bool) for why in WHYS])
    listed = hits.any(axis=1)
    whys = [[why for why, hit in zip(WHYS, line, strict=True) if hit] for line in hits[listed]]
    return Listed(_listed(coded[listed], whys), len(coded))


def _listed(lines: pd.DataFrame, whys: Sequence[Sequence[str]]) -> pd.DataFrame:
    import pandas as pd

    gap = lines["gap"] if "gap" in lines else pd.Series(dtype="float64")
    table = pd.DataFrame(
        {
            "row": lines["row"].astype("int64").to_numpy(),
            "score": lines["score"].astype("float64").to_numpy(),
            "tone": lines["value"].astype("float64").to_numpy(),
            "why": pd.Series([some[0] for some in whys], dtype=object),
            "whys": pd.Series(["; ".join(some) for some in whys], dtype=object),
            "signals": pd.Series(lines["signals"].astype(object).tolist(), dtype=object),
            "gap": gap.astype("float64").to_numpy(),
            "date": lines["date"].to_numpy(),
            "respondent": pd.Series(lines["respondent"].astype(object).tolist(), dtype=object),
            "needs_review": lines["needs_review"].astype(bool).to_numpy(),
        }
    )
    order = table["why"].map({why: at for at, why in enumerate(WHYS)})
    return (
        table.assign(order=order)
        .sort_values(["order", "gap", "row"], ascending=[True, False, True], kind="stable", ignore_index=True)
        .drop(columns="order")
    )
