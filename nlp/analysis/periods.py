"""The journey in time: figures per day, week, month or quarter, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nlp.analysis.contrasts import (
    LEAST_N,
    Difference,
    Sums,
    false_discovery,
    net_bounds,
    net_difference,
    share_difference,
)
from nlp.analysis.indicators import coded_responses
from nlp.analysis.journey import SMALL_N
from nlp.analysis.row_values import row_values
from nlp.errors import OptionError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

Period = Literal["day", "week", "month", "quarter"]
PERIODS: tuple[Period, ...] = ("day", "week", "month", "quarter")
FEWEST, MOST = 4, 16  # periods that a reader can follow
ENOUGH = 20  # responses per period, on average, that make a figure worth reading
ALL = "all"
_TOO_MANY = 1000
_UNIT = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC"}


@dataclass(frozen=True)
class OverTime:
    """Figures per period.

    Attributes:
        period: unit of the periods; None when there is no table.
        reason: why there is nothing to compare: ``no_dates``, ``one_period``; "" when there is.
        dated, undated: coded responses with and without a date; only those with one are in the table.
        table: one line per id and period, ids in the order of the codeframe, periods in time, empty ones kept:

            * ``stage`` or ``theme``; ``period`` (2026-03-01, 2026-W10, 2026-03, 2026-Q1); ``start`` (its first day)
            * ``coded`` (coded responses of the period), ``n`` (those that speak of the id), ``share`` (n / coded)
            * ``net``, ``low``, ``high`` (−100…100, 95 %); ``small`` (n < 20)
            * ``against`` (the period before in which anyone spoke of the id, "" if none), ``against_n``;
              ``change``, ``change_low``, ``change_high`` (points), ``change_p``, ``change_q``: see
              :func:`nlp.analysis.contrasts.net_difference`
            * ``share_against`` (the period before with coded responses); ``share_change``, ``_low``, ``_high``
              (−1…1), ``_p``, ``_q``: see :func:`nlp.analysis.contrasts.share_difference`
            * ``reason`` why ``change`` has no test: ``no_mentions``, ``first_period``, ``too_few``; "" when it has.

            ``change_q`` and ``share_change_q`` are each adjusted over all lines of the table (Benjamini–Hochberg).
    """

    period: Period | None
    reason: str
    dated: int
    undated: int
    table: pd.DataFrame


def choose_period(dates: pd.Series) -> Period | None:
    """The unit of time that suits these dates; None when none of them is known.

    The finest unit that cuts the span from first to last date into 4–16 calendar periods (empty ones counted) with
    20 or more responses each on average; if there is none, the coarsest with 4–16 periods; if there is none, the
    finest with 2–16; else the quarter (the day when all dates are one).
    """
    known = dates.dropna()
    if not len(known):
        return None
    counts = {unit: _count(known, unit) for unit in PERIODS}
    fit = [unit for unit in PERIODS if FEWEST <= counts[unit] <= MOST]
    full = [unit for unit in fit if len(known) / counts[unit] >= ENOUGH]
    if full or fit:
        return full[0] if full else fit[-1]
    if counts["day"] == 1:
        return "day"
    return next((unit for unit in PERIODS if 2 <= counts[unit] <= MOST), "quarter")


def period_labels(dates: pd.Series, period: Period | None) -> pd.Series:
    """The id of each date's period, as in the tables over time; "" where the date is missing or *period* None."""
    import pandas as pd

    told = pd.Series("", index=dates.index, dtype=object)
    known = dates.dropna()
    if period is None or not len(known):
        return told
    calendar, when = _calendar(known, period)
    told[known.index] = calendar["period"].to_numpy(dtype=object)[when]
    return told


def journey_over_time(
    mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe, period: Period | None = None
) -> OverTime:
    """Figures of each stage and of ``all`` mentions together, per period; see :class:`OverTime`.

    Args:
        period: unit of time; None chooses by :func:`choose_period`.

    Raises:
        OptionError: an unknown unit, or one that cuts the dates into more than 1,000 periods.
    """
    return _over_time(mentions, responses, "stage", codeframe.stage_ids, period)


def themes_over_time(
    mentions: pd.DataFrame, responses: pd.DataFrame, codeframe: Codeframe, period: Period | None = None
) -> OverTime:
    """Figures of each theme and of ``all`` mentions together, per period; as :func:`journey_over_time`."""
    return _over_time(mentions, responses, "theme", codeframe.theme_ids, period)


def _over_time(
    mentions: pd.DataFrame, responses: pd.DataFrame, key: str, ids: Sequence[str], period: Period | None
) -> OverTime:
    import numpy as np

    if period is not None and period not in PERIODS:
        raise OptionError(f"The period {period!r} is not known.", f"Use one of {', '.join(PERIODS)}.")
    coded = coded_responses(responses, ("row", "date"))
    dated = coded[coded["date"].notna()]
    undated = len(coded) - len(dated)
    unit = period or choose_period(dated["date"])
    if unit is None or not len(dated):
        return OverTime(None, "no_dates", 0, undated, _no_table(key))
    if _count(dated["date"], unit) > _TOO_MANY:
        raise OptionError(
            f"The dates span more than {_TOO_MANY} periods ({unit}).", "Use a longer period, or check the dates."
        )
    calendar, when = _calendar(dated["date"], unit)
    rows, periods = dated["row"].to_numpy(dtype=np.int64), len(calendar)
    parts = []
    for group, names in ((key, ids), (None, (ALL,))):
        values = row_values(mentions, group, names, rows)
        parts.append(values.sums(values.group * periods + when[values.row], len(names) * periods))
    sums = Sums(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("n", "total", "squares")))
    table = _table(key, (*ids, ALL), calendar, sums, np.bincount(when, minlength=periods).astype(float))
    return OverTime(unit, "one_period" if periods == 1 else "", len(dated), undated, table)


def _table(key: str, ids: Sequence[str], calendar: pd.DataFrame, sums: Sums, base: np.ndarray) -> pd.DataFrame:
    """The table of :class:`OverTime`; *sums* by id and, within it, period; *base* coded responses by period."""
    import numpy as np
    import pandas as pd

    periods, coded = len(calendar), np.tile(base, len(ids))
    labels = calendar["period"].to_numpy(dtype=object)
    net, low, high = net_bounds(sums)
    before, base_before = _before(sums.n, periods), _before(coded, periods)
    told, base_told = np.flatnonzero(before >= 0), np.flatnonzero(base_before >= 0)
    change = net_difference(sums.of(told), sums.of(before[told]))
    earlier = base_before[base_told]
    share = share_difference(sums.n[base_told], coded[base_told], sums.n[earlier], coded[earlier])
    against_n = np.where(before >= 0, sums.n[before], 0)
    few = (sums.n < LEAST_N) | (against_n < LEAST_N)
    reason = np.select([sums.n == 0, before < 0, few], ["no_mentions", "first_period", "too_few"], "")
    with np.errstate(invalid="ignore", divide="ignore"):
        spoken = sums.n / coded
    return pd.DataFrame(
        {
            key: pd.Series(np.repeat(np.array(ids, dtype=object), periods), dtype="str"),
            "period": pd.Series(np.tile(labels, len(ids)), dtype="str"),
            "start": np.tile(calendar["start"].to_numpy(), len(ids)),
            "coded": coded.astype("int64"),
            "n": sums.n.astype("int64"),
            "share": spoken,
            "net": net,
            "low": low,
            "high": high,
            "small": sums.n < SMALL_N,
            "against": pd.Series(np.where(before >= 0, labels[before % periods], ""), dtype="str"),
            "against_n": against_n.astype("int64"),
            **_changes("change", change, told, len(sums.n)),
            "share_against": pd.Series(np.where(base_before >= 0, labels[base_before % periods], ""), dtype="str"),
            **_changes("share_change", share, base_told, len(sums.n)),
            "reason": pd.Series(reason.astype(object), dtype="str"),
        }
    )


def _no_table(key: str) -> pd.DataFrame:
    """No lines, with the types of a full table."""
    import numpy as np
    import pandas as pd

    calendar, _ = _calendar(pd.Series(pd.to_datetime(["2000-01-01"])), "day")
    nothing = np.zeros(1)
    return _table(key, (ALL,), calendar, Sums(nothing, nothing, nothing), nothing).iloc[:0]


def _before(n: np.ndarray, periods: int) -> np.ndarray:
    """Per line with anyone the line of the same id's last period before it with anyone; −1 if there is none."""
    import numpy as np

    lines = np.arange(len(n)).reshape(-1, periods)
    filled = np.where(n.reshape(-1, periods) > 0, lines, -1)
    last = np.maximum.accumulate(filled, axis=1)
    before = np.concatenate([np.full((len(lines), 1), -1), last[:, :-1]], axis=1)
    return np.where(filled >= 0, before, -1).reshape(-1)


def _changes(name: str, found: Difference, at: np.ndarray, lines: int) -> dict[str, np.ndarray]:
    import numpy as np

    def spread(values: np.ndarray) -> np.ndarray:
        column = np.full(lines, np.nan)
        column[at] = values
        return column

    return {
        name: spread(found.estimate),
        f"{name}_low": spread(found.low),
        f"{name}_high": spread(found.high),
        f"{name}_p": spread(found.p),
        f"{name}_q": spread(false_discovery(found.p)),
    }


def _count(known: pd.Series, unit: str) -> int:
    """Calendar periods from the first to the last date."""
    first, last = (moment.to_period(_UNIT[unit]) for moment in (known.min(), known.max()))
    return int(last.ordinal - first.ordinal) + 1


def _calendar(known: pd.Series, unit: str) -> tuple[pd.DataFrame, np.ndarray]:
    """Every period from first to last date (``period``, ``start``), and the position of each date's period."""
    import numpy as np
    import pandas as pd

    ordinals = known.dt.to_period(_UNIT[unit]).astype("int64").to_numpy()
    every = pd.period_range(known.min(), known.max(), freq=_UNIT[unit])
    starts = every.to_timestamp(how="start")
    calendar = pd.DataFrame({"period": [_label(day, unit) for day in starts], "start": starts.astype("datetime64[s]")})
    return calendar, (ordinals - every[0].ordinal).astype(np.int64)


def _label(start: pd.Timestamp, unit: str) -> str:
    """The id of the period that begins on this day; weeks as ISO 8601 counts them."""
    if unit == "week":
        iso = start.isocalendar()
        return f"{iso.year}-W{iso.week:02d}"
    if unit == "quarter":
        return f"{start.year}-Q{start.quarter}"
    return start.strftime("%Y-%m-%d" if unit == "day" else "%Y-%m")
