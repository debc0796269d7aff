"""What a sheet of the workbook shows, before it is written: its sentences, and tables of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from nlp.analysis.journey import SMALL_N
from nlp.store.workbook.styles import Kind
from nlp.wording.names import SegmentNames
from nlp.wording.texts import Texts

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Analysis

ALL = "all"
# Heads of the columns of points by their look, and how many columns a line in a chart needs beside its values.
POINTS = ("head_point_positive", "head_point_negative", "head_point_small")
DRAWN = 2 + len(POINTS)


@dataclass(frozen=True)
class Column:
    """One column: its head, its cells, and how they look.

    Attributes:
        kind: how numbers are written; *scale*: ``net`` (orange–white–blue from −100 to 100), ``bar`` (a bar from 0) or
            "" for plain cells.
        n_at: place of the column of sizes that makes a cell faint when it is small; None when a whole line is.
        hidden: only for charts. *width*: in letters; 0 for as wide as its cells and head ask.
    """

    head: str
    values: Sequence[Any]
    kind: Kind = "text"
    scale: Literal["", "net", "bar"] = ""
    n_at: int | None = None
    hidden: bool = False
    width: int = 0


@dataclass(frozen=True)
class Table:
    """Columns of the same length. *small_at*: place of the column that says which lines are of small samples."""

    columns: tuple[Column, ...]
    title: str = ""
    small_at: int | None = None

    def __len__(self) -> int:
        return len(self.columns[0].values) if self.columns else 0

    def at(self, head: str) -> int:
        """The place of the column of this head."""
        return [column.head for column in self.columns].index(head)


@dataclass(frozen=True)
class Page:
    """One sheet.

    Attributes:
        id: names the sheet in the words; *title* its first line; *lead*: sentences above the tables.
        tables: one, with a filter and a frozen head, or several small ones below each other.
        reason: why there is no table, a sentence; "" when there is.
    """

    id: str
    title: str
    lead: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Source:
    """An analysis, and the words that its pages are told in."""

    analysis: Analysis
    texts: Texts
    names: SegmentNames = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", SegmentNames(self.texts))

    def label(self, code: str) -> str:
        """The name of a stage or theme; "" of none."""
        if not code:
            return ""
        return self.texts("trend_all") if code == ALL else self.analysis.codeframe.label(code, self.texts.language)

    def page(self, name: str, tables: Sequence[Table] = (), reason: str = "", lead: Sequence[str] = ()) -> Page:
        """The page *name*; *reason* stands in place of the tables."""
        first = (self.texts(f"lead_{name}"),) if f"lead_{name}" in self.texts.words else ()
        shown = () if reason else tuple(tables)
        return Page(name, self.texts(f"title_{name}"), (*first, *lead), shown, reason)

    def score_kind(self) -> Kind:
        """How the figure of the score is written."""
        kinds: Mapping[str | None, Kind] = {"nps": "net", "csat": "percent", "ces": "percent"}
        return kinds.get(self.analysis.facts.score_kind, "decimal")

    def score_name(self) -> str:
        """What the figure of the score is called."""
        return self.texts(f"score_{self.analysis.facts.score_kind or 'other'}")


class Columns:
    """Draws up a table from a DataFrame, column by column. Heads are keys of the words."""

    def __init__(self, frame: pd.DataFrame, source: Source) -> None:
        self._frame, self._source = frame, source
        self._columns: list[Column] = []
        self._small_at: int | None = None

    def add(self, head: str, name: str, kind: Kind = "text", scale: Literal["", "net", "bar"] = "") -> Columns:
        """The column *name* as it stands."""
        return self.put(self._source.texts(head), self._frame[name].tolist(), kind, scale)

    def put(
        self,
        head: str,
        values: Sequence[Any],
        kind: Kind = "text",
        scale: Literal["", "net", "bar"] = "",
        hidden: bool = False,
    ) -> Columns:
        """Ready values under a ready head."""
        self._columns.append(Column(head, values, kind, scale, hidden=hidden))
        return self

    def interval(self, low: str, high: str, kind: Kind, times: float = 1) -> Columns:
        """The bounds of the figure before."""
        for head, name in (("head_low", low), ("head_high", high)):
            self.put(self._source.texts(head), (self._frame[name] * times).tolist(), kind)
        return self

    def percentage_points(self, head: str, name: str, kind: Kind = "points") -> Columns:
        """A difference of shares (−1…1) as percentage points, with its bounds."""
        self.put(self._source.texts(head), (100 * self._frame[name]).tolist(), kind)
        return self.interval(f"{name}_low", f"{name}_high", kind, 100)

    def labels(self, head: str, name: str) -> Columns:
        """Ids of stages or themes in words."""
        return self.put(self._source.texts(head), [self._source.label(str(code)) for code in self._frame[name]])

    def coded(self, head: str, name: str, prefix: str) -> Columns:
        """Other ids in words, several joined by "; "."""
        words = self._source.texts
        told = ["; ".join(words(f"{prefix}{one}") for one in str(ids).split("; ") if one) for ids in self._frame[name]]
        return self.put(words(head), told)

    def periods(self, head: str, name: str) -> Columns:
        """Ids of periods in words."""
        return self.put(
            self._source.texts(head), [short_period(str(period), self._source.texts) for period in self._frame[name]]
        )

    def small(self, reasons: bool = True) -> Columns:
        """Which lines are of small samples, and what could not be computed of a line."""
        texts = self._source.texts
        self._small_at = len(self._columns)
        self.put(texts("head_small"), [texts("yes") if small else "" for small in self._frame["small"]])
        return self.coded("head_note", "reason", "note_") if reasons and "reason" in self._frame else self

    def bars(self, value: str, low: str, high: str) -> Columns:
        """Lengths of the error bars of a chart, in hidden columns."""
        frame = self._frame
        for head, lengths in (
            ("head_bar_down", frame[value] - frame[low]),
            ("head_bar_up", frame[high] - frame[value]),
        ):
            self.put(self._source.texts(head), lengths.tolist(), "decimal", hidden=True)
        return self

    def points(self, value: str, low: str, high: str) -> Columns:
        """What a line in a chart needs: its error bars, and its points by their look, in hidden columns."""
        self.bars(value, low, high)
        small = (self._frame["n"] < SMALL_N).tolist()
        for head, values in zip(POINTS, split_points(self._frame[value].tolist(), small), strict=True):
            self.put(self._source.texts(head), values, "decimal", hidden=True)
        return self

    def table(self, title: str = "") -> Table:
        return Table(tuple(self._columns), title, self._small_at)


def grid_width(heads: Sequence[str]) -> int:
    """One width for all columns of a grid, with room for the longest word of their heads."""
    return max(12, min(20, 2 + max((len(word) for head in heads for word in head.split()), default=0)))


def split_points(values: Sequence[Any], small: Sequence[bool]) -> tuple[list[Any], list[Any], list[Any]]:
    """*values* above zero, below zero, and of small samples: each a list with gaps, for a chart draws a look each."""
    positive = [value if value > 0 and not few else None for value, few in zip(values, small, strict=True)]
    negative = [value if value < 0 and not few else None for value, few in zip(values, small, strict=True)]
    return positive, negative, [value if few else None for value, few in zip(values, small, strict=True)]


def short_period(period: str, texts: Texts) -> str:
    """A period by its id, short enough for the axis of a chart."""
    if len(period) == 7 and period[5:].isdigit():
        return texts.numbers.month(period)
    return texts.numbers.span(period) if period else ""
