"""The command line as its users run it: a process of its own, its output, its exit code."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nlp import analyze
from nlp.cli.analyze import print_journey
from nlp.store.cells import unguarded


def palaute(*arguments: object, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from nlp.cli import main; main()", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "160", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


ROOT = Path(__file__).parent.parent.parent


def refused(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    """Exit code 2, a message with every part, and no traceback."""
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    for part in parts:
        assert part in done.stderr


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "results"
    done = palaute("analyze", sample, "--stage", "Kosketuspiste", "--out", folder)
    assert done.returncode == 0, done.stderr
    (folder / "terminal.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def test_analyze_writes_all_results_and_a_summary(out: Path) -> None:
    names = {path.name for path in out.iterdir()}
    results = {"feedback.csv", "mentions.csv", "journey.csv", "results.xlsx", "report.html", "run.json"}
    assert names == results | {"terminal.txt"}
    told = (out / "terminal.txt").read_text(encoding="utf-8")
    assert "sample_survey.csv: 307 riviä = " in told
    assert "netto" in told and "report.html" in told
    notes = [line for line in told.splitlines() if line.startswith("  – ")]
    assert notes[:3] == [
        "  – merkistö: UTF-8",
        "  – erotin: puolipiste",
        '  – avovastaukset: "Mikä vaikutti arvosanaasi?" (298/307 solua täytetty, keskimäärin 13 sanaa)',
    ]
    assert notes[-1] == '  – kosketuspiste: "Kosketuspiste" (7 kosketuspistettä, 280/307 solussa)'
    for word in ("encoding", "delimiter", "open answers", "cells"):
        assert word not in told


@pytest.mark.parametrize(("lang", "columns"), [("fi", 80), ("en", 80), ("fi", 140)])
def test_the_summary_fits_the_terminal_and_cuts_no_figure(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    lang: str, columns: int,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", str(columns))
    rows = sample.read_text(encoding="utf-8").splitlines()[:60]
    (tmp_path / "kysely.csv").write_text("\n".join(rows), encoding="utf-8")
    result = analyze(tmp_path / "kysely.csv", stage="Kosketuspiste")
    print_journey(result, lang)
    table = [line for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert all(len(line) <= columns for line in table)
    assert len(table) == 2 + len(result.journey)
    for shown, line in zip(table[2:], result.journey.itertuples(), strict=True):
        label = result.codeframe.label(line.stage, lang)
        words = shown.split("   ")[0].strip()
        assert label.startswith(words.removesuffix("…").rstrip()) and len(words) >= 12
        if line.n:
            assert f" {line.net:+.0f} " in shown and f" {line.low:+.0f}…{line.high:+.0f} " in shown


def test_every_input_cell_comes_out_as_it_went_in(out: Path, sample: Path) -> None:
    with sample.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    with (out / "feedback.csv").open(encoding="utf-8-sig", newline="") as file:
        coded_header, *coded = csv.reader(file)
    assert coded_header[: len(header)] == header
    assert [[unguarded(cell) for cell in row[: len(header)]] for row in coded] == rows


def test_the_same_run_gives_the_same_bytes(out: Path, sample: Path, tmp_path: Path) -> None:
    assert palaute("analyze", sample, "--stage", "Kosketuspiste", "--out", tmp_path).returncode == 0
    for name in ("feedback.csv", "mentions.csv", "journey.csv", "results.xlsx", "report.html"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes(), name


def test_the_results_folder_is_named_after_the_export(tmp_path: Path) -> None:
    (tmp_path / "kysely.csv").write_text("palaute\nAsentaja oli oikein ystävällinen\n", encoding="utf-8")
    done = palaute("analyze", "kysely.csv", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kysely-palaute" / "report.html").is_file()
    assert "kysely.csv: 1 rows = 1 coded + 0 no content" in done.stdout


def test_classify_shows_a_table_in_the_asked_language() -> None:
    text = "Aivan liian kallis palvelu."
    english, finnish = palaute("classify", text), palaute("classify", text, "--lang", "fi")
    assert "Price & value for money" in english.stdout and "negative" in english.stdout
    assert "Hinta ja hinta-laatusuhde" in finnish.stdout and "kielteinen" in finnish.stdout


def test_classify_reads_lines_and_writes_json() -> None:
    done = palaute("classify", "--json", stdin="Aivan liian kallis palvelu.\n\nTack för bra service\n")
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["status"], first["mentions"][0]["theme"]) == ("1", "coded", "price")
    assert (second["status"], third["status"]) == ("no_content", "unsupported_language")


def test_classify_uses_the_question() -> None:
    done = palaute("classify", "ei mitään", "--question", "Mitä voisimme parantaa?", "--json")
    assert json.loads(done.stdout)["sentiment"] == "positive"


def test_codeframe_show_and_check(tmp_path: Path) -> None:
    shown = palaute("codeframe", "show", "--lang", "fi").stdout
    assert "Teemat (16)" in shown and "Polun vaiheet (10)" in shown and "schedules: Aikataulut ja odotusajat" in shown
    bundled = ROOT / "models" / "codeframe.yaml"
    assert "16 themes, 10 stages" in palaute("codeframe", "check", bundled).stdout
    bad = tmp_path / "bad.yaml"
    bad.write_text(bundled.read_text(encoding="utf-8").replace("id: price", "id: tools"), encoding="utf-8")
    refused(palaute("codeframe", "check", bad), str(bad), "'tools' already stands at", "Give every entry an id")


def test_bad_exports_are_refused_with_a_remedy(tmp_path: Path, sample: Path) -> None:
    refused(palaute("analyze", sample, "--text", "Mikä vaikutti"), "Mikä vaikutti arvosanaasi?")
    (tmp_path / "empty.csv").write_bytes(b"")
    refused(palaute("analyze", tmp_path / "empty.csv"), "empty")
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    refused(palaute("analyze", tmp_path / "picture.csv"), "picture.csv")
    refused(palaute("analyze", tmp_path / "none.csv"), "none.csv")
    (tmp_path / "numbers.csv").write_text("a;b\n1;2\n3;4\n", encoding="utf-8")
    refused(palaute("analyze", tmp_path / "numbers.csv"), "--text")


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(ROOT / "models" / "fast", folder)
    data = bytearray((folder / "weights.safetensors").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "weights.safetensors").write_bytes(data)
    refused(palaute("classify", "hyvä", "--model", folder), "weights.safetensors", "has been changed", "train it again")


def test_an_unwritable_folder_and_a_missing_column_leave_nothing_behind(tmp_path: Path, sample: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    refused(palaute("analyze", sample, "--out", blocked), "--out")
    refused(palaute("analyze", sample, "--stage", "Kosketus", "--out", tmp_path / "no"), "Kosketuspiste")
    assert not (tmp_path / "no").exists()


def test_options_and_verbs_are_all_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in ("classify", "analyze", "train", "evaluate", "codeframe"):
        helped = palaute(verb, "--help")
        assert helped.returncode == 0 and f"palaute {verb}" in readme
    assert palaute("--version").stdout.startswith("palaute 0.")
    assert palaute("analyse").returncode == 2


def test_the_report_speaks_the_language_of_the_survey_unless_told(tmp_path: Path) -> None:
    rows = ["comment", "The delivery was late and nobody told me", "Very friendly staff and a good price"]
    (tmp_path / "survey.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    english = palaute("analyze", "survey.csv", "--out", "a", cwd=tmp_path)
    finnish = palaute("analyze", "survey.csv", "--out", "b", "--lang", "fi", cwd=tmp_path)
    assert "survey.csv: 2 rows = 2 coded" in english.stdout and "2 riviä = 2 luokiteltu" in finnish.stdout
    pages = [(tmp_path / folder / "report.html").read_text(encoding="utf-8") for folder in "ab"]
    assert '<html lang="en"' in pages[0] and '<html lang="fi"' in pages[1]


def test_a_plain_text_is_answered_without_what_it_does_not_need() -> None:
    asked = (
        "import atexit, gc, sys; from nlp.cli import main\n"
        "heavy = ('spacy', 'pandas', 'sklearn', 'torch')\n"
        "atexit.register(lambda: print([name for name in heavy if name in sys.modules], gc.get_freeze_count() > 0))\n"
        "sys.argv = ['palaute', 'classify', 'Asentaja oli mukava, mutta lasku oli liian kallis.', '--json']\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    coded, told = done.stdout.splitlines()
    assert {mention["theme"] for mention in json.loads(coded)["mentions"]} == {"staff_behaviour", "price"}
    assert told == "[] True"
