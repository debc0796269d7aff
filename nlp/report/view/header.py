"""The head of the page: the data in four figures, and what became of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.records import STATUSES
from nlp.report.findings import overall_net, responses
from nlp.report.texts import Texts

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def header_view(analysis: Analysis, texts: Texts) -> dict[str, Any]:
    facts, numbers = analysis.facts, texts.numbers
    net, _ = overall_net(analysis.mentions)
    return {
        "source": facts.source,
        "period": numbers.period(*facts.date_range) if facts.date_range else texts("period_none"),
        "rows": numbers.count(facts.rows),
        "coded_share": numbers.percent(analysis.coded_share),
        "coded": responses(facts.statuses["coded"], texts),
        "net": numbers.net(net.estimate),
        "net_range": numbers.net_range(net.low, net.high),
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
