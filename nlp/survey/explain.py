"""One line on each column role, for the reader of the report. A line never holds cell text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.survey import headers
from nlp.survey.shape import count_of
from nlp.survey.values import parse_date, parse_score


def explain_text(name: str, values: Sequence[str]) -> str:
    """The line on a column of open answers; *values* are its cells."""
    filled = [cell for cell in values if cell and not cell.isspace()]
    words = sum(len(cell.split()) for cell in filled) / len(filled) if filled else 0.0
    return f'text: "{name}" (open answers: {len(filled)} of {len(values)} cells, {words:.0f} words on average)'


def explain_date(name: str | None, values: Sequence[str]) -> str:
    """The line on the date column: the forms of its dates and how many cells have one."""
    if name is None:
        return "date: not found"
    parsed = [cell for cell in values if parse_date(cell) is not None]
    forms = {_date_form(cell) for cell in parsed}
    return f'date: "{name}" ({", ".join([*sorted(forms), f"{len(parsed)} of {len(values)} cells"])})'


def _date_form(cell: str) -> str:
    if re.match(r"\s*[0-9]{4}/", cell):
        return "yyyy/mm/dd"
    if re.match(r"\s*[0-9]{4}-|\s*[0-9]{8}", cell):
        return "yyyy-mm-dd"
    return "Excel day number" if re.match(r"\s*[0-9]{5}", cell) else "d.m.yyyy"


def explain_score(name: str | None, values: Sequence[str]) -> str:
    """The line on the score column: its scale as the header writes it, else the lowest and highest score."""
    if name is None:
        return "score: not found"
    scores = [score for score in map(parse_score, values) if score is not None]
    low, high = headers.scale_of(name) or ((min(scores), max(scores)) if scores else (0, 0))
    found = f"{len(scores)} of {len(values)} cells"
    return f'score: "{name}" ({low:g}–{high:g}, {found})' if scores else f'score: "{name}" ({found})'


def explain_stage(name: str | None, values: Sequence[str]) -> str:
    """The line on the touchpoint column."""
    if name is None:
        return "stage: not found"
    filled = [cell.strip() for cell in values if cell.strip()]
    return f'stage: "{name}" ({count_of(len(set(filled)), "touchpoint")}, {len(filled)} of {len(values)} cells)'
