"""Answers that no theme of the codeframe covers, gathered while coded answers go by, and some covered ones beside."""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.records import GENERAL, LANGUAGES, CodedFeedback

if TYPE_CHECKING:
    import pandas as pd

LIMIT = 20_000  # answers kept of either kind; some 10 MB
UNSURE = 0.5  # a theme less likely than this does not cover an answer
COLUMNS = {"row": "int64", "language": "str", "text": "str", "value": "float64", "covered": "bool"}

_Kept = tuple[int, int, int, str, str, float]


def is_covered(answer: CodedFeedback) -> bool:
    """Does the answer have a mention of a named theme with a confidence of at least one half?"""
    return any(mention.theme != GENERAL and mention.confidence >= UNSURE for mention in answer.mentions)


def answers_of(mentions: pd.DataFrame, responses: pd.DataFrame, verbatims: pd.DataFrame) -> pd.DataFrame:
    """All verbatims of an analysis, the first ``LIMIT`` of them, as :meth:`UncoveredAnswers.frame` gives answers."""
    named = mentions[(mentions["theme"].astype(str) != GENERAL) & (mentions["confidence"] >= UNSURE)]
    sure = set(zip(named["row"].tolist(), named["column"].astype(str).tolist(), strict=True))
    value = dict(zip(responses["row"].tolist(), responses["value"].tolist(), strict=True))
    spoken = verbatims[verbatims["language"].isin(LANGUAGES)].head(LIMIT)
    keys = zip(spoken["row"].tolist(), spoken["column"].astype(str).tolist(), strict=True)
    answers = spoken[["row", "language", "text"]].reset_index(drop=True)
    answers["value"] = [value[row] for row in spoken["row"].tolist()]
    answers["covered"] = [key in sure for key in keys]
    return answers.astype({name: kind for name, kind in COLUMNS.items() if name != "text"})


class UncoveredAnswers:
    """Keeps coded answers in Finnish and English: those without a sure theme, and covered ones to compare with.

    Of each kind at most *limit* stay, chosen by the hash of row and question, so that neither the order nor the size
    of the pieces matters. Give redacted answers where the words of the result will be shown.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept: dict[bool, list[_Kept]] = {False: [], True: []}
        self.seen = {False: 0, True: 0}  # by is_covered

    def add(self, coded: Sequence[Sequence[CodedFeedback]], first: int = 1) -> None:
        """Look at the next input rows, the first of which has the number *first*."""
        for row, answers in enumerate(coded, first):
            for position, answer in enumerate(answers):
                if answer.status == "coded" and answer.language in LANGUAGES:
                    self._add(row, position, answer)

    def _add(self, row: int, position: int, answer: CodedFeedback) -> None:
        covered = is_covered(answer)
        self.seen[covered] += 1
        key = hashlib.blake2b(f"{row}.{position}".encode(), digest_size=8).digest()
        value = float("nan") if answer.score is None else answer.score
        # heapq keeps the smallest first, so the largest hash, turned negative, is the first to go.
        line = (-int.from_bytes(key), row, position, answer.language, answer.text, value)
        kept = self._kept[covered]
        if len(kept) < self._limit:
            heapq.heappush(kept, line)
        else:
            heapq.heappushpop(kept, line)

    @property
    def fraction(self) -> float:
        """Share (0–1) of the uncovered answers seen that were kept; 1 when there were none."""
        return len(self._kept[False]) / self.seen[False] if self.seen[False] else 1.0

    def frame(self) -> pd.DataFrame:
        """One line per answer kept, by row and question: ``row``, ``language``, ``text``, ``value`` (tone of the
        answer, −1…1, NaN), ``covered``."""
        import pandas as pd

        lines = sorted((line[1:], covered) for covered, kept in self._kept.items() for line in kept)
        cells = [(row, language, text, value, covered) for (row, _, language, text, value), covered in lines]
        return pd.DataFrame(cells, columns=list(COLUMNS)).astype(COLUMNS)
