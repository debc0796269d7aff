"""The summary and its rankings: what is said, by whom, and what is not said when the data does not carry it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import Any

import pandas as pd
import pytest

import nlp
from nlp.analysis.cited import CitedSentence
from nlp.analysis.result import Analysis
from nlp.analysis.summary import cited_summary
from nlp.analysis.tops import overall_net, ranked_themes
from nlp.errors import OptionError
from nlp.wording.numbers import Numbers
from nlp.wording.summary_words import SUMMARY
from nlp.wording.texts import texts_of

Make = Callable[..., Analysis]
Say = Callable[..., dict[str, Any]]


def _told(analysis: Analysis, language: str = "en", over_time: pd.DataFrame | None = None) -> dict[str, CitedSentence]:
    found = cited_summary(
        analysis.mentions, analysis.responses, analysis.journey, analysis.codeframe,
        over_time=over_time, language=language,
    )  # fmt: skip
    assert len({sentence.id for sentence in found}) == len(found)
    return {sentence.id: sentence for sentence in found}


def _sentences(analysis: Analysis, language: str = "en") -> dict[str, str]:
    told = _told(analysis, language).items()
    return {name: one.text.replace("\u2060", "").replace("\u00a0", " ") for name, one in told}


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
    assert list(_sentences(known).values())[:4] == [
        "The overall direction is not certain: net sentiment is +3, but its 95% interval −22…+28 reaches "
        "both sides of zero (60 responses).",
        "The best stage is Delivery & service in progress: +60 (95% interval +28…+85, 30 responses).",
        "The weakest stage is Support & problem situations: −60 (95% interval −87…−24, 25 responses).",
        "The most frequent complaint is Availability, contact person & continuity: 20 responses, 33% of "
        "those coded. It comes up most often at Support & problem situations (20 responses).",
    ]
    assert _sentences(known, "fi")["stage_best"].startswith(
        "Paras vaihe on Toimitus ja palvelun toteutus: +60 (95 %:n väli"
    )


def test_small_stages_are_not_named(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 19, "negative", "exit") + _rows(say, 20, 19, "positive", "delivery")
    assert _sentences(make_analysis(lines))["stages_none"] == (
        "No stage has at least 20 responses, so no best or weakest stage is named."
    )


def test_a_single_firm_stage_is_not_compared(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 20, "positive", "delivery") + _rows(say, 21, 5, "negative", "exit")
    told = _sentences(make_analysis(lines))
    assert told["stage_only"].startswith(
        "Only one stage has at least 20 responses: Delivery & service in progress, +100"
    )
    assert not {"stage_best", "stage_worst"} & set(told)


def test_overlapping_intervals_are_said(make_analysis: Make, say: Say) -> None:
    lines = (
        _rows(say, 1, 12, "positive", "delivery")
        + _rows(say, 13, 8, "negative", "delivery")
        + _rows(say, 21, 11, "positive", "support")
        + _rows(say, 32, 9, "negative", "support")
    )
    told = _sentences(make_analysis(lines))
    assert told["stage_worst"].endswith(
        "The intervals of the best and the weakest stage overlap, so their order is not certain."
    )


def test_equal_stages_are_not_ranked(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 20, "positive", "delivery") + _rows(say, 21, 20, "positive", "support")
    told = _sentences(make_analysis(lines))
    assert told["stages_equal"] == (
        "The stages do not differ: net sentiment is +100 in all that have at least 20 responses."
    )
    assert told["pain"] == "No response complains of anything."


@pytest.mark.parametrize(
    ("polarity", "start"),
    [
        ("positive", "Overall the tone is positive: net sentiment is +100"),
        ("negative", "Overall the tone is negative: net sentiment is −100"),
        ("neutral", "The overall direction is not certain: net sentiment is 0"),
    ],
)
def test_direction(make_analysis: Make, say: Say, polarity: str, start: str) -> None:
    assert _sentences(make_analysis(_rows(say, 1, 30, polarity, "delivery")))["overall"].startswith(start)


def test_pains_that_share_the_first_place_are_all_named(make_analysis: Make, say: Say) -> None:
    lines = (
        _rows(say, 1, 3, "negative", "delivery", "price")
        + _rows(say, 4, 3, "negative", "exit", "ease")
        + _rows(say, 7, 9, "negative", "exit", "general")
    )
    assert _sentences(make_analysis(lines))["pain"] == (
        "The most frequent complaints are Ease & smoothness of the process and Price & value for money: "
        "3 responses each, 20% of those coded."
    )


def test_nothing_to_tell(make_analysis: Make) -> None:
    assert _sentences(make_analysis([])) == {"no_rows": "The data has no rows, so there are no figures."}
    assert _sentences(make_analysis([], no_content=3)) == {
        "no_coded": "No row could be coded, so there are no figures. The row count shows why.",
        "not_coded": "3 responses (100%) were not coded: 3 without content.",
    }
    nothing = _sentences(make_analysis([], coded=2))
    assert nothing["no_mentions"] == "No mention was found in the coded responses, so there are no figures."
    assert nothing["not_coded"] == "All responses were coded (2 responses)."


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


def test_a_sentence_cites_the_rows_it_is_about(known: Analysis) -> None:
    told = _told(known)
    mentions = known.mentions
    worst = told["stage_worst"]
    assert (worst.n, worst.kind, len(worst.rows)) == (25, "negative", 5)
    there = mentions[(mentions["stage"] == "support") & (mentions["polarity"] == "negative")]
    assert set(worst.rows) <= set(there["row"])
    pain = told["pain"]
    about = there[there["theme"] == "availability"]
    assert pain.n == 20 and set(pain.rows) <= set(about["row"])


def test_quotable_and_sure_mentions_are_cited_first(make_analysis: Make, say: Say) -> None:
    lines = [
        say(1, "price", "negative", "exit", "", confidence=0.99),
        say(2, "price", "negative", "exit", "Kallis.", confidence=0.99),
        say(3, "price", "negative", "exit", "Loppusumma oli aivan liian kova.", confidence=0.6),
        say(4, "price", "negative", "exit", "Hinta nousi kesken kaiken paljon.", confidence=0.8),
        say(5, "price", "positive", "exit", "Edullinen hinta oli iloinen yllätys."),
        say(6, "price", "negative", "exit", "Hinta nousi kesken kaiken paljon.", confidence=0.8),
        say(7, "price", "negative", "exit", "Hinta nousi kesken kaiken paljon.", confidence=0.7),
    ]
    assert _told(make_analysis(lines))["pain"].rows == (4, 6, 7, 3, 2)


def test_praise_and_its_stage(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 12, "positive", "delivery") + _rows(say, 13, 3, "positive", "exit", "price")
    assert _sentences(make_analysis(lines, coded=20), "fi")["strength"] == (
        "Yleisin kiitoksen aihe on Tuotteen ja palvelun laatu: 12 vastausta, 60 % luokitelluista. "
        "Useimmin siitä kiitetään vaiheessa Toimitus ja palvelun toteutus (12 vastausta)."
    )


def test_what_waits_for_an_answer(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis(_rows(say, 1, 6, "negative", "support"))
    signals = ["", "contact_request; urgent", "wish", "leaving", "contact_request", "unresolved; urgent; leaving"]
    analysis = replace(analysis, responses=analysis.responses.assign(signals=pd.Series(signals, dtype=object)))
    found = _told(analysis, "fi")["follow_up"]
    assert found.text == (
        "4 vastausta vaatii jatkotoimia: yhteydenottopyyntöjä 2, kiireellisiä 2, yksi ratkaisematon ongelma ja "
        "lähtemässä olevia 2."
    )
    assert (found.n, found.rows) == (4, (6, 2, 4, 5))
    quiet = analysis.responses.assign(signals=pd.Series([""] * 6, dtype=object))
    assert _told(replace(analysis, responses=quiet))["follow_up"].n == 0


OVER_TIME = [
    # stage, period, start, n, net, against, change, low, high, q
    ("all", "2026-02", "2026-02-01", 60, 10.0, "2026-01", 2.0, -20.0, 24.0, 0.9),
    ("all", "2026-03", "2026-03-01", 60, -22.0, "2026-02", -32.4, -50.1, -14.2, 0.01),
    ("delivery", "2026-03", "2026-03-01", 40, -45.0, "2026-02", -60.0, -80.0, -39.6, 0.001),
    ("not_stated", "2026-03", "2026-03-01", 20, -90.0, "2026-02", -80.0, -95.0, -60.0, 0.0001),
    ("exit", "2026-03", "2026-03-01", 3, float("nan"), "", float("nan"), float("nan"), float("nan"), float("nan")),
]


def _over_time(*lines: tuple[Any, ...]) -> pd.DataFrame:
    names = ["stage", "period", "start", "n", "net", "against", "change", "change_low", "change_high", "change_q"]
    table = pd.DataFrame(list(lines), columns=names)
    return table.assign(start=pd.to_datetime(table["start"]))


def _dated(analysis: Analysis, days: list[str | None]) -> Analysis:
    dates = pd.Series(pd.to_datetime(pd.Series(days, dtype=object))).astype("datetime64[s]")
    return replace(analysis, responses=analysis.responses.assign(date=dates))


def test_the_surest_change_is_told_with_rows_of_its_period(make_analysis: Make, say: Say) -> None:
    lines = _rows(say, 1, 2, "negative", "delivery") + _rows(say, 3, 2, "positive", "delivery")
    analysis = _dated(
        make_analysis([*lines, say(5, "price", "negative", "exit")]),
        ["2026-02-28", "2026-03-01", "2026-03-05", None, "2026-03-05"],
    )
    change = _told(analysis, "fi", _over_time(*OVER_TIME))["change"]
    assert change.text.replace("\u2060", "") == (
        "Selvin muutos huonompaan: Toimitus ja palvelun toteutus, maaliskuu 2026. Nettotunne laski 60 pistettä "
        "(95 %:n väli −80…−40) edellisestä jaksosta (helmikuu 2026) lukemaan −45 (40 vastausta)."
    )
    assert (change.n, change.rows, change.kind) == (40, (2,), "negative")
    everyone = _told(analysis, "en", _over_time(*OVER_TIME[:2]))["change"]
    assert everyone.text.replace("\u2060", "") == (
        "The clearest change for the worse: all responses, March 2026. Net sentiment fell by 32 points (95% interval "
        "−50…−14) from the period before (February 2026) to −22 (60 responses)."
    )
    assert everyone.rows == (2, 5)
    assert _told(analysis, "en", _over_time(*OVER_TIME))["undated"].rows == (4,)


def test_a_change_within_chance_is_not_told(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis(_rows(say, 1, 4, "negative", "delivery"))
    assert "change" not in _told(analysis, over_time=_over_time(OVER_TIME[0]))
    assert _told(analysis, over_time=_over_time(OVER_TIME[0]))["change_none"].kind == "note"
    assert not {"change", "change_none"} & set(_told(analysis, over_time=_over_time(OVER_TIME[4])))
    assert not {"change", "change_none"} & set(_told(analysis))


def test_what_limits_the_figures_is_said(make_analysis: Make, say: Say) -> None:
    analysis = make_analysis(
        _rows(say, 1, 6, "negative", "not_stated") + _rows(say, 7, 4, "negative", "exit"), no_content=9, error=1
    )
    review = [row in (2, 4, 6) for row in analysis.responses["row"]]
    told = _sentences(replace(analysis, responses=analysis.responses.assign(needs_review=review)), "fi")
    assert told["not_coded"] == "10 vastausta (50 %) jäi luokittelematta: ilman sisältöä 9 ja virheen takia 1."
    assert told["few"] == "Luokiteltuja vastauksia on vain 10: lukuja voi pitää vain suuntaa antavina."
    assert told["stage_unknown"].startswith("6 vastausta (60 %) ei kerro mistään vaiheesta")
    assert told["review"].startswith("3 vastausta (30 %) on merkitty tarkistettaviksi")
    assert "few" not in _told(make_analysis(_rows(say, 1, 20, "negative", "exit")))


def test_the_summary_does_not_depend_on_the_order_of_mentions(rich_analysis: Analysis) -> None:
    shuffled = replace(rich_analysis, mentions=rich_analysis.mentions.sample(frac=1, random_state=3))
    for language in ("fi", "en"):
        assert _told(shuffled, language) == _told(rich_analysis, language)
        assert [one.id for one in _told(rich_analysis, language).values()][:5] == [
            "overall", "stage_best", "stage_worst", "pain", "strength",
        ]  # fmt: skip


def test_lean_tables_give_the_same_summary(rich_analysis: Analysis) -> None:
    lean = rich_analysis.mentions.astype(dict.fromkeys(("theme", "polarity", "stage"), "category"))
    assert _told(replace(rich_analysis, mentions=lean)) == _told(rich_analysis)


def test_both_languages_say_the_same() -> None:
    fields = {
        language: {key: {name for _, name, _, _ in Formatter().parse(text) if name} for key, text in words.items()}
        for language, words in SUMMARY.items()
    }
    assert fields["fi"] == fields["en"]
    assert {key.removesuffix("_one") for key in SUMMARY["fi"] if key.endswith("_one")} <= set(SUMMARY["fi"])
    with pytest.raises(OptionError, match=r"'sv'.*Choose 'fi' or 'en'\.$"):
        texts_of(SUMMARY, "sv")


def test_every_pattern_is_used() -> None:
    folder = Path(nlp.__file__).parent / "analysis"
    used = "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("cited.py", "summary.py", "summary_limits.py")
    )
    made = re.compile(r"^(pain|strength|signal|left)_|_one$|^point$|^(few|review|undated)$")
    assert [key for key in SUMMARY["fi"] if not made.search(key) and f'"{key}"' not in used] == []


@pytest.mark.parametrize(
    ("period", "fi", "en"),
    [
        ("2026-03-01", "1.3.2026", "1\u00a0Mar\u00a02026"),
        ("2026-W09", "viikko 9/2026", "week 9, 2026"),
        ("2026-12", "joulukuu 2026", "December 2026"),
        ("2026-Q1", "1. neljännes 2026", "Q1 2026"),
        ("2026-13", "2026-13", "2026-13"),
    ],
)
def test_periods_in_words(period: str, fi: str, en: str) -> None:
    assert (Numbers("fi").span(period), Numbers("en").span(period)) == (fi, en)
