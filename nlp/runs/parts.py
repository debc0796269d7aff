"""Coded answers as lines of a part: everything but the texts, which the export still has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from nlp.records import CodedFeedback, Mention

Row = Sequence[CodedFeedback]


def encode_part(rows: Iterable[Row]) -> bytes:
    """One line of JSON per input row, one list per answer; numbers in their shortest exact form."""
    lines = (json.dumps([_plain(answer) for answer in row], ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def decode_part(data: bytes, texts: Iterable[Sequence[tuple[str, str]]]) -> Iterator[list[CodedFeedback]]:
    """The coded rows of a part.

    Args:
        data: what :func:`encode_part` gave.
        texts: per input row, the id and the text of each answer.
    """
    for line, row in zip(data.decode().split("\n")[:-1], texts, strict=True):
        yield [_coded(plain, key, text) for plain, (key, text) in zip(json.loads(line), row, strict=True)]


def _plain(answer: CodedFeedback) -> list[Any]:
    mentions = [[m.theme, m.polarity, m.stage, m.start, m.end, m.confidence, m.stage_source] for m in answer.mentions]
    return [
        answer.language,
        answer.status,
        answer.sentiment,
        answer.score,
        mentions,
        answer.signals,
        answer.reason,
        answer.certainty,
        answer.needs_review,
    ]


def _coded(plain: list[Any], key: str, text: str) -> CodedFeedback:
    language, status, sentiment, score, mentions, signals, reason, certainty, needs_review = plain
    return CodedFeedback(
        key,
        text,
        language,
        status,
        sentiment,
        score,
        tuple(Mention(*mention) for mention in mentions),
        tuple(signals),
        reason,
        certainty,
        needs_review,
    )
