"""All words of the report, in Finnish and English under the same keys.

A key ending in ``_one`` is the form for exactly one; :meth:`Texts.count` picks it. Values are inserted with
``str.format`` and are never HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nlp.errors import OptionError
from nlp.report.numbers import Numbers
from nlp.report.words import ENGLISH, FINNISH

TEXTS: dict[str, dict[str, str]] = {"fi": FINNISH, "en": ENGLISH}


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language. ``texts("key", name=value)`` gives the sentence with its values."""

    language: str
    numbers: Numbers

    def __call__(self, key: str, **values: Any) -> str:
        return TEXTS[self.language][key].format(**values)

    def raw(self, key: str) -> str:
        """The sentence with its places for values, as the scripts of the page fill them."""
        return TEXTS[self.language][key]

    def count(self, key: str, n: int, **values: Any) -> str:
        """The sentence for *n* (inserted as ``{n}``), in the singular when *n* is one."""
        return self(f"{key}_one" if n == 1 else key, n=self.numbers.count(n), **values)

    def join(self, parts: list[str]) -> str:
        """``a, b ja c``."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self('and')} {parts[-1]}"


def texts_for(language: str) -> Texts:
    """The words of *language*, ``fi`` or ``en``; OptionError for any other."""
    if language not in TEXTS:
        raise OptionError(f"There is no report in language {language!r}.", "Choose 'fi' or 'en'.")
    return Texts(language, Numbers(language))
