"""`palaute train` and `palaute evaluate`: models from labelled feedback, and how well they code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    import pandas as pd


def train(
    data: list[Path] = typer.Argument(..., help="Labelled feedback: JSONL files, or folders of them."),
    out: Path = typer.Option(..., "--out", help="Folder for the model."),
    extra: list[Path] = typer.Option(
        [], "--extra", help="More labelled feedback that trains but is not counted as real in the figures; repeatable."
    ),
    tones: list[Path] = typer.Option(
        [],
        "--tones",
        help="Texts with only a tone, for polarity and sentiment: JSONL with label or sentiment5; repeatable.",
    ),
    name: str = typer.Option("fast", "--name", help="Name of the model."),
    version: str = typer.Option("1", "--model-version", help="Version of the model."),
    jobs: int = typer.Option(1, "--jobs", min=1, help="Processes for the cross-validation."),
) -> None:
    """Train the fast model: five-fold figures and thresholds, then a fit to everything; writes a model folder."""
    from nlp.bundled import save_model
    from nlp.codeframe import load_codeframe
    from nlp.training.card import write_card
    from nlp.training.dataset import read_labelled
    from nlp.training.tones import read_tones
    from nlp.training.train import train_fast

    codeframe = load_codeframe()
    verbatims = read_labelled(data, codeframe)
    if extra:
        verbatims += read_labelled(extra, codeframe, extra=True)
    typer.echo(f"{len(verbatims)} labelled verbatims; five folds and a final fit, some minutes each", err=True)
    model = train_fast(verbatims, read_tones(tones), codeframe, name=name, version=version, jobs=jobs)
    folder = save_model(model, out)
    write_card(model.info, folder)
    typer.echo(f"{folder}: {model.info.card['figures_source']}")
    for figures in model.info.card["figures"]:
        typer.echo(f"  {figures['language']} (n = {figures['n']}): theme micro-F1 {figures['theme_f1'][0]:.3f}")


def evaluate(
    labelled: list[Path] = typer.Argument(..., help="Labelled feedback: JSONL files, or folders of them."),
    model: Path | None = typer.Option(None, "--model", help="A model folder; the bundled one if not given."),
    out: Path | None = typer.Option(None, "--out", help="Also write all figures to this CSV file."),
) -> None:
    """Measure a model against labels made by hand: per language, theme and stage, with 95 % bootstrap intervals."""
    from nlp.pipeline.api import make_coder
    from nlp.training.dataset import read_labelled
    from nlp.training.evaluate import evaluate as measure

    coder = make_coder(model)
    evaluation = measure(read_labelled(labelled, coder.codeframe), coder)
    if evaluation.seen:
        typer.secho(
            f"{evaluation.seen} of {evaluation.n} texts trained this model: its figures on them are too good. "
            "The model card has cross-validated ones.",
            fg=typer.colors.YELLOW,
            err=True,
        )
    _table(evaluation.figures, "figures by language")
    _table(evaluation.themes, "themes")
    _table(evaluation.stages, "stages (of rightly found themes and all labels)")
    if out:
        evaluation.to_csv(out)
        typer.echo(f"Written: {out}")


def _table(frame: pd.DataFrame, title: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in frame.columns:
        table.add_column(name, justify="left" if name in ("language", "metric", "theme", "stage") else "right")
    for row in frame.itertuples(index=False):
        table.add_row(*(f"{v:.3f}" if isinstance(v, float) and v == v else "–" if v != v else str(v) for v in row))
    Console().print(table)
