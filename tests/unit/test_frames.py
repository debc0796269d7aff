"""Coded feedback as tables: rows, statuses, and the untouched original."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from nlp.errors import SurveyError
from nlp.frames import (
    MENTION_COLUMNS,
    feedback_frame,
    mention_frame,
    review_counts,
    row_sentiment,
    row_status,
    status_counts,
)
from nlp.records import CodedFeedback, Mention, Sentiment, Status


def coded(
    text: str,
    status: Status = "coded",
    sentiment: Sentiment | None = "neutral",
    score: float | None = 0.0,
    **more: object,
) -> CodedFeedback:
    return CodedFeedback("1", text, "fi", status, sentiment, score, **more)  # type: ignore[arg-type]


GOOD = coded(
    "Nopea toimitus, kallis",
    "coded",
    "mixed",
    0.2,
    mentions=(
        Mention("schedules", "positive", "delivery", 0, 14, 0.9),
        Mention("price", "negative", "not_stated", 16, 22, 0.7, "none"),
    ),
    signals=("wish",),
)
PRAISE = coded("hyvä", "coded", "positive", 0.9, mentions=(Mention("general", "positive", "delivery", 0, 4, 0.6),))
BLAME = coded("huono", "coded", "negative", -0.8, mentions=(Mention("general", "negative", "exit", 0, 5, 0.6),))
BLANK = coded("", "no_content", signals=("no_content",), reason="nothing to code in the answer")
SWEDISH = CodedFeedback("1", "Tack", "other", "unsupported_language", None, None, (), (), "neither Finnish nor English")
BROKEN = CodedFeedback("1", "", "other", "error", None, None, (), (), "broken row")

ROWS = [[GOOD, BLANK], [PRAISE, BLAME], [BLANK, BLANK], [SWEDISH, BLANK], [BROKEN, SWEDISH], [SWEDISH, PRAISE]]


def original() -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "vastaus": ["a", "", None, "d", "e", "f"],
            "nps": [9, 0, 3, 4, 5, 6],
            "aika": pd.to_datetime(["2026-03-01"] * 6),
            "luokka": pd.Categorical(list("abcabc")),
            "koodi": pd.array([1, None, 3, 4, 5, 6], dtype="Int64"),
            7: [1.5, float("nan"), 3, 4, 5, 6],
        },
        index=[3, 3, 1, 0, 9, 10],
    )
    return frame


def test_every_row_and_original_column_stays_as_it_was() -> None:
    before = original()
    given = before.copy(deep=True)
    table = feedback_frame(given, ROWS, ["q", "p"], [""] * 6)
    pd.testing.assert_frame_equal(given, before)
    pd.testing.assert_frame_equal(table[list(before.columns)], before)
    assert list(table.columns[: len(before.columns)]) == list(before.columns)


def test_what_each_row_was_coded() -> None:
    table = feedback_frame(original(), ROWS, ["q", "p"], ["2026-03-01", *[""] * 5])
    assert table["palaute_row"].tolist() == [1, 2, 3, 4, 5, 6]
    assert table["palaute_status"].tolist() == [
        "coded",
        "coded",
        "no_content",
        "unsupported_language",
        "error",
        "coded",
    ]
    assert table["palaute_language"].tolist() == ["fi", "fi", "", "other", "other", "other; fi"]
    assert table["palaute_sentiment"].fillna("-").tolist() == ["mixed", "mixed", "neutral", "neutral", "-", "positive"]
    assert table["palaute_score"].fillna(-9).tolist() == [0.2, 0.05, 0.0, 0.0, -9.0, 0.9]
    assert table["palaute_themes"].tolist() == ["schedules; price", "general", "", "", "", "general"]
    assert table["palaute_stages"].tolist() == ["delivery; not_stated", "delivery; exit", "", "", "", "delivery"]
    assert table["palaute_signals"].tolist()[:2] == ["wish", ""]
    # Only the answers that made the status tell why: a second question left blank says nothing of a coded row.
    assert table["palaute_signals"].tolist()[2] == "no_content"
    assert table["palaute_reason"].tolist() == [
        "",
        "",
        "nothing to code in the answer",
        "neither Finnish nor English",
        "broken row",
        "",
    ]
    assert table["palaute_date"].tolist()[:2] == ["2026-03-01", ""]


def test_several_questions_have_their_own_columns_and_one_does_not() -> None:
    table = feedback_frame(original(), ROWS, ["q", "p"], [""] * 6)
    assert table["palaute_q1_status"].tolist()[:3] == ["coded", "coded", "no_content"]
    assert table["palaute_q2_sentiment"].tolist()[:2] == ["neutral", "negative"]
    assert table["palaute_q2_score"].tolist()[:2] == [0.0, -0.8]
    assert table["palaute_q1_themes"].tolist()[0] == "schedules; price"
    single = feedback_frame(original(), [row[:1] for row in ROWS], ["q"], [""] * 6)
    assert not [name for name in single.columns if str(name).startswith("palaute_q")]


def test_a_row_is_as_certain_as_its_least_certain_answer() -> None:
    sure, unsure = replace(GOOD, certainty=0.9), replace(PRAISE, certainty=0.3, needs_review=True)
    rows = [[sure, unsure], [unsure, sure], [sure, BLANK], [sure, BLAME], [BLANK, SWEDISH], [BLAME, BROKEN]]
    table = feedback_frame(original(), rows, ["q", "p"], [""] * 6)
    assert table["palaute_certainty"].fillna(-1).tolist() == [0.3, 0.3, 0.9, 0.9, -1, -1]
    assert table["palaute_needs_review"].tolist() == [True, True, False, False, False, False]
    assert table["palaute_q1_certainty"].fillna(-1).tolist() == [0.9, 0.3, 0.9, 0.9, -1, -1]
    assert table["palaute_q2_needs_review"].tolist() == [True, False, False, False, False, False]
    # BLAME is coded but by no estimate: it counts among the coded ones and needs no review.
    assert review_counts(rows) == (2, 8)
    assert review_counts([]) == (0, 0)


def test_a_model_without_certainty_leaves_an_empty_column_of_numbers() -> None:
    table = feedback_frame(original(), ROWS, ["q", "p"], [""] * 6)
    assert table["palaute_certainty"].isna().all() and table.dtypes["palaute_certainty"] == "float64"
    assert table["palaute_needs_review"].tolist() == [False] * 6 and table.dtypes["palaute_needs_review"] == "bool"


@pytest.mark.parametrize("name", ["palaute_row", "palaute_x"])
def test_an_export_that_was_analysed_before_is_refused(name: str) -> None:
    with pytest.raises(SurveyError) as caught:
        feedback_frame(original().assign(**{name: 1}), ROWS, ["q", "p"], [""] * 6)
    assert f"'{name}'" in str(caught.value)
    assert str(caught.value).endswith("remove the columns beginning with 'palaute_'.")


def test_statuses_add_up_to_the_rows() -> None:
    counts = status_counts(ROWS)
    assert counts == {"coded": 3, "no_content": 1, "unsupported_language": 1, "error": 1}
    assert list(counts) == ["coded", "no_content", "unsupported_language", "error"]
    assert status_counts([]) == dict.fromkeys(counts, 0)


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ([BLANK, GOOD], "coded"),
        ([BROKEN, GOOD], "coded"),
        ([BLANK, SWEDISH], "unsupported_language"),
        ([SWEDISH, BROKEN], "error"),
        ([BLANK], "no_content"),
    ],
)
def test_the_status_of_a_row(answers: list[CodedFeedback], status: str) -> None:
    assert row_status(answers) == status
    assert row_status(answers[::-1]) == status


NEUTRAL = coded("neljä ovea", "coded", "neutral", 0.0)


@pytest.mark.parametrize(
    ("answers", "tone"),
    [
        ([PRAISE, BLAME], "mixed"),
        ([PRAISE, NEUTRAL], "positive"),
        ([NEUTRAL, BLAME], "negative"),
        ([NEUTRAL, NEUTRAL], "neutral"),
        ([PRAISE, GOOD], "mixed"),
        ([PRAISE, BLANK], "positive"),
        ([BLANK, SWEDISH], "neutral"),
        ([SWEDISH], None),
        ([BROKEN, SWEDISH], None),
    ],
)
def test_the_tone_of_a_row(answers: list[CodedFeedback], tone: str | None) -> None:
    assert row_sentiment(answers) == tone
    assert row_sentiment(answers[::-1]) == tone


def test_mentions_are_one_line_each_with_their_evidence() -> None:
    table = mention_frame(ROWS, ["hyvää", "huonoa"])
    assert tuple(table.columns) == MENTION_COLUMNS
    assert table["row"].tolist() == [1, 1, 2, 2, 6]
    assert table["column"].tolist() == ["hyvää", "hyvää", "hyvää", "huonoa", "huonoa"]
    assert table["evidence"].tolist() == ["Nopea toimitus", "kallis", "hyvä", "huono", "hyvä"]
    assert table["stage_source"].tolist() == ["text", "none", "text", "text", "text"]
    assert table["confidence"].tolist() == [0.9, 0.7, 0.6, 0.6, 0.6]


def test_an_empty_table_of_mentions_has_the_types_of_a_full_one() -> None:
    empty, full = mention_frame([[BLANK]], ["q"]), mention_frame(ROWS, ["q", "p"])
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert (full.dtypes["row"], full.dtypes["confidence"]) == ("int64", "float64")


def test_no_rows_give_no_rows() -> None:
    table = feedback_frame(pd.DataFrame({"vastaus": []}), [], ["vastaus"], [])
    assert len(table) == 0
    assert "palaute_status" in table.columns


def test_half_an_emoji_in_a_given_frame_is_kept() -> None:
    text = "Hinta oli \ud83d liian korkea"
    coded = CodedFeedback(
        "1", text, "fi", "coded", "negative", -1.0, (Mention("price", "negative", "exit", 0, len(text), 0.9),)
    )
    assert mention_frame([[coded]], ["palaute"])["evidence"].tolist() == [text]
