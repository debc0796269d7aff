"""The score: with and without each theme, stage by stage beside the spread of its responses, and over time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp.analysis.scores import STANDARDS
from nlp.records import NOT_STATED
from nlp.report.drawing.trend import PeriodPoint, Scale, trend_chart
from nlp.report.texts import Texts
from nlp.wording.numbers import NONE

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SHOWN = 10


@dataclass(frozen=True)
class ScoreNumbers:
    """The figure of a kind of score in words: points of NPS, a share as a percentage, or a mean."""

    figure: str
    texts: Texts

    def value(self, value: float) -> str:
        numbers = self.texts.numbers
        if self.figure == "nps":
            return numbers.net(value)
        return numbers.percent(value) if self.figure == "share" else numbers.decimal(value, 1)

    def range(self, low: float, high: float) -> str:
        numbers = self.texts.numbers
        if math.isnan(low) or math.isnan(high):
            return NONE
        if self.figure == "nps":
            return numbers.net_range(low, high)
        if self.figure == "share":
            return numbers.percent_range(low, high)
        return f"{numbers.decimal(low, 1)}–{numbers.decimal(high, 1)}"

    def difference(self, value: float) -> str:
        return NONE if math.isnan(value) else self.texts.numbers.net(self._points(value), self._digits)

    def difference_range(self, low: float, high: float) -> str:
        if math.isnan(low) or math.isnan(high):
            return ""
        return self.texts.numbers.net_range(self._points(low), self._points(high), self._digits)

    @property
    def _digits(self) -> int:
        return 2 if self.figure == "mean" else 1

    def _points(self, value: float) -> float:
        return 100 * value if self.figure == "share" else value


def score_numbers(analysis: Analysis, texts: Texts) -> ScoreNumbers:
    standard = STANDARDS.get(analysis.facts.score_kind or "")
    return ScoreNumbers(standard.figure if standard else "mean", texts)


def has_scores(analysis: Analysis) -> bool:
    """Did anyone give a score that its scale allows?"""
    return not analysis.audit.score["reason"].iloc[0] and bool(analysis.audit.score["n"].iloc[0])


def impact_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """The themes by how far those who mention them move the figure of the score, what lowers it first."""
    if not has_scores(analysis):
        return {"reason": texts("drivers_no_score"), "unit": "", "rows": []}
    shown = score_numbers(analysis, texts)
    impact = analysis.audit.impact
    lines = impact[(impact["reading"] == "any") & (impact["n"] > 0) & impact["impact"].notna()]
    if not len(lines):
        return {"reason": texts("impact_none"), "unit": "", "rows": []}
    widest = lines.iloc[lines["impact"].abs().argsort(kind="stable")[::-1][:SHOWN]]
    rows = [
        {
            "id": line.theme,
            "name": analysis.codeframe.label(line.theme, texts.language),
            "n": texts.numbers.count(int(line.n)),
            "with": shown.value(float(line.score_with)),
            "without": shown.value(float(line.score_without)),
            "impact": shown.difference(float(line.impact)),
            "range": texts("impact_few") if line.reason else shown.difference_range(float(line.low), float(line.high)),
            "sure": bool(line.low > 0 or line.high < 0),
            "small": bool(line.small),
        }
        for line in widest.sort_values("impact", kind="stable").itertuples()
    ]
    return {"reason": "", "unit": texts(f"impact_unit_{shown.figure}"), "rows": rows}


def spread_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """How far the responses of each stage lie apart, how many touch others too, and the score of who speaks of it."""
    audit, numbers, scored = analysis.audit, texts.numbers, has_scores(analysis)
    shown = score_numbers(analysis, texts)
    others = audit.affecting_others[audit.affecting_others["scope"] == "stage"].set_index("code")
    scores = audit.score_by_stage.set_index("stage")
    rows = []
    for line in audit.stage_spread.itertuples():
        if not line.n:
            continue
        score, touched = scores.loc[line.stage], others.loc[line.stage]
        given = scored and bool(score["n"])

        def share(name: str, line: Any = line) -> dict[str, str]:
            low, high = float(getattr(line, f"{name}_low")), float(getattr(line, f"{name}_high"))
            return {"value": numbers.percent(float(getattr(line, name))), "range": numbers.percent_range(low, high)}

        rows.append(
            {
                "id": line.stage,
                "label": analysis.codeframe.label(line.stage, texts.language),
                "n": numbers.count(int(line.n)),
                "net": numbers.net(float(line.net)),
                "sd": numbers.decimal(float(line.sd), 0),
                "shares": [share(name) for name in ("praise", "complaint", "both")],
                "others": numbers.percent(float(touched["others_share"])),
                "score": shown.value(float(score["value"])) if given else NONE,
                "score_range": shown.range(float(score["low"]), float(score["high"])) if given else "",
                "score_small": bool(score["small"]),
                "small": bool(line.small),
            }
        )
    told = bool(others["others"].sum())
    return {"rows": rows, "score": score_name(analysis, texts) if scored else "", "others": told}


def score_name(analysis: Analysis, texts: Texts) -> str:
    return texts(f"score_{analysis.facts.score_kind or 'other'}")


def score_time_view(analysis: Analysis, texts: Texts) -> dict[str, Any] | None:
    """The score per period as a drawing and as lines; None without scores or dates, which other sentences tell."""
    table = analysis.audit.score_over_time
    if not has_scores(analysis) or analysis.audit.over_time.reason == "no_dates" or not len(table):
        return None
    name = texts("score_time_title", name=score_name(analysis, texts))
    if int((table["n"] > 0).sum()) < 2:
        return {"title": name, "reason": texts("score_time_few"), "svg": "", "rows": []}
    shown = score_numbers(analysis, texts)
    rows, points = [], []
    for line in table.itertuples():
        value, low, high = float(line.value), float(line.low), float(line.high)
        period = texts.numbers.span(line.period)
        row = {
            "period": period,
            "n": texts.numbers.count(int(line.n)),
            "value": shown.value(value),
            "range": shown.range(low, high),
            "change": shown.difference(float(line.change)),
            "change_range": shown.difference_range(float(line.change_low), float(line.change_high)),
            "p": NONE if math.isnan(line.p) else texts.numbers.p_value(float(line.p)),
            "small": bool(line.small) and line.n > 0,
        }
        rows.append(row)
        told = texts("trend_point", period=period, net=row["value"], range=row["range"], n=row["n"])
        ends = (value, value) if math.isnan(low) else (low, high)
        points.append(PeriodPoint(period, told, int(line.n), value, *ends, bool(line.small)))
    return {
        "title": name,
        "reason": "",
        "svg": trend_chart(name, points, _scale(points, shown, analysis)),
        "rows": rows,
    }


def _scale(points: list[PeriodPoint], shown: ScoreNumbers, analysis: Analysis) -> Scale:
    """The whole scale of the score; of one without known ends, that of what was given."""
    if shown.figure == "nps":
        return Scale()
    standard = STANDARDS.get(analysis.facts.score_kind or "")
    if shown.figure == "share":
        low, high = 0.0, 1.0
    elif standard:
        low, high = standard.bottom, standard.top
    else:
        known = [end for point in points if point.n for end in (point.low, point.high)]
        low, high = min(known), max(known)
        low, high = (low, high) if low < high else (low - 1, high + 1)
    return Scale(low, high, tuple((mark, shown.value(mark)) for mark in (high, (low + high) / 2, low)), False)


def others_sentence(analysis: Analysis, texts: Texts) -> str:
    """How many say that others are affected too, and at which stage most."""
    told = analysis.audit.affecting_others
    whole: Any = next(told.itertuples())
    if not whole.others:
        return texts("others_none")
    numbers = texts.numbers
    stages = told[(told["scope"] == "stage") & (told["code"] != NOT_STATED) & (told["others"] > 0)]
    sentence = texts(
        "others_told",
        share=numbers.percent(float(whole.others_share)),
        range=numbers.percent_range(float(whole.others_low), float(whole.others_high)),
        n=texts.count("response", int(whole.others)),
    )
    if not len(stages):
        return sentence
    most: Any = next(stages.sort_values("others", ascending=False, kind="stable").itertuples())
    stage = analysis.codeframe.label(most.code, texts.language)
    where = texts("others_where", stage=stage, n=numbers.count(int(most.others)), base=numbers.count(int(most.base)))
    return f"{sentence} {where}"
