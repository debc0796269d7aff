"""The rules by which columns get their roles: the words of the header first, then what the cells hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.survey import headers
from nlp.survey.profile import Profile

_STAGES = 30  # more different values than this is no list of touchpoints
_SEGMENTS = 20  # more different values than this do not divide customers into groups
_SCORE_TOP = 10


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what decides its role: its *header* is the wording where the source gives one beside the name."""

    name: str
    header: str
    found: Profile


def find_date(columns: Iterable[Column]) -> Column | None:
    """The date of answering if one is named so, else the first date that is not of something else."""
    ranked = []
    for position, column in enumerate(columns):
        found = column.found
        by_header = headers.is_date_like(column.header) and found.dates >= 0.8
        # Bare whole numbers may be Excel's day numbers, but without a date's header they are rather codes.
        if not found.looked or not (by_header or (found.dates >= 0.95 and found.bare < 0.5)):
            continue
        other = headers.has_part(column.header, headers.OTHER_DATE)
        answer = headers.has_part(column.header, headers.ANSWER_DATE)
        ranked.append((3 if other else 0 if answer else 1 if by_header else 2, position, column))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def find_score(columns: Iterable[Column]) -> Column | None:
    """A recommendation score before other ratings; a rating by its header before one by content."""
    ranked = []
    for position, column in enumerate(columns):
        if not is_rating(column):
            continue
        if headers.is_score_like(column.header):
            recommends = headers.has_part(column.header, headers.RECOMMENDATION)
            rank = 0 if recommends else 1 if headers.scale_of(column.header) == (0, 10) else 2
        else:
            rank = 3
        ranked.append((rank, position, column))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def is_rating(column: Column) -> bool:
    """True for scores of up to ten whose header names a rating, or which read as ratings by themselves."""
    found = column.found
    if not found.looked or len(found.scores) < 0.8 * found.looked or max(found.scores) > _SCORE_TOP:
        return False
    if headers.is_score_like(column.header):
        return True
    return _reads_as_ratings(found) and not headers.is_count(column.header)


def _reads_as_ratings(found: Profile) -> bool:
    """All whole numbers of at least four values, and not a running number."""
    values = set(found.scores)
    whole = len(found.scores) == found.looked and found.bare == 1 and all(value.is_integer() for value in values)
    running = len(values) == len(found.scores) and max(values) - min(values) == len(values) - 1
    return whole and len(values) >= 4 and not running


def find_stage(columns: Iterable[Column]) -> Column | None:
    """The first column named after touchpoints or stages that holds a short list of them."""
    for column in columns:
        found = column.found
        short = found.words <= 5 and found.bare < 0.5 and found.distinct <= _STAGES
        repeats = found.variety <= 0.5 or found.answers < 20
        if headers.is_stage_like(column.header) and found.answers and short and repeats and "?" not in column.header:
            return column
    return None


def find_texts(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The open answers in file order; when no cell of the file says anything, the headers alone decide.

    A column of subject lines counts only where there is no other text.
    """
    found = tuple(column for column in columns if is_open(column))
    if not found:
        return tuple(column for column in columns if not column.found.answers and _is_named_text(column.header))
    longer = tuple(column for column in found if not headers.is_title(column.header))
    return longer or found


def _is_named_text(header: str) -> bool:
    return headers.is_text_name(header) or (headers.is_open_like(header) and not headers.is_fact(header))


def is_open(column: Column) -> bool:
    """True for varied answers in words; a header like an open question lowers what is asked of them."""
    header, found = column.header, column.found
    numeric = len(found.scores) > 0.5 * found.looked or found.bare > 0.5 or found.dates > 0.5
    if not found.answers or numeric or found.machine > 0.3:
        return False
    if headers.is_text_name(header):
        return True
    if found.letters < 0.6 or headers.is_fact(header) or found.names > 0.6:
        return False
    sentences = found.words >= 3 and found.variety >= 0.5
    if not headers.is_open_like(header):
        return sentences and found.answers >= 3
    # Repeated short choices ("Kyllä", "Erittäin tyytyväinen") are no open answers, whatever the header asks.
    categories = found.distinct <= 12 and found.answers >= 2 * found.distinct
    phrases = found.words >= 1.5 and found.longest >= 3 and found.variety >= 0.3
    return not categories and (sentences or phrases)


def find_respondent(columns: Iterable[Column]) -> Column | None:
    """The first column that is named an id of respondents or answers and has another value in nearly every row."""
    for column in columns:
        if headers.is_respondent(column.header) and is_id(column.found):
            return column
    return None


def is_id(found: Profile) -> bool:
    """True for single words or numbers that hardly repeat and are hardly ever missing."""
    return (
        found.looked > 0
        and found.filled >= 0.8 * found.cells
        and found.values >= 0.95 * found.looked
        and found.words <= 1.1
    )


def is_segment(column: Column) -> bool:
    """True for a few short values that repeat: what the customers may be grouped by."""
    found = column.found
    few = 2 <= found.values <= min(_SEGMENTS, max(2, 0.5 * found.looked))
    worded = found.bare < 0.5 and found.dates < 0.5 and found.machine == 0 and found.words <= 6
    return few and worded and found.filled >= 0.3 * found.cells and not is_rating(column)
