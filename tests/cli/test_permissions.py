"""Files that may not be read and folders that may not be written, met by a user who is not the superuser.

The superuser may read and write everything, so where it runs the tests a process gives its rights away and goes on as
``nobody``. It has run the same code before that, since ``nobody`` need not be able to read its modules.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
Run = Callable[..., tuple[int, str]]
SENTENCE = "Asentaja vaihtoi lukon rauhassa"


MAIN = """
import contextlib, io, os, sys
from nlp.cli import main
folder, *arguments = sys.argv[1:]
if os.geteuid() == 0:
    import pwd
    import yaml
    more = ["--model", "fast", "--out", os.path.join(folder, "warm")] if arguments[0] == "analyze" else []
    sys.argv = ["palaute", arguments[0], os.path.join(folder, "warm.csv"), *more]
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main()
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
    assert os.geteuid() != 0
sys.argv = ["palaute", *arguments]
main()
"""
TABLE = "\n".join(["Nro;Palaute", *(f"{row};{SENTENCE} ({row})" for row in range(1, 6))])


def own(path: Path, mode: int) -> Path:
    """*path* with *mode*, owned by the user whom permissions concern."""
    if os.geteuid() == 0:
        shutil.chown(path, "nobody")
    path.chmod(mode)
    return path


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("warm")
    (folder / "warm.csv").write_text(TABLE, encoding="utf-8")
    return folder


@pytest.fixture
def palaute(warm: Path, place: Path) -> Run:
    """Runs a command as the user; gives the exit code and what was said."""

    def run(*arguments: object) -> tuple[int, str]:
        environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "160"}
        done = subprocess.run(
            [sys.executable, "-c", MAIN, str(warm), *map(str, arguments)], cwd=place, env=environment,
            capture_output=True, text=True, encoding="utf-8", timeout=300,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that the user owns; the folders of pytest are closed to others than their owner."""
    folder = own(Path(tempfile.mkdtemp(prefix="palaute-permissions-")), 0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def export(place: Path) -> Path:
    path = place / "kysely.csv"
    path.write_text(TABLE, encoding="utf-8")
    return own(path, 0o644)


def test_the_user_may_run_palaute_at_all(palaute: Run, export: Path, place: Path) -> None:
    code, told = palaute("analyze", export, "--model", "fast", "--out", place / "out")
    assert code == 0, told
    assert SENTENCE in (place / "out" / "feedback.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [("analyze", "--model", "fast"), ("columns",), ("redact",)])
def test_an_export_that_may_not_be_read(palaute: Run, export: Path, place: Path, command: tuple[str, ...]) -> None:
    own(export, 0)
    verb, *options = command
    code, told = palaute(verb, export, *options)
    assert (code, told.count("\n")) == (2, 1), told
    assert f'"{export}" cannot be read (Permission denied). Check its permissions' in told
    assert sorted(place.iterdir()) == [export]


def test_an_export_in_a_folder_that_may_not_be_entered(palaute: Run, place: Path) -> None:
    inner = place / "inner"
    inner.mkdir()
    (inner / "kysely.csv").write_text("Nro;Palaute\n1;Ok\n", encoding="utf-8")
    own(inner, 0)
    code, told = palaute("analyze", inner / "kysely.csv", "--model", "fast", "--out", place / "out")
    assert code == 2 and f'"{inner / "kysely.csv"}" cannot be read (Permission denied).' in told, told
    assert not (place / "out").exists()


@pytest.mark.parametrize("below", ["", "new", "new/deep"])
def test_a_results_folder_that_may_not_be_written(palaute: Run, export: Path, place: Path, below: str) -> None:
    locked = place / "locked"
    locked.mkdir()
    own(locked, 0o555)
    code, told = palaute("analyze", export, "--model", "fast", "--out", locked / below)
    assert code == 2 and "cannot be written" in told and "that you may write to." in told, told
    assert not list(locked.iterdir())


def test_a_work_folder_of_somebody_else(palaute: Run, export: Path, place: Path) -> None:
    work = place / "out" / ".palaute-run"
    work.mkdir(parents=True)
    (work / "lock").touch()
    own(place / "out", 0o755)
    own(work, 0o555)
    code, told = palaute("analyze", export, "--model", "fast", "--out", place / "out")
    assert code == 2 and "cannot be written (Permission denied)" in told, told
    assert sorted((place / "out").iterdir()) == [work] and list(work.iterdir()) == [work / "lock"]


def test_settings_beside_an_export_that_may_not_be_written(palaute: Run, export: Path, place: Path) -> None:
    own(place, 0o555)
    code, told = palaute("columns", export, "--save")
    assert code == 2 and 'palaute.toml" cannot be written (Permission denied)' in told, told


def test_settings_beside_an_export_that_may_not_be_read(palaute: Run, export: Path, place: Path) -> None:
    config = place / "palaute.toml"
    config.write_text('text = "Palaute"\n', encoding="utf-8")
    own(config, 0)
    code, told = palaute("columns", export)
    assert code == 2 and 'palaute.toml" cannot be read (Permission denied). Check its permissions' in told, told


def test_a_stage_map_that_may_not_be_read(palaute: Run, export: Path, place: Path) -> None:
    stages = place / "stages.yaml"
    stages.write_text("Tilaus: order\n", encoding="utf-8")
    own(stages, 0)
    options = ("--stage", "Nro", "--stage-map", stages, "--model", "fast", "--out", place / "out")
    code, told = palaute("analyze", export, *options)
    assert code == 2 and "stages.yaml" in told and "cannot be read (Permission denied)" in told, told
