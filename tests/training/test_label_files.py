"""Labels kept apart from texts: written without a word of them, joined again, and refused beside another text."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nlp.codeframe import load_codeframe
from nlp.errors import TrainingError
from nlp.training.dataset import LabelledVerbatim, read_labelled, read_records, text_key
from nlp.training.label_files import read_label_files, write_label_file

CODEFRAME = load_codeframe()
ROWS: list[dict[str, Any]] = [
    {
        "id": "t-1", "text": "Kuljettaja soitti etukäteen. Paketti jätettiin sateeseen.", "language": "fi",
        "sentiment": "mixed", "signals": ["wish"], "domain": "logistics", "question": "Miten toimitus sujui?",
        "mentions": [
            {"quote": "soitti etukäteen", "theme": "schedules", "polarity": "positive", "stage": "delivery"},
            {"quote": "sateeseen", "theme": "surroundings", "polarity": "negative", "stage": "delivery"},
        ],
    },
    {
        "id": "t-2", "text": "Lovely staff 👍 but pricey, very pricey", "language": "en", "sentiment": "mixed",
        "signals": [], "mentions": [
            {"quote": "pricey", "theme": "price", "polarity": "negative", "stage": "not_stated"}],
    },
    {"id": "t-3", "text": "ei lisättävää", "language": "fi", "sentiment": "neutral", "signals": ["no_content"],
     "mentions": []},
]  # fmt: skip
CODED = {"theme": "schedules", "polarity": "positive", "stage": "delivery"}


def jsonl(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def texts_only(path: Path, *, ids: bool = True) -> Path:
    keep = ("id", "text", "domain", "question") if ids else ("text", "domain", "question")
    return jsonl(path, [{key: row[key] for key in keep if key in row} for row in ROWS])


@pytest.fixture
def labelled(tmp_path: Path) -> list[LabelledVerbatim]:
    return read_labelled([jsonl(tmp_path / "vastaukset.jsonl", ROWS)], CODEFRAME)


def test_written_and_read_back_they_are_the_same(tmp_path: Path, labelled: list[LabelledVerbatim]) -> None:
    (tmp_path / "labels").mkdir()
    write_label_file(tmp_path / "labels" / "vastaukset.jsonl", "vastaukset", labelled)
    texts = texts_only(tmp_path / "sub" / "vastaukset.jsonl") if (tmp_path / "sub").mkdir() is None else tmp_path
    assert read_label_files(tmp_path / "labels", [texts], CODEFRAME) == labelled


def test_texts_without_ids_are_named_by_row(tmp_path: Path, labelled: list[LabelledVerbatim]) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "sub").mkdir()
    numbered = [replace(verbatim, id=str(row)) for row, verbatim in enumerate(labelled, 1)]
    file = write_label_file(tmp_path / "labels" / "a.jsonl", "vastaukset", numbered, by_row=True)
    assert [record["row"] for record in read_records(file)] == [1, 2, 3]
    texts = texts_only(tmp_path / "sub" / "vastaukset.jsonl", ids=False)
    assert read_label_files(tmp_path / "labels", [texts], CODEFRAME) == numbered


def test_the_file_holds_no_word_of_the_texts(tmp_path: Path, labelled: list[LabelledVerbatim]) -> None:
    written = write_label_file(tmp_path / "labels.jsonl", "vastaukset", labelled).read_text(encoding="utf-8").lower()
    words = {
        word for row in ROWS for key in ("text", "question") for word in re.findall(r"\w+", row.get(key, "").lower())
    }
    assert len(words) > 15
    assert words & set(re.findall(r"\w+", written)) == set()
    assert "👍" not in written
    (first, *_) = [json.loads(line) for line in written.splitlines()]
    assert set(first) == {"source", "id", "text_hash", "language", "sentiment", "mentions", "signals"}
    assert set(first["mentions"][0]) == {"start", "end", "theme", "polarity", "stage"}


def test_a_quote_that_stands_twice_keeps_its_place(tmp_path: Path, labelled: list[LabelledVerbatim]) -> None:
    text = ROWS[1]["text"]
    second = text.rindex("pricey")
    label = replace(labelled[1].labels[0], start=second, end=second + 6)
    (tmp_path / "labels").mkdir()
    write_label_file(tmp_path / "labels" / "a.jsonl", "vastaukset", [replace(labelled[1], labels=(label,))])
    (found,) = read_label_files(tmp_path / "labels", [tmp_path / "vastaukset.jsonl"], CODEFRAME)
    assert found.labels == (label,) and text.index("pricey") < second


def joined_with(tmp_path: Path, labelled: list[LabelledVerbatim], rows: list[dict[str, Any]]) -> str:
    """The error of joining the labels with other texts."""
    (tmp_path / "labels").mkdir()
    (tmp_path / "sub").mkdir()
    write_label_file(tmp_path / "labels" / "a.jsonl", "vastaukset", labelled)
    texts = jsonl(tmp_path / "sub" / "vastaukset.jsonl", rows)
    with pytest.raises(TrainingError) as caught:
        read_label_files(tmp_path / "labels", [texts], CODEFRAME)
    assert str(caught.value).endswith(caught.value.remedy)
    return str(caught.value)


@pytest.mark.parametrize(
    "text", ["lyhyt", "", "Kokonaan toinen teksti, yhtä pitkä kuin se jolle merkinnät tehtiin.", None, 5]
)
def test_another_text_is_refused_without_being_shown(
    tmp_path: Path, labelled: list[LabelledVerbatim], text: object
) -> None:
    message = joined_with(tmp_path, labelled, [{"id": "t-1", "text": text}, *ROWS[1:]])
    assert "has no text 't-1' that the label of line 1 fits" in message and "Use the file that was labelled." in message
    assert "toinen" not in message and "Kuljettaja" not in message


def test_a_text_without_mentions_is_known_by_its_hash(tmp_path: Path, labelled: list[LabelledVerbatim]) -> None:
    message = joined_with(tmp_path, labelled, [*ROWS[:2], {"id": "t-3", "text": "jotain muuta"}])
    assert "'t-3'" in message and "line 3" in message


def test_a_missing_text_is_named(tmp_path: Path, labelled: list[LabelledVerbatim]) -> None:
    assert "has no text 't-2' that the label of line 2 fits" in joined_with(tmp_path, labelled, [ROWS[0], ROWS[2]])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"mentions": None}, "that the label of line 1 fits"),
        ({"mentions": [{**CODED, "start": 5}]}, "line 1 fits"),
        ({"mentions": [{**CODED, "start": 5, "end": 5}]}, "line 1 fits"),
        ({"mentions": [{**CODED, "start": -5, "end": 5}]}, "line 1 fits"),
        ({"mentions": [{**CODED, "start": 0, "end": 5, "theme": "speed"}]}, "'speed'"),
        ({"sentiment": "meh"}, '"sentiment" is not one of'),
    ],
)  # fmt: skip
def test_labels_not_in_the_form_are_refused(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    (tmp_path / "labels").mkdir()
    label = {
        "source": "t",
        "id": "t-1",
        "language": "fi",
        "sentiment": "mixed",
        "mentions": [],
        "signals": [],
        **change,
    }
    jsonl(tmp_path / "labels" / "a.jsonl", [label])
    with pytest.raises(TrainingError, match=re.escape(told)) as caught:
        read_label_files(tmp_path / "labels", [jsonl(tmp_path / "t.jsonl", ROWS)], CODEFRAME)
    assert "Kuljettaja" not in str(caught.value)


def test_a_hash_is_no_duty(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    mention = {"start": 0, "end": 10, "theme": "schedules", "polarity": "positive", "stage": "delivery"}
    jsonl(tmp_path / "labels" / "a.jsonl", [
        {"source": "t", "id": "t-1", "language": "fi", "sentiment": "mixed", "mentions": [mention], "signals": []}
    ])  # fmt: skip
    (found,) = read_label_files(tmp_path / "labels", [jsonl(tmp_path / "t.jsonl", ROWS)], CODEFRAME)
    assert found.passage.text[found.labels[0].start : found.labels[0].end] == "Kuljettaja"
    assert (found.passage.question, found.domain, found.extra) == ("Miten toimitus sujui?", "logistics", False)


def test_a_source_that_was_not_given_and_a_folder_without_labels(
    tmp_path: Path, labelled: list[LabelledVerbatim]
) -> None:
    (tmp_path / "labels").mkdir()
    with pytest.raises(TrainingError, match="holds no labels"):
        read_label_files(tmp_path / "labels", [], CODEFRAME)
    write_label_file(tmp_path / "labels" / "a.jsonl", "muualta", labelled)
    with pytest.raises(
        TrainingError, match=r"The labels are of muualta\.jsonl, which was not given\. Name it with --texts"
    ):
        read_label_files(tmp_path / "labels", [tmp_path / "vastaukset.jsonl"], CODEFRAME)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c"])
def test_line_separators_within_a_text_part_no_rows(tmp_path: Path, mark: str) -> None:
    row = {"id": "1", "text": f"eka{mark}toka", "sentiment": "neutral", "mentions": []}
    file = tmp_path / "t.jsonl"
    file.write_bytes((json.dumps(row, ensure_ascii=False) + "\r\n\n" + json.dumps(row) + "\n").encode())
    assert read_records(file) == [row, row]


def test_a_text_is_known_by_the_beginning_of_its_sha256() -> None:
    assert text_key("Hyvä!") == hashlib.sha256("Hyvä!".encode()).hexdigest()[:12]
    assert text_key("Hyvä") != text_key("hyvä")
