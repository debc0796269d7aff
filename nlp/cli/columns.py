"""`palaute columns`: which column of an export is what, and why; the choice can be saved beside the export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import DATE_ORDER_HELP, OWNERS_HELP, WORDS, DateOrder, Lang

if TYPE_CHECKING:
    from nlp.pipeline.intake import Intake


def columns(
    file: Path = typer.Argument(..., readable=False, help="A survey export: CSV, XLSX, ODS, SAV, JSON, Parquet."),
    text: list[str] = typer.Option([], "--text", help="Column of open answers; repeat for several."),
    question: list[str] = typer.Option([], "--question", help="Wording of each text column, in order."),
    date: str | None = typer.Option(None, "--date", help="Date column."),
    date_order: DateOrder | None = typer.Option(None, "--date-order", help=DATE_ORDER_HELP),
    score: str | None = typer.Option(None, "--score", help="Score column (NPS, stars)."),
    stage: str | None = typer.Option(None, "--stage", help="Touchpoint column."),
    respondent: str | None = typer.Option(None, "--respondent", help="Column that identifies the answer."),
    segment: list[str] = typer.Option([], "--segment", help="Column of customer groups; repeat for several."),
    sheet: str | None = typer.Option(None, "--sheet", help="Sheet of a workbook."),
    owners: Path | None = typer.Option(None, "--owners", readable=False, help=OWNERS_HELP),
    lang: Lang | None = typer.Option(None, "--lang", help="Language of the table; the survey's if not given."),
    save: bool = typer.Option(False, "--save", help="Write palaute.toml beside FILE; later runs use it."),
) -> None:
    """Show the role of each column of an export and the reason for it."""
    from nlp.pipeline.inspect import inspect_survey, main_language, save_roles
    from nlp.pipeline.intake import Options

    options = Options(
        tuple(text), tuple(question), date, score, stage, None, sheet,
        date_order.value if date_order else None, respondent, tuple(segment), owners,
    )  # fmt: skip
    intake = inspect_survey(file, options)
    told = lang.value if lang else main_language(intake)
    typer.echo(f"{intake.name}: {len(intake.frame)} {WORDS[told]['rows']}")
    for note in intake.notes:
        typer.echo(f"  – {note.text(told)}")
    print_columns(intake, told)
    if save:
        typer.echo(f"{WORDS[told]['written']}: {save_roles(file, intake, options)}")


def print_columns(intake: Intake, lang: str) -> None:
    """Columns, roles and reasons as a table as wide as the terminal; long texts go on the next line."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    words = WORDS[lang]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words["column"], overflow="fold", ratio=4)
    table.add_column(words["role"], no_wrap=True)
    table.add_column(words["why"], overflow="fold", ratio=5)
    for choice in intake.roles.choices:
        role = "" if choice.role == "other" else words[f"role_{choice.role}"]
        name = f"{choice.column}: {choice.wording}" if choice.wording else choice.column
        table.add_row(Text(name), role, choice.reason.text(lang))  # a header is no markup
    Console().print(table)
