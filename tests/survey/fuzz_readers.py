"""Damage the exports at random and read them: `python tests/survey/fuzz_readers.py --seconds 600 --seed 1`.

Every reading must end in a whole table or in an error of ours; anything else is a fault, and its input is written to
the folder given with --faults. A reading that takes longer than 20 s or more than 4 GB is a fault too.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import signal
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

from make_exports import MADE, WRITTEN, make_export

from nlp.errors import PalauteError
from nlp.pipeline.intake import Options, take_in
from nlp.survey import frame_of, read_survey, tables

TOKENS = (
    b'"', b'""', b";", b",", b"\t", b"|", b"\r", b"\n", b"\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe4",
    b"\xc3", b"\xc3\x83\xc2\xa4", b"\xed\xa0\x80", b"sep=;\r\n", b'{"ImportId":"QID1"}', b"Open-Ended Response",
    b"[", b"]", b"{", b"}", b'{"a":', b"null", b"=1+1", b"99999999999999999999", b"1048576", b"<!DOCTYPE a>",
    b"Vastaajien m\xc3\xa4\xc3\xa4r\xc3\xa4: 3\n", b"3/4/2026", b"PAR1", b"PK\x03\x04", b"$FL2", b"XFD", b"-1",
    b"\n\n\n", b";;;;;;\n",
)  # fmt: skip


def mutated(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """*data* with one to six random changes: bits, tokens, pieces taken out, doubled or swapped with another file."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(out) + 1)
        length = rng.choice((1, 2, 8, 64, 512))
        kind = rng.randrange(7)
        if kind == 0 and out:
            out[place % len(out)] ^= 1 << rng.randrange(8)
        elif kind == 1:
            out[place:place] = rng.choice(TOKENS)
        elif kind == 2:
            del out[place : place + length]
        elif kind == 3:
            out[place:place] = out[place : place + length] * rng.choice((1, 2, 50))
        elif kind == 4:
            other = rng.choice(others)
            start = rng.randrange(len(other))
            out[place : place + length] = other[start : start + length]
        elif kind == 5:
            out[place : place + 1] = bytes([rng.randrange(256)])
        elif rng.random() < 0.2:
            del out[place:]
    return bytes(out)


def mutated_zip(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """A workbook with one part changed and packed again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        names = [name for name in parts.namelist() if "sheet" in name or "workbook" in name or name == "content.xml"]
        chosen = rng.choice([*names, *parts.namelist(), "xl/sharedStrings.xml"])
        for name in parts.namelist():
            content = parts.read(name)
            packed.writestr(name, mutated(content, others, rng) if name == chosen else content)
    return out.getvalue()


class TooSlow(BaseException):
    """A reading took longer than it may; no reader catches this."""


def stop(*_: object) -> None:
    raise TooSlow


def read_both(path: Path) -> str:
    """:func:`read_whole`, and the same table where the rows lie on the disk."""
    outcome = read_whole(path)
    if path.suffix == ".sav":  # its rows never do
        return outcome
    usual, tables.LARGE = tables.LARGE, 0
    try:
        table = read_survey(path, spool=path.parent)
    except PalauteError:
        assert outcome == "refused"
        return outcome
    finally:
        tables.LARGE = usual
    kept = read_survey(path)
    assert list(table.rows) == list(kept.rows) and list(table.numbers) == list(kept.numbers)
    assert replace(table, rows=(), numbers=()) == replace(kept, rows=(), numbers=())
    return outcome


def read_whole(path: Path) -> str:
    """Read the export and find its roles; what came of it."""
    try:
        table = read_survey(path)
    except PalauteError as error:
        assert error.remedy
        return "refused"
    assert len(set(table.columns)) == len(table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.numbers) == len(table.rows)
    assert all(0 <= row < len(table.rows) for row in table.faults)
    assert all(note.fi and note.en for note in table.notes)
    for row in table.rows:
        for cell in row:
            cell.encode("utf-8")  # every cell can be written out
    frame_of(table)
    try:
        intake = take_in(path, Options())
    except PalauteError:
        return "no roles"
    assert len(intake.dates()) == len(intake.answers()) == len(table.rows)
    return "read with faults" if table.faults else "read"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--faults", type=Path, default=Path(tempfile.gettempdir()) / "palaute-faults")
    chosen = options.parse_args()
    chosen.faults.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    signal.signal(signal.SIGALRM, stop)
    rng, counts, kinds = random.Random(chosen.seed), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = {export: make_export(export, folder).read_bytes() for export in (*WRITTEN, *MADE)}
        seeds |= {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "binary").glob("*.xls*"))}
        end = time.monotonic() + chosen.seconds
        while time.monotonic() < end:
            export = rng.choice(list(seeds))
            if export.endswith((".sav", ".xls", ".xlsb")) and rng.random() < 0.8:
                continue  # each takes a process of its own
            packed = seeds[export].startswith(b"PK") and rng.random() < 0.8
            data = (mutated_zip if packed else mutated)(seeds[export], list(seeds.values()), rng)
            path = folder / f"fuzz{Path(export).suffix}"
            path.write_bytes(data)
            # A crash of a library leaves its input behind.
            running = chosen.faults / f"running-{chosen.seed}{path.suffix}"
            running.write_bytes(data)
            signal.alarm(20)
            try:
                counts[read_both(path)] += 1
            except (Exception, TooSlow) as error:
                counts["FAULT"] += 1
                kinds[f"{type(error).__name__} in {export}"] += 1
                (chosen.faults / f"fault-{chosen.seed}-{counts['FAULT']}-{export}").write_bytes(data)
            signal.alarm(0)
            running.unlink()
    print(f"seed {chosen.seed}: {counts.total()} executions, {dict(counts)}, {dict(kinds)}")


if __name__ == "__main__":
    main()
