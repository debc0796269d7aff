"""The data of the page: redacted texts, evidence on the same words, forms of words, safe JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.analysis.result import Analysis
from nlp.report.embedded.data import MOST_GROUPS, as_json, page_data, segment_values
from nlp.report.embedded.forms import word_groups
from nlp.report.embedded.verbatims import shown_verbatims, units
from nlp.report.texts import texts_for

Make = Callable[..., Analysis]
Say = Callable[..., dict[str, Any]]


def unpacked(groups: str) -> list[set[str]]:
    return [
        {start + rest for rest in rests.split(",")}
        for start, rests in (group.split("|") for group in groups.split(" ") if group)
    ]


def test_forms_of_one_word_are_a_group() -> None:
    texts = [("Asentajat tulivat. Asentajien auto!", "fi"), ("Deliveries were late", "en"), ("Asentajat", "other")]
    groups = unpacked(word_groups(texts))
    assert {"asentaja", "asentajat", "asentajien"} in groups
    assert {"delivery", "deliveries"} in groups
    assert not any("late" in group for group in groups)


def test_nothing_to_group() -> None:
    assert word_groups([]) == word_groups([("12 34", "fi"), ("— …", "en")]) == ""


@given(st.lists(st.text(alphabet="abcåä ,|-\n😀", max_size=20), max_size=4))
@settings(max_examples=40, deadline=None)
def test_groups_unpack_to_words_of_the_texts(texts: list[str]) -> None:
    for group in unpacked(word_groups((text, "fi") for text in texts)):
        assert len(group) > 1
        assert group & {
            word for text in texts for word in text.lower().replace(",", " ").replace("|", " ").split()
        } or ("-" in "".join(texts) or "😀" in "".join(texts))


def test_evidence_stands_on_the_same_words_after_redaction(make_analysis: Make, say: Say) -> None:
    text = "😀 Soitin numeroon 040 123 4567 ja Matti Virtanen vastasi heti."
    start = text.index("Matti")
    verbatims = pd.DataFrame([(1, "Palaute", "fi", text)], columns=["row", "column", "language", "text"])
    line = say(1, "availability", "positive", "support", text[start:], start=start, end=len(text))
    [shown] = shown_verbatims(verbatims, pd.DataFrame([line]))
    assert "Virtanen" not in shown.text and "4567" not in shown.text
    [mention] = shown.mentions
    browser = shown.text.encode("utf-16-le")
    assert browser[2 * mention.start : 2 * mention.end].decode("utf-16-le") == "<NIMI_1> vastasi heti."


@given(st.text(max_size=30), st.integers(0, 30))
def test_units_are_those_of_utf_16(text: str, offset: int) -> None:
    assert units(text, offset) == max(0, offset - len(text)) + len(text[:offset].encode("utf-16-le")) // 2


def test_the_data_of_a_known_survey(known: Analysis) -> None:
    data = page_data(known, texts_for("en"))
    assert data is not None
    assert data["rows"] == list(range(1, 61)) and len(data["texts"]) == 60
    assert sum(data["counts"]) == len(data["themes"]) == len(data["spans"]) / 2 == len(known.mentions)
    first = data["spans"][:2]
    assert data["texts"][0][first[0] : first[0] + first[1]] == known.mentions["evidence"][0]
    assert data["themeIds"][data["themes"][0]] == "quality"
    assert data["days"] == [""] * 60
    assert set(data["words"]) == {key for key in data["words"] if key.startswith("js_")}


def test_no_verbatims_no_data(known: Analysis) -> None:
    assert page_data(replace(known, verbatims=known.verbatims.iloc[:0]), texts_for("fi")) is None


def test_segments_that_are_lists_of_names_are_no_choice() -> None:
    rows = MOST_GROUPS + 1
    segments = pd.DataFrame(
        {
            "Alue": pd.Categorical(["Etelä", ""] + ["Länsi"] * (rows - 2)),
            "Myyjä": pd.Categorical(["Matti Virtanen", "Liisa Korhonen"] + [""] * (rows - 2)),
            "Tunnus": pd.Categorical([f"T{row}" for row in range(rows)]),
            "Maa": pd.Categorical(["FI"] * rows),
        }
    )
    found = {segment["name"]: segment for segment in segment_values(segments, segments.index)}
    assert list(found) == ["Alue", "Myyjä"]
    assert found["Alue"]["values"] == ["Etelä", "Länsi"] and found["Alue"]["of"][:3] == [0, -1, 1]
    assert found["Myyjä"]["values"] == ["<NIMI_1>", "<NIMI_2>"]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028'\"\\", "\u202eabc"])
def test_no_text_ends_the_script_element(make_analysis: Make, say: Say, text: str) -> None:
    data = page_data(make_analysis([say(1, "price", "negative", "exit", text)]), texts_for("fi"))
    assert data is not None
    written = as_json(data)
    assert "<" not in written
    assert json.loads(written)["texts"] == [text]
