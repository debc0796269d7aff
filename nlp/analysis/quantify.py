"""Honest shares: how often a theme is really spoken of, given how often the model misses or imagines it.

Counting codes counts the coder's errors with them: of a theme that is found in half its cases, the raw share is half
the true one. Here it is corrected by how the model did on held-out labelled feedback (its card).

That rests on one assumption: that sensitivity and specificity are the same here as there, and only the share differs.
On held-out Finnish feedback of the same kinds, 360 verbatims to count by, it holds: with shares moved to 40 % the
mean error fell from 5.8 to 3.1 points, at 3 % from 2.8 to 1.6; unmoved from 1.9 to 1.7. But counts of other kinds of
feedback carried over to insurance, courses or an app doubled it (2.0–3.6 to 3.7–8.0 points), with intervals that
missed, and 100 English verbatims were too few to count by (2.7 to 8.0); ``tests/bench/held_out_shares.py`` measures
it. So it must not be used on feedback unlike that behind the counts (another industry, question or style), and the
caller has to say so (``alike``). Counts from labelled rows of one's own survey are alike by making; and where a
person has checked rows of this very survey, :mod:`nlp.analysis.reviewed` needs no such assumption.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.effects import share_bounds
from nlp.analysis.indicators import coded_responses
from nlp.analysis.intervals import Z95
from nlp.analysis.row_values import row_values
from nlp.records import LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

ALL = "all"
LEAST_CASES = 40  # held-out verbatims with the theme, and without it, that a rate is taken from
LEAST_SKILL = 0.3  # of sensitivity + specificity − 1: below it the correction multiplies noise by more than three
CONFUSION = ("language", "theme", "tp", "fp", "fn", "tn")


def confusion_table(card: Mapping[str, Any]) -> pd.DataFrame:
    """The held-out counts of a model card: ``language``, ``theme``, ``tp``, ``fp``, ``fn``, ``tn`` (verbatims).

    No lines when the card has none (key ``confusion``: language → list of records).
    """
    import pandas as pd

    counts = card.get("confusion") or {}
    lines = [{"language": language, **record} for language, records in counts.items() for record in records]
    kinds = {name: "str" if name in ("language", "theme") else "int64" for name in CONFUSION}
    return pd.DataFrame(lines, columns=list(CONFUSION)).astype(kinds)


def corrected_shares(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    confusion: pd.DataFrame,
    *,
    alike: bool,
) -> pd.DataFrame:
    """Raw shares of the themes and shares corrected by sensitivity and specificity, by language and for ``all``.

    Corrected = (raw + specificity − 1) / (sensitivity + specificity − 1), cut to 0–1; in machine learning "adjusted
    count". The interval holds the uncertainty of all three. For ``all`` the languages are weighted by their coded
    responses and their intervals joined by MOVER; a language whose share is not corrected enters with its raw one, and
    the line says ``partly``, or the reason when that is so of every language.

    Rogan, W. J. & Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal of
    Epidemiology, 107, 71–76. Forman, G. (2008). Quantifying counts and costs via classification. Data Mining and
    Knowledge Discovery, 17, 164–206. Lang, Z. & Reiczigel, J. (2014). Confidence limits for prevalence of disease
    adjusted for estimated sensitivity and specificity. Preventive Veterinary Medicine, 113, 13–22. Zou, G. Y. & Donner,
    A. (2008). Construction of confidence limits about effect measures. Statistics in Medicine, 27, 1693–1702.

    Args:
        mentions, responses: as of :class:`nlp.analysis.result.Analysis`.
        confusion: as of :func:`confusion_table`.
        alike: whether this feedback is of the kind that the counts were taken on; False corrects nothing.

    Returns:
        DataFrame, languages (``fi``, ``en``, then ``all``) outermost, themes in codeframe order: ``language``,
        ``theme``; ``coded`` (coded responses), ``n`` (of them coded with the theme); ``raw``, ``raw_low``,
        ``raw_high`` (Wilson); ``sensitivity``, ``specificity``, ``cases`` (held-out verbatims with the theme), NaN
        and 0 for ``all``; ``corrected``, ``low``, ``high`` (0–1, 95 %; the raw ones where not corrected); ``reason``
        why not: ``other_kind`` (not *alike*), ``no_confusion``, ``few_cases`` (under 40 with or without the theme),
        ``weak`` (sensitivity + specificity − 1 under .3), ``no_responses``, ``partly`` (only for ``all``); ``cut``
        when the formula left 0–1 and was cut; "" when corrected.
    """
    import numpy as np
    import pandas as pd

    lines = coded_responses(responses)
    parts = []
    for language in LANGUAGES:
        rows = lines.loc[(lines["language"] == language).to_numpy(dtype=bool), "row"].to_numpy(dtype=np.int64)
        parts.append(_one_language(language, mentions, rows, codeframe, confusion, alike))
    return pd.concat([*parts, _together(parts)], ignore_index=True)


def rogan_gladen(
    count: np.ndarray, n: np.ndarray, tp: np.ndarray, fp: np.ndarray, fn: np.ndarray, tn: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Corrected share with the interval of Lang & Reiczigel (2014), all cut to 0–1, and the share before it was cut."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        sensitivity, specificity = tp / (tp + fn), tn / (tn + fp)
        uncut = (count / n + specificity - 1) / (sensitivity + specificity - 1)
        size, cases, others = n + Z95**2, tp + fn + 2, tn + fp + 2
        raw, sens, spec = (count + Z95**2 / 2) / size, (tp + 1) / cases, (tn + 1) / others
        skill = sens + spec - 1
        share = (raw + spec - 1) / skill
        of_sens, of_spec = sens * (1 - sens) / cases, spec * (1 - spec) / others
        half = Z95 * np.sqrt(raw * (1 - raw) / size + of_sens * share**2 + of_spec * (1 - share) ** 2) / np.abs(skill)
        centre = share + 2 * Z95**2 * (share * of_sens - (1 - share) * of_spec)
        low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    point = np.clip(uncut, 0, 1)
    return point, np.minimum(low, point), np.maximum(high, point), uncut


def _one_language(
    language: str,
    mentions: pd.DataFrame,
    rows: np.ndarray,
    codeframe: Codeframe,
    confusion: pd.DataFrame,
    alike: bool,
) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    themes = codeframe.theme_ids
    found = row_values(mentions, "theme", themes, rows)
    count, n = np.bincount(found.group, minlength=len(themes)), np.full(len(themes), len(rows))
    counts = confusion[confusion["language"] == language].drop_duplicates("theme").set_index("theme")
    known = counts.reindex(pd.Index(list(themes)))[["tp", "fp", "fn", "tn"]].to_numpy(dtype=float).T
    tp, fp, fn, tn = np.nan_to_num(known)
    with np.errstate(invalid="ignore", divide="ignore"):
        sensitivity, specificity = tp / (tp + fn), tn / (tn + fp)
    point, low, high, uncut = rogan_gladen(count, n, tp, fp, fn, tn)
    raw, raw_low, raw_high = share_bounds(count, n)
    skill = np.nan_to_num(sensitivity + specificity - 1)
    faults = {
        "no_responses": n == 0,
        "other_kind": np.full(len(themes), not alike),
        "no_confusion": np.isnan(known[0]),
        "few_cases": np.minimum(tp + fn, tn + fp) < LEAST_CASES,
        "weak": skill < LEAST_SKILL,
    }
    fault = np.select(list(faults.values()), list(faults), "")
    used = fault == ""
    reason = np.where(used & ((uncut < 0) | (uncut > 1)), "cut", fault)
    return pd.DataFrame(
        {
            "language": pd.Series([language] * len(themes), dtype="str"),
            "theme": pd.Series(list(themes), dtype="str"),
            "coded": n.astype("int64"),
            "n": count.astype("int64"),
            "raw": raw,
            "raw_low": raw_low,
            "raw_high": raw_high,
            "sensitivity": sensitivity,
            "specificity": specificity,
            "cases": (tp + fn).astype("int64"),
            "corrected": np.where(used, point, raw),
            "low": np.where(used, low, raw_low),
            "high": np.where(used, high, raw_high),
            "reason": pd.Series(reason.astype(object), dtype="str"),
        }
    )


def _together(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The lines of ``all``, from those of each language."""
    import numpy as np
    import pandas as pd

    coded = np.array([part["coded"] for part in parts], dtype=float)
    count, n = sum(part["n"].to_numpy() for part in parts), coded.sum(axis=0).astype("int64")
    with np.errstate(invalid="ignore", divide="ignore"):
        weight = coded / n
    share, low, high = (
        np.array([np.where(part["coded"] > 0, part[name], 0.0) for part in parts])
        for name in ("corrected", "low", "high")
    )
    point = (weight * share).sum(axis=0)
    raw, raw_low, raw_high = share_bounds(count, n)
    reasons = np.array([part["reason"].to_numpy(dtype=object) for part in parts])
    kept = np.isin(reasons, ("", "cut"))  # corrected, so weighed by its interval; others have no say in the reason
    some, every = (kept & (coded > 0)).any(axis=0), (kept | (coded == 0)).all(axis=0)
    told = [[r for r, c in zip(*pair, strict=True) if c] for pair in zip(reasons.T, coded.T, strict=True)]
    first = np.array([found[0] if found else "no_responses" for found in told])
    reason = np.where(n == 0, "no_responses", np.where(~some, first, np.where(every, "", "partly")))
    lower = np.clip(point - np.sqrt(((weight * (share - low)) ** 2).sum(axis=0)), 0, 1)
    upper = np.clip(point + np.sqrt(((weight * (high - share)) ** 2).sum(axis=0)), 0, 1)
    return pd.DataFrame(
        {
            "language": pd.Series([ALL] * len(n), dtype="str"),
            "theme": parts[0]["theme"],
            "coded": n,
            "n": count.astype("int64"),
            "raw": raw,
            "raw_low": raw_low,
            "raw_high": raw_high,
            "sensitivity": np.full(len(n), np.nan),
            "specificity": np.full(len(n), np.nan),
            "cases": np.zeros(len(n), dtype="int64"),
            "corrected": np.where(some, point, raw),
            "low": np.where(some, lower, raw_low),
            "high": np.where(some, upper, raw_high),
            "reason": pd.Series(reason.astype(object), dtype="str"),
        }
    )
