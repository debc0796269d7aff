"""Key sentences and rankings: what is said, and what is not said when the data does not carry it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.analysis.result import Analysis
from nlp.report.drawing.journey import stage_points
from nlp.report.findings import key_sentences, overall_net, ranked_themes
from nlp.report.texts import texts_for

Make = Callable[..., Analysis]
Say = Callable[..., dict[str, Any]]


def _sentences(analysis: Analysis, language: str = "en") -> list[str]:
    told = key_sentences(analysis, stage_points(analysis, language), texts_for(language))
    return [sentence.text.replace("\u2060", "").replace("\u00a0", " ") for sentence in told]


def _rows(say: Say, first: int, count: int, polarity: str, stage: str, theme: str = "quality") -> list[dict[str, Any]]:
    return [say(row, theme, polarity, stage) for row in range(first, first + count)]


def test_overall_net_takes_one_value_per_row(make_analysis: Make, say: Say) -> None:
    # Row 1 says four bad things and row 2 one good thing: −1 and +1, not −3 of 5.
    lines = [
        *[say(1, "price", "negative", "purchase")] * 4,
        say(2, "ease", "positive", "purchase"),
        say(3, "ease", "neutral", "purchase"),
        say(4, "ease", "positive", "exit"),
        say(4, "price", "negative", "exit"),
        say(5, "ease", "positive", "exit"),
    ]
    net, n = overall_net(make_analysis(lines).mentions)
    assert n == 5
    assert net.estimate == pytest.approx(100 * (-1 + 1 + 0 + 0 + 1) / 5)


def test_sentences_of_the_known_analysis(known: Analysis) -> None:
    assert _sentences(known) == [
        "The overall direction is not certain: net sentiment is +3, but its 95% interval −22…+28 reaches "
        "both sides of zero (60 responses).",
        "The best stage is Delivery & service in progress: +60 (95% interval +28…+85, 30 responses).",
        "The weakest stage is Support & problem situations: −60 (95% interval −87…−24, 25 responses).",
        "The most frequent complaint is Availability, contact person & continuity: 20 responses, 33% of "
        "those coded. It comes up most often at Support & problem situations (20 responses).",
    ]
    assert _sentences(known, "fi")[1].startswith("Paras vaihe on Toimitus ja palvelun toteutus: +60 (95 %:n väli")


def test_small_stages_are_not_named(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 19, "negative", "exit") + _rows(say, 20, 19, "positive", "delivery")
    assert _sentences(make_analysis(lines))[1] == (
        "No stage has at least 20 responses, so no best or weakest stage is named."
    )


def test_a_single_firm_stage_is_not_compared(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 20, "positive", "delivery") + _rows(say, 21, 5, "negative", "exit")
    told = _sentences(make_analysis(lines))
    assert told[1].startswith("Only one stage has at least 20 responses: Delivery & service in progress, +100")
    assert len(told) == 3


def test_overlapping_intervals_are_said(make_analysis: Make, say: Say) -> None:
    lines = (
        _rows(say, 1, 12, "positive", "delivery")
        + _rows(say, 13, 8, "negative", "delivery")
        + _rows(say, 21, 11, "positive", "support")
        + _rows(say, 32, 9, "negative", "support")
    )
    told = _sentences(make_analysis(lines))
    assert told[2].endswith("The intervals of the best and the weakest stage overlap, so their order is not certain.")


def test_equal_stages_are_not_ranked(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 20, "positive", "delivery") + _rows(say, 21, 20, "positive", "support")
    told = _sentences(make_analysis(lines))
    assert told[1] == ("The stages do not differ: net sentiment is +100 in all that have at least 20 responses.")
    assert told[2] == "No response complains of anything."


@pytest.mark.parametrize(
    ("polarity", "start"),
    [
        ("positive", "Overall the tone is positive: net sentiment is +100"),
        ("negative", "Overall the tone is negative: net sentiment is −100"),
        ("neutral", "The overall direction is not certain: net sentiment is 0"),
    ],
)
def test_direction(make_analysis: Make, say: Say, polarity: str, start: str) -> None:
    assert _sentences(make_analysis(_rows(say, 1, 30, polarity, "delivery")))[0].startswith(start)


def test_pains_that_share_the_first_place_are_all_named(make_analysis: Make, say: Say) -> None:
    lines = (
        _rows(say, 1, 3, "negative", "delivery", "price")
        + _rows(say, 4, 3, "negative", "exit", "ease")
        + _rows(say, 7, 9, "negative", "exit", "general")
    )
    assert _sentences(make_analysis(lines))[2] == (
        "The most frequent complaints are Ease & smoothness of the process and Price & value for money: "
        "3 responses each, 20% of those coded."
    )


def test_nothing_to_tell(make_analysis: Make) -> None:
    assert _sentences(make_analysis([])) == ["The data has no rows, so there are no figures."]
    assert _sentences(make_analysis([], no_content=3)) == [
        "No row could be coded, so there are no figures. The row count shows why."
    ]
    assert _sentences(make_analysis([], coded=2)) == [
        "No mention was found in the coded responses, so there are no figures."
    ]


def test_ranking_counts_rows_and_leaves_general_last(make_analysis: Make, say: Say) -> None:
    lines = (
        _rows(say, 1, 9, "negative", "exit", "general")
        + [say(10, "price", "negative", "exit")] * 5
        + _rows(say, 11, 2, "negative", "exit", "ease")
        + _rows(say, 13, 1, "negative", "support", "ease")
        + _rows(say, 14, 2, "negative", "not_stated", "tools")
        + _rows(say, 16, 9, "positive", "exit", "tools")
    )
    analysis = make_analysis(lines)
    tops = ranked_themes(analysis.mentions, "negative", analysis.codeframe)
    assert [(top.theme, top.n, top.stages, top.stage_n) for top in tops] == [
        ("ease", 3, ("exit",), 2),
        ("tools", 2, (), 0),
        ("price", 1, ("exit",), 1),
        ("general", 9, ("exit",), 9),
    ]


def test_stages_that_share_the_first_place_are_all_told(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis([say(1, "price", "negative", "exit"), say(2, "price", "negative", "purchase")])
    [top] = ranked_themes(analysis.mentions, "negative", analysis.codeframe)
    assert top.stages == ("purchase", "exit")
    assert top.stage_n == 1
