"""First and last impression, and the spread within stages, by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from made_tables import Said, line, mentions_of, responses_of
from scipy.stats import binomtest

from nlp.analysis.contrasts import overlapping_difference
from nlp.analysis.impressions import impressions, stage_spread
from nlp.analysis.intervals import net_interval
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
# Rows 1–6 praise what they heard first, rows 4–10 complain of delivery, row 11 leaves and complains, row 12 says
# something of no stage.
SAID: list[Said] = [
    *((row, "general", "positive", "awareness") for row in range(1, 7)),
    (6, "price", "negative", "awareness"),
    *((row, "schedules", "negative", "delivery") for row in range(4, 11)),
    (10, "quality", "positive", "support"),
    (11, "ease", "negative", "exit"),
    (12, "general", "positive", "not_stated"),
]


def test_first_and_last_by_hand() -> None:
    table = impressions(mentions_of(SAID), responses_of(14, not_coded=[13]), CODEFRAME)
    assert table["impression"].tolist() == ["first", "last"]
    first, last = line(table, impression="first"), line(table, impression="last")
    assert (first["stage"], first["n"], first["share"], first["small"]) == ("awareness", 6, 6 / 13, True)
    own, rest = [1, 1, 1, 1, 1, 0], [-1, -1, -1, -1, -1, -1, 0, -1]
    told = net_interval(own)
    assert (first["net"], first["low"], first["high"]) == pytest.approx((told.estimate, told.low, told.high))
    # Rows 4–10 and 11; row 12 tells no stage and is no part of the journey.
    told = net_interval(rest)
    assert (first["rest_n"], first["both_n"]) == (8, 3)
    assert (first["rest_net"], first["rest_low"], first["rest_high"]) == pytest.approx(
        (told.estimate, told.low, told.high)
    )
    x = np.array([1, 1, 1, 1, 1, 0, *[np.nan] * 5], dtype=float)
    y = np.array([*[np.nan] * 3, -1, -1, -1, -1, -1, -1, 0, -1], dtype=float)
    found = tuple(first[name] for name in ("difference", "difference_low", "difference_high", "p"))
    assert found == pytest.approx(overlapping_difference(x, y))
    assert first["p"] == first["q"] and first["reason"] == ""  # the only test of the two
    assert (last["stage"], last["n"], last["net"], last["reason"]) == ("exit", 1, -100, "too_few")
    # All others: rows 1–3 at 1, 4 and 5 at 0, 6 at −1/3 (of three mentions), 7–9 at −1, 10 at 0.
    assert last["rest_net"] == pytest.approx(100 * (3 + 0 + 0 - 1 / 3 - 3 + 0) / 10)


def test_only_one_stage_has_nothing_to_stand_against() -> None:
    said: list[Said] = [(row, "general", "positive", "awareness") for row in range(1, 31)]
    table = impressions(mentions_of(said), responses_of(30), CODEFRAME)
    assert table["reason"].tolist() == ["no_mentions", "no_mentions"]
    assert table["n"].tolist() == [30, 0] and table["rest_n"].tolist() == [0, 30]
    assert table[["difference", "p", "q"]].isna().all(axis=None)


def test_a_codeframe_without_these_stages_gives_its_first_and_last() -> None:
    wanted = ("purchase", "delivery", "support", "not_stated")
    short = replace(CODEFRAME, stages=tuple(stage for stage in CODEFRAME.stages if stage.id in wanted))
    said: list[Said] = [(1, "price", "negative", "purchase"), (2, "ease", "positive", "support")]
    table = impressions(mentions_of(said), responses_of(2), short)
    assert table["stage"].tolist() == ["purchase", "support"]
    assert table["net"].tolist() == [-100, 100]


def test_spread_tells_two_camps_from_indifference() -> None:
    said: list[Said] = [
        *((row, "price", "positive" if row % 2 else "negative", "purchase") for row in range(1, 11)),
        *((row, "price", "neutral", "delivery") for row in range(1, 11)),
        *((row, "price", "positive", "support") for row in range(1, 4)),
        *((row, "ease", "negative", "support") for row in range(3, 5)),
    ]
    table = stage_spread(mentions_of(said), responses_of(12, not_coded=[12]), CODEFRAME)
    assert table["stage"].tolist() == list(CODEFRAME.stage_ids)
    camps, calm, mixed = (line(table, stage=stage) for stage in ("purchase", "delivery", "support"))
    assert camps["net"] == calm["net"] == 0
    assert camps["sd"] == pytest.approx(100 * np.std([1, -1] * 5, ddof=1)) and calm["sd"] == 0
    assert (camps["praise"], camps["complaint"], camps["both"]) == (0.5, 0.5, 0)
    assert (calm["praise"], calm["complaint"], calm["both"]) == (0, 0, 0)
    # Support: rows 1 and 2 praise, 3 does both, 4 complains.
    assert (mixed["n"], mixed["praise"], mixed["complaint"], mixed["both"]) == (4, 0.75, 0.5, 0.25)
    assert mixed["sd"] == pytest.approx(100 * np.std([1, 1, 0, -1], ddof=1))
    wilson = binomtest(3, 4).proportion_ci(0.95, method="wilson")
    assert (mixed["praise_low"], mixed["praise_high"]) == pytest.approx((wilson.low, wilson.high))


def test_nothing_coded() -> None:
    for make in (impressions, stage_spread):
        full = make(mentions_of(SAID), responses_of(14), CODEFRAME)
        empty = make(mentions_of([]), responses_of(3, not_coded=[1, 2, 3]), CODEFRAME)
        assert empty["n"].sum() == 0 and empty["net"].isna().all()
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_order_does_not_matter() -> None:
    responses = responses_of(14)
    for make in (impressions, stage_spread):
        told = make(mentions_of(SAID), responses, CODEFRAME)
        again = make(mentions_of(SAID[::-1]), responses.iloc[::-1], CODEFRAME)
        pd.testing.assert_frame_equal(told, again, check_exact=True)
