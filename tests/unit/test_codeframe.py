"""The bundled codeframe, and every way a codeframe file can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.codeframe import default_codeframe_path, load_codeframe
from nlp.errors import CodeframeError

STAGES = (
    "awareness consideration purchase onboarding delivery support aftercare loyalty exit not_stated".split()
)  # the nine of the journey, then "not stated"
THEMES = """
    communication transparency staff_behaviour staff_competence being_heard availability schedules ease promises
    quality price tools problem_resolution surroundings location general
""".split()

GOOD = """\
themes:
  - id: price
    label: {fi: Hinta, en: Price}
    definition: What it costs.
  - id: quality
    label: {fi: Laatu, en: Quality}
    definition: How good it is.
stages:
  - id: purchase
    label: {fi: Osto, en: Purchase}
    definition: Buying.
  - id: not_stated
    label: {fi: Ei tiedossa, en: Not stated}
    definition: Not told.
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "frame.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def fault(file: Path) -> CodeframeError:
    with pytest.raises(CodeframeError) as caught:
        load_codeframe(file)
    assert str(caught.value).startswith(f"{file}:")
    assert str(caught.value).endswith(caught.value.remedy)
    return caught.value


def test_the_bundled_codeframe_has_the_promised_codes() -> None:
    codeframe = load_codeframe()
    assert codeframe.theme_ids == tuple(THEMES)
    assert codeframe.stage_ids == tuple(STAGES)
    assert len(THEMES) == 16


def test_every_bundled_code_is_bilingual_and_explained() -> None:
    codeframe = load_codeframe()
    for entry in (*codeframe.themes, *codeframe.stages):
        assert entry.label.fi != entry.label.en, entry.id
        assert len(entry.definition) > 15, entry.id
        assert len(entry.examples.fi) >= 2, entry.id
        assert len(entry.examples.en) >= 2, entry.id
    assert all(theme.aspects for theme in codeframe.themes)


def test_labels_by_language_and_unknown_codes_as_they_are() -> None:
    codeframe = load_codeframe()
    assert codeframe.label("price", "fi") == "Hinta ja hinta-laatusuhde"
    assert codeframe.label("exit", "en") == "Exit & return"
    assert codeframe.label("nowhere", "fi") == "nowhere"


def test_the_bundled_codeframe_is_read_once_and_equals_its_file() -> None:
    assert load_codeframe() is load_codeframe()
    assert load_codeframe(default_codeframe_path()) == load_codeframe()


def test_a_good_file_with_a_parent_and_a_byte_order_mark(tmp_path: Path) -> None:
    file = write(tmp_path, "\ufeff" + GOOD.replace("id: quality", "id: quality\n    parent: price"))
    codeframe = load_codeframe(file)
    assert [theme.parent for theme in codeframe.themes] == [None, "price"]
    assert codeframe.label("purchase", "fi") == "Osto"


@pytest.mark.parametrize(
    "changed",
    [
        "# a comment\n" + GOOD,
        GOOD.replace("label: {fi: Hinta, en: Price}", "label:\n      en: 'Price'\n      fi: \"Hinta\"  # order"),
        GOOD.replace("\n", "\n\n"),
        GOOD.replace("What it costs.", "  What it costs.  "),
    ],
)
def test_the_digest_ignores_comments_and_layout(tmp_path: Path, changed: str) -> None:
    digest = load_codeframe(write(tmp_path, GOOD)).digest
    assert load_codeframe(write(tmp_path, changed)).digest == digest
    assert len(digest) == 64


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hinta", "Hinnat"),
        ("What it costs.", "What it costs!"),
        ("id: price", "id: prices"),
        ("definition: Buying.", "definition: Buying.\n    examples: {fi: [Ostin.]}"),
        ("definition: Buying.", "definition: Buying.\n    includes: kassa"),
        ("id: quality", "id: quality\n    parent: price"),
    ],
)
def test_the_digest_changes_with_the_content(tmp_path: Path, old: str, new: str) -> None:
    digest = load_codeframe(write(tmp_path, GOOD)).digest
    assert load_codeframe(write(tmp_path, GOOD.replace(old, new))).digest != digest


def test_the_digest_knows_the_order_of_stages_and_themes(tmp_path: Path) -> None:
    blocks = GOOD.split("  - id: ")
    swapped = "  - id: ".join([blocks[0], blocks[2].replace("stages:\n", ""), blocks[1] + "stages:\n", *blocks[3:]])
    other = load_codeframe(write(tmp_path, swapped))
    assert other.theme_ids == ("quality", "price")
    assert other.digest != load_codeframe(write(tmp_path, GOOD)).digest


@pytest.mark.parametrize(
    ("old", "new", "told", "remedy"),
    [
        ("{fi: Hinta, en: Price}", "{en: Price}", "themes[0].label.fi: ", "Add the key."),
        ("{fi: Osto, en: Purchase}", "{fi: Osto}", "stages[0].label.en: ", "Add the key."),
        ("    definition: How good it is.\n", "", "themes[1].definition: ", "Add the key."),
        ("themes:", "theme:", "themes: ", "Add the key."),
        ("definition: Buying.", "definition: Buying.\n    colour: red", "stages[0].colour: ", "Remove the key or"),
        ("id: price", "id: Price", "themes[0].id: ", "Use lower-case letters, digits and underscores"),
        ("id: price", "id: hinta-laatu", "themes[0].id: ", "Use lower-case letters"),
        ("id: price", 'id: "price\\n"', "themes[0].id: ", "Use lower-case letters"),
        ("id: price", "id: " + "p" * 41, "themes[0].id: ", "Correct the value"),
        ("id: price", "id: 7", "themes[0].id: ", "Correct the value"),
        ("fi: Hinta", "fi: '  '", "themes[0].label.fi: ", "Correct the value"),
        ("definition: Buying.", "definition: yes", "stages[0].definition: ", "Correct the value"),
        ("definition: Buying.", 'definition: "\\ud800"', "stages[0].definition: ", "Correct the value"),
        ("id: quality", "id: price", "themes[1].id 'price' already stands at themes[0]", "an id of its own"),
        ("id: not_stated", "id: purchase", "stages[1].id 'purchase' already stands at stages[0]", "an id of its own"),
        ("id: not_stated", "id: unknown", "the last of stages is not 'not_stated'", "Add a stage with the id"),
        ("id: price", "id: price\n    parent: price", "themes[0].parent closes a cycle: price → price", "Remove the"),
        ("id: price", "id: price\n    parent: cost", "themes[0].parent 'cost' is not a theme", "Name the id of"),
        ("id: price", "id: price\n    parent: purchase", "themes[0].parent 'purchase' is not a theme", "Name the id"),
        ("{fi: Hinta, en: Price}", "{fi: Hinta, fi: Hinnat, en: Price}", "the key 'fi' stands twice", "Correct the"),
        ("stages:", "themes: []\nstages:", "line 8, column 1: the key 'themes' stands twice", "Correct the YAML"),
        ("{fi: Hinta, en: Price}", "{fi: Hinta, en: Price", "line 4, column 15:", "Correct the YAML at that place."),
        ("definition: Buying.", "? [a]\n    : b", "line 11", "Correct the YAML at that place."),
        ("definition: Buying.", "definition: !!python/name:os.system x", "line 11", "Correct the YAML"),
        ("definition: Buying.", "definition: 2026-13-45", "an impossible date or number", "Put texts in quotation"),
        ("definition: Buying.", "definition: " + "9" * 5000, "an impossible date or number", "Put texts in quotation"),
        ("definition: Buying.", "definition: a\0b", "not valid YAML", "Correct the YAML"),
        (
            "id: price",
            "id: price\n    aspects: &x [*x]",
            "line 3 uses a YAML alias (*x)",
            "Write the entry out in full.",
        ),
        (
            "{fi: Osto, en: Purchase}",
            "&y {fi: Osto, en: Purchase}\n    z: *y",
            "YAML alias (*y)",
            "Write the entry out",
        ),
        ("id: price", "id: price\n    aspects: quick", "themes[0].aspects: ", "Correct the value"),
    ],
)
def test_each_fault_names_file_key_and_remedy(tmp_path: Path, old: str, new: str, told: str, remedy: str) -> None:
    assert GOOD.count(old) == 1
    error = fault(write(tmp_path, GOOD.replace(old, new)))
    assert told in str(error)
    assert remedy in error.remedy


def test_a_cycle_of_two_and_of_three_is_drawn(tmp_path: Path) -> None:
    two = GOOD.replace("id: price", "id: price\n    parent: quality")
    two = two.replace("id: quality", "id: quality\n    parent: price")
    assert "themes[0].parent closes a cycle: price → quality → price." in str(fault(write(tmp_path, two)))
    third = "  - id: food\n    parent: price\n    label: {fi: Ruoka, en: Food}\n    definition: Food.\nstages:"
    three = two.replace("parent: price", "parent: food").replace("stages:", third)
    assert "cycle: price → quality → food → price." in str(fault(write(tmp_path, three)))


def test_a_cycle_further_up_is_found(tmp_path: Path) -> None:
    text = GOOD.replace("id: price", "id: price\n    parent: quality")
    text = text.replace("id: quality", "id: quality\n    parent: quality")
    assert "closes a cycle: price → quality → quality." in str(fault(write(tmp_path, text)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("themes: []\n" + GOOD[GOOD.index("stages:") :], "themes is empty"),
        (GOOD[: GOOD.index("stages:")] + "stages: []\n", "stages is empty"),
        ("- themes\n- stages\n", "the whole file: "),
        ("", "the whole file: "),
        ("# nothing\n", "the whole file: "),
        ("just words", "the whole file: "),
        (GOOD + "---\n" + GOOD, "another document"),
        ("themes:\n\t- id: a", "line 2, column 1"),
        ("[" * 2_000, ":"),
    ],
)
def test_files_of_another_shape(tmp_path: Path, text: str, told: str) -> None:
    error = fault(write(tmp_path, text))
    assert told in str(error)
    assert error.remedy.endswith(".")


def test_many_faults_are_counted_not_listed(tmp_path: Path) -> None:
    entries = "".join(f"  - {{id: t{number}}}\n" for number in range(4))
    error = fault(write(tmp_path, GOOD.replace("stages:", entries + "stages:")))
    assert str(error).count("Field required") == 5
    assert "(and 3 more)" in str(error)


def test_missing_folder_and_not_utf8(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.yaml").remedy == "Check the path."
    assert "IsADirectoryError" in str(fault(tmp_path))
    file = tmp_path / "latin.yaml"
    file.write_bytes(GOOD.replace("Hinta", "Hintä").encode("latin-1"))
    assert fault(file).remedy == "Save the codeframe as a UTF-8 YAML file."
