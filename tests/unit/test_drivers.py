"""Key drivers: against scikit-learn's ridge, and on surveys whose making is known."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from coded_tables import mention_table, response_table, shuffled
from sklearn.linear_model import Ridge

from nlp.analysis.drivers import _coefficients, kano_reading, key_drivers
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()


def survey(n: int, noise: float = 1.0, english_bonus: float = 0.0) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Complaints of schedules cost 3 and its praise nothing; praise of quality gives 2 and complaints nothing;
    communication gives and takes 2; ease does nothing. English ones praise staff_behaviour, and give a bonus."""
    generator = np.random.default_rng(12)
    english = generator.random(n) < 0.4
    scores = np.full(n, 20.0) + english_bonus * english + generator.normal(0, noise, n)
    effects = {"schedules": (0, -3), "quality": (2, 0), "communication": (2, -2), "ease": (0, 0)}
    lines: list[tuple[Any, ...]] = []
    for theme, (praise, complaint) in effects.items():
        said = generator.choice([1, -1, 0], size=n, p=[0.2, 0.2, 0.6])
        scores += praise * (said == 1) + complaint * (said == -1)
        lines += [(int(row) + 1, theme, "positive", "delivery") for row in np.flatnonzero(said == 1)]
        lines += [(int(row) + 1, theme, "negative", "delivery") for row in np.flatnonzero(said == -1)]
    friendly = generator.random(n) < np.where(english, 0.8, 0.1)
    lines += [(int(row) + 1, "staff_behaviour", "positive", "support") for row in np.flatnonzero(friendly)]
    languages = np.where(english, "en", "fi").tolist()
    return mention_table(*lines), response_table(scores.tolist(), languages=languages)


def test_the_known_making_of_a_survey_is_found() -> None:
    found = key_drivers(*survey(800), CODEFRAME, None, resamples=400)
    lines = found.themes.set_index("theme")
    assert (found.n, found.reason) == (800, "")
    assert lines.loc["schedules", "complaint"] == pytest.approx(-3, abs=0.3)
    assert lines.loc["quality", "praise"] == pytest.approx(2, abs=0.3)
    named = ["schedules", "quality", "communication", "ease"]
    assert lines.loc[named, "kano"].tolist() == ["must_be", "attractive", "performance", "no_link"]
    assert lines.loc["price", "kano"] == "unclear" and math.isnan(lines.loc["price", "praise"])
    assert lines.loc["schedules", "complaint_high"] < 0 < lines.loc["schedules", "praise_high"]
    # Variance of the making: 1.44 + 0.64 + 1.6 of 4.68 with the noise.
    assert found.explained == pytest.approx(1 - 1 / 4.68, abs=0.05)


def test_what_a_language_gives_is_not_put_down_to_its_themes() -> None:
    held = key_drivers(*survey(800, english_bonus=4), CODEFRAME, None, resamples=200)
    line = held.themes.set_index("theme").loc["staff_behaviour"]
    assert line["praise_low"] < 0 < line["praise_high"]
    mentions, responses = survey(800, english_bonus=4)
    blind = key_drivers(mentions, responses.assign(language="fi"), CODEFRAME, None, resamples=200)
    assert blind.themes.set_index("theme").loc["staff_behaviour", "praise_low"] > 1


def test_coefficients_are_scikit_learns_with_languages_unpenalised() -> None:
    generator = np.random.default_rng(2)
    features = (generator.random((150, 6)) < 0.3).astype(float)
    english = (generator.random(150) < 0.3).astype(float)
    scores = np.round(features @ [1, -2, 0, 0.5, 0, 3] + english + generator.normal(0, 1, 150))
    # The same by hand: within each language, less its means.
    centred, target = features.copy(), scores.copy()
    for language in (0, 1):
        centred[english == language] -= features[english == language].mean(axis=0)
        target[english == language] -= scores[english == language].mean()
    ridge = Ridge(alpha=5.0, fit_intercept=False).fit(centred, target)
    left = Ridge(alpha=5.0, fit_intercept=False).fit(centred, target - ridge.predict(centred))
    wanted = ridge.coef_ + left.coef_
    found = _coefficients(features, english, scores, 5.0, 30, 1)
    assert found.shape == (31, 6)
    assert found[0] == pytest.approx(wanted, abs=1e-6)


def test_noise_explains_nothing_on_held_out_folds() -> None:
    mentions, responses = survey(200)
    noise = np.random.default_rng(4).normal(0, 1, 200)
    found = key_drivers(mentions, responses.assign(score=noise), CODEFRAME, None, resamples=50)
    assert -0.25 < found.explained < 0.08 and found.penalty == 3


def test_where_nothing_can_be_computed_the_reason_is_told() -> None:
    mentions, responses = survey(120)
    reasons = {
        "no_score": (mentions, responses.assign(score=np.nan)),
        "too_few": (mentions, responses.head(99)),
        "same_score": (mentions, responses.assign(score=7.0)),
    }
    for reason, tables in reasons.items():
        found = key_drivers(*tables, CODEFRAME, None, resamples=20)
        assert found.reason == reason and math.isnan(found.explained) and math.isnan(found.penalty)
        assert found.themes["theme"].tolist() == list(CODEFRAME.theme_ids)
        assert found.themes["praise"].isna().all() and set(found.themes["kano"]) == {"unclear"}
    assert key_drivers(mentions.iloc[:0], responses, CODEFRAME, None).reason == "too_few"
    whole = key_drivers(mentions, responses, CODEFRAME, None, resamples=20).themes
    assert whole.dtypes.to_dict() == key_drivers(mentions, responses.iloc[:0], CODEFRAME, None).themes.dtypes.to_dict()


def test_the_order_of_the_input_changes_nothing() -> None:
    mentions, responses = survey(150)
    found = key_drivers(mentions, responses, CODEFRAME, None, resamples=60)
    again = key_drivers(shuffled(mentions, 3), shuffled(responses, 4), CODEFRAME, None, resamples=60)
    pd.testing.assert_frame_equal(found.themes, again.themes, check_exact=True)
    assert (found.explained, found.penalty) == (again.explained, again.penalty)


@pytest.mark.parametrize(
    ("praise", "complaint", "asymmetry", "kano"),
    [
        ((-1, 1), (-3, -2), (-4, -1), "must_be"),
        ((0.5, 1), (-3, -2), (-2, -1), "must_be"),
        ((2, 3), (-1, 1), (1, 4), "attractive"),
        ((1, 2), (-2, -1), (-1, 1), "performance"),
        ((-1, 1), (-1, 1), (-1, 1), "no_link"),
        ((-1, 1), (-2, -1), (-2, 1), "unclear"),
        ((-1, 1), (1, 2), (1, 2), "unclear"),
    ],
)
def test_kano_readings(
    praise: tuple[float, float], complaint: tuple[float, float], asymmetry: tuple[float, float], kano: str
) -> None:
    bounds = {"praise": praise, "complaint": complaint, "asymmetry": asymmetry}
    line = {
        f"{name}_{end}": value
        for name, pair in bounds.items()
        for end, value in zip(("low", "high"), pair, strict=True)
    }
    assert kano_reading({**line, "asymmetry": sum(asymmetry) / 2}) == kano
