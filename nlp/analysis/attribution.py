"""Whose doing it was, what was expected, who else was touched: the signals that colour a journey.

The unit is the coded response. ``scope`` and ``code`` say where: ``all`` with code "", ``stage`` or ``theme`` with its
id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from nlp.analysis.contrast import difference_interval
from nlp.analysis.indicators import coded_responses, row_nets, signal_flags
from nlp.analysis.intervals import Interval, net_interval, share_interval
from nlp.analysis.journey import SMALL_N

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe

THIRD_PARTY, OTHERS = "third_party", "affects_others"


def third_parties(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """Net sentiment with and without the responses that speak of a third party (a courier, a landlord, a shop).

    Returns:
        DataFrame, one line overall, per stage and per theme: ``scope``, ``code``; ``n``, ``net``, ``low``, ``high`` of
        all; ``own_n``, ``own_net``, ``own_low``, ``own_high`` without those responses; ``third_n``, ``third_net``,
        ``third_low``, ``third_high`` of those alone; ``difference`` (own − third) with ``difference_low``,
        ``difference_high`` (MOVER). Net −100…100 of the mentions there; a signal is of a response, so that all its
        mentions go with it.
    """
    import pandas as pd

    coded = coded_responses(responses)
    third = coded["row"][signal_flags(coded, (THIRD_PARTY,))[THIRD_PARTY]]
    mentions = mentions[mentions["row"].isin(coded["row"])]
    nets = {("all", ""): row_nets(mentions, ())}
    for scope in ("stage", "theme"):
        nets |= {(scope, code): part for code, part in row_nets(mentions, (scope,)).groupby(scope, sort=False)}
    nothing = nets["all", ""].iloc[:0]
    lines = []
    for scope, code in _scopes(codeframe):
        part = nets.get((scope, code), nothing)
        theirs = part["row"].isin(third).to_numpy(dtype=bool)
        values = part["value"].to_numpy()
        line: dict[str, Any] = {"scope": scope, "code": code}
        intervals = []
        for name, some in (("", values), ("own_", values[~theirs]), ("third_", values[theirs])):
            intervals.append(net_interval(some.tolist()))
            line |= {f"{name}n": len(some), **_bounds(intervals[-1], f"{name}net", f"{name}low", f"{name}high")}
        difference = difference_interval(intervals[1], intervals[2])
        lines.append(line | _bounds(difference, "difference", "difference_low", "difference_high"))
    return pd.DataFrame(lines)


def expectations(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """How many say that their expectations were exceeded or missed, overall, per stage and per theme.

    Returns:
        DataFrame with ``scope``, ``code``; ``base`` (responses that speak of it); ``exceeded``, ``missed`` (responses)
        with ``_share`` (0–1), ``_low``, ``_high`` (Wilson); ``balance`` (exceeded − missed in % of the base) with
        ``balance_low``, ``balance_high`` (Bonett–Price); ``small`` (base < 20).
    """
    import pandas as pd

    coded = coded_responses(responses)
    flags = signal_flags(coded, ("expectation_exceeded", "expectation_missed"))
    exceeded, missed = (flags[name].set_axis(coded["row"]) for name in flags)
    lines = []
    for scope, code, rows in _bases(mentions, coded, codeframe):
        line: dict[str, Any] = {"scope": scope, "code": code, "base": len(rows)}
        for name, told in (("exceeded", exceeded), ("missed", missed)):
            line |= _share(name, int(told[rows].sum()), len(rows))
        values = exceeded[rows].astype("float64") - missed[rows].astype("float64")
        line |= _bounds(net_interval(values.tolist()), "balance", "balance_low", "balance_high")
        lines.append({**line, "small": len(rows) < SMALL_N})
    return pd.DataFrame(lines)


def affecting_others(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """How many say that others are affected too, overall, per stage and per theme.

    Returns:
        DataFrame with ``scope``, ``code``; ``base`` (responses that speak of it); ``others`` (of them) with
        ``others_share`` (0–1), ``others_low``, ``others_high`` (Wilson); ``small`` (base < 20).
    """
    import pandas as pd

    coded = coded_responses(responses)
    told = signal_flags(coded, (OTHERS,))[OTHERS].set_axis(coded["row"])
    lines = [
        {"scope": scope, "code": code, "base": len(rows)}
        | _share("others", int(told[rows].sum()), len(rows))
        | {"small": len(rows) < SMALL_N}
        for scope, code, rows in _bases(mentions, coded, codeframe)
    ]
    return pd.DataFrame(lines)


def _scopes(codeframe: Codeframe) -> list[tuple[str, str]]:
    places = [("stage", stage) for stage in codeframe.stage_ids] + [("theme", theme) for theme in codeframe.theme_ids]
    return [("all", ""), *places]


def _bases(mentions: pd.DataFrame, coded: pd.DataFrame, codeframe: Codeframe) -> Iterator[tuple[str, str, list[int]]]:
    """The coded rows of each scope; overall those without a mention, too."""
    for scope, code in _scopes(codeframe):
        rows = coded["row"]
        if scope != "all":
            rows = rows[rows.isin(mentions["row"][mentions[scope] == code])]
        yield scope, code, rows.tolist()


def _share(name: str, count: int, base: int) -> dict[str, Any]:
    return {name: count, **_bounds(share_interval(count, base), f"{name}_share", f"{name}_low", f"{name}_high")}


def _bounds(interval: Interval, *names: str) -> dict[str, float]:
    return dict(zip(names, (interval.estimate, interval.low, interval.high), strict=True))
