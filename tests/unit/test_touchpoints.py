"""From touchpoint columns to stages."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.codeframe import load_codeframe
from nlp.errors import OptionError
from nlp.touchpoints import read_stage_map, stages_of

CODEFRAME = load_codeframe()


def write(folder: Path, text: str, name: str = "map.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("value", "stage"),
    [
        ("delivery", "delivery"),
        ("DELIVERY", "delivery"),
        ("  Asennus ", "delivery"),
        ("Toimitus ja palvelun toteutus", "delivery"),
        ("Delivery & service in  progress", "delivery"),
        ("Asiakaspalvelu", "support"),
        ("laskutus", "aftercare"),
        ("Invoice", "aftercare"),
        ("tarjous", "consideration"),
        ("Checkout", "purchase"),
        ("käyttöönotto", "onboarding"),
        ("mainonta", "awareness"),
        ("Kanta-asiakkuus", "loyalty"),
        ("irtisanominen", "exit"),
    ],
)
def test_ids_labels_and_usual_names_are_known(value: str, stage: str) -> None:
    assert stages_of([value], CODEFRAME, {}) == {value: stage}


@pytest.mark.parametrize("value", ["", " ", "Piste 7", "not_stated", "Vaihe ei käy ilmi"])
def test_what_tells_no_stage_is_left_out(value: str) -> None:
    assert stages_of([value], CODEFRAME, {}) == {}


def test_a_mapping_goes_before_the_usual_names(tmp_path: Path) -> None:
    mapping = read_stage_map(write(tmp_path, "Asennus: onboarding\nPiste  7 : exit\n5: support\n"), CODEFRAME)
    assert mapping == {"asennus": "onboarding", "piste 7": "exit", "5": "support"}
    found = stages_of(["asennus", "PISTE 7", "5", "chat", "asennus"], CODEFRAME, mapping)
    assert found == {"asennus": "onboarding", "PISTE 7": "exit", "5": "support", "chat": "support"}


def test_a_mapping_may_say_that_a_value_tells_nothing(tmp_path: Path) -> None:
    mapping = read_stage_map(write(tmp_path, "chat: not_stated"), CODEFRAME)
    assert stages_of(["chat"], CODEFRAME, mapping) == {}


def test_json_and_a_byte_order_mark(tmp_path: Path) -> None:
    file = write(tmp_path, '\ufeff{"Käynti 1": "delivery"}', "map.json")
    assert read_stage_map(file, CODEFRAME) == {"käynti 1": "delivery"}


def test_usual_names_of_stages_that_a_codeframe_lacks_are_not_given(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(
        "themes:\n  - {id: a, label: {fi: A, en: A}, definition: A}\n"
        "stages:\n  - {id: not_stated, label: {fi: E, en: N}, definition: N}\n"
    )
    assert stages_of(["asennus", "chat"], load_codeframe(file), {}) == {}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("map.yaml", "Asennus: installing", "installing is not a stage of the codeframe. Use one of awareness,"),
        ("map.yaml", "- a\n- b", "is not a list of `touchpoint: stage` lines. Write one line per touchpoint"),
        ("map.yaml", "a: [delivery]", "is not a list of `touchpoint: stage` lines."),
        ("map.yaml", "", "is not a list of `touchpoint: stage` lines."),
        ("map.yaml", "a: 'b", "is not a YAML or JSON file. Write one line per touchpoint"),
        ("map.yaml", "a: 2026-13-45", "is not a YAML or JSON file."),
        ("map.yaml", "[" * 2_000, "is not a YAML or JSON file."),
        ("map.json", "a: delivery", "is not a YAML or JSON file."),
        ("map.json", "[" * 200_000, "is not a YAML or JSON file."),
    ],
)
def test_faults_name_the_file_and_the_remedy(tmp_path: Path, name: str, text: str, told: str) -> None:
    file = write(tmp_path, text, name)
    with pytest.raises(OptionError) as caught:
        read_stage_map(file, CODEFRAME)
    assert str(caught.value).startswith(f"{file}: {told}")


def test_missing_and_binary_files(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="there is no such mapping file"):
        read_stage_map(tmp_path / "none.yaml", CODEFRAME)
    file = tmp_path / "map.yaml"
    file.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(OptionError, match="is not a YAML or JSON file"):
        read_stage_map(file, CODEFRAME)
