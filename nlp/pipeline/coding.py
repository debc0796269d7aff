"""Coding verbatims: content, language, segments and model, in this order; every answer comes out with a status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import Any

from nlp.codeframe import Codeframe
from nlp.content import Content, content_of, question_kind
from nlp.language import language_reader
from nlp.model import Model, Passage, Reading, ReviewLevel, review_level
from nlp.records import GENERAL, NOT_STATED, CodedFeedback, Language, Mention, Status
from nlp.segments import segmenter

# A rule, not the model, gives these mentions; the figure only ranks them beside the model's.
_RULE_CONFIDENCE = 0.9
PRECISION = 0.9


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it comes in.

    Attributes:
        text: the verbatim; None and NaN are missing answers, numbers are read as written.
        question: the wording put to the customer, if known.
        fault: why the answer must not be read (a broken row of the export); "" if it may.
    """

    id: str
    text: Any
    question: str | None = None
    fault: str = ""


class Coder:
    """Codes answers with one model.

    Args:
        default_language: what texts too short to tell are read as.
        precision: answers are marked for review so that about this share of the other answers' mentions is right;
            None marks none. See :func:`nlp.model.review_level`, also for its errors.
    """

    def __init__(
        self, model: Model, codeframe: Codeframe, default_language: str = "fi", precision: float | None = PRECISION
    ) -> None:
        self.model, self.codeframe, self.default_language = model, codeframe, default_language
        self.level = None if precision is None else self._level(precision)

    def _level(self, precision: float) -> ReviewLevel | None:
        """The model's level for *precision*; nobody chose the default, so a weaker model gives its best for it."""
        return review_level(self.model.info.review, precision, or_best=precision == PRECISION)

    def code(self, answers: Sequence[Answer]) -> list[CodedFeedback]:
        """One coded feedback per answer, in order. Reading never raises: what fails has the status ``error``."""
        coded: dict[int, CodedFeedback] = {}
        passages: dict[int, Passage] = {}
        for position, answer in enumerate(answers):
            outcome = self._admit(answer)
            if isinstance(outcome, Passage):
                passages[position] = outcome
            else:
                coded[position] = outcome
        for position, read in zip(passages, self._read(list(passages.values())), strict=True):
            answer, passage = answers[position], passages[position]
            coded[position] = (
                self._of_reading(answer.id, passage, read)
                if isinstance(read, Reading)
                else _without(answer.id, passage.text, "error", read)
            )
        return [coded[position] for position in range(len(answers))]

    def _admit(self, answer: Answer) -> Passage | CodedFeedback:
        """A passage still without segments when there is something to read; else the finished record."""
        text = text_of(answer.text)
        if answer.fault:
            return _without(answer.id, text or "", "error", answer.fault)
        if text is None:
            return _without(answer.id, "", "error", f"the answer is a {type(answer.text).__name__}, not a text")
        if not _encodable(text):
            return _without(answer.id, text, "error", "the text holds halves of characters (lone surrogates)")
        kind = question_kind(answer.question)
        content = content_of(text, kind)
        if content.kind == "verdict" and GENERAL in self.codeframe.theme_ids:
            return _of_verdict(answer.id, text, self.default_language, content)
        if content.kind != "text":
            default: Language = "en" if self.default_language == "en" else "fi"
            return CodedFeedback(
                answer.id,
                text,
                default,
                "no_content",
                "neutral",
                0.0,
                (),
                ("no_content",),
                "nothing to code in the answer",
            )
        language = language_reader().read(text, self.default_language)
        if language == "other":
            return _without(answer.id, text, "unsupported_language", "neither Finnish nor English")
        return Passage(text, language, (), answer.question, kind)

    def _read(self, passages: list[Passage]) -> list[Reading | str]:
        """The model's reading of each passage, or why there is none."""
        try:
            return list(self.model.read(_segmented(passages)))
        except Exception:
            # One text that breaks the model must not take its neighbours along, nor its words into a traceback.
            outcomes: list[Reading | str] = []
            for passage in passages:
                try:
                    outcomes.extend(self.model.read(_segmented([passage])))
                except Exception as error:
                    outcomes.append(f"the model failed on this text ({type(error).__name__})")
            return outcomes

    def _of_reading(self, key: str, passage: Passage, reading: Reading) -> CodedFeedback:
        # The certainty of a model that has not measured it is the default of its readings, and says nothing.
        certainty = reading.certainty if reading.content and self.model.info.review else None
        return CodedFeedback(
            key,
            passage.text,
            "en" if passage.language == "en" else "fi",
            "coded" if reading.content else "no_content",
            reading.sentiment,
            reading.score,
            reading.mentions,
            reading.signals,
            "" if reading.content else "nothing to code in the answer",
            certainty,
            _needs_review(certainty, self.level),
        )


def text_of(value: Any) -> str | None:
    """A cell as text: "" for a missing one, None for what is no text (a list, a picture, …)."""
    if isinstance(value, str):
        return value
    # pandas' own missing values refuse to be compared; they are told by name so that pandas need not be loaded.
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return ""
    return str(value) if isinstance(value, Real) else None


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _segmented(passages: Sequence[Passage]) -> list[Passage]:
    """The same passages, in order, with their segments."""
    found = list(passages)
    for language in dict.fromkeys(passage.language for passage in passages):
        rows = [row for row, passage in enumerate(passages) if passage.language == language]
        parts = segmenter(language).split_many([passages[row].text for row in rows])
        for row, segments in zip(rows, parts, strict=True):
            old = passages[row]
            found[row] = Passage(old.text, language, segments, old.question, old.question_kind)
    return found


def _needs_review(certainty: float | None, level: ReviewLevel | None) -> bool:
    return certainty is not None and level is not None and certainty < level.certainty


def _of_verdict(key: str, text: str, default_language: str, content: Content) -> CodedFeedback:
    language: Language = "en" if default_language == "en" else "fi"
    start = len(text) - len(text.lstrip())
    mention = Mention(GENERAL, content.polarity, NOT_STATED, start, len(text.rstrip()), _RULE_CONFIDENCE, "none")
    return CodedFeedback(key, text, language, "coded", content.polarity, content.score, (mention,), ())


def _without(key: str, text: str, status: Status, reason: str) -> CodedFeedback:
    return CodedFeedback(key, text, "other", status, None, None, (), (), reason)
