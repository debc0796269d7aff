"""From hand-made readings of windows to mentions and their words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from nlp.encoder.heads import WindowReading
from nlp.encoder.mentions import LEAST_MASS, find, spans
from nlp.encoder.words import narrowed, spread
from nlp.segments import Segment

POSITIVE, NEGATIVE, NEUTRAL = range(3)
CERTAIN = (0.9, 0.05, 0.05)
STAGES = 3


def reading(
    text: str,
    strength: Sequence[float],
    attention: Mapping[int, Mapping[str, float]],
    polarity: Mapping[int, Sequence[float]] | None = None,
    token_polarity: Mapping[str, Sequence[float]] | None = None,
    stage: Mapping[int, Sequence[float]] | None = None,
    *,
    start: int = 0,
    end: int | None = None,
) -> WindowReading:
    """A window over ``text[start:end]`` with a token per word; *attention* is theme → word → share."""
    places = [m.span() for m in re.finditer(r"\S+", text) if m.start() >= start and m.end() <= (end or len(text))]
    words = [text[a:b].strip(".,!") for a, b in places]
    looks = np.full((len(strength), len(words)), 1e-6)
    for theme, shares in attention.items():
        for word, share in shares.items():
            looks[theme, words.index(word)] = share
    tones = np.tile(CERTAIN, (len(strength), 1))
    for theme, shares in (polarity or {}).items():
        tones[theme] = shares
    tokens = np.tile([1 / 3, 1 / 3, 1 / 3], (len(words), 1))
    for word, shares in (token_polarity or {}).items():
        tokens[words.index(word)] = shares
    stages = np.tile([0.8, 0.1, 0.1], (len(strength), 1))
    for theme, shares in (stage or {}).items():
        stages[theme] = shares
    return WindowReading(
        np.array(strength, dtype=float),
        looks / looks.sum(axis=1, keepdims=True),
        np.log(tones),
        np.log(tokens),
        np.log(stages),
        np.log([0.25] * 4),
        np.zeros(1),
        np.array([a for a, _ in places]),
        np.array([b for _, b in places]),
    )


def cut(text: str, *parts: str) -> tuple[Segment, ...]:
    return tuple(Segment(text.index(part), text.index(part) + len(part)) for part in parts)


TEXT = "Toimitus oli nopea. Palautus kesti ja oli hidas."
SEGMENTS = cut(TEXT, "Toimitus oli nopea.", "Palautus kesti ja oli hidas.")


def test_one_polarity_is_one_mention_in_the_segment_that_is_looked_at() -> None:
    window = reading(TEXT, [2.0], {0: {"kesti": 0.5, "hidas": 0.3, "nopea": 0.2}}, {0: (0.1, 0.8, 0.1)})
    (found,) = find([window], SEGMENTS, [0], again=0.35)
    assert (found.theme, found.polarity, found.window, found.segment) == (0, NEGATIVE, 0, 1)
    assert found.trust == pytest.approx(0.8) and found.strength == 2.0
    assert spans([found], [window], SEGMENTS, TEXT) == [(SEGMENTS[1].start, SEGMENTS[1].end)]


def test_two_polarities_of_one_theme_are_two_mentions_each_in_its_segment() -> None:
    window = reading(
        TEXT,
        [2.0],
        {0: {"nopea": 0.5, "hidas": 0.5}},
        {0: (0.5, 0.45, 0.05)},
        {"nopea": (0.9, 0.05, 0.05), "hidas": (0.05, 0.9, 0.05)},
    )
    found = find([window], SEGMENTS, [0], again=0.35)
    assert [(f.polarity, f.segment) for f in found] == [(POSITIVE, 0), (NEGATIVE, 1)]
    # The first is trusted as the window is, the second as its segment is.
    assert [f.trust for f in found] == pytest.approx([0.5, 0.9], abs=1e-3)
    assert spans(found, [window], SEGMENTS, TEXT) == [(s.start, s.end) for s in SEGMENTS]


def torn(share: float, again: float) -> list[int]:
    """Polarities when *share* of the attention is on a word that is negative at .6, the rest on a praising one."""
    window = reading(
        TEXT, [2.0], {0: {"nopea": 1 - share, "hidas": share}}, None,
        {"nopea": (0.8, 0.1, 0.1), "hidas": (0.2, 0.6, 0.2)},
    )  # fmt: skip
    return [f.polarity for f in find([window], SEGMENTS, [0], again)]


@pytest.mark.parametrize(("again", "count"), [(0.3, 2), (0.599, 2), (0.601, 1), (1.1, 1)])
def test_the_share_from_which_a_segments_own_polarity_counts(again: float, count: int) -> None:
    # The likeliest is given whatever the share.
    assert torn(0.4, again) == [POSITIVE, NEGATIVE][:count]


def test_a_segment_that_is_hardly_looked_at_has_no_polarity_of_its_own() -> None:
    assert torn(LEAST_MASS + 0.01, 0.35) == [POSITIVE, NEGATIVE]
    assert torn(LEAST_MASS - 0.01, 0.35) == [POSITIVE]


def test_only_the_coded_themes_are_told_and_each_with_its_stage() -> None:
    window = reading(
        TEXT, [2.0, 5.0, 1.0], {0: {"nopea": 1}, 1: {"kesti": 1}, 2: {"hidas": 1}}, stage={2: (0.2, 0.1, 0.7)}
    )
    found = find([window], SEGMENTS, [0, 2], 0.35)
    assert [(f.theme, f.stage, f.segment) for f in found] == [(0, 0, 0), (2, 2, 1)]
    assert find([window], SEGMENTS, [], 0.35) == []


def test_themes_that_share_a_segment_get_their_own_words() -> None:
    text = "Nopea, asiantunteva ja ystävällinen palvelu!"
    segments = cut(text, text)
    window = reading(
        text, [1.0, 2.0, 3.0], {0: {"Nopea": 1}, 1: {"asiantunteva": 1}, 2: {"ystävällinen": 0.6, "palvelu": 0.4}}
    )
    found = find([window], segments, [0, 1, 2], 0.35)
    words = [text[a:b] for a, b in spans(found, [window], segments, text)]
    assert words == ["Nopea", "asiantunteva", "ystävällinen palvelu"]


def test_a_theme_alone_in_its_segment_keeps_all_of_it_when_others_share() -> None:
    text = "Nopea ja ystävällinen. Hinta oli kova."
    segments = cut(text, "Nopea ja ystävällinen.", "Hinta oli kova.")
    window = reading(text, [1.0, 1.0, 1.0], {0: {"Nopea": 1}, 1: {"ystävällinen": 1}, 2: {"kova": 1}})
    found = find([window], segments, [0, 1, 2], 0.35)
    assert [text[a:b] for a, b in spans(found, [window], segments, text)] == [
        "Nopea",
        "ystävällinen",
        "Hinta oli kova.",
    ]


def test_two_polarities_in_one_segment_are_told_apart_by_their_words() -> None:
    text = "Hinta oli halpa kesällä mutta talvella hinnat nousivat kohtuuttomasti"
    segments = cut(text, text)
    window = reading(
        text,
        [2.0],
        {0: {"halpa": 0.4, "kohtuuttomasti": 0.6}},
        {0: (0.5, 0.45, 0.05)},
        {"halpa": (0.998, 0.001, 0.001), "kohtuuttomasti": (0.001, 0.998, 0.001)},
    )
    found = find([window], segments, [0], 0.35)
    assert [
        (f.polarity, text[a:b]) for f, (a, b) in zip(found, spans(found, [window], segments, text), strict=True)
    ] == [
        (POSITIVE, "halpa"),
        (NEGATIVE, "kohtuuttomasti"),
    ]


def two_windows(strength: tuple[float, float], second: Sequence[float]) -> list[WindowReading]:
    half = SEGMENTS[1].start
    return [
        reading(TEXT, [strength[0]], {0: {"nopea": 1}}, {0: (0.9, 0.06, 0.04)}, end=half),
        reading(TEXT, [strength[1]], {0: {"hidas": 1}}, {0: second}, start=half),
    ]


def test_a_theme_is_read_in_every_window_that_speaks_of_it() -> None:
    windows = two_windows((1.0, 2.0), (0.1, 0.8, 0.1))
    found = find(windows, SEGMENTS, [0], 0.35)
    assert {(f.polarity, f.window, f.segment) for f in found} == {(POSITIVE, 0, 0), (NEGATIVE, 1, 1)}


def test_a_window_where_the_theme_is_unlikely_is_passed_over_unless_it_is_the_best() -> None:
    (found,) = find(two_windows((-0.1, 2.0), (0.1, 0.8, 0.1)), SEGMENTS, [0], 0.35)
    assert (found.window, found.polarity) == (1, NEGATIVE)
    (found,) = find(two_windows((-0.5, -2.0), (0.1, 0.8, 0.1)), SEGMENTS, [0], 0.35)
    assert (found.window, found.polarity, found.strength) == (0, POSITIVE, -0.5)


def test_of_equal_mentions_in_two_windows_the_strongest_stays_and_the_first_of_equals() -> None:
    (found,) = find(two_windows((1.0, 2.0), (0.7, 0.2, 0.1)), SEGMENTS, [0], 0.35)
    assert (found.window, found.segment, found.strength) == (1, 1, 2.0)
    assert found.trust == pytest.approx(0.7)
    (found,) = find(two_windows((2.0, 2.0), (0.7, 0.2, 0.1)), SEGMENTS, [0], 0.35)
    assert (found.window, found.segment) == (0, 0)


def test_weight_falls_into_the_span_with_the_tokens_middle() -> None:
    starts, ends = np.array([0, 4, 9, 12]), np.array([4, 9, 12, 20])
    total = spread(np.array([0.1, 0.2, 0.3, 0.4]), starts, ends, [(0, 5), (6, 11), (12, 20)])
    assert total.tolist() == pytest.approx([0.1, 0.5, 0.4])
    # What stands before the first span counts there, as do tokens between spans for the one before.
    assert spread(np.array([1.0, 2.0]), np.array([0, 30]), np.array([2, 32]), [(5, 10), (12, 20)]).tolist() == [1, 2]


def test_the_first_of_equal_segments_is_taken() -> None:
    window = reading(TEXT, [1.0], {})
    looks = np.zeros_like(window.attention)
    looks[0, [2, -1]] = 0.5
    (found,) = find([replace(window, attention=looks)], SEGMENTS, [0], 0.35)
    assert found.segment == 0


def test_narrowing_keeps_inside_the_segment_and_drops_joining_words() -> None:
    text = "halpa mutta hyvä ja kestävä, sanoi"
    starts = np.array([m.start() for m in re.finditer(r"\S+", text)])
    ends = np.array([m.end() for m in re.finditer(r"\S+", text)])
    segment = Segment(text.index("mutta"), len(text))
    weight = np.array([0.9, 0.05, 0.04, 0.03, 0.02, 0.0])
    begin, end = narrowed(text, segment, weight, starts, ends)
    # "halpa" is outside, "mutta" and "ja" join; what is left of the run is cut of its comma.
    assert text[begin:end] == "hyvä ja kestävä"


def test_a_segment_that_nothing_looks_at_is_narrowed_to_some_of_its_words() -> None:
    text = "Toimi. Aivan muuta"
    begin, end = narrowed(text, Segment(7, 18), np.array([1.0]), np.array([0]), np.array([5]))
    assert (begin, end) == (7, 12) and text[begin:end] == "Aivan"
