"""Noise that keeps every character in its place: what people's keyboards do to a text."""

from __future__ import annotations

import re

import numpy as np

from nlp.training.perturb import no_dots

_LETTER = re.compile(r"[^\W\d_]{5,}")
_NEAR = {
    "a": "sq", "e": "wr", "i": "uo", "o": "ip", "u": "yi", "t": "ry", "s": "ad", "n": "bm", "l": "kö", "k": "jl",
    "r": "et", "m": "n", "v": "cb", "h": "gj", "y": "tu", "p": "oå", "j": "hk", "d": "sf", "g": "fh",
}  # fmt: skip
_MARKS = str.maketrans(dict.fromkeys(".,;:!?", " "))


def noisy(text: str, rng: np.random.Generator) -> str:
    """A text as long as *text*: no ä and ö, no punctuation, a few typos; about half the time unchanged.

    Case needs no noise: the encoder reads lower case (:func:`nlp.encoder.tokens.plain`).
    """
    draw = rng.random(3)
    if draw[0] < 0.15:
        text = no_dots(text)
    if draw[1] < 0.1:
        text = text.translate(_MARKS)
    if draw[2] < 0.4:
        text = _typos(text, rng)
    return text


def _typos(text: str, rng: np.random.Generator) -> str:
    """About one long word in ten gets two letters swapped or one hit beside."""
    letters = list(text)
    for word in _LETTER.finditer(text):
        if rng.random() < 0.1:
            at = word.start() + 1 + int(rng.integers(len(word.group()) - 2))
            if rng.random() < 0.5:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            else:
                near = _NEAR.get(letters[at].lower(), letters[at])
                letters[at] = near[int(rng.integers(len(near)))]
    return "".join(letters)
