"""Strikes a run of `palaute analyze` at every one of its file events, and lets the same command go on.

    python tests/cli/every_point.py                  # each point, killed, interrupted and out of space
    python tests/cli/every_point.py --how kill --stride 5

What is checked at each point is in :func:`check`, which the tests use at some points of theirs.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from forks import ROOT, Forks, Outcome

RESULTS = ("feedback.csv", "mentions.csv", "journey.csv", "results.xlsx", "report.html")
HOWS = ("kill", "interrupt", "full")
CHUNK = 7


def write_export(path: Path, rows: int = 18) -> Path:
    """The first *rows* of the sample export, and a formula and a broken row after them."""
    sample = ROOT / "notebooks" / "data" / "sample_survey.csv"
    lines = sample.read_text(encoding="utf-8").splitlines()[: rows + 1]
    width = lines[0].count(";") + 1
    lines += [";".join(["=1+1"] * width), ";".join(["ylimääräinen"] * (width + 2))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(export: Path, folder: Path, *more: object) -> tuple[object, ...]:
    """The arguments of a run."""
    return ("analyze", export, "--stage", "Kosketuspiste", "--model", "fast", "--chunk", CHUNK, *more, "--out", folder)


def results(folder: Path) -> dict[str, bytes]:
    """The bytes of what stands under the names of results and record."""
    return {name: (folder / name).read_bytes() for name in (*RESULTS, "run.json") if (folder / name).is_file()}


def check(forks: Forks, export: Path, folder: Path, wanted: dict[str, bytes], how: str, point: int) -> bool:
    """Strike a run into *folder* at *point*, look at what it leaves, and let it go on; whether it had parts to keep."""
    struck = forks.run(*command(export, folder), how=how, strike=point)
    left = results(folder)
    # Nothing half-written stands under a final name, and nothing there is of no use.
    assert all(left[name] == wanted[name] for name in RESULTS if name in left), (how, point)
    record = json.loads(left.get("run.json", b'{"state": "none", "parts": []}'))
    assert record["state"] != "done" or left == wanted, (how, point)
    _told_well(struck, folder, how, point, done=left == wanted)
    again = forks.run(*command(export, folder))
    assert again.code == 0, (how, point, again.told)
    assert results(folder) == wanted, (how, point)
    assert sorted(path.name for path in folder.iterdir()) == sorted(wanted), (how, point)
    return record["state"] == "coding" and bool(record["parts"])


def _told_well(struck: Outcome, folder: Path, how: str, point: int, *, done: bool) -> None:
    """The exit code and the message of a run that was struck; it may not have noticed when it was done."""
    if how == "kill":
        assert (struck.events, struck.code) == (point, -signal.SIGKILL)
    elif not (done and struck.code == 0):
        ends = {"interrupt": 130, "full": 2}
        said = {"interrupt": "interrupted", "full": f"{folder}: cannot be written (No space left on device). "}
        assert struck.code == ends[how] and said[how] in struck.told, (how, point, struck)


def main() -> None:
    """Strike, and tell how many points there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--how", choices=HOWS, action="append")
    parser.add_argument("--stride", type=int, default=1, help="Strike at each so many points.")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place, forks = Path(temporary), Forks()
        export = write_export(place / "kysely.csv")
        forks.run(*command(export, place / "warm"), how="warm")
        for how in told.how or HOWS:
            begun = time.monotonic()
            whole = forks.run(*command(export, place / how), how=how)
            assert whole.code == 0, whole.told
            wanted, points = results(place / how), range(1, whole.events + 1, told.stride)
            resumed = sum(check(forks, export, place / f"{how}{point}", wanted, how, point) for point in points)
            print(
                f"{how}: {len(points)} of {whole.events} points, {resumed} with parts to go on from, "
                f"all ended in the same bytes; {time.monotonic() - begun:.0f} s",
                flush=True,
            )
        forks.close()


if __name__ == "__main__":
    main()
