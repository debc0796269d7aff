"""The tables of the analysis on a handful of mentions, every number worked out by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from scipy.stats import binomtest

from nlp.analysis.journey import SMALL_N, journey_table, matrix_table, theme_table
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()

# row, theme, polarity, stage, source. Row 1 speaks of delivery three times, row 5 says nothing of use.
LINES = [
    (1, "schedules", "positive", "delivery", "text"),
    (1, "quality", "positive", "delivery", "text"),
    (1, "price", "negative", "delivery", "column"),
    (2, "quality", "positive", "delivery", "text"),
    (2, "schedules", "negative", "delivery", "column"),
    (3, "schedules", "negative", "delivery", "text"),
    (3, "schedules", "negative", "delivery", "text"),
    (3, "general", "positive", "not_stated", "none"),
    (4, "general", "negative", "support", "text"),
    (4, "availability", "neutral", "support", "text"),
    (6, "general", "positive", "support", "column"),
    (6, "general", "positive", "not_stated", "none"),
]
COLUMNS = ["row", "theme", "polarity", "stage", "stage_source"]
ROWS = 8


def mentions(lines: list[tuple[int, str, str, str, str]] = LINES) -> pd.DataFrame:
    frame = pd.DataFrame(lines, columns=COLUMNS)
    return frame.astype({"row": "int64", **dict.fromkeys(COLUMNS[1:], "str")})


def net_of(values: list[float]) -> tuple[float, float, float]:
    """Mean, and Bonett–Price from the two added respondents, written out anew."""
    n = len(values) + 2
    widened = [*values, 1.0, -1.0]
    centre = sum(widened) / n
    half = 1.959964 * math.sqrt(sum((value - centre) ** 2 for value in widened) / n / n)
    mean = sum(values) / len(values)
    return 100 * mean, max(-100, 100 * (centre - half)), max(100 * mean, min(100, 100 * (centre + half)))


def line(table: pd.DataFrame, **keys: str) -> dict[str, object]:
    for key, value in keys.items():
        table = table[table[key] == value]
    assert len(table) == 1
    return table.iloc[0].to_dict()


def test_the_journey_keeps_the_order_of_the_stages() -> None:
    table = journey_table(mentions(), CODEFRAME, ROWS)
    assert table["stage"].tolist() == list(CODEFRAME.stage_ids)
    assert table["n"].sum() == 3 + 2 + 2
    assert table["mentions"].sum() == len(LINES)


def test_delivery_by_hand() -> None:
    found = line(journey_table(mentions(), CODEFRAME, ROWS), stage="delivery")
    # Row 1: (1 + 1 − 1) / 3; row 2: 0; row 3: −1. A row counts once however much it says.
    net, low, high = net_of([1 / 3, 0.0, -1.0])
    assert net == pytest.approx(-22.2222, abs=1e-3)
    assert (found["n"], found["share"], found["mentions"]) == (3, 3 / 8, 7)
    assert (found["positive"], found["neutral"], found["negative"]) == (3, 0, 4)
    assert (found["net"], found["low"], found["high"]) == pytest.approx((net, low, high))
    # Quality is praised by rows 1 and 2, schedules by row 1; rows 2 and 3 complain of schedules, row 1 of price.
    assert (found["top_strength"], found["strength_n"]) == ("quality", 2)
    assert (found["top_pain"], found["pain_n"]) == ("schedules", 2)
    assert found["from_text"] == pytest.approx(5 / 7)
    assert found["small"]


def test_general_is_named_only_where_no_theme_is() -> None:
    table = journey_table(mentions(), CODEFRAME, ROWS)
    support, unstated = line(table, stage="support"), line(table, stage="not_stated")
    assert (support["top_strength"], support["strength_n"]) == ("general", 1)
    assert (support["top_pain"], support["pain_n"]) == ("general", 1)
    assert (support["n"], support["neutral"], support["from_text"]) == (2, 1, pytest.approx(2 / 3))
    assert support["net"] == pytest.approx(25.0)  # row 4: (−1 + 0) / 2, row 6: +1
    assert (unstated["top_strength"], unstated["strength_n"]) == ("general", 2)
    assert (unstated["top_pain"], unstated["pain_n"]) == ("", 0)
    assert (unstated["net"], unstated["high"], unstated["from_text"]) == (100.0, 100.0, 0.0)


def test_a_named_theme_goes_before_general_even_with_fewer_rows() -> None:
    more = [
        *((row, "general", "positive", "exit", "text") for row in range(1, 6)),
        (9, "price", "positive", "exit", "text"),
    ]
    found = line(journey_table(mentions(more), CODEFRAME, 9), stage="exit")
    assert (found["top_strength"], found["strength_n"]) == ("price", 1)


def test_ties_go_by_the_order_of_the_codeframe_not_of_the_rows() -> None:
    tied = [(1, "price", "negative", "exit", "text"), (2, "ease", "negative", "exit", "text")]
    for lines in (tied, tied[::-1]):
        found = line(journey_table(mentions(lines), CODEFRAME, 2), stage="exit")
        assert (found["top_pain"], found["pain_n"]) == ("ease", 1)


def test_a_silent_stage_is_empty_not_zero() -> None:
    found = line(journey_table(mentions(), CODEFRAME, ROWS), stage="awareness")
    assert (found["n"], found["share"], found["mentions"]) == (0, 0.0, 0)
    assert (found["top_strength"], found["top_pain"]) == ("", "")
    for name in ("net", "low", "high", "from_text"):
        assert math.isnan(found[name])  # type: ignore[arg-type]


def test_small_ends_at_twenty_rows() -> None:
    for n, small in ((SMALL_N - 1, True), (SMALL_N, False)):
        lines = [(row, "price", "positive", "exit", "text") for row in range(n)] * 2
        assert bool(line(journey_table(mentions(lines), CODEFRAME, n), stage="exit")["small"]) is small
    assert SMALL_N == 20


def test_themes_by_hand() -> None:
    table = theme_table(mentions(), CODEFRAME, ROWS)
    assert table["theme"].tolist() == list(CODEFRAME.theme_ids)
    found = line(table, theme="schedules")
    wilson = binomtest(3, ROWS).proportion_ci(0.95, method="wilson")
    assert (found["n"], found["share"], found["mentions"]) == (3, 3 / 8, 4)
    assert (found["share_low"], found["share_high"]) == pytest.approx((wilson.low, wilson.high), abs=1e-6)
    assert (found["positive"], found["negative"]) == (1, 3)
    assert (found["net"], found["low"], found["high"]) == pytest.approx(net_of([1.0, -1.0, -1.0]))
    general = line(table, theme="general")
    assert (general["n"], general["mentions"]) == (3, 4)
    assert general["net"] == pytest.approx(100 / 3)


def test_the_matrix_has_every_cell_once_and_adds_up() -> None:
    table = matrix_table(mentions(), CODEFRAME)
    wanted = [(stage, theme) for stage in CODEFRAME.stage_ids for theme in CODEFRAME.theme_ids]
    assert list(zip(table["stage"], table["theme"], strict=True)) == wanted
    found = line(table, stage="delivery", theme="schedules")
    assert (found["n"], found["mentions"], found["positive"], found["negative"]) == (3, 4, 1, 3)
    assert found["net"] == pytest.approx(-100 / 3)
    by_stage = table.groupby("stage")["mentions"].sum().to_dict()
    journey = journey_table(mentions(), CODEFRAME, ROWS).set_index("stage")["mentions"].to_dict()
    assert by_stage == journey
    assert (
        table.groupby("theme")["mentions"].sum().to_dict()
        == theme_table(mentions(), CODEFRAME, ROWS).set_index("theme")["mentions"].to_dict()
    )


def test_tables_without_mentions() -> None:
    journey = journey_table(mentions([]), CODEFRAME, 0)
    assert journey["n"].tolist() == [0] * 10
    assert journey["share"].isna().all()
    themes = theme_table(mentions([]), CODEFRAME, 0)
    assert themes["share_low"].isna().all()
    matrix = matrix_table(mentions([]), CODEFRAME)
    assert (len(matrix), matrix["n"].sum()) == (160, 0)
    assert theme_table(mentions([]), CODEFRAME, 5)["share"].tolist() == [0.0] * 16


def test_an_empty_table_has_the_types_of_a_full_one() -> None:
    full, empty = (journey_table(mentions(lines), CODEFRAME, 8) for lines in (LINES, []))
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()


def test_the_mentions_are_not_changed_and_their_order_does_not_matter() -> None:
    frame = mentions()
    before = frame.copy(deep=True)
    table = journey_table(frame, CODEFRAME, ROWS)
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(journey_table(mentions(LINES[::-1]), CODEFRAME, ROWS), table)
