"""Raw and corrected shares against true ones, on labelled verbatims that did not train the model.

    python tests/bench/held_out_shares.py models/default LABELLED.jsonl [LABELLED.jsonl …]

Verbatims are coded once. Then, many times from a fixed seed, one half counts how the model errs and the other half is
the survey: as it is, with the theme's share moved (by drawing verbatims anew), and, with the counts of all other
domains, each domain by itself. Errors are means over themes, in points.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from nlp.analysis.quantify import LEAST_CASES, LEAST_SKILL, rogan_gladen
from nlp.codeframe import load_codeframe
from nlp.pipeline.api import make_coder
from nlp.pipeline.coding import Answer
from nlp.training.dataset import LabelledVerbatim, read_labelled, text_key

SEED, TIMES, DRAWN, LEAST_DRAWN = 20261122, 200, 1000, 20
TARGETS = (0.03, 0.1, 0.2, 0.4, 0.6)
Outcome = tuple[float, float, bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("labelled", type=Path, nargs="+")
    options = parser.parse_args()
    codeframe = load_codeframe()
    coder = make_coder(options.model, precision=None)
    trained = set(coder.model.info.card.get("trained_on", ()))
    held = [v for v in read_labelled(options.labelled, codeframe) if text_key(v.passage.text) not in trained]
    coded = [c for at in range(0, len(held), 128) for c in coder.code([_answer(v) for v in held[at : at + 128]])]
    kept = np.array([c.status == "coded" for c in coded])
    true = np.array([[t in {m.theme for m in v.labels} for t in codeframe.theme_ids] for v in held], dtype=float)
    given = np.array([[t in {m.theme for m in c.mentions} for t in codeframe.theme_ids] for c in coded], dtype=float)
    domains = np.array([v.domain or v.source for v in held])
    for language in ("fi", "en"):
        rows = np.flatnonzero(kept & np.array([v.passage.language == language for v in held]))
        print(f"{language}: {len(rows)} coded verbatims")
        for name, found in sorted(_halves(rows, true, given).items()):
            _tell(name, found)
        for domain in sorted(set(domains[rows])):
            at = domains[rows] == domain
            if at.sum() >= 30 and (~at).any():
                _tell(f"counts of the others on {domain}", list(_outcomes(rows[~at], rows[at], true, given)))


def _answer(verbatim: LabelledVerbatim) -> Answer:
    return Answer(verbatim.id, verbatim.passage.text, verbatim.passage.question)


def _halves(rows: np.ndarray, true: np.ndarray, given: np.ndarray) -> dict[str, list[Outcome]]:
    rng, found = np.random.default_rng(SEED), defaultdict(list)
    for _ in range(TIMES):
        mixed = rng.permutation(rows)
        counted, survey = mixed[: len(mixed) // 2], mixed[len(mixed) // 2 :]
        found["as it is"] += list(_outcomes(counted, survey, true, given))
        for theme in range(true.shape[1]):
            cases, others = survey[true[survey, theme] == 1], survey[true[survey, theme] == 0]
            for target in TARGETS if len(cases) >= LEAST_DRAWN else ():
                count = int(target * DRAWN)
                drawn = np.concatenate([rng.choice(cases, count), rng.choice(others, DRAWN - count)])
                found[f"moved to {target:4.0%}"] += list(_outcomes(counted, drawn, true, given, [theme]))
    return found


def _outcomes(
    counted: np.ndarray, survey: np.ndarray, true: np.ndarray, given: np.ndarray, themes: list[int] | None = None
) -> Iterator[Outcome]:
    """Error of the raw share, of the corrected one, and whether its interval holds the survey's share."""
    for theme in range(true.shape[1]) if themes is None else themes:
        t, g = true[counted, theme], given[counted, theme]
        tp, fp, fn, tn = (float(v.sum()) for v in (t * g, (1 - t) * g, t * (1 - g), (1 - t) * (1 - g)))
        if min(tp + fn, fp + tn) < LEAST_CASES or tp / (tp + fn) + tn / (tn + fp) - 1 < LEAST_SKILL:
            continue
        counts = (given[survey, theme].sum(), len(survey), tp, fp, fn, tn)
        point, low, high, _ = (float(v) for v in rogan_gladen(*(np.array(float(v)) for v in counts)))
        truth = true[survey, theme].mean()
        yield abs(given[survey, theme].mean() - truth), abs(point - truth), low <= truth <= high


def _tell(name: str, found: list[Outcome]) -> None:
    if found:
        raw, corrected, holds = np.array(found, dtype=float).mean(axis=0)
        print(f"  {name:34} raw {100 * raw:4.1f}  corrected {100 * corrected:4.1f}  interval holds {holds:.2f}")


if __name__ == "__main__":
    main()
