"""The two languages: no word missing, and none of the one on the page of the other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from nlp.analysis.result import Analysis
from nlp.report import render_report
from nlp.report.words import PAIRS, PARTS

Parse = Callable[[str], Any]
WORD = re.compile(r"[^\W\d_]{3,}")


def _words(templates: list[str]) -> set[str]:
    return {word.lower() for text in templates for word in WORD.findall(re.sub(r"\{.*?\}", " ", text))}


FINNISH = _words([fi for fi, _ in PAIRS.values()])
ENGLISH = _words([en for _, en in PAIRS.values()])


def test_every_text_is_in_both_languages() -> None:
    assert len(PAIRS) == sum(len(part.WORDS) for part in PARTS)  # no key stands in two parts
    # What reads the same in both is a name or a sign; a sentence never does.
    same = {key for key, (fi, en) in PAIRS.items() if fi == en}
    signs = {"col_n", "col_p", "col_q", "quote_close", "trend_point"}
    assert same <= signs | {"score_nps", "score_csat", "score_ces", "segment_score_nps"}
    assert all(fi.strip() and en.strip() for fi, en in PAIRS.values())


@pytest.mark.parametrize(("language", "foreign"), [("fi", ENGLISH - FINNISH), ("en", FINNISH - ENGLISH)])
def test_no_word_of_the_other_language_is_on_the_page(
    known: Analysis, parse: Parse, language: str, foreign: set[str]
) -> None:
    from dataclasses import replace

    facts = replace(known.facts, source="123", questions=(("456", None),), model={}, date_range=None)
    mentions = known.mentions.assign(evidence=[f"{row} 123" for row in known.mentions["row"]])
    verbatims = known.verbatims.assign(text="123 456 789 123 456 789", language=language)
    page = parse(render_report(replace(known, facts=facts, mentions=mentions, verbatims=verbatims), language))
    labels = [
        element.attributes[name]
        for element in page.elements
        for name in ("aria-label", "title")
        if name in element.attributes
    ]
    scripted = _words(list(json.loads(page.one("script", id="data").text)["words"].values()))
    codeframe = _words([getattr(entry.label, language) for entry in (*known.codeframe.themes, *known.codeframe.stages)])
    shown = _words([page.one("body").text, *labels]) | scripted
    assert shown & foreign - codeframe == set()
    assert len(shown) > 150
