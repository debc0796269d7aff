"""`palaute watch` as a scheduler runs it: two results folders, an exit code, a table or JSON."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
GOOD = ["Toimitus tuli ajallaan.", "Toimitus oli nopea ja tuli ajoissa.", "Paketti toimitettiin sovittuna päivänä."]
BAD = ["Toimitus myöhästyi viikon.", "Toimitus oli pahasti myöhässä.", "Paketti tuli kaksi viikkoa myöhässä."]
OTHER = ["Asiakaspalvelija oli todella ystävällinen.", "Hinta oli liian kallis.", "Myyjä osasi neuvoa hyvin."]


def palaute(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from nlp.cli import main; main()", *map(str, arguments)]
    environment = os.environ | {"COLUMNS": "140", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=240, env=environment)


def coded(folder: Path, name: str, late: float, seed: int) -> Path:
    chance = random.Random(seed)
    texts = [chance.choice(BAD if chance.random() < late else GOOD) for _ in range(150)]
    texts += [chance.choice(OTHER) for _ in range(60)]
    export = folder / f"{name}.csv"
    export.write_text("Palaute\n" + "".join(f"{text}\n" for text in texts), encoding="utf-8")
    done = palaute("analyze", export, "--model", "fast", "--text", "Palaute", "--out", folder / name)
    assert done.returncode == 0, done.stderr
    return folder / name


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("watch")
    return {
        "march": coded(folder, "march", 0.2, 1),
        "april": coded(folder, "april", 0.2, 2),
        "may": coded(folder, "may", 0.8, 3),
    }


def test_nothing_moved(runs: dict[str, Path]) -> None:
    done = palaute("watch", runs["march"], runs["april"])
    assert done.returncode == 0, done.stderr
    assert "Mikään ei muuttunut yli sattuman ja 10 pisteen (q ≤ 0,05)." in done.stdout
    assert "Toimitus ja palvelun toteutus" in done.stdout
    assert "march.csv, 210 luokiteltua vastausta" in done.stdout


def test_a_stage_moved(runs: dict[str, Path]) -> None:
    done = palaute("watch", runs["march"], runs["may"], "--lang", "en")
    assert done.returncode == 1, done.stderr
    assert "changes beyond chance and 10 points" in done.stdout
    delivery = next(line for line in done.stdout.splitlines() if line.startswith(" Delivery & service in progress  "))
    assert " net " in delivery and "−" in delivery and "< 0.001" in delivery.replace("\u00a0", " ")


def test_json_has_every_figure_and_is_the_same_twice(runs: dict[str, Path]) -> None:
    first, second = (palaute("watch", runs["march"], runs["may"], "--json") for _ in range(2))
    assert first.returncode == 1
    assert first.stdout == second.stdout
    found = json.loads(first.stdout)
    assert found["moved"] is True and found["least"] == 10 and found["alpha"] == 0.05
    assert found["baseline"]["source"] == "march.csv" and found["new"]["coded"] == 210
    [delivery] = [
        line
        for line in found["comparisons"]
        if (line["kind"], line["stage"], line["measure"]) == ("stage", "delivery", "net")
    ]
    assert delivery["moved"] and delivery["n_before"] == delivery["n_now"] == 150
    assert delivery["difference"] == pytest.approx(delivery["now"] - delivery["before"], abs=1e-3)
    assert delivery["low"] < delivery["difference"] < delivery["high"] < -60
    assert "NaN" not in first.stdout
    # What moved is asked of the reader: with a least change that nothing reaches, the same folders are quiet.
    assert palaute("watch", runs["march"], runs["may"], "--least", "200").returncode == 0


def _changed(runs: dict[str, Path], folder: Path, key: str) -> Path:
    """The April run as if it had been coded with another model or codeframe."""
    folder.mkdir()
    for file in runs["april"].iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    if key == "model":
        record["identity"]["model"]["digest"] = "0" * 64
    else:
        record["identity"]["codeframe"] = "0" * 64
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


@pytest.mark.parametrize("key", ["model", "codeframe"])
def test_other_codes_are_not_compared_unless_told(runs: dict[str, Path], tmp_path: Path, key: str) -> None:
    other = _changed(runs, tmp_path / "other", key)
    done = palaute("watch", runs["march"], other)
    assert done.returncode == 2
    assert f"were coded with a different {key}" in done.stderr
    assert done.stderr.rstrip().endswith("or compare them with --anyway.")
    done = palaute("watch", runs["march"], other, "--anyway", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert f"the runs have another {key}" in done.stdout


def test_what_is_no_run_is_refused(runs: dict[str, Path], tmp_path: Path) -> None:
    for arguments in ((runs["march"], tmp_path), (tmp_path / "march.csv", runs["march"])):
        done = palaute("watch", *arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "Name a results folder of `palaute analyze`." in done.stderr
    assert palaute("watch", runs["march"]).returncode == 2
    assert palaute("watch", runs["march"], runs["may"], "--alpha", "0").returncode == 2
