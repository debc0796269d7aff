"""A run of `palaute analyze` that is killed, interrupted or out of space goes on where it stopped.

The points at which it is struck are some of all; `python tests/cli/every_point.py` strikes at each.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from every_point import RESULTS, check, command, results, write_export
from forks import ENVIRONMENT, Forks

# Processes of their own, for signals that come from outside.
STUBBED = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "import forks; forks.stub_the_model(); from nlp.cli import main; main()"
)
SEED = 4

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks of POSIX")


def start(export: Path, folder: Path) -> subprocess.Popen[str]:
    """The command in a process of its own, a row at a time so that it lasts."""
    arguments = map(str, command(export, folder, "--chunk", 1))
    return subprocess.Popen(
        [sys.executable, "-c", STUBBED, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", env=ENVIRONMENT,
    )  # fmt: skip


def wait_for(process: subprocess.Popen[str], path: Path) -> None:
    while process.poll() is None and not path.exists():
        time.sleep(0.01)


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_export(tmp_path_factory.mktemp("export") / "kysely.csv")


@pytest.fixture(scope="module")
def forks(tmp_path_factory: pytest.TempPathFactory, export: Path) -> Iterator[Forks]:
    one = Forks()
    one.run(*command(export, tmp_path_factory.mktemp("warm")), how="warm")
    yield one
    one.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, export: Path, forks: Forks) -> tuple[Path, dict[str, int]]:
    """The folder of an undisturbed run, and the number of its file events by how they may be struck."""
    folder = tmp_path_factory.mktemp("undisturbed")
    events = {}
    for how in ("kill", "full"):
        outcome = forks.run(*command(export, folder / how), how=how)
        assert outcome.code == 0, outcome.told
        events[how] = outcome.events
    assert results(folder / "kill") == results(folder / "full")
    return folder / "kill", events | {"interrupt": events["kill"]}


@pytest.fixture(scope="module")
def undisturbed(whole: tuple[Path, dict[str, int]]) -> Path:
    folder, _ = whole
    assert sorted(path.name for path in folder.iterdir()) == sorted((*RESULTS, "run.json"))
    return folder


@pytest.mark.parametrize(("how", "anywhere", "of_the_last"), [("kill", 7, 6), ("interrupt", 4, 3), ("full", 6, 4)])
def test_struck_anywhere_it_goes_on_to_the_same_bytes(
    export: Path,
    whole: tuple[Path, dict[str, int]],
    forks: Forks,
    tmp_path: Path,
    how: str,
    anywhere: int,
    of_the_last: int,
) -> None:
    """Points all over the run, and of its last events, where the results take their names."""
    folder, events = whole
    wanted, chance = results(folder), random.Random(SEED)
    last = events[how] - 24
    points = sorted(
        {*chance.sample(range(1, last), anywhere), *chance.sample(range(last, events[how] + 1), of_the_last)}
    )
    assert len(points) == anywhere + of_the_last
    resumed = [check(forks, export, tmp_path / f"at{point}", wanted, how, point) for point in points]
    assert sum(resumed) >= of_the_last


def test_killed_again_and_again_it_still_ends(
    export: Path, whole: tuple[Path, dict[str, int]], forks: Forks, tmp_path: Path
) -> None:
    folder, events = whole
    chance, kills = random.Random(SEED), 0
    # A run that may live for a quarter more than an undisturbed one ends at last.
    longest = events["kill"] * 5 // 4
    while forks.run(*command(export, tmp_path / "out"), strike=chance.randint(60, longest)).code == -signal.SIGKILL:
        kills += 1
        assert kills < 30
    assert kills >= 2
    assert results(tmp_path / "out") == results(folder)


def test_killed_from_outside_at_any_time(export: Path, forks: Forks, undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    process = start(export, folder)
    wait_for(process, folder / "run.json")
    time.sleep(random.Random(SEED).uniform(0, 0.2))
    process.kill()
    process.communicate()
    assert forks.run(*command(export, folder, "--chunk", 1)).code == 0
    assert all(results(folder)[name] == results(undisturbed)[name] for name in RESULTS)


@pytest.mark.parametrize("chunk", [1, 19, 5000])
def test_the_results_do_not_depend_on_the_chunk(
    export: Path, undisturbed: Path, forks: Forks, tmp_path: Path, chunk: int
) -> None:
    assert forks.run(*command(export, tmp_path, "--chunk", chunk)).code == 0
    found, wanted = results(tmp_path), results(undisturbed)
    assert all(found[name] == wanted[name] for name in RESULTS)


@pytest.fixture
def unfinished(export: Path, forks: Forks, tmp_path: Path) -> Path:
    """A results folder whose run was killed when some parts were done."""
    folder = tmp_path / "unfinished"
    assert forks.run(*command(export, folder), strike=90).code == -signal.SIGKILL
    assert json.loads((folder / "run.json").read_bytes())["parts"]
    return folder


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--precision", "0.8"), "the options (precision)"),
        (("--lang", "en"), "the options (lang)"),
        (("--workbook-rows", "5"), "the options (workbook_rows)"),
        (("--text", "Mitä voisimme parantaa?"), "the options (text)"),
        (("--model", "default"), "the model"),
    ],
)
def test_another_option_or_model_is_refused_and_fresh_starts_anew(
    export: Path, forks: Forks, unfinished: Path, more: tuple[str, ...], what: str
) -> None:
    before = results(unfinished)
    refused = forks.run(*command(export, unfinished, *more))
    assert refused.code == 2 and f"since then {what} changed. Start anew with --fresh" in refused.told
    assert results(unfinished) == before
    anew = forks.run(*command(export, unfinished, *more, "--fresh"))
    assert anew.code == 0 and "were done before" not in anew.told


def test_another_input_is_refused(export: Path, forks: Forks, unfinished: Path, tmp_path: Path) -> None:
    changed = tmp_path / export.name
    changed.write_bytes(export.read_bytes() + b"\n")
    outcome = forks.run(*command(changed, unfinished))
    assert outcome.code == 2 and "since then the input file changed. Start anew with --fresh" in outcome.told


def test_a_finished_folder_takes_no_results_of_another_export(
    export: Path, forks: Forks, undisturbed: Path, tmp_path: Path
) -> None:
    folder, other = tmp_path / "out", tmp_path / "toinen.csv"
    shutil.copytree(undisturbed, folder)
    shutil.copy(export, other)
    outcome = forks.run(*command(other, folder))
    assert outcome.code == 2 and f'{folder}: holds the results of "{export.name}". Name another' in outcome.told
    assert results(folder) == results(undisturbed)
    assert forks.run(*command(other, folder, "--fresh")).code == 0
    assert json.loads((folder / "run.json").read_bytes())["identity"]["source"]["name"] == "toinen.csv"


def test_the_export_itself_is_never_replaced(export: Path, forks: Forks, tmp_path: Path) -> None:
    mine = tmp_path / "feedback.csv"
    shutil.copy(export, mine)
    for more in ((), ("--fresh",)):
        outcome = forks.run(*command(mine, tmp_path, *more))
        assert outcome.code == 2 and f"{mine}: the results would replace this input. Name another" in outcome.told
    assert mine.read_bytes() == export.read_bytes() and list(tmp_path.iterdir()) == [mine]


def test_rows_over_the_workbooks_limit_are_told_in_the_record(export: Path, forks: Forks, tmp_path: Path) -> None:
    assert forks.run(*command(export, tmp_path, "--workbook-rows", 5)).code == 0
    notes = json.loads((tmp_path / "run.json").read_bytes())["notes"]
    assert notes[-1]["en"].startswith("results.xlsx: the first 5 rows of 20 and their first")
    assert "results.xlsx: 5 ensimmäistä riviä 20:sta" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_damaged_part_is_coded_again(export: Path, forks: Forks, undisturbed: Path, unfinished: Path) -> None:
    part = unfinished / ".palaute-run" / "part-000000.jsonl"
    part.write_bytes(part.read_bytes()[:-20])
    outcome = forks.run(*command(export, unfinished))
    assert outcome.code == 0 and "were done before" not in outcome.told
    assert results(unfinished) == results(undisturbed)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 1, "parts": ["../../x"]}', b'{"format": 9}'])
def test_a_record_of_something_else_is_refused(export: Path, forks: Forks, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    outcome = forks.run(*command(export, tmp_path))
    assert outcome.code == 2 and "run.json: is not a record of a run" in outcome.told and "--fresh" in outcome.told
    assert (tmp_path / "run.json").read_bytes() == content


def test_ctrl_c_says_how_to_go_on(export: Path, forks: Forks, undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    process = start(export, folder)
    wait_for(process, folder / ".palaute-run" / "part-000002.jsonl")
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=120)[1]
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert f"parts are kept in {folder}: give the same command again to go on, or --fresh" in told
    assert not any((folder / name).exists() for name in RESULTS)
    outcome = forks.run(*command(export, folder, "--chunk", 1))
    assert outcome.code == 0 and "of 20 parts were done before" in outcome.told
    assert all(results(folder)[name] == results(undisturbed)[name] for name in RESULTS)


def test_a_second_run_into_the_same_folder_is_refused(
    export: Path, forks: Forks, undisturbed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    first = start(export, folder)
    wait_for(first, folder / "run.json")
    os.kill(first.pid, signal.SIGSTOP)
    outcome = forks.run(*command(export, folder))
    os.kill(first.pid, signal.SIGCONT)
    assert outcome.code == 2 and "another run is writing to this folder. Wait until it is done" in outcome.told
    assert first.wait(timeout=120) == 0
    assert all(results(folder)[name] == results(undisturbed)[name] for name in RESULTS)


@pytest.mark.parametrize(
    ("limit", "remedy"),
    [(1_500, "Name a folder with --out"), (3_500, "Free some space; "), (20_000, "Free some space; ")],
)
def test_out_of_space_is_told_and_the_run_goes_on_later(
    export: Path, forks: Forks, undisturbed: Path, tmp_path: Path, limit: int, remedy: str
) -> None:
    """A limit on the size of files, kept by the system: the first strikes in the record, the others later."""
    folder = tmp_path / "out"
    outcome = forks.run(*command(export, folder), largest=limit)
    assert outcome.code == 2 and f"cannot be written (File too large). {remedy}" in outcome.told
    assert not any((folder / name).exists() for name in RESULTS)
    assert "asentaja" not in outcome.told.lower()
    assert forks.run(*command(export, folder)).code == 0
    assert results(folder) == results(undisturbed)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only the superuser mounts a small disk")
def test_a_full_disk(export: Path, forks: Forks, undisturbed: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120k", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        outcome = forks.run(*command(export, disk / "out"))
        assert outcome.code == 2 and "cannot be written (No space left on device)." in outcome.told
        assert not any((disk / "out" / name).exists() for name in RESULTS)
        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        outcome = forks.run(*command(export, disk / "out"))
        assert outcome.code == 0 and "parts were done before" in outcome.told
        assert results(disk / "out") == results(undisturbed)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_the_record_and_the_parts_hold_no_cell_text(export: Path, undisturbed: Path, unfinished: Path) -> None:
    words = {word for line in export.read_text(encoding="utf-8").splitlines()[1:19] for word in line.split(";")[6:8]}
    verbatims = [word.encode() for word in words if len(word) > 12]
    assert len(verbatims) > 12
    parts = list((unfinished / ".palaute-run").glob("part-*.jsonl"))
    assert len(parts) >= 1
    for path in (undisturbed / "run.json", unfinished / "run.json", *parts):
        data = path.read_bytes()
        assert not [verbatim for verbatim in verbatims if verbatim in data], path


def test_results_that_stood_before_stay_until_the_new_ones_are_whole(
    export: Path, undisturbed: Path, forks: Forks, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    shutil.copytree(undisturbed, folder)
    assert forks.run(*command(export, folder, "--lang", "en"), strike=120).code == -signal.SIGKILL
    left, wanted = results(folder), results(undisturbed)
    assert all(left[name] == wanted[name] for name in RESULTS)
    assert forks.run(*command(export, folder, "--lang", "en")).code == 0
    assert b'<html lang="en"' in (folder / "report.html").read_bytes()


def test_a_link_in_the_place_of_the_work_folder_is_refused(export: Path, forks: Forks, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".palaute-run").symlink_to(tmp_path / "elsewhere")
    outcome = forks.run(*command(export, tmp_path / "out"))
    assert outcome.code == 2 and "is a link to another place" in outcome.told
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_link_under_the_name_of_a_result_is_replaced_only_when_told_and_never_followed(
    export: Path, forks: Forks, undisturbed: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "feedback.csv").symlink_to(tmp_path / "mine.csv")
    outcome = forks.run(*command(export, tmp_path / "out"))
    assert outcome.code == 2 and "already holds feedback.csv" in outcome.told
    assert forks.run(*command(export, tmp_path / "out", "--fresh")).code == 0
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"
    assert results(tmp_path / "out") == results(undisturbed)
