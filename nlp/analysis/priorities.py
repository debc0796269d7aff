"""What to mend first: the pain points of the journey, ranked, and how sure their ranks are.

A pain point is a theme that is complained of at a stage. Its weight is

    weight = 100 × share × (1 − net / 100) / 2 × (1 + loss)

* share: complaining responses among the coded ones; where dates tell the two halves of the period apart, the later half
  counts double: (share₁ + 2 · share₂) / 3. The halves hold as many dated responses each as whole days allow.
* net: net sentiment of the responses that speak of it there; a pain that nobody praises weighs twice one that as many
  praise.
* loss: how much lower those who complain of it score than all the others with a score, as a part of the scale (0–1; 0
  where no score is given, or where they score higher).

The weight is this project's own, made to be told in three sentences; the ranks it gives come with their bootstrap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nlp.analysis.bootstrap import SEED, resampled_sums
from nlp.analysis.contrast import difference_interval
from nlp.analysis.indicators import Listed, coded_responses, row_nets
from nlp.analysis.intervals import share_interval
from nlp.analysis.journey import SMALL_N
from nlp.analysis.owners import owner_of
from nlp.analysis.pain_sums import PainSums, halves_of, losses, pain_sums, weights
from nlp.analysis.row_values import lines_of, positions
from nlp.analysis.shortlist import same_words, tier
from nlp.records import GENERAL

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

LEAST = 3  # complaining responses before a pain point is ranked
TOP = 3
RESAMPLES = 1_000
QUOTES = 2
_KINDS = {
    **{"rank": "int64", "stage": object, "theme": object, "owner": object, "weight": "float64"},
    **{"n": "int64", "complaints": "int64", "share": "float64", "low": "float64", "high": "float64"},
    **{"net": "float64", "loss": "float64", "trend": "float64", "trend_low": "float64", "trend_high": "float64"},
    **{"trend_reason": object, "top_three": "float64", "rank_low": "int64", "rank_high": "int64", "small": bool},
}


def pain_points(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    kind: str | None,
    *,
    owners: Mapping[str, str] | None = None,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Listed:
    """Rank the (stage, theme) pairs that at least 3 coded responses complain of.

    ``general`` is left out: it names nothing that can be mended. ``not_stated`` stays: the theme tells what to mend.

    Args:
        kind: kind of the score, or None.
        owners: theme id → owner, the organisation's own table.

    Returns:
        ``table``, heaviest first (ties by stage, then theme, of the codeframe): ``rank``; ``stage``; ``theme``;
        ``owner`` (suggested, an id); ``weight`` (see the module); ``n`` (responses that speak of it there);
        ``complaints`` (responses); ``share`` (complaints of the coded, 0–1) with ``low``, ``high`` (Wilson); ``net``
        (−100…100); ``loss`` (part of the scale, NaN without a score); ``trend`` (share in the later half of the dated
        responses less that in the earlier) with ``trend_low``, ``trend_high`` (Newcombe), NaN with a ``trend_reason``
        (``no_dates``, ``one_period``, else ""); ``top_three`` (share of the resamples that rank it 1–3; 1 where no
        more than three are ranked); ``rank_low``, ``rank_high`` (2.5 and 97.5 percentiles of its rank); ``small``
        (complaints < 20). ``n``: coded responses. ``reason``: ``no_complaints``, ``too_few`` (no pair with 3), or "".
    """
    coded = coded_responses(responses, ("row", "date", "score"))
    rows = coded["row"].to_numpy()
    known = (mentions["theme"] != GENERAL) & (lines_of(mentions["row"], rows) >= 0)
    said = row_nets(mentions.loc[known, ["row", "stage", "theme", "polarity"]], ("stage", "theme"))
    complaints = said[said["negative"]].groupby(["stage", "theme"], observed=True).size()
    pairs = [(s, t) for s in codeframe.stage_ids for t in codeframe.theme_ids if complaints.get((s, t), 0) >= LEAST]
    if not pairs:
        return Listed(_typed([]), len(coded), "too_few" if len(complaints) else "no_complaints")
    pair = _pair_of(said, pairs, codeframe)
    said, pair = said[pair >= 0], pair[pair >= 0]
    line_of, (halves, trend_reason) = lines_of(said["row"], rows), halves_of(coded["date"])
    summed = pain_sums(said, pair, line_of, coded, halves, kind)
    total = summed.total()
    weight, loss = weights(total, summed)[0], losses(total, summed.spread)[0]
    order = sorted(range(len(pairs)), key=lambda at: (-round(weight[at], 9), at))
    ranks = _resampled_ranks(summed, resamples, seed)
    lines: list[dict[str, object]] = []
    for rank, at in enumerate(order, 1):
        stage, theme = pairs[at]
        line = {"rank": rank, "stage": stage, "theme": theme, "owner": owner_of(theme, stage, codeframe, owners)}
        there = pair == at
        size = _size(said[there], len(coded))
        trend = _trend(halves[line_of[there & said["negative"].to_numpy()]], halves)
        low, high = _percentiles(ranks[:, at])
        stable = {"top_three": float((ranks[:, at] <= TOP).mean()), "rank_low": low, "rank_high": high}
        weighed = {"weight": float(weight[at]), "loss": float(loss[at]), "trend_reason": trend_reason}
        lines.append({**line, **weighed, **size, **trend, **stable})
    return Listed(_typed(lines), len(coded))


def _pair_of(said: pd.DataFrame, pairs: Sequence[tuple[str, str]], codeframe: Codeframe) -> np.ndarray:
    """Which of the *pairs* each line speaks of; −1 for another."""
    import numpy as np

    themes = codeframe.theme_ids
    places = np.full((len(codeframe.stage_ids) + 1, len(themes) + 1), -1)  # the last are for ids that are not known
    for at, (stage, theme) in enumerate(pairs):
        places[codeframe.stage_ids.index(stage), themes.index(theme)] = at
    return places[positions(said["stage"], codeframe.stage_ids), positions(said["theme"], themes)]


def pain_quotes(mentions: pd.DataFrame, pains: pd.DataFrame, quotes: int = QUOTES) -> pd.DataFrame:
    """The best complaints to quote for each pain point, of those whose evidence is kept.

    Args:
        pains: the table of :func:`pain_points`.
        quotes: at most so many of each, each from another response and in other words.

    Returns:
        DataFrame with ``rank``, ``stage``, ``theme``, ``row``, ``start``, ``evidence`` (as written, not redacted). A
        length good for quoting goes first, then the confidence, then the row.
    """
    import pandas as pd

    negative = mentions[(mentions["polarity"] == "negative") & mentions["theme"].isin(pains["theme"])]
    negative = negative[negative["evidence"].astype(object).fillna("").astype(str).str.strip() != ""]
    rank = {(stage, theme): at for stage, theme, at in zip(pains["stage"], pains["theme"], pains["rank"], strict=True)}
    names = ["stage", "theme", "row", "start", "evidence", "confidence"]
    best: dict[int, list[tuple[int, float, int, int, str, str, str]]] = {}
    for stage, theme, row, start, evidence, confidence in zip(*(negative[n].tolist() for n in names), strict=True):
        if (stage, theme) in rank:
            line = (tier(" ".join(evidence.split())), -confidence, row, start, stage, theme, evidence)
            best.setdefault(rank[stage, theme], []).append(line)
    lines = []
    for at in sorted(best):
        rows: set[int] = set()
        words: set[str] = set()
        for _, _, row, start, stage, theme, evidence in sorted(best[at]):
            plain = same_words(evidence)
            if len(rows) < quotes and row not in rows and plain not in words:
                rows.add(row)
                words.add(plain)
                lines.append((at, stage, theme, row, start, evidence))
    kinds = {"rank": "int64", "stage": object, "theme": object, "row": "int64", "start": "int64", "evidence": object}
    return pd.DataFrame(lines, columns=list(kinds)).astype(kinds)


def _size(said: pd.DataFrame, base: int) -> dict[str, object]:
    """Numbers, share and net sentiment of one pain point; *said* has one line per response that speaks of it."""
    complaints = int(said["negative"].sum())
    share = share_interval(complaints, base)
    numbers = {"n": len(said), "complaints": complaints, "small": complaints < SMALL_N}
    return {
        **numbers,
        **{"share": share.estimate, "low": share.low, "high": share.high},
        "net": 100 * float(said["value"].mean()),
    }


def _trend(complaining: np.ndarray, halves: np.ndarray) -> dict[str, float]:
    """Change of the share of complaints from half to half; *complaining*: the halves of those who complain."""
    earlier, later = (share_interval(int((complaining == half).sum()), int((halves == half).sum())) for half in (0, 1))
    trend = difference_interval(later, earlier)
    return {"trend": trend.estimate, "trend_low": trend.low, "trend_high": trend.high}


def _resampled_ranks(summed: PainSums, resamples: int, seed: int) -> np.ndarray:
    """Rank (1 heaviest) of every pain point in every resample; ties share the middle of their ranks."""
    import numpy as np
    from scipy.stats import rankdata

    sums = resampled_sums(summed.counts, summed.block, resamples, seed)
    return np.asarray(rankdata(-np.round(weights(sums, summed), 9), axis=1))


def _percentiles(ranks: np.ndarray) -> tuple[int, int]:
    import numpy as np

    low, high = np.quantile(ranks, [0.025, 0.975])
    return int(np.floor(low)), int(np.ceil(high))


def _typed(lines: list[dict[str, object]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(lines, columns=list(_KINDS)).astype(_KINDS)
