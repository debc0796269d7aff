"""`palaute review`: a sample of codes for a person to check, so that shares can be corrected by it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from nlp.cli.words import WORDS, Lang

if TYPE_CHECKING:
    import pandas as pd

    from nlp.store import Results

_NEXT = {
    "fi": "{n} riviä tarkistettavaksi. Täytä sarake ”oikein” (kyllä tai ei) ja anna sitten sama palaute analyze "
    "-komento ja lisäksi --reviewed {path}",
    "en": "{n} rows to check. Fill the column “right” (yes or no), then give the same palaute analyze command with "
    "--reviewed {path}",
}


def review(
    results: Path = typer.Argument(..., help="Results folder of `palaute analyze`."),
    out: Path = typer.Option(Path("review.xlsx"), "--out", help="File to write, .xlsx or .csv; none is overwritten."),
    n: int = typer.Option(20, "--n", min=1, help="Rows with and rows without each theme; under 20 correct no share."),
    theme: list[str] = typer.Option([], "--theme", help="Theme id to check; repeat for several. All if not given."),
    seed: int = typer.Option(0, "--seed", min=0, help="The same seed draws the same rows."),
    lang: Lang | None = typer.Option(None, "--lang", help="Language of the sheet; that of the answers if not given."),
) -> None:
    """Draw rows by chance, per theme coded with and without it, and write them beside an empty column `right`."""
    from nlp.analysis.review_sample import review_sample
    from nlp.codeframe import load_codeframe
    from nlp.store import read_results, write_review

    found, codeframe = read_results(results), load_codeframe()
    told = lang.value if lang else found.main_language
    sample = review_sample(found.mentions, found.responses, codeframe, n, themes=theme, seed=seed)
    labels = [codeframe.label(one, told) for one in sample["theme"]]
    path = write_review(_with_texts(found, sample).assign(label=labels), out, told)
    typer.echo(f"{WORDS[told]['written']}: {path}")
    typer.echo(_NEXT[told].format(n=len(sample), path=path))


def _with_texts(results: Results, sample: pd.DataFrame) -> pd.DataFrame:
    """*sample* with ``text`` (all answers of the row) and ``evidence``, both without personal data."""
    from nlp.records import LANGUAGES
    from nlp.redact import find
    from nlp.store import read_verbatims

    verbatims = read_verbatims(results, set(sample["row"].tolist()))
    columns = sorted({column for _, column in verbatims})
    spoken = results.responses.set_index("row")["language"].astype(str).to_dict()
    redacted = {
        (row, column): find(text, spoken[row] if spoken[row] in LANGUAGES else "fi")
        for (row, column), text in verbatims.items()
    }
    texts, evidence = [], []
    for line in sample.itertuples():
        answers = [redacted[line.row, column].text for column in columns if (line.row, column) in redacted]
        texts.append("\n".join(answer for answer in answers if answer.strip()))
        found = redacted.get((line.row, line.column))
        first, last = found.map_span(line.start, line.end) if found else (0, 0)
        evidence.append(found.text[first:last] if found else "")
    return sample.assign(text=texts, evidence=evidence)
