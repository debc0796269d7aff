"""Peak memory of `palaute analyze` on a generated export: python tests/bench/peak_memory.py --rows 1000000 --format csv

The answers are put together from a few hundred clauses; most rows repeat an answer, as the rows of long-running surveys
do, and --distinct tells how many different ones there are. The export is the same for the same numbers. The peak is
that of the process that analyses (wait4, maximum resident set), with the n-gram model.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
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


def write_csv(path: Path, lines: Iterator[list[str]]) -> None:
    """CSV with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(lines)


def write_xlsx(path: Path, lines: Iterator[list[str]]) -> None:
    """One sheet, every answer in the table of shared strings, as Excel writes it."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)


def write_parquet(path: Path, lines: Iterator[list[str]]) -> None:
    """Row groups of 50,000 rows."""
    import pyarrow
    from pyarrow import parquet

    names = next(lines)
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    with parquet.ParquetWriter(path, schema) as file:
        while block := list(islice(lines, 50_000)):
            file.write_table(pyarrow.table([list(column) for column in zip(*block, strict=True)], schema=schema))


def write_json(path: Path, lines: Iterator[list[str]]) -> None:
    """One list of objects, all on one line."""
    names = next(lines)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_listed(json.dumps(dict(zip(names, line, strict=True)), ensure_ascii=False) for line in lines))


def _listed(items: Iterable[str]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield opening + item
        opening = ", "
    yield "]"


def write_jsonl(path: Path, lines: Iterator[list[str]]) -> None:
    """One object a line."""
    names = next(lines)
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(dict(zip(names, line, strict=True)), ensure_ascii=False) + "\n")


WRITERS: dict[str, Callable[[Path, Iterator[list[str]]], None]] = {
    "csv": write_csv, "xlsx": write_xlsx, "parquet": write_parquet, "json": write_json, "jsonl": write_jsonl,
}  # fmt: skip


def write(path: Path, count: int, distinct: int) -> None:
    """The generated export at *path*, of the format that its suffix names."""
    WRITERS[path.suffix[1:]](path, rows(count, distinct))


def main() -> None:
    """Generate, analyse, tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--distinct", type=int, default=2_000)
    parser.add_argument("--format", choices=sorted(WRITERS), default="csv")
    parser.add_argument("--out", type=Path, help="Keep export and results here.")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = told.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        export = folder / f"large.{told.format}"
        # In a process of its own: a process begins with the peak of the one that made it.
        made = multiprocessing.get_context("spawn").Process(target=write, args=(export, told.rows, told.distinct))
        made.start()
        made.join()
        command = [sys.executable, "-c", "from nlp.cli import main; main()", "analyze", str(export), "--model", "fast"]
        begun = time.monotonic()
        run = subprocess.Popen([*command, "--stage", "Kosketuspiste", "--out", str(folder / "results")])
        _, status, usage = os.wait4(run.pid, 0)
        if status:
            sys.exit("The analysis failed.")
        peak = usage.ru_maxrss / 1024
        print(
            f"{told.format}: {told.rows} rows, {told.distinct} distinct answers, "
            f"{export.stat().st_size / 2**20:.0f} MiB: peak {peak:.0f} MiB, {time.monotonic() - begun:.0f} s"
        )


if __name__ == "__main__":
    main()
