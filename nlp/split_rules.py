"""Where the segments of a survey answer start, told from its tokens."""

from __future__ import annotations

import re

from nlp.errors import OptionError
from nlp.segment_words import ABBREVIATIONS, CONTRAST, MAY_BE_ORDINAL, SUBORDINATE

_CLOSERS = {'"', "'", ")", "]", "”", "’", "»"}
_STOP = re.compile(r"^(?:[.!?…]+|[.!?…]+[)\"”»]+)$")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2764\ufe0f\u200d]+|^(?:[:;=8xX]['-]?[)(dDpPsS/|]+|<3+)$"
)
_BULLET = re.compile(r"^(?:[-–—*•·●▪◦+]|\d{1,2}[.)]|[a-zA-Z][)])$")
_DASHES = {"-", "–", "—", "--"}
_WORD = re.compile(r"[^\W\d_]")


class SplitRules:
    """The rules of one language, ``fi`` or ``en``."""

    def __init__(self, language: str) -> None:
        if language not in ABBREVIATIONS:
            raise OptionError(f"palaute_segmenter has no rules for the language {language!r}.", "Use it in fi or en.")
        self.abbreviations = ABBREVIATIONS[language]
        self.contrast = CONTRAST[language]
        self.ordinal = MAY_BE_ORDINAL[language]
        self.subordinate = SUBORDINATE[language]

    def starts(self, tokens: list[str], lowered: list[str], glued: list[bool]) -> list[bool]:
        """Which tokens begin a segment.

        Args:
            tokens: as a spaCy tokenizer cuts them, those of blanks too.
            lowered: the same in small letters.
            glued: which tokens follow the one before without a blank.
        """
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
