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
_USE = """\
## What it must not be used for

* Decisions about single persons (staff named in feedback, customers): a code is a probable reading, not a fact.
* Languages other than Finnish and English, and texts that are not customer feedback.
* Comparing two languages with each other: the figures above differ by language, so a difference between a Finnish
  and an English group may be the model's.
"""
_FAULTS = {
    "fast": """\
## Known faults

* It knows words, not sentences: irony, "not bad at all", and praise withdrawn in the next clause are often misread.
* Words it never saw it cannot weigh. Feedback of industries unlike its data (see "own sentences") is coded clearly
  worse; read the figures of that table before trusting a new industry.
* Rare stages (awareness, onboarding, consideration, exit) are found only when said in usual words.
* The evidence is a whole clause where the clause has one theme; in long answers it is at times another clause than a
  coder would quote.
""",
    "encoder": """\
## Known faults

* Irony is read by its words: "Kiva odottaa puoli tuntia jonossa, suosittelen kaikille" is praise
  to it, waiting included.
* Negation is at times overlooked: "Delivery was not late this time" is negative.
* Words it met seldom pull a neighbouring theme: "Mainos oli harhaanjohtava" is coded promises, not transparency.
* Rare stages (consideration, purchase, aftercare) are missed more often than found, and themes of which the real
  data has little (transparency, problem_resolution, being_heard) are the weakest: see the tables.
* A statement of fact may get a tone: "I have been a customer for two years" is read as praise, and "Vaihdoin teille
  naapurin suosituksesta" as leaving.
* In answers where a theme comes up in several clauses, the evidence is at times another one than a coder would quote.
* Feedback of industries unlike its data is coded clearly worse: see "own sentences".
""",
}


def write_card(info: ModelInfo, folder: str | Path) -> Path:
    """Write ``README.md`` into a model folder; only figures of ``card.json`` stand in it."""
    path = Path(folder) / "README.md"
    path.write_text(render_card(info), encoding="utf-8")
    return path


def render_card(info: ModelInfo) -> str:
    """The card as Markdown."""
    card = info.card
    kind = "encoder" if "recipe" in card else "fast"
    parts = [
        f"# {info.name} {info.version}\n",
        f"Finnish and English customer feedback → themes, polarity, journey stage, signals, sentiment. {_MADE[kind]}\n",
        "Written by `palaute train`; the figures are also in `card.json`.\n",
        "## Figures\n",
        f"{card['figures_source']} Brackets: 95 % bootstrap interval over verbatims.\n",
        headline_table(card["figures"]),
    ]
    if card.get("own_sentences"):
        parts += [f"### Own sentences\n\n{_OWN[kind]}\n", headline_table(card["own_sentences"])]
    if card.get("domains"):
        parts += ["### Domains\n", _domains(card["domains"])]
    parts.append(_calibration(card))
    if card.get("robustness"):
        parts += ["## Robustness\n", _robustness(card["robustness"])]
    for title_of, title in (("themes", "Themes"), ("stages", "Stages (the stage given to the right theme)")):
        parts.append(f"## {title}\n")
        parts += [_labels(language, rows, title_of[:-1]) for language, rows in card[title_of].items()]
    if card.get("running"):
        parts += ["## Speed and memory\n", *(f"* {line}" for line in card["running"]), ""]
    parts += ["## Data\n", _data(card), _USE, _FAULTS[kind]]
    return "\n".join(parts)


_MADE = {
    "fast": "Word and character n-grams (TF-IDF) with one-vs-rest logistic regression; arrays and JSON, no code in the "
    "folder.",
    "encoder": "A small multilingual encoder, fine-tuned and quantized to 8 bits, one query per theme over its tokens, "
    "and n-grams as a second opinion; ONNX, arrays and JSON, no code in the folder. How it is built: "
    "[models/build](../build/README.md).",
}
_OWN = {
    "fast": "The same measured on the sentences written for training (many industries; half plain, half hard on "
    "purpose); they show what to expect of feedback unlike the real data.",
    "encoder": "The same on the released test set, `models/testset` (CC0): sentences of many industries that we wrote "
    "apart from the training corpus, rich in rare themes and stages, negation, sarcasm and spoken language. Anyone can "
    "repeat it: `palaute evaluate models/testset`.",
}


def _calibration(card: Mapping[str, Any]) -> str:
    parts = [
        "## Calibration\n",
        f"Expected calibration error of the theme confidences: {card['calibration_error']} (10 bins).\n",
    ]
    if card.get("reliability"):
        lines = ["| confidence from | n | mean confidence | share right |", "|---|---|---|---|"]
        lines += [f"| {r['from']} | {r['n']} | {r['confidence']} | {r['right']} |" for r in card["reliability"]]
        parts.append("\n".join(lines) + "\n")
    if card.get("coverage"):
        parts.append("Coverage and precision: of the most certain verbatims, the share of right mentions.\n")
        lines = ["| coverage | n | certainty from | right in theme and polarity |", "|---|---|---|---|"]
        for r in card["coverage"]:
            right = _interval([r[key] for key in ("precision", "low", "high")])
            lines.append(f"| {r['coverage']} | {r['n']:.0f} | {r['certainty']} | {right} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _domains(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = ["| domain | n | themes, micro-F1 | theme + polarity | sentiment |", "|---|---|---|---|---|"]
    for row in rows:
        cells = " | ".join(_interval(row[key]) for key in ("theme_f1", "theme_polarity_f1", "sentiment_accuracy"))
        lines.append(f"| {row['domain']} | {row['n']} | {cells} |")
    return "\n".join(lines) + "\n"


def _robustness(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [
        "Behavioural tests (`palaute robustness`, sentences of our own in `models/robustness`); brackets: 95 %, "
        "Wilson.\n",
        "| test | language | n | passed |",
        "|---|---|---|---|",
    ]
    for row in rows:
        passed = _interval([row[key] for key in ("rate", "low", "high")])
        lines.append(f"| {row['kind']} | {row['language']} | {row['n']} | {passed} |")
    return "\n".join(lines) + "\n"


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


# What the data of the bundled models is, and on what terms; a source of your own is told by its name alone.
_SOURCES = {
    "feedback_fi_labelled": "real Finnish feedback of insurance customers, course participants and app users, from the "
    "public repositories muhonen/feedbacks-search, hy-tira, hy-tikape, hy-tikawe and zhangby2085/koronavilkku; the "
    "texts are their writers' and are not passed on",
    "feedback_fi_unlabelled": "the same sources; labels in `models/labels`, CC0, texts not passed on",
    "feedback_en_labelled": "English: NHS patient comments (pxtextmining, MIT), web-shop reviews (ScandiSent, machine-"
    "translated Finnish), review sentences of seven domains (swaggy66/M-ABSA); texts not passed on",
    "nhs_labelled": "English patient feedback (The-Strategy-Unit/pxtextmining, MIT); labels by our codeframe in "
    "`models/labels`",
    "scandisent_mt_en": "Finnish web-shop reviews, machine-translated to English (timpal0l/ScandiSent); texts not "
    "passed on",
    "finnsentiment_fi": "Finnish forum sentences (FinnSentiment; Lindén, Jauhiainen & Hardwick 2023; CC BY 4.0)",
}


def _data(card: Mapping[str, Any]) -> str:
    lines = [
        f"* `{part['source']}`: {part['rows']} verbatims, "
        + ("written for training (CC0)" if part["extra"] else _SOURCES.get(part["source"], "labelled real feedback"))
        for part in card["data"]
    ]
    lines += [
        f"* `{source}`: {n} texts, tone only; {_SOURCES.get(source, 'given by the trainer')}"
        for source, n in card.get("tones", {}).items()
    ]
    if "recipe" in card:
        recipe = card["recipe"]
        lines.append(f"* base weights: `{recipe['base']}` (MIT for multilingual-e5-small), from {recipe['origin']}")
    return "\n".join(lines) + "\n"
