"""The roles of a survey's columns: open answers, date, score and touchpoint, found by header and content."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey import explain, headers
from nlp.survey.profile import Profile, profile_of
from nlp.survey.shape import OVERFLOW, RAW, count_of

_LISTED = 30
_STAGES = 30  # more different values than this is no list of touchpoints
_SCORE_TOP = 10


@dataclass(frozen=True)
class TextColumn:
    """A column of open answers. *question* is its wording where the header or the user gives one."""

    name: str
    question: str | None


@dataclass(frozen=True)
class ColumnRoles:
    """Which column is what; *explanations* has one note on each role for the reader of the report."""

    texts: tuple[TextColumn, ...]
    date: str | None
    score: str | None
    stage: str | None
    explanations: tuple[Note, ...]


def find_roles(
    columns: Sequence[str],
    cells: Callable[[str], Sequence[str]],
    *,
    text: Sequence[str] = (),
    question: Sequence[str] = (),
    date: str | None = None,
    score: str | None = None,
    stage: str | None = None,
) -> ColumnRoles:
    """The roles of *columns*; those named by the caller stand, the others are found.

    Args:
        columns: unique names in file order.
        cells: gives the cells of a column as str, "" for a missing one.
        text: the columns of open answers, in the order wanted; all found ones in file order when empty.
        question: the wording put to the customer, one for each text column in order; empty for none.
        date, score, stage: the columns named by the caller.

    Raises:
        SurveyError: a named column is not in *columns*, or no column of open answers is found.
        OptionError: a column is named twice, or *question* and the text columns differ in number.
    """
    named = [*text, *filter(None, (date, score, stage))]
    _check_named(named, columns)
    free = {name: profile_of(cells(name)) for name in columns if name not in named and not _is_added(name)}
    date = date or _take(free, _find_date(free))
    score = score or _take(free, _find_score(free))
    stage = stage or _take(free, _find_stage(free))
    names = tuple(text) or _find_texts(free)
    if not names:
        raise SurveyError(
            f"No column of open answers was found among {_listed(columns)}.",
            "Name it with --text, for instance --text Palaute.",
        )
    texts = _with_wordings(names, question, columns)
    explanations = (
        *(explain.explain_text(name, cells(name)) for name in names),
        explain.explain_date(date, cells(date) if date else ()),
        explain.explain_score(score, cells(score) if score else ()),
        explain.explain_stage(stage, cells(stage) if stage else ()),
    )
    return ColumnRoles(texts, date, score, stage, explanations)


def _check_named(named: Sequence[str], columns: Sequence[str]) -> None:
    for place, name in enumerate(named):
        if name not in columns:
            raise _unknown_column(name, columns)
        if name in named[:place]:
            raise OptionError(f'The column "{name}" is named for two roles.', "Name it for one of them.")


def _with_wordings(names: Sequence[str], question: Sequence[str], columns: Sequence[str]) -> tuple[TextColumn, ...]:
    if not question:
        return tuple(TextColumn(name, _wording(name, columns)) for name in names)
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


def _take(free: dict[str, Profile], name: str | None) -> str | None:
    if name is not None:
        del free[name]
    return name


def _find_date(free: Mapping[str, Profile]) -> str | None:
    """The date of answering if one is named so, else the first date that is not of something else."""
    best: tuple[int, int, str] | None = None
    for position, (name, found) in enumerate(free.items()):
        by_header = headers.is_date_like(name) and found.dates >= 0.8
        # Bare whole numbers may be Excel's day numbers, but without a date's header they are rather codes.
        if not found.looked or not (by_header or (found.dates >= 0.95 and found.bare < 0.5)):
            continue
        other = headers.has_part(name, headers.OTHER_DATE)
        rank = 3 if other else 0 if headers.has_part(name, headers.ANSWER_DATE) else 1 if by_header else 2
        best = min(best, (rank, position, name)) if best else (rank, position, name)
    return best[2] if best else None


def _find_score(free: Mapping[str, Profile]) -> str | None:
    """A recommendation score before other ratings; a rating by its header before one by content."""
    best: tuple[int, int, str] | None = None
    for position, (name, found) in enumerate(free.items()):
        if not found.looked or not _fits_scale(found):
            continue
        if headers.is_score_like(name):
            recommends = headers.has_part(name, headers.RECOMMENDATION)
            rank = 0 if recommends else 1 if headers.scale_of(name) == (0, 10) else 2
        elif _reads_as_ratings(found) and not headers.is_count(name):
            rank = 3
        else:
            continue
        best = min(best, (rank, position, name)) if best else (rank, position, name)
    return best[2] if best else None


def _fits_scale(found: Profile) -> bool:
    return len(found.scores) >= 0.8 * found.looked and max(found.scores) <= _SCORE_TOP


def _reads_as_ratings(found: Profile) -> bool:
    """All whole numbers of at least four values, and not a running number."""
    values = set(found.scores)
    whole = len(found.scores) == found.looked and found.bare == 1 and all(value.is_integer() for value in values)
    running = len(values) == len(found.scores) and max(values) - min(values) == len(values) - 1
    return whole and len(values) >= 4 and not running


def _find_stage(free: Mapping[str, Profile]) -> str | None:
    for name, found in free.items():
        short = found.words <= 5 and found.bare < 0.5 and found.distinct <= _STAGES
        repeats = found.variety <= 0.5 or found.answers < 20
        if headers.is_stage_like(name) and found.answers and short and repeats and "?" not in name:
            return name
    return None


def _find_texts(free: Mapping[str, Profile]) -> tuple[str, ...]:
    """The open answers in file order; when no cell of the file says anything, the headers alone decide."""
    found = tuple(name for name, profile in free.items() if _is_open(name, profile))
    if found:
        return found
    return tuple(
        name
        for name, profile in free.items()
        if not profile.answers and (headers.is_text_name(name) or headers.is_open_like(name))
        if not headers.is_fact(name) or headers.is_text_name(name)
    )


def _is_open(name: str, found: Profile) -> bool:
    """True for varied answers in words; a header like an open question lowers what is asked of them."""
    numeric = len(found.scores) > 0.5 * found.looked or found.bare > 0.5 or found.dates > 0.5
    if not found.answers or numeric or found.machine > 0.3:
        return False
    if headers.is_text_name(name):
        return True
    if found.letters < 0.6 or headers.is_fact(name) or found.names > 0.6:
        return False
    sentences = found.words >= 3 and found.variety >= 0.5
    if not headers.is_open_like(name):
        return sentences and found.answers >= 3
    # Repeated short choices ("Kyllä", "Erittäin tyytyväinen") are no open answers, whatever the header asks.
    categories = found.distinct <= 12 and found.answers >= 2 * found.distinct
    phrases = found.words >= 1.5 and found.longest >= 3 and found.variety >= 0.3
    return not categories and (sentences or phrases)


def _wording(name: str, columns: Sequence[str]) -> str | None:
    """The header's wording, without the number that reading gave to a repeated header."""
    base = re.sub(r" \([0-9]+\)$", "", name)
    return headers.wording_of(base if base in columns else name)
