"""The role of every column with its reason, for the person who checks them. A reason never holds cell text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp.records import Note
from nlp.survey import headers, rules
from nlp.survey.explain import date_state, score_scale
from nlp.survey.mojibake import REPAIRED
from nlp.survey.rules import Column
from nlp.survey.shape import count_of
from nlp.survey.values import DateOrder

Role = Literal["text", "date", "score", "stage", "respondent", "segment", "other"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One column, its *wording* where the source gives one beside the name, its role, and why it has that role."""

    column: str
    role: Role
    reason: Note
    wording: str = ""


def choice_of(
    column: Column,
    role: Role,
    cells: Callable[[str], Sequence[str]],
    *,
    named: bool = False,
    repaired: Mapping[str, str],
    order: DateOrder | None = None,
) -> Choice:
    """The choice of *role* for *column*, whose *cells* are read where the reason needs their values.

    Args:
        named: the role was given by the user, not found.
        repaired: column → the added column with its mojibake undone.
        order: of day and month in the date column.
    """
    wording = column.header if column.header != column.name else ""
    if role == "other":
        return Choice(column.name, role, _why_other(column, repaired), wording)
    found = column.found
    why = Note("nimetty", "named by you") if named else _why(column, role)
    facts = _facts(column, role, cells, order)
    filled = Note(f"{found.filled}/{found.cells} solussa", f"{found.filled} of {found.cells} cells")
    parts = [part for part in (why, *facts, filled) if part.en]
    reason = Note(", ".join(part.fi for part in parts), ", ".join(part.en for part in parts))
    return Choice(column.name, role, reason, wording)


def _why(column: Column, role: Role) -> Note:
    """What spoke for *role*."""
    header = column.header
    if role == "text":
        if headers.is_text_name(header):
            return Note("tavallinen tekstisarakkeen nimi", "a usual name of a text column")
        if headers.is_open_like(header):
            return Note("otsikko on avoin kysymys", "the header is an open question")
        return Note("vaihtelevia vastauksia", "varied answers")
    if role == "date":
        answered = headers.has_part(header, headers.ANSWER_DATE)
        return Note("vastaamisen aika", "time of answering") if answered else Note("päivämääriä", "dates")
    if role == "score":
        if headers.is_score_like(header):
            return Note("otsikko on arvosanan", "the header names a rating")
        return Note("lukuja kuten arvosanoissa", "numbers like ratings")
    return _USUAL[role]


_USUAL: dict[Role, Note] = {
    "stage": Note("otsikko on kosketuspisteen", "the header names a touchpoint"),
    "respondent": Note("otsikko on tunnisteen, arvot eri riveillä eri", "the header names an id, no value repeats"),
    "segment": Note("toistuvia arvoja", "values that repeat"),
}


def _facts(
    column: Column, role: Role, cells: Callable[[str], Sequence[str]], order: DateOrder | None
) -> tuple[Note, ...]:
    """What the column holds, as far as it matters for *role*."""
    if role == "text":
        words = round(column.found.words)
        return (Note(f"keskimäärin {count_of(words, 'sana', 'sanaa')}", f"{count_of(words, 'word')} on average"),)
    if role == "date":
        return tuple(date_state(cells(column.name), order))
    if role == "score":
        return (score_scale(column.header, cells(column.name)),)
    values = column.found.values
    return () if role == "respondent" else (Note(f"{values} eri arvoa", f"{values} different"),)


def _why_other(column: Column, repaired: Mapping[str, str]) -> Note:
    """Why the column has no role; the first reason that holds."""
    header, found = column.header, column.found
    states = (
        (column.name in repaired, "luetaan korjattuna, ks. " + REPAIRED, "read mended, see " + REPAIRED),
        (column.name in repaired.values(), "korjattu rinnakkaissarake", "mended copy"),
        (not found.filled, "tyhjä", "empty"),
        (found.dates >= 0.8 and found.bare < 0.5, "muu päivämäärä", "another date"),
        (rules.is_rating(column), "muu arvosana", "another rating"),
        (found.machine > 0.3, "linkkejä, osoitteita tai koodia", "links, addresses or code"),
        (found.names > 0.6, "henkilönimiä", "names of persons"),
        (found.bare > 0.5 and not headers.is_respondent(header), "lukuja", "numbers"),
        (headers.is_fact(header), "tieto vastaajasta tai tapauksesta", "a fact about the respondent or the case"),
        (rules.is_id(found), "arvot eri riveillä eri", "another value in each row"),
        (headers.is_title(header) and found.words > 1, "toisen tekstin otsikko", "the subject of another text"),
        (found.values == 1, "sama arvo aina", "one value only"),
        (found.variety < 0.5, "valittuja vaihtoehtoja", "options chosen"),
    )
    fi, en = next(((fi, en) for holds, fi, en in states if holds), ("lyhyitä merkintöjä", "short entries"))
    return Note(fi, en)
