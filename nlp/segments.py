"""Cutting a verbatim into segments: clauses short enough to speak of one thing, as exact slices of the text.

spaCy's blank Finnish and English pipelines give the tokens (of plain texts :mod:`nlp.plain_tokens`, the same); the
splitter is a spaCy component of our own, ``palaute_segmenter``, because survey answers break the rules that sentence
splitters are made for: lists with bullets, no capitals, "klo 12.30", emojis for full stops, praise and complaint joined
by "mutta".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

from nlp.plain_tokens import plain_tokens
from nlp.split_rules import SplitRules

if TYPE_CHECKING:
    from spacy.language import Language

# spaCy refuses texts over a million characters, and its tokenizer slows down on far shorter ones.
WINDOW = 20_000

# "hyvää palvelua!Kiitos": a stop between a word and a capital, no blank.
_STOP_IN_WORD = r"(?<=[a-zåäöA-ZÅÄÖ0-9])[.!?]+(?=[A-ZÅÄÖ][a-zåäö])"
# spaCy peels punctuation off a word one mark at a time; past these many in a row it need not see them.
_LONG_RUN = re.compile(r"(?<=(?:[^\w\s]|_){30})(?:[^\w\s]|_)+")
# Half a character cannot be handed to spaCy; something else of the same length can.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A slice of a verbatim: ``text[start:end]``, in characters, with no blank at either end."""

    start: int
    end: int


class Segmenter:
    """Splits verbatims of one language (``fi`` or ``en``); make one with :func:`segmenter`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._rules = SplitRules(language)
        self._lock = Lock()
        self._loaded: Any = None

    def split(self, text: str) -> tuple[Segment, ...]:
        """Segments in order; together they hold every non-blank character of *text*, each once."""
        return self.split_many([text])[0]

    def split_many(self, texts: Sequence[str]) -> list[tuple[Segment, ...]]:
        """:meth:`split` for a batch; a batch of hundreds runs three times faster than one by one."""
        found = [self._plain(text) for text in texts]
        hard = [row for row, segments in enumerate(found) if segments is None]
        if hard:
            # The zone frees what spaCy's vocabulary learns, which would otherwise grow with every new typo.
            with self.load().memory_zone():
                for row in hard:
                    found[row] = tuple(self._segments(texts[row]))
        return [segments or () for segments in found]

    def warm(self, text: str | None = None) -> None:
        """Load what *text*, or any text, will need."""
        if text is None or self._plain(text) is None:
            self.load()

    def load(self) -> Language:
        """The spaCy pipeline: tokenizer and splitter. It takes most of a second, and a plain text needs none."""
        with self._lock:
            if self._loaded is None:
                self._loaded = _pipeline(self.language)
            return self._loaded

    def _plain(self, text: str) -> tuple[Segment, ...] | None:
        """The segments of a text that needs no spaCy; None for another."""
        tokens = plain_tokens(text, self.language) if len(text) <= WINDOW else None
        if tokens is None:
            return None
        starts = self._rules.starts(tokens.texts, [token.lower() for token in tokens.texts], tokens.glued)
        begins = [begin for begin, start in zip(tokens.begins, starts, strict=True) if start]
        return tuple(piece for start, stop in pairwise([*begins, len(text)]) for piece in _trimmed(text, start, stop))

    def _segments(self, text: str) -> Iterator[Segment]:
        for begin, end in _windows(text):
            window = _LONG_RUN.sub(lambda run: " " * len(run[0]), text[begin:end])
            doc = self.load()(_HALF.sub("\ufffd", window))
            starts = [begin + sentence.start_char for sentence in doc.sents]
            # From start to start, so that nothing the tokenizer takes for a blank is lost.
            for start, stop in pairwise([begin, *starts[1:], end]):
                yield from _trimmed(text, start, stop)


def _pipeline(language: str) -> Language:
    import spacy

    import nlp.splitter  # noqa: F401 - registers the component

    pipeline = spacy.blank(language)
    # Shape, likeness to a URL and so on of every new word cost a third of the time, and only tokens are needed.
    vocabulary: Any = pipeline.vocab
    vocabulary.lex_attr_getters = {}
    infixes = [*(pipeline.Defaults.infixes or ()), _STOP_IN_WORD]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    pipeline.add_pipe("palaute_segmenter")
    return pipeline


_lock = Lock()


def segmenter(language: str) -> Segmenter:
    """The segmenter of a language, made once a process, also for several threads."""
    with _lock:
        return _segmenter(language)


@lru_cache(maxsize=4)
def _segmenter(language: str) -> Segmenter:
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
