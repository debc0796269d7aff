"""The quotes of a shortlist are those of the whole table."""

from __future__ import annotations

import random

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.analysis import shortlist
from nlp.analysis.shortlist import Shortlist, tier
from nlp.report.quotes import choose_quotes


def table(seed: int, lines: int) -> pd.DataFrame:
    """Mentions of two themes whose evidence repeats and differs in length, several to a row."""
    chance = random.Random(seed)
    words = ["palvelu", "oli", "hidas", "nopea", "Erittäin ystävällinen henkilökunta", "liian kallis hinta"]
    found = []
    for row in range(lines):
        evidence = " ".join(chance.choices(words, k=chance.randint(0, 9)))
        confidence = chance.choice([0.5, 0.9, 0.95])
        theme = chance.choice(["price", "quality"])
        found.append((row // 2 + 1, theme, "negative", "exit", "fi", confidence, evidence, row % 2, "palaute"))
    names = ["row", "theme", "polarity", "stage", "language", "confidence", "evidence", "start", "column"]
    return pd.DataFrame(found, columns=names)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 900), st.integers(1, 300))
def test_quotes_of_the_shortlist_are_those_of_all_mentions(seed: int, lines: int, chunk: int) -> None:
    mentions = table(seed, lines)
    one = Shortlist()
    for first in range(0, lines, chunk):
        one.add(mentions.iloc[first : first + chunk])
    kept = one.evidence()
    lean = mentions.assign(evidence=[kept.get(position, "") for position in range(lines)])
    used: frozenset[str] = frozenset()
    for theme in ("price", "quality"):
        wanted = choose_quotes(mentions, theme, "negative", used=used)
        assert choose_quotes(lean, theme, "negative", used=used) == wanted
        used |= {quote.text.casefold() for quote in wanted}


def test_what_is_kept_does_not_grow_with_the_rows() -> None:
    one = Shortlist()
    for number in range(40):
        part = table(number, 500)
        one.add(part.assign(evidence=[f"{text} {number} {k}" for k, text in enumerate(part["evidence"])]))
    assert len(one.evidence()) <= 2 * 2 * shortlist.KEPT


def test_the_tiers_of_lengths() -> None:
    assert [tier("a" * n) for n in (11, 12, 19, 20, 140, 141)] == [3, 2, 2, 0, 0, 1]
