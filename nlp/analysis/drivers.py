"""Key drivers: which praise and which complaints go with the score, all themes taken together. Never a cause.

A ridge regression (Hoerl & Kennard 1970), twiced, of the score on two indicators per theme, "praises it" and "complains
of it", with the language as an unpenalised control. Ridge, because themes come together and the least squares would
share their weight at random; linear, because a coefficient is then in points of the score, for every kind of scale
alike, which a logistic model of promoters or a proportional-odds model would not give. The penalty has the least
leave-one-out error (Golub, Heath & Wahba 1979); what is explained is measured on folds held out. Twicing (Tukey 1977;
the "almost unbiased" ridge of Singh, Chaubey & Dwivedi 1986, Sankhyā B 48) fits what the ridge leaves over once more
and adds it, so that the shrinkage does not carry the intervals past the truth.

Two coefficients per theme are a penalty–reward contrast: Brandt, D. R. (1987). A procedure for identifying
value-enhancing service components using customer satisfaction survey data, in: Surprenant, C. (ed.), Add Value to Your
Service, AMA, 61–65. Read after Kano, N. et al. (1984). Attractive quality and must-be quality. Hinshitsu, 14(2),
39–48.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp.analysis.bootstrap import SEED, resampled_sums, tail
from nlp.analysis.indicators import coded_responses, mentioned, with_polarity
from nlp.analysis.scores import on_scale

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    from nlp.codeframe import Codeframe

LEAST_RESPONSES = 100
MOST_RESPONSES = 100_000
LEAST_SAID = 10  # responses that praise, or complain of, a theme before it gets a coefficient
# A penalty weighs like so many responses that mention the theme to no effect; more would move the coefficient of ten
# responses further than its interval tells (tests/bench/coverage_scores.py).
PENALTIES = (0.1, 0.3, 1.0, 3.0)
FOLDS = 5
RESAMPLES = 1_000
_BLOCK = 2_048
_NAN = float("nan")
_FIGURES = (
    *("praise", "praise_low", "praise_high"),
    *("complaint", "complaint_low", "complaint_high"),
    *("asymmetry", "asymmetry_low", "asymmetry_high"),
)


@dataclass(frozen=True)
class Drivers:
    """What goes with the score.

    Attributes:
        themes: one line per theme, codeframe order: ``theme``; ``praise_n``, ``complaint_n`` (responses); ``praise``
        and
            ``complaint`` (points of the score that go with it, other themes and the language held equal; NaN below 10
            responses); ``asymmetry`` (praise + complaint, negative where complaints weigh more than praise); each with
            ``_low``, ``_high`` (95 %, percentile bootstrap over responses, expanded for few); ``kano``: ``must_be``
            (only the complaint costs, or it costs clearly more), ``attractive`` (the reverse), ``performance`` (both
            count, neither clearly more), ``no_link`` (neither interval leaves zero), ``unclear`` (too few, or the
            bounds do not tell).
        n: coded responses with a score that were used: all, or 100,000 drawn from more.
        explained: share of the score's variance within languages that is explained on held-out folds (below 0: worse
            than the mean); NaN when not computed.
        penalty: the ridge penalty chosen; NaN when not computed.
        reason: ``no_score``, ``too_few`` (n < 100, or no theme with 10 responses), ``same_score``, or "".
    """

    themes: pd.DataFrame
    n: int
    explained: float
    penalty: float
    reason: str = ""


def key_drivers(
    mentions: pd.DataFrame,
    responses: pd.DataFrame,
    codeframe: Codeframe,
    kind: str | None,
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Drivers:
    """The drivers of the score; see :class:`Drivers`. Without a score there are none: the tone of the texts is made of
    the same mentions, and would be explained by itself.

    Args:
        kind: kind of the score, which tells its scale.
        resamples, seed: of the bootstrap; the penalty stays as chosen on all responses.
    """
    import numpy as np

    coded = coded_responses(responses)
    coded["score"] = on_scale(coded["score"], kind)
    coded = _at_most(coded[coded["score"].notna()], seed)
    themes = codeframe.theme_ids
    sides = [
        mentioned(with_polarity(mentions, polarity), coded["row"].to_numpy(), "theme", themes)
        for polarity in ("positive", "negative")
    ]
    said = np.concatenate(sides, axis=1)
    counts = said.sum(axis=0)
    kept = np.flatnonzero(counts >= LEAST_SAID)
    scores = coded["score"].to_numpy()
    reason = _reason(scores, len(kept))
    lines = _empty_lines(themes, counts)
    if reason:
        return Drivers(_frame(lines), len(coded), _NAN, _NAN, reason)
    features = said[:, kept].astype("float64")
    english = (coded["language"].astype(object) == "en").to_numpy(dtype="float64")
    penalty = _penalty(features, english, scores)
    drawn = np.full((resamples + 1, len(counts)), np.nan)
    drawn[:, kept] = _coefficients(features, english, scores, penalty, resamples, seed)
    _fill(lines, drawn, len(themes))
    return Drivers(_frame(lines), len(coded), _explained(features, english, scores, seed), penalty)


def _at_most(coded: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The responses, or of very many a sample that is always the same: a million would take gigabytes."""
    import numpy as np

    if len(coded) <= MOST_RESPONSES:
        return coded
    chosen = np.random.default_rng(seed).choice(len(coded), MOST_RESPONSES, replace=False)
    return coded.iloc[np.sort(chosen)]


def _reason(scores: np.ndarray, columns: int) -> str:
    if not len(scores):
        return "no_score"
    if len(scores) < LEAST_RESPONSES or not columns:
        return "too_few"
    return "same_score" if scores.min() == scores.max() else ""


def _centred(values: np.ndarray, english: np.ndarray, fit: np.ndarray) -> np.ndarray:
    """*values* less the mean of their language among the *fit* responses: this controls for language, unpenalised.

    (Frisch & Waugh 1933; Lovell 1963.) A language that no *fit* response has takes the mean of all of them.
    """
    import numpy as np

    centred = np.empty_like(values)
    for language in (0.0, 1.0):
        of_it = english == language
        base = values[fit & of_it] if (fit & of_it).any() else values[fit]
        centred[of_it] = values[of_it] - base.mean(axis=0)
    return centred


def _penalty(features: np.ndarray, english: np.ndarray, scores: np.ndarray) -> float:
    import numpy as np
    from sklearn.linear_model import RidgeCV

    everyone = np.ones(len(scores), dtype=bool)
    model = RidgeCV(alphas=PENALTIES, fit_intercept=False)
    model.fit(_centred(features, english, everyone), _centred(scores, english, everyone))
    return float(model.alpha_)


def _explained(features: np.ndarray, english: np.ndarray, scores: np.ndarray, seed: int) -> float:
    """1 − (squared error of the model) / (squared error of the languages' means), on folds that are always the same."""
    import numpy as np
    from sklearn.linear_model import Ridge, RidgeCV
    from sklearn.model_selection import KFold

    error = baseline = 0.0
    for train, test in KFold(FOLDS, shuffle=True, random_state=seed).split(scores):
        fit = np.zeros(len(scores), dtype=bool)
        fit[train] = True
        x, y = _centred(features, english, fit), _centred(scores, english, fit)
        model = RidgeCV(alphas=PENALTIES, fit_intercept=False).fit(x[train], y[train])
        left = Ridge(alpha=model.alpha_, fit_intercept=False).fit(x[train], y[train] - model.predict(x[train]))
        error += float(((y[test] - model.predict(x[test]) - left.predict(x[test])) ** 2).sum())
        baseline += float((y[test] ** 2).sum())
    return 1 - error / baseline if baseline > 0 else _NAN


def _coefficients(
    features: np.ndarray, english: np.ndarray, scores: np.ndarray, penalty: float, resamples: int, seed: int
) -> np.ndarray:
    """Coefficients of all responses (line 0) and of each resample; (resamples + 1) × features.

    β₁ = (XᵀWX + λD)⁻¹ XᵀWy and β = β₁ + (XᵀWX + λD)⁻¹ λDβ₁, W the resampled counts of each distinct response, D
    without intercept and language.
    """
    import numpy as np

    control = np.column_stack([np.ones(len(scores)), english])
    cells, counts = np.unique(np.column_stack([control, features, scores]), axis=0, return_counts=True)
    size = cells.shape[1] - 1
    upper = np.triu_indices(size)
    ridge = np.diag([1e-9, 1e-9, *[penalty] * (size - 2)])  # the least of penalties where one language is missing

    def products(block: slice) -> np.ndarray:
        x, y = cells[block, :-1], cells[block, -1:]
        return np.column_stack([x[:, upper[0]] * x[:, upper[1]], x * y])

    everyone = sum(counts[at : at + _BLOCK] @ products(slice(at, at + _BLOCK)) for at in range(0, len(cells), _BLOCK))
    sums = np.vstack([everyone, resampled_sums(counts, products, resamples, seed)])
    return _solved(sums, upper, ridge)[:, 2:]


def _solved(sums: np.ndarray, upper: tuple[np.ndarray, np.ndarray], ridge: np.ndarray) -> np.ndarray:
    import numpy as np

    pairs = len(upper[0])
    gram = np.empty((len(sums), *ridge.shape))
    gram[:, upper[0], upper[1]] = gram[:, upper[1], upper[0]] = sums[:, :pairs]
    once = np.linalg.solve(gram + ridge, sums[:, pairs:, None])
    twice: np.ndarray = once + np.linalg.solve(gram + ridge, ridge @ once)
    return twice[:, :, 0]


def _empty_lines(themes: tuple[str, ...], counts: np.ndarray) -> list[dict[str, Any]]:
    size = len(themes)
    return [
        {"theme": theme, "praise_n": int(counts[at]), "complaint_n": int(counts[size + at])}
        | dict.fromkeys(_FIGURES, _NAN)
        | {"kano": "unclear"}
        for at, theme in enumerate(themes)
    ]


def _fill(lines: list[dict[str, Any]], drawn: np.ndarray, themes: int) -> None:
    """Put figures, bounds and the Kano reading into *lines*."""
    import numpy as np

    for at, line in enumerate(lines):
        praise, complaint = drawn[:, at], drawn[:, themes + at]
        sizes = (line["praise_n"], line["complaint_n"], min(line["praise_n"], line["complaint_n"]))
        figures = {"praise": praise, "complaint": complaint, "asymmetry": praise + complaint}
        for (name, values), size in zip(figures.items(), sizes, strict=True):
            if not np.isnan(values[0]):
                low, high = np.quantile(values[1:], [tail(size), 1 - tail(size)])
                line |= {name: float(values[0]), f"{name}_low": float(low), f"{name}_high": float(high)}
        line["kano"] = kano_reading(line)


def kano_reading(line: dict[str, Any]) -> str:
    """The Kano class of a theme from the bounds of its penalty, its reward and their asymmetry."""
    if line["asymmetry"] != line["asymmetry"]:
        return "unclear"
    reward, penalty = line["praise_low"] > 0, line["complaint_high"] < 0
    if penalty and line["asymmetry_high"] < 0:
        return "must_be"
    if reward and line["asymmetry_low"] > 0:
        return "attractive"
    if reward and penalty:
        return "performance"
    touching = line["praise_low"] <= 0 <= line["praise_high"] and line["complaint_low"] <= 0 <= line["complaint_high"]
    return "no_link" if touching else "unclear"


def _frame(lines: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(lines)
