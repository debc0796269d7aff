"""Texts of which only the tone is known: they teach polarity and sentiment words beyond the labelled feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.errors import TrainingError
from nlp.features import clean
from nlp.training.dataset import LabelledVerbatim, read_records

TONES = ("positive", "negative")
# Star-like scales as public data sets write them: 1 is the best of five.
_OF_FIVE = {1: "positive", 2: "positive", 4: "negative", 5: "negative"}
_FORM = (
    'Each line needs "text", and "label" (positive or negative) or "sentiment5" (1 very positive … 5 very negative).'
)


@dataclass(frozen=True, slots=True)
class Tone:
    """A text and the polarity of the whole of it."""

    text: str
    polarity: str
    source: str


def read_tones(files: Iterable[str | Path]) -> list[Tone]:
    """Read JSONL files of texts with a tone; texts without one, and neutral ones, are left out.

    What is neutral on a forum is chatter, and teaches nothing about a plain statement in feedback.

    Raises:
        TrainingError: a file that cannot be read, or has no tone at all.
    """
    tones: list[Tone] = []
    for file in map(Path, files):
        found = [
            Tone(record["text"], polarity, file.stem)
            for record in read_records(file)
            if isinstance(record.get("text"), str) and (polarity := _polarity(record))
        ]
        if not found:
            raise TrainingError(f"{file}: has no text with a tone.", _FORM)
        tones += [tone for tone in found if tone.text.strip()]
    return tones


def _polarity(record: dict[str, Any]) -> str:
    label = record.get("label")
    return label if label in TONES else _OF_FIVE.get(record.get("sentiment5") or 0, "")


def unlike(tones: Sequence[Tone], verbatims: Sequence[LabelledVerbatim]) -> list[Tone]:
    """The tones whose text is not that of a labelled verbatim: no fold may learn what it is measured on."""
    known = {clean(verbatim.passage.text) for verbatim in verbatims}
    return [tone for tone in tones if clean(tone.text) not in known]
