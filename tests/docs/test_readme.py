"""What the README shows works, and its figures are those of the model card."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nlp.training.card import headline_table


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def block(readme: str, kind: str) -> str:
    (found,) = re.findall(rf"```{kind}\n(.*?)```", readme, re.DOTALL)
    return str(found)


def test_the_python_block_runs(readme: str, root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block(readme, "python")], cwd=root, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("staff_behaviour positive | Asentajat olivat ystävällisiä")
    assert lines[1].startswith("schedules negative | mutta toimitus myöhästyi")
    assert "<Analysis of sample_survey.csv: 307 rows" in done.stdout and "not_stated" in done.stdout


def test_the_console_block_runs(readme: str, root: Path, tmp_path: Path) -> None:
    commands = [line[2:] for line in block(readme, "console").splitlines() if line.startswith("$ ")]
    assert len(commands) == 3
    outputs = []
    for command in commands:
        assert command.startswith("palaute ")
        runs = f'{sys.executable} -c "from nlp.cli import main; main()" {command.removeprefix("palaute ")}'
        done = subprocess.run(
            runs.replace("--out results", f"--out {tmp_path}"), shell=True, cwd=root, capture_output=True, text=True,
            timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    themes = {mention["theme"]: mention["polarity"] for mention in json.loads(outputs[0])["mentions"]}
    assert themes == {"schedules": "positive", "price": "negative"}
    assert (tmp_path / "report.html").stat().st_size > 20_000
    assert "Teemat (16)" in outputs[2]


def test_the_figures_are_those_of_the_card(readme: str, root: Path) -> None:
    card = json.loads((root / "models" / "default" / "card.json").read_text(encoding="utf-8"))
    assert headline_table(card["figures"]) in readme
    own = {figures["language"]: figures["theme_f1"][0] for figures in card["own_sentences"]}
    assert f"theme F1 {own['fi']:.2f} in Finnish and {own['en']:.2f} in English" in " ".join(readme.split())


def test_the_corpus_has_the_size_that_its_pages_tell(root: Path) -> None:
    counts = {
        path.stem: len(path.read_text(encoding="utf-8").splitlines())
        for path in (root / "models" / "corpus").glob("*.jsonl")
    }
    finnish = sum(n for name, n in counts.items() if name.startswith("fi"))
    english = sum(n for name, n in counts.items() if name.startswith("en"))
    told = (root / "models" / "corpus" / "README.md").read_text(encoding="utf-8")
    assert f"{finnish} Finnish and {english} English" in told
    assert f"{sum(counts.values()):,} labelled verbatims" in (root / "models" / "README.md").read_text(encoding="utf-8")
