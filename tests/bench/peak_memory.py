"""Peak memory of `palaute analyze` on a generated export: python tests/bench/peak_memory.py --rows 1000000

The export is a CSV whose answers are put together from a few hundred clauses; most of its rows repeat an answer, as the
rows of long-running surveys do, and --distinct tells how many different ones there are. It is the same for the same
numbers. The peak is that of the process that analyses (getrusage, maximum resident set), with the n-gram model.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

SUBJECTS = "Asentaja Kuljettaja Myyjä Asiakaspalvelu Verkkokauppa Toimitus Lasku Huolto Chatti Tilausvahvistus".split()
VERDICTS = (
    "oli todella ystävällinen", "myöhästyi kaksi päivää", "ei vastannut viesteihin", "hoiti kaiken sujuvasti",
    "maksoi liikaa", "oli epäselvä", "ylitti odotukset", "jätti paikat siivoamatta", "piti mitä lupasi",
    "jumittui kesken maksun",
)  # fmt: skip
REASONS = (
    "", "joten tilaan taas", "ja siitä täydet pisteet", "eikä kukaan kertonut miksi", "vaikka sovittiin toisin",
    "mutta korjaantui lopulta", "ja hinta oli kohdallaan", "joten vaihdan toimittajaa",
)  # fmt: skip
POINTS = ("Tarjous", "Tilaus", "Asennus", "Laskutus", "Asiakaspalvelu", "")
PLACES = ("Etelä", "Länsi", "Itä", "Pohjoinen")


def rows(count: int, distinct: int, seed: int = 1) -> Iterator[list[str]]:
    """The header and *count* rows; at most *distinct* different answers, and an empty one in ten."""
    chance = random.Random(seed)
    answers = [_answer(chance, number) for number in range(distinct)]
    yield ["Vastaaja", "Vastauspvm", "Kosketuspiste", "Alue", "Suositteluhalukkuus (0-10)", "Palaute"]
    for number in range(1, count + 1):
        day = date(2025, 1, 1) + timedelta(days=number * 700 // count)
        answer = "" if chance.random() < 0.1 else answers[int(distinct * chance.random() ** 3)]
        shown = f"{day.day}.{day.month}.{day.year}"
        yield [str(number), shown, chance.choice(POINTS), chance.choice(PLACES), str(chance.randint(0, 10)), answer]


def _answer(chance: random.Random, number: int) -> str:
    clauses = [f"{chance.choice(SUBJECTS)} {chance.choice(VERDICTS)}" for _ in range(chance.randint(1, 2))]
    reason = chance.choice(REASONS)
    return f"{', '.join(clauses)}{', ' if reason else ''}{reason}. Tilaus {number}."


def write_export(path: Path, count: int, distinct: int) -> None:
    """Write the export as CSV with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(rows(count, distinct))


def main() -> None:
    """Generate, analyse, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--distinct", type=int, default=2_000)
    parser.add_argument("--out", type=Path, help="Keep export and results here.")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = told.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        export = folder / "large.csv"
        write_export(export, told.rows, told.distinct)
        command = [sys.executable, "-c", "from nlp.cli import main; main()", "analyze", str(export), "--model", "fast"]
        begun = time.monotonic()
        subprocess.run([*command, "--stage", "Kosketuspiste", "--out", str(folder / "results")], check=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{told.rows} rows, {told.distinct} distinct answers, {export.stat().st_size / 2**20:.0f} MiB: "
            f"peak {peak:.0f} MiB, {time.monotonic() - begun:.0f} s"
        )


if __name__ == "__main__":
    main()
