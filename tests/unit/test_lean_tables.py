"""Large runs hold ids as categories and no evidence; every figure must be the same from such tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from coded_tables import mention_table, response_table

from nlp.analysis import attribution, conflicts, drivers, follow_up, impact, priorities, recovery, scores
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
Tables = Callable[[pd.DataFrame, pd.DataFrame, str | None], Any]
FUNCTIONS: dict[str, Tables] = {
    "score_by_stage": lambda m, r, kind: scores.score_by_stage(m, r, CODEFRAME, kind),
    "theme_impact": lambda m, r, kind: impact.theme_impact(m, r, CODEFRAME, kind, resamples=50),
    "key_drivers": lambda m, r, kind: drivers.key_drivers(m, r, CODEFRAME, kind, resamples=30).themes,
    "score_text_conflicts": lambda m, r, kind: conflicts.score_text_conflicts(m, r, kind).table,
    "pain_points": lambda m, r, kind: priorities.pain_points(m, r, CODEFRAME, kind, resamples=50).table,
    "follow_up_list": lambda m, r, kind: follow_up.follow_up_list(m, r, CODEFRAME, kind).table,
    "recovery_groups": recovery.recovery_groups,
    "recovery_effects": recovery.recovery_effects,
    "third_parties": lambda m, r, kind: attribution.third_parties(m, r, CODEFRAME),
    "expectations": lambda m, r, kind: attribution.expectations(m, r, CODEFRAME),
    "affecting_others": lambda m, r, kind: attribution.affecting_others(m, r, CODEFRAME),
}
SIGNALS = ["", "leaving", "urgent; unresolved", "resolved", "third_party", "expectation_missed; wish"]


def survey(n: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    generator = np.random.default_rng(21)
    picked = [
        generator.choice(list(ids), size=2 * n).tolist()
        for ids in (CODEFRAME.theme_ids[:4], ["positive", "negative", "neutral"], CODEFRAME.stage_ids[:3])
    ]
    lines = [(int(row), *ids) for row, *ids in zip(generator.integers(1, n + 1, 2 * n), *picked, strict=True)]
    responses = response_table(
        generator.integers(0, 11, n).astype(float).tolist(),
        signals=generator.choice(SIGNALS, size=n).tolist(),
        values=generator.uniform(-1, 1, n).tolist(),
        dates=[f"2026-03-{day:02d}" for day in generator.integers(1, 29, n)],
    )
    return mention_table(*lines), responses


def lean(mentions: pd.DataFrame) -> pd.DataFrame:
    ids = {"theme": CODEFRAME.theme_ids, "polarity": ("positive", "negative", "neutral"), "stage": CODEFRAME.stage_ids}
    columns = {name: pd.Categorical(mentions[name], categories=list(known)) for name, known in ids.items()}
    return mentions.assign(**columns).astype({"row": "int32", "start": "int32"})


@pytest.mark.parametrize("name", list(FUNCTIONS))
def test_categories_give_the_same_figures_as_texts(name: str) -> None:
    mentions, responses = survey(150)
    full, small = (FUNCTIONS[name](table, responses, "nps") for table in (mentions, lean(mentions)))
    assert len(full)
    pd.testing.assert_frame_equal(full, small, check_exact=True)


@pytest.mark.parametrize("name", list(FUNCTIONS))
@pytest.mark.parametrize("kind", ["nps", "csat", "ces", "stars", None])
def test_three_rows_no_mentions_and_nothing_coded_give_tables_of_the_same_types(name: str, kind: str | None) -> None:
    mentions, responses = survey(150)
    wanted = FUNCTIONS[name](mentions, responses, "nps").dtypes.to_dict()
    cases = [
        (lean(mentions), responses.head(3)),
        (lean(mentions).iloc[:0], responses.head(3)),
        (mentions[mentions["polarity"] == "positive"], responses.head(3)),
        (
            mentions,
            responses.assign(score=np.nan, date=pd.Series(pd.NaT, index=responses.index, dtype="datetime64[s]")),
        ),
        (mentions.iloc[:0], responses.assign(status="error")),
    ]
    for case in cases:
        assert FUNCTIONS[name](*case, kind).dtypes.to_dict() == wanted
