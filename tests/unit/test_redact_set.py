"""The test set of redaction: its form, and the least that the half which tuned nothing must give."""

from __future__ import annotations

import importlib.util
import sys
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


def test_the_halves_share_nothing(measuring: ModuleType) -> None:
    halves = [{item["id"] for item in measuring.items(half)} for half in measuring.HALVES]
    assert not halves[0] & halves[1]
    assert min(map(len, halves)) > 200


def test_the_held_half_keeps_its_floors(measuring: ModuleType) -> None:
    """Floors a little below what was measured; they tell of a loss, not of a success."""
    counts = measuring.measure(measuring.items("held"))
    checked = {kind: counts.found[kind] / counts.gold[kind] for kind in counts.gold}
    for kind in ("id", "business", "iban", "card", "email"):
        assert checked[kind] == 1.0, kind
    assert sum(counts.found.values()) / sum(counts.gold.values()) >= 0.9
    assert checked["name"] >= 0.85
    assert sum(counts.right.values()) / sum(counts.masks.values()) >= 0.9
    assert counts.alarms / counts.clean <= 0.04
