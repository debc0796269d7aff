"""Measuring a model, through the whole pipeline, on labelled feedback."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nlp.model import Reading
from nlp.pipeline.coding import Answer, Coder
from nlp.records import CodedFeedback
from nlp.training.confused import confused_themes
from nlp.training.dataset import LabelledVerbatim, text_key
from nlp.training.measure import Agreement, by_label, compare, summary
from nlp.training.review import coverage_curve

if TYPE_CHECKING:
    import pandas as pd

_CHUNK = 512


@dataclass(frozen=True)
class Evaluation:
    """Figures with 95 % bootstrap intervals, one table each for the headline, the themes and the stages.

    Attributes:
        n: verbatims; *seen* of them trained the model.
        figures: ``language``, ``metric``, ``n``, ``value``, ``low``, ``high``.
        themes, stages: ``language``, the id, ``n``, ``precision``, ``recall``, ``f1``, ``low``, ``high``.
        review: ``language`` and the columns of :func:`nlp.training.review.coverage_curve`; no lines when the model
            does not tell its certainty.
        confused: ``language`` and the columns of :func:`nlp.training.confused.confused_themes`.
    """

    n: int
    seen: int
    figures: pd.DataFrame
    themes: pd.DataFrame
    stages: pd.DataFrame
    review: pd.DataFrame
    confused: pd.DataFrame

    def to_csv(self, path: str | Path) -> None:
        """All figures in one long table: ``table``, ``language``, ``name``, and the columns of each."""
        import pandas as pd

        parts = [
            table.rename(columns={name: "name"}).assign(table=kind)
            for kind, name, table in (
                ("figures", "metric", self.figures),
                ("themes", "theme", self.themes),
                ("stages", "stage", self.stages),
                ("review", "coverage", self.review),
            )
        ]
        pd.concat(parts, ignore_index=True).to_csv(path, index=False, lineterminator="\n")


def evaluate(verbatims: Sequence[LabelledVerbatim], coder: Coder) -> Evaluation:
    """Code *verbatims* and compare with their labels; statuses other than ``coded`` count as no mentions."""
    import pandas as pd

    answers = [Answer(v.id, v.passage.text, v.passage.question) for v in verbatims]
    found = [coded for begin in range(0, len(answers), _CHUNK) for coded in coder.code(answers[begin : begin + _CHUNK])]
    readings = [_reading(coded) for coded in found]
    agreement = compare(verbatims, readings, coder.codeframe)
    groups = _groups(verbatims, agreement)

    def table(make: str) -> pd.DataFrame:
        parts = []
        for language, part in groups.items():
            frame = summary(part) if make == "figures" else by_label(part, make)
            frame.insert(0, "language", language)
            parts.append(frame)
        return pd.concat(parts, ignore_index=True)

    trained = set(coder.model.info.card.get("trained_on", ()))
    seen = sum(text_key(v.passage.text) in trained for v in verbatims)
    # What a rule coded has no certainty and would only blur the curve.
    certain = [row for row, coded in enumerate(found) if coded.certainty is not None]
    curves = [
        coverage_curve([verbatims[row] for row in rows], [readings[row] for row in rows]).assign(language=language)
        for language in groups
        if (rows := [row for row in certain if verbatims[row].passage.language == language])
    ]
    review = pd.concat(curves or [coverage_curve([], []).assign(language="")], ignore_index=True)
    review.insert(0, "language", review.pop("language"))
    confused = _confused(verbatims, readings, coder, tuple(groups))
    return Evaluation(len(verbatims), seen, table("figures"), table("theme"), table("stage"), review, confused)


def _confused(
    verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading], coder: Coder, languages: Sequence[str]
) -> pd.DataFrame:
    import pandas as pd

    parts = []
    for language in languages:
        rows = [row for row, verbatim in enumerate(verbatims) if verbatim.passage.language == language]
        part = confused_themes([verbatims[row] for row in rows], [readings[row] for row in rows], coder.codeframe)
        part.insert(0, "language", language)
        parts.append(part)
    return pd.concat(parts or [confused_themes([], [], coder.codeframe).assign(language="")], ignore_index=True)


def _reading(coded: CodedFeedback) -> Reading:
    certainty = 1.0 if coded.certainty is None else coded.certainty
    tone, score = coded.sentiment or "neutral", coded.score or 0.0
    return Reading(coded.status == "coded", tone, score, coded.mentions, coded.signals, certainty)


def _groups(verbatims: Sequence[LabelledVerbatim], agreement: Agreement) -> dict[str, Agreement]:
    languages = np.array([v.passage.language for v in verbatims])
    groups = {language: agreement.of(np.flatnonzero(languages == language)) for language in ("fi", "en")}
    return {language: part for language, part in groups.items() if len(part)}
