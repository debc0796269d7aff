"""How often the 95 % intervals of the analysis hold the truth, and how often its tests cry out where nothing changed.

    python tests/bench/coverage.py [--runs 4000]

Everything is simulated from a fixed seed; a minute or two on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import numpy as np
import pandas as pd

from nlp.analysis.contrasts import Sums, net_difference, overlapping_difference, share_difference
from nlp.analysis.pairs import theme_pairs
from nlp.analysis.periods import journey_over_time
from nlp.analysis.quantify import rogan_gladen
from nlp.analysis.reviewed import shares_from_review
from nlp.codeframe import load_codeframe

SEED = 20261122
NETS = np.array([-1, -1 / 3, 0, 1 / 3, 1])
MOODS = {
    "mixed": (0.35, 0.05, 0.2, 0.05, 0.35),
    "praise": (0.08, 0.02, 0.1, 0.05, 0.75),
    "nearly all praise": (0.02, 0, 0.03, 0, 0.95),
    "calm": (0.15, 0.1, 0.5, 0.1, 0.15),
    "complaint": (0.6, 0.05, 0.15, 0.05, 0.15),
}
CODEFRAME = load_codeframe()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=4000, help="resamples per setting")
    runs = parser.parse_args().runs
    for study in (nets, overlaps, shares, lifts, corrected, reviewed, families):
        study(np.random.default_rng(SEED), runs)


def told(name: str, covered: Iterable[float], alarms: Iterable[float] = ()) -> None:
    """One line of figures, the settings pooled: coverage, and false alarms at the 5 % level."""
    of, cries = list(covered), list(alarms)
    line = f"{name:58} coverage {np.mean(of):.3f} ({min(of):.3f}–{max(of):.3f})"
    print(line + (f"  false alarms {np.mean(cries):.3f} (most {max(cries):.3f})" if cries else ""), flush=True)


def nets(rng: np.random.Generator, runs: int) -> None:
    def sums(mood: tuple[float, ...], n: int) -> Sums:
        counts = rng.multinomial(n, mood, size=runs)
        return Sums(np.full(runs, float(n)), counts @ NETS, counts @ NETS**2)

    for n, m in ((5, 5), (5, 500), (10, 10), (20, 20), (20, 100), (100, 100), (500, 500)):
        covered, alarms = [], []
        for one, a in MOODS.items():
            for other, b in MOODS.items():
                truth = 100 * (np.dot(a, NETS) - np.dot(b, NETS))
                found = net_difference(sums(a, n), sums(b, m))
                covered.append(float(((found.low <= truth + 1e-9) & (truth - 1e-9 <= found.high)).mean()))
                if one == other:
                    alarms.append(float((found.p < 0.05).mean()))
        told(f"difference of nets, n = {n} and {m}", covered, alarms)


def overlaps(rng: np.random.Generator, runs: int) -> None:
    for alone_a, both, alone_b in ((20, 0, 20), (10, 10, 100), (15, 15, 15), (5, 40, 5), (20, 80, 400)):
        covered, alarms = [], []
        for moods in (("mixed", "mixed"), ("praise", "praise"), ("praise", "complaint")):
            a, b = (np.array(MOODS[mood]) for mood in moods)
            truth = 100 * (a @ NETS - b @ NETS)
            hits = cries = 0
            for _ in range(runs // 4):
                # In step for half of the pairs: the same quantile of both.
                u, v = rng.random(alone_a + both), rng.random(both + alone_b)
                v[:both] = np.where(rng.random(both) < 0.5, u[alone_a:], v[:both])
                x, y = (NETS[np.minimum(np.searchsorted(np.cumsum(p), q), 4)] for p, q in ((a, u), (b, v)))
                first = np.concatenate([x, np.full(alone_b, np.nan)])
                _, low, high, p = overlapping_difference(first, np.concatenate([np.full(alone_a, np.nan), y]))
                hits += low <= truth <= high
                cries += p < 0.05
            covered.append(hits / (runs // 4))
            if moods[0] == moods[1]:
                alarms.append(cries / (runs // 4))
        told(f"overlapping nets, alone {alone_a} and {alone_b}, both {both}", covered, alarms)


def shares(rng: np.random.Generator, runs: int) -> None:
    for n, m in ((10, 10), (20, 20), (20, 200), (100, 100), (500, 500)):
        covered, alarms = [], []
        for p in (0.05, 0.2, 0.5, 0.8):
            for q in (0.05, 0.2, 0.5, 0.8):
                a, b = rng.binomial(n, p, runs), rng.binomial(m, q, runs)
                found = share_difference(a, np.full(runs, n), b, np.full(runs, m))
                covered.append(float(((found.low <= p - q) & (p - q <= found.high)).mean()))
                if p == q:
                    alarms.append(float((found.p < 0.05).mean()))
        told(f"difference of shares, n = {n} and {m}", covered, alarms)


def lifts(rng: np.random.Generator, runs: int) -> None:
    for n, together in ((100, 0.1), (300, 0.04), (300, 0.1), (2000, 0.02)):
        covered = []
        for lift in (0.5, 1.0, 2.0):
            side = np.sqrt(together / lift)
            hits, seen = 0, 0
            for _ in range(runs // 10):
                cells = rng.multinomial(n, [together, side - together, side - together, 1 - 2 * side + together])
                found = _lift(n, *(int(c) for c in cells[:3]))
                if found is not None:
                    seen += 1
                    hits += found[0] <= lift <= found[1]
            covered.append(hits / seen)
        told(f"lift, {n} responses, {n * together:.0f} with both expected", covered)


def _lift(n: int, both: int, a: int, b: int) -> tuple[float, float] | None:
    rows = np.arange(1, n + 1)
    parts = [("price", rows[: both + a]), ("ease", np.concatenate([rows[:both], rows[both + a : both + a + b]]))]
    mentions = pd.concat(
        [pd.DataFrame({"row": part, "theme": theme, "polarity": "negative", "stage": "use"}) for theme, part in parts]
    )
    table = theme_pairs(mentions, _coded(n), CODEFRAME, least=1)
    return None if table.empty else (table["low"][0], table["high"][0])


def _coded(n: int) -> pd.DataFrame:
    return pd.DataFrame({"row": np.arange(1, n + 1), "status": "coded"})


def corrected(rng: np.random.Generator, runs: int) -> None:
    """Held-out verbatims with the theme at 10 %, this survey at another share; the coder errs alike in both."""
    for held, n in ((200, 100), (700, 100), (700, 1000), (700, 10_000)):
        for sensitivity, specificity in ((0.85, 0.98), (0.55, 0.97)):
            covered, raw_error, error = [], [], []
            for share in (0.02, 0.05, 0.1, 0.2, 0.4):
                cases = max(20, held // 10)
                tp, tn = rng.binomial(cases, sensitivity, runs), rng.binomial(held - cases, specificity, runs)
                given = rng.binomial(n, share * sensitivity + (1 - share) * (1 - specificity), runs)
                counts = (v.astype(float) for v in (tp, held - cases - tn, cases - tp, tn))
                point, low, high, _ = rogan_gladen(given.astype(float), np.full(runs, float(n)), *counts)
                covered.append(float(((low <= share) & (share <= high)).mean()))
                raw_error.append(float(np.abs(given / n - share).mean()))
                error.append(float(np.abs(point - share).mean()))
            told(f"corrected share, Se {sensitivity}, Sp {specificity}, held out {held}, n {n}", covered)
            both = " ".join(f"{100 * r:.1f}→{100 * e:.1f}" for r, e in zip(raw_error, error, strict=True))
            print(f"    mean error in points at 2, 5, 10, 20, 40 %, raw→corrected: {both}")


def reviewed(rng: np.random.Generator, runs: int) -> None:
    for n, sample in ((300, 50), (1000, 100), (5000, 200)):
        covered, raw_error, error = [], [], []
        for share in (0.05, 0.1, 0.3):
            hits, raws, points = 0, [], []
            for _ in range(runs // 10):
                low, high, raw, point = _reviewed(rng, n, sample, share)
                hits += low <= share <= high
                raws.append(abs(raw - share))
                points.append(abs(point - share))
            covered.append(hits / (runs // 10))
            raw_error.append(np.mean(raws))
            error.append(np.mean(points))
        told(f"reviewed sample, n {n}, {sample} rows of each side", covered)
        both = " ".join(f"{100 * r:.1f}→{100 * e:.1f}" for r, e in zip(raw_error, error, strict=True))
        print(f"    mean error in points at 5, 10, 30 %, raw→corrected: {both}")


def _reviewed(rng: np.random.Generator, n: int, sample: int, share: float) -> tuple[float, float, float, float]:
    true = rng.random(n) < share
    given = rng.random(n) < np.where(true, 0.6, 0.03)
    rows = np.arange(1, n + 1)
    picked = np.concatenate([rng.permutation(np.flatnonzero(side))[:sample] for side in (given, ~given)])
    review = pd.DataFrame({"row": rows[picked], "theme": "price", "right": (true == given)[picked]})
    mentions = pd.DataFrame({"row": rows[given], "theme": "price", "polarity": "negative", "stage": "use"})
    found = shares_from_review(mentions, _coded(n), CODEFRAME, review).set_index("theme").loc["price"]
    return found["low"], found["high"], found["raw"], found["corrected"]


def families(rng: np.random.Generator, runs: int) -> None:
    """Nothing changes over a year of twelve months: how often does any q of the whole table fall below .05?"""
    cries: dict[str, list[bool]] = {"change_q": [], "share_change_q": []}
    for _ in range(max(20, runs // 20)):
        n = 600
        responses = _coded(n).assign(
            date=pd.Timestamp("2026-01-01") + pd.to_timedelta(rng.integers(0, 365, n), unit="D")
        )
        mentions = pd.DataFrame(
            {
                "row": rng.integers(1, n + 1, 900),
                "stage": rng.choice(CODEFRAME.stage_ids, 900),
                "theme": "price",
                "polarity": rng.choice(["positive", "neutral", "negative"], 900, p=[0.6, 0.1, 0.3]),
            }
        )
        table = journey_over_time(mentions, responses, CODEFRAME, "month").table
        for name, seen in cries.items():
            seen.append(bool((table[name] < 0.05).any()))
    for name, seen in cries.items():
        print(
            f"no change in 12 months of 10 stages: {name} below .05 anywhere in {np.mean(seen):.3f} of {len(seen)} runs"
        )


if __name__ == "__main__":
    main()
