"""A finished run read back is the analysis that was written, to the type of every column."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp import analyze
from nlp.errors import RunError
from nlp.pipeline.intake import Options
from nlp.pipeline.run import Settings, code_survey
from nlp.runs import RunFolder
from nlp.store import read_results, write_results

OPEN = ("Mikä vaikutti arvosanaasi?", "Mitä voisimme parantaa?")
SHARED = ["row", "status", "language", "sentiment", "value", "signals", "date", "score", "needs_review"]


def run_into(folder: Path, survey: Path, options: Options) -> Path:
    with RunFolder(folder) as run:
        coded = code_survey(survey, run, options, Settings("fast"))
        run.finish(write_results(coded.summary(), coded.tables(), run.drafts))
    return folder


@pytest.fixture(scope="module")
def results(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_into(tmp_path_factory.mktemp("run") / "out", sample, Options(text=OPEN, stage="Kosketuspiste"))


def test_both_tables_come_back_exactly(results: Path, sample: Path) -> None:
    analysis = analyze(sample, text=OPEN, stage="Kosketuspiste", model="fast")
    found = read_results(results)
    pd.testing.assert_frame_equal(found.mentions, analysis.mentions)
    pd.testing.assert_frame_equal(found.responses, analysis.responses[SHARED])
    assert found.coded == analysis.facts.statuses["coded"] > 250
    assert found.responses["date"].notna().sum() > 250
    assert found.responses["score"].notna().sum() > 250
    assert (found.record.score_column, found.record.score_kind) == (analysis.facts.score_column, "nps")
    assert found.record.identity.source.name == "sample_survey.csv"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
        min_size=1,
        max_size=6,
    )
)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, endings: list[str]) -> None:
    folder = tmp_path_factory.mktemp("any")
    rows = [{"Palaute": f'Palvelu oli todella ystävällistä {ending}\r\'=1, "hyvä"\nNA'} for ending in endings]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run_into(folder / "out", folder / "a.jsonl", Options(text=("Palaute",)))
    analysis = analyze(folder / "a.jsonl", text="Palaute", model="fast")
    found = read_results(folder / "out")
    pd.testing.assert_frame_equal(found.mentions, analysis.mentions)
    pd.testing.assert_frame_equal(found.responses, analysis.responses[SHARED])


def test_nothing_coded_keeps_the_types(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Palaute;Pvm\n-;1.3.2026\n-;\n", encoding="utf-8")
    run_into(tmp_path / "out", tmp_path / "a.csv", Options(text=("Palaute",)))
    analysis = analyze(tmp_path / "a.csv", text="Palaute", model="fast")
    found = read_results(tmp_path / "out")
    assert len(found.mentions) == 0 and found.coded == 0
    pd.testing.assert_frame_equal(found.mentions, analysis.mentions)
    pd.testing.assert_frame_equal(found.responses, analysis.responses[SHARED])


def _copy(results: Path, folder: Path) -> Path:
    folder.mkdir()
    for name in ("run.json", "feedback.csv", "mentions.csv"):
        (folder / name).write_bytes((results / name).read_bytes())
    return folder


def test_what_is_no_finished_run_is_refused(results: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"no such folder.*palaute analyze"):
        read_results(tmp_path / "nowhere")
    with pytest.raises(RunError, match=r"holds no results \(no run\.json\)"):
        read_results(tmp_path)
    copy = _copy(results, tmp_path / "copy")
    record = json.loads((copy / "run.json").read_text(encoding="utf-8"))
    (copy / "run.json").write_text(json.dumps(record | {"state": "coding"}), encoding="utf-8")
    with pytest.raises(RunError, match="not finished"):
        read_results(copy)
    (copy / "run.json").write_text("[]", encoding="utf-8")
    with pytest.raises(RunError, match="not a record that this palaute can read"):
        read_results(copy)


def test_a_changed_or_lost_file_is_refused(results: Path, tmp_path: Path) -> None:
    copy = _copy(results, tmp_path / "copy")
    whole = (copy / "mentions.csv").read_text(encoding="utf-8")
    (copy / "mentions.csv").write_text(whole.replace("positive", "negative", 1), encoding="utf-8")
    with pytest.raises(RunError, match=r"mentions\.csv: was changed since the run wrote it\. Run `palaute analyze`"):
        read_results(copy)
    (copy / "mentions.csv").unlink()
    with pytest.raises(RunError, match=r"mentions\.csv: cannot be read \(No such file"):
        read_results(copy)
