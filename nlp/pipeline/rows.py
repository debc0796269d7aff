"""The rows of a survey, a few at a time: of a DataFrame, or of an export that may lie on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from nlp.pipeline.coding import text_of
from nlp.survey import SurveyTable, frame_of

if TYPE_CHECKING:
    import pandas as pd


class Rows(Protocol):
    """A survey's rows; none of them need be in memory until it is asked for."""

    @property
    def columns(self) -> Sequence[str]: ...

    def __len__(self) -> int: ...

    def cells(self, column: str) -> Sequence[str]:
        """A column as texts, "" for missing cells."""
        ...

    def frame(self, first: int, last: int) -> pd.DataFrame:
        """The rows from *first* up to but not including *last*, columns untouched."""
        ...


class FrameRows:
    """The rows of a DataFrame."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame
        self.columns: Sequence[str] = list(frame.columns)

    def __len__(self) -> int:
        return len(self._frame)

    def cells(self, column: str) -> list[str]:
        return texts_of(self._frame, column)

    def frame(self, first: int, last: int) -> pd.DataFrame:
        return self._frame if (first, last) == (0, len(self._frame)) else self._frame.iloc[first:last]


class TableRows:
    """The rows of an export."""

    def __init__(self, table: SurveyTable) -> None:
        self._table = table
        self.columns: Sequence[str] = table.columns

    def __len__(self) -> int:
        return len(self._table.rows)

    def cells(self, column: str) -> Sequence[str]:
        return self._table.cells(column)

    def frame(self, first: int, last: int) -> pd.DataFrame:
        return frame_of(replace(self._table, rows=self._table.rows[first:last]))


def texts_of(frame: pd.DataFrame, column: str) -> list[str]:
    """A column of *frame* as texts, "" for missing cells."""
    return [text_of(value) or "" for value in frame[column].tolist()]
