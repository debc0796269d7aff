"""Decisions of the fast model that do not depend on its weights."""

from __future__ import annotations

from typing import Any

import pytest

from nlp import classify
from nlp.bundled import load_model
from nlp.codeframe import load_codeframe
from nlp.decisions import given_signals


@pytest.fixture(scope="module")
def model() -> Any:
    return load_model("fast", load_codeframe())


def test_contrary_signals_never_stand_together(model: Any) -> None:
    least = model.decisions.signal_thresholds
    assert {"would_recommend", "would_not_recommend"} <= set(least)
    logits = {name: -9.0 for name in least}
    logits |= {"would_recommend": least["would_recommend"] + 1, "would_not_recommend": least["would_not_recommend"] + 2}
    assert given_signals(logits, least) == ["would_not_recommend"]
    logits["wish"] = least["wish"]
    assert given_signals(logits, least) == ["wish", "would_not_recommend"]


def test_mentions_of_one_theme_and_polarity_are_joined_and_others_kept() -> None:
    coded = classify(
        "Toimitus oli nopea. Toimitus oli todella nopea! Mutta palautus kesti ja oli aivan liian hidas.", model="fast"
    )
    told = [(mention.theme, mention.polarity) for mention in coded.mentions]
    assert len(told) == len(set(told))
    assert ("schedules", "positive") in told and ("schedules", "negative") in told


def test_themes_of_one_clause_have_their_own_words() -> None:
    text = "Nopea, asiantunteva ja ystävällinen palvelu!"
    evidence = {mention.theme: mention.evidence(text) for mention in classify(text, model="fast").mentions}
    assert evidence["schedules"].startswith("Nopea") and "ystävällinen" not in evidence["schedules"]
    assert "asiantunteva" in evidence["staff_competence"]
    assert "ystävällinen" in evidence["staff_behaviour"] and "Nopea" not in evidence["staff_behaviour"]
