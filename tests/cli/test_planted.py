"""Personal data planted wherever an export can hold it reaches neither the report nor the log nor run.json."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from nlp.pipeline.shown import shown, shown_option
from nlp.redact import KINDS, find

ROOT = Path(__file__).parent.parent.parent
# What is written and, of a number after a cue word, the part that must not be seen.
PLANTED = {
    "email": "maija.k@example.fi",
    "url": "https://lippu.example.fi/t/8841",
    "id": "010190-901R",
    "business": "2345671-3",
    "iban": "FI21 1234 5600 0007 85",
    "card": "4111 1111 1111 1111",
    "plate": "KZX-482",
    "address": "Koivukuja 7 B 12",
    "number": "tilausnumero 8821377",
    "phone": "040 123 4567",
    "name": "Matti Virtanen",
}
SECRET = {kind: text.removeprefix("tilausnumero ") for kind, text in PLANTED.items()}
FILE = "kysely Matti Virtanen 040 123 4567 maija.k@example.fi.csv"
TEXT = "Palaute (Matti Virtanen, maija.k@example.fi, 040 123 4567)"
STAGE = "Kosketuspiste Matti Virtanen"
QUESTION = f"Miten {', '.join(PLANTED.values())} onnistui?"
ANSWERS = (
    "Toimitus myöhästyi viikon ja {} ei vastannut", "Palvelu oli ystävällistä, {} hoiti asian hyvin",
    "Hinta {} oli aivan liian kallis meille", "Laatu oli huono ja {} hajosi heti",
)  # fmt: skip


def test_all_kinds_are_planted() -> None:
    assert set(PLANTED) == set(KINDS) - {"other"}
    for kind, text in PLANTED.items():
        assert [span.kind for span in find(f"Asia {text} tuli.").spans] == [kind]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The results of a run without --redact, and all that it printed."""
    folder = tmp_path_factory.mktemp("planted")
    values = list(PLANTED.values())
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["id", TEXT, STAGE, f"Pvm {PLANTED['phone']}", "Arvosana 0-10 maija.k@example.fi", "Alue Oulu"])
        for n in range(66):
            value = values[n % 11]
            where = value if n % 2 else "Toimitus"
            writer.writerow([n, ANSWERS[n % 4].format(value), where, f"{1 + n % 28}.3.2026", n % 11, value])
    done = subprocess.run(
        [sys.executable, "-c", "from nlp.cli import main; main()", "analyze", FILE, "--text", TEXT, "--stage", STAGE,
         "--question", QUESTION, "--model", "fast", "--out", "tulos"],
        capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=300,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "200", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "tulos", done.stdout + done.stderr


@pytest.mark.parametrize("place", ["log", "report", "run", "journey", "workbook"])
def test_nothing_planted_is_shown(run: tuple[Path, str], place: str) -> None:
    folder, log = run
    if place == "workbook":
        book = CalamineWorkbook.from_path(str(folder / "results.xlsx"))
        sheets = [name for name in book.sheet_names if name not in ("feedback", "mentions")]  # the data output
        assert "Menetelmä" in sheets or "Method" in sheets
        text = "\n".join(
            str(cell) for name in sheets for row in book.get_sheet_by_name(name).to_python() for cell in row
        )
    elif place == "log":
        text = log
    else:
        name = {"report": "report.html", "run": "run.json", "journey": "journey.csv"}[place]
        text = (folder / name).read_text(encoding="utf-8")
    assert [kind for kind, secret in SECRET.items() if secret in text] == []
    if place in ("log", "report", "run", "workbook"):
        assert "<NIMI_1>" in text or "&lt;NIMI_1&gt;" in text or "<NAME_1>" in text


def test_the_data_output_is_as_it_came(run: tuple[Path, str]) -> None:
    text = (run[0] / "feedback.csv").read_text(encoding="utf-8-sig")
    assert all(secret in text for secret in SECRET.values())


def test_errors_name_places_and_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("id;palaute\n" + "".join(f"{n};Soittakaa {PLANTED['phone']} heti\n" for n in range(9)), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from nlp.cli import main; main()", "analyze", str(path), "--text", "palaute",
         "--date", "palaute", "--score", "muu", "--out", str(tmp_path / "tulos")],
        capture_output=True, text=True, encoding="utf-8", timeout=300,
        env={"PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2 and done.stderr.startswith("palaute: ")
    assert PLANTED["phone"] not in done.stdout + done.stderr
    shutil.rmtree(tmp_path / "tulos", ignore_errors=True)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Virtanen_Maija-2026.csv", "<NIMI_1>-2026.csv"),
        ("survey_2026-03-12.csv", "survey_2026-03-12.csv"),
        ("survey_20260312_101500.csv", "survey_20260312_101500.csv"),  # a sum that fits by chance is no card
        ("ticket_export_2026_10_01.csv", "ticket_export_2026_10_01.csv"),
        ("Päivi.csv", "Päivi.csv"),
        ("Miten Maija Virtanen onnistui?", "Miten <NIMI_1> onnistui?"),
    ],
)
def test_names_that_people_gave(name: str, told: str) -> None:
    assert shown(name) == told


def test_options_of_a_run_stay_apart_without_their_names() -> None:
    one, other = shown_option("Maija Virtanen"), shown_option("Pekka Virtanen")
    assert one != other and one.startswith("<NIMI_1> #") and len(one) == len("<NIMI_1> #") + 8
    assert shown_option("Palaute") == "Palaute" and shown_option(("a", None, 3)) == ["a", None, 3]
