"""Whom to call, and in which order."""

from __future__ import annotations

import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled

from nlp.analysis.follow_up import follow_up_list
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
SIGNALS = [
    "wish",
    "leaving",
    "contact_request",
    "unresolved; urgent",
    "urgent",
    "contact_request; unresolved",
    "would_not_recommend",
    "would_not_recommend",
    "unresolved",
    "not_urgent; xleaving",
]
DATES = ["2026-03-05"] * 8 + [None, None]
RESPONSES = response_table([5, 3, 8, 1, 2, 4, 6, 9, 5, 5], signals=SIGNALS, dates=DATES)
MENTIONS = mention_table(
    (2, "price", "positive", "delivery", 0.99),
    (2, "general", "negative", "exit", 0.9),
    (2, "schedules", "negative", "delivery", 0.4),
    (2, "tools", "negative", "purchase", 0.6),
    (3, "general", "positive", "support", 0.9),
    (4, "schedules", "negative", "consideration", 0.9),
    (5, "quality", "neutral", "delivery", 0.3),
    (5, "quality", "positive", "aftercare", 0.9),
)


def test_one_line_per_response_in_the_order_to_call() -> None:
    found = follow_up_list(MENTIONS, RESPONSES, CODEFRAME, "nps")
    table = found.table
    assert (found.n, found.reason) == (10, "")
    assert table["order"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    # Row 6 has two reasons and row 5 one; row 2 is dated, row 9 is not; row 8 gave a 9.
    assert table["row"].tolist() == [4, 6, 5, 3, 2, 9, 7]
    assert table["level"].tolist() == [1, 2, 2, 3, 4, 4, 5]
    assert table["reasons"].tolist()[:2] == ["urgent; unresolved", "unresolved; contact_request"]
    assert table["respondent"].tolist()[0] == "A4" and pd.isna(table["date"][5])
    assert table["score"].tolist() == [1, 4, 2, 8, 3, 5, 6]


def test_stage_theme_and_owner_are_of_the_most_negative_mention() -> None:
    table = follow_up_list(MENTIONS, RESPONSES, CODEFRAME, "nps").table.set_index("row")
    told = {row: (table.loc[row, "theme"], table.loc[row, "stage"], table.loc[row, "owner"]) for row in table.index}
    assert told[2] == ("tools", "purchase", "it")  # surer than schedules, and named
    assert told[3] == ("general", "support", "service_desk")
    assert told[4] == ("schedules", "consideration", "sales")
    assert told[5] == ("quality", "delivery", "product")  # neutral before praise
    assert told[6] == ("", "not_stated", "service_desk")


def test_the_organisations_own_owners_go_first() -> None:
    own = {"tools": "Webmaster", "general": "Director"}
    table = follow_up_list(MENTIONS, RESPONSES, CODEFRAME, "nps", owners=own).table.set_index("row")
    assert (table.loc[2, "owner"], table.loc[3, "owner"]) == ("Webmaster", "Director")
    assert (table.loc[6, "owner"], table.loc[4, "owner"]) == ("service_desk", "sales")


@pytest.mark.parametrize("kind", ["nps", None])
def test_not_recommending_counts_only_with_a_low_score_of_a_known_kind(kind: str | None) -> None:
    rows = follow_up_list(MENTIONS, RESPONSES, CODEFRAME, kind).table["row"].tolist()
    assert (7 in rows) == (kind == "nps") and 8 not in rows


def test_within_a_level_the_newest_then_the_sourest() -> None:
    responses = response_table(
        [5] * 4,
        signals=["leaving"] * 4,
        dates=["2026-03-01", "2026-03-09", "2026-03-09", None],
        values=[0, 0.5, -0.5, -1],
    )
    assert follow_up_list(MENTIONS, responses, CODEFRAME, "nps").table["row"].tolist() == [3, 2, 1, 4]


def test_nobody_to_call() -> None:
    full = follow_up_list(MENTIONS, RESPONSES, CODEFRAME, "nps").table
    for responses in (response_table([5, 6]), response_table([])):
        found = follow_up_list(MENTIONS, responses, CODEFRAME, "nps")
        assert (found.reason, len(found.table), found.n) == ("none_found", 0, len(responses))
        assert found.table.dtypes.to_dict() == full.dtypes.to_dict()


def test_the_order_of_the_input_changes_nothing() -> None:
    again = follow_up_list(shuffled(MENTIONS, 3), shuffled(RESPONSES, 4), CODEFRAME, "nps")
    pd.testing.assert_frame_equal(follow_up_list(MENTIONS, RESPONSES, CODEFRAME, "nps").table, again.table)
