"""The model card: a README in the model folder, written from the figures that training measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nlp.model import ModelInfo

_HEADLINE = {
    "theme_f1": "themes, micro-F1",
    "theme_macro_f1": "themes, macro-F1 (themes with ≥ 5 labels)",
    "theme_polarity_f1": "theme + polarity, F1",
    "theme_polarity_stage_f1": "theme + polarity + stage, F1",
    "stage_accuracy": "stage, accuracy on matched mentions",
    "sentiment_accuracy": "sentiment of the verbatim (4 classes), accuracy",
    "evidence_overlap": "evidence overlaps the coder's quote",
    "content_accuracy": "content / no content told apart, accuracy",
}
_LIMITS = """\
## What it must not be used for

* Decisions about single persons (staff named in feedback, customers): a code is a probable reading, not a fact.
* Languages other than Finnish and English, and texts that are not customer feedback.
* Comparing two languages with each other: the figures above differ by language, so a difference between a Finnish
  and an English group may be the model's.

## Known faults

* It knows words, not sentences: irony, "not bad at all", and praise withdrawn in the next clause are often misread.
* Words it never saw it cannot weigh. Feedback of industries unlike its data (see "own sentences") is coded clearly
  worse; read the figures of that table before trusting a new industry.
* Rare stages (awareness, onboarding, consideration, exit) are found only when said in usual words.
* The evidence is a whole clause where the clause has one theme; in long answers it is at times another clause than a
  coder would quote.
"""


def write_card(info: ModelInfo, folder: str | Path) -> Path:
    """Write ``README.md`` into a model folder; only figures of ``card.json`` stand in it."""
    path = Path(folder) / "README.md"
    path.write_text(render_card(info), encoding="utf-8")
    return path


def render_card(info: ModelInfo) -> str:
    """The card as Markdown."""
    card = info.card
    parts = [
        f"# {info.name} {info.version}\n",
        "Finnish and English customer feedback → themes, polarity, journey stage, signals, sentiment. Word and "
        "character n-grams (TF-IDF) with one-vs-rest logistic regression; arrays and JSON, no code in the folder.\n",
        "Written by `palaute train`; the figures are also in `card.json`.\n",
        "## Figures\n",
        f"{card['figures_source']} Brackets: 95 % bootstrap interval over verbatims.\n",
        headline_table(card["figures"]),
    ]
    if card.get("own_sentences"):
        parts += [
            "### Own sentences\n",
            "The same measured on the sentences written for training (many industries; half plain, half hard on "
            "purpose); they show what to expect of feedback unlike the real data.\n",
            headline_table(card["own_sentences"]),
        ]
    parts.append(
        f"Calibration: expected calibration error of the theme confidences {card['calibration_error']} (10 bins).\n"
    )
    for kind, title in (("themes", "Themes"), ("stages", "Stages (the stage given to the right theme)")):
        parts.append(f"### {title}\n")
        parts += [_labels(language, rows, kind[:-1]) for language, rows in card[kind].items()]
    parts += ["## Data\n", _data(card), _LIMITS]
    return "\n".join(parts)


def headline_table(figures: Sequence[Mapping[str, Any]]) -> str:
    """The headline figures as a Markdown table, one column per language, with intervals."""
    head = " | ".join(f"{f['language']} (n = {f['n']})" for f in figures)
    lines = [f"| | {head} |", "|---|" + "---|" * len(figures)]
    for key, name in _HEADLINE.items():
        lines.append(f"| {name} | " + " | ".join(_interval(f[key]) for f in figures) + " |")
    return "\n".join(lines) + "\n"


def _interval(values: Sequence[float | None]) -> str:
    if values[0] is None:
        return "–"
    return f"{values[0]:.3f} [{values[1]:.3f}, {values[2]:.3f}]"


def _labels(language: str, rows: Sequence[Mapping[str, Any]], kind: str) -> str:
    lines = [f"| {kind} ({language}) | n | precision | recall | F1 |", "|---|---|---|---|---|"]
    for row in rows:
        shares = " | ".join("–" if row[key] is None else f"{row[key]:.2f}" for key in ("precision", "recall"))
        lines.append(f"| {row[kind]} | {row['n']} | {shares} | {_interval([row[k] for k in ('f1', 'low', 'high')])} |")
    return "\n".join(lines) + "\n"


def _data(card: Mapping[str, Any]) -> str:
    lines = [
        f"* `{part['source']}`: {part['rows']} verbatims, "
        + ("written for training (CC0)" if part["extra"] else "real feedback, labelled by the annotation guideline")
        for part in card["data"]
    ]
    lines += [f"* `{source}`: {n} texts, tone only" for source, n in card.get("tones", {}).items()]
    return "\n".join(lines) + "\n"
