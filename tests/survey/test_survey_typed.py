"""SPSS and Parquet files, and lists within JSON objects."""

from __future__ import annotations

import io
import json
import traceback
from pathlib import Path

import pandas as pd
import pyarrow
import pyreadstat
import pytest
from make_exports import make_export
from pyarrow import parquet

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey import is_export_name, read_survey


def sav(folder: Path, frame: pd.DataFrame, labels: dict[str, dict[float, str]], **more: object) -> Path:
    path = folder / "a.sav"
    pyreadstat.write_sav(frame, str(path), variable_value_labels=labels, **more)
    return path


def test_labels_are_shown_where_every_value_has_one(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"alue": [1.0, 2.0, None], "osa": [1.0, 2.0, 9.0], "score": [1.0, 2.0, 1.0], "n": [0.5, 1e6, -99.0]}
    )
    labels = {"alue": {1: "Etelä", 2: "Pohjoinen"}, "osa": {1: "Yksi", 2: "Kaksi"}, "score": {1: "Huono", 2: "Hyvä"}}
    table = read_survey(sav(tmp_path, frame, labels))
    assert table.rows == (("Etelä", "1", "1", "0.5"), ("Pohjoinen", "2", "2", "1000000"), ("", "9", "1", "-99"))
    assert table.notes == (
        Note(
            "arvot näytetään selitteinä 1 muuttujassa; arvosanat ovat lukuja",
            "values are shown as their labels in 1 variable; ratings are numbers",
        ),
    )


def test_values_that_count_as_missing_stay(tmp_path: Path) -> None:
    path = sav(tmp_path, pd.DataFrame({"q": [1.0, 99.0]}), {}, missing_ranges={"q": [99]})
    assert read_survey(path).rows == (("1",), ("99",))


def test_files_are_known_by_their_content(tmp_path: Path) -> None:
    path = make_export("survey.sav", tmp_path).rename(tmp_path / "a.csv")
    table = read_survey(path)
    assert table.columns == ("vastnro", "q1", "q2", "q3", "pvm")
    assert table.notes[0].en == "the file is an SPSS file although its name ends in '.csv'"
    path = make_export("reviews.parquet", tmp_path).rename(tmp_path / "b.csv")
    assert read_survey(path).notes[0].en == "the file is a Parquet file although its name ends in '.csv'"


@pytest.mark.parametrize(("name", "words"), [("survey.sav", "SPSS"), ("reviews.parquet", "Parquet")])
def test_damaged_files_are_refused_without_their_text(tmp_path: Path, name: str, words: str) -> None:
    path = make_export(name, tmp_path)
    path.write_bytes(path.read_bytes()[:150])
    with pytest.raises(SurveyError, match=rf'^"{name}" is a damaged {words} file\. Save it as') as caught:
        read_survey(path)
    shown = "".join(traceback.format_exception(caught.value))
    assert "During handling" not in shown and "direct cause" not in shown


FAULTS = Path(__file__).parent / "faults"


def test_a_file_that_crashes_its_library_is_refused() -> None:
    with pytest.raises(SurveyError, match=r"is a damaged SPSS file\. Save it as"):
        read_survey(FAULTS / "crash_of_the_library.sav")


def test_variables_without_names_are_numbered() -> None:
    table = read_survey(FAULTS / "no_variable_names.sav")
    assert table.columns == ("vastnro", "q1", "column_3", "q3", "pvm")


def test_a_parquet_file_that_unpacks_beyond_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"a": ["x" * 1000] * 1000}), out, use_dictionary=False)
    (tmp_path / "a.parquet").write_bytes(out.getvalue())
    assert len(read_survey(tmp_path / "a.parquet").rows) == 1000
    monkeypatch.setattr("nlp.survey.parquet.MOST_UNPACKED", 500_000)
    with pytest.raises(SurveyError, match="would unpack to more than"):
        read_survey(tmp_path / "a.parquet")


def test_the_only_list_of_objects_is_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"meta": {"n": 2}, "tags": ["x"], "responses": [{"a": "1"}, {"a": "2"}]}))
    table = read_survey(path)
    assert (table.columns, table.rows) == (("a",), (("1",), ("2",)))
    assert Note('rivit luettiin avaimesta "responses"', 'the rows were read from the key "responses"') in table.notes
    path.write_text(json.dumps({"first": [{"a": 1}], "second": [{"b": 2}]}))
    assert read_survey(path).columns == ("first", "second")


@pytest.mark.parametrize(
    ("name", "export"),
    [
        ("a.csv", True), ("A.XLSX", True), ("b.zsav", True), ("b.pq", True), ("c.ndjson", True),
        ("c.txt", False), ("Kiitos Pekalle.", False), ("-", False), ("d.pdf", False), ("", False),
    ],
)  # fmt: skip
def test_exports_are_known_by_their_suffix(name: str, export: bool) -> None:
    assert is_export_name(name) is export
