"""The test set of redaction: its form, and the least that the part which tuned nothing must give."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def measuring(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("redaction_measure", root / "models" / "build" / "redaction.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_set_is_large_enough_and_its_spans_hold_words(measuring: ModuleType) -> None:
    items = list(measuring.items())
    personal = [item for item in items if item["spans"]]
    assert len(personal) >= 150 and len(items) - len(personal) >= 300
    assert len({item["id"] for item in items}) == len({item["text"] for item in items}) == len(items)
    assert {kind for item in personal for _, _, kind in item["spans"]} == set(measuring.KINDS) - {"other"}
    for item in personal:
        for start, end, _ in item["spans"]:
            part = item["text"][start:end]
            assert part and part == part.strip()


def test_the_parts_share_nothing_and_the_held_one_has_all_kinds(measuring: ModuleType) -> None:
    parts = [{item["text"] for item in measuring.items(part)} for part in measuring.PARTS]
    assert not parts[0] & parts[1]
    held = list(measuring.items("held"))
    assert sum(bool(item["spans"]) for item in held) >= 100 and sum(not item["spans"] for item in held) >= 150
    kinds = Counter(kind for item in held for _, _, kind in item["spans"])
    assert min(kinds[kind] for kind in set(measuring.KINDS) - {"other"}) >= 8


def test_a_share_has_its_wilson_interval(measuring: ModuleType) -> None:
    # Newcombe (1998), Statistics in Medicine 17, 857–872, table I: 15 of 148.
    assert measuring.share(15, 148) == "0.101 [0.062, 0.160]"
    assert measuring.share(0, 0) == "–"


def test_the_held_part_keeps_its_floors(measuring: ModuleType) -> None:
    """Floors a little below what was measured; they tell of a loss, not of a success."""
    counts = measuring.measure(measuring.items("held"))
    checked = {kind: counts.found[kind] / counts.gold[kind] for kind in counts.gold}
    for kind in ("id", "business", "iban", "card", "email"):
        assert checked[kind] == 1.0, kind
    assert sum(counts.found.values()) / sum(counts.gold.values()) >= 0.96
    assert checked["name"] >= 0.96
    assert sum(counts.right.values()) / sum(counts.masks.values()) >= 0.94
    assert counts.alarms / counts.clean <= 0.06
