"""The spaCy component ``palaute_segmenter``: marks where the segments of a survey answer start.

Once palaute is installed, ``spacy.blank("fi").add_pipe("palaute_segmenter")`` finds it by its entry point. This module
imports spaCy; :mod:`nlp.segments` imports it late.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

from nlp.split_rules import SplitRules


@Language.factory("palaute_segmenter")
def make_splitter(nlp: Any, name: str) -> Splitter:
    """The component for the language of a spaCy pipeline, Finnish or English."""
    return Splitter(nlp.lang)


class Splitter:
    """Marks on each token of a Doc whether a segment starts there; ``doc.sents`` are the segments."""

    def __init__(self, language: str) -> None:
        self._rules = SplitRules(language)

    def __call__(self, doc: Any) -> Any:
        tokens = [token.text for token in doc]
        glued = [False] + [not token.whitespace_ for token in doc[:-1]] if len(doc) else []
        starts = self._rules.starts(tokens, [token.lower() for token in tokens], glued)
        # Set at once: setting them one by one takes time quadratic in the tokens.
        marks = np.where(starts, 1, -1).astype(np.int64).astype(np.uint64)
        doc.from_array([SENT_START], marks)
        return doc
