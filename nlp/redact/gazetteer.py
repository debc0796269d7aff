"""Names of persons and places: the lists that ``faker`` (MIT) ships, and common Finnish names it lacks.

Nothing is loaded before the first name is looked up; the lists of further countries only when a text has two
capitalised words in a row that the Finnish and English lists do not explain.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.redact.inflection import LONGEST_ENDING, is_ending, stems
from nlp.redact.name_words import MORE_ABROAD, MORE_ENGLISH, MORE_FIRST, MORE_LAST, PLACES

_NEAR = ("fi_FI", "en_GB", "en_US", "sv_SE", "et_EE")
_FAR = (
    "no_NO", "da_DK", "de_DE", "nl_NL", "pl_PL", "es_ES", "fr_FR", "it_IT", "pt_PT", "ro_RO", "hr_HR", "hu_HU", "lv_LV",
    "lt_LT", "tr_TR", "en_IN", "en_PK", "en_KE", "en_NG", "ha_NG", "sw", "vi_VN", "id_ID", "ga_IE",
)  # fmt: skip
_FIRST = ("first_names", "first_names_male", "first_names_female")
_LAST = ("last_names", "last_names_male", "last_names_female")


@dataclass(frozen=True, slots=True)
class Match:
    """A word read as a form of a name: the name in lower case, and whether the word is an inflected form."""

    base: str
    inflected: bool


class NameList:
    """Names that are found in any of their Finnish forms."""

    def __init__(self, names: Iterable[str], *, surnames: bool = False) -> None:
        self._names = frozenset(name.casefold() for name in names)
        self._stems: dict[str, str] = {}
        # One speaks of several Virtaset; of several first names hardly ever, and "assarit" are assistants.
        self._plural = surnames
        for name in sorted(self._names):
            for stem in stems(name, surname=surnames):
                # Of two names with one stem the one that is the stem itself is meant.
                if stem not in self._stems or stem == name:
                    self._stems[stem] = name

    def __contains__(self, word: str) -> bool:
        return word in self._names

    def bare(self, word: str) -> Match | None:
        """*word* (in lower case) when it is a name as it stands."""
        return Match(word, False) if word in self._names else None

    def match(self, word: str) -> Match | None:
        """The name that *word* (in lower case) is a form of, the longest stem first; None when there is none."""
        if word in self._names:
            return Match(word, False)
        for cut in range(len(word), max(1, len(word) - LONGEST_ENDING), -1):
            base = self._stems.get(word[:cut])
            if base and cut < len(word) and is_ending(word[:cut], word[cut:]) and (self._plural or word[cut:] != "t"):
                return Match(base, True)
        return None

    def forms(self) -> Iterator[str]:
        """The stems, for looking at what they collide with."""
        yield from self._stems


@lru_cache(maxsize=1)
def first_names() -> NameList:
    """First names of Finland, its neighbours, Britain and the United States."""
    return NameList([*_from_faker("person", _NEAR, _FIRST), *MORE_FIRST, *MORE_ENGLISH, *MORE_ABROAD])


@lru_cache(maxsize=2)
def own_names(finnish: bool) -> frozenset[str]:
    """First names in lower case of Finland, or else of Britain and the United States."""
    listed = _from_faker("person", ("fi_FI",) if finnish else ("en_GB", "en_US"), _FIRST)
    return frozenset(name.casefold() for name in [*listed, *(MORE_FIRST if finnish else MORE_ENGLISH), *MORE_ABROAD])


@lru_cache(maxsize=1)
def last_names() -> NameList:
    """Surnames of the same countries."""
    return NameList([*_from_faker("person", _NEAR, _LAST), *MORE_LAST], surnames=True)


@lru_cache(maxsize=1)
def far_names() -> NameList:
    """First names and surnames of further countries, in Latin letters."""
    return NameList(_from_faker("person", _FAR, (*_FIRST, *_LAST)))


@lru_cache(maxsize=1)
def far_first_names() -> NameList:
    """First names of those countries."""
    return NameList(_from_faker("person", _FAR, _FIRST))


@lru_cache(maxsize=1)
def places() -> NameList:
    """Finnish municipalities and regions, countries, and some cities and companies."""
    listed = _from_faker("address", ("fi_FI", "en_GB"), ("cities", "states", "countries", "counties"))
    return NameList([*listed, *PLACES], surnames=True)


def _from_faker(provider: str, locales: Iterable[str], lists: Iterable[str]) -> list[str]:
    found: list[str] = []
    for locale in locales:
        home = importlib.import_module(f"faker.providers.{provider}.{locale}").Provider
        for name in lists:
            found += [word for word in getattr(home, name, ()) if _is_name(word)]
    return found


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.replace("-", "").isalpha()
