"""`palaute redact`: text in, text out; table in, table out; lists; errors."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def palaute(*arguments: object, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from nlp.cli import main; main()", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=120,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "160", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_a_text_and_lines(tmp_path: Path) -> None:
    done = palaute("redact", "Kiitos Pekalle, soitan 040 123 4567")
    assert (done.returncode, done.stdout) == (0, "Kiitos <NIMI_1>, soitan <PUHELIN_1>\n")
    done = palaute("redact", stdin="Kiitos Liisalle avusta!\n\nThanks to John Smith and the whole team.\n")
    assert done.stdout == "Kiitos <NIMI_1> avusta!\n\nThanks to <NAME_2> and the whole team.\n"
    path = tmp_path / "vastaukset.txt"
    path.write_text("Liisa auttoi hyvin\n", encoding="utf-8")
    done = palaute("redact", path, "--lang", "en", "--out", tmp_path / "out.txt")
    assert (done.returncode, (tmp_path / "out.txt").read_text(encoding="utf-8")) == (0, "<NAME_1> auttoi hyvin\n")


def test_lists_are_words_or_files(tmp_path: Path) -> None:
    path = tmp_path / "allow.txt"
    path.write_text("Pekka\n", encoding="utf-8")
    done = palaute("redact", "Kiitos Pekalle ja Liisalle, projekti Haukka", "--allow", path, "--block", "Haukka")
    assert done.stdout == "Kiitos Pekalle ja <NIMI_1>, projekti <POISTETTU_1>\n"


def test_a_table(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "id;palaute\n1;Kiitos Pekalle avusta asennuksessa!\n2;Pekka ja Liisa olivat tosi ystävällisiä.\n",
        encoding="utf-8",
    )
    done = palaute("redact", path, "--text", "palaute", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Personal data replaced in the columns: palaute" in done.stdout and "name 3" in done.stdout
    with (tmp_path / "export-redacted.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["id", "palaute"],
        ["1", "Kiitos <NIMI_1> avusta asennuksessa!"],
        ["2", "<NIMI_1> ja <NIMI_2> olivat tosi ystävällisiä."],
    ]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["export-redacted.csv", "export.csv"]


def test_what_is_wrong_is_told_without_a_verbatim(tmp_path: Path) -> None:
    for arguments, part in (
        (("redact", tmp_path / "none.csv"), "none.csv"),
        (("redact", tmp_path / "none.txt"), "text file in UTF-8"),
        (("redact", "Pekka auttoi", "--text", "x"), "Give a table"),
        (("redact", "Pekka auttoi", "--allow", tmp_path / "no.txt"), "one phrase a line"),
    ):
        done = palaute(*arguments)
        assert done.returncode == 2 and part in done.stderr, done.stderr
        assert "Traceback" not in done.stderr and "Pekka" not in done.stderr


def test_classify_and_analyze_have_the_flag(tmp_path: Path) -> None:
    done = palaute("classify", "Pekka Virtanen oli ystävällinen asentaja.", "--model", "fast", "--json", "--redact")
    assert done.returncode == 0 and "<NIMI_1>" in done.stdout and "Virtanen" not in done.stdout
    path = tmp_path / "export.csv"
    path.write_text("id;palaute\n1;Kiitos Pekalle avusta asennuksessa!\n2;Liian kallis palvelu.\n", encoding="utf-8")
    for flags, there in (((), True), (("--redact",), False)):
        done = palaute("analyze", path, "--text", "palaute", "--model", "fast", "--out", tmp_path / "out", *flags)
        assert done.returncode == 0, done.stderr
        for name in ("feedback.csv", "mentions.csv"):
            written = (tmp_path / "out" / name).read_text(encoding="utf-8-sig")
            assert ("Pekalle" in written) == there, name
        assert "Pekalle" not in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_no_cell_of_a_redacted_table_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        'id;palaute\n1;"=HYPERLINK(""x"")"\n2;Kiitos Pekalle avusta!\n-3;Hyvä palvelu oli.\n', encoding="utf-8"
    )
    assert palaute("redact", path, "--text", "palaute", cwd=tmp_path).returncode == 0
    with (tmp_path / "export-redacted.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))[1:]
    assert cells == [["1", '\'=HYPERLINK("x")'], ["2", "Kiitos <NIMI_1> avusta!"], ["-3", "Hyvä palvelu oli."]]


def test_a_redacted_run_in_small_chunks_is_that_of_one(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    lines = ["id;palaute", *(f"{n};Kiitos Pekalle avusta, soitan numeroon 040 123 456{n}!" for n in range(7))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for chunk in (2, 100):
        done = palaute("analyze", path, "--model", "fast", "--redact", "--chunk", chunk, "--out", tmp_path / str(chunk))
        assert done.returncode == 0, done.stderr
    for name in ("feedback.csv", "mentions.csv", "journey.csv", "report.html"):
        one, two = ((tmp_path / chunk / name).read_bytes() for chunk in ("2", "100"))
        assert one == two and b"Pekalle" not in one and b"040 123" not in one, name
