"""What a model is to the pipeline: something that reads passages. Any kind of model stands behind this protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from nlp.content import QuestionKind
from nlp.errors import OptionError
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
        certainty: estimated probability (0 to 1) that every theme and polarity given is what a trained coder would
            give; it means something only with the ``review`` levels of the model's :class:`ModelInfo`.
    """

    content: bool
    sentiment: Sentiment
    score: float
    mentions: tuple[Mention, ...]
    signals: tuple[str, ...]
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class ReviewLevel:
    """How certain a reading must be for a precision: one point of a model's coverage–precision curve.

    Of held-out verbatims whose certainty is at least *certainty* (a share *coverage* of all coded ones), the mentions
    were right (theme and polarity) at *precision*. All three are shares from 0 to 1.
    """

    precision: float
    certainty: float
    coverage: float


@dataclass(frozen=True)
class ModelInfo:
    """Who a model is.

    Attributes:
        name, version: for people; *digest* (SHA-256, hex) for machines: equal digests read alike.
        themes, stages: the ids it can give, in its codeframe's order.
        card: figures by language, data and settings, as its model card tells them.
        review: which certainty gives which precision, by rising precision; empty when it was not measured.
    """

    name: str
    version: str
    digest: str
    themes: tuple[str, ...]
    stages: tuple[str, ...]
    card: Mapping[str, Any] = field(repr=False)
    review: tuple[ReviewLevel, ...] = ()


class Model(Protocol):
    """Reads passages. The same passage gives the same reading alone and in any batch."""

    @property
    def info(self) -> ModelInfo: ...

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order."""
        ...


def review_level(levels: Sequence[ReviewLevel], precision: float, *, or_best: bool = False) -> ReviewLevel | None:
    """The level from which readings need no review: the first that reaches *precision*.

    None when there are no levels: nothing was measured, so no reading can be told from another. Then nothing is
    marked for review, and nothing is promised either: the certainties are not passed on, and no summary or report
    names a precision.

    Args:
        levels: those of a :class:`ModelInfo`.
        precision: wanted share of right mentions, from 0.5 up to but not including 1.
        or_best: take the highest level where none reaches *precision*, instead of an error.

    Raises:
        OptionError: a precision outside that range, or one that no level reaches.
    """
    if not 0.5 <= precision < 1:
        raise OptionError(f"The precision {precision:g} makes no sense.", "Use a share from 0.5 to 0.99, such as 0.9.")
    reached = [level for level in levels if level.precision >= precision]
    if levels and not reached and or_best:
        return max(levels, key=lambda level: level.precision)
    if levels and not reached:
        known = ", ".join(f"{level.precision:g}" for level in sorted(levels, key=lambda level: level.precision))
        raise OptionError(f"The model does not reach a precision of {precision:g}.", f"Ask for one it has: {known}.")
    return min(reached, default=None, key=lambda level: level.precision)
