"""The table "export × read right": `python tests/survey/exports_table.py`.

Each cell, column name, date and role of a made export is compared with what test_survey_exports.py says it holds.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from make_exports import make_export
from test_survey_binary import FOLDER, LAST, ROWS
from test_survey_exports import EXPECTED, Expected

from nlp.pipeline.intake import Options, take_in
from nlp.survey import read_survey


def alike(found: list[str], wanted: list[str]) -> str:
    """How many of *wanted* were found in their places."""
    right = sum(one == other for one, other in zip(found, wanted, strict=False))
    return f"{right}/{max(len(found), len(wanted))}"


def line_of(expected: Expected, folder: Path) -> tuple[str, ...]:
    path = make_export(expected.name, folder)
    table, intake = read_survey(path), take_in(path, Options())
    roles = intake.roles
    found = [(column.name, column.question) for column in roles.texts]
    found_roles = (roles.date, roles.score, roles.score_kind, roles.stage, roles.respondent, roles.segments)
    return (
        expected.name,
        alike(list(table.columns), expected.columns.split("|")),
        alike([cell for row in table.rows for cell in row], [cell for row in expected.rows for cell in row.split("|")]),
        alike(intake.dates(), ["" if day == "-" else day for day in expected.dates.split()]),
        "yes" if found == expected.texts and found_roles == (*expected.roles, expected.segments) else "NO",
    )


def binary_line(name: str) -> tuple[str, ...]:
    table = read_survey(FOLDER / name)
    cells = [cell for row in table.rows for cell in row]
    wanted = [cell.format(LAST[name]) for row in ROWS for cell in row]
    return name, f"{len(table.columns)}/7", alike(cells, wanted), "see the test", "see the test"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = [line_of(expected, Path(folder)) for expected in EXPECTED] + [binary_line(name) for name in LAST]
    print("| export | columns | cells | dates | roles |\n|---|---|---|---|---|")
    for line in lines:
        print(f"| {' | '.join(line)} |")
    counts = [tuple(map(int, line[2].split("/"))) for line in lines]
    right, cells = sum(one for one, _ in counts), sum(of for _, of in counts)
    print(f"\n{len(lines)} exports, {right} of {cells} cells read right")
    sys.exit(right != cells)


if __name__ == "__main__":
    main()
