"""A list within a JSON text, read in pieces of any size, holds what the whole text would hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp.survey.json_list import find_list, unrepeated


def parsed(text: str) -> tuple[list[Any], str] | None:
    """The same by parsing the whole text."""
    try:
        value = json.loads(text, object_pairs_hook=unrepeated)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, list):
        return value, ""
    if not isinstance(value, dict):
        return None
    found = [
        (inner, key)
        for key, inner in value.items()
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner)
    ]
    return found[0] if len(found) == 1 else None


def read(text: str, size: int) -> tuple[list[Any], str] | None:
    pieces = (text[place : place + size] for place in range(0, len(text), size))
    found = find_list(pieces, list, lambda item: isinstance(item, dict))
    return None if found is None else (list(found[0]), found[1])


SCALARS = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.text(max_size=9)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
ROWS = st.lists(
    st.dictionaries(
        st.sampled_from(
            ["a", "teksti", '"'],
        ),
        VALUES,
        max_size=3,
    ),
    max_size=4,
)
DOCUMENTS = VALUES | ROWS | st.dictionaries(st.sampled_from("abc"), ROWS | VALUES, max_size=3)


@given(DOCUMENTS, st.booleans(), st.none() | st.integers(0, 3), st.integers(1, 40))
@example([{"a": "\ud83d"}, 1e5, -0.0, 123456], True, None, 1)
@example([False, 1.3510798882109868e16], False, None, 14)
def test_any_document_in_pieces_of_any_size(document: Any, ascii_only: bool, indent: int | None, size: int) -> None:
    text = json.dumps(document, ensure_ascii=ascii_only, indent=indent)
    assert read(text, size) == parsed(text)


@given(st.text(alphabet='[]{}",:1e-.\\u ntrue\n\x1f', max_size=25), st.integers(1, 9))
@example('{"a":[{}],"a":[{}]}', 3)
@example('{"d":[{"k":1,"k":2}]}', 2)
@example("[1]]", 9)
@example('[{"a":"\\', 4)
def test_any_text_in_pieces_of_any_size(text: str, size: int) -> None:
    assert read(text, size) == parsed(text)


def test_values_far_longer_than_a_piece() -> None:
    rows = [{"a": "ä" * 5_000}, {"b": [{"c": n} for n in range(2_000)]}, 10**300]
    assert read(json.dumps(rows), 7) == (rows, "")


@pytest.mark.parametrize("broken", ["[x", '{"a" 1', "[1,,", '["\x01', '[{"a":1,"a":2},', "[1 2", "{1:"])
def test_a_text_that_breaks_early_is_not_read_on(broken: str) -> None:
    read_so_far = 0

    def blocks() -> Iterator[str]:
        nonlocal read_so_far
        yield broken
        for _ in range(10_000):
            read_so_far += 1
            yield " " * 100

    assert find_list(blocks(), list, lambda item: isinstance(item, dict)) is None
    assert read_so_far < 5


def test_what_keeps_the_items_may_fail() -> None:
    def full(_: Iterator[Any]) -> list[Any]:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        find_list(["[1]"], full, bool)


def test_nesting_without_end() -> None:
    assert read("[" * 100_000, 1000) is None
    assert read('{"a":' * 100_000, 1000) is None
