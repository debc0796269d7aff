"""The journey: its stages as a table, and what has no stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.records import NOT_STATED
from nlp.report.texts import Texts
from nlp.report.view.figures import figures
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def unstated(analysis: Analysis, texts: Texts) -> str:
    """How many rows speak of no stage, and how many of some stage and also of things without one."""
    stated = analysis.mentions["stage"] != NOT_STATED
    with_stage = set(analysis.mentions["row"][stated])
    without = set(analysis.mentions["row"][~stated])
    nowhere, partly = len(without - with_stage), len(without & with_stage)
    if not without:
        return texts("unstated_zero") if with_stage else ""
    told = texts.count("unstated", nowhere)
    return f"{told} {texts.count('unstated_partly', partly)}" if partly else told


def stage_rows(analysis: Analysis, texts: Texts) -> list[dict[str, Any]]:
    rows = []
    for line in analysis.journey.itertuples():
        rows.append(
            figures(line, texts)
            | {
                "id": line.stage,
                "label": analysis.codeframe.label(line.stage, texts.language),
                "share": texts.numbers.percent(float(line.share)),
                "strength": _named(analysis, line.top_strength, int(line.strength_n), texts),
                "pain": _named(analysis, line.top_pain, int(line.pain_n), texts),
            }
        )
    return rows


def _named(analysis: Analysis, theme: str, n: int, texts: Texts) -> str:
    if not theme:
        return NONE
    return f"{analysis.codeframe.label(theme, texts.language)} ({texts.numbers.count(n)})"
