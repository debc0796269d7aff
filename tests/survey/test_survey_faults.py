"""Inputs that once broke a reader, found by damaging the exports at random (fuzz_readers.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz_readers import read_whole

FAULTS = sorted((Path(__file__).parent / "faults").iterdir())
OUTCOMES = {
    "circle_of_sectors.xls": "refused",
    "column_beyond_the_last.xlsx": "refused",
    "crash_of_the_library.sav": "refused",
    "cut_off_xml.ods": "refused",
    "no_variable_names.sav": "read",
    "unknown_xml_encoding_1.xlsx": "read",
    "unknown_xml_encoding_2.xlsx": "read",
    "unknown_xml_encoding_3.ods": "refused",
}


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.name)
def test_what_once_broke_a_reader_is_read_or_refused(path: Path) -> None:
    assert read_whole(path) == OUTCOMES[path.name]


def test_every_outcome_has_its_file() -> None:
    assert set(OUTCOMES) == {path.name for path in FAULTS}
