"""JSON lines and JSON lists."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey import read_survey
from nlp.survey.decode import decode
from nlp.survey.jsonl import read_json
from nlp.survey.shape import SurveyTable


def read(folder: Path, content: str, name: str = "a.jsonl") -> SurveyTable:
    (folder / name).write_text(content, encoding="utf-8")
    return read_survey(folder / name)


def test_scalars_nested_values_and_missing_keys(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        '{"id": "00123", "text": "NA", "n": 9, "ok": true}\n\n{"text": null, "n": 9.5, "tags": ["ä", {"b": 1}]}\n',
    )
    assert table.columns == ("id", "text", "n", "ok", "tags")
    assert table.rows == (("00123", "NA", "9", "true", ""), ("", "", "9.5", "", '["ä",{"b":1}]'))
    assert table.numbers == (1, 3)
    assert not table.faults


def test_broken_lines_become_faulty_rows(tmp_path: Path) -> None:
    table = read(tmp_path, '{"text": "Hyvä"}\n{"text": "Ka\n[1]\n{"text": "a", "text": "b"}\n{"text": "Ok"}\n')
    assert table.columns == ("text", "_raw")
    assert table.rows == (
        ("Hyvä", ""),
        ("", '{"text": "Ka'),
        ("", "[1]"),
        ("", '{"text": "a", "text": "b"}'),
        ("Ok", ""),
    )
    assert table.faults == {
        1: "line 2 is not valid JSON",
        2: "line 3 is not a JSON object",
        3: "line 4 is an object with a repeated key",
    }
    note = Note("5 rivistä 3 ei ole JSON-objekteja; ks. sarake _raw", "3 of 5 lines are not JSON objects; see _raw")
    assert note in table.notes


def test_a_list_of_objects(tmp_path: Path) -> None:
    table = read(tmp_path, '[\n {"text": "Hyvä"},\n 5,\n {"text": "Ok"}\n]', "a.json")
    assert table.rows == (("Hyvä", ""), ("", "5"), ("Ok", ""))
    assert table.faults == {1: "item 2 is not a JSON object"}
    note = Note("3 alkiosta 1 ei ole JSON-objekti; ks. sarake _raw", "1 of 3 items are not JSON objects; see _raw")
    assert note in table.notes
    assert table.numbers == (1, 2, 3)


def test_json_lines_in_a_json_file(tmp_path: Path) -> None:
    assert read(tmp_path, '{"text": "a"}\n{"text": "b"}\n', "a.json").rows == (("a",), ("b",))


def test_half_an_emoji_can_be_written_out(tmp_path: Path) -> None:
    table = read(tmp_path, '{"text": "hieno \\ud83d"}\n')
    assert table.rows == (("hieno \ufffd",),)
    note = Note(
        "katkenneiden merkkien puolikkaat korvattiin merkillä U+FFFD 1 solussa",
        "halves of broken characters became U+FFFD in 1 cell",
    )
    assert note in table.notes


@pytest.mark.parametrize("content", ["[1, 2]\n", "not json\nat all\n", "5\n", "[" * 100_000])
def test_nothing_is_an_object(tmp_path: Path, content: str) -> None:
    with pytest.raises(SurveyError, match=r"is a JSON object.*one object a line"):
        read(tmp_path, content)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text(st.characters(exclude_categories=["Cs"]))), min_size=1))
def test_any_strings_come_back(objects: list[dict[str, str]]) -> None:
    text = "\n".join(json.dumps(item, ensure_ascii=False) for item in objects)
    raw = read_json(decode(lambda: io.BytesIO(text.encode()), "a.jsonl"), "a.jsonl", whole=False)
    assert [{key: cell for key, cell in zip(raw.header, row.cells, strict=True) if cell} for row in raw.records] == [
        {key: cell for key, cell in item.items() if cell} for item in objects
    ]
