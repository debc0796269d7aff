"""The roles of a survey's columns: open answers, date, score, touchpoint, respondent and segments."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey import explain, headers, rules
from nlp.survey.choices import Choice, Role, choice_of
from nlp.survey.profile import profile_of
from nlp.survey.rules import Column
from nlp.survey.scales import ScoreKind, kind_of
from nlp.survey.shape import OVERFLOW, RAW, count_of
from nlp.survey.values import DATE_ORDERS, DateOrder, slash_dates

_LISTED = 30
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class TextColumn:
    """A column of open answers. *question* is its wording where the header or the user gives one."""

    name: str
    question: str | None


@dataclass(frozen=True)
class ColumnRoles:
    """Which column is what.

    Attributes:
        texts, date, score, stage: the columns of the analysis; None where there is none.
        explanations: one note on each of those, for the reader of the report.
        date_order: which number is the day in dates such as 3/4/2026; None where no date needs it or none tells it.
        score_kind: what the score measures, None when it is no usual kind.
        respondent: the column that identifies the answer or its giver.
        segments: columns of a few repeating values, in file order.
        choices: every column with its role and the reason.
    """

    texts: tuple[TextColumn, ...]
    date: str | None
    score: str | None
    stage: str | None
    explanations: tuple[Note, ...]
    date_order: DateOrder | None = None
    score_kind: ScoreKind | None = None
    respondent: str | None = None
    segments: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Named:
    """The columns named by the user; each role left out is found.

    Attributes:
        text: the columns of open answers, in the order wanted.
        question: the wording put to the customer, one for each text column in order; empty for none.
        date_order: ``day`` or ``month``: which number comes first in dates such as 3/4/2026.
    """

    text: Sequence[str] = ()
    question: Sequence[str] = ()
    date: str | None = None
    date_order: str | None = None
    score: str | None = None
    stage: str | None = None
    respondent: str | None = None
    segments: Sequence[str] = ()

    def roles(self) -> list[tuple[str, Role]]:
        """Each named column with its role."""
        single: tuple[tuple[str | None, Role], ...] = (
            (self.date, "date"), (self.score, "score"), (self.stage, "stage"), (self.respondent, "respondent"),
        )  # fmt: skip
        return [
            *((name, "text") for name in self.text),
            *((name, role) for name, role in single if name),
            *((name, "segment") for name in self.segments),
        ]


def find_roles(
    columns: Sequence[str],
    cells: Callable[[str], Sequence[str]],
    named: Named | None = None,
    *,
    wordings: Mapping[str, str] = _NOTHING,
    repaired: Mapping[str, str] = _NOTHING,
) -> ColumnRoles:
    """The roles of *columns*; those named by the user stand, the others are found.

    Args:
        columns: unique names in file order.
        cells: gives the cells of a column as str, "" for a missing one.
        named: what the user says.
        wordings: column → its question or label where the source gives one beside the name.
        repaired: column → the added column that is read instead of it.

    Raises:
        SurveyError: a named column is not in *columns*, no column of open answers is found, or the order of day and
            month in a named date column is open.
        OptionError: a column is named twice, *question* and the text columns differ in number, or the order is
            neither ``day`` nor ``month``.
    """
    named = named or Named()
    given = named.roles()
    _check(named, given, columns)
    added = set(repaired.values())
    present = frozenset(columns)  # a damaged workbook may have thousands of columns
    header = {name: wordings.get(name, _base(name, present)) for name in columns}
    known = {name: Column(name, header[name], profile_of(cells(repaired.get(name, name)))) for name in columns}
    roles: dict[str, Role] = dict(given)
    _find(roles, [known[name] for name in columns if name not in added and not _is_added(name)], named)
    names = tuple(name for name, _ in given if roles[name] == "text") or _with(roles, "text", columns)
    if not names:
        raise SurveyError(
            f"No column of open answers was found among {_listed(columns)}.",
            "Name it with --text, for instance --text Palaute.",
        )
    read = tuple(repaired.get(name, name) for name in names)
    date, score, stage = (_first(roles, role, columns) for role in ("date", "score", "stage"))
    order = _date_order(date, cells, named)
    by_name = {name for name, _ in given}
    return ColumnRoles(
        _with_wordings(read, [header[name] for name in names], named.question),
        date, score, stage,
        explanations=(
            *(explain.explain_text(name, cells(name)) for name in read),
            explain.explain_date(date, cells(date) if date else (), order),
            explain.explain_score(score, cells(score) if score else (), header.get(score or "", "")),
            explain.explain_stage(stage, cells(stage) if stage else ()),
        ),
        date_order=order,
        score_kind=kind_of(header[score], known[score].found.scores) if score else None,
        respondent=_first(roles, "respondent", columns),
        segments=_with(roles, "segment", columns),
        choices=tuple(
            choice_of(
                known[name], roles.get(name, "other"), cells, named=name in by_name, repaired=repaired, order=order
            )
            for name in columns
        ),
    )  # fmt: skip


def _find(roles: dict[str, Role], columns: Sequence[Column], named: Named) -> None:
    """Add to *roles* those that the user did not name; each column gets one."""
    finders: tuple[tuple[Role, Callable[[list[Column]], Column | None]], ...] = (
        ("date", rules.find_date),
        ("score", rules.find_score),
        ("stage", rules.find_stage),
        ("respondent", rules.find_respondent),
    )
    for role, find in finders:
        if role not in roles.values() and (column := find([c for c in columns if c.name not in roles])):
            roles[column.name] = role
    if not named.text:
        roles |= {c.name: "text" for c in rules.find_texts([c for c in columns if c.name not in roles])}
    if not named.segments:
        roles |= {c.name: "segment" for c in columns if c.name not in roles and rules.is_segment(c)}


def _with(roles: Mapping[str, Role], role: Role, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in columns if roles.get(name) == role)


def _first(roles: Mapping[str, Role], role: Role, columns: Sequence[str]) -> str | None:
    return next(iter(_with(roles, role, columns)), None)


def _date_order(date: str | None, cells: Callable[[str], Sequence[str]], named: Named) -> DateOrder | None:
    """The order that the user tells, else the one that a day over 12 tells; None for dates that need none."""
    if date is None:
        return None
    slashes = slash_dates(cells(date))
    told = next((order for order in DATE_ORDERS if order == named.date_order), None)
    if not slashes.count or told or slashes.order:
        return told if told and slashes.count else slashes.order
    if named.date:
        raise SurveyError(
            f'The dates of "{date}" can be read day first or month first: no day over 12 tells which.'
            if not slashes.day_first
            else f'Some dates of "{date}" are day first and others month first.',
            "Tell it with --date-order day or --date-order month, or as date_order in palaute.toml.",
        )
    return None


def _check(named: Named, given: Sequence[tuple[str, Role]], columns: Sequence[str]) -> None:
    seen: set[str] = set()
    for name, _ in given:
        if name not in columns:
            raise _unknown_column(name, columns)
        if name in seen:
            raise OptionError(f'The column "{name}" is named for two roles.', "Name it for one of them.")
        seen.add(name)
    if named.date_order is not None and named.date_order not in DATE_ORDERS:
        raise OptionError(f'The date order is "{named.date_order}".', "Use day or month: what comes first.")


def _with_wordings(names: Sequence[str], found: Sequence[str], question: Sequence[str]) -> tuple[TextColumn, ...]:
    if not question:
        return tuple(TextColumn(name, headers.wording_of(head)) for name, head in zip(names, found, strict=True))
    if len(question) != len(names):
        raise OptionError(
            f"{count_of(len(question), 'question')} given for {count_of(len(names), 'text column')} "
            f"({_listed(names)}).",
            "Give one question for each text column, in the same order.",
        )
    return tuple(TextColumn(name, wording) for name, wording in zip(names, question, strict=True))


def _unknown_column(name: str, columns: Sequence[str]) -> SurveyError:
    lower = {column.casefold(): column for column in columns}
    close = difflib.get_close_matches(name.casefold(), lower, n=1, cutoff=0.5)
    hint = f'Did you mean "{lower[close[0]]}"? ' if close else ""
    return SurveyError(f'There is no column "{name}".', f"{hint}The columns are {_listed(columns)}.")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED} others" if len(names) > _LISTED else ""
    return ", ".join(f'"{name}"' for name in names[:_LISTED]) + more


def _is_added(name: str) -> bool:
    return re.fullmatch(rf"(?:{OVERFLOW}|{RAW})(?: \([0-9]+\))?", name) is not None


def _base(name: str, columns: frozenset[str]) -> str:
    """The header without the number that reading gave to a repeated one."""
    base = re.sub(r" \([0-9]+\)$", "", name)
    return base if base in columns else name
