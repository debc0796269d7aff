"""`palaute analyze`: from a survey export to coded rows and a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import DATE_ORDER_HELP, MODEL_HELP, OWNERS_HELP, WORDS, DateOrder, Lang, review_summary
from nlp.errors import PalauteError

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis
    from nlp.pipeline.intake import Options
    from nlp.pipeline.run import CodedSurvey, Settings
    from nlp.runs import RunFolder

REPORT = "report.html"
_FIGURES = (1, 2, 3)  # columns of the journey table that hold numbers
_FRAME = 17  # characters that its six columns lose to padding and lines


def analyze(
    file: Path = typer.Argument(..., readable=False, help="A survey export: CSV, XLSX, ODS, SAV, JSON, Parquet."),
    text: list[str] = typer.Option(
        [], "--text", help="Column of open answers; repeat for several. Found if not given."
    ),
    question: list[str] = typer.Option(
        [], "--question", help="Wording of each text column, in order; or the column that holds it per row."
    ),
    stage: str | None = typer.Option(None, "--stage", help="Touchpoint column; fills stages the text does not tell."),
    stage_map: Path | None = typer.Option(
        None, "--stage-map", readable=False, help="YAML or JSON file: `touchpoint value: stage`."
    ),
    date: str | None = typer.Option(None, "--date", help="Date column. Found if not given."),
    date_order: DateOrder | None = typer.Option(None, "--date-order", help=DATE_ORDER_HELP),
    score: str | None = typer.Option(None, "--score", help="Score column (NPS, stars). Found if not given."),
    sheet: str | None = typer.Option(None, "--sheet", help="Sheet of a workbook; the first with content if not given."),
    out: Path | None = typer.Option(None, "--out", help="Folder for the results. [default: FILE's name + -palaute]"),
    lang: Lang | None = typer.Option(
        None,
        "--lang",
        help="Language of the report, the workbook and this summary; the survey's main language if not given.",
    ),
    default: Lang | None = typer.Option(
        None,
        "--default-language",
        help="What texts too short to tell are read as; the survey's main language if not given.",
    ),
    owners: Path | None = typer.Option(None, "--owners", readable=False, help=OWNERS_HELP),
    reviewed: Path | None = typer.Option(
        None,
        "--reviewed",
        readable=False,
        help="A filled sample of `palaute review`, which corrects the shares.",
    ),
    precision: float = typer.Option(
        0.9, "--precision", help="Mark answers for review so that this share of the others' mentions is right."
    ),
    model: Path | None = typer.Option(None, "--model", help=MODEL_HELP),
    threads: int = typer.Option(1, "--threads", min=1, help="Processor threads; the codes do not depend on them."),
    chunk: int = typer.Option(2000, "--chunk", min=1, help="Rows kept at a time; the results do not depend on it."),
    fresh: bool = typer.Option(False, "--fresh", help="Start anew where --out holds an unfinished run."),
    workbook_rows: int = typer.Option(
        200_000, "--workbook-rows", min=0, help="Rows in results.xlsx, from the first; the CSV files hold all."
    ),
    redact: bool = typer.Option(
        False,
        "--redact",
        help="Replace personal data in the answers of the result files. (In the report it always is.)",
    ),
) -> None:
    """Code every row of an export; write feedback.csv, mentions.csv, journey.csv, results.xlsx and report.html.

    A run that was stopped goes on where it stopped when the same command is given again.
    """
    from nlp.pipeline.intake import Options
    from nlp.pipeline.run import Settings
    from nlp.runs import RunFolder
    from nlp.store import FILES, check_folder

    folder = out or Path(f"{file.stem}-palaute")
    check_folder(folder)
    order = date_order.value if date_order else None
    options = Options(tuple(text), tuple(question), date, score, stage, stage_map, sheet, order, owners=owners)
    settings = Settings(
        model, default.value if default else None, precision, threads, chunk=chunk, redact=redact, reviewed=reviewed
    )
    try:
        with RunFolder(folder, (*FILES, REPORT)) as run:
            analysis, told, paths = _coded(file, run, options, settings, lang, workbook_rows, fresh)
    except KeyboardInterrupt:
        typer.secho(f"palaute: {_how_to_go_on(folder)}", err=True)
        raise typer.Exit(130) from None
    _summary(analysis, told)
    typer.echo(f"{WORDS[told]['written']}: {', '.join(str(path) for path in paths)}")


def _coded(
    file: Path, run: RunFolder, options: Options, settings: Settings, lang: Lang | None, most: int, fresh: bool
) -> tuple[Analysis, str, tuple[Path, ...]]:
    """The figures of the analysis, the language they are told in, and the files written."""
    from tqdm import tqdm

    from nlp.files import cannot_write, go_on
    from nlp.pipeline.run import code_survey

    try:
        with tqdm(desc=file.name, unit=" rows", disable=None, leave=False) as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            also = {"lang": lang.value if lang else None, "workbook_rows": most}
            coded = code_survey(file, run, options, settings, also=also, fresh=fresh, progress=progress)
        if run.resumed:
            typer.secho(f"palaute: {run.resumed} of {run.record.parts_needed} parts were done before.", err=True)
        return _written(coded, run, lang.value if lang else None, most)
    except OSError as error:
        raise cannot_write(run.folder, error, go_on(error)) from None


def _written(coded: CodedSurvey, run: RunFolder, lang: str | None, most: int) -> tuple[Analysis, str, tuple[Path, ...]]:
    """Write all results as drafts, then give them their names."""
    from nlp.files import write_bytes
    from nlp.report import render_report
    from nlp.store import told_in, workbook_note, write_results

    analysis = coded.summary()
    told = lang or told_in(analysis)
    noted = [note for note in [workbook_note(analysis, most)] if note]
    # One analysis for both, so that no table is drawn twice.
    analysis = replace(analysis, facts=replace(analysis.facts, notes=(*analysis.facts.notes, *noted)))
    page = render_report(analysis, told)
    names = write_results(analysis, coded.tables(), run.drafts, most, told)
    # Lone surrogates of a damaged export cannot stand in UTF-8; they become "?".
    write_bytes(run.drafts / REPORT, page.encode("utf-8", "replace"))
    return analysis, told, run.finish([*names, REPORT], noted)


def _how_to_go_on(folder: Path) -> str:
    """What a reader who interrupted the run should know; the folder tells what is kept."""
    from nlp.runs.folder import RECORD
    from nlp.runs.record import read_record

    try:
        record = read_record(folder / RECORD)
    except PalauteError:
        record = None
    told = "interrupted; nothing half-written was left under a final name."
    if record is None or record.state == "done":
        return told
    return (
        f"{told} {len(record.parts)} of {record.parts_needed} parts are kept in {folder}: "
        "give the same command again to go on, or --fresh to start anew."
    )


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
