"""How often the 95 % intervals of scores, impacts, drivers and pain points hold the truth; by simulation.

    python tests/bench/coverage_scores.py [scores|changes|impact|drivers|ranks ...]

Every survey is drawn from a population whose true figure is known; the share of intervals that hold it is printed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from nlp.analysis.contrast import difference_interval
from nlp.analysis.drivers import key_drivers
from nlp.analysis.impact import theme_impact
from nlp.analysis.priorities import pain_points
from nlp.analysis.scores import figure_interval, figure_values, mean_interval
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
# Shapes of real scores: two camps, many promoters, hardly a detractor (0–10); then stars (1–5).
NPS = {
    "two camps": [1, 3, 7, 11, 7, 3, 8, 12, 7, 23, 18],
    "good": [2, 1, 1, 2, 2, 4, 5, 11, 22, 20, 30],
    "loved": [0, 0, 0, 0, 0, 1, 1, 2, 6, 20, 70],
}
STARS = {"J-shaped": [8, 4, 8, 20, 60], "loved": [1, 1, 3, 15, 80]}


def drawn(weights: list[float], bottom: int, n: int, rng: np.random.Generator) -> pd.Series:
    values = np.arange(bottom, bottom + len(weights), dtype=float)
    return pd.Series(rng.choice(values, size=n, p=np.array(weights) / sum(weights)))


def truth(weights: list[float], bottom: int, kind: str | None) -> float:
    values = pd.Series(np.arange(bottom, bottom + len(weights), dtype=float))
    return float(np.average(figure_values(values, kind), weights=weights))


def scores(surveys: int = 2_000) -> Iterator[tuple[str, float]]:
    rng = np.random.default_rng(1)
    for kind, bottom, shapes in (("nps", 0, NPS), ("stars", 1, STARS)):
        for shape, weights in shapes.items():
            for n in (10, 20, 50, 200):
                found = {"figure": 0, "mean": 0}
                for _ in range(surveys):
                    sample = drawn(weights, bottom, n, rng)
                    for name, interval, true in (
                        ("figure", figure_interval(sample, kind), truth(weights, bottom, kind)),
                        ("mean", mean_interval(sample, kind), truth(weights, bottom, None)),
                    ):
                        found[name] += interval.low <= true <= interval.high
                for name, count in found.items():
                    if kind == "nps" or name == "mean":
                        yield f"{kind} {name}, {shape}, n = {n}", count / surveys


def changes(surveys: int = 2_000) -> Iterator[tuple[str, float]]:
    rng = np.random.default_rng(2)
    cases = [("nps", 0, NPS["two camps"], NPS["good"]), ("csat", 1, STARS["J-shaped"], STARS["loved"])]
    for kind, bottom, first, second in cases:
        true = truth(second, bottom, kind) - truth(first, bottom, kind)
        for n in (20, 50, 200):
            held = 0
            for _ in range(surveys):
                parts = [figure_interval(drawn(shape, bottom, n, rng), kind) for shape in (second, first)]
                change = difference_interval(*parts)
                held += change.low <= true <= change.high
            yield f"change of {kind}, n = {n} each", held / surveys


def tables(said: np.ndarray, score: np.ndarray, english: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Mentions and responses; *said* is responses × themes of 1 (praise), −1 (complaint), 0."""
    lines, themes = np.nonzero(said)
    mentions = pd.DataFrame(
        {
            "row": lines + 1,
            "theme": np.array(CODEFRAME.theme_ids, dtype=object)[themes],
            "polarity": np.where(said[lines, themes] > 0, "positive", "negative"),
            "stage": "delivery",
        }
    )
    responses = pd.DataFrame(
        {
            "row": np.arange(1, len(said) + 1),
            "status": "coded",
            "language": np.where(english, "en", "fi"),
            "score": score,
            "date": pd.Series(pd.NaT, index=range(len(said)), dtype="datetime64[s]"),
        }
    )
    return mentions, responses


def impact(surveys: int = 300) -> Iterator[tuple[str, float]]:
    rng = np.random.default_rng(3)
    with_it, without = np.array(NPS["two camps"], dtype=float), np.array(NPS["good"], dtype=float)
    values = figure_values(pd.Series(np.arange(11.0)), "nps").to_numpy()
    gap = np.average(values, weights=with_it) - np.average(values, weights=without)
    for share in (0.1, 0.3):
        for n in (60, 100, 300, 1_000):
            held = known = 0
            for _ in range(surveys):
                hit = rng.random(n) < share
                score = np.where(hit, drawn(list(with_it), 0, n, rng), drawn(list(without), 0, n, rng))
                said = np.zeros((n, len(CODEFRAME.theme_ids)), dtype=int)
                said[hit, 0] = -1
                line = theme_impact(*tables(said, score, hit), CODEFRAME, "nps").iloc[0]
                known += not np.isnan(line["low"])
                held += line["low"] <= share * gap <= line["high"]
            yield f"impact, {share:.0%} mention it, n = {n} ({known} of {surveys} with interval)", held / known


def drivers(surveys: int = 100) -> Iterator[tuple[str, float]]:
    rng = np.random.default_rng(4)
    size = 6
    praise, complaint = np.array([0, 0.3, 1, 1, 0, 0.5]), np.array([-2, -1, -1, 0, 0, -0.5])
    for n in (120, 200, 500, 2_000):
        held, known = np.zeros(3), np.zeros(3)  # a theme of too few has no interval
        for _ in range(surveys):
            said = np.zeros((n, len(CODEFRAME.theme_ids)), dtype=int)
            mood = rng.normal(0, 0.7, n)
            said[:, :size] = np.where(
                rng.random((n, size)) < 0.25, np.sign(mood[:, None] + rng.normal(0, 1, (n, size))), 0
            )
            part, english = said[:, :size], rng.random(n) < 0.3
            score = 5 + (part > 0) @ praise + (part < 0) @ complaint + 0.5 * english + rng.normal(0, 1.5, n)
            found = key_drivers(*tables(said, score, english), CODEFRAME, None, resamples=300).themes.iloc[:size]
            truths = {"praise": praise, "complaint": complaint, "asymmetry": praise + complaint}
            for at, (name, true) in enumerate(truths.items()):
                held[at] += ((found[f"{name}_low"] <= true) & (true <= found[f"{name}_high"])).sum()
                known[at] += found[name].notna().sum()
        for name, share in zip(truths, held / known, strict=True):
            yield f"driver: {name}, n = {n}", share


def ranks(surveys: int = 200) -> Iterator[tuple[str, float]]:
    """The interval of the rank of the truly heaviest pain point, and of the truly third."""
    rng = np.random.default_rng(5)
    share = np.array([0.14, 0.11, 0.09, 0.07, 0.06, 0.05, 0.04, 0.04, 0.03, 0.03])
    for n in (200, 1_000):
        held = {1: 0, 3: 0}
        for _ in range(surveys):
            said = np.zeros((n, len(CODEFRAME.theme_ids)), dtype=int)
            said[:, : len(share)] = -1 * (rng.random((n, len(share))) < share)
            found = pain_points(*tables(said, np.full(n, np.nan), said[:, 0] < 0), CODEFRAME, None, resamples=300).table
            lines = found.set_index("theme")
            for place in held:
                line = lines.loc[CODEFRAME.theme_ids[place - 1]]
                held[place] += line["rank_low"] <= place <= line["rank_high"]
        for place, count in held.items():
            yield f"rank of the true number {place}, n = {n}", count / surveys


PARTS: dict[str, Callable[[], Iterator[tuple[str, float]]]] = {
    "scores": scores,
    "changes": changes,
    "impact": impact,
    "drivers": drivers,
    "ranks": ranks,
}


if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        for what, share in PARTS[part]():
            print(f"{100 * share:5.1f} %  {what}", flush=True)
