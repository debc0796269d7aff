"""Mojibake is mended beside the original where it plainly is mojibake, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from ftfy import bad_codecs
from hypothesis import given
from hypothesis import strategies as st

from nlp import analyze
from nlp.pipeline.intake import Options, take_in
from nlp.survey import read_survey
from nlp.survey.mojibake import repaired


def broken(text: str) -> str:
    """*text* as a program shows it that takes UTF-8 for Windows-1252."""
    bad_codecs.ok()  # registers the codec
    return text.encode().decode("sloppy-windows-1252")


@pytest.mark.parametrize(
    "text",
    [
        "myöhästyi",
        "Äiti sanoi: ”Öljyä!” – ja lähti…",
        "palvelu 👍 oli hyvä",
        "ÄÄNI",
        "café à la carte",
        "25 °C",
        "10 €",
    ],
)
def test_what_was_decoded_wrongly_is_mended(text: str) -> None:
    assert broken(text) != text
    assert repaired(broken(text)) == text
    assert repaired(broken(broken(text))) == text


def test_a_text_that_is_mojibake_in_part_is_mended_there() -> None:
    assert repaired("Äiti sanoi: hyvÃ¤ tyÃ¶!") == "Äiti sanoi: hyvä työ!"


@pytest.mark.parametrize(
    "text",
    [
        "myöhästyi", "Å", "HÄ…", "JÄÄ”", "AÂ", "São Tomé", "ÇÃO", "są", "10 €", "â", "naïve", "Ã", "Ÿ", "👍", "\ufffd",
        "ÄÖ–", "100 % ± 5", "Â", "",
    ],
)  # fmt: skip
def test_what_people_write_stays(text: str) -> None:
    assert repaired(text) == text


@given(st.text(st.sampled_from("aeikst äöåÄÖé–€!?.")))
def test_any_finnish_text_stays_and_comes_back(text: str) -> None:
    assert repaired(text) == text
    assert repaired(broken(text)) == text


def export(folder: Path) -> Path:
    path = folder / "a.csv"
    lines = (
        "Pvm;Mitä mieltä olit?;Kanava",
        "1.3.2026;Toimitus myöhästyi viikon;Chat",
        "2.3.2026;Kiitos hyvästä työstä;Chat",
    )
    path.write_text(broken("\n".join(lines)), encoding="utf-8")
    return path


def test_the_original_cells_stay_and_the_mended_ones_are_read(tmp_path: Path) -> None:
    table = read_survey(export(tmp_path))
    assert table.columns == ("Pvm", "Mitä mieltä olit?", "Kanava", "Mitä mieltä olit?_repaired")
    assert [row[1] for row in table.rows] == ["Toimitus myÃ¶hÃ¤styi viikon", "Kiitos hyvÃ¤stÃ¤ tyÃ¶stÃ¤"]
    assert [row[3] for row in table.rows] == ["Toimitus myöhästyi viikon", "Kiitos hyvästä työstä"]
    assert [note.fi for note in table.notes[2:]] == [
        "rikkoutuneet merkit korjattiin 1 sarakkeen nimessä",
        'rikkoutuneet merkit: sarakkeen "Mitä mieltä olit?" 2 solua korjattuna sarakkeessa '
        '"Mitä mieltä olit?_repaired"; alkuperäinen sarake on ennallaan',
    ]
    named = take_in(tmp_path / "a.csv", Options(text=("Mitä mieltä olit?",)))
    assert [column.name for column in named.roles.texts] == ["Mitä mieltä olit?_repaired"]


def test_evidence_points_into_the_mended_column_of_the_output(tmp_path: Path) -> None:
    result = analyze(export(tmp_path))
    assert len(result.mentions) >= 1
    for mention in result.mentions.itertuples():
        assert mention.column == "Mitä mieltä olit?_repaired"
        text = result.feedback[mention.column][mention.row - 1]
        assert text[mention.start : mention.end] == mention.evidence
    assert result.feedback["Mitä mieltä olit?"].tolist() == ["Toimitus myÃ¶hÃ¤styi viikon", "Kiitos hyvÃ¤stÃ¤ tyÃ¶stÃ¤"]


def test_touchpoints_are_read_mended_too(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(broken("Palaute;Kosketuspiste\n10/10;käyttöönotto\n10/10;hoito\n"), encoding="utf-8")
    result = analyze(path, text="Palaute", stage="Kosketuspiste")
    assert result.mentions["stage"].tolist() == ["onboarding", "delivery"]
    assert result.feedback["Kosketuspiste"].tolist() == ["kÃ¤yttÃ¶Ã¶notto", "hoito"]
