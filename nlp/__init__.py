"""palaute: open-ended customer feedback in Finnish and English, coded into themes, polarity and journey stages.

>>> from nlp import classify
>>> classify("Asentaja oli ystävällinen, mutta lasku oli epäselvä.").mentions  # doctest: +SKIP

Names are loaded on first use, so that ``import nlp`` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis as Analysis
    from nlp.codeframe import Codeframe as Codeframe
    from nlp.codeframe import load_codeframe as load_codeframe
    from nlp.errors import PalauteError as PalauteError
    from nlp.pipeline.analyze import analyze as analyze
    from nlp.pipeline.api import classify as classify
    from nlp.pipeline.api import classify_many as classify_many
    from nlp.records import CodedFeedback as CodedFeedback
    from nlp.records import Mention as Mention
    from nlp.report import journey_chart as journey_chart
    from nlp.report import write_report as write_report

__version__ = "0.1.0"

_HOMES = {
    "Analysis": "nlp.analysis.result",
    "Codeframe": "nlp.codeframe",
    "CodedFeedback": "nlp.records",
    "Mention": "nlp.records",
    "PalauteError": "nlp.errors",
    "analyze": "nlp.pipeline.analyze",
    "classify": "nlp.pipeline.api",
    "classify_many": "nlp.pipeline.api",
    "journey_chart": "nlp.report",
    "load_codeframe": "nlp.codeframe",
    "write_report": "nlp.report",
}

__all__ = sorted([*_HOMES, "__version__"])


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
