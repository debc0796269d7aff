"""Measure `palaute redact` on the test set in models/redaction: recall and precision by kind, false alarms.

    python models/build/redaction.py [--part tuning|held|all] [--show] [--names lists|ner]

Rules may be tuned on the part ``tuning``. The part ``held`` (files held2_*) was written before the rules were last
changed and tells what to expect; only its sums are looked at, so ``--show`` never prints it. A piece of personal data
is found when all of its characters are masked, as whatever kind; a mask is right when it touches a piece of its kind.
Brackets are 95 % Wilson intervals.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nlp.analysis.intervals import share_interval
from nlp.redact import KINDS, Redaction, find

FOLDER = Path(__file__).resolve().parent.parent / "redaction"
PARTS = ("tuning", "held")


@dataclass
class Counts:
    """By kind: gold pieces, those masked, masks, and the masks that touch a gold piece of their kind."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    masks: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    alarms: int = 0


def items(part: str = "all") -> Iterator[dict[str, Any]]:
    """The items of the set, or of one part."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        if part in ("all", part_of(path)):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)


def part_of(path: Path) -> str:
    """The part a file belongs to."""
    return "held" if path.name.startswith("held2_") else "tuning"


def measure(chosen: Iterable[dict[str, Any]], show: bool = False, names: str = "lists") -> Counts:
    """Redact the items and count; with *show* print every miss and false alarm (the sentences are our own)."""
    counts = Counts()
    for item in chosen:
        result = find(item["text"], item["language"], names=names)
        missed = _count(item, result, counts)
        wrong = [span for span in result.spans if not _touches(span.start, span.end, span.kind, item["spans"])]
        if not item["spans"]:
            counts.clean += 1
            counts.alarms += bool(wrong)
        if show and (missed or wrong):
            print(f"{item['id']}  {item['text']}\n       → {result.text}")
    return counts


def _count(item: dict[str, Any], result: Redaction, counts: Counts) -> bool:
    masked = {place for span in result.spans for place in range(span.start, span.end)}
    missed = False
    for start, end, kind in item["spans"]:
        counts.gold[kind] += 1
        whole = all(place in masked for place in range(start, end))
        counts.found[kind] += whole
        missed |= not whole
    for span in result.spans:
        counts.masks[span.kind] += 1
        counts.right[span.kind] += _touches(span.start, span.end, span.kind, item["spans"])
    return missed


def _touches(start: int, end: int, kind: str, gold: list[list[Any]]) -> bool:
    return any(start < gold_end and gold_start < end and kind == of for gold_start, gold_end, of in gold)


def table(counts: Counts) -> str:
    """The figures as a Markdown table."""
    lines = ["| kind | n | recall | masks | precision |", "|---|---|---|---|---|"]
    for kind in [kind for kind in KINDS if counts.gold[kind] or counts.masks[kind]]:
        lines.append(_line(kind, counts.gold[kind], counts.found[kind], counts.masks[kind], counts.right[kind]))
    lines.append(
        _line("all", *(sum(part.values()) for part in (counts.gold, counts.found, counts.masks, counts.right)))
    )
    alarms = share(counts.alarms, counts.clean)
    lines.append(f"\nClean sentences with a false alarm: {counts.alarms} of {counts.clean}, {alarms}")
    return "\n".join(lines)


def _line(kind: str, gold: int, found: int, masks: int, right: int) -> str:
    return f"| {kind} | {gold} | {share(found, gold)} | {masks} | {share(right, masks)} |"


def share(part: int, whole: int) -> str:
    """A share with its interval, or a dash where there is nothing to divide by."""
    if not whole:
        return "–"
    interval = share_interval(part, whole)
    return f"{interval.estimate:.3f} [{interval.low:.3f}, {interval.high:.3f}]"


def main() -> None:
    """Print the tables of both parts, or of one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--part", choices=[*PARTS, "all"])
    parser.add_argument("--show", action="store_true", help="print misses and false alarms of the part for tuning")
    parser.add_argument("--names", choices=["lists", "ner"], default="lists")
    options = parser.parse_args()
    for part in [options.part] if options.part else PARTS:
        print(f"## {part}\n")
        print(table(measure(items(part), options.show and part == "tuning", options.names)), "\n")


if __name__ == "__main__":
    main()
