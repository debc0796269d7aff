"""Words that several results show: the report, the workbook. A module per kind, both languages under one key."""

from __future__ import annotations

from nlp.wording import explained, heads, labels, reasons

PARTS = (labels, heads, reasons, explained)
PAIRS: dict[str, tuple[str, str]] = {key: pair for part in PARTS for key, pair in part.WORDS.items()}
