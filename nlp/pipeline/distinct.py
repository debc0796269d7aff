"""Coding each distinct answer once without keeping the texts: codes are remembered by the hash of what was read."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

from nlp.pipeline.coding import Answer, Coder, text_of
from nlp.records import CodedFeedback

Progress = Callable[[int, int], None]

# About half a kilobyte each. A forgotten answer is coded again, and reads the same.
REMEMBERED = 65_536


class DistinctCoder:
    """Codes answers; the same words to the same question are read once as long as they are remembered.

    Args:
        batch: distinct answers coded at a time; the codes do not depend on it.
        remembered: codes kept, those used least recently dropped first.
    """

    def __init__(self, coder: Coder, batch: int, remembered: int = REMEMBERED) -> None:
        self._coder, self._batch, self._limit = coder, batch, remembered
        self._known: OrderedDict[bytes, CodedFeedback] = OrderedDict()

    def code(self, answers: Sequence[Answer], progress: Progress | None = None) -> list[CodedFeedback]:
        """One coded feedback per answer, in order; *progress* hears of (distinct answers coded, distinct new ones)."""
        keys = [_digest(answer) for answer in answers]
        here: dict[bytes, CodedFeedback] = {}
        new: dict[bytes, Answer] = {}
        for key, answer in zip(keys, answers, strict=True):
            if key in self._known:
                self._known.move_to_end(key)
                here[key] = self._known[key]
            else:
                new.setdefault(key, answer)
        waiting = list(new)
        for begin in range(0, len(waiting), self._batch):
            batch = waiting[begin : begin + self._batch]
            for key, coded in zip(batch, self._coder.code([new[key] for key in batch]), strict=True):
                here[key] = self._known[key] = replace(coded, id="", text="")
            if progress:
                progress(begin + len(batch), len(waiting))
        while len(self._known) > self._limit:
            self._known.popitem(last=False)
        return [
            replace(here[key], id=answer.id, text=text_of(answer.text) or "")
            for key, answer in zip(keys, answers, strict=True)
        ]


def _digest(answer: Answer) -> bytes:
    """The hash of what the code of an answer depends on."""
    key = (text_of(answer.text), type(answer.text).__name__, answer.question, answer.fault)
    # repr keeps apart what str would join, and writes lone surrogates as escapes.
    return hashlib.blake2b(repr(key).encode(), digest_size=16).digest()
