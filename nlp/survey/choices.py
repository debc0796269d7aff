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
    reason = _why_date(column, cells(column.name), order) if role == "date" else _WHY[role](column, cells(column.name))
    filled = Note(
        f"{column.found.filled}/{column.found.cells} solussa", f"{column.found.filled} of {column.found.cells} cells"
    )
    how = Note("nimetty", "named by you") if named else Note("", "")
    return Choice(
        column.name,
        role,
        Note(
            ", ".join(filter(None, (how.fi, reason.fi, filled.fi))),
            ", ".join(filter(None, (how.en, reason.en, filled.en))),
        ),
        wording,
    )


def _why_text(column: Column, cells: Sequence[str]) -> Note:
    words, header = round(column.found.words), column.header
    if headers.is_text_name(header):
        why = Note("tavallinen tekstisarakkeen nimi", "a usual name of a text column")
    elif headers.is_open_like(header):
        why = Note("otsikko on avoin kysymys", "the header is an open question")
    else:
        why = Note("vaihtelevia vastauksia", "varied answers")
    fi, en = count_of(words, "sana", "sanaa"), count_of(words, "word")
    return Note(f"{why.fi}, keskimäärin {fi}", f"{why.en}, {en} on average")


def _why_date(column: Column, cells: Sequence[str], order: DateOrder | None) -> Note:
    state = date_state(cells, order)
    named = headers.has_part(column.header, headers.ANSWER_DATE)
    why = Note("vastaamisen aika: ", "time of answering: ") if named else Note("", "")
    return Note(why.fi + ", ".join(form.fi for form in state), why.en + ", ".join(form.en for form in state))


def _why_score(column: Column, cells: Sequence[str]) -> Note:
    scale = score_scale(column.header, cells)
    if headers.is_score_like(column.header):
        return Note(f"otsikko on arvosanan, {scale.fi}", f"the header names a rating, {scale.en}")
    return Note(f"lukuja kuten arvosanoissa, {scale.fi}", f"numbers like ratings, {scale.en}")


def _why_stage(column: Column, cells: Sequence[str]) -> Note:
    return Note(
        f"otsikko on kosketuspisteen, {count_of(column.found.values, 'arvo', 'arvoa')}",
        f"the header names a touchpoint, {count_of(column.found.values, 'value')}",
    )


def _why_respondent(column: Column, cells: Sequence[str]) -> Note:
    return Note("otsikko on tunnisteen, arvot eri riveillä eri", "the header names an id, another value in each row")


def _why_segment(column: Column, cells: Sequence[str]) -> Note:
    return Note(
        f"toistuvia arvoja: {column.found.values} erilaista", f"values that repeat: {column.found.values} different"
    )


_WHY: dict[Role, Callable[[Column, Sequence[str]], Note]] = {
    "text": _why_text,
    "score": _why_score,
    "stage": _why_stage,
    "respondent": _why_respondent,
    "segment": _why_segment,
}


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
