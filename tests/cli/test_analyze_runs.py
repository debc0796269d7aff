"""A run of `palaute analyze` that is killed, interrupted or out of space goes on where it stopped."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
RESULTS = ("feedback.csv", "mentions.csv", "journey.csv", "results.xlsx", "report.html")
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "COLUMNS": "160", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT),
    "OMP_NUM_THREADS": "1",
}  # fmt: skip
MAIN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from nlp.cli import main; main()"
SEED = 4

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks of POSIX")


def start(*arguments: object, **more: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", env=ENVIRONMENT, **more,
    )  # fmt: skip


def palaute(*arguments: object, **more: Any) -> tuple[int, str]:
    """Exit code and standard error."""
    process = start(*arguments, **more)
    told = process.communicate(timeout=120)[1]
    assert "Traceback" not in told, told
    return process.returncode, told


def results(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in (*RESULTS, "run.json") if (folder / name).is_file()}


OPTIONS = ("--stage", "Kosketuspiste", "--model", "fast")


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    """Sixty rows of the sample with a formula and a broken row among them."""
    path = tmp_path_factory.mktemp("export") / "kysely.csv"
    lines = sample.read_text(encoding="utf-8").splitlines()[:60]
    width = lines[0].count(";") + 1
    lines += [";".join(["=1+1"] * width), ";".join(["ylimääräinen"] * (width + 2))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, export: Path) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed") / "out"
    code, told = palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", folder)
    assert code == 0, told
    assert sorted(path.name for path in folder.iterdir()) == sorted((*RESULTS, "run.json"))
    return folder


class Killer:
    """Runs commands in a process that kills itself at a chosen file event; see killer.py."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("killer.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT,
        )  # fmt: skip

    def run(self, arguments: Sequence[object], strike: int = 0) -> tuple[int, int]:
        """File events seen, and exit code or negative signal."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps([[str(argument) for argument in arguments], strike]), file=self._process.stdin, flush=True)
        seen, code = json.loads(self._process.stdout.readline())
        return seen, code

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=30)


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    one = Killer()
    yield one
    one.close()


def test_killed_anywhere_it_goes_on_to_the_same_bytes(
    export: Path, undisturbed: Path, killer: Killer, tmp_path: Path
) -> None:
    wanted = results(undisturbed)
    command = ("analyze", export, *OPTIONS, "--chunk", 7, "--out")
    events, code = killer.run((*command, tmp_path / "whole"))
    assert code == 0 and results(tmp_path / "whole") == wanted
    # Points all over the run, and every one of the last, where the results take their names.
    points = sorted({*random.Random(SEED).sample(range(1, events), 12), *range(events - 11, events + 1)})
    resumed = 0
    for point in points:
        folder = tmp_path / f"at{point}"
        seen, code = killer.run((*command, folder), point)
        assert (seen, code) == (point, -signal.SIGKILL)
        left = results(folder)
        assert all(left[name] == wanted[name] for name in RESULTS if name in left), point
        if "run.json" in left:
            record = json.loads(left["run.json"])
            resumed += bool(record["parts"])
            assert record["state"] == "coding" or left == wanted
        _, code = killer.run((*command, folder))
        assert code == 0, point
        assert results(folder) == wanted, point
        assert sorted(path.name for path in folder.iterdir()) == sorted(wanted), point
    assert resumed >= 10


def test_killed_again_and_again_it_still_ends(export: Path, undisturbed: Path, killer: Killer, tmp_path: Path) -> None:
    command = ("analyze", export, *OPTIONS, "--chunk", 7, "--out", tmp_path / "out")
    chance = random.Random(SEED)
    kills = 0
    # The results take some 150 events, so a run that may live for 240 ends at last.
    while killer.run(command, chance.randint(40, 240))[1] == -signal.SIGKILL:
        kills += 1
        assert kills < 40
    assert kills >= 2
    assert results(tmp_path / "out") == results(undisturbed)


def test_killed_from_outside_at_any_time(export: Path, undisturbed: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    for run in range(3):
        folder = tmp_path / str(run)
        process = start("analyze", export, *OPTIONS, "--chunk", 7, "--out", folder)
        while process.poll() is None and not (folder / "run.json").exists():
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.5))
        process.kill()
        process.communicate()
        assert palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", folder)[0] == 0
        assert results(folder) == results(undisturbed)


@pytest.mark.parametrize("chunk", [1, 61, 5000])
def test_the_results_do_not_depend_on_the_chunk(
    export: Path, undisturbed: Path, killer: Killer, tmp_path: Path, chunk: int
) -> None:
    assert killer.run(("analyze", export, *OPTIONS, "--chunk", chunk, "--out", tmp_path))[1] == 0
    found, wanted = results(tmp_path), results(undisturbed)
    assert all(found[name] == wanted[name] for name in RESULTS)


@pytest.fixture
def unfinished(export: Path, killer: Killer, tmp_path: Path) -> Path:
    """A results folder whose run was killed when some parts were done."""
    folder = tmp_path / "unfinished"
    assert killer.run(("analyze", export, *OPTIONS, "--chunk", 7, "--out", folder), 60)[1] == -signal.SIGKILL
    assert json.loads((folder / "run.json").read_bytes())["parts"]
    return folder


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--precision", "0.8"), "the options (precision)"),
        (("--lang", "en"), "the options (lang)"),
        (("--text", "Mitä voisimme parantaa?"), "the options (text)"),
        (("--model", "default"), "the model"),
    ],
)
def test_another_option_or_model_is_refused_and_fresh_starts_anew(
    export: Path, unfinished: Path, more: tuple[str, ...], what: str
) -> None:
    before = results(unfinished)
    code, told = palaute("analyze", export, *OPTIONS, *more, "--out", unfinished)
    assert code == 2 and f"since then {what} changed. Start anew with --fresh" in told
    assert results(unfinished) == before
    if "fast" in OPTIONS and more[0] != "--model":
        code, told = palaute("analyze", export, *OPTIONS, *more, "--out", unfinished, "--fresh")
        assert code == 0 and "were done before" not in told


def test_another_input_is_refused(export: Path, unfinished: Path, tmp_path: Path) -> None:
    changed = tmp_path / export.name
    changed.write_bytes(export.read_bytes() + b"\n")
    code, told = palaute("analyze", changed, *OPTIONS, "--out", unfinished)
    assert code == 2 and "since then the input file changed. Start anew with --fresh" in told


def test_a_damaged_part_is_coded_again(export: Path, undisturbed: Path, unfinished: Path) -> None:
    part = unfinished / ".palaute-run" / "part-000000.jsonl"
    part.write_bytes(part.read_bytes()[:-20])
    code, told = palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", unfinished)
    assert code == 0 and "were done before" not in told
    assert results(unfinished) == results(undisturbed)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"format": 1, "parts": ["../../x"]}', b'{"format": 9}'])
def test_a_record_of_something_else_is_refused(export: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "run.json").write_bytes(content)
    code, told = palaute("analyze", export, *OPTIONS, "--out", tmp_path)
    assert code == 2 and "run.json: is not a record of a run" in told and "--fresh" in told
    assert (tmp_path / "run.json").read_bytes() == content


def test_ctrl_c_says_how_to_go_on(export: Path, undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    process = start("analyze", export, *OPTIONS, "--chunk", 1, "--out", folder)
    while process.poll() is None and not (folder / ".palaute-run" / "part-000002.jsonl").exists():
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 130, told
    assert "Traceback" not in told
    assert f"parts are kept in {folder}: give the same command again to go on, or --fresh" in told
    assert not any((folder / name).exists() for name in RESULTS)
    code, told = palaute("analyze", export, *OPTIONS, "--chunk", 1, "--out", folder)
    assert code == 0 and "of 60 parts were done before" in told
    assert all(results(folder)[name] == results(undisturbed)[name] for name in RESULTS)


def test_a_second_run_into_the_same_folder_is_refused(export: Path, undisturbed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    first = start("analyze", export, *OPTIONS, "--chunk", 1, "--out", folder)
    while first.poll() is None and not (folder / "run.json").exists():
        time.sleep(0.01)
    os.kill(first.pid, signal.SIGSTOP)
    code, told = palaute("analyze", export, *OPTIONS, "--chunk", 1, "--out", folder)
    os.kill(first.pid, signal.SIGCONT)
    assert code == 2 and "another run is writing to this folder. Wait until it is done" in told
    assert first.wait(timeout=60) == 0
    assert all(results(folder)[name] == results(undisturbed)[name] for name in RESULTS)


@pytest.mark.parametrize("limit", [1_500, 8_000, 30_000])
def test_out_of_space_is_told_and_the_run_goes_on_later(
    export: Path, undisturbed: Path, tmp_path: Path, limit: int
) -> None:
    """A limit on the size of files stands for a full disk: the first strikes in the record, the others later."""
    folder = tmp_path / "out"

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    code, told = palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", folder, preexec_fn=small_files)
    assert code == 2 and "cannot be written (File too large)." in told
    assert not any((folder / name).exists() for name in RESULTS)
    assert "asentaja" not in told.lower()
    assert palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", folder)[0] == 0
    assert results(folder) == results(undisturbed)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only the superuser mounts a small disk")
def test_a_full_disk(export: Path, undisturbed: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        code, told = palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", disk / "out")
        assert code == 2 and "cannot be written (No space left on device)." in told
        assert not any((disk / "out" / name).exists() for name in RESULTS)
        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        code, told = palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", disk / "out")
        assert code == 0 and "parts were done before" in told
        assert results(disk / "out") == results(undisturbed)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_the_record_and_the_parts_hold_no_cell_text(
    export: Path, undisturbed: Path, unfinished: Path, sample: Path
) -> None:
    words = {word for line in sample.read_text(encoding="utf-8").splitlines()[1:60] for word in line.split(";")[6:8]}
    verbatims = [word.encode() for word in words if len(word) > 12]
    assert len(verbatims) > 40
    held = [undisturbed / "run.json", *(path for path in unfinished.rglob("*") if path.is_file())]
    assert len(held) > 3
    for path in held:
        data = path.read_bytes()
        assert not [verbatim for verbatim in verbatims if verbatim in data], path


def test_results_that_stood_before_stay_until_the_new_ones_are_whole(
    export: Path, undisturbed: Path, killer: Killer, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    shutil.copytree(undisturbed, folder)
    assert killer.run(("analyze", export, *OPTIONS, "--lang", "en", "--chunk", 7, "--out", folder), 80)[1] < 0
    left, wanted = results(folder), results(undisturbed)
    assert all(left[name] == wanted[name] for name in RESULTS)
    assert killer.run(("analyze", export, *OPTIONS, "--lang", "en", "--chunk", 7, "--out", folder))[1] == 0
    assert b'<html lang="en"' in (folder / "report.html").read_bytes()


def test_a_link_in_the_place_of_the_work_folder_is_refused(export: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".palaute-run").symlink_to(tmp_path / "elsewhere")
    code, told = palaute("analyze", export, *OPTIONS, "--out", tmp_path / "out")
    assert code == 2 and "is a link to another place" in told
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_link_under_the_name_of_a_result_is_replaced_and_not_followed(
    export: Path, undisturbed: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "feedback.csv").symlink_to(tmp_path / "mine.csv")
    assert palaute("analyze", export, *OPTIONS, "--chunk", 7, "--out", tmp_path / "out")[0] == 0
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"
    assert results(tmp_path / "out") == results(undisturbed)
