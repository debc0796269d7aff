"""The figures that the lines of the tables of an analysis carry, formatted."""

from __future__ import annotations

import math
from typing import Any

from nlp.report.texts import Texts
from nlp.wording.numbers import plain

# One angry row makes a cell of −100; under this many rows the heatmap all but drops the colour.
TINY_N = 5


def figures(line: Any, texts: Texts) -> dict[str, Any]:
    """The formatted figures that a line of any of the three tables carries."""
    numbers, n = texts.numbers, int(line.n)
    return {
        "n": numbers.count(n),
        "data_n": n,
        "data_net": plain(float(line.net)),
        "small": bool(line.small) and n > 0,
        "net": numbers.net(float(line.net)),
        "net1": numbers.net(float(line.net), 1),
        "range": numbers.net_range(float(line.low), float(line.high)),
        "tone": tone(float(line.net)),
    }


def tone(net: float) -> str:
    """Colour class of a cell: ``p1``–``p5``, ``m1``–``m5`` in steps of 20, ``z`` at zero, "" if empty."""
    if math.isnan(net):
        return ""
    level = min(5, math.ceil(abs(round(net, 1)) / 20))
    return "z" if level == 0 else f"{'p' if net > 0 else 'm'}{level}"
