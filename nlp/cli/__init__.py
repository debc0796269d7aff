"""The command line. Each verb reads, makes one call and writes.

Exit codes: 0 done; 1 a watch found a move; 2 bad input or option (the message says what to do); 130 interrupted.
"""

from __future__ import annotations

import gc
import sys

import typer

from nlp import __version__
from nlp.cli import analyze, classify, codeframe, columns, redact, review, robustness, training, watch
from nlp.errors import PalauteError

# Locals in a traceback would print feedback.
app = typer.Typer(
    name="palaute",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Open-ended customer feedback in Finnish and English: themes, polarity, journey stage, evidence. "
    "Exit codes: 0 done, 1 a watch found a move, 2 bad input or option, 130 interrupted.",
)
app.command("classify")(classify.classify)
app.command("analyze")(analyze.analyze)
app.command("watch")(watch.watch)
app.command("review")(review.review)
app.command("columns")(columns.columns)
app.command("redact")(redact.redact)
app.command("train")(training.train)
app.command("evaluate")(training.evaluate)
app.command("robustness")(robustness.robustness)
app.add_typer(codeframe.app, name="codeframe")


@app.callback(invoke_without_command=True)
def _version(version: bool = typer.Option(False, "--version", help="Show the version and exit.")) -> None:
    if version:
        typer.echo(f"palaute {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; what is wrong with the input goes to standard error, with its remedy."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal or pipe that cannot show an emoji must not stop the run
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except PalauteError as error:
        typer.secho(f"palaute: {error}", fg=typer.colors.RED, err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.secho("palaute: interrupted; nothing half-written was left under a final name.", err=True)
        sys.exit(130)
    finally:
        # The process ends: to look for rubbish once more, among all words of a model, takes a fifth of a second.
        gc.freeze()
