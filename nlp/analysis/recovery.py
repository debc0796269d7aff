"""What happens to the customers whose problem was solved, and to those whose was not.

Three groups of coded responses: ``resolved`` (they tell of a problem that was solved), ``unresolved`` (of one that
still stands; also where they tell of both), and ``no_problem`` (neither, and no complaint). McCollough, M. A. &
Bharadwaj, S. G. (1992) (The recovery paradox, in: Allen, C. T. (ed.), Marketing Theory and Applications, AMA, 119) ask
whether a problem well solved leaves customers happier than none; the table asks it of these data. People choose what
to tell, so that a difference is a question to look into, not the effect of solving problems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.contrast import difference_interval, welch_p
from nlp.analysis.indicators import coded_responses, signal_flags, with_polarity
from nlp.analysis.intervals import Interval, net_interval
from nlp.analysis.journey import SMALL_N
from nlp.analysis.scores import STANDARDS, figure_interval, figure_values, mean_interval, on_scale

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

GROUPS = ("resolved", "unresolved", "no_problem")
CONTRASTS = (("resolved", "unresolved"), ("resolved", "no_problem"))
MEASURES = ("figure", "mean", "tone")
LEAST = 5  # responses of each group that a difference needs


def recovery_groups(mentions: pd.DataFrame, responses: pd.DataFrame, kind: str | None) -> pd.DataFrame:
    """One line per group of ``GROUPS``.

    Returns:
        DataFrame with ``group``; ``n``; ``share`` (of coded responses, 0–1); ``scored`` (with a score on the scale);
        ``figure`` (``nps``, ``share``, ``mean``) with ``value``, ``low``, ``high``; ``mean``, ``mean_low``,
        ``mean_high`` of the score; ``tone`` (100 × mean tone of the texts, −100…100) with ``tone_low``, ``tone_high``
        (Bonett–Price); ``small`` (n < 20). NaN where there is nothing to compute from.
    """
    import pandas as pd

    coded, groups = _grouped(mentions, responses, kind)
    standard = STANDARDS.get(kind or "")
    lines = []
    for group in GROUPS:
        part = coded[groups == group]
        scores = part["score"].dropna()
        lines.append(
            {
                "group": group,
                "n": len(part),
                "share": len(part) / len(coded) if len(coded) else float("nan"),
                "scored": len(scores),
                "figure": standard.figure if standard else "mean",
                **_named(figure_interval(scores, kind), "value", "low", "high"),
                **_named(mean_interval(scores, kind), "mean", "mean_low", "mean_high"),
                **_named(net_interval(part["value"].dropna().tolist()), "tone", "tone_low", "tone_high"),
                "small": len(part) < SMALL_N,
            }
        )
    return pd.DataFrame(lines)


def recovery_effects(mentions: pd.DataFrame, responses: pd.DataFrame, kind: str | None) -> pd.DataFrame:
    """One line per contrast (resolved − unresolved, resolved − no problem) and measure.

    Returns:
        DataFrame with ``group``, ``against``; ``measure`` (``figure`` of the kind, ``mean`` score, ``tone``); ``n``,
        ``against_n`` (responses that have the measure); ``difference`` with ``low``, ``high`` (MOVER of the intervals
        of the groups) and ``p`` (Welch); ``reason``: ``no_score``, ``too_few`` (under 5 in a group: nothing is
        computed) or "". The tone of ``no_problem`` has no complaints by its making, so only its score answers the
        question.
    """
    import pandas as pd

    coded, groups = _grouped(mentions, responses, kind)
    scored = bool(coded["score"].notna().any())
    lines = []
    for group, against in CONTRASTS:
        for measure in MEASURES:
            first, second = (_values(coded[groups == name], measure) for name in (group, against))
            found: dict[str, Any] = dict.fromkeys(("difference", "low", "high", "p"), float("nan"))
            reason = "no_score" if measure != "tone" and not scored else ""
            if not reason and min(len(first), len(second)) < LEAST:
                reason = "too_few"
            if not reason:
                found = _difference(first, second, measure, kind)
            numbers = {"n": len(first), "against_n": len(second)}
            lines.append({"group": group, "against": against, "measure": measure, **numbers, **found, "reason": reason})
    return pd.DataFrame(lines)


def _grouped(mentions: pd.DataFrame, responses: pd.DataFrame, kind: str | None) -> tuple[pd.DataFrame, np.ndarray]:
    """The coded responses with their scores on the scale, and the group of each ("" for none)."""
    import numpy as np

    coded = coded_responses(responses)
    coded = coded.assign(score=on_scale(coded["score"], kind))
    flags = signal_flags(coded, ("resolved", "unresolved"))
    complains = coded["row"].isin(with_polarity(mentions, "negative")["row"]).to_numpy()
    tests = [flags["unresolved"].to_numpy(), flags["resolved"].to_numpy(), ~complains]
    return coded, np.select(tests, ["unresolved", "resolved", "no_problem"], default="")


def _values(part: pd.DataFrame, measure: str) -> pd.Series:
    return (part["value"] if measure == "tone" else part["score"]).dropna()


def _difference(first: pd.Series, second: pd.Series, measure: str, kind: str | None) -> dict[str, float]:
    groups = (first, second)
    if measure == "tone":
        intervals = [net_interval(values.tolist()) for values in groups]
        counted = [values.tolist() for values in groups]
    elif measure == "mean":
        intervals = [mean_interval(values, kind) for values in groups]
        counted = [values.tolist() for values in groups]
    else:
        intervals = [figure_interval(values, kind) for values in groups]
        counted = [figure_values(values, kind).tolist() for values in groups]
    found = _named(difference_interval(*intervals), "difference", "low", "high")
    return {**found, "p": welch_p(*counted)}


def _named(interval: Interval, *names: str) -> dict[str, float]:
    return dict(zip(names, (interval.estimate, interval.low, interval.high), strict=True))
