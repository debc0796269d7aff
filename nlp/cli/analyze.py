"""`palaute analyze`: from a survey export to coded rows and a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import MODEL_HELP, WORDS, Lang, review_summary

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

_FIGURES = (1, 2, 3)  # columns of the journey table that hold numbers
_FRAME = 17  # characters that its six columns lose to padding and lines


def analyze(
    file: Path = typer.Argument(..., help="A survey export: CSV, XLSX, JSONL."),
    text: list[str] = typer.Option(
        [], "--text", help="Column of open answers; repeat for several. Found if not given."
    ),
    question: list[str] = typer.Option(
        [], "--question", help="Wording of each text column, in order; or the column that holds it per row."
    ),
    stage: str | None = typer.Option(None, "--stage", help="Touchpoint column; fills stages the text does not tell."),
    stage_map: Path | None = typer.Option(None, "--stage-map", help="YAML or JSON file: `touchpoint value: stage`."),
    date: str | None = typer.Option(None, "--date", help="Date column. Found if not given."),
    score: str | None = typer.Option(None, "--score", help="Score column (NPS, stars). Found if not given."),
    sheet: str | None = typer.Option(None, "--sheet", help="Sheet of a workbook; the first with content if not given."),
    out: Path | None = typer.Option(None, "--out", help="Folder for the results. [default: FILE's name + -palaute]"),
    lang: Lang | None = typer.Option(
        None, "--lang", help="Language of the report and of this summary; the survey's main language if not given."
    ),
    default: Lang | None = typer.Option(
        None,
        "--default-language",
        help="What texts too short to tell are read as; the survey's main language if not given.",
    ),
    precision: float = typer.Option(
        0.9, "--precision", help="Mark answers for review so that this share of the others' mentions is right."
    ),
    model: Path | None = typer.Option(None, "--model", help=MODEL_HELP),
    threads: int = typer.Option(1, "--threads", min=1, help="Processor threads; the codes do not depend on them."),
    redact: bool = typer.Option(
        False,
        "--redact",
        help="Replace personal data in the answers of the result files. (In the report it always is.)",
    ),
) -> None:
    """Code every row of an export; write feedback.csv, mentions.csv, journey.csv, results.xlsx and report.html."""
    from tqdm import tqdm

    from nlp.pipeline.analyze import analyze as run
    from nlp.report import write_report
    from nlp.store import check_folder, save_analysis

    folder = out or Path(f"{file.stem}-palaute")
    check_folder(folder)
    with tqdm(desc=file.name, unit=" answers", disable=None, leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        analysis = run(
            file, text=text, question=question, stage=stage, stage_map=stage_map, date=date, score=score, sheet=sheet,
            model=model, default_language=default.value if default else None, precision=precision,
            threads=threads, redact=redact, progress=progress,
        )  # fmt: skip
    languages = analysis.facts.languages
    told = lang.value if lang else "en" if languages["en"] > languages["fi"] else "fi"
    paths = [*save_analysis(analysis, folder), write_report(analysis, folder / "report.html", told)]
    _summary(analysis, told)
    typer.echo(f"{WORDS[told]['written']}: {', '.join(str(path) for path in paths)}")


def _summary(analysis: Analysis, lang: str) -> None:
    words, facts = WORDS[lang], analysis.facts
    counts = " + ".join(f"{count} {words[status]}" for status, count in facts.statuses.items())
    typer.echo(f"{facts.source}: {facts.rows} {words['rows']} = {counts}")
    for note in facts.notes:
        typer.echo(f"  – {note.text(lang)}")
    print_journey(analysis, lang)
    typer.echo(words["small"])
    if facts.review and (told := review_summary(facts.review.needed, facts.review.coded, facts.review.level, lang)):
        typer.echo(told)


def print_journey(analysis: Analysis, lang: str) -> None:
    """The journey as a table as wide as the terminal; figures are never cut, the columns of words share the rest."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    words, label, console = WORDS[lang], analysis.codeframe.label, Console()
    heads = (words["stage"], "n", words["net"], "95 %", words["strength"], words["pain"])
    rows = [
        (
            label(line.stage, lang),
            f"{line.n}{'*' if line.n and line.small else ''}",
            f"{line.net:+.0f}" if line.n else "–",
            f"{line.low:+.0f}…{line.high:+.0f}" if line.n else "",
            label(line.top_strength, lang) if line.top_strength else "",
            label(line.top_pain, lang) if line.top_pain else "",
        )
        for line in analysis.journey.itertuples()
    ]
    widths = {place: max(len(row[place]) for row in (heads, *rows)) for place in _FIGURES}
    share = max(12, (console.width - sum(widths.values()) - _FRAME) // (len(heads) - len(_FIGURES)))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, head in enumerate(heads):
        if place in _FIGURES:
            table.add_column(head, justify="right", no_wrap=True, min_width=widths[place])
        else:
            table.add_column(head, no_wrap=True, overflow="ellipsis", max_width=share)
    for row in rows:
        table.add_row(*row)
    console.print(table)
