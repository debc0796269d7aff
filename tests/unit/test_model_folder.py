"""Model folders: saved, read back, and refused when a single byte differs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nlp.errors import ModelError
from nlp.model_folder import ModelFiles, load_model_folder, save_model_folder

FILES = ModelFiles(
    settings={"kind": "fast", "name": "koe", "labels": {"themes": ["price", "hinta ä"]}, "threshold": 0.35},
    arrays={
        "weights": np.arange(6, dtype=np.float32).reshape(2, 3),
        "half": np.array([0.5, -1.25], dtype=np.float16),
        "turned": np.arange(6, dtype=np.float64).reshape(2, 3).T,
        "empty": np.zeros((0, 2), dtype=np.float32),
    },
    lists={"words": ["hyvä", "ei toimi", "👍"], "characters": [" ", '"', "\\n"]},
    card={"figures": [{"language": "fi", "f1": 0.5}]},
    blobs={"encoder.onnx": bytes(range(256)) * 3},
)
NAMES = [
    "SHA256SUMS",
    "card.json",
    "characters.json",
    "encoder.onnx",
    "model.json",
    "weights.safetensors",
    "words.json",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_model_folder(FILES, tmp_path / "malli")


def refused(folder: Path) -> str:
    with pytest.raises(ModelError) as caught:
        load_model_folder(folder)
    assert str(folder) in str(caught.value)
    assert str(caught.value).endswith(caught.value.remedy)
    assert caught.value.remedy
    return str(caught.value)


def rehash(folder: Path) -> None:
    """Make the sums fit the files, as somebody would who edits a model by hand."""
    names = sorted(path.name for path in folder.iterdir() if path.name != "SHA256SUMS")
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(sums))


def test_what_is_saved_is_read_back(folder: Path) -> None:
    found = load_model_folder(folder)
    assert {
        **FILES.settings,
        "format": 1,
        "lists": ["characters", "words"],
        "blobs": sorted(FILES.blobs),
    } == found.settings
    assert found.blobs == FILES.blobs
    assert found.lists == FILES.lists
    assert found.card == FILES.card
    assert found.arrays.keys() == FILES.arrays.keys()
    for name, array in FILES.arrays.items():
        assert found.arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(found.arrays[name], array)


def test_a_folder_holds_plain_files_and_no_rests(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in folder.iterdir())
    assert json.loads((folder / "words.json").read_text(encoding="utf-8")) == FILES.lists["words"]


def test_sha256sum_can_check_the_sums(folder: Path) -> None:
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        wanted, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == wanted


def test_saving_twice_gives_the_same_bytes_and_digest(folder: Path, tmp_path: Path) -> None:
    again = save_model_folder(FILES, tmp_path / "toinen")
    assert {name: (again / name).read_bytes() for name in NAMES} == {
        name: (folder / name).read_bytes() for name in NAMES
    }
    assert load_model_folder(again).digest == load_model_folder(folder).digest


def test_the_digest_knows_everything_but_the_card(folder: Path) -> None:
    digest = load_model_folder(folder).digest
    assert len(digest) == 64
    save_model_folder(replace(FILES, card={"figures": []}), folder)
    assert load_model_folder(folder).digest == digest
    for other in (
        replace(FILES, settings={**FILES.settings, "threshold": 0.36}),
        replace(FILES, lists={**FILES.lists, "words": ["hyvä"]}),
        replace(FILES, blobs={**FILES.blobs, "encoder.onnx": b""}),
        replace(FILES, arrays={**FILES.arrays, "half": np.array([0.5, 1.25], dtype=np.float16)}),
    ):
        save_model_folder(other, folder)
        assert load_model_folder(folder).digest != digest


def test_a_readme_beside_the_model_is_nobodys_business(folder: Path) -> None:
    digest = load_model_folder(folder).digest
    (folder / "README.md").write_text("A card for people.")
    assert load_model_folder(folder).digest == digest


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", [0.0, 0.3, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("bit", [0x01, 0x20, 0x80])
def test_one_changed_bit_and_the_folder_is_refused(folder: Path, name: str, place: float, bit: int) -> None:
    data = bytearray((folder / name).read_bytes())
    data[int(place * (len(data) - 1))] ^= bit
    (folder / name).write_bytes(data)
    refused(folder)


def test_every_byte_of_the_sums_counts(folder: Path) -> None:
    good = (folder / "SHA256SUMS").read_bytes()
    for place in range(len(good)):
        # \v and \r part lines for str.splitlines, \0 no operating system takes in a name.
        for value in b"\v\r\n\0/ A0":
            if good[place] != value:
                (folder / "SHA256SUMS").write_bytes(good[:place] + bytes([value]) + good[place + 1 :])
                refused(folder)
    (folder / "SHA256SUMS").write_bytes(good)
    assert load_model_folder(folder).lists == FILES.lists


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert name in refused(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_cut_file_is_refused(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    (folder / name).write_bytes(data[:-1])
    refused(folder)
    (folder / name).write_bytes(b"")
    refused(folder)


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_file_struck_from_the_sums_is_missed(folder: Path, name: str) -> None:
    sums = (folder / "SHA256SUMS").read_text().splitlines(keepends=True)
    (folder / "SHA256SUMS").write_text("".join(line for line in sums if not line.endswith(f"  {name}\n")))
    assert "incomplete" in refused(folder)


@pytest.mark.parametrize(
    "name", ["../secret.json", "/etc/hostname", "sub/secret.json", "..", ".", "", "a\0b", "~", "-rf", "model.json/"]
)
def test_the_sums_cannot_point_outside_the_folder(folder: Path, name: str) -> None:
    secret = b"{}"
    (folder.parent / "secret.json").write_bytes(secret)
    (folder / "sub").mkdir()
    (folder / "sub" / "secret.json").write_bytes(secret)
    with (folder / "SHA256SUMS").open("a") as sums:
        sums.write(f"{hashlib.sha256(secret).hexdigest()}  {name}\n")
    assert "SHA256SUMS: has been changed." in refused(folder)


@pytest.mark.parametrize(
    ("format", "told"), [(2, "has format 2, this palaute reads 1."), (None, "has format None"), ("1", "has format '1'")]
)
def test_another_format_says_so_whatever_else_it_lacks(folder: Path, format: object, told: str) -> None:
    (folder / "model.json").write_text(json.dumps({"format": format}))
    rehash(folder)
    message = refused(folder)
    assert told in message
    assert message.endswith("or install the version of palaute that made it.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("model.json", "[]"),
        ("model.json", '{"format": 1}'),
        ("model.json", '{"format": 1, "lists": 5}'),
        ("model.json", '{"format": 1, "lists": ["verbs"]}'),
        ("model.json", "{"),
        ("words.json", "not json"),
        ("weights.safetensors", "no arrays"),
        ("card.json", "\udcff"),
    ],
)
def test_a_folder_edited_by_hand_is_incomplete(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    rehash(folder)
    assert "incomplete" in refused(folder)


def test_what_is_no_model_folder(tmp_path: Path) -> None:
    assert "there is no such model folder" in refused(tmp_path / "none")
    assert "has no readable SHA256SUMS" in refused(tmp_path)
    file = tmp_path / "file"
    file.write_text("x")
    assert "there is no such model folder" in refused(file)
    (tmp_path / "SHA256SUMS").write_bytes("ä".encode())
    assert "has no readable SHA256SUMS" in refused(tmp_path)
    (tmp_path / "SHA256SUMS").write_bytes(b"")
    assert "incomplete" in refused(tmp_path)


def test_a_folder_from_before_there_were_further_files_is_read(folder: Path) -> None:
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    del settings["blobs"]
    (folder / "model.json").write_text(json.dumps(settings))
    rehash(folder)
    assert load_model_folder(folder).blobs == {}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(ModelError, match=r"cannot be written .*Name a folder to write to\.$"):
        save_model_folder(FILES, file)
    assert file.read_text() == "mine"
