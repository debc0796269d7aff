"""`palaute train` and `palaute evaluate`: models from labelled feedback, and how well they code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import MODEL_HELP

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
    labels: Path | None = typer.Option(None, "--labels", help="Folder of labels kept apart from their texts."),
    texts: list[Path] = typer.Option([], "--texts", help="The files of texts that --labels speak of; repeatable."),
    encoder: str | None = typer.Option(
        None, "--encoder", help="Fine-tune this Hugging Face encoder (name or folder); without it n-grams are trained."
    ),
    layers: int | None = typer.Option(None, "--layers", min=1, help="Keep only the encoder's lowest layers."),
    pieces: int | None = typer.Option(None, "--pieces", min=1000, help="Trim the encoder's vocabulary to so many."),
    epochs: int = typer.Option(10, "--epochs", min=1, help="Passes of the fine-tuning over the data."),
    released: Path | None = typer.Option(None, "--released", help="A test set to put in the card besides."),
    name: str | None = typer.Option(None, "--name", help="Name of the model."),
    version: str = typer.Option("1", "--model-version", help="Version of the model."),
    jobs: int = typer.Option(1, "--jobs", min=1, help="Processes for the cross-validation of n-grams."),
) -> None:
    """Train a model and write its folder: n-grams with five-fold figures, or an encoder with held-out figures."""
    import logging

    from nlp.codeframe import load_codeframe
    from nlp.training.card import write_card
    from nlp.training.dataset import read_labelled
    from nlp.training.label_files import read_label_files
    from nlp.training.tones import read_tones

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    codeframe = load_codeframe()
    verbatims = read_labelled(data, codeframe)
    further = read_label_files(labels, texts, codeframe) if labels else []
    if extra:
        further += read_labelled(extra, codeframe, extra=True)
    typer.echo(f"{len(verbatims) + len(further)} labelled verbatims", err=True)
    if encoder:
        from nlp.training.neural.command import train_encoder

        info = train_encoder(
            encoder,
            verbatims,
            further,
            read_tones(tones),
            codeframe,
            out,
            layers=layers,
            pieces=pieces,
            epochs=epochs,
            released=read_labelled([released], codeframe) if released else (),
            name=name or "palaute-encoder",
            version=version,
        )
    else:
        from nlp.bundled import save_model
        from nlp.training.train import train_fast

        model = train_fast(
            [*verbatims, *further], read_tones(tones), codeframe, name=name or "fast", version=version, jobs=jobs
        )
        save_model(model, out)
        info = model.info
    write_card(info, out)
    typer.echo(f"{out}: {info.card['figures_source']}")
    for figures in info.card["figures"]:
        typer.echo(f"  {figures['language']} (n = {figures['n']}): theme micro-F1 {figures['theme_f1'][0]:.3f}")


def evaluate(
    labelled: list[Path] = typer.Argument(..., help="Labelled feedback: JSONL files, or folders of them."),
    model: Path | None = typer.Option(None, "--model", help=MODEL_HELP),
    out: Path | None = typer.Option(None, "--out", help="Also write all figures to this CSV file."),
) -> None:
    """Measure a model against labels made by hand: per language, theme and stage, with 95 % bootstrap intervals."""
    from nlp.pipeline.api import make_coder
    from nlp.training.dataset import read_labelled
    from nlp.training.evaluate import evaluate as measure

    coder = make_coder(model, precision=None)
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
    if len(evaluation.review):
        _table(
            evaluation.review,
            "precision of the most certain verbatims (theme + polarity)",
        )
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
