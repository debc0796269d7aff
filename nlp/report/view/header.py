"""The head of the page: the data in four figures, and what became of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.tops import overall_net
from nlp.records import STATUSES
from nlp.report.texts import Texts
from nlp.report.view.score import has_scores, score_name, score_numbers
from nlp.wording.numbers import NBSP

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def sentences_view(analysis: Analysis, texts: Texts) -> list[dict[str, Any]]:
    """The summary, each sentence with the rows that show what it says."""
    told = analysis.audit.summary(texts.language)
    # A percent sign never begins a line.
    return [{"kind": one.kind, "text": one.text.replace(" %", f"{NBSP}%"), "rows": one.rows} for one in told]


def header_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    facts, numbers = analysis.facts, texts.numbers
    net, _ = overall_net(analysis.mentions)
    return {
        "source": facts.source,
        "period": numbers.period(*facts.date_range) if facts.date_range else texts("period_none"),
        "rows": numbers.count(facts.rows),
        "coded_share": numbers.percent(analysis.coded_share),
        "coded": texts.count("response", facts.statuses["coded"]),
        "net": numbers.net(net.estimate),
        "net_range": numbers.net_range(net.low, net.high),
        "score": score_tile(analysis, texts),
        "net_tone": "positive" if net.low > 0 else "negative" if net.high < 0 else "",
        "accounting": [
            {
                "status": status,
                "name": texts(f"status_{status}"),
                "n": numbers.count(facts.statuses.get(status, 0)),
                "value": facts.statuses.get(status, 0),
            }
            for status in STATUSES
        ],
    }


def score_tile(analysis: Analysis, texts: Texts) -> dict[str, str] | None:
    """The score by the standard of its kind, with its interval; None when nobody gave one."""
    line: Any = next(analysis.audit.score.itertuples())
    if not has_scores(analysis):
        return None
    shown = score_numbers(analysis, texts)
    ends = shown.range(float(line.low), float(line.high))
    told = texts("score_given", n=texts.numbers.count(int(line.n)), range=ends)
    told = f"{told}, {texts('small_sample')}" if line.small else told
    return {"name": score_name(analysis, texts), "shown": shown.value(float(line.value)), "told": told}
