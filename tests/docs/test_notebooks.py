"""The notebooks run from the first cell to the last, and show what they promise."""

from __future__ import annotations

import base64
import csv
import re
import runpy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

Outputs = list[dict[str, Any]]
Cells = dict[str, Outputs]


def executed(root: Path, name: str) -> Cells:
    """Outputs of the executed cells by the last line of their source."""
    book = nbformat.read(root / "notebooks" / name, as_version=4)
    NotebookClient(book, timeout=240, resources={"metadata": {"path": str(root / "notebooks")}}).execute()
    return {cell.source.splitlines()[-1]: cell.outputs for cell in book.cells if cell.cell_type == "code"}


@pytest.fixture(scope="module")
def first_look(root: Path) -> Cells:
    return executed(root, "01_first_look.ipynb")


@pytest.fixture(scope="module")
def audit(root: Path) -> Cells:
    return executed(root, "02_journey_audit.ipynb")


@pytest.fixture(scope="module")
def review(root: Path) -> Cells:
    return executed(root, "03_codeframe_review.ipynb")


def cell(cells: Cells, part: str) -> Outputs:
    """The outputs of the one cell whose last line holds *part*."""
    (found,) = [outputs for last, outputs in cells.items() if part in last]
    return found


def shown(outputs: Outputs, kind: str = "text/plain") -> str:
    return "".join(out.get("text", "") or out.get("data", {}).get(kind, "") for out in outputs)


def pictures(cells: Cells) -> dict[str, bytes]:
    """The PNG that each plotting cell shows, once, by the last line of the cell."""
    found = {}
    for last, outputs in cells.items():
        drawn = [out["data"]["image/png"] for out in outputs if "image/png" in out.get("data", {})]
        assert len(drawn) <= 1, last
        if drawn:
            found[last] = base64.b64decode(drawn[0])
    return found


def test_classify_and_the_question(first_look: Cells) -> None:
    told = shown(cell(first_look, "print(codes"))
    assert told.startswith("coded fi ") and "staff_behaviour" in told and "positive" in told
    answers = shown(cell(first_look, "print(question"))
    assert "None → neutral no_content" in answers and "parantaa? → positive coded" in answers


def test_analysis_and_plots(first_look: Cells) -> None:
    (overview,) = [outputs for last, outputs in first_look.items() if last == "analysis"]
    assert "307 rows" in shown(overview, "text/html")
    assert "Delivery &amp; service in progress" in shown(overview, "text/html")
    assert len(pictures(first_look)) == 2
    months = shown(cell(first_look, 'stage="delivery"'))
    assert [f"2026-0{month}" in months for month in range(3, 9)] == [True] * 6
    assert "report.html" in shown(cell(first_look, "print(page.name"))


def test_the_audit_shows_every_plot(audit: Cells) -> None:
    drawn = pictures(audit)
    called = {re.findall(r"plot_(\w+)\(", last)[0] for last in drawn}
    assert called == {
        "journey", "matrix", "themes", "over_time", "score", "drivers", "impact", "priorities", "segments"
    }  # fmt: skip
    assert len(drawn) == 12 and all(picture.startswith(b"\x89PNG") for picture in drawn.values())


def test_the_audit_finds_the_contractor(audit: Cells) -> None:
    changes = shown(cell(audit, 'changes[["stage"'), "text/html")
    assert "delivery" in changes and "2025-Q4" in changes
    summary = shown(cell(audit, "print(f"))
    assert "The clearest change for the worse: Delivery & service in progress" in summary
    assert re.search(r"\[\d rows\]", summary)
    quotes = shown(cell(audit, 'quotes[["rank"'), "text/html")
    assert quotes.count("<tr") >= 4
    assert "unresolved" in shown(cell(audit, "follow_up"), "text/html")


def test_the_review_measures_and_moves(review: Cells) -> None:
    figures = shown(cell(review, "evaluation.figures"), "text/html")
    assert "theme micro-F1" in figures and "519" in figures
    assert len(pictures(review)) == 5
    before, after = re.findall(r"(\d+) responses", shown(cell(review, "of those coded")))
    assert int(after) > int(before)
    assert re.search(r"\d+ of 160 rows need review", shown(cell(review, "unsure[[")))


def test_the_review_corrects_a_share(review: Cells) -> None:
    told = shown(cell(review, "as written"))
    raw, corrected, written = (int(share) for share in re.findall(r"^\w.*? (\d+)%", told, re.MULTILINE))
    low, high = (int(end) for end in re.findall(r"corrected.*\[(\d+)%, (\d+)%\]", told)[0])
    assert raw < written and low <= corrected <= high and low <= written <= high
    assert "no_review" in shown(cell(review, "shares[["), "text/html")


def test_the_review_changes_the_words(review: Cells) -> None:
    stages = shown(cell(review, "pd.DataFrame(stages)"))
    without, mapped = re.findall(r"delivery +(\d+) +(\d+)", stages)[0]
    assert int(mapped) > int(without)
    assert "15 themes; Price, terms & bills" in shown(cell(review, "themes;"))
    assert "merged" in shown(cell(review, "rename("))
    assert "which the codeframe does not have." in shown(cell(review, "print(error)"))


def test_no_output_is_stored_in_the_repository(root: Path) -> None:
    books = sorted((root / "notebooks").glob("*.ipynb"))
    assert [path.name[:2] for path in books] == ["01", "02", "03"]
    for path in books:
        book = nbformat.read(path, as_version=4)
        assert all(not cell.outputs for cell in book.cells if cell.cell_type == "code"), path.name


def test_the_journey_survey_is_what_its_script_makes(root: Path, tmp_path: Path) -> None:
    data = root / "notebooks" / "data"
    script = runpy.run_path(str(data / "make_journey_survey.py"))
    (tmp_path / "journey_sentences.yaml").write_bytes((data / "journey_sentences.yaml").read_bytes())
    script["main"].__globals__["HERE"] = tmp_path
    script["main"]()
    for name in ("journey_survey.csv", "journey_labels.csv"):
        assert (tmp_path / name).read_bytes() == (data / name).read_bytes()
    with (data / "journey_survey.csv").open(encoding="utf-8", newline="") as file:
        answers = [line[-1] for line in list(csv.reader(file, delimiter=";"))[1:]]
    long = [answer for answer in answers if len(answer) > 30]
    assert len(answers) == 480 and len(long) > 400 and len(set(long)) == len(long)
