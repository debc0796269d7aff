"""Segments compared, against scipy and figures counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tables import Said, line, mentions_of, responses_of
from scipy import stats

from nlp.analysis.contrasts import Sums, net_difference, share_difference
from nlp.analysis.intervals import net_interval
from nlp.analysis.segments import LANGUAGE, compare_segments
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
# Rows 1–12 north, 13–30 south, 31–36 untold; south complains of price. Row 36 was not coded.
REGION = ["north"] * 12 + ["south"] * 18 + [""] * 6
SAID: list[Said] = [
    *((row, "quality", "positive", "delivery") for row in range(1, 21)),
    *((row, "price", "negative", "purchase") for row in range(11, 36)),
]
SCORES = [*[10.0, 9.0, 8.0] * 4, *[2.0, 7.0, 9.0] * 6, *[10.0] * 5, 11.0]
LANGUAGES = ["fi", "en", "fi"] * 11 + ["other"] * 3


def compared(kind: str | None = "nps", **columns: list[str]) -> object:
    segments = pd.DataFrame({name: pd.Categorical(cells) for name, cells in (columns or {"region": REGION}).items()})
    responses = responses_of(36, scores=SCORES, languages=LANGUAGES, not_coded=[36])
    return compare_segments(mentions_of(SAID), responses, segments, CODEFRAME, kind)


def test_net_of_a_value_against_the_others() -> None:
    found = line(compared().groups, column="region", value="north", measure="net")  # type: ignore[attr-defined]
    north, south = [1.0] * 10 + [0.0, 0.0], [0.0] * 8 + [-1.0] * 10
    told = net_interval(north)
    assert (found["n"], found["others_n"], found["small"], found["reason"]) == (12, 18, True, "")
    assert (found["estimate"], found["low"], found["high"]) == pytest.approx((told.estimate, told.low, told.high))
    assert found["others"] == pytest.approx(100 * np.mean(south))
    sums = (Sums(*(np.array([float(v)]) for v in (len(g), sum(g), sum(x * x for x in g)))) for g in (north, south))
    change = net_difference(*sums)
    names = ("difference", "difference_low", "difference_high", "p")
    assert [found[name] for name in names] == pytest.approx(
        [change.estimate[0], change.low[0], change.high[0], change.p[0]]
    )
    pooled = math.sqrt((11 * np.var(north, ddof=1) + 17 * np.var(south, ddof=1)) / 28)
    assert found["effect"] == pytest.approx((np.mean(north) - np.mean(south)) / pooled * (1 - 3 / (4 * 28 - 1)))
    assert found["size"] == "large"


def test_scores_and_nps() -> None:
    groups = compared().groups  # type: ignore[attr-defined]
    score = line(groups, column="region", value="south", measure="score")
    south, north = SCORES[12:30], SCORES[:12]
    welch = stats.ttest_ind(south, north, equal_var=False)
    interval = welch.confidence_interval(0.95)
    assert (score["n"], score["estimate"], score["others"]) == (18, 6, 9)
    assert score["p"] == pytest.approx(welch.pvalue)
    assert (score["difference_low"], score["difference_high"]) == pytest.approx((interval.low, interval.high))
    nps = line(groups, column="region", value="south", measure="nps")
    assert (nps["estimate"], nps["others"], nps["difference"]) == pytest.approx((0, 200 / 3, -200 / 3))
    order = groups.loc[groups["column"] == "region", ["value", "measure"]].to_numpy().tolist()
    assert order == [[value, measure] for value in ("north", "south") for measure in ("net", "score", "nps")]


def test_kinds_of_scores() -> None:
    csat = compared("csat").groups  # type: ignore[attr-defined]
    assert set(csat["measure"]) == {"net", "score"}
    # Only 2 is on the scale of 1–5; the north has none, so it has no mean and nothing to stand against.
    south = line(csat, column="region", value="south", measure="score")
    assert (south["n"], south["estimate"], south["others_n"], south["reason"]) == (6, 2, 0, "too_few")
    assert np.isnan([south["others"], south["difference"], south["p"]]).all()  # type: ignore[list-item]
    free = compared(None).groups  # type: ignore[attr-defined]
    assert "nps" not in set(free["measure"])
    responses = responses_of(36)
    none = compare_segments(mentions_of(SAID), responses, pd.DataFrame({"region": REGION}), CODEFRAME, "nps")
    assert set(none.groups["measure"]) == {"net"}


def test_all_alike_has_no_test() -> None:
    responses = responses_of(36, scores=[5.0] * 36)
    told = compare_segments(mentions_of(SAID), responses, pd.DataFrame({"region": REGION}), CODEFRAME, "csat")
    found = line(told.groups, value="north", measure="score")
    assert (found["difference"], found["reason"], found["size"]) == (0, "no_spread", "")
    assert np.isnan(found["p"])  # type: ignore[call-overload]


def test_themes_of_a_value() -> None:
    themes = compared().themes  # type: ignore[attr-defined]
    found = line(themes, column="region", value="south", theme="price")
    told = share_difference(np.array([18]), np.array([18]), np.array([2]), np.array([12]))
    assert (found["n"], found["coded"], found["share"], found["others_coded"]) == (18, 18, 1, 12)
    assert found["others_share"] == pytest.approx(2 / 12)
    names = ("difference", "difference_low", "difference_high", "p")
    assert [found[name] for name in names] == pytest.approx([told.estimate[0], told.low[0], told.high[0], told.p[0]])
    assert found["effect"] == pytest.approx(2 * math.asin(1) - 2 * math.asin(math.sqrt(2 / 12)))
    assert (found["size"], found["small"]) == ("large", True)
    assert themes.loc[themes["column"] == "region", "theme"].tolist() == list(CODEFRAME.theme_ids) * 2


def test_languages_are_a_segment_and_q_spans_both_tables() -> None:
    told = compared()
    groups, themes = told.groups, told.themes  # type: ignore[attr-defined]
    assert groups["column"].unique().tolist() == ["region", LANGUAGE]
    assert line(groups, column=LANGUAGE, value="en", measure="score")["n"] == 11
    assert set(groups.loc[groups["column"] == LANGUAGE, "value"]) == {"fi", "en"}
    p, q = (pd.concat([groups[name], themes[name]]).dropna().to_numpy() for name in "pq")
    assert len(p) == 2 * 2 * (3 + 16)
    assert q == pytest.approx(stats.false_discovery_control(p))


def test_columns_that_cannot_be_compared_are_named() -> None:
    told = compared(
        region=REGION,
        empty=[""] * 36,
        one=["a"] * 30 + [""] * 6,
        customer=[str(row) for row in range(36)],
        few=["a", "b", "c"] + [""] * 33,
        postcode=[str(row % 21) for row in range(36)],
        fits=[str(row % 20) for row in range(36)],
    )
    assert told.skipped.to_numpy().tolist() == [  # type: ignore[attr-defined]
        ["empty", 0, "no_values"],
        ["one", 1, "one_value"],
        ["customer", 36, "all_unique"],
        ["few", 3, "all_unique"],
        ["postcode", 21, "too_many_values"],
    ]
    assert told.groups["column"].unique().tolist() == ["region", "fits", LANGUAGE]  # type: ignore[attr-defined]


def test_no_segments_and_nothing_coded() -> None:
    full = compared()
    nothing = compare_segments(mentions_of([]), responses_of(0), pd.DataFrame(index=range(0)), CODEFRAME, "nps")
    assert nothing.skipped["reason"].tolist() == ["no_values"]
    silent = compare_segments(
        mentions_of([]), responses_of(36, not_coded=range(1, 37)), pd.DataFrame({"region": REGION}), CODEFRAME
    )
    assert silent.groups["n"].tolist() == [0, 0] and silent.themes["share"].isna().all()
    assert set(silent.groups["reason"]) == {"too_few"}
    for empty in (nothing, silent):
        for name in ("groups", "themes", "skipped"):
            told = getattr(empty, name).dtypes.to_dict()
            assert told == getattr(full, name).dtypes.to_dict(), name


@given(st.permutations(range(36)))
@settings(max_examples=15, deadline=None)
def test_order_does_not_matter(order: list[int]) -> None:
    responses = responses_of(36, scores=SCORES, languages=LANGUAGES, not_coded=[36])
    segments = pd.DataFrame({"region": pd.Categorical(REGION)})
    told = compare_segments(mentions_of(SAID), responses, segments, CODEFRAME, "nps")
    again = compare_segments(
        mentions_of([SAID[i] for i in sorted(range(len(SAID)), key=lambda i: order[i % 36])]),
        responses.iloc[order].reset_index(drop=True),
        segments.iloc[order].reset_index(drop=True),
        CODEFRAME,
        "nps",
    )
    pd.testing.assert_frame_equal(told.groups, again.groups, check_exact=True)
    pd.testing.assert_frame_equal(told.themes, again.themes, check_exact=True)


def test_what_was_not_coded_counts_nowhere_but_in_scores() -> None:
    responses = responses_of(36, scores=SCORES, not_coded=[1, 36])
    told = compare_segments(mentions_of(SAID), responses, pd.DataFrame({"region": REGION}), CODEFRAME, "nps")
    net, score = (line(told.groups, value="north", measure=measure) for measure in ("net", "score"))
    assert (net["n"], score["n"]) == (11, 12)
    quality = line(told.themes, value="north", theme="quality")
    assert (quality["n"], quality["coded"]) == (11, 11)
