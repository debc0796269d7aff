"""Shared by all tests: the project's folder and its sample export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import nlp.bundled

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def sample(root: Path) -> Path:
    return root / "notebooks" / "data" / "sample_survey.csv"


@pytest.fixture(scope="session", autouse=True)
def light_model() -> Iterator[None]:
    """Where a test names no model it gets ``fast``: what it tests is around the model, and thousands of texts go by.

    The bundled encoder has tests of its own (tests/encoder), and commands run as processes use it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nlp.bundled, "BUNDLED", ("fast", "default"))
        yield
