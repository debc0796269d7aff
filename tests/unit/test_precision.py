"""Which certainty is asked for a wanted precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.errors import OptionError
from nlp.model import ReviewLevel, review_level

LEVELS = (ReviewLevel(0.8, 0.3, 0.95), ReviewLevel(0.9, 0.55, 0.7), ReviewLevel(0.95, 0.8, 0.4))


@pytest.mark.parametrize(("wanted", "given_level"), [(0.5, 0), (0.8, 0), (0.81, 1), (0.9, 1), (0.92, 2), (0.95, 2)])
def test_the_first_level_that_reaches_the_precision(wanted: float, given_level: int) -> None:
    assert review_level(LEVELS, wanted) == LEVELS[given_level]
    assert review_level(LEVELS[::-1], wanted) == LEVELS[given_level]


def test_a_precision_over_every_level_names_those_there_are() -> None:
    with pytest.raises(OptionError) as caught:
        review_level(LEVELS[::-1], 0.97)
    assert str(caught.value) == "The model does not reach a precision of 0.97. Ask for one it has: 0.8, 0.9, 0.95."


@pytest.mark.parametrize("levels", [(), LEVELS])
@pytest.mark.parametrize("wanted", [0.49, 0.0, -1.0, 1.0, 90, float("nan"), float("inf")])
def test_a_precision_out_of_range_is_refused_with_or_without_levels(
    levels: tuple[ReviewLevel, ...], wanted: float
) -> None:
    with pytest.raises(OptionError, match=rf"The precision {wanted:g} makes no sense\. Use a share from 0\.5 to 0\.99"):
        review_level(levels, wanted)


def test_without_levels_there_is_none() -> None:
    assert review_level((), 0.9) is None


@given(st.floats(0.5, 0.95), st.floats(0.5, 0.95))
def test_more_precision_never_keeps_more(one: float, other: float) -> None:
    low, high = (review_level(LEVELS, wanted) for wanted in sorted((one, other)))
    assert low is not None and high is not None
    assert low.coverage >= high.coverage and low.certainty <= high.certainty
