"""Small changes to a text that must not change its codes. Random ones are drawn by a key: equal keys, equal changes.

The kinds are those of Ribeiro et al. (2020), Beyond Accuracy: Behavioral Testing of NLP Models with CheckList, ACL, and
what Finnish answers really bring along: keyboards without ä and ö.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

# Given names as both languages write them in the nominative; invented persons, no surnames.
NAMES: dict[str, tuple[str, ...]] = {
    "fi": tuple("Aino Antti Eero Elina Hanna Heikki Jaana Juha Kaisa Lauri Matti Minna Outi Pekka Riikka Sami".split()),
    "en": tuple("Alice Ben Charlotte Daniel Emily George Hannah Jack Kate Liam Megan Oliver Rachel Sam Sophie".split()),
}
NUMBERS = range(2, 20)  # from two up, so that plural nouns stay right

_WORD = re.compile(r"[^\W\d_]{6,}")
_MARKS = re.escape('.,;:!?…"«»“”„()–—')
# A mark between two letters or digits is spelling (12.30, 1,5), not punctuation.
_PUNCTUATION = re.compile(rf"(?<!\w)[{_MARKS}]+|[{_MARKS}]+(?!\w)")
_DOTS = str.maketrans("äöåÄÖÅ", "aoaAOA")


def typo(text: str, key: str) -> str:
    """*text* with two neighbouring letters swapped, once, in a word of at least six letters (never its first letter).

    The text itself when it has no such word.
    """
    places = [
        place
        for word in _WORD.finditer(text)
        for place in range(word.start() + 1, word.end() - 1)
        if text[place].lower() != text[place + 1].lower()
    ]
    if not places:
        return text
    place = Random(f"typo:{key}").choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def no_punctuation(text: str) -> str:
    """*text* without punctuation marks; hyphens, apostrophes and marks inside numbers stay."""
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def exclaimed(text: str) -> str:
    """*text* ending in three exclamation marks instead of its full stop."""
    return text.rstrip(" .!…") + "!!!"


def no_dots(text: str) -> str:
    """*text* as a keyboard without ä, ö and å writes it."""
    return text.translate(_DOTS)


#: Kind → change of a text, given the key that random ones are drawn by.
PERTURBATIONS: dict[str, Callable[[str, str], str]] = {
    "typo": typo,
    "lower case": lambda text, _: text.lower(),
    "upper case": lambda text, _: text.upper(),
    "no punctuation": lambda text, _: no_punctuation(text),
    "exclamation": lambda text, _: exclaimed(text),
    "no dots": lambda text, _: no_dots(text),
}


def with_names(template: str, language: str, key: str) -> tuple[str, str, str]:
    """*template* with its ``{name}`` filled three times: two names of *language*, then one of the other language."""
    draw = Random(f"name:{key}")
    foreign = draw.choice(NAMES["en" if language == "fi" else "fi"])
    one, other = draw.sample(NAMES[language], 2)
    return template.replace("{name}", one), template.replace("{name}", other), template.replace("{name}", foreign)


def with_numbers(template: str, key: str) -> tuple[str, ...]:
    """*template* with its ``{number}`` filled three times, with different numbers."""
    drawn = Random(f"number:{key}").sample(NUMBERS, 3)
    return tuple(template.replace("{number}", str(number)) for number in drawn)
