"""A sentence of the summary, and the tables that its sentences are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from nlp.wording.texts import Texts

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe

Kind = Literal["positive", "negative", "even", "note"]


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """One sentence of the summary.

    Attributes:
        id: what it tells of, the same in both languages: ``overall``, ``stage_best``, ``pain``, ``change`` …
        text: the sentence; it may hold no-break spaces and word joiners.
        n: number of responses that it rests on.
        rows: up to five of them, those that show it best first; row numbers as in the tables.
        kind: ``positive``, ``negative``, ``even`` (no direction is certain) or ``note``.
    """

    id: str
    text: str
    n: int
    rows: tuple[int, ...]
    kind: Kind


@dataclass(frozen=True)
class SummaryTables:
    """What the sentences are made from; see :func:`nlp.analysis.summary.cited_summary`."""

    mentions: pd.DataFrame
    responses: pd.DataFrame
    journey: pd.DataFrame
    codeframe: Codeframe
    over_time: pd.DataFrame | None
    texts: Texts

    @cached_property
    def coded(self) -> int:
        return int((self.responses["status"] == "coded").sum())

    def label(self, code: str) -> str:
        return self.codeframe.label(code, self.texts.language)

    def responded(self, n: int) -> str:
        """``12 vastausta``."""
        return self.texts.count("response", n)
