"""Labels kept apart from texts: their authors did not license the texts, so labels name them by file and id.

A line holds ``source`` (stem of the file of texts), ``id`` (or ``row``, from 1, where the file has no ids),
``language``, ``sentiment``, ``mentions`` with ``start``, ``end``, ``theme``, ``polarity``, ``stage``, and ``signals``;
and it may hold ``text_hash``, the first twelve hex digits of the text's SHA-256, by which another text is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nlp.codeframe import Codeframe
from nlp.errors import TrainingError
from nlp.training.dataset import LabelledVerbatim, read_records, text_key, verbatims_of

_FORM = 'Each line needs "source", "id" or "row", "sentiment" and "mentions"; see models/labels/README.md.'


def read_label_files(folder: str | Path, texts: Iterable[str | Path], codeframe: Codeframe) -> list[LabelledVerbatim]:
    """Labelled verbatims from a folder of label files and the files that hold their texts.

    Raises:
        TrainingError: a text is missing or another one than was labelled, or a line is not in the form.
    """
    files = {Path(file).stem: Path(file) for file in texts}
    wanted: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(Path(folder).glob("*.jsonl")):
        for record in read_records(file):
            wanted.setdefault(str(record.get("source")), []).append(record)
    if not wanted:
        raise TrainingError(f"{folder}: holds no labels.", _FORM)
    found: list[LabelledVerbatim] = []
    for source, records in wanted.items():
        if source not in files:
            raise TrainingError(f"The labels are of {source}.jsonl, which was not given.", "Name it with --texts.")
        joined = _joined(files[source], records)
        found += verbatims_of(files[source], joined, codeframe, extra=False)
    return found


def _joined(file: Path, labels: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records with texts and quotes, as labelled files have them."""
    rows = read_records(file)
    by_id = {str(row.get("id", number)): row for number, row in enumerate(rows, 1)}
    records = []
    for number, label in enumerate(labels, 1):
        key = str(label.get("id", label.get("row")))
        row = by_id.get(key)
        if row is None or not _fits(label, row):
            raise TrainingError(
                f"{file}: has no text {key!r} that the label of line {number} fits.", "Use the file that was labelled."
            )
        mentions = [{**m, "quote": row["text"][m["start"] : m["end"]]} for m in label["mentions"]]
        records.append({**label, "id": key, "text": row["text"], **_told(row), "mentions": mentions})
    return records


def _fits(label: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether *row* holds the text that was labelled, as far as the label can tell."""
    text, mentions = row.get("text"), label.get("mentions")
    if not isinstance(text, str) or not isinstance(mentions, list):
        return False
    if label.get("text_hash") not in (None, text_key(text)):
        return False
    places = [(m.get("start"), m.get("end")) for m in mentions]
    return all(isinstance(a, int) and isinstance(b, int) and 0 <= a < b <= len(text) for a, b in places)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {"question": row.get("question"), "domain": row.get("domain")}


def write_label_file(
    path: str | Path, source: str, labelled: Iterable[LabelledVerbatim], *, by_row: bool = False
) -> Path:
    """Write the labels of *labelled*, which come from ``source.jsonl``, without their texts."""
    key = "row" if by_row else "id"
    lines = [
        json.dumps(
            {
                "source": source,
                key: int(v.id) if by_row else v.id,
                "text_hash": text_key(v.passage.text),
                "language": v.passage.language,
                "sentiment": v.sentiment,
                "mentions": [
                    {"start": x.start, "end": x.end, "theme": x.theme, "polarity": x.polarity, "stage": x.stage}
                    for x in v.labels
                ],
                "signals": list(v.signals),
            },
            ensure_ascii=False,
        )
        for v in labelled
    ]
    target = Path(path)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target
