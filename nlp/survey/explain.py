"""One note on each column role, for the reader of the report. A note never holds cell text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.records import Note
from nlp.survey import headers
from nlp.survey.shape import count_of
from nlp.survey.values import parse_date, parse_score


def explain_text(name: str, values: Sequence[str]) -> Note:
    """The note on a column of open answers; *values* are its cells."""
    filled = [cell for cell in values if cell and not cell.isspace()]
    words = round(sum(len(cell.split()) for cell in filled) / len(filled)) if filled else 0
    return Note(
        f'avovastaukset: "{name}" ({len(filled)}/{len(values)} solua täytetty, '
        f"keskimäärin {count_of(words, 'sana', 'sanaa')})",
        f'text: "{name}" (open answers: {len(filled)} of {len(values)} cells, {words} words on average)',
    )


def explain_date(name: str | None, values: Sequence[str]) -> Note:
    """The note on the date column: the forms of its dates and how many cells have one."""
    if name is None:
        return Note("päivämäärä: ei löytynyt", "date: not found")
    parsed = [cell for cell in values if parse_date(cell) is not None]
    forms = sorted({_date_form(cell) for cell in parsed}, key=lambda form: form.en)
    found = _found(len(parsed), len(values))
    return Note(
        f'päivämäärä: "{name}" ({", ".join([*(form.fi for form in forms), found.fi])})',
        f'date: "{name}" ({", ".join([*(form.en for form in forms), found.en])})',
    )


def _date_form(cell: str) -> Note:
    if re.match(r"\s*[0-9]{4}/", cell):
        return Note("vvvv/kk/pp", "yyyy/mm/dd")
    if re.match(r"\s*[0-9]{4}-|\s*[0-9]{8}", cell):
        return Note("vvvv-kk-pp", "yyyy-mm-dd")
    if re.match(r"\s*[0-9]{5}", cell):
        return Note("Excelin päivänumero", "Excel day number")
    return Note("p.k.vvvv", "d.m.yyyy")


def explain_score(name: str | None, values: Sequence[str]) -> Note:
    """The note on the score column: its scale as the header writes it, else the lowest and highest score."""
    if name is None:
        return Note("arvosana: ei löytynyt", "score: not found")
    scores = [score for score in map(parse_score, values) if score is not None]
    found = _found(len(scores), len(values))
    if not scores:
        return Note(f'arvosana: "{name}" ({found.fi})', f'score: "{name}" ({found.en})')
    low, high = headers.scale_of(name) or (min(scores), max(scores))
    scale = f"{low:g}–{high:g}"
    return Note(f'arvosana: "{name}" ({scale.replace(".", ",")}, {found.fi})', f'score: "{name}" ({scale}, {found.en})')


def explain_stage(name: str | None, values: Sequence[str]) -> Note:
    """The note on the touchpoint column."""
    if name is None:
        return Note("kosketuspiste: ei löytynyt", "stage: not found")
    filled = [cell.strip() for cell in values if cell.strip()]
    points, found = len(set(filled)), _found(len(filled), len(values))
    return Note(
        f'kosketuspiste: "{name}" ({count_of(points, "kosketuspiste", "kosketuspistettä")}, {found.fi})',
        f'stage: "{name}" ({count_of(points, "touchpoint")}, {found.en})',
    )


def _found(count: int, cells: int) -> Note:
    return Note(f"{count}/{cells} solussa", f"{count} of {cells} cells")
