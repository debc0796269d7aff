"""How often `palaute watch` gives the alarm: by simulation, with and without a true change.

    python tests/bench/watch_rates.py [REPEATS [RESPONSES PER STAGE …]]

Each response speaks of one stage, drawn from seven with equal chance, and of one or two of the 16 themes, drawn by the
shares of a real survey's long tail; its tone is drawn by stage. A change moves the share of praise in one stage.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np
import pandas as pd

from nlp.analysis.compare import compare_runs
from nlp.codeframe import load_codeframe

CODEFRAME = load_codeframe()
STAGES = ("consideration", "purchase", "onboarding", "delivery", "support", "aftercare", "exit")
PRAISE = dict(zip(STAGES, (0.6, 0.7, 0.65, 0.6, 0.4, 0.5, 0.45), strict=True))
NEUTRAL = 0.05


def survey(rng: np.random.Generator, each: int, praise: Mapping[str, float]) -> tuple[pd.DataFrame, int]:
    """The mentions of *each* responses per stage on average, and the number of responses."""
    rows = each * len(STAGES)
    weights = 1 / np.arange(2, 2 + len(CODEFRAME.theme_ids))
    stage = rng.choice(STAGES, rows)
    row = np.repeat(np.arange(1, rows + 1), rng.integers(1, 3, rows))
    stage = stage[row - 1]
    drawn, share = rng.random(len(row)), np.array([praise[name] for name in stage])
    # Mentions of one response agree more often than not.
    drawn = np.where(rng.random(len(row)) < 0.6, rng.random(rows)[row - 1], drawn)
    polarity = np.where(drawn < share, "positive", np.where(drawn < share + NEUTRAL, "neutral", "negative"))
    theme = rng.choice(CODEFRAME.theme_ids, len(row), p=weights / weights.sum())
    return pd.DataFrame({"row": row, "theme": theme, "polarity": polarity, "stage": stage}), rows


def rates(repeats: int, each: int, points: float, seed: int) -> dict[str, float]:
    """Share of the *repeats* with an alarm, with the changed stage told, and with its interval right."""
    rng = np.random.default_rng(seed)
    changed = PRAISE | {"delivery": PRAISE["delivery"] - points / 200}
    alarm = told = covered = 0
    for _ in range(repeats):
        found = compare_runs(*survey(rng, each, PRAISE), *survey(rng, each, changed), CODEFRAME)
        net = found[(found["kind"] == "stage") & (found["stage"] == "delivery") & (found["measure"] == "net")].iloc[0]
        alarm += bool(found["moved"].any())
        told += bool(net["moved"])
        covered += bool(net["low"] <= -points <= net["high"])
    return {"alarm": alarm / repeats, "told": told / repeats, "covered": covered / repeats}


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    # Where nothing has changed the rates are small, and need more repeats to be told apart from 5 %.
    cases = [(each, points) for each in map(int, sys.argv[2:] or ("30", "200", "1000")) for points in (0, 20, 40)]
    print("responses per stage · true change of net · repeats · any alarm · the stage told · interval right")
    for each, points in cases:
        times = repeats if points else 3 * repeats
        found = rates(times, each, points, seed=each + points)
        print(
            f"{each:5} {points:4} {times:5} {found['alarm']:.3f} {found['told']:.3f} {found['covered']:.3f}", flush=True
        )


if __name__ == "__main__":
    main()
