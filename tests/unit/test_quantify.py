"""Corrected shares: the formula against its published form, the rules when not to use it, and the reviewed sample."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_tables import Said, line, mentions_of, responses_of

from nlp.analysis.effects import share_bounds
from nlp.analysis.quantify import ALL, confusion_table, corrected_shares, rogan_gladen
from nlp.analysis.reviewed import shares_from_review
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
# Price is found in 80 % of its cases and imagined in 10 % of the others, in Finnish.
PRICE = {"theme": "price", "tp": 80, "fp": 20, "fn": 20, "tn": 180}
CARD = {"confusion": {"fi": [PRICE, {"theme": "ease", "tp": 10, "fp": 5, "fn": 5, "tn": 280}], "en": []}}
SAID: list[Said] = [(row, "price", "negative", "purchase") for row in range(1, 32)]


def shares(
    card: dict[str, object] = CARD, said: list[Said] = SAID, rows: int = 100, english: int = 0, alike: bool = True
) -> pd.DataFrame:
    languages = ["fi"] * (rows - english) + ["en"] * english
    responses = responses_of(rows, languages=languages)
    return corrected_shares(mentions_of(said), responses, CODEFRAME, confusion_table(card), alike=alike)


def test_the_counts_of_a_card() -> None:
    table = confusion_table(CARD)
    assert table.to_dict("records")[0] == {"language": "fi", **PRICE}
    assert len(table) == 2
    assert confusion_table({}).dtypes.to_dict() == table.dtypes.to_dict()


def test_the_point_by_hand() -> None:
    found = line(shares(), language="fi", theme="price")
    # (.31 + .9 − 1) / (.8 + .9 − 1) = .3
    assert (found["coded"], found["n"], found["raw"], found["cases"]) == (100, 31, 0.31, 100)
    assert (found["sensitivity"], found["specificity"], found["reason"]) == (0.8, 0.9, "")
    assert found["corrected"] == pytest.approx(0.3)
    assert found["low"] < 0.3 < found["high"]
    assert found["high"] - found["low"] > found["raw_high"] - found["raw_low"]


def test_the_example_of_epir() -> None:
    # Brucellosis, 23 of 150 cows, sensitivity .96, specificity .89 (example of epi.prev in the R package epiR): 5.1 %.
    many = 10**9
    point, low, high, _ = (
        float(value)
        for value in rogan_gladen(*(np.array(v) for v in (23, 150, 0.96 * many, 0.11 * many, 0.04 * many, 0.89 * many)))
    )
    assert point == pytest.approx(0.051, abs=5e-4)
    # With both known the limits are those of Agresti and Coull (1998) for the raw share, put through the formula.
    z = 1.959964
    raw = (23 + z * z / 2) / (150 + z * z)
    half = z * math.sqrt(raw * (1 - raw) / (150 + z * z))
    assert (low, high) == pytest.approx((max(0, (raw - half - 0.11) / 0.85), (raw + half - 0.11) / 0.85), abs=1e-6)


def test_the_interval_of_lang_and_reiczigel_step_by_step() -> None:
    point, low, high, uncut = (float(v) for v in rogan_gladen(*(np.array(v) for v in (31, 100, 80, 20, 20, 180))))
    z = 1.959964
    p, se, sp = (31 + z * z / 2) / (100 + z * z), 81 / 102, 181 / 202
    pi = (p + sp - 1) / (se + sp - 1)
    shift = 2 * z * z * (pi * se * (1 - se) / 102 - (1 - pi) * sp * (1 - sp) / 202)
    variance = p * (1 - p) / (100 + z * z) + pi**2 * se * (1 - se) / 102 + (1 - pi) ** 2 * sp * (1 - sp) / 202
    half = z * math.sqrt(variance) / (se + sp - 1)
    assert (low, high) == pytest.approx((pi + shift - half, pi + shift + half))
    assert point == uncut == pytest.approx(0.3)


@given(st.integers(1, 300), st.integers(0, 300), *(st.integers(1, 200) for _ in range(4)))
def test_shares_stay_shares(n: int, count: int, tp: int, fp: int, fn: int, tn: int) -> None:
    counts = (np.array([float(v)]) for v in (min(count, n), n, tp, fp, fn, tn))
    point, low, high, _ = (float(v[0]) for v in rogan_gladen(*counts))
    if tp * tn > fp * fn:  # better than chance
        assert 0 <= low <= point <= high <= 1


def test_a_perfect_coder_is_not_corrected_but_for_its_uncertainty() -> None:
    card = {"confusion": {"fi": [{"theme": "price", "tp": 500, "fp": 0, "fn": 0, "tn": 500}]}}
    found = line(shares(card), language="fi", theme="price")
    assert found["corrected"] == pytest.approx(0.31)
    assert (found["low"], found["high"]) == pytest.approx((found["raw_low"], found["raw_high"]), abs=0.02)


def test_what_cannot_be_corrected_stays_raw_and_says_why() -> None:
    weak = {"theme": "tools", "tp": 10, "fp": 30, "fn": 30, "tn": 60}
    common = {"theme": "quality", "tp": 90, "fp": 1, "fn": 9, "tn": 15}
    table = shares({"confusion": {"fi": [*CARD["confusion"]["fi"], weak, common]}})  # type: ignore[index]
    reasons = {
        name: line(table, language="fi", theme=name) for name in ("ease", "tools", "quality", "location", "price")
    }
    assert {name: found["reason"] for name, found in reasons.items()} == {
        "ease": "few_cases",
        "tools": "weak",
        "quality": "few_cases",
        "location": "no_confusion",
        "price": "",
    }
    for name in ("ease", "tools", "quality", "location"):
        found = reasons[name]
        assert [found[k] for k in ("corrected", "low", "high")] == [found[k] for k in ("raw", "raw_low", "raw_high")]
    assert set(table.loc[table["language"] == "en", "reason"]) == {"no_responses"}


def test_feedback_of_another_kind_is_not_corrected() -> None:
    found = line(shares(alike=False), language="fi", theme="price")
    assert (found["reason"], found["corrected"], found["low"]) == ("other_kind", 0.31, found["raw_low"])
    assert (found["sensitivity"], found["specificity"]) == (0.8, 0.9)


def test_fewer_than_the_false_alarms_is_cut_to_none() -> None:
    found = line(shares(said=SAID[:5]), language="fi", theme="price")
    assert (found["raw"], found["corrected"], found["low"], found["reason"]) == (0.05, 0, 0, "cut")
    assert 0 < found["high"] < 0.1  # type: ignore[operator]


def test_languages_together() -> None:
    english = {"theme": "price", "tp": 30, "fp": 0, "fn": 30, "tn": 140}
    card = {"confusion": {"fi": [PRICE], "en": [english]}}
    said: list[Said] = [*SAID[:20], *((row, "price", "negative", "purchase") for row in range(61, 71))]
    table = shares(card, said, 100, english=40)
    fi, en, both = (line(table, language=language, theme="price") for language in ("fi", "en", ALL))
    assert (fi["coded"], en["coded"], both["coded"], both["n"], both["reason"]) == (60, 40, 100, 30, "")
    assert en["corrected"] == pytest.approx(0.5)
    assert both["corrected"] == pytest.approx(0.6 * fi["corrected"] + 0.4 * 0.5)  # type: ignore[operator]
    half = math.hypot(0.6 * (fi["corrected"] - fi["low"]), 0.4 * (en["corrected"] - en["low"]))  # type: ignore[operator]
    assert both["low"] == pytest.approx(both["corrected"] - half)  # type: ignore[operator]
    partly = line(shares(CARD, said, 100, english=40), language=ALL, theme="price")
    assert partly["reason"] == "partly"
    assert partly["corrected"] == pytest.approx(0.6 * fi["corrected"] + 0.4 * 0.25)  # type: ignore[operator]
    none = line(shares({}, said, 100, english=40), language=ALL, theme="price")
    assert (none["reason"], none["corrected"], none["low"]) == ("no_confusion", 0.3, none["raw_low"])
    # One language that nobody wrote has no say.
    alone = line(shares(), language=ALL, theme="price")
    assert (alone["reason"], alone["corrected"]) == ("", pytest.approx(0.3))


def test_nothing_coded() -> None:
    table = shares(said=[], rows=0)
    assert len(table) == 3 * len(CODEFRAME.theme_ids)
    assert set(table["reason"]) == {"no_responses"} and table["corrected"].isna().all()
    assert table.dtypes.to_dict() == shares().dtypes.to_dict()


def reviewed(right_of_given: int, given: int, right_of_others: int, others: int) -> pd.DataFrame:
    """Rows 1–31 are coded with price; the first of them are reviewed, and the first of the others."""
    rows = [*range(1, given + 1), *range(32, 32 + others)]
    right = [k < right_of_given for k in range(given)] + [k < right_of_others for k in range(others)]
    return pd.DataFrame({"row": rows, "theme": "price", "right": right})


def test_a_reviewed_sample_by_hand() -> None:
    table = shares_from_review(mentions_of(SAID), responses_of(100), CODEFRAME, reviewed(24, 30, 36, 40))
    found = line(table, theme="price")
    names = ("coded", "n", "with_n", "with_right", "without_n", "without_right", "reason")
    assert [found[name] for name in names] == [100, 31, 30, 24, 40, 36, ""]
    # .31 · 24/30 + .69 · 4/40
    assert found["corrected"] == pytest.approx(0.31 * 0.8 + 0.69 * 0.1)
    raw, right, missed = (
        [float(v[0]) for v in share_bounds(np.array([c]), np.array([n]))] for c, n in ((31, 100), (24, 30), (4, 40))
    )
    parts = [(0.31, right, 1), (0.69, missed, 1), (0.7, raw, 1)]
    below = math.sqrt(sum((weight * (share[0] - share[side])) ** 2 for weight, share, side in parts))
    assert found["low"] == pytest.approx(found["corrected"] - below)  # type: ignore[operator]
    assert set(table.loc[table["theme"] != "price", "reason"]) == {"no_review"}
    assert line(table, theme="ease")["corrected"] == 0


def test_codes_worse_than_chance_turn_the_raw_share_round() -> None:
    # Of the rows with the code a tenth is right, of those without it most miss it: more codes would mean fewer cases.
    found = line(
        shares_from_review(mentions_of(SAID), responses_of(100), CODEFRAME, reviewed(3, 30, 8, 40)), theme="price"
    )
    raw, right, missed = (
        [float(v[0]) for v in share_bounds(np.array([c]), np.array([n]))] for c, n in ((31, 100), (3, 30), (32, 40))
    )
    parts = [(0.31, right, 1), (0.69, missed, 1), (0.7, raw, 2)]
    below = math.sqrt(sum((weight * (share[0] - share[side])) ** 2 for weight, share, side in parts))
    assert found["low"] == pytest.approx(found["corrected"] - below)  # type: ignore[operator]


def test_both_sides_need_review() -> None:
    def reason(*counts: int, rows: int = 100) -> object:
        told = shares_from_review(mentions_of(SAID), responses_of(rows), CODEFRAME, reviewed(*counts))
        found = line(told, theme="price")
        assert found["reason"] == "" or found["corrected"] == found["raw"]
        return found["reason"]

    assert reason(24, 30, 0, 0) == "few_reviewed"  # misses unseen
    assert reason(10, 19, 30, 30) == "few_reviewed"
    assert reason(10, 20, 20, 20) == ""
    assert reason(10, 20, 5, 5, rows=36) == ""  # all five others
    assert reason(10, 20, 0, 0, rows=31) == ""  # there are no others


def test_twice_told_and_unknown_lines_of_a_review() -> None:
    good = reviewed(24, 30, 36, 40)
    more = pd.DataFrame({"row": [1, 200, 5], "theme": ["price", "price", "weather"], "right": [False] * 3})
    told = shares_from_review(mentions_of(SAID), responses_of(100), CODEFRAME, pd.concat([good, more]))
    found = line(told, theme="price")
    assert (found["with_n"], found["with_right"]) == (30, 23)
    none = shares_from_review(mentions_of(SAID), responses_of(0), CODEFRAME, good.iloc[:0])
    assert set(none["reason"]) == {"no_responses"} and none.dtypes.to_dict() == told.dtypes.to_dict()
