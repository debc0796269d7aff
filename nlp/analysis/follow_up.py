"""Whom to call: the responses that ask for an answer, or will be lost without one.

Levels, the most urgent first:

1. urgent and unresolved;
2. urgent; or unresolved from someone who asks to be contacted or is leaving;
3. asks to be contacted;
4. unresolved, or leaving;
5. would not recommend, and gave a low score.

Within a level: more reasons first, then the newest date (none last), then the sourest tone, then the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nlp.analysis.indicators import Listed, signal_flags
from nlp.analysis.owners import CONTACT_OWNER, owner_of
from nlp.analysis.scores import STANDARDS, on_scale
from nlp.records import GENERAL, NOT_STATED, POLARITY_VALUE

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe

REASONS = ("urgent", "unresolved", "contact_request", "leaving", "would_not_recommend")
_KINDS = {
    **{"order": "int64", "row": "int64", "respondent": object, "level": "int64", "reasons": object},
    **{"stage": object, "theme": object, "owner": object, "date": "datetime64[s]", "score": "float64"},
    **{"tone": "float64", "needs_review": bool},
}


def follow_up_list(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    kind: str | None,
    *,
    owners: Mapping[str, str] | None = None,
) -> Listed:
    """One line per response to follow up, in the order to do it; see the module for the levels.

    Args:
        kind: kind of the score; "would not recommend" counts only with a score that is low by its standard.
        owners: theme id → owner, the organisation's own table.

    Returns:
        ``table``: ``order`` (1, 2 …); ``row``; ``respondent`` ("" if not told); ``level`` (1–5); ``reasons`` (ids of
        ``REASONS``, joined by "; "); ``stage``, ``theme`` of the most negative mention: a complaint before a neutral
        mention before praise, a named theme before ``general``, then the surest, then the first ("" and ``not_stated``
        without mentions); ``owner`` (suggested; who answers customers where no named theme tells); ``date`` (NaT);
        ``score``, ``tone`` (−1…1; NaN); ``needs_review``. ``n``: all responses. ``reason``: ``none_found`` or "".
    """
    import pandas as pd

    lines = responses.sort_values("row", ignore_index=True)
    flags = signal_flags(lines, REASONS)
    scores = on_scale(lines["score"], kind)
    standard = STANDARDS.get(kind or "")
    flags["would_not_recommend"] &= (scores <= standard.low) if standard else False
    listed = flags.any(axis=1)
    lines, flags = lines[listed].reset_index(drop=True), flags[listed].reset_index(drop=True)
    where = _worst_mentions(mentions, lines["row"].tolist())
    places = [where.get(row, ("", NOT_STATED)) for row in lines["row"]]
    table = pd.DataFrame(
        {
            "row": lines["row"],
            "respondent": lines["respondent"].astype(object).fillna(""),
            "level": _levels(flags),
            "reasons": pd.Series(_joined(flags), dtype=object),
            "stage": pd.Series([stage for _, stage in places], dtype=object),
            "theme": pd.Series([theme for theme, _ in places], dtype=object),
            "owner": pd.Series([_owner(theme, stage, codeframe, owners) for theme, stage in places], dtype=object),
            "date": lines["date"],
            "score": lines["score"],
            "tone": lines["value"],
            "needs_review": lines["needs_review"],
            "count": flags.sum(axis=1),
        }
    )
    by = ["level", "count", "date", "tone", "row"]
    table = table.sort_values(by, ascending=[True, False, False, True, True], kind="stable", ignore_index=True)
    table.insert(0, "order", range(1, len(table) + 1))
    return Listed(table[list(_KINDS)].astype(_KINDS), len(responses), "" if len(table) else "none_found")


def _levels(flags: pd.DataFrame) -> pd.Series:
    import numpy as np
    import pandas as pd

    unresolved, at_stake = flags["unresolved"], flags["contact_request"] | flags["leaving"]
    tests = [
        flags["urgent"] & unresolved,
        flags["urgent"] | (unresolved & at_stake),
        flags["contact_request"],
        unresolved | flags["leaving"],
    ]
    return pd.Series(np.select([test.to_numpy() for test in tests], [1, 2, 3, 4], default=5), index=flags.index)


def _joined(flags: pd.DataFrame) -> list[str]:
    return ["; ".join(name for name, told in zip(REASONS, line, strict=True) if told) for line in flags.to_numpy()]


def _worst_mentions(mentions: pd.DataFrame, rows: list[int]) -> dict[int, tuple[str, str]]:
    """Theme and stage of the most negative mention of each of *rows*."""
    import pandas as pd

    part = mentions[mentions["row"].isin(rows)]
    plain = pd.DataFrame(
        {
            "row": part["row"].to_numpy(),
            "value": part["polarity"].astype(object).map(POLARITY_VALUE).to_numpy(dtype="float64"),
            "general": (part["theme"] == GENERAL).to_numpy(dtype=bool),
            "confidence": part["confidence"].to_numpy(),
            "start": part["start"].to_numpy(),
            "theme": part["theme"].astype(object).to_numpy(),
            "stage": part["stage"].astype(object).to_numpy(),
        }
    )
    by = ["row", "value", "general", "confidence", "start", "theme", "stage"]
    ordered = plain.sort_values(by, ascending=[True, True, True, False, True, True, True], kind="stable")
    worst = ordered.drop_duplicates("row")
    return {row: (theme, stage) for row, theme, stage in zip(worst["row"], worst["theme"], worst["stage"], strict=True)}


def _owner(theme: str, stage: str, codeframe: Codeframe, owners: Mapping[str, str] | None) -> str:
    if theme in ("", GENERAL) and theme not in (owners or {}):
        return CONTACT_OWNER
    return owner_of(theme, stage, codeframe, owners)
