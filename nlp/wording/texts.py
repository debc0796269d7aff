"""Texts of one language by key, with their values put in.

A key ending in ``_one`` is the form for exactly one; :meth:`Texts.count` picks it. Values are inserted with
``str.format`` and are never HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp.errors import OptionError
from nlp.wording.numbers import Numbers

_AND = {"fi": "ja", "en": "and"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language. ``texts("key", name=value)`` gives the sentence with its values."""

    language: str
    numbers: Numbers
    words: Mapping[str, str]

    def __call__(self, key: str, **values: Any) -> str:
        return self.words[key].format(**values)

    def count(self, key: str, n: int, **values: Any) -> str:
        """The sentence for *n* (inserted as ``{n}``), in the singular when *n* is one."""
        return self(f"{key}_one" if n == 1 else key, n=self.numbers.count(n), **values)

    def join(self, parts: Sequence[str]) -> str:
        """``a, b ja c``."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {_AND[self.language]} {parts[-1]}"


def texts_of(words: Mapping[str, Mapping[str, str]], language: str) -> Texts:
    """The texts of *language*, ``fi`` or ``en``, from *words* of both.

    Raises:
        OptionError: there are none in *language*.
    """
    if language not in words:
        raise OptionError(f"There are no words in language {language!r}.", "Choose 'fi' or 'en'.")
    return Texts(language, Numbers(language), words[language])
