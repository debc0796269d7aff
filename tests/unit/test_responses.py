from __future__ import annotations

import pandas as pd

from nlp.records import CodedFeedback
from nlp.responses import response_frame, segment_frame

GOOD = CodedFeedback("1", "Hyvin toimi.", "fi", "coded", "positive", 0.8, signals=("would_recommend",))
BAD = CodedFeedback(
    "2", "Still waiting, ring me.", "en", "coded", "negative", -0.6, signals=("contact_request", "urgent")
)
BLANK = CodedFeedback("3", " ", "fi", "no_content", "neutral", 0.0, signals=("no_content",))
SWEDISH = CodedFeedback("4", "Tack så mycket.", "other", "unsupported_language", None, None)
DOUBT = CodedFeedback("5", "Ihan ok.", "fi", "coded", "neutral", 0.0, needs_review=True)


def frame() -> pd.DataFrame:
    return response_frame(
        [[GOOD, BLANK], [BLANK, BAD], [BLANK, BLANK], [SWEDISH, SWEDISH], [GOOD, BAD], [DOUBT, BLANK]],
        dates=["2026-03-01", "", "", "2026-02-28", "2026-03-01", ""],
        scores=[9.0, None, 4.5, None, 0.0, None],
        respondents=["a1", "", "", "", "", "a6"],
        first=11,
    )


def test_each_row_has_its_status_tone_and_facts() -> None:
    rows = frame()
    assert rows["row"].tolist() == [11, 12, 13, 14, 15, 16]
    assert rows["status"].tolist() == ["coded", "coded", "no_content", "unsupported_language", "coded", "coded"]
    assert rows["language"].astype(object).fillna("").tolist() == ["fi", "en", "", "other", "fi", "fi"]
    assert rows["sentiment"].astype(object).fillna("").tolist() == [
        "positive",
        "negative",
        "neutral",
        "",
        "mixed",
        "neutral",
    ]
    assert rows["value"].fillna(9).tolist() == [0.8, -0.6, 0.0, 9, 0.1, 0.0]
    assert rows["score"].fillna(-1).tolist() == [9.0, -1, 4.5, -1, 0.0, -1]
    assert rows["needs_review"].tolist() == [False] * 5 + [True]
    assert rows["respondent"].tolist() == ["a1", "", "", "", "", ""]


def test_a_blank_second_answer_adds_no_signal() -> None:
    signals = frame()["signals"].tolist()
    assert signals[:3] == ["would_recommend", "contact_request; urgent", "no_content"]
    assert signals[4] == "would_recommend; contact_request; urgent"


def test_dates_are_days_and_missing_ones_stay_missing() -> None:
    dates = frame()["date"]
    assert dates.dtype == "datetime64[s]"
    assert [None if pd.isna(day) else day.date().isoformat() for day in dates] == [
        "2026-03-01", None, None, "2026-02-28", "2026-03-01", None,
    ]  # fmt: skip


def test_an_empty_table_joins_a_full_one_without_changing_types() -> None:
    empty = response_frame([], dates=[], scores=[], respondents=[])
    both = pd.concat([empty, frame()], ignore_index=True)
    assert both.dtypes.to_dict() == frame().dtypes.to_dict()


def test_segments_stand_beside_the_rows() -> None:
    segments = segment_frame({"Alue": ["Etelä", "", "Etelä"]}, 3)
    assert segments["Alue"].tolist() == ["Etelä", "", "Etelä"]
    assert segment_frame({}, 3).shape == (3, 0)
