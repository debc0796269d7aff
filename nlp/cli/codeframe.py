"""`palaute codeframe`: look at a codeframe, check one of your own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import Lang

if TYPE_CHECKING:
    from nlp.codeframe import Codeframe, Stage, Theme

app = typer.Typer(no_args_is_help=True, help="Show the codeframe, or check a codeframe file.")


@app.command("show")
def show(
    lang: Lang = typer.Option(Lang.en, "--lang", help="Language of the labels."),
    file: Path | None = typer.Option(None, "--file", help="A codeframe file; the bundled one if not given."),
) -> None:
    """Print themes and journey stages with labels and definitions."""
    from nlp.codeframe import load_codeframe

    typer.echo(_described(load_codeframe(file), lang.value))


@app.command("check")
def check(file: Path = typer.Argument(..., help="A codeframe file (YAML).")) -> None:
    """Check a codeframe file; exit code 2 and a message with file, key and remedy if a rule is broken."""
    from nlp.codeframe import load_codeframe

    codeframe = load_codeframe(file)
    typer.echo(
        f"{file}: in order, {len(codeframe.themes)} themes, {len(codeframe.stages)} stages, "
        f"digest {codeframe.digest[:12]}"
    )


def _described(codeframe: Codeframe, language: str) -> str:
    """Ids, labels, definitions and one example each."""
    lines: list[str] = []
    parts: tuple[tuple[str, tuple[Theme | Stage, ...]], ...] = (
        ("Teemat" if language == "fi" else "Themes", codeframe.themes),
        ("Polun vaiheet" if language == "fi" else "Journey stages", codeframe.stages),
    )
    for title, entries in parts:
        lines.append(f"{title} ({len(entries)})")
        for entry in entries:
            lines.append(f"  {entry.id}: {getattr(entry.label, language)}")
            lines.append(f"      {entry.definition}")
            lines.extend(f"      – {example}" for example in getattr(entry.examples, language)[:1])
        lines.append("")
    return "\n".join(lines).rstrip()
