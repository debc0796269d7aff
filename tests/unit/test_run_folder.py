"""The folder of a run: one run at a time, nothing of others replaced, nothing left behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import nlp.runs.folder as room
from nlp.errors import OptionError, RunError
from nlp.records import Note
from nlp.runs import RunFolder, RunIdentity, Source
from nlp.runs.record import read_record

NAMES = ("feedback.csv", "report.html")
IDENTITY = RunIdentity(Source("kysely.csv", 3, "f" * 64), {"precision": 0.9}, {"name": "m", "digest": "d"}, "c", "1")
OTHER = replace(IDENTITY, source=Source("kysely.xlsx", 4, "0" * 64))


def finished(folder: Path, identity: RunIdentity = IDENTITY, **more: Any) -> dict[str, str]:
    """Run to the end; the results say of which export they are."""
    with RunFolder(folder, NAMES) as run:
        run.begin(identity, 2, 1, **more)
        while len(run.record.parts) < 2:
            run.add_part(b"part\n")
        for name in NAMES:
            (run.drafts / name).write_text(identity.source.name, encoding="utf-8")
        run.finish(NAMES, [Note("huomio", "note")])
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_a_finished_run_leaves_its_results_and_its_record_alone(tmp_path: Path) -> None:
    found = finished(tmp_path / "out")
    assert list(found) == ["feedback.csv", "report.html", "run.json"]
    record = read_record(tmp_path / "out" / "run.json")
    assert record is not None and record.state == "done" and record.notes == (Note("huomio", "note"),)


def test_the_same_export_may_be_run_again(tmp_path: Path) -> None:
    finished(tmp_path)
    newer = replace(IDENTITY, source=replace(IDENTITY.source, size=9, sha256="1" * 64), version="2")
    assert finished(tmp_path, newer)["feedback.csv"] == "kysely.csv"


def test_the_results_of_another_export_are_not_replaced_unless_told(tmp_path: Path) -> None:
    before = finished(tmp_path)
    with pytest.raises(RunError) as caught:
        finished(tmp_path, OTHER)
    assert str(caught.value) == (
        f'{tmp_path}: holds the results of "kysely.csv". Name another folder with --out, or replace them with --fresh.'
    )
    assert {path.name: path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())} == before
    assert finished(tmp_path, OTHER, fresh=True)["feedback.csv"] == "kysely.xlsx"


def test_files_that_no_run_wrote_are_not_replaced_unless_told(tmp_path: Path) -> None:
    (tmp_path / "feedback.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(RunError, match=r"already holds feedback\.csv, and not of a run\. Name another folder"):
        finished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["feedback.csv"]
    assert (tmp_path / "feedback.csv").read_text(encoding="utf-8") == "mine"
    assert finished(tmp_path, fresh=True)["feedback.csv"] == "kysely.csv"


def test_an_input_is_never_replaced_by_results(tmp_path: Path) -> None:
    export = tmp_path / "feedback.csv"
    export.write_text("mine", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to(export)
    with RunFolder(tmp_path, NAMES) as run:
        for given in (export, link, tmp_path / "." / "feedback.csv"):
            with pytest.raises(RunError, match="would replace this input"):
                run.refuse_input(given, None)
        run.refuse_input(tmp_path / "other.csv", tmp_path / "none.yaml")
        (tmp_path / "run.json").write_text("{}", encoding="utf-8")
        with pytest.raises(RunError, match=r"run\.json: the results would replace this input"):
            run.refuse_input(None, tmp_path / "run.json")


def test_a_second_run_is_kept_away_while_the_first_lives(tmp_path: Path) -> None:
    with RunFolder(tmp_path), pytest.raises(RunError, match="another run is writing"), RunFolder(tmp_path):
        pass
    with RunFolder(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_run_holds_nobody_up(tmp_path: Path) -> None:
    work = tmp_path / ".palaute-run"
    (work / "drafts" / "deeper").mkdir(parents=True)
    (work / "drafts" / "feedback.csv").write_text("half", encoding="utf-8")
    (work / "lock").write_text("12345", encoding="utf-8")
    with RunFolder(tmp_path) as run:
        assert list(run.drafts.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_place_of_the_drafts_is_removed_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine", encoding="utf-8")
    work = tmp_path / "out" / ".palaute-run"
    work.mkdir(parents=True)
    (work / "drafts").symlink_to(elsewhere)
    assert finished(tmp_path / "out")["feedback.csv"] == "kysely.csv"
    assert [path.name for path in elsewhere.iterdir()] == ["mine.txt"]


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    work = tmp_path / "out" / ".palaute-run"
    work.mkdir(parents=True)
    (work / "lock").symlink_to(mine)
    with pytest.raises(OptionError, match="cannot be written"), RunFolder(tmp_path / "out"):
        pass
    assert mine.read_text(encoding="utf-8") == "mine"


def test_what_was_made_for_a_run_that_did_not_begin_is_taken_away(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), RunFolder(tmp_path / "a" / "b"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_while_the_folder_is_opened_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: RunFolder) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(room.RunFolder, "_clear_drafts", interrupted)
    with pytest.raises(KeyboardInterrupt), RunFolder(tmp_path / "a"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_renamed_export_goes_on_and_the_record_tells_its_name_of_now(tmp_path: Path) -> None:
    with RunFolder(tmp_path) as run:
        run.begin(IDENTITY, 2, 1)
        run.add_part(b"part\n")
    renamed = replace(IDENTITY, source=replace(IDENTITY.source, name="uusi.csv"))
    with RunFolder(tmp_path) as run:
        run.begin(renamed, 2, 1)
        assert run.resumed == 1
    record = read_record(tmp_path / "run.json")
    assert record is not None and record.identity.source.name == "uusi.csv"


def test_parts_that_cannot_be_removed_do_not_undo_a_finished_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def kept(path: Path, missing_ok: bool = False) -> None:
        if path.name.startswith("part-"):
            raise PermissionError(13, "held")
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", kept)
        with RunFolder(tmp_path, NAMES) as run:
            run.begin(IDENTITY, 1, 1)
            run.add_part(b"part\n")
            for name in NAMES:
                (run.drafts / name).write_text("x", encoding="utf-8")
            assert run.finish(NAMES) == tuple(tmp_path / name for name in NAMES)
    record = read_record(tmp_path / "run.json")
    assert record is not None and record.state == "done"
    assert list(finished(tmp_path)) == [*NAMES, "run.json"]
