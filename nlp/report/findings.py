"""The key sentences at the top of the report, drawn from the tables and never saying more than they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp.analysis.intervals import Interval, net_interval
from nlp.analysis.journey import SMALL_N
from nlp.records import GENERAL, NOT_STATED, POLARITY_VALUE
from nlp.report.drawing.marks import StagePoint
from nlp.report.texts import Texts

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.result import Analysis
    from nlp.codeframe import Codeframe


@dataclass(frozen=True, slots=True)
class Top:
    """A theme that *n* rows praise (or complain of), and the stages where most of them stand (ties: all)."""

    theme: str
    n: int
    stages: tuple[str, ...]
    stage_n: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A key sentence; *kind* is ``positive``, ``negative``, ``even`` or ``note`` and picks its sign."""

    kind: str
    text: str


def overall_net(mentions: pd.DataFrame) -> tuple[Interval, int]:
    """Net sentiment over all stages, and the number of rows; each row counts as the mean of its mentions."""
    values = mentions["polarity"].map(POLARITY_VALUE).astype(float).groupby(mentions["row"], sort=True).mean()
    return net_interval(values.tolist()), len(values)


def ranked_themes(mentions: pd.DataFrame, polarity: str, codeframe: Codeframe) -> list[Top]:
    """Themes by the number of rows that speak of them with *polarity*; ties go by codeframe order.

    ``general`` stands last whatever its number: "good service" tells nobody what to keep or mend.
    """
    part = mentions[mentions["polarity"] == polarity]
    rows = part.groupby("theme", observed=True)["row"].nunique()
    order = {theme: place for place, theme in enumerate(codeframe.theme_ids)}
    found = sorted(
        (str(theme) for theme in rows.index),
        key=lambda theme: (theme == GENERAL, -int(rows[theme]), order.get(theme, len(order))),
    )
    return [_top(part, theme, int(rows[theme]), codeframe) for theme in found]


def _top(part: pd.DataFrame, theme: str, n: int, codeframe: Codeframe) -> Top:
    stated = part[(part["theme"] == theme) & (part["stage"] != NOT_STATED)]
    counts = stated.groupby("stage", observed=True)["row"].nunique()
    most = int(counts.max()) if len(counts) else 0
    stages = tuple(stage for stage in codeframe.stage_ids if most and counts.get(stage, 0) == most)
    return Top(theme, n, stages, most)


def key_sentences(analysis: Analysis, points: Sequence[StagePoint], texts: Texts) -> list[Sentence]:
    """Three to four sentences in plain words; one that says why when there is nothing to tell."""
    if not analysis.facts.rows:
        return [Sentence("note", texts("no_rows"))]
    if not analysis.facts.statuses["coded"]:
        return [Sentence("note", texts("no_coded"))]
    if not len(analysis.mentions):
        return [Sentence("note", texts("no_mentions"))]
    return [_overall(analysis.mentions, texts), *_stages(points, texts), _pain(analysis, texts)]


def responses(n: int, texts: Texts) -> str:
    """``12 vastausta``."""
    return texts.count("response", n)


def _overall(mentions: pd.DataFrame, texts: Texts) -> Sentence:
    net, n = overall_net(mentions)
    kind, key = (
        ("positive", "net_positive")
        if net.low > 0
        else ("negative", "net_negative")
        if net.high < 0
        else ("even", "net_unsure")
    )
    return Sentence(
        kind,
        texts(
            key,
            net=texts.numbers.net(net.estimate),
            responses=responses(n, texts),
            range=texts.numbers.net_range(net.low, net.high),
        ),
    )


def _stages(points: Sequence[StagePoint], texts: Texts) -> list[Sentence]:
    firm = [point for point in points if point.n >= SMALL_N]
    if not firm:
        return [Sentence("note", texts("stages_none", small=SMALL_N))]
    if len(firm) == 1:
        return [Sentence("note", _stage("stages_single", firm[0], texts))]
    best, worst = max(firm, key=lambda point: point.net), min(firm, key=lambda point: point.net)
    if best.net == worst.net:
        told = texts("stages_equal", small=SMALL_N, net=texts.numbers.net(best.net))
        return [Sentence("note", told)]
    told = _stage("stages_worst", worst, texts)
    if worst.high >= best.low:
        told += " " + texts("stages_overlap")
    return [Sentence(_sign(best), _stage("stages_best", best, texts)), Sentence(_sign(worst), told)]


def _sign(point: StagePoint) -> str:
    return "positive" if point.low > 0 else "negative" if point.high < 0 else "even"


def _stage(key: str, point: StagePoint, texts: Texts) -> str:
    return texts(
        key,
        stage=point.label,
        net=texts.numbers.net(point.net),
        small=SMALL_N,
        range=texts.numbers.net_range(point.low, point.high),
        responses=responses(point.n, texts),
    )


def _pain(analysis: Analysis, texts: Texts) -> Sentence:
    pains = ranked_themes(analysis.mentions, "negative", analysis.codeframe)
    if not pains:
        return Sentence("note", texts("pain_none"))
    frame, first = analysis.codeframe, pains[0]
    share = texts.numbers.percent(first.n / analysis.facts.statuses["coded"])
    tied = [top for top in pains if top.n == first.n and top.theme != GENERAL]
    if len(tied) > 1:
        labels = texts.join([frame.label(top.theme, texts.language) for top in tied])
        return Sentence("negative", texts("pain_tied", themes=labels, responses=responses(first.n, texts), share=share))
    told = texts(
        "pain_most", theme=frame.label(first.theme, texts.language), responses=responses(first.n, texts), share=share
    )
    # One response in the most frequent stage says nothing about where the trouble lies.
    if len(first.stages) == 1 and first.stage_n > 1:
        told += " " + texts(
            "pain_stage", stage=frame.label(first.stages[0], texts.language), responses=responses(first.stage_n, texts)
        )
    return Sentence("negative", told)
