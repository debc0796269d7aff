"""The language of a verbatim: ``fi``, ``en`` or ``other``.

py3langid's model gives the likelihoods; survey answers are short, so the export's default language and its
supported companion weigh more than languages that nobody expects, and a handful of everyday words of the
neighbours (Swedish, Estonian, German …) tell what two words are too few for a model to tell.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import Any

from nlp.errors import OptionError
from nlp.records import LANGUAGES, Language

CANDIDATES = ("fi", "en", "sv", "et", "de", "ru", "no", "da", "fr", "es")
_DEFAULT_WEIGHT = math.log(8.0)
_SUPPORTED_WEIGHT = math.log(4.0)
# A few words of a language in a text that is too short for likelihoods; words that Finnish or English share
# ("bra" and "hea" are typos of neither, "service" is) stay out.
_NEIGHBOURS: dict[str, str] = {
    word: language
    for language, words in {
        "sv": "tack och inte mycket jag är för på bra jättebra väldigt alltid allt ingen inget trevlig trevligt "
        "snabb snabbt dålig dåligt personalen kunde bättre vet ej",
        "et": "väga hea hästi aitäh kõik teenindus rahul tänan suurepärane kiire mitte midagi ei tea palju",
        "de": "sehr gut danke alles nichts und nicht war schlecht freundlich schnell immer keine",
    }.items()
    for word in words.split()
}
_SHARED = frozenset("ei kiire hea palju war alles allt immer ej tea för".split())
# The bound keeps a megabyte without a blank from taking quadratic time.
_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|\S{1,64}@\S+|[\d_]+|[^\w\s'’-]+")
_LETTERS = re.compile(r"[^\W\d_]")
_LONG = re.compile(r"(\w)\1{2,}")


class LanguageReader:
    """Reads the language of verbatims; holds only the identification model, so one serves all threads."""

    def __init__(self) -> None:
        from nlp.language_table import identifier

        self._model: Any = identifier(CANDIDATES)

    def read(self, text: str, default: str = "fi") -> Language:
        """The language of *text*.

        Args:
            text: a verbatim.
            default: what a text too short to tell ("ok", "10/10", "👍") is taken for: ``fi`` or ``en``.
        """
        if default not in LANGUAGES:
            raise OptionError(f"The default language {default!r} is not supported.", "Choose fi or en.")
        words = _plain(text)
        if _foreign_script(words):
            return "other"
        letters = len(_LETTERS.findall(words))
        if letters < 3:
            return _supported(default)
        neighbour = _neighbour(words)
        if neighbour:
            return "other"
        scores = self._scores(words[:4000], default)
        best = max(CANDIDATES, key=lambda code: scores[code])
        if best in LANGUAGES:
            return _supported(best)
        # Two or three words must be plainly foreign before an answer is left uncoded.
        surplus = scores[best] - max(scores[code] for code in LANGUAGES)
        needed = math.log(4.0) if len(words.split()) < 4 else 0.0
        if surplus > needed:
            return "other"
        return _supported(max(LANGUAGES, key=lambda code: scores[code]))

    def _scores(self, words: str, default: str) -> dict[str, float]:
        scores = {code: math.log(max(float(share), 1e-9)) for code, share in self._model.rank(words)}
        for code in LANGUAGES:
            scores[code] += _DEFAULT_WEIGHT if code == default else _SUPPORTED_WEIGHT
        return scores

    def main_language(self, texts: Iterable[str]) -> Language:
        """``fi`` or ``en``, whichever more of *texts* with at least four words are written in; ``fi`` on a tie.

        At most 2,000 texts are read: a survey's main language shows long before that.
        """
        counts: Counter[str] = Counter()
        for text in texts:
            if len(text.split()) >= 4:
                counts[self.read(text)] += 1
            if counts.total() >= 2000:
                break
        return "en" if counts["en"] > counts["fi"] else "fi"


_lock = Lock()


def language_reader() -> LanguageReader:
    """The reader, made once a process, also when several threads ask at once.

    Loading takes about 0.1 s, and half a second where no cache folder holds the table yet.
    """
    with _lock:
        return _reader()


@lru_cache(maxsize=1)
def _reader() -> LanguageReader:
    return LanguageReader()


def _plain(text: str) -> str:
    """Only the words, in lower case: capitals, digits, links and "soooo" mislead the model."""
    return " ".join(_LONG.sub(r"\1\1", _NOT_WORDS.sub(" ", text.lower())).split())


def _foreign_script(words: str) -> bool:
    """Are most of the first letters not Latin ones? The model does not know every script."""
    if words.isascii() or max(words[:200], default="") < "\u0250":
        return False
    letters = _LETTERS.findall(unicodedata.normalize("NFKC", words[:200]))
    foreign = sum(not unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")) for letter in letters)
    return 2 * foreign > len(letters)


def _neighbour(words: str) -> bool:
    """Is a short text mostly everyday words of a neighbouring language?"""
    parts = words.split()
    known = [part for part in parts if part in _NEIGHBOURS]
    own = [part for part in known if part not in _SHARED]
    return bool(own) and 2 * len(known) >= len(parts) and len(parts) <= 6


def _supported(code: str) -> Language:
    return "en" if code == "en" else "fi"
