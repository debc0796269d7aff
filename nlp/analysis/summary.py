"""A summary that cites: sentences in Finnish or English, each with its number of responses and rows to read.

Nothing is generated: every sentence is a pattern of :mod:`nlp.wording.summary_words` with figures of the tables put
in, and says no more than their 95 % intervals and tests carry. The same tables give the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nlp.analysis.citations import cited_rows
from nlp.analysis.cited import CitedSentence, Kind, SummaryTables
from nlp.analysis.journey import SMALL_N
from nlp.analysis.summary_limits import follow_up, limits, not_coded
from nlp.analysis.tops import overall_net, ranked_themes
from nlp.records import GENERAL, NOT_STATED
from nlp.wording.numbers import plain
from nlp.wording.summary_words import SUMMARY
from nlp.wording.texts import texts_of

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe

ALPHA = 0.05


def cited_summary(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    journey: pd.DataFrame,
    codeframe: Codeframe,
    *,
    over_time: pd.DataFrame | None = None,
    language: str = "fi",
) -> tuple[CitedSentence, ...]:
    """What the tables say, in an order to be read from top to bottom.

    The overall tone; the best and the weakest stage; the main complaint and the main praise with the stage where they
    stand most; the clearest change; what waits for an answer; what was not coded; what limits the figures. Where
    there is nothing to tell of these, a sentence says that (changes: only when *over_time* is given).

    Args:
        mentions, responses, journey: tables of an analysis.
        over_time: figures per stage and period: ``stage`` (or ``all``), ``period``, ``start``, ``n``, ``net``,
            ``against`` (the period compared with), ``change``, ``change_low``, ``change_high`` (points), ``change_q``.
        language: ``fi`` or ``en``.

    Raises:
        OptionError: another language.
    """
    tables = SummaryTables(mentions, responses, journey, codeframe, over_time, texts_of(SUMMARY, language))
    if not len(responses):
        return (CitedSentence("no_rows", tables.texts("no_rows"), 0, (), "note"),)
    if not tables.coded or not len(mentions):
        key = "no_mentions" if tables.coded else "no_coded"
        nothing = CitedSentence(key, tables.texts(key), tables.coded, (), "note")
        return (nothing, *follow_up(tables), *not_coded(tables))
    parts: tuple[Callable[[SummaryTables], list[CitedSentence]], ...] = (
        _overall, _stages, _pain, _strength, _change, follow_up, not_coded, limits,
    )  # fmt: skip
    return tuple(sentence for part in parts for sentence in part(tables))


def _overall(tables: SummaryTables) -> list[CitedSentence]:
    net, n = overall_net(tables.mentions)
    kind = _kind(net.low, net.high)
    key = {"positive": "net_positive", "negative": "net_negative"}.get(kind, "net_unsure")
    numbers = tables.texts.numbers
    text = tables.texts(
        key,
        net=numbers.net(net.estimate),
        range=numbers.net_range(net.low, net.high),
        responses=tables.responded(n),
    )
    return [CitedSentence("overall", text, n, cited_rows(_toned(tables.mentions, kind)), kind)]


def _kind(low: float, high: float) -> Kind:
    return "positive" if low > 0 else "negative" if high < 0 else "even"


def _toned(mentions: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The mentions that a sentence of this kind is about."""
    return mentions[mentions["polarity"] == kind] if kind in ("positive", "negative") else mentions


def _stages(tables: SummaryTables) -> list[CitedSentence]:
    stages = tables.journey[(tables.journey["stage"] != NOT_STATED) & (tables.journey["n"] >= SMALL_N)]
    texts = tables.texts
    if not len(stages):
        return [CitedSentence("stages_none", texts("stages_none", small=SMALL_N), 0, (), "note")]
    lines: list[Any] = list(stages.itertuples())
    best, worst = max(lines, key=lambda line: line.net), min(lines, key=lambda line: line.net)
    if len(lines) == 1:
        return [_stage(tables, "stages_single", "stage_only", best, "note")]
    if best.net == worst.net:
        n = int(tables.mentions[tables.mentions["stage"].isin(stages["stage"])]["row"].nunique())
        text = texts("stages_equal", small=SMALL_N, net=texts.numbers.net(best.net))
        return [CitedSentence("stages_equal", text, n, (), "note")]
    overlap = " " + texts("stages_overlap") if worst.high >= best.low else ""
    return [
        _stage(tables, "stages_best", "stage_best", best, _kind(best.low, best.high)),
        _stage(tables, "stages_worst", "stage_worst", worst, _kind(worst.low, worst.high), overlap),
    ]


def _stage(tables: SummaryTables, key: str, name: str, line: Any, kind: Kind, more: str = "") -> CitedSentence:
    numbers = tables.texts.numbers
    text = tables.texts(
        key,
        stage=tables.label(line.stage),
        net=numbers.net(line.net),
        small=SMALL_N,
        range=numbers.net_range(line.low, line.high),
        responses=tables.responded(int(line.n)),
    )
    there = tables.mentions[tables.mentions["stage"] == line.stage]
    return CitedSentence(name, text + more, int(line.n), cited_rows(_toned(there, kind)), kind)


def _pain(tables: SummaryTables) -> list[CitedSentence]:
    return [_most(tables, "pain", "negative")]


def _strength(tables: SummaryTables) -> list[CitedSentence]:
    return [_most(tables, "strength", "positive")]


def _most(tables: SummaryTables, name: str, polarity: Kind) -> CitedSentence:
    """The theme that most responses complain of (or praise), and the stage where they do so most."""
    texts = tables.texts
    tops = ranked_themes(tables.mentions, polarity, tables.codeframe)
    if not tops:
        return CitedSentence(name, texts(f"{name}_none"), 0, (), "note")
    first = tops[0]
    tied = [top.theme for top in tops if top.n == first.n and top.theme != GENERAL]
    part = tables.mentions[tables.mentions["polarity"] == polarity]
    figures = {"responses": tables.responded(first.n), "share": texts.numbers.percent(first.n / tables.coded)}
    if len(tied) > 1:
        shown = part[part["theme"].isin(tied)]
        text = texts(f"{name}_tied", themes=texts.join([tables.label(theme) for theme in tied]), **figures)
        return CitedSentence(name, text, int(shown["row"].nunique()), cited_rows(shown), polarity)
    shown = part[part["theme"] == first.theme]
    text = texts(f"{name}_most", theme=tables.label(first.theme), **figures)
    # One response in the most frequent stage says nothing about where the trouble lies.
    if len(first.stages) == 1 and first.stage_n > 1:
        stage, there = first.stages[0], tables.responded(first.stage_n)
        text += " " + texts(f"{name}_stage", stage=tables.label(stage), responses=there)
        shown = shown[shown["stage"] == stage]
    return CitedSentence(name, text, first.n, cited_rows(shown), polarity)


def _change(tables: SummaryTables) -> list[CitedSentence]:
    """The change that chance explains least; none is told that it explains well enough."""
    table = tables.over_time
    if table is None or not table["change_q"].notna().any():
        return []
    sure = table[(table["change_q"] <= ALPHA) & (table["stage"] != NOT_STATED)]
    # Where many changes are as sure as can be, the widest of them is told.
    sure = sure.assign(size=-sure["change"].abs()).sort_values(["change_q", "size"], kind="stable")
    texts, numbers = tables.texts, tables.texts.numbers
    if not len(sure):
        return [CitedSentence("change_none", texts("change_none"), tables.coded, (), "note")]
    line: Any = next(sure.itertuples())
    kind: Kind = "positive" if line.change > 0 else "negative"
    points = abs(int(plain(line.change, 0)))
    text = texts(
        "change_up" if line.change > 0 else "change_down",
        what=texts("change_all") if line.stage == "all" else tables.label(line.stage),
        period=numbers.span(str(line.period)),
        against=numbers.span(str(line.against)),
        points=texts.count("point", points),
        range=numbers.net_range(line.change_low, line.change_high),
        net=numbers.net(line.net),
        responses=tables.responded(int(line.n)),
    )
    return [CitedSentence("change", text, int(line.n), cited_rows(_toned(_within(tables, line), kind)), kind)]


def _within(tables: SummaryTables, line: Any) -> pd.DataFrame:
    """The mentions of a line of *over_time*: of its stage, from its first day to the day before the next period."""
    assert tables.over_time is not None
    later = tables.over_time["start"][tables.over_time["start"] > line.start]
    dates = tables.responses["date"]
    inside = dates.notna() & (dates >= line.start)
    if len(later):
        inside &= dates < later.min()
    there = tables.mentions[tables.mentions["row"].isin(tables.responses["row"][inside])]
    return there if line.stage == "all" else there[there["stage"] == line.stage]
