"""Coding single verbatims and streams of them, in one call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from nlp.bundled import load_model
from nlp.codeframe import load_codeframe
from nlp.errors import OptionError
from nlp.model import Model
from nlp.pipeline.coding import PRECISION, Answer, Coder
from nlp.records import LANGUAGES, CodedFeedback

BATCH = 256


def make_coder(
    model: Model | str | Path | None = None,
    default_language: str = "fi",
    precision: float | None = PRECISION,
    threads: int = 1,
) -> Coder:
    """A coder with the bundled codeframe.

    Args:
        model: a model, a model folder, ``fast`` for the bundled n-gram model, or None for the bundled encoder.
        default_language: ``fi`` or ``en``; what texts too short to tell are read as.
        precision: from 0.5 up to but not including 1; answers are marked for review so that about this share of the
            other answers' mentions is right. None marks none.
        threads: processor threads of a model that is loaded here; the readings do not depend on it.

    Raises:
        ModelError: the model folder cannot be used.
        OptionError: another default language, or a precision out of range or that the model does not reach.
    """
    if default_language not in LANGUAGES:
        raise OptionError(f"The default language {default_language!r} is not supported.", "Choose fi or en.")
    codeframe = load_codeframe()
    if isinstance(model, (str, Path)) or model is None:
        model = load_model(model, codeframe, threads)
    return Coder(model, codeframe, default_language, precision)


def classify(
    text: str,
    *,
    question: str | None = None,
    model: Model | str | Path | None = None,
    default_language: str = "fi",
    precision: float | None = PRECISION,
    threads: int = 1,
    redact: bool = False,
) -> CodedFeedback:
    """Code one verbatim.

    Args:
        text: the verbatim, Finnish or English.
        question: the wording put to the customer; "ei mitään" is praise when it asks what to improve.
        model: a model, a model folder, ``fast`` for the bundled n-gram model, or None for the bundled encoder.
        default_language: ``fi`` or ``en``; what a text too short to tell is read as.
        precision: wanted share of right mentions (theme and polarity) among the verbatims that are not marked
            ``needs_review``; from 0.5 up to but not including 1. None marks none, and so does a model whose card has
            no coverage–precision levels.
        threads: processor threads; the reading does not depend on it.
        redact: replace personal data in the text that comes back; the mentions point at the same words of it.

    Raises:
        ModelError: the model folder cannot be used. What is wrong with a text is told by the status instead.
        OptionError: another default language, or a precision out of range or that the model does not reach.
    """
    coded = make_coder(model, default_language, precision, threads).code([Answer("1", text, question)])[0]
    return _redacted(coded, default_language) if redact else coded


def classify_many(
    texts: Iterable[str],
    *,
    questions: Iterable[str | None] | str | None = None,
    batch_size: int = BATCH,
    model: Model | str | Path | None = None,
    default_language: str = "fi",
    precision: float | None = PRECISION,
    threads: int = 1,
    redact: bool = False,
) -> Iterator[CodedFeedback]:
    """Code verbatims lazily, in order; ``id`` is the 1-based position.

    Args:
        texts: any iterable, also an endless one; at most *batch_size* are read ahead.
        questions: one wording for all, or one per text; shorter ones leave the rest without a question.
        batch_size: texts coded at a time; the result does not depend on it.
        model, default_language, precision, threads, redact: as for :func:`classify`.

    Raises:
        OptionError: *batch_size* below 1, a single str as *texts*, or as for :func:`classify`.
    """
    if batch_size < 1:
        raise OptionError(f"batch_size is {batch_size}.", "Use a number from 1 up.")
    if isinstance(texts, str):
        raise OptionError("classify_many was given one text instead of several.", "Use classify for one text.")
    stream = _stream(texts, questions, batch_size, make_coder(model, default_language, precision, threads))
    return (_redacted(coded, default_language) for coded in stream) if redact else stream


def _redacted(coded: CodedFeedback, default_language: str) -> CodedFeedback:
    from nlp.pipeline.redaction import redacted_feedback  # reads surveys too, which one text need not wait for

    return redacted_feedback(coded, default_language)


def _stream(
    texts: Iterable[str], questions: Iterable[str | None] | str | None, batch_size: int, coder: Coder
) -> Iterator[CodedFeedback]:
    wordings = iter([] if questions is None or isinstance(questions, str) else questions)
    common = questions if isinstance(questions, str) else None
    numbered = enumerate(texts, 1)
    while batch := list(islice(numbered, batch_size)):
        yield from coder.code([Answer(str(number), text, next(wordings, common)) for number, text in batch])
