"""The kept table reads as the package does, and a damaged one costs time and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.language import CANDIDATES
from nlp.language_table import identifier

TEXTS = ["Palvelu oli hyvää ja nopeaa", "the delivery was late", "Tack för hjälpen", "ok", "", "Прекрасно", "12 €"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path))
    return tmp_path


def test_a_table_read_from_the_cache_ranks_as_the_package(kept: Path) -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages(list(CANDIDATES))
    wanted = [whole.rank(text) for text in TEXTS]
    first = identifier(CANDIDATES)
    assert [file.suffix for file in kept.iterdir()] == [".npz"]
    again = identifier(CANDIDATES)
    assert [first.rank(text) for text in TEXTS] == wanted
    assert [again.rank(text) for text in TEXTS] == wanted


def test_a_damaged_table_is_made_again(kept: Path) -> None:
    wanted = identifier(("fi", "en")).rank("hyvää palvelua")
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    middle = len(whole) // 2
    for damaged in (whole[:middle], whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :], b"", b"no"):
        file.write_bytes(damaged)
        assert identifier(("fi", "en")).rank("hyvää palvelua") == wanted
        assert file.read_bytes() == whole


def test_other_languages_have_a_table_of_their_own(kept: Path) -> None:
    assert [code for code, _ in identifier(("fi", "en")).rank("hyvää palvelua")] == ["fi", "en"]
    assert {code for code, _ in identifier(("fi", "sv", "et")).rank("hyvää palvelua")} == {"fi", "sv", "et"}
    assert len(list(kept.iterdir())) == 2


def test_without_a_cache_nothing_is_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALAUTE_CACHE", "")
    assert identifier(("fi", "en")).rank("hyvää palvelua")[0][0] == "fi"
    assert not list(kept.iterdir())


def test_a_full_disk_stops_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("numpy.savez", full)
    assert identifier(("fi", "en")).rank("hyvää palvelua")[0][0] == "fi"
    assert not list(kept.iterdir())
