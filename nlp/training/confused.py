"""Which themes are taken for which: what was given where the coder meant something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp.codeframe import Codeframe
from nlp.model import Reading
from nlp.training.dataset import LabelledVerbatim

if TYPE_CHECKING:
    import pandas as pd

NOTHING = ""


def confused_themes(
    verbatims: Sequence[LabelledVerbatim], readings: Sequence[Reading], codeframe: Codeframe
) -> pd.DataFrame:
    """Count pairs of labelled and given themes, as sets per verbatim.

    A theme that was labelled and not given is confused with each theme that was given, not labelled, and read from
    words that the label's quote shares; where there is none it was missed. What was given, not labelled, and takes the
    place of no label was imagined.

    Returns:
        DataFrame, pairs that occur in codeframe order: ``labelled`` ("" for nothing), ``given`` ("" for nothing),
        ``n`` (verbatims). Lines with two equal themes are right. A missed theme may be confused with two at once, so
        its lines may add up to more than its labels.
    """
    import pandas as pd

    counts: Counter[tuple[str, str]] = Counter()
    for verbatim, reading in zip(verbatims, readings, strict=True):
        said, got = {label.theme for label in verbatim.labels}, {mention.theme for mention in reading.mentions}
        counts.update((theme, theme) for theme in said & got)
        swapped = {
            (label.theme, mention.theme)
            for label in verbatim.labels
            for mention in reading.mentions
            if label.theme not in got
            and mention.theme not in said
            and mention.start < label.end
            and label.start < mention.end
        }
        counts.update(swapped)
        counts.update((theme, NOTHING) for theme in said - got - {theme for theme, _ in swapped})
        counts.update((NOTHING, theme) for theme in got - said - {theme for _, theme in swapped})
    order = {theme: place for place, theme in enumerate((*codeframe.theme_ids, NOTHING))}
    pairs = sorted(counts, key=lambda pair: (order[pair[0]], order[pair[1]]))
    kinds = {"labelled": "str", "given": "str", "n": "int64"}
    return pd.DataFrame([(*pair, counts[pair]) for pair in pairs], columns=list(kinds)).astype(kinds)
