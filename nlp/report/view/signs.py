"""What else the responses show: impressions, pairs of themes, conflicts of score and text, recovery, expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.report.texts import Texts
from nlp.report.view.score import others_sentence

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

SURE = 0.05
PAIRS, CONFLICTS = 8, 15


def impressions_view(analysis: Analysis, texts: Texts) -> list[str]:
    """A sentence on the first stage of the journey and one on the last."""
    numbers = texts.numbers
    told = []
    for line in analysis.audit.impressions.itertuples():
        stage = analysis.codeframe.label(line.stage, texts.language)
        if not line.n:
            told.append(texts("impression_none", stage=stage))
            continue
        figures = {
            "stage": stage,
            "net": numbers.net(float(line.net)),
            "range": numbers.net_range(float(line.low), float(line.high)),
            "n": _counted(int(line.n), bool(line.small), texts),
        }
        if line.reason:
            told.append(texts("impression_alone", **figures))
            continue
        ends = numbers.net_range(float(line.difference_low), float(line.difference_high))
        told.append(
            texts("impression_told", difference=numbers.net(float(line.difference)), difference_range=ends, **figures)
        )
    return told


def _counted(n: int, small: bool, texts: Texts) -> str:
    """``12 vastausta, pieni otos``."""
    told = texts.count("response", n)
    return f"{told}, {texts('small_sample')}" if small else told


def pairs_view(analysis: Analysis, texts: Texts) -> list[dict[str, Any]]:
    """Pairs of themes with their tones that surely come together more often than by chance, the strongest first."""
    pairs = analysis.audit.pairs
    sure = pairs[(pairs["q"] <= SURE) & (pairs["lift"] > 1)].head(PAIRS)
    numbers = texts.numbers

    def side(theme: str, polarity: str) -> dict[str, str]:
        return {"name": analysis.codeframe.label(theme, texts.language), "tone": polarity, "told": texts(polarity)}

    return [
        {
            "sides": (side(line.theme_a, line.polarity_a), side(line.theme_b, line.polarity_b)),
            "n": numbers.count(int(line.n)),
            "expected": numbers.decimal(float(line.expected), 1),
            "lift": numbers.decimal(float(line.lift), 1),
            "range": f"{numbers.decimal(float(line.low), 1)}–{numbers.decimal(float(line.high), 1)}",
            "q": numbers.p_value(float(line.q)),
        }
        for line in sure.itertuples()
    ]


def conflicts_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    """Responses whose score and text disagree, the gravest first; or why there are none."""
    found = analysis.audit.conflicts
    numbers, table = texts.numbers, found.table
    if found.reason or not len(table):
        return {"reason": texts(f"conflicts_{found.reason or 'none'}"), "rows": [], "lead": ""}
    lead = texts("conflicts_lead", n=numbers.count(len(table)), shown=numbers.count(CONFLICTS))
    rows = [
        {
            "row": int(line.row),
            "score": numbers.decimal(float(line.score), 0 if line.score % 1 == 0 else 1),
            "why": texts(f"why_{line.why}"),
        }
        for line in table.head(CONFLICTS).itertuples()
    ]
    return {"reason": "", "rows": rows, "lead": lead}


def signs_view(analysis: Analysis, texts: Texts) -> list[str]:
    """Sentences on solved and unsolved problems, on third parties, on expectations and on others affected."""
    told = [_third(analysis, texts), _expectations(analysis, texts), others_sentence(analysis, texts)]
    return [*_recovery(analysis, texts), *told]


def _recovery(analysis: Analysis, texts: Texts) -> list[str]:
    groups = analysis.audit.recovery
    if not groups["n"][groups["group"] != "no_problem"].sum():
        return [texts("recovery_none")]
    numbers = texts.numbers
    return [
        texts(
            "recovery_told",
            group=texts(f"group_{line.group}"),
            n=_counted(int(line.n), bool(line.small), texts),
            tone=numbers.net(float(line.tone)),
            range=numbers.net_range(float(line.tone_low), float(line.tone_high)),
        )
        for line in groups[groups["n"] > 0].itertuples()
    ]


def _third(analysis: Analysis, texts: Texts) -> str:
    line: Any = next(analysis.audit.third_parties.itertuples())
    if not line.third_n:
        return texts("third_none")
    numbers = texts.numbers
    own, net = numbers.net(float(line.own_net)), numbers.net(float(line.net))
    return texts("third_told", own=own, net=net, n=numbers.count(int(line.third_n)))


def _expectations(analysis: Analysis, texts: Texts) -> str:
    line: Any = next(analysis.audit.expectations.itertuples())
    if not line.exceeded and not line.missed:
        return texts("expectations_none")
    percent = texts.numbers.percent
    return texts(
        "expectations_told", exceeded=percent(float(line.exceeded_share)), missed=percent(float(line.missed_share))
    )
