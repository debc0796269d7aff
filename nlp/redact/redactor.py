"""Redaction of texts: numbered placeholders, lists of what stays and what goes, and the persons behind names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from nlp.errors import OptionError
from nlp.redact.inflection import LONGEST_ENDING, is_ending, stems
from nlp.redact.kinds import PLACEHOLDER, PLACEHOLDERS, Found, Redaction, Span, masked
from nlp.redact.ner import PersonEntities
from nlp.redact.search import SEARCHES, Search, search

NAMES = ("lists", "ner")


class Redactor:
    """Replaces personal data in texts.

    One redactor gives the same person, number or address the same placeholder in every text it is given, in the
    order of their first appearance; :func:`redact` and :func:`find` begin anew with each text.

    Args:
        allow: words or phrases that stay, in any Finnish case form: what is found stays when it lies in such a phrase
            as a whole ("Elisa" keeps the name of the firm, not "Elisa Virtanen").
        block: words or phrases that always go, as ``<POISTETTU_1>`` or ``<REMOVED_1>``.
        names: ``lists`` finds names by lists and by the words around them; ``ner`` by a trained spaCy pipeline too.

    Raises:
        OptionError: *names* is neither, or no trained pipeline is installed.
    """

    def __init__(self, *, allow: Iterable[str] = (), block: Iterable[str] = (), names: str = "lists") -> None:
        if names not in NAMES:
            raise OptionError(f"The way to find names {names!r} is not known.", f"Choose {' or '.join(NAMES)}.")
        self._allow, self._block = _phrases(allow), _phrases(block)
        blocked: Search = lambda text, _: self._blocked(text)  # noqa: E731
        self._searches = (blocked, *SEARCHES) if self._block else SEARCHES
        if names == "ner":
            self._searches = (*self._searches, PersonEntities())
        if self._allow:
            self._searches = tuple(self._allowing(each) for each in self._searches)
        self._numbers: dict[tuple[str, str], int] = {}
        self._counts: dict[str, int] = {}

    def redact(self, text: str, language: str = "fi") -> Redaction:
        """*text* redacted, with placeholders in *language*; texts in other languages are read as Finnish ones.

        Raises:
            OptionError: *language* is neither ``fi`` nor ``en``.
        """
        if language not in ("fi", "en"):
            raise OptionError(f"The language {language!r} is not supported.", "Choose fi or en.")
        found = search(text, language, self._searches)
        if not found:
            return Redaction(text, ())
        keys = _persons(found)
        self._pass_over(text)
        spans = [
            Span(one.start, one.end, one.kind, f"<{PLACEHOLDERS[one.kind][language]}_{self._number(one.kind, key)}>")
            for one, key in zip(found, keys, strict=True)
        ]
        return masked(text, spans)

    def _number(self, kind: str, key: str) -> int:
        if (kind, key) not in self._numbers:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._numbers[kind, key] = self._counts[kind]
        return self._numbers[kind, key]

    def _pass_over(self, text: str) -> None:
        """Numbers that placeholders in *text* have already are not given to anyone else."""
        kinds = {word: kind for kind, words in PLACEHOLDERS.items() for word in words.values()}
        for match in PLACEHOLDER.finditer(text):
            kind = kinds[match["word"]]
            self._counts[kind] = max(self._counts.get(kind, 0), int(match["number"]))

    def _blocked(self, text: str) -> Iterator[Found]:
        for start, end in _occurrences(self._block, text):
            yield Found(start, end, "other", text[start:end].casefold())

    def _allowing(self, each: Search) -> Search:
        """The search *each* without what lies in an allowed phrase."""

        def allowed(text: str, language: str) -> Iterator[Found]:
            kept = list(_occurrences(self._allow, text))
            for found in each(text, language):
                if not any(start <= found.start and found.end <= end for start, end in kept):
                    yield found

        return allowed


def redact(
    text: str, language: str = "fi", *, allow: Iterable[str] = (), block: Iterable[str] = (), names: str = "lists"
) -> str:
    """*text* with personal data replaced by numbered placeholders in ``fi`` or ``en``; everything else unchanged.

    Raises:
        OptionError: another language; or as :class:`Redactor`, whose arguments the others are.
    """
    return Redactor(allow=allow, block=block, names=names).redact(text, language).text


def find(
    text: str, language: str = "fi", *, allow: Iterable[str] = (), block: Iterable[str] = (), names: str = "lists"
) -> Redaction:
    """As :func:`redact`, with the spans that were replaced and the way from old offsets to new ones."""
    return Redactor(allow=allow, block=block, names=names).redact(text, language)


def read_phrases(path: str | Path) -> tuple[str, ...]:
    """The lines of a text file (UTF-8) of allowed or blocked phrases; blank lines and lines with ``#`` do not count.

    Raises:
        OptionError: the file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise OptionError(
            f'The list "{path}" cannot be read.', "Give a text file in UTF-8, one phrase a line."
        ) from None
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


_Phrases = dict[str, re.Pattern[str]]


def _phrases(listed: Iterable[str]) -> _Phrases:
    """Per phrase, a pattern of its words: the last one's stem, and room for an ending."""
    if isinstance(listed, str):
        raise OptionError("One text was given instead of a list of phrases.", "Put the phrase into a list.")
    found: _Phrases = {}
    for phrase in listed:
        words = phrase.casefold().split()
        if not words:
            continue
        ends = stems(words[-1], surname=True) | {words[-1]} if words[-1].isalpha() else frozenset({words[-1]})
        before = "".join(rf"{re.escape(word)}\s{{1,3}}" for word in words[:-1])
        last = "|".join(sorted(map(re.escape, ends), key=len, reverse=True))
        ending = rf"(?P<ending>[a-zåäö]{{0,{LONGEST_ENDING}}})" if words[-1].isalpha() else "(?P<ending>)"
        found[phrase] = re.compile(rf"(?<!\w){before}(?P<stem>{last}){ending}(?!\w)", re.IGNORECASE)
    return found


def _occurrences(phrases: _Phrases, text: str) -> Iterator[tuple[int, int]]:
    for phrase, pattern in phrases.items():
        bare = phrase.casefold().split()[-1]
        for match in pattern.finditer(text):
            stem, ending = match["stem"].casefold(), match["ending"].casefold()
            if (stem == bare and not ending) or (ending and is_ending(stem, ending)) or stem + ending == bare:
                yield match.span()


def _persons(found: list[Found]) -> list[str]:
    """The key of each found part; a lone first name or surname is the one person of the text who bears it."""
    names = {one.key: one.key.split("|") for one in found if one.kind == "name"}
    # A set of bearers for each first name and surname: a text may name thousands.
    bearers: dict[tuple[int, str], set[str]] = {}
    for key, name in names.items():
        if all(name):
            for place, part in enumerate(name):
                bearers.setdefault((place, part), set()).add(key)

    def key_of(one: Found) -> str:
        if one.kind != "name" or all(names[one.key]):
            return one.key
        place = 0 if names[one.key][0] else 1
        known = bearers.get((place, names[one.key][place]), set())
        return next(iter(known)) if len(known) == 1 else one.key

    return [key_of(one) for one in found]
