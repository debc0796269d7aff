"""How much each theme lifts or drags the score: the score of all minus the score of those who do not mention it.

impact(theme) = score(all) − score(responses without the theme). It combines how many mention the theme with how far
their scores lie from the others': with p the share that mentions it, impact = p · (score with − score without). It is a
description of who says what, never a cause: a theme goes with the score.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.bootstrap import RESAMPLES, SEED, bca_intervals
from nlp.analysis.indicators import coded_responses, mentioned, with_polarity
from nlp.analysis.journey import SMALL_N
from nlp.analysis.scores import figure_values, on_scale

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

READINGS = ("any", "positive", "negative")
LEAST = 5  # responses with and without the theme that an interval needs
# Scales with more values than this (sliders, averages) are taken in as many classes, each standing for its mean.
MOST_VALUES = 200
_NAN = float("nan")


def theme_impact(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    kind: str | None,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """One line per theme and reading, themes in codeframe order; the base is the coded responses with a score.

    Args:
        kind: kind of the score: ``nps``, ``csat``, ``ces``, ``stars`` or None.
        resamples, seed: of the bootstrap.

    Returns:
        DataFrame with ``theme``; ``reading`` (``any``: mentions it; ``positive``, ``negative``: praises it, complains
        of it); ``n``; ``base``; ``score_with``, ``score_without`` (the figure of the kind: NPS points, share 0–1, or
        mean); ``impact`` on that figure with ``low``, ``high`` (95 %, BCa bootstrap over responses, expanded for few);
        ``mean_impact``, ``mean_low``, ``mean_high`` on the scale itself; ``small`` (n < 20); ``reason``: ``no_score``,
        ``too_few`` (under 5 responses with or without the theme: the figures are given, the intervals are not), or "".
    """
    import pandas as pd

    coded = coded_responses(responses)
    coded["score"] = on_scale(coded["score"], kind)
    coded = coded[coded["score"].notna()]
    scores, figures = coded["score"].to_numpy(), figure_values(coded["score"], kind).to_numpy()
    classes = _classes(scores)
    tables = [mentions if reading == "any" else with_polarity(mentions, reading) for reading in READINGS]
    said = [mentioned(table, coded["row"].to_numpy(), "theme", codeframe.theme_ids) for table in tables]
    lines: list[dict[str, Any]] = []
    for position, theme in enumerate(codeframe.theme_ids):
        for reading, matrix in zip(READINGS, said, strict=True):
            found = _impact(matrix[:, position], scores, figures, classes, resamples, seed)
            lines.append({"theme": theme, "reading": reading, **found})
    return pd.DataFrame(lines)


def _classes(scores: np.ndarray) -> np.ndarray:
    """The class of each score: its value, or with many values one of ``MOST_VALUES`` of equal width."""
    import numpy as np

    values, classes = np.unique(scores, return_inverse=True)
    if len(values) <= MOST_VALUES:
        return classes
    return np.digitize(scores, np.linspace(values[0], values[-1], MOST_VALUES + 1)[1:-1])


def _impact(
    with_it: np.ndarray, scores: np.ndarray, figures: np.ndarray, classes: np.ndarray, resamples: int, seed: int
) -> dict[str, Any]:
    n, base = int(with_it.sum()), len(scores)
    found: dict[str, Any] = {
        "n": n,
        "base": base,
        "score_with": _mean(figures[with_it]),
        "score_without": _mean(figures[~with_it]),
        **dict.fromkeys(("impact", "low", "high", "mean_impact", "mean_low", "mean_high"), _NAN),
        "small": n < SMALL_N,
        "reason": "" if base else "no_score",
    }
    if not base:
        return found
    # One cell per class of score and "mentions it or not", standing for the means of its responses.
    cells, place = _cells(2 * classes + with_it)
    counts = _sums(place, len(cells))
    means = [_sums(place, len(cells), values) / counts for values in (figures, scores)]
    without = (cells % 2 == 0).astype("float64")

    def statistic(weights: np.ndarray) -> np.ndarray:
        return _removed(weights, means, without)

    if min(n, base - n) >= LEAST:
        estimate, low, high = bca_intervals(counts, statistic, resamples, seed, smallest=min(n, base - n))
        found |= {"low": low[0], "high": high[0], "mean_low": low[1], "mean_high": high[1]}
    else:
        estimate = statistic(counts[None])[0]
        found["reason"] = "too_few"
    return found | {"impact": estimate[0], "mean_impact": estimate[1]}


def _removed(weights: np.ndarray, means: list[np.ndarray], without: np.ndarray) -> np.ndarray:
    """Mean of all minus mean of those without the theme, per line of weights and per kind of mean."""
    import numpy as np

    total, others = weights.sum(axis=1), weights @ without
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = [weights @ mean / total - weights @ (mean * without) / others for mean in means]
    return np.stack(parts, axis=1)


def _mean(values: np.ndarray) -> float:
    import numpy as np

    return float(np.sort(values).mean()) if len(values) else _NAN


def _cells(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    return np.unique(keys, return_inverse=True)


def _sums(place: np.ndarray, cells: int, values: np.ndarray | None = None) -> np.ndarray:
    import numpy as np

    return np.bincount(place, weights=values, minlength=cells).astype("float64")
