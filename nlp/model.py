"""What a model is to the pipeline: something that reads passages. Any kind of model stands behind this protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from nlp.content import QuestionKind
from nlp.records import Mention, Sentiment
from nlp.segments import Segment


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim as a model gets it: the untouched text, its language, its segments, and the question asked."""

    text: str
    language: str
    segments: tuple[Segment, ...]
    question: str | None = None
    question_kind: QuestionKind = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model makes of a passage.

    Attributes:
        content: False when the model takes the text for one that says nothing codable; then no mentions.
        sentiment: tone of the whole; *score* is it as a number from −1 to +1.
        mentions: in the order of their evidence; offsets are those of the untouched text.
        signals: sorted signal ids.
    """

    content: bool
    sentiment: Sentiment
    score: float
    mentions: tuple[Mention, ...]
    signals: tuple[str, ...]


@dataclass(frozen=True)
class ModelInfo:
    """Who a model is.

    Attributes:
        name, version: for people; *digest* (SHA-256, hex) for machines: equal digests read alike.
        themes, stages: the ids it can give, in its codeframe's order.
        card: figures by language, data and settings, as its model card tells them.
    """

    name: str
    version: str
    digest: str
    themes: tuple[str, ...]
    stages: tuple[str, ...]
    card: Mapping[str, Any] = field(repr=False)


class Model(Protocol):
    """Reads passages. The same passage gives the same reading alone and in any batch."""

    @property
    def info(self) -> ModelInfo: ...

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order."""
        ...
