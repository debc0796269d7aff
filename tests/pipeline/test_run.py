"""A survey coded in chunks gives the files of the same survey coded at once."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import nlp.files
from nlp import analyze
from nlp.errors import OptionError, RunError, SurveyError
from nlp.pipeline import run as room
from nlp.pipeline import tally
from nlp.pipeline.intake import Options
from nlp.pipeline.run import CodedSurvey, Settings, code_survey
from nlp.report import render_report
from nlp.runs import RunFolder, RunIdentity, RunRecord, Source
from nlp.runs.record import read_record
from nlp.store import FILES, save_analysis, write_results
from nlp.survey import tables
from nlp.survey.spool import Rows

STAGE = Options(stage="Kosketuspiste")


def written(coded: CodedSurvey, folder: Path) -> tuple[dict[str, bytes], str]:
    folder.mkdir()
    summary = coded.summary()
    names = write_results(summary, coded.tables(), folder)
    return {name: (folder / name).read_bytes() for name in names}, render_report(summary, "fi")


@pytest.fixture(scope="module")
def at_once(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    folder = tmp_path_factory.mktemp("once")
    analysis = analyze(sample, stage="Kosketuspiste")
    save_analysis(analysis, folder)
    return {name: (folder / name).read_bytes() for name in FILES}, render_report(analysis, "fi")


@pytest.mark.parametrize(
    ("chunk", "batch", "large"), [(2000, 256, 1 << 30), (50, 7, 1 << 30), (307, 256, 0), (3, 64, 0)]
)
def test_chunks_give_the_files_and_the_report_of_the_whole(
    sample: Path, tmp_path: Path, at_once: tuple[dict[str, bytes], str], monkeypatch: pytest.MonkeyPatch,
    chunk: int, batch: int, large: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(tables, "LARGE", large)
    with RunFolder(tmp_path / "out") as run:
        coded = code_survey(sample, run, STAGE, Settings(chunk=chunk, batch=batch))
        assert run.record.parts_needed == len(run.record.parts) == -(-307 // chunk)
        frame = coded.intake.rows
        assert len(frame) == 307
        assert isinstance(frame._table.rows, Rows) == (large == 0)  # type: ignore[attr-defined]
        assert written(coded, tmp_path / "files") == at_once


def test_the_summary_has_no_texts_but_those_that_may_be_quoted(sample: Path, tmp_path: Path) -> None:
    with RunFolder(tmp_path) as run:
        summary = code_survey(sample, run, STAGE, Settings(chunk=100)).summary()
    whole = analyze(sample, stage="Kosketuspiste")
    assert len(summary.feedback) == 0 and list(summary.feedback.columns) == list(whole.feedback.columns)
    assert summary.facts == whole.facts
    pd.testing.assert_frame_equal(summary.responses, whole.responses)
    pd.testing.assert_frame_equal(summary.segments, whole.segments)
    pd.testing.assert_frame_equal(summary.verbatims, whole.verbatims)
    cells = whole.feedback[["Mikä vaikutti arvosanaasi?", "Mitä voisimme parantaa?"]]
    told = {(line.row, line.column): line.text for line in whole.verbatims.itertuples()}
    assert len(told) == len(whole.verbatims) > 300
    assert all(cells.loc[row - 1, column] == text for (row, column), text in told.items())
    for line in whole.mentions.itertuples():
        assert told[line.row, line.column][line.start : line.end] == line.evidence
    lean, full = summary.mentions, whole.mentions
    for name in full.columns:
        if name != "evidence":
            assert lean[name].tolist() == full[name].tolist(), name
    kept = lean["evidence"] != ""
    assert lean["evidence"][kept].tolist() == full["evidence"][kept].tolist() and kept.sum() > 100


def test_a_large_survey_keeps_no_verbatims(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_VERBATIMS", 306)
    assert len(analyze(sample, stage="Kosketuspiste", model="fast").verbatims) == 0
    with RunFolder(tmp_path) as run:
        summary = code_survey(sample, run, STAGE, Settings(model="fast", chunk=100)).summary()
    assert len(summary.verbatims) == 0
    assert list(summary.verbatims.columns) == ["row", "column", "language", "text"]


def test_an_export_without_rows_ends(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("palaute;nps\n", encoding="utf-8")
    with RunFolder(tmp_path / "out") as run:
        coded = code_survey(tmp_path / "e.csv", run, Options(text=("palaute",)))
        files, _ = written(coded, tmp_path / "files")
    whole = tmp_path / "whole"
    save_analysis(analyze(tmp_path / "e.csv", text="palaute"), whole)
    assert files == {name: (whole / name).read_bytes() for name in FILES}


def test_progress_counts_rows(sample: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with RunFolder(tmp_path) as run:
        code_survey(sample, run, STAGE, Settings(chunk=150), progress=lambda *done: seen.append(done))
    assert seen == [(150, 307), (300, 307), (307, 307)]


def test_the_record_tells_what_the_results_depend_on(sample: Path, tmp_path: Path) -> None:
    with RunFolder(tmp_path) as run:
        code_survey(sample, run, STAGE, Settings(chunk=150), also={"lang": "fi"})
    record = read_record(tmp_path / "run.json")
    assert record is not None and record.rows == 307 and len(record.parts) == 3 and record.state == "coding"
    assert record.identity.options["stage"] == "Kosketuspiste" and record.identity.options["lang"] == "fi"
    assert {"threads", "batch", "chunk", "out"} & set(record.identity.options) == set()
    assert record.identity.source.size == sample.stat().st_size and len(record.identity.model["digest"]) == 64


SOURCE = Source("a.csv", 3, "f" * 64)
IDENTITY = RunIdentity(SOURCE, {"precision": 0.9, "text": []}, {"name": "m", "digest": "d"}, "c", "1")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (IDENTITY, []),
        (replace(IDENTITY, source=replace(SOURCE, name="b.csv")), []),
        (replace(IDENTITY, source=replace(SOURCE, sha256="0" * 64)), ["the input file"]),
        (replace(IDENTITY, options={"precision": 0.8, "lang": "fi"}), ["the options (lang, precision, text)"]),
        (replace(IDENTITY, model={"name": "m", "digest": "e"}), ["the model"]),
        (replace(IDENTITY, codeframe="e"), ["the codeframe"]),
        (replace(IDENTITY, version="2"), ["the version of palaute"]),
    ],
)
def test_what_changed_is_named(now: RunIdentity, told: list[str]) -> None:
    assert IDENTITY.changes(now) == told


def test_a_record_is_read_back_equal(tmp_path: Path) -> None:
    record = RunRecord(IDENTITY, 7, 2, parts=("a" * 64,), outputs={"x": "y"})
    assert record.parts_needed == 4
    (tmp_path / "run.json").write_bytes(record.to_json())
    assert read_record(tmp_path / "run.json") == record and read_record(tmp_path / "none.json") is None


def test_a_changed_stage_map_is_another_option(sample: Path, tmp_path: Path) -> None:
    stages = tmp_path / "map.yaml"
    stages.write_text("Asennus: delivery\n", encoding="utf-8")
    options = replace(STAGE, stage_map=stages)
    with RunFolder(tmp_path / "out") as run:
        code_survey(sample, run, options)
    stages.write_text("Asennus: support\n", encoding="utf-8")
    with RunFolder(tmp_path / "out") as run, pytest.raises(RunError, match=r"the options \(stage_map\) changed"):
        code_survey(sample, run, options)


def test_touchpoints_without_a_stage_are_counted_but_not_named_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text(
        "palaute;piste\nAsentaja oli ystävällinen;Salainen paikka\nLiian kallis;Tarjous\n", encoding="utf-8"
    )
    with RunFolder(tmp_path / "out") as run:
        coded = code_survey(tmp_path / "e.csv", run, Options(text=("palaute",), stage="piste"))
        assert "'Salainen paikka'" in coded.summary().facts.notes[-1].en
    record = (tmp_path / "out" / "run.json").read_text(encoding="utf-8")
    assert "Salainen" not in record and "touchpoints without a stage: 1 (in 1 rows)" in record


def test_a_full_disk_keeps_the_parts_before(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 12:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(nlp.files.os, "fsync", full)
        with RunFolder(tmp_path) as run, pytest.raises(OptionError) as caught:
            code_survey(sample, run, STAGE, Settings(chunk=50))
    assert str(caught.value) == (
        f"{tmp_path}: cannot be written (No space left on device). "
        "Free some space; the same command then goes on where this run stopped."
    )
    with RunFolder(tmp_path) as run:
        code_survey(sample, run, STAGE, Settings(chunk=50))
        assert 1 <= run.resumed < 7 and len(run.record.parts) == 7


def test_a_file_that_changes_while_it_is_read_is_refused(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(sample.read_bytes())
    take_in = room.take_in

    def slow(*given: Any) -> Any:
        path.write_bytes(path.read_bytes() + b"\n")
        return take_in(*given)

    monkeypatch.setattr(room, "take_in", slow)
    with RunFolder(tmp_path / "out") as run, pytest.raises(SurveyError, match="changed while it was read"):
        code_survey(path, run, STAGE)
    assert not (tmp_path / "out").exists()


def test_a_chunk_has_rows(sample: Path, tmp_path: Path) -> None:
    with RunFolder(tmp_path) as run, pytest.raises(OptionError, match="Use a number from 1 up"):
        code_survey(sample, run, STAGE, Settings(chunk=0))


def test_a_lost_part_is_told(sample: Path, tmp_path: Path) -> None:
    with RunFolder(tmp_path) as run:
        coded = code_survey(sample, run, STAGE, Settings(chunk=150))
        (run.work / "part-000001.jsonl").unlink()
        with pytest.raises(RunError, match="what is damaged is coded again"):
            coded.summary()
