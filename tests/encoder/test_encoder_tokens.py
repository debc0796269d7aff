"""Windows: every token once, with its exact characters, cut between segments, after the question."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_encoder import LETTERS, WORDS, tokenizer_json
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from nlp.encoder.tokens import QUESTION, Tokens, Windowing, plain
from nlp.segments import Segment

TINY = tokenizer_json()
PLAIN = Tokenizer.from_str(TINY)
WINDOWS = Windowing(TINY)
BOS, PAD, EOS, UNK = range(4)


def own(windows: list[Tokens], field: str) -> list[int]:
    return [int(value) for w in windows for value in getattr(w, field)[w.own]]


def places(windows: list[Tokens]) -> list[tuple[int, int]]:
    return list(zip(own(windows, "starts"), own(windows, "ends"), strict=True))


def wordpiece() -> str:
    """A tokenizer like BERT's: ``[CLS] A [SEP] B [SEP]``."""
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "good", "##ness", "price", "x", "y", "?"]
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return str(tokenizer.to_str())


def test_a_text_alone_stands_between_the_special_tokens() -> None:
    (window,) = WINDOWS.windows("palvelu oli hyvä, kiitos 👍", None, ())
    assert window.ids.tolist() == PLAIN.encode("palvelu oli hyvä, kiitos 👍").ids
    assert window.ids[0] == BOS and window.ids[-1] == EOS
    assert window.own.tolist() == [False, *[True] * (len(window.ids) - 2), False]
    words = ["palvelu oli hyvä, kiitos 👍"[a:b].strip() for a, b in places([window])]
    assert [word for word in words if word] == ["palvelu", "oli", "hyvä", ",", "kiitos", "👍"]
    assert window.starts[~window.own].tolist() == window.ends[~window.own].tolist() == [0, 0]


def test_the_question_is_the_first_of_a_pair_and_not_the_texts_own() -> None:
    question, text = "mutta hinta?", "liian kallis"
    window = WINDOWS.first(text, question)
    pair = PLAIN.encode(question, text)
    assert window.ids.tolist() == pair.ids
    assert [text[a:b].strip() for a, b in places([window])] == ["liian", "kallis"]
    asked = PLAIN.encode(question, add_special_tokens=False).ids
    assert int(window.own.sum()) == 2
    assert not window.own[: 1 + len(asked) + 2].any() and not window.own[-1]


@pytest.mark.parametrize("none", [None, ""])
def test_no_question_and_an_empty_one_are_the_same(none: str | None) -> None:
    assert WINDOWS.first("hyvä", none).ids.tolist() == PLAIN.encode("hyvä").ids


def test_a_long_question_is_cut_and_leaves_room_for_the_text() -> None:
    question = " ".join(["palvelu"] * 400)
    window = WINDOWS.first("hyvä hinta", question)
    palvelu = PLAIN.token_to_id("▁palvelu")
    assert (window.ids == palvelu).sum() == QUESTION
    assert window.ids[window.own].tolist() == PLAIN.encode("hyvä hinta", add_special_tokens=False).ids


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.one_of(st.none(), st.text(min_size=1, max_size=30)))
def test_any_text_gives_the_tokenizers_own_ids(text: str, question: str | None) -> None:
    (window,) = WINDOWS.windows(text, question, ())
    read, asking = plain(text), plain(question or "")
    asked = PLAIN.encode(asking, add_special_tokens=False).ids
    if question and len(asked) <= QUESTION:
        assert window.ids.tolist() == (PLAIN.encode(asking, read) if asked else PLAIN.encode(read)).ids
    body = PLAIN.encode(read, add_special_tokens=False)
    assert window.ids[window.own].tolist() == body.ids
    assert places([window]) == body.offsets
    # No character that is not a blank goes missing.
    seen = {i for a, b in body.offsets for i in range(a, b)}
    assert {i for i, c in enumerate(read) if not c.isspace()} <= seen


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t  \n", "\u200f", "\u202eabc\u202c", "שלום עולם", "\x00\x01\x1f", "👍", "❤️"]
)
@pytest.mark.parametrize("question", [None, "mitä?"])
def test_odd_texts_give_one_window_with_offsets_inside(text: str, question: str | None) -> None:
    (window,) = WINDOWS.windows(text, question, ())
    assert len(window.ids) == len(window.own) == len(window.starts) == len(window.ends)
    assert ((window.starts >= 0) & (window.starts <= window.ends) & (window.ends <= len(text))).all()
    assert window.own.any() == bool(text)
    assert window.ids.dtype == np.int64 and window.own.dtype == bool


def test_an_emoji_alone_is_one_token_of_its_own() -> None:
    window = WINDOWS.first("👍", None)
    at = window.ids.tolist().index(PLAIN.token_to_id("👍"))
    assert window.own[at] and (window.starts[at], window.ends[at]) == (0, 1)


def long_text(words: int = 3000, *, length: int = 7) -> tuple[str, tuple[Segment, ...]]:
    """Words in segments of *length* words, each ending in a full stop."""
    text, segments = "", []
    for begin in range(0, words, length):
        part = " ".join(WORDS[(i * 7) % len(WORDS)] for i in range(begin, min(begin + length, words))) + "."
        start = len(text) + bool(text)
        text += (" " if text else "") + part
        segments.append(Segment(start, start + len(part)))
    return text, tuple(segments)


@pytest.mark.parametrize("question", [None, "palvelu oli hyvä?"])
@pytest.mark.parametrize("longest", [48, 192])
def test_windows_hold_every_token_of_a_long_text_once(question: str | None, longest: int) -> None:
    text, segments = long_text()
    windows = Windowing(TINY, longest).windows(text, question, segments)
    body = PLAIN.encode(text, add_special_tokens=False)
    assert own(windows, "ids") == body.ids
    assert places(windows) == body.offsets
    assert max(len(w.ids) for w in windows) <= longest
    head = windows[0].ids[: int(np.argmax(windows[0].own))].tolist()
    assert all(w.ids[: len(head)].tolist() == head and w.ids[-1] == EOS for w in windows)


def test_cuts_fall_where_segments_start() -> None:
    text, segments = long_text()
    windows = WINDOWS.windows(text, None, segments)
    begins = {s.start for s in segments}
    for window in windows[1:]:
        start = int(window.starts[window.own][0])
        # A piece may begin with the blank before its segment.
        assert start in begins or (start + 1 in begins and text[start] == " ")
    # Segments have eight tokens: no window need give up more than that.
    assert all(len(w.ids) > 192 - 10 for w in windows[:-1])


def test_without_segments_windows_are_full() -> None:
    text, _ = long_text()
    windows = WINDOWS.windows(text, None, ())
    assert {len(w.ids) for w in windows[:-1]} == {192}


def test_a_segment_that_starts_in_the_first_half_does_not_halve_the_window() -> None:
    text = "hyvä " * 20 + "hinta " * 400
    windows = WINDOWS.windows(text, None, (Segment(0, 99), Segment(100, len(text))))
    assert len(windows[0].ids) == 192


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *LETTERS, "\n", "xyzå"]), max_size=150), st.integers(24, 70))
def test_windows_of_any_text_join_to_the_whole(words: list[str], longest: int) -> None:
    text = " ".join(words)
    middle = len(text) // 2
    segments = (Segment(0, middle), Segment(middle, len(text)))
    windows = Windowing(TINY, longest).windows(text, None, segments)
    assert own(windows, "ids") == PLAIN.encode(plain(text), add_special_tokens=False).ids
    assert all(w.own.any() for w in windows) or not text
    assert all(len(w.ids) <= longest for w in windows)


def test_a_stored_padding_or_cut_of_the_tokenizer_changes_nothing() -> None:
    tokenizer = Tokenizer.from_str(TINY)
    tokenizer.enable_padding(length=64, pad_id=1, pad_token="<pad>")
    tokenizer.enable_truncation(5)
    text = "palvelu oli hyvä ja hinta liian kallis"
    assert Windowing(tokenizer.to_str()).first(text, None).ids.tolist() == PLAIN.encode(text).ids


def test_a_wordpiece_tokenizer_is_framed_its_own_way() -> None:
    windowing = Windowing(wordpiece())
    assert windowing.pad == 0
    assert windowing.first("goodness price", None).ids.tolist() == [2, 4, 5, 6, 3]
    window = windowing.first("goodness", "price ?")
    assert window.ids.tolist() == [2, 6, 9, 3, 4, 5, 3]
    assert window.own.tolist() == [False] * 4 + [True, True, False]
    assert window.starts.tolist() == [0, 0, 0, 0, 0, 4, 0] and window.ends.tolist() == [0, 0, 0, 0, 4, 8, 0]


def test_letters_that_the_vocabulary_lacks_still_frame_a_text() -> None:
    # Which special tokens stand where is learnt from "x" and "y"; here both are unknown.
    settings = json.loads(TINY)
    settings["model"]["vocab"] = [piece for piece in settings["model"]["vocab"] if piece[0] not in "xy"]
    windowing = Windowing(json.dumps(settings))
    tokenizer = Tokenizer.from_str(json.dumps(settings))
    assert windowing.first("hyvä", None).ids.tolist() == tokenizer.encode("hyvä").ids
    assert windowing.first("hyvä", "oli").ids.tolist() == tokenizer.encode("oli", "hyvä").ids


def test_padding_is_the_tokenizers() -> None:
    assert WINDOWS.pad == PAD


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("HYVÄ Palvelu", "hyvä palvelu"),
        ("Hyvä!!! Miksi?? no…", "hyvä.   miksi?  no."),
        ("Hyvä! Niin. Vai?", "hyvä. niin. vai?"),
        ("İstanbul Straße", "İstanbul straße"),
        ("", ""),
    ],
)
def test_a_text_is_read_without_capitals_and_shouting(text: str, wanted: str) -> None:
    assert plain(text) == wanted
    assert WINDOWS.first(text, None).ids.tolist() == WINDOWS.first(wanted, None).ids.tolist()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)
