"""`palaute robustness`: behavioural tests of a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import MODEL_HELP

if TYPE_CHECKING:
    from nlp.training.robustness import Robustness


def robustness(
    model: Path | None = typer.Option(None, "--model", help=MODEL_HELP),
    out: Path | None = typer.Option(None, "--out", help="Also write the pass rates to this CSV file."),
    failures: Path | None = typer.Option(None, "--failures", help="Write every failed case to this CSV file."),
) -> None:
    """Test how a model behaves: typos, case, names, numbers, word order, negation, added clauses, translation pairs."""
    from nlp.pipeline.api import make_coder
    from nlp.training.robustness import run_suite, suite_folder

    coder = make_coder(model)
    found = run_suite(coder, suite_folder())
    print_checks(found, f"robustness of {coder.model.info.name} {coder.model.info.version}")
    if out:
        found.table().to_csv(out, index=False, lineterminator="\n")
        typer.echo(f"Written: {out}")
    if failures:
        found.failure_table().to_csv(failures, index=False, lineterminator="\n")
        typer.echo(f"Written: {failures}")


def print_checks(found: Robustness, title: str) -> None:
    """Print pass rates with their Wilson 95 % intervals."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("kind", "language", "n", "passed", "rate", "low", "high"):
        table.add_column(name, justify="left" if name in ("kind", "language") else "right")
    for check in found.checks:
        low, high = check.interval
        figures = (f"{value:.3f}" for value in (check.rate, low, high))
        table.add_row(check.kind, check.language, str(check.n), str(check.passed), *figures)
    Console().print(table)
