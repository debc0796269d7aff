"""What kind of score a column holds, by its header and the range of its values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from nlp.survey import headers

ScoreKind = Literal["nps", "csat", "ces", "stars"]
# The scale each kind has by convention: NPS 0–10, customer satisfaction 1–5, customer effort 1–7, stars 1–5.
SCALES: dict[ScoreKind, tuple[int, int]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "stars": (1, 5)}
NAMES: dict[ScoreKind, tuple[str, str]] = {
    "nps": ("NPS", "NPS"),
    "csat": ("CSAT", "CSAT"),
    "ces": ("CES", "CES"),
    "stars": ("tähdet", "stars"),
}


def kind_of(header: str, scores: Sequence[float]) -> ScoreKind | None:
    """The kind of the *scores* of a column with *header*; None for a rating of no usual kind.

    The header names the kind, and the values must fit its scale; a scale written in the header ("1–7") must too.
    """
    if not scores:
        return None
    low, high = headers.scale_of(header) or (min(scores), max(scores))
    for kind, parts in headers.KINDS:
        bottom, top = SCALES[kind]
        if headers.has_part(header, parts) and bottom <= low and high <= top:
            return kind
    return "nps" if headers.scale_of(header) == (0, 10) and headers.has_part(header, headers.RECOMMENDATION) else None
