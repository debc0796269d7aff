"""Cutting a verbatim into segments: clauses short enough to speak of one thing, as exact slices of the text.

spaCy's blank Finnish and English pipelines give the tokens; the splitter is a spaCy component of our own,
``palaute_segmenter``, because survey answers break the rules that sentence splitters are made for: lists
with bullets, no capitals, "klo 12.30", emojis for full stops, praise and complaint joined by "mutta".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from nlp.segment_words import ABBREVIATIONS, CONTRAST, MAY_BE_ORDINAL, SUBORDINATE

# spaCy refuses texts over a million characters, and its tokenizer slows down on far shorter ones.
WINDOW = 20_000

_CLOSERS = {'"', "'", ")", "]", "”", "’", "»"}
_STOP = re.compile(r"^(?:[.!?…]+|[.!?…]+[)\"”»]+)$")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2764\ufe0f\u200d]+|^(?:[:;=8xX]['-]?[)(dDpPsS/|]+|<3+)$"
)
_BULLET = re.compile(r"^(?:[-–—*•·●▪◦+]|\d{1,2}[.)]|[a-zA-Z][)])$")
# "hyvää palvelua!Kiitos": a stop between a word and a capital, no blank.
_STOP_IN_WORD = r"(?<=[a-zåäöA-ZÅÄÖ0-9])[.!?]+(?=[A-ZÅÄÖ][a-zåäö])"
# spaCy peels punctuation off a word one mark at a time; past these many in a row it need not see them.
_LONG_RUN = re.compile(r"(?<=(?:[^\w\s]|_){30})(?:[^\w\s]|_)+")
_DASHES = {"-", "–", "—", "--"}
_WORD = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A slice of a verbatim: ``text[start:end]``, in characters, with no blank at either end."""

    start: int
    end: int


class Segmenter:
    """Splits verbatims of one language (``fi`` or ``en``); make one with :func:`segmenter`."""

    def __init__(self, language: str) -> None:
        import spacy

        _register()
        self.language = language
        self._nlp = spacy.blank(language)
        # Shape, likeness to a URL and so on of every new word cost a third of the time, and only tokens are needed.
        vocabulary: Any = self._nlp.vocab
        vocabulary.lex_attr_getters = {}
        infixes = [*(self._nlp.Defaults.infixes or ()), _STOP_IN_WORD]
        tokenizer: Any = self._nlp.tokenizer
        tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
        self._nlp.add_pipe("palaute_segmenter")

    def split(self, text: str) -> tuple[Segment, ...]:
        """Segments in order; together they hold every non-blank character of *text*, each once."""
        return self.split_many([text])[0]

    def split_many(self, texts: Sequence[str]) -> list[tuple[Segment, ...]]:
        """:meth:`split` for a batch; a batch of hundreds runs three times faster than one by one."""
        # The zone frees what spaCy's vocabulary learns, which would otherwise grow with every new typo.
        with self._nlp.memory_zone():
            return [tuple(self._segments(text)) for text in texts]

    def _segments(self, text: str) -> Iterator[Segment]:
        for begin, end in _windows(text):
            window = _LONG_RUN.sub(lambda run: " " * len(run[0]), text[begin:end])
            starts = [begin + sentence.start_char for sentence in self._nlp(window).sents]
            # From start to start, so that nothing the tokenizer takes for a blank is lost.
            for start, stop in pairwise([begin, *starts[1:], end]):
                yield from _trimmed(text, start, stop)


@lru_cache(maxsize=4)
def segmenter(language: str) -> Segmenter:
    """The segmenter of a language, made once a process (loading it takes about 0.2 s)."""
    return Segmenter(language)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Cut over-long texts at blanks; only a "word" longer than the window is cut inside."""
    begin = 0
    while begin < len(text):
        end = min(begin + WINDOW, len(text))
        if end < len(text):
            blank = max(text.rfind(" ", begin + 1, end), text.rfind("\n", begin + 1, end))
            end = blank if blank > begin else end
        yield begin, end
        begin = end


def _trimmed(text: str, start: int, end: int) -> Iterable[Segment]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (Segment(start, end),) if end > start else ()


@lru_cache(maxsize=1)
def _register() -> None:
    from spacy.language import Language

    @Language.factory("palaute_segmenter")
    def make(nlp: Any, name: str) -> Any:
        return _Splitter(nlp.lang)


class _Splitter:
    """The spaCy component: marks on each token whether a segment starts there."""

    def __init__(self, language: str) -> None:
        self.abbreviations = ABBREVIATIONS[language]
        self.contrast = CONTRAST[language]
        self.ordinal = MAY_BE_ORDINAL[language]
        self.subordinate = SUBORDINATE[language]

    def __call__(self, doc: Any) -> Any:
        import numpy as np
        from spacy.attrs import SENT_START

        tokens = [token.text for token in doc]
        lowered = [token.lower() for token in tokens]
        glued = [False] + [not token.whitespace_ for token in doc[:-1]] if len(doc) else []
        starts = self._starts(tokens, lowered, glued)
        # Set at once: setting them one by one takes time quadratic in the tokens.
        marks = np.where(starts, 1, -1).astype(np.int64).astype(np.uint64)
        doc.from_array([SENT_START], marks)
        return doc

    def _starts(self, tokens: list[str], lowered: list[str], glued: list[bool]) -> list[bool]:
        """Where segments start; *glued* tells which tokens follow the one before without a blank."""
        starts = [False] * len(tokens)
        words = 0  # words since the last start
        ended = False  # a stop, an emoji or a line end stands right before
        line_start = True
        first = 0  # the first token of the line or segment
        for i, token in enumerate(tokens):
            if token.isspace():
                if "\n" in token or "\r" in token:
                    ended = line_start = True
                continue
            closer = (token in _CLOSERS and glued[i]) or _STOP.match(token) or _EMOJI.search(token)
            split = (ended and (line_start or not closer)) or self._splits_inside(tokens, lowered, i, words)
            if i == 0 or split:
                starts[i], words = True, 0
            # The tokenizer parts "1." into two tokens.
            first = i if line_start or split else first
            bullet = i - first < 2 and _BULLET.match("".join(tokens[first : i + 1])) is not None
            words += bool(_WORD.search(token))
            ended = not bullet and (self._stops(tokens, lowered, i) or (ended and not split and bool(closer)))
            line_start = False
        return starts

    def _stops(self, tokens: list[str], lowered: list[str], i: int) -> bool:
        """Does a segment end after token *i*?"""
        token = tokens[i]
        if _EMOJI.search(token) or token == ";":
            return True
        if not _STOP.match(token):
            # The tokenizer keeps the full stop on words that it knows as abbreviations, and on unknown ones
            # at times; only a known abbreviation or an ordinal leaves the sentence open.
            return (
                len(token) > 2
                and token[-1] in ".!?…"
                and bool(_WORD.search(token))
                and lowered[i] not in self.abbreviations
                and self._next_opens(tokens, i)
            )
        if token == "." and i:
            before = lowered[i - 1]
            if before + "." in self.abbreviations:
                return False
            if before.replace(".", "").isdigit() and not self._next_opens(tokens, i):
                return False  # an ordinal or a date: "3. luokka", "12. päivä", "1.3. alkaen"
            if before.isdigit() and i + 1 < len(tokens) and lowered[i + 1] in self.ordinal:
                return False
        return True

    def _next_opens(self, tokens: list[str], i: int) -> bool:
        following = next((token for token in tokens[i + 1 : i + 9] if not token.isspace()), "A")
        return not (following[0].islower() or following[0].isdigit())

    def _splits_inside(self, tokens: list[str], lowered: list[str], i: int, words: int) -> bool:
        """Does a new segment start at token *i*, inside a sentence?"""
        if words < 1:
            return False
        if lowered[i] in self.contrast:
            return words >= 2 and self._words_after(tokens, i + 1) >= 2
        spaced = 0 < i < len(tokens) - 1
        if tokens[i] in _DASHES:
            return spaced and words >= 2 and self._words_after(tokens, i + 1) >= 2
        if i and tokens[i - 1] == ",":
            return words >= 3 and lowered[i] not in self.subordinate and self._words_after(tokens, i, until=",") >= 3
        return False

    def _words_after(self, tokens: list[str], i: int, until: str = "") -> int:
        count = 0
        for token in tokens[i : i + 12]:
            if token == until or _STOP.match(token) or "\n" in token:
                break
            count += bool(_WORD.search(token))
        return count
