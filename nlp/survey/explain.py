"""One note on each column role, for the reader of the report. A note never holds cell text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.records import Note
from nlp.survey import headers
from nlp.survey.scales import NAMES, SCALES, kind_of
from nlp.survey.shape import count_of
from nlp.survey.values import DateOrder, parse_date, parse_score, slash_dates


def explain_text(name: str, values: Sequence[str]) -> Note:
    """The note on a column of open answers; *values* are its cells."""
    filled = count = 0
    for cell in values:
        if cell and not cell.isspace():
            filled, count = filled + 1, count + len(cell.split())
    words = round(count / filled) if filled else 0
    return Note(
        f'avovastaukset: "{name}" ({filled}/{len(values)} solua täytetty, '
        f"keskimäärin {count_of(words, 'sana', 'sanaa')})",
        f'text: "{name}" (open answers: {filled} of {len(values)} cells, {words} words on average)',
    )


def explain_date(name: str | None, values: Sequence[str], order: DateOrder | None = None) -> Note:
    """The note on the date column: the forms of its dates and how many cells have one."""
    if name is None:
        return Note("päivämäärä: ei löytynyt", "date: not found")
    found = _found(sum(parse_date(cell, order) is not None for cell in values), len(values))
    state = date_state(values, order)
    return Note(
        f'päivämäärä: "{name}" ({", ".join([*(form.fi for form in state), found.fi])})',
        f'date: "{name}" ({", ".join([*(form.en for form in state), found.en])})',
    )


def date_state(values: Sequence[str], order: DateOrder | None = None) -> list[Note]:
    """The forms of the dates in *values*, and what is open about them."""
    forms = sorted({_date_form(cell) for cell in values if parse_date(cell) is not None}, key=lambda form: form.en)
    slashes = slash_dates(values)
    if not slashes.count:
        return forms
    if order:
        day = Note("p/k/vvvv", "d/m/yyyy") if order == "day" else Note("k/p/vvvv", "m/d/yyyy")
        how = Note("", "") if slashes.order == order else Note(" kuten kerrottiin", " as told")
        return [*forms, Note(day.fi + how.fi, day.en + how.en)]
    count = slashes.count
    return [
        *forms,
        Note(
            f"{count} solussa päivän ja kuukauden järjestys on auki, eikä niitä luettu; "
            "kerro se valitsimella --date-order day tai --date-order month",
            f"the order of day and month is open in {count_of(count, 'cell')}, which were not read; "
            "tell it with --date-order day or --date-order month",
        ),
    ]


def _date_form(cell: str) -> Note:
    if re.match(r"\s*[0-9]{4}/", cell):
        return Note("vvvv/kk/pp", "yyyy/mm/dd")
    if re.match(r"\s*[0-9]{4}-|\s*[0-9]{8}", cell):
        return Note("vvvv-kk-pp", "yyyy-mm-dd")
    if re.match(r"\s*[0-9]{5}", cell):
        return Note("Excelin päivänumero", "Excel day number")
    return Note("p.k.vvvv", "d.m.yyyy")


def explain_score(name: str | None, values: Sequence[str], header: str = "") -> Note:
    """The note on the score column: its kind, its scale and how many cells have a score."""
    if name is None:
        return Note("arvosana: ei löytynyt", "score: not found")
    scale = score_scale(header or name, values)
    found = _found(sum(parse_score(cell) is not None for cell in values), len(values))
    return Note(
        f'arvosana: "{name}" ({", ".join(filter(None, (scale.fi, found.fi)))})',
        f'score: "{name}" ({", ".join(filter(None, (scale.en, found.en)))})',
    )


def score_scale(header: str, values: Sequence[str]) -> Note:
    """Kind and scale of the scores in *values*.

    The scale is the one that *header* writes, else that of the kind, else the lowest and the highest score.
    """
    scores = [score for score in map(parse_score, values) if score is not None]
    if not scores:
        return Note("", "")
    kind = kind_of(header, scores)
    low, high = headers.scale_of(header) or (SCALES[kind] if kind else (min(scores), max(scores)))
    scale = f"{low:g}–{high:g}"
    fi, en = (f"{name} " for name in NAMES[kind]) if kind else ("", "")
    return Note(fi + scale.replace(".", ","), en + scale)


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
