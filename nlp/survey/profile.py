"""What the cells of a column look like, counted once for all decisions about its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from nlp.no_answer import says_nothing
from nlp.survey.values import SlashDates, parse_date, parse_score, slash_dates

_SAMPLE = 2_000

_BARE_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_LINK = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.[^\s@]+|Mozilla/\S.*", re.I | re.S)
_STRUCTURE = re.compile(r"\s*(?:\[.*\]|\{.*\})\s*", re.S)
_NAME_PART = r"[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:[-'’][A-ZÅÄÖÉÜ][a-zåäöéü]+)*"
_NAME = re.compile(rf"{_NAME_PART}(?: (?:{_NAME_PART}|[A-Z]\.|von|af|de|van)){{1,3}}")


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over the filled cells of one column (a regular sample of at most 2,000 of them).

    Attributes:
        cells: all of them; *filled*: those that are not blank.
        looked: filled cells in the sample.
        dates, bare: share of those that are dates (in either order of day and month); that are bare numbers.
        slashes: the dates among them whose order of day and month is open.
        scores: the values of those that are scores.
        values: different cells of the sample.
        answers: cells of the sample that say something (not "-" or "ei mitään").
        distinct: different ones among *answers*.
        words: words in an answer on average; *longest*: words in the longest.
        letters: share of letters among the characters of *answers* that are not white space.
        machine: share of *answers* that are links, addresses or JSON; *names*: that look like person names.
    """

    cells: int
    filled: int
    looked: int
    dates: float
    slashes: SlashDates
    bare: float
    scores: tuple[float, ...]
    values: int
    answers: int
    distinct: int
    words: float
    longest: int
    letters: float
    machine: float
    names: float

    @property
    def variety(self) -> float:
        """Different answers for each answer, 0 to 1."""
        return self.distinct / self.answers if self.answers else 0.0


def profile_of(cells: Sequence[str]) -> Profile:
    """The counts of *cells*, each "" or white space where there is no value."""
    # Gone through twice, since a large export gives its cells from the disk and they are not to be held all at once.
    filled = sum(1 for cell in cells if cell and not cell.isspace())
    # A regular sample, not the top: exports are often sorted.
    sample = islice((cell for cell in cells if cell and not cell.isspace()), 0, None, max(1, -(-filled // _SAMPLE)))
    looked = [cell.strip() for cell in sample]
    answers = [cell for cell in looked if not says_nothing(cell)]
    lengths = [len(cell.split()) for cell in answers]
    marks = [char for cell in answers for char in cell[:500] if not char.isspace()]
    scores = (parse_score(cell) for cell in looked)
    slashes = slash_dates(looked)
    return Profile(
        cells=len(cells),
        filled=filled,
        looked=len(looked),
        dates=_share(sum(parse_date(cell) is not None for cell in looked) + slashes.count, len(looked)),
        slashes=slashes,
        bare=_share(sum(_BARE_NUMBER.fullmatch(cell) is not None for cell in looked), len(looked)),
        scores=tuple(score for score in scores if score is not None),
        values=len(set(looked)),
        answers=len(answers),
        distinct=len({cell.casefold() for cell in answers}),
        words=_share(sum(lengths), len(answers)),
        longest=max(lengths, default=0),
        letters=_share(sum(char.isalpha() for char in marks), len(marks)),
        machine=_share(sum(_is_machine(cell) for cell in answers), len(answers)),
        names=_share(sum(_NAME.fullmatch(cell) is not None for cell in answers), len(answers)),
    )


def _is_machine(cell: str) -> bool:
    return _LINK.fullmatch(cell) is not None or _STRUCTURE.fullmatch(cell) is not None


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
