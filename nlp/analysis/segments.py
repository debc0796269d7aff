"""Segments compared: each value of a column against all its other values, with effect sizes and control of q."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.contrasts import (
    LEAST_N,
    Difference,
    Sums,
    false_discovery,
    mean_difference,
    net_bounds,
    net_difference,
    share_difference,
)
from nlp.analysis.effects import effect_size, hedges_g, mean_bounds
from nlp.analysis.journey import SMALL_N
from nlp.analysis.row_values import positions, row_values
from nlp.analysis.scores import figure_values, on_scale
from nlp.records import LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

LANGUAGE = "palaute_language"  # the column that stands for the language of the answer
MOST_VALUES = 20


@dataclass(frozen=True)
class SegmentComparison:
    """Segments against each other.

    "The others" are the responses with another value in the same column; those that tell none are left out.
    ``size`` names the effect by the thresholds .2, .5, .8 of Cohen, J. (1988), Statistical Power Analysis for the
    Behavioral Sciences, 2nd ed.: ``negligible``, ``small``, ``medium``, ``large``, "" if unknown. ``q`` is adjusted
    over all comparisons of both tables (Benjamini–Hochberg). ``small``: n or others_n is below 20. ``reason`` of a line
    without a test: ``too_few`` (under 5 on a side), ``no_spread`` (all alike), else "".

    Attributes:
        groups: one line per column, value and measure: ``column``, ``value``, ``measure`` (``net``: net sentiment;
            ``score``: mean of the scores on their own scale; ``nps``: net promoter score, only of that kind); ``n``
            (responses with the measure), ``others_n``; ``estimate``, ``low``, ``high`` (95 %); ``others`` (their
            estimate); ``difference``, ``difference_low``, ``difference_high``; ``effect`` (Hedges g), ``size``; ``p``,
            ``q``; ``small``, ``reason``.
        themes: one line per column, value and theme: ``column``, ``value``, ``theme``; ``n`` (responses that mention
            it), ``coded`` (coded responses of the value), ``share`` (0–1), ``others_coded``, ``others_share``;
            ``difference``, ``difference_low``, ``difference_high`` (−1…1, Newcombe); ``effect`` (Cohen's h),
            ``size``; ``p``, ``q``; ``small`` (of ``coded``), ``reason``.
        skipped: columns that are not compared: ``column``, ``values`` (how many), ``reason``: ``no_values``,
            ``one_value``, ``all_unique``, ``too_many_values`` (over 20).
    """

    groups: pd.DataFrame
    themes: pd.DataFrame
    skipped: pd.DataFrame


def compare_segments(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    segments: pd.DataFrame,
    codeframe: Codeframe,
    score_kind: str | None = None,
) -> SegmentComparison:
    """Compare every value of every segment column, and the languages, with all the others.

    Net sentiment and NPS are compared as in :func:`nlp.analysis.contrasts.net_difference` (of NPS the values are +1 for
    9–10, 0 for 7–8, −1 for 0–6), mean scores by Welch's test, shares of themes by Newcombe's interval and the
    N − 1 chi-squared test. Effect sizes: Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size
    and related estimators. Journal of Educational Statistics, 6, 107–128; Cohen (1988) for *h*.

    Args:
        mentions, responses, segments: as of :class:`nlp.analysis.result.Analysis`; *segments* line by line as
            *responses*. Values come in the order of the text.
        score_kind: ``nps``, ``csat``, ``ces``, ``stars`` (scores off the scale are left out) or None for any scale.
    """
    import numpy as np
    import pandas as pd

    columns = segments.reset_index(drop=True).astype(object)
    language = responses["language"].astype(object).reset_index(drop=True)
    columns[LANGUAGE] = language.where(language.isin(LANGUAGES), "")
    order = np.argsort(responses["row"].to_numpy(), kind="stable")
    responses, columns = responses.iloc[order].reset_index(drop=True), columns.iloc[order].reset_index(drop=True)
    data = _data(mentions, responses, codeframe, score_kind)
    nothing = "", ["any"], np.full(len(columns), -1)  # no lines, but the types of a full table
    groups, themes, skipped = [_groups(*nothing, data).iloc[:0]], [_themes(*nothing, data).iloc[:0]], []
    for column in columns.columns:
        cells = columns[column].fillna("").astype(str)
        values = sorted(set(cells) - {""})
        reason = _why_not(len(values), int((cells != "").sum()))
        if reason:
            skipped.append((str(column), len(values), reason))
            continue
        which = positions(cells, values)
        groups.append(_groups(str(column), values, which, data))
        themes.append(_themes(str(column), values, which, data))
    found, shares = pd.concat(groups, ignore_index=True), pd.concat(themes, ignore_index=True)
    q = false_discovery(np.concatenate([found["p"].to_numpy(dtype=float), shares["p"].to_numpy(dtype=float)]))
    found["q"], shares["q"] = q[: len(found)], q[len(found) :]
    left_out = pd.DataFrame(skipped, columns=["column", "values", "reason"])
    return SegmentComparison(found, shares, left_out.astype({"column": "str", "values": "int64", "reason": "str"}))


@dataclass(frozen=True)
class _Data:
    """Per response (by rising row) what is compared; NaN where it has no such value.

    *measures*: name → values; *said*: responses × themes, whether it is mentioned; *coded*: whether it was coded.
    """

    measures: dict[str, np.ndarray]
    said: np.ndarray
    coded: np.ndarray
    themes: tuple[str, ...]


def _data(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe, score_kind: str | None) -> _Data:
    import numpy as np

    rows = responses["row"].to_numpy(dtype=np.int64)
    coded = (responses["status"] == "coded").to_numpy(dtype=bool)
    values = row_values(mentions, None, (), rows)
    net = np.full(len(rows), np.nan)
    net[values.row] = values.value
    net[~coded] = np.nan
    measures = {"net": net}
    score = on_scale(responses["score"], score_kind).to_numpy(dtype=float)
    if not np.isnan(score).all():
        measures["score"] = score
        if score_kind == "nps":
            measures["nps"] = figure_values(responses["score"], score_kind).to_numpy(dtype=float) / 100
    by_theme = row_values(mentions, "theme", codeframe.theme_ids, rows)
    said = np.zeros((len(rows), len(codeframe.theme_ids)), dtype=bool)
    said[by_theme.row, by_theme.group] = True
    return _Data(measures, said, coded, tuple(codeframe.theme_ids))


def _why_not(values: int, told: int) -> str:
    """Why a column with so many values among so many told cells is not compared; "" when it is."""
    if values == 0:
        return "no_values"
    if values == 1:
        return "one_value"
    if values == told:
        return "all_unique"
    return "too_many_values" if values > MOST_VALUES else ""


def _groups(column: str, values: list[str], which: np.ndarray, data: _Data) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    measures = list(data.measures)
    parts = [_measure(which, len(values), name, data.measures[name]) for name in measures]
    # Measures side by side for each value, which is how they are read.
    place = np.arange(len(measures) * len(values)).reshape(len(measures), len(values)).T.reshape(-1)
    columns = {name: np.concatenate([part[name] for part in parts])[place] for name in parts[0]}
    return pd.DataFrame(
        {
            "column": pd.Series([column] * len(place), dtype="str"),
            "value": pd.Series([value for value in values for _ in measures], dtype="str"),
            "measure": pd.Series(measures * len(values), dtype="str"),
            **{
                name: pd.Series(cells, dtype="str") if cells.dtype == object else cells
                for name, cells in columns.items()
            },
        }
    )


def _measure(which: np.ndarray, values: int, name: str, of: np.ndarray) -> dict[str, np.ndarray]:
    """The figures of one measure for each value of a column."""
    import numpy as np

    known = (which >= 0) & ~np.isnan(of)
    at, told = which[known], of[known]
    sums = Sums(
        np.bincount(at, minlength=values).astype(float),
        np.bincount(at, weights=told, minlength=values),
        np.bincount(at, weights=told * told, minlength=values),
    )
    everyone = Sums(*(np.full(values, part.sum()) for part in (sums.n, sums.total, sums.squares)))
    others = everyone - sums
    if name == "score":
        (estimate, low, high), found = mean_bounds(sums), mean_difference(sums, others)
    else:
        (estimate, low, high), found = net_bounds(sums), net_difference(sums, others)
    effect = hedges_g(sums, others)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (1 if name == "score" else 100) * others.total / others.n
    return {
        "n": sums.n.astype("int64"),
        "others_n": others.n.astype("int64"),
        "estimate": estimate,
        "low": low,
        "high": high,
        "others": mean,
        **_told(found, effect, sums.n, others.n),
    }


def _themes(column: str, values: list[str], which: np.ndarray, data: _Data) -> pd.DataFrame:
    import numpy as np
    import pandas as pd
    from statsmodels.stats.proportion import proportion_effectsize

    themes = data.themes
    member = ((which == np.arange(len(values))[:, None]) & data.coded).astype(float)
    count, coded = member @ data.said, np.repeat(member.sum(axis=1)[:, None], len(themes), axis=1)
    # Of what tells a value at all: the others of each value.
    n, base, others, others_base = (
        part.reshape(-1) for part in (count, coded, count.sum(axis=0) - count, coded.sum(axis=0) - coded)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        share, others_share = n / base, others / others_base
        effect = proportion_effectsize(share, others_share)
    return pd.DataFrame(
        {
            "column": pd.Series([column] * len(n), dtype="str"),
            "value": pd.Series([value for value in values for _ in themes], dtype="str"),
            "theme": pd.Series(list(themes) * len(values), dtype="str"),
            "n": n.astype("int64"),
            "coded": base.astype("int64"),
            "share": share,
            "others_coded": others_base.astype("int64"),
            "others_share": others_share,
            **{
                name: pd.Series(cells, dtype="str") if cells.dtype == object else cells
                for name, cells in _told(
                    share_difference(n, base, others, others_base), effect, base, others_base
                ).items()
            },
        }
    )


def _told(found: Difference, effect: np.ndarray, n: np.ndarray, others: np.ndarray) -> dict[str, np.ndarray]:
    """The columns that both tables share."""
    import numpy as np

    few = np.minimum(n, others) < LEAST_N
    return {
        "difference": found.estimate,
        "difference_low": found.low,
        "difference_high": found.high,
        "effect": effect,
        "size": effect_size(effect),
        "p": found.p,
        "q": np.full(len(n), np.nan),
        "small": np.minimum(n, others) < SMALL_N,
        "reason": np.select([few, np.isnan(found.p)], ["too_few", "no_spread"], "").astype(object),
    }
