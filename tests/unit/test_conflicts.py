"""Scores that their texts contradict."""

from __future__ import annotations

import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled

from nlp.analysis.conflicts import score_text_conflicts

MENTIONS = mention_table(
    (1, "price", "negative", "exit"),
    (2, "quality", "positive", "delivery"),
    (3, "price", "negative", "support"),
    (3, "quality", "neutral", "support"),
    (4, "price", "negative", "support"),
    (4, "quality", "positive", "support"),
    (5, "quality", "positive", "delivery"),
    (6, "price", "negative", "exit"),
    (7, "price", "negative", "exit"),
)
RESPONSES = response_table(
    [10, 2, 9, 10, 7, 9, 0],
    signals=["leaving; wish", "would_recommend", "", "", "leaving", "leaving; would_not_recommend", "leaving"],
    values=[-0.5, 0.8, -0.9, 0.1, 0.9, -0.8, -0.9],
)


def test_conflicts_are_listed_the_gravest_first() -> None:
    found = score_text_conflicts(MENTIONS, RESPONSES, "nps")
    assert (found.n, found.reason) == (7, "")
    table = found.table
    # Row 6 (gap 0.8) lies wider than row 1 (gap 0.75); a 7 is neither high nor low; 0 and leaving agree.
    assert table["row"].tolist() == [6, 1, 3, 2]
    assert table["why"].tolist() == ["high_leaving", "high_leaving", "high_only_complaints", "low_would_recommend"]
    assert table["whys"].tolist()[0] == "high_leaving; high_would_not_recommend; high_only_complaints"
    assert table["whys"].tolist()[3] == "low_would_recommend; low_only_praise"
    assert table["gap"].tolist() == pytest.approx([0.8, 0.75, 0.85, 0.7])
    assert table["score"].tolist() == [9, 10, 9, 2] and table["tone"].tolist() == [-0.8, -0.5, -0.9, 0.8]
    assert table["respondent"].tolist() == ["A6", "A1", "A3", "A2"]


@pytest.mark.parametrize(("kind", "high", "middle", "low"), [("csat", 4, 3, 2), ("stars", 4, 3, 2), ("ces", 5, 4, 3)])
def test_high_and_low_are_those_of_the_kind(kind: str, high: float, middle: float, low: float) -> None:
    mentions = mention_table(
        *((row, "price", "negative", "support") for row in (1, 2, 3)), (4, "price", "positive", "exit")
    )
    found = score_text_conflicts(mentions, response_table([high, middle, low, low]), kind).table
    assert dict(zip(found["row"], found["why"], strict=True)) == {1: "high_only_complaints", 4: "low_only_praise"}


def test_reasons_and_types_where_there_is_nothing_to_compare() -> None:
    full = score_text_conflicts(MENTIONS, RESPONSES, "nps").table
    cases = [
        (RESPONSES, None, "no_standard"),
        (RESPONSES.assign(score=float("nan")), "nps", "no_score"),
        (RESPONSES.iloc[:0], "nps", "no_score"),
        (response_table([8.0] * 7), "nps", ""),
    ]
    for responses, kind, reason in cases:
        found = score_text_conflicts(MENTIONS, responses, kind)
        assert found.reason == reason and len(found.table) == 0
        assert found.table.dtypes.to_dict() == full.dtypes.to_dict()


def test_the_order_of_the_input_changes_nothing() -> None:
    again = score_text_conflicts(shuffled(MENTIONS, 1), shuffled(RESPONSES, 2), "nps")
    pd.testing.assert_frame_equal(score_text_conflicts(MENTIONS, RESPONSES, "nps").table, again.table)
