"""Shared by all tests: the project's folder and its sample export."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def sample(root: Path) -> Path:
    return root / "notebooks" / "data" / "sample_survey.csv"
