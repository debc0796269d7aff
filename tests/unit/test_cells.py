"""CSV cells that no spreadsheet runs, and that can all be had back."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.store.cells import guarded, guarded_frame, unguarded

SIGNS = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+SUM(A1)", "-2+3", "@A1", "\t1", "\r1", "\nx", "＝1+1", "- asentaja 5/5", "'=1", "''-x", "-5 x"],
)
def test_what_could_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-5",
        "+3,5",
        "-5.25",
        "-5 %",
        "+358401234567",
        "-",
        "--",
        "+++",
        "Hyvä = hyvä",
        "'sanoi",
        " =1",
        "5-",
        "\u00a0=1",
    ],
)
def test_numbers_signs_alone_and_plain_texts_stay(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("hyvä;=1+1", "hyvä;'=1+1"),
        ('hyvä;"=1+1;', "hyvä;\"'=1+1;"),
        ("hyvä\n@SUM(A1)\r\n＝x1", "hyvä\n'@SUM(A1)\r\n'＝x1"),
        ("a;'=1;''=2;b", "a;''=1;'''=2;b"),
        ("ok;-cmd|' /C calc'!A0", "ok;'-cmd|' /C calc'!A0"),
        ("ok\t+HYPERLINK(A1)", "ok\t'+HYPERLINK(A1)"),
        ("ok;-[kirja.xlsx]T!A1", "ok;'-[kirja.xlsx]T!A1"),
        ("=1\n=2", "'=1\n'=2"),
        ("\t=1", "'\t'=1"),
        ("\n-5", "'\n-5"),
    ],
)
def test_what_could_be_a_formula_where_a_spreadsheet_splits_otherwise_gets_an_apostrophe(cell: str, safe: str) -> None:
    assert guarded(cell) == safe
    assert unguarded(safe) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "hyvää:\n- nopea\n- halpa!\n+ kahvi",
        "klo 12;-5 astetta",
        "a; =1",
        "hyvä;=)",
        "a;b=c",
        "a, =1",
        "hei ;-) tai ;-D",
    ],
)
def test_lists_smileys_and_plain_pieces_stay(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@given(st.text(alphabet="'\"=+-@\t\r\n;＝5a(! "))
def test_no_piece_of_a_cell_begins_a_formula_that_reaches_out(cell: str) -> None:
    """Split as no reader of CSV should: at every separator, whatever the quotation marks say."""
    safe = guarded(cell)
    assert unguarded(safe) == cell
    for piece in re.split("[;\t\r\n]", safe)[1:]:
        bare = piece.lstrip('"')
        if bare[:1] in tuple("=@＝"):
            assert not any(char.isalnum() for char in bare)
        elif bare[:1] in tuple("+-"):
            assert "(" not in bare and not re.search(r"!\S", bare)


@given(st.one_of(st.text(), st.text(alphabet="'=+-@\t\r\n＝5a ,%")))
def test_every_cell_comes_back_and_none_is_a_formula(cell: str) -> None:
    safe = guarded(cell)
    assert unguarded(safe) == cell
    if safe[:1] in tuple(SIGNS):
        assert not any(char.isalpha() for char in safe)


def test_a_table_is_guarded_in_headers_and_texts_only() -> None:
    frame = pd.DataFrame(
        {
            "=otsikko": ["=1", "hyvä", None],
            "luku": [-0.5, 2.0, float("nan")],
            "luokka": pd.Categorical(["@a", "b", "@a"]),
            "sana": pd.array(["-x", None, "y"], dtype="string"),
        },
        index=[7, 7, 9],
    )
    before = frame.copy(deep=True)
    safe = guarded_frame(frame)
    assert list(safe.columns) == ["'=otsikko", "luku", "luokka", "sana"]
    assert safe["'=otsikko"].tolist()[:2] == ["'=1", "hyvä"] and safe["luokka"].tolist() == ["'@a", "b", "'@a"]
    assert safe["sana"].fillna("?").tolist() == ["'-x", "?", "y"]
    assert safe["luku"].tolist()[:2] == [-0.5, 2.0] and safe.index.tolist() == [7, 7, 9]
    pd.testing.assert_frame_equal(frame, before)
