"""The records of coded feedback: the public contract of every other part.

The words follow the field: a *verbatim* is one raw open answer, a *mention* is one theme spoken of in it,
with its polarity, the journey stage it belongs to, and the exact characters that say so.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Status = Literal["coded", "no_content", "unsupported_language", "error"]
Sentiment = Literal["positive", "negative", "mixed", "neutral"]
Polarity = Literal["positive", "negative", "neutral"]
Language = Literal["fi", "en", "other"]
StageSource = Literal["text", "column", "none"]

STATUSES: tuple[Status, ...] = ("coded", "no_content", "unsupported_language", "error")
SENTIMENTS: tuple[Sentiment, ...] = ("positive", "negative", "mixed", "neutral")
POLARITIES: tuple[Polarity, ...] = ("positive", "negative", "neutral")
LANGUAGES: tuple[str, ...] = ("fi", "en")
NOT_STATED = "not_stated"
GENERAL = "general"  # the theme of what has no nameable aspect

POLARITY_VALUE: dict[str, int] = {"positive": 1, "neutral": 0, "negative": -1}


@dataclass(frozen=True, slots=True)
class Mention:
    """One theme in one verbatim.

    Attributes:
        theme: id of a theme of the codeframe.
        polarity: how the customer speaks of it.
        stage: id of a journey stage of the codeframe, or ``not_stated``.
        start, end: offsets in characters; ``text[start:end]`` of the untouched verbatim is the evidence.
        confidence: estimated probability (0 to 1) that a trained coder would code this theme here.
        stage_source: ``text`` when the words tell the stage, ``column`` when the survey's touchpoint filled
            it in, ``none`` when neither did (then ``stage`` is ``not_stated``).
    """

    theme: str
    polarity: Polarity
    stage: str
    start: int
    end: int
    confidence: float
    stage_source: StageSource = "text"

    def evidence(self, text: str) -> str:
        """The exact words of *text* (the verbatim) that carry this mention."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a run chose or repaired, told in both languages."""

    fi: str
    en: str

    def text(self, language: str) -> str:
        """The note in *language*: Finnish for ``fi``, English for any other."""
        return self.fi if language == "fi" else self.en


@dataclass(frozen=True, slots=True)
class CodedFeedback:
    """One coded verbatim.

    Attributes:
        id: the caller's identifier, or the 1-based position of the verbatim.
        text: the verbatim, never altered; with ``redact=True`` its personal data is replaced, and the mentions' offsets
            are those of the text with placeholders.
        language: ``fi``, ``en`` or ``other``.
        status: ``coded``; ``no_content`` (blank, "-", "en osaa sanoa"); ``unsupported_language``; ``error``.
        sentiment: tone of the whole verbatim; None when it was not read (unsupported language, error).
        score: tone as a number from −1 (negative) to +1 (positive); None together with *sentiment*.
        mentions: in the order of their evidence in the text.
        signals: sorted ids such as ``wish`` or ``contact_request``.
        reason: why the status is not ``coded``; empty when it is.
        certainty: estimated probability (0 to 1) that every theme and polarity given is what a trained coder would
            give; None when nothing was estimated: not coded, coded by a rule ("10/10"), or by a model that has not
            measured its certainty.
        needs_review: True when *certainty* is below what the wanted precision needs: let a person read it.
    """

    id: str
    text: str
    language: Language
    status: Status
    sentiment: Sentiment | None
    score: float | None
    mentions: tuple[Mention, ...] = ()
    signals: tuple[str, ...] = ()
    reason: str = ""
    certainty: float | None = None
    needs_review: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, with each mention's evidence beside its offsets."""
        record = asdict(self)
        for mention, plain in zip(self.mentions, record["mentions"], strict=True):
            plain["evidence"] = mention.evidence(self.text)
        record["mentions"] = list(record["mentions"])
        record["signals"] = list(self.signals)
        return record
