"""All words of the report, a module per part of the page; Finnish and English stand side by side under one key.

Words that other results show too come from :mod:`nlp.wording`.
"""

from __future__ import annotations

from nlp.report.words import call, changes, explorer, first, header, journey, method, missing, pains, segments, signs
from nlp.wording import shared

PARTS = (
    *shared.PARTS,
    *(header, explorer, journey, pains, changes, first, call, segments, signs, method, missing),
)
PAIRS: dict[str, tuple[str, str]] = {key: pair for part in PARTS for key, pair in part.WORDS.items()}
# A percent sign never begins a line.
FINNISH: dict[str, str] = {key: pair[0].replace(" %", "\u00a0%") for key, pair in PAIRS.items()}
ENGLISH: dict[str, str] = {key: pair[1] for key, pair in PAIRS.items()}
