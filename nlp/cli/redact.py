"""`palaute redact`: personal data out of a text, of lines, or of a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import WORDS, Lang
from nlp.errors import OptionError
from nlp.files import cannot_write, write_bytes

if TYPE_CHECKING:
    import pandas as pd


class Names(StrEnum):
    """How names are found; see :class:`nlp.redact.Redactor`."""

    lists = "lists"
    ner = "ner"


_TEXTS = (".txt", ".md")


def redact(
    source: str = typer.Argument(
        "-", help='A table, a text file, or the text itself; "-" reads lines from standard input.'
    ),
    text: list[str] = typer.Option(
        [], "--text", help="Column to redact; repeat for several. Open answers if not given."
    ),
    every: bool = typer.Option(False, "--all", help="Redact every column of a table."),
    allow: list[str] = typer.Option(
        [], "--allow", help="Word or phrase that stays; or a text file of them, one a line."
    ),
    block: list[str] = typer.Option(
        [], "--block", help="Word or phrase that goes; or a text file of them, one a line."
    ),
    lang: Lang | None = typer.Option(
        None, "--lang", help="Language of the placeholders; each text's own if not given."
    ),
    sheet: str | None = typer.Option(None, "--sheet", help="Sheet of a workbook; the first with content if not given."),
    names: Names = typer.Option(
        Names.lists, "--names", help="How names are found: by lists, or by a trained spaCy pipeline too (ner)."
    ),
    out: Path | None = typer.Option(
        None, "--out", help="File for the result. [default: a table's name + -redacted.csv; else standard output]"
    ),
) -> None:
    """Replace personal data by numbered placeholders: names, numbers, addresses; a table comes out as CSV."""
    from nlp.pipeline.redaction import redact_lines, redact_table
    from nlp.survey import is_export_name

    allowed, blocked = _phrases(allow), _phrases(block)
    path = Path(source)
    if is_export_name(source):
        target = out or Path(f"{path.stem}-redacted.csv")
        if target.suffix.lower() != ".csv":
            raise OptionError(f'The result "{target}" is no CSV file.', "Name a file that ends in .csv with --out.")
        table = redact_table(
            path, text=text, every=every, sheet=sheet, default_language=lang.value if lang else None,
            allow=allowed, block=blocked, names=names.value,
        )  # fmt: skip
        _write(target, _csv(table.frame))
        told = WORDS[lang.value if lang else "en"]
        typer.echo(f"{told['redacted']}: {', '.join(table.columns)}")
        typer.echo(", ".join(f"{kind} {count}" for kind, count in sorted(table.counts.items())) or told["nothing"])
        typer.echo(f"{told['written']}: {target}")
        return
    if text or every or sheet:
        raise OptionError(
            "--text, --all and --sheet are for tables.", "Give a table (CSV, XLSX, ODS, JSONL) with them."
        )
    shown = redact_lines(_lines(source), lang.value if lang else None, allow=allowed, block=blocked, names=names.value)
    if out is not None:
        _write(out, "".join(f"{line}\n" for line in shown).encode("utf-8", "backslashreplace"))
    else:
        for line in shown:
            typer.echo(line)


def _lines(source: str) -> Iterable[str]:
    if source == "-":
        return (line.rstrip("\r\n") for line in sys.stdin)
    if Path(source).suffix.lower() not in _TEXTS:
        return source.splitlines() or [""]
    try:
        return Path(source).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise OptionError(f'"{source}" cannot be read.', "Give a text file in UTF-8 that is there.") from None


def _phrases(given: Iterable[str]) -> list[str]:
    """Phrases as given, and the lines of those that are files."""
    from nlp.redact import read_phrases

    found: list[str] = []
    for phrase in given:
        found += read_phrases(phrase) if Path(phrase).suffix.lower() in _TEXTS else [phrase]
    return found


def _csv(frame: pd.DataFrame) -> bytes:
    from nlp.store.cells import guarded_frame

    # As the other CSV files: Excel needs the byte order mark, and must run no cell.
    text = guarded_frame(frame).to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8-sig", "backslashreplace")


def _write(path: Path, data: bytes) -> None:
    """Write *data* so that the file is there as a whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, data)
    except OSError as error:
        raise cannot_write(path, error, "Name a file with --out that you may write.") from None
