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
from nlp.analysis.row_values import lines_of, positions

if TYPE_CHECKING:
    import numpy as np
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

    coded = coded_responses(responses, ("row", "signals"))
    third = coded["row"][signal_flags(coded, (THIRD_PARTY,))[THIRD_PARTY]]
    mentions = mentions.loc[mentions["row"].isin(coded["row"]), ["row", "stage", "theme", "polarity"]]
    lines: list[dict[str, Any]] = []
    for scope in ("all", "stage", "theme"):
        nets = row_nets(mentions, () if scope == "all" else (scope,))
        theirs, values = nets["row"].isin(third).to_numpy(dtype=bool), nets["value"].to_numpy()
        for code in (code for at, code in _scopes(codeframe) if at == scope):
            there = slice(None) if scope == "all" else (nets[scope] == code).to_numpy(dtype=bool)
            lines.append({"scope": scope, "code": code} | _with_and_without(values[there], theirs[there]))
    return pd.DataFrame(lines)


def _with_and_without(values: np.ndarray, theirs: np.ndarray) -> dict[str, Any]:
    line: dict[str, Any] = {}
    intervals = []
    for name, some in (("", values), ("own_", values[~theirs]), ("third_", values[theirs])):
        intervals.append(net_interval(some.tolist()))
        line |= {f"{name}n": len(some), **_bounds(intervals[-1], f"{name}net", f"{name}low", f"{name}high")}
    difference = difference_interval(intervals[1], intervals[2])
    return line | _bounds(difference, "difference", "difference_low", "difference_high")


def expectations(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """How many say that their expectations were exceeded or missed, overall, per stage and per theme.

    Returns:
        DataFrame with ``scope``, ``code``; ``base`` (responses that speak of it); ``exceeded``, ``missed`` (responses)
        with ``_share`` (0–1), ``_low``, ``_high`` (Wilson); ``balance`` (exceeded − missed in % of the base) with
        ``balance_low``, ``balance_high`` (Bonett–Price); ``small`` (base < 20).
    """
    import pandas as pd

    coded = coded_responses(responses, ("row", "signals"))
    flags = signal_flags(coded, ("expectation_exceeded", "expectation_missed"))
    exceeded, missed = (flags[name].to_numpy() for name in flags)
    lines = []
    for scope, code, there in _bases(mentions, coded, codeframe):
        base = int(there.sum())
        line: dict[str, Any] = {"scope": scope, "code": code, "base": base}
        for name, told in (("exceeded", exceeded), ("missed", missed)):
            line |= _share(name, int(told[there].sum()), base)
        values = exceeded[there].astype("float64") - missed[there].astype("float64")
        line |= _bounds(net_interval(values.tolist()), "balance", "balance_low", "balance_high")
        lines.append({**line, "small": base < SMALL_N})
    return pd.DataFrame(lines)


def affecting_others(mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe) -> pd.DataFrame:
    """How many say that others are affected too, overall, per stage and per theme.

    Returns:
        DataFrame with ``scope``, ``code``; ``base`` (responses that speak of it); ``others`` (of them) with
        ``others_share`` (0–1), ``others_low``, ``others_high`` (Wilson); ``small`` (base < 20).
    """
    import pandas as pd

    coded = coded_responses(responses, ("row", "signals"))
    told = signal_flags(coded, (OTHERS,))[OTHERS].to_numpy()
    lines: list[dict[str, Any]] = []
    for scope, code, there in _bases(mentions, coded, codeframe):
        base = int(there.sum())
        line = {"scope": scope, "code": code, "base": base}
        lines.append(line | _share("others", int(told[there].sum()), base) | {"small": base < SMALL_N})
    return pd.DataFrame(lines)


def _scopes(codeframe: Codeframe) -> list[tuple[str, str]]:
    places = [("stage", stage) for stage in codeframe.stage_ids] + [("theme", theme) for theme in codeframe.theme_ids]
    return [("all", ""), *places]


def _bases(mentions: pd.DataFrame, coded: pd.DataFrame, codeframe: Codeframe) -> Iterator[tuple[str, str, np.ndarray]]:
    """Which of the coded responses each scope has; overall those without a mention, too."""
    import numpy as np

    place = lines_of(mentions["row"], coded["row"].to_numpy())
    ids = {"stage": codeframe.stage_ids, "theme": codeframe.theme_ids}
    codes = {scope: positions(mentions[scope], of) for scope, of in ids.items()}
    for scope, code in _scopes(codeframe):
        there = np.full(len(coded), scope == "all")
        if scope != "all":
            there[place[(codes[scope] == ids[scope].index(code)) & (place >= 0)]] = True
        yield scope, code, there


def _share(name: str, count: int, base: int) -> dict[str, Any]:
    return {name: count, **_bounds(share_interval(count, base), f"{name}_share", f"{name}_low", f"{name}_high")}


def _bounds(interval: Interval, *names: str) -> dict[str, float]:
    return dict(zip(names, (interval.estimate, interval.low, interval.high), strict=True))
