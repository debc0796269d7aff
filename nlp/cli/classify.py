"""`palaute classify`: code a text, or each line of standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import MODEL_HELP, WORDS, Lang, review_summary

if TYPE_CHECKING:
    from nlp.records import CodedFeedback


def classify(
    text: str = typer.Argument("-", help='The verbatim; "-" reads one verbatim a line from standard input.'),
    question: str | None = typer.Option(None, "--question", help="The wording put to the customer."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object per verbatim."),
    lang: Lang = typer.Option(Lang.en, "--lang", help="Language of the labels in the table."),
    default: Lang = typer.Option(Lang.fi, "--default-language", help="What texts too short to tell are read as."),
    precision: float = typer.Option(
        0.9, "--precision", help="Mark verbatims for review so that this share of the others' mentions is right."
    ),
    model: Path | None = typer.Option(None, "--model", help=MODEL_HELP),
    threads: int = typer.Option(1, "--threads", min=1, help="Processor threads; the codes do not depend on them."),
    redact: bool = typer.Option(False, "--redact", help="Replace personal data in the evidence and the text shown."),
) -> None:
    """Code one verbatim, or each line of standard input: themes, polarity, stage, evidence."""
    from nlp.pipeline.warm import warm_up

    warm_up(default.value, None if text == "-" else text)
    from nlp.pipeline.api import classify_many, make_coder

    coder = make_coder(model, default.value, precision, threads)
    texts: Iterable[str] = (line.rstrip("\r\n") for line in sys.stdin) if text == "-" else [text]
    # A line typed or piped in is answered at once, not when a batch is full.
    size = 1 if text == "-" and sys.stdin.isatty() else 256
    stream = classify_many(
        texts, questions=question, batch_size=size, model=coder.model, default_language=default.value,
        precision=precision, redact=redact,
    )  # fmt: skip
    needed = count = 0
    for coded in stream:
        needed, count = needed + coded.needs_review, count + (coded.status == "coded")
        if as_json:
            typer.echo(json.dumps(coded.to_dict(), ensure_ascii=False))
        else:
            _show(coded, lang.value)
    # In JSON every object tells it itself; of one verbatim its own line does.
    if text == "-" and not as_json and (told := review_summary(needed, count, coder.level, lang.value)):
        typer.echo(told)


def _show(coded: CodedFeedback, lang: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from nlp.codeframe import load_codeframe

    words, codeframe = WORDS[lang], load_codeframe()
    tone = f"{words[coded.sentiment]} ({coded.score:+.2f})" if coded.sentiment and coded.score is not None else "–"
    head = f"{coded.id}. {words[coded.status]} · {coded.language} · {tone}"
    head += f" · {words['signals']}: {', '.join(coded.signals)}" if coded.signals else ""
    head += f" · {coded.reason}" if coded.reason else ""
    head += f" · {words['review']} ({coded.certainty:.2f})" if coded.needs_review else ""
    console = Console()
    console.print(Text(head, style="bold"))
    if coded.mentions:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for name in ("theme", "polarity", "stage", "confidence", "evidence"):
            table.add_column(words[name], justify="right" if name == "confidence" else "left")
        for mention in coded.mentions:
            table.add_row(
                codeframe.label(mention.theme, lang),
                words[mention.polarity],
                codeframe.label(mention.stage, lang),
                f"{mention.confidence:.2f}",
                Text(" ".join(mention.evidence(coded.text).split())),
            )
        console.print(table)
