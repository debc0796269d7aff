"""Emerging themes: what many answers speak of that no theme of the codeframe covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp.analysis.clusters import clusters_of, key_lemmas, keywords_of
from nlp.analysis.compare import agresti_caffo
from nlp.analysis.intervals import net_interval
from nlp.analysis.journey import SMALL_N
from nlp.analysis.lemmas import lemmas
from nlp.records import GENERAL, LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe, Theme

LEAST = 5  # responses that make a theme
ENOUGH = 20  # uncovered answers below which nothing is looked for
EXAMPLES = 3
COLUMNS = {
    "id": "str", "language": "str", "n": "int64", "share": "float64", "keywords": "str", "rows": "str",
    "nearest": "str", "likeness": "float64", "net": "float64", "low": "float64", "high": "float64", "small": "bool",
    "before": "float64", "now": "float64", "change": "float64", "change_low": "float64", "change_high": "float64",
    "change_p": "float64",
}  # fmt: skip


@dataclass(frozen=True)
class Emerging:
    """Groups of uncovered answers.

    Attributes:
        reason: why the table is empty: ``too_few`` uncovered answers, ``none_found``; "" when it is not.
        uncovered: uncovered answers that were looked at.
        table: one line per group, Finnish before English, the largest first:

            * ``id`` (``fi-1``), ``language``; ``n`` (responses), ``share`` (of the uncovered responses in the
              language, 0–1)
            * ``keywords`` (up to six lemmas, the most telling first) and ``rows`` (the three most typical responses
              with different words), joined by "; "
            * ``nearest`` (the theme whose description shares most words, "" if none shares any), ``likeness`` (0–1)
            * ``net``, ``low``, ``high`` (tone of the answers, −100…100, 95 %), ``small`` (n < 20)
            * ``before``, ``now`` (share of the coded responses dated before, and from, the median date that are in
              the group, 0–1), ``change``, ``change_low``, ``change_high`` (95 %), ``change_p``; NaN without dates
    """

    reason: str
    uncovered: int
    table: pd.DataFrame


def emerging_themes(
    answers: pd.DataFrame,
    codeframe: Codeframe,
    *,
    responses: pd.DataFrame | None = None,
    fraction: float = 1.0,
    least: int = LEAST,
) -> Emerging:
    """Group the answers that no theme covers by the words that covered answers do not have.

    Per language: lemmas that uncovered answers hold more often than covered ones (G² over 3.84) are weighed by
    TF-IDF, and the answers are linked by average linkage up to a mean cosine distance of 0.9. Nothing is random, and
    the order of the lines does not matter. Themes hidden on purpose from Finnish feedback came back this way with more
    than 4 in 5 texts of their groups being right, where they have words of their own (price, tools, quality); themes
    told in everybody's words (availability) do not.

    Args:
        answers: as of :meth:`nlp.analysis.uncovered.UncoveredAnswers.frame`.
        responses: with ``row``, ``status`` and ``date``, for the trend.
        fraction: share of the uncovered answers that *answers* holds, for the trend.
        least: responses that make a group.
    """

    ordered = answers.sort_values(["row", "text"], kind="stable").reset_index(drop=True)
    uncovered = ordered[~ordered["covered"]]
    if len(uncovered) < ENOUGH:
        return Emerging("too_few", len(uncovered), _table([]))
    halves = None if responses is None else _halves(responses)
    lines: list[dict[str, Any]] = []
    for language in LANGUAGES:
        part = ordered[ordered["language"] == language]
        lines += _of_language(part, language, codeframe, halves, fraction, least)
    table = _table(lines)
    return Emerging("" if len(table) else "none_found", len(uncovered), table)


def _table(lines: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(lines, columns=list(COLUMNS)).astype(COLUMNS)


def _of_language(
    part: pd.DataFrame,
    language: str,
    codeframe: Codeframe,
    halves: tuple[pd.Series, pd.Series] | None,
    fraction: float,
    least: int,
) -> list[dict[str, Any]]:
    words = [lemmas(text, language) for text in part["text"]]
    covered = part["covered"].to_numpy()
    others = [text for text, known in zip(words, covered, strict=True) if known]
    lone = [text for text, known in zip(words, covered, strict=True) if not known]
    uncovered = part[~covered].reset_index(drop=True)
    keys = key_lemmas(lone, others, least)
    groups = clusters_of(lone, keys, least)
    # One row may answer two questions alike; a response counts once.
    groups = [group for group in groups if uncovered["row"].iloc[group].nunique() >= least]
    named = keywords_of([[[w for w in lone[place] if w in keys] for place in group] for group in groups])
    nearest = _nearest([[w for place in group for w in lone[place]] for group in groups], language, codeframe)
    total = uncovered["row"].nunique()
    return [
        {
            "id": f"{language}-{number}",
            "language": language,
            **_figures(uncovered.iloc[group], total),
            "keywords": "; ".join(keywords),
            "rows": "; ".join(str(row) for row in _examples(uncovered.iloc[group])),
            "nearest": theme,
            "likeness": likeness,
            **_trend(uncovered["row"].iloc[group], halves, fraction),
        }
        for number, (group, keywords, (theme, likeness)) in enumerate(zip(groups, named, nearest, strict=True), 1)
    ]


def _figures(group: pd.DataFrame, total: int) -> dict[str, Any]:
    values = group.dropna(subset="value").groupby("row", sort=True)["value"].mean()
    net, n = net_interval(values.tolist()), int(group["row"].nunique())
    return {
        "n": n, "share": n / total, "net": net.estimate, "low": net.low, "high": net.high, "small": n < SMALL_N,
    }  # fmt: skip


def _examples(group: pd.DataFrame) -> list[int]:
    """Rows of the most typical texts, each text once."""
    once = group.assign(text=group["text"].str.casefold().str.strip()).drop_duplicates("text").drop_duplicates("row")
    return [int(row) for row in once["row"].head(EXAMPLES)]


def _nearest(groups: Sequence[list[str]], language: str, codeframe: Codeframe) -> list[tuple[str, float]]:
    """The named theme whose description is most like each group by the cosine of TF-IDF, and how like it is."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    themes = [theme for theme in codeframe.themes if theme.id != GENERAL]
    described = [lemmas(_description(theme, language), language) for theme in themes]
    if not groups or not any(described):
        return [("", 0.0)] * len(groups)
    vectorizer = TfidfVectorizer(analyzer=lambda text: text, sublinear_tf=True)
    known = vectorizer.fit_transform(described)
    likeness: np.ndarray = (vectorizer.transform(groups) @ known.T).toarray()
    best = likeness.argmax(axis=1)
    return [
        (themes[place].id, float(row[place])) if row[place] > 0 else ("", 0.0)
        for place, row in zip(best, likeness, strict=True)
    ]


def _description(theme: Theme, language: str) -> str:
    """What the codeframe says of a theme; it defines in English, and lists what belongs there in Finnish."""
    if language == "fi":
        return " ".join((theme.label.fi, theme.includes, *theme.examples.fi))
    return " ".join((theme.label.en, theme.definition, *theme.examples.en))


def _halves(responses: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The rows of the coded responses before, and from, their median date; None when all are of one day."""
    dated = responses[(responses["status"] == "coded") & responses["date"].notna()]
    if dated["date"].nunique() < 2:
        return None
    middle = dated["date"].sort_values().iloc[len(dated) // 2]
    # Most may be of the first day: then the halves meet after it.
    later = dated["date"] >= middle if middle > dated["date"].min() else dated["date"] > middle
    return dated["row"][~later], dated["row"][later]


def _trend(rows: pd.Series, halves: tuple[pd.Series, pd.Series] | None, fraction: float) -> dict[str, float]:
    import numpy as np

    names = ("before", "now", "change", "change_low", "change_high", "change_p")
    if halves is None:
        return dict.fromkeys(names, float("nan"))
    counts = [np.array([half.isin(rows).sum()]) for half in halves]
    totals = [
        np.maximum(np.array([round(len(half) * fraction)]), count) for half, count in zip(halves, counts, strict=True)
    ]
    before, now = (float(count[0] / total[0]) for count, total in zip(counts, totals, strict=True))
    p, low, high = agresti_caffo(counts[0], totals[0], counts[1], totals[1])
    change = now - before
    interval = (min(float(low[0]), change), max(float(high[0]), change))
    return dict(zip(names, (before, now, change, *interval, float(p[0])), strict=True))
