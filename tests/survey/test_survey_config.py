"""`palaute.toml` beside an export, and what may not be in it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pandas as pd
import pytest

from nlp import analyze
from nlp.errors import OptionError, SurveyError
from nlp.pipeline.inspect import inspect_survey, main_language, save_roles
from nlp.pipeline.intake import Options, take_in, with_config
from nlp.records import Note
from nlp.survey.config import SurveyConfig, read_config, write_config

EXPORT = (
    "nro;Pvm;Luotu;Palaute;Terveiset;NPS;Piste\n"
    "1;3/4/2026;2026-03-05;Hyvä ja nopea palvelu;Kiitos teille paljon;9;A\n"
    "2;5/4/2026;2026-04-06;Lasku oli väärin taas;Soittakaa minulle heti;2;B\n"
    "3;6/4/2026;2026-04-07;Kaikki sujui hyvin;Kaikki oli kunnossa;8;A\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "kysely.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def settings(export: Path, text: str) -> Path:
    path = export.parent / "palaute.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_settings_name_the_roles_and_flags_go_before_them(export: Path) -> None:
    settings(export, 'text = "Terveiset"\nquestion = ["Mitä haluat sanoa?"]\ndate = "Pvm"\ndate_order = "day"\n')
    intake = take_in(export, with_config(export, Options()))
    assert [(column.name, column.question) for column in intake.roles.texts] == [("Terveiset", "Mitä haluat sanoa?")]
    assert intake.dates() == ["2026-04-03", "2026-04-05", "2026-04-06"]
    assert intake.notes[0] == Note(
        "asetukset: palaute.toml (text, question, date, date_order)",
        "settings: palaute.toml (text, question, date, date_order)",
    )
    flags = take_in(export, with_config(export, Options(text=("Palaute",), date_order="month")))
    assert [(column.name, column.question) for column in flags.roles.texts] == [("Palaute", None)]
    assert flags.dates() == ["2026-03-04", "2026-05-04", "2026-06-04"]
    assert flags.notes[0].en == "settings: palaute.toml (date)"


def test_an_analysis_uses_the_settings_and_tells_them(export: Path) -> None:
    (export.parent / "vaiheet.yaml").write_text("A: delivery\nB: aftercare\n", encoding="utf-8")
    settings(export, 'text = ["Palaute"]\nstage = "Piste"\nstage_map = "vaiheet.yaml"\ndate = "Luotu"\n')
    result = analyze(export)
    assert result.facts.stage_column == "Piste"
    assert result.facts.date_range == ("2026-03-05", "2026-04-07")
    assert result.facts.notes[0].en == "settings: palaute.toml (text, date, stage, stage_map)"
    assert result.feedback["Pvm"].tolist() == ["3/4/2026", "5/4/2026", "6/4/2026"]
    frame = analyze(pd.DataFrame({"Palaute": ["Hyvä ja nopea palvelu"]}), text="Palaute")
    assert all("palaute.toml" not in note.en for note in frame.facts.notes)


def test_an_analysis_reads_dates_in_the_order_told(export: Path) -> None:
    day = analyze(export, text="Palaute", date="Pvm", date_order="day")
    assert day.feedback["palaute_date"].tolist() == ["2026-04-03", "2026-04-05", "2026-04-06"]
    month = analyze(export, text="Palaute", date="Pvm", date_order="month")
    assert month.feedback["palaute_date"].tolist() == ["2026-03-04", "2026-05-04", "2026-06-04"]
    with pytest.raises(SurveyError, match="Tell it with --date-order day or --date-order month"):
        analyze(export, text="Palaute", date="Pvm")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('tekst = "Palaute"', r'unknown key "tekst"\. Did you mean "text"\? The keys are text, question, date, '),
        ('xyz = "Palaute"', r'unknown key "xyz"\. The keys are text'),
        ("text = 5", r'"text" in ".*palaute\.toml" has a value.*Write a text or a list of texts'),
        ("text = []", r'"text" in .* has a value that cannot be used'),
        ('text = ["a", 1]', r'"text" in .* has a value that cannot be used'),
        ('date = ["a"]', r'"date" in .*Write a text in quotation marks'),
        ('date = ""', r'"date" in .* has a value that cannot be used'),
        ("text = Palaute", r"is no TOML .*line 1.*Write lines such as"),
        ('stage_map = "../muu.yaml"', r'"stage_map" in .* leads out of its folder\. Put the file beside the export'),
        ('stage_map = "/etc/passwd"', r'"stage_map" in .* leads out of its folder'),
        ('stage_map = "a/../../b.yaml"', r'"stage_map" in .* leads out of its folder'),
    ],
)
def test_settings_that_cannot_be_used(export: Path, text: str, message: str) -> None:
    settings(export, text)
    with pytest.raises(OptionError, match=message):
        read_config(export)


def test_a_link_out_of_the_folder_is_no_way_out(export: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("muualla") / "kartta.yaml"
    outside.write_text("A: delivery\n", encoding="utf-8")
    (export.parent / "kartta.yaml").symlink_to(outside)
    settings(export, 'stage_map = "kartta.yaml"')
    with pytest.raises(OptionError, match="leads out of its folder"):
        read_config(export)


def test_settings_of_another_export_are_named_in_the_error(export: Path) -> None:
    settings(export, 'date = "Päivä"')
    with pytest.raises(SurveyError, match=r'no column "Päivä"\. palaute\.toml beside the export was used: change it'):
        take_in(export, with_config(export, Options()))


def test_what_was_found_is_saved_and_read_back(export: Path) -> None:
    assert read_config(export) is None
    intake = inspect_survey(export, Options(text=("Palaute",), date="Luotu"))
    assert main_language(intake) == "fi"
    path = save_roles(export, intake, Options(text=("Palaute",), date="Luotu"))
    assert path == export.parent / "palaute.toml"
    assert read_config(export) == SurveyConfig(
        text=("Palaute",), date="Luotu", score="NPS", respondent="nro", segments=("Piste",)
    )
    with pytest.raises(OptionError, match=r"There already is .*palaute\.toml.*remove it and save again"):
        save_roles(export, intake, Options())


def test_any_name_survives_the_file(export: Path) -> None:
    config = SurveyConfig(text=('Miksi "näin"?\n\\ \t', "ö\x7f\x01"), sheet="=1")
    write_config(export, config)
    assert read_config(export) == config


def test_a_full_disk_leaves_no_half_config(export: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OptionError, match=r"palaute\.toml.* cannot be written \(No space left"):
        write_config(export, SurveyConfig(text=("Palaute",)))
    assert [path.name for path in export.parent.iterdir()] == [export.name]
