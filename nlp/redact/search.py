"""Where the personal data of a text lies: every search on the text, again until nothing more is found.

Placeholders, those that a text came with and those put in, are one mark each while the text is searched. So what is
found does not depend on how long a placeholder is, and redacting twice is redacting once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nlp.redact.contacts import find_contacts
from nlp.redact.kinds import PLACEHOLDER, Found
from nlp.redact.names import find_names
from nlp.redact.numbers import find_identities, find_phones
from nlp.redact.places import find_places
from nlp.redact.references import find_references

MARK = "\ufffc"
# A text is searched in parts of at most so many characters, so that no pattern can take more than linear time.
WINDOW = 4_000
_ROUNDS = 6

Search = Callable[[str, str], Iterator[Found]]
# In this order: what is known for sure is no part of a name ("Matti Meikäläinen Kauppakatu 3").
SEARCHES: tuple[Search, ...] = (
    lambda text, _: find_contacts(text),
    lambda text, _: find_identities(text),
    lambda text, _: find_places(text),
    lambda text, _: find_references(text),
    find_phones,
    find_names,
)


def search(text: str, language: str, searches: tuple[Search, ...] = SEARCHES) -> list[Found]:
    """Personal data in *text*, in order and never overlapping; offsets in *text*.

    Raises nothing on any text. A text of n characters is searched at most ``_ROUNDS`` times in n / ``WINDOW`` parts.
    """
    held = [Found(*match.span(), "", "") for match in PLACEHOLDER.finditer(text)]
    for _ in range(_ROUNDS):
        short, positions = _shortened(text, held)
        new = [
            Found(positions[part.start], positions[part.end - 1] + 1, part.kind, part.key)
            for part in _once(short, language, searches)
        ]
        if not new:
            break
        held = sorted([*held, *new], key=lambda part: part.start)
    return [part for part in held if part.kind]


def _shortened(text: str, held: list[Found]) -> tuple[str, list[int]]:
    """*text* with one mark for each held part, and where each of its characters stands in *text*."""
    parts: list[str] = []
    positions: list[int] = []
    done = 0
    for part in held:
        parts += [text[done : part.start], MARK]
        positions += [*range(done, part.start), part.start]
        done = part.end
    return "".join([*parts, text[done:]]), [*positions, *range(done, len(text))]


def _once(text: str, language: str, searches: tuple[Search, ...]) -> Iterator[Found]:
    for begin, end in windows(text):
        part = text[begin:end]
        for each in searches:
            taken = 0
            for found in sorted(each(part, language), key=lambda one: (one.start, -one.end)):
                inside = part[found.start : found.end]
                if found.start < taken or MARK in inside or not inside:
                    continue
                yield Found(begin + found.start, begin + found.end, found.kind, found.key)
                part = part[: found.start] + MARK * len(inside) + part[found.end :]
                taken = found.end


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Parts of *text* of at most ``WINDOW`` characters that follow each other, cut after a sentence or a word."""
    begin = 0
    while begin < len(text):
        end = min(begin + WINDOW, len(text))
        if end < len(text):
            cut = max(text.rfind(mark, begin + WINDOW // 2, end) for mark in (". ", "\n", "! ", "? "))
            cut = cut if cut > 0 else text.rfind(" ", begin + WINDOW // 2, end)
            end = cut + 1 if cut > 0 else end
        yield begin, end
        begin = end
