"""Labelled feedback: JSON lines with ``text``, ``sentiment``, ``mentions`` and ``signals``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlp.codeframe import Codeframe
from nlp.content import question_kind
from nlp.errors import TrainingError
from nlp.language import language_reader
from nlp.model import Passage
from nlp.records import LANGUAGES, POLARITIES, SENTIMENTS
from nlp.segments import segmenter
from nlp.training.split import squeezed

_FORM = (
    'Each line needs "text", "sentiment" and "mentions" with "quote", "theme", "polarity" and "stage"; '
    "see models/README.md."
)


@dataclass(frozen=True, slots=True)
class Label:
    """A mention coded by hand; ``text[start:end]`` is the coder's quote."""

    theme: str
    polarity: str
    stage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledVerbatim:
    """A verbatim coded by hand, with the passage that a model reads.

    Attributes:
        source: stem of the file it came from.
        domain: industry or kind of survey, where the file tells it.
        extra: trains, but no figure about real feedback is measured on it (sentences written for training).
    """

    id: str
    passage: Passage
    sentiment: str
    labels: tuple[Label, ...]
    signals: tuple[str, ...]
    source: str
    extra: bool
    domain: str = ""

    def segment_of(self, label: Label) -> int:
        """The segment that shares most characters with the label's quote; the first on a tie."""
        shared = [min(label.end, s.end) - max(label.start, s.start) for s in self.passage.segments]
        return int(np.argmax(shared))


def read_labelled(paths: Iterable[str | Path], codeframe: Codeframe, *, extra: bool = False) -> list[LabelledVerbatim]:
    """Read labelled files, or folders of them (there, ``.jsonl`` files without ``mentions`` are passed over).

    The language of a row is its ``language``; without that key it is read from the text.

    Raises:
        TrainingError: a line that is not in the form, named by file and number; or nothing to read.
    """
    found: list[LabelledVerbatim] = []
    for path in paths:
        source = Path(path)
        files = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
        for file in files:
            records = read_records(file)
            if source.is_dir() and not any("mentions" in record for record in records):
                continue
            found.extend(verbatims_of(file, records, codeframe, extra))
    if not found:
        raise TrainingError("There is no labelled feedback in what was given.", _FORM)
    return found


def read_records(file: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises:
        TrainingError: not readable, or a line that is no JSON object; names file and line.
    """
    try:
        # Texts hold line separators of Unicode, which str.splitlines would take for ends of lines.
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError(
            f"{file}: cannot be read as UTF-8 text ({type(error).__name__}).",
            "Check the path; labelled feedback is a UTF-8 JSONL file.",
        ) from None
    records = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            if not isinstance(record, dict):
                raise TrainingError(f"{file}: line {number} is not a JSON object.", _FORM)
            records.append(record)
    return records


def verbatims_of(
    file: Path, records: Sequence[dict[str, Any]], codeframe: Codeframe, extra: bool
) -> list[LabelledVerbatim]:
    """Labelled records as verbatims; *file* is named in errors and as their source."""
    for number, record in enumerate(records, 1):
        fault = _fault(record, codeframe)
        if fault:
            raise TrainingError(f"{file}: record {number}: {fault}.", _FORM)
    reader = language_reader()
    default = reader.main_language(record["text"] for record in records)
    languages = [record.get("language") or reader.read(record["text"], default) for record in records]
    verbatims = []
    for number, (record, language) in enumerate(zip(records, languages, strict=True), 1):
        code = language if language in LANGUAGES else default
        text = record["text"]
        question = record.get("question")
        passage = Passage(text, code, segmenter(code).split(text), question, question_kind(question))
        labels = tuple(
            Label(m["theme"], m["polarity"], m["stage"], start := _start(m, text), start + len(m["quote"]))
            for m in record["mentions"]
        )
        verbatims.append(
            LabelledVerbatim(
                str(record.get("id", number)),
                passage,
                record["sentiment"],
                labels,
                tuple(sorted(record.get("signals", ()))),
                file.stem,
                extra,
                str(record.get("domain") or ""),
            )
        )
    return [verbatim for verbatim in verbatims if verbatim.passage.segments]


def _start(mention: dict[str, Any], text: str) -> int:
    """Where the quote stands: where the mention says, if it does stand there, or else where it stands first."""
    quote, start = mention["quote"], mention.get("start")
    stands = isinstance(start, int) and start >= 0 and text.startswith(quote, start)
    return int(start) if stands else text.find(quote)  # type: ignore[arg-type]


def _fault(record: dict[str, Any], codeframe: Codeframe) -> str:
    """What is wrong with a record; "" if nothing. Names keys and codes, never the text."""
    if not isinstance(record.get("text"), str):
        return '"text" is missing'
    if record.get("sentiment") not in SENTIMENTS:
        return f'"sentiment" is not one of {", ".join(SENTIMENTS)}'
    if not isinstance(record.get("mentions"), list):
        return '"mentions" is missing'
    for mention in record["mentions"]:
        quote = mention.get("quote")
        if not quote or quote not in record["text"]:
            return 'a "quote" does not stand in the text, character for character'
        for key, allowed in (("theme", codeframe.theme_ids), ("polarity", POLARITIES), ("stage", codeframe.stage_ids)):
            if mention.get(key) not in allowed:
                return f"{key} {mention.get(key)!r} is not in the codeframe"
    return ""


def text_key(text: str) -> str:
    """Twelve hex digits of a text's SHA-256: by them labels and cards know a text that they do not hold."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def grouped_folds(verbatims: Sequence[LabelledVerbatim], folds: int, seed: int) -> np.ndarray:
    """A fold number (0 … folds − 1) per verbatim; texts alike but for case, digits and punctuation share one."""
    groups = [squeezed(verbatim.passage.text) for verbatim in verbatims]
    distinct = sorted(set(groups))
    np.random.default_rng(seed).shuffle(distinct)
    fold = {group: position % folds for position, group in enumerate(distinct)}
    return np.array([fold[group] for group in groups])
