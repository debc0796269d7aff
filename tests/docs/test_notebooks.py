"""The notebooks run from the first cell to the last, and show what they promise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient


@pytest.fixture(scope="module")
def first_look(root: Path) -> dict[str, list[dict[str, Any]]]:
    """Outputs of the executed cells by the first line of their source."""
    book = nbformat.read(root / "notebooks" / "01_first_look.ipynb", as_version=4)
    NotebookClient(book, timeout=180, resources={"metadata": {"path": str(root / "notebooks")}}).execute()
    return {cell.source.splitlines()[0]: cell.outputs for cell in book.cells if cell.cell_type == "code"}


def next_of(cells: dict[str, list[dict[str, Any]]], beginning: str) -> list[dict[str, Any]]:
    return next(outputs for first_line, outputs in cells.items() if first_line.startswith(beginning))


def shown(outputs: list[dict[str, Any]], kind: str = "text/plain") -> str:
    return "".join(out.get("text", "") or out.get("data", {}).get(kind, "") for out in outputs)


def test_classify_and_the_question(first_look: dict[str, list[dict[str, Any]]]) -> None:
    told = shown(first_look["from nlp import classify"])
    assert told.startswith("coded fi ") and "staff_behaviour" in told and "positive" in told
    answers = shown(first_look['for question in (None, "Mitä voisimme parantaa?"):'])
    assert "None → neutral no_content" in answers and "parantaa? → positive coded" in answers


def test_analysis_and_plots(first_look: dict[str, list[dict[str, Any]]]) -> None:
    overview = shown(first_look["from pathlib import Path"], "text/html")
    assert "307 rows" in overview and "Delivery &amp; service in progress" in overview
    chart = shown(first_look["from nlp import journey_chart"], "text/html")
    assert "<svg" in chart and 'data-stage="delivery"' in chart
    months = shown(next_of(first_look, "month = "))
    assert [f"2026-0{month}" in months for month in range(3, 9)] == [True] * 6
    assert "report.html" in shown(first_look["from tempfile import TemporaryDirectory"])


def test_no_output_is_stored_in_the_repository(root: Path) -> None:
    for path in (root / "notebooks").glob("*.ipynb"):
        book = nbformat.read(path, as_version=4)
        assert all(not cell.outputs for cell in book.cells if cell.cell_type == "code"), path.name
