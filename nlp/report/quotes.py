"""The choice of quotes: a few short, sure, different verbatims that show what a theme is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from nlp.analysis.shortlist import LONG, same_words, tier
from nlp.records import LANGUAGES
from nlp.redact.quotes import redacted_quote

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Verbatim


@dataclass(frozen=True, slots=True)
class Quote:
    """Redacted words of one feedback row (1-based), and the stage id they speak of."""

    text: str
    row: int
    stage: str
    language: str


class _Candidate(NamedTuple):
    """The evidence of one mention; candidates sort best first."""

    tier: int
    used: bool
    doubt: float
    row: int
    start: int
    text: str
    stage: str
    language: str
    column: str
    evidence: str


def choose_quotes(
    mentions: pd.DataFrame,
    theme: str,
    polarity: str,
    limit: int = 2,
    used: frozenset[str] = frozenset(),
    verbatim: Verbatim | None = None,
) -> list[Quote]:
    """Up to *limit* quotes for a theme and polarity from ``mentions.evidence``.

    Evidence of 20–140 characters goes first, then longer (trimmed at a word), then 12–19, and anything shorter only
    when there is nothing else; within each, texts not in *used* (see :func:`same_words`) first, then the most
    confident, then the first row. Rows are distinct, and texts differ in more than case and marks. Every quote is
    redacted before it is trimmed, so that trimming never leaves half an identifier; and where *verbatim* gives the text
    of its row and column, as a part of that, since the words before a name may be what tells it.
    """
    of_theme = (mentions["theme"] == theme) & (mentions["polarity"] == polarity)
    candidates = _candidates(mentions[of_theme], used)
    chosen: list[Quote] = []
    rows: set[int] = set()
    texts: set[str] = set()
    for candidate in candidates:
        if len(chosen) == limit or candidate.tier > max(2, candidates[0].tier):
            break
        # A long export repeats "nopea toimitus" thousands of times; look before redacting.
        if candidate.row in rows or same_words(candidate.text) in texts:
            continue
        language = candidate.language if candidate.language in LANGUAGES else "fi"
        shown = trim(redacted_quote(candidate.evidence, candidate.start, _whole(candidate, verbatim), language))
        if same_words(shown) in texts:
            continue
        chosen.append(Quote(shown, candidate.row, candidate.stage, language))
        rows.add(candidate.row)
        texts.update((same_words(candidate.text), same_words(shown)))
    return chosen


def _candidates(part: pd.DataFrame, used: frozenset[str]) -> list[_Candidate]:
    found = []
    for line in part.itertuples():
        if text := " ".join(str(line.evidence).split()):
            found.append(
                _Candidate(
                    tier(text),
                    same_words(text) in used,
                    -float(line.confidence),
                    int(line.row),
                    int(line.start),
                    text,
                    str(line.stage),
                    str(line.language),
                    str(line.column),
                    str(line.evidence),
                )
            )
    return sorted(found)


def _whole(candidate: _Candidate, verbatim: Verbatim | None) -> str:
    return verbatim(candidate.row, candidate.column) if verbatim else ""


def trim(text: str, longest: int = LONG) -> str:
    """*text* within *longest* characters, cut after a whole word and marked with "…"."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    # A single word longer than the limit has no space to cut at.
    if not (text[longest - 1].isspace() or head[-1].isspace()) and len(head.split()) > 1:
        head = head.rsplit(None, 1)[0]
    return head.rstrip(" ,;:.–-") + "…"
