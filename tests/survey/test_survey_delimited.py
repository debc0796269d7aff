"""CSV exports: encodings, delimiters, quotation marks and ragged rows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey import frame_of, read_survey
from nlp.survey.delimited import DELIMITERS, read_delimited
from nlp.survey.head import OPEN_ENDED
from nlp.survey.shape import SurveyTable, table_of


def split(text: str) -> list[str]:
    """The lines of *text* with their ends, as a file gives them."""
    return io.StringIO(text, newline="").readlines()


def read(folder: Path, content: str | bytes, name: str = "export.csv") -> SurveyTable:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return read_survey(path)


UTF8 = Note("merkistö: UTF-8", "encoding: UTF-8")


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", UTF8),
        (
            "utf-8-sig",
            Note("merkistö: UTF-8, alussa tavujärjestysmerkki", "encoding: UTF-8 with a byte order mark"),
        ),
        (
            "cp1252",
            Note(
                "merkistö: Windows-1252 (tavut eivät ole UTF-8:aa)", "encoding: Windows-1252 (the bytes are not UTF-8)"
            ),
        ),
        ("utf-16", Note("merkistö: UTF-16", "encoding: UTF-16")),
        ("utf-32", Note("merkistö: UTF-32", "encoding: UTF-32")),
        (
            "utf-16-le",
            Note("merkistö: UTF-16 ilman tavujärjestysmerkkiä", "encoding: UTF-16 without a byte order mark"),
        ),
        (
            "utf-16-be",
            Note("merkistö: UTF-16 ilman tavujärjestysmerkkiä", "encoding: UTF-16 without a byte order mark"),
        ),
    ],
)
def test_finnish_letters_in_each_encoding(tmp_path: Path, encoding: str, note: Note) -> None:
    table = read(tmp_path, "Päivä;Palaute\n1.3.2026;Tämä öljy haisi – yök\n".encode(encoding))
    assert table.columns == ("Päivä", "Palaute")
    assert table.rows == (("1.3.2026", "Tämä öljy haisi – yök"),)
    assert table.notes == (note, Note("erotin: puolipiste", "delimiter: semicolon"))


def test_a_stray_byte_does_not_spoil_a_utf8_file(tmp_path: Path) -> None:
    table = read(tmp_path, "a;b\nhyvää yötä;kyllä\n".encode() + b"t\xe4m\xe4;x\n")
    assert table.rows == (("hyvää yötä", "kyllä"), ("tämä", "x"))
    assert table.notes[0] == Note(
        "merkistö: UTF-8, 2 irrallista tavua luettu Windows-1252:na",
        "encoding: UTF-8 with 2 stray bytes read as Windows-1252",
    )
    table = read(tmp_path, "a;b\nhyvää yötä;kyllä\n".encode() + b"t\xe4;x\n")
    assert table.notes[0] == Note(
        "merkistö: UTF-8, 1 irrallinen tavu luettu Windows-1252:na",
        "encoding: UTF-8 with 1 stray byte read as Windows-1252",
    )


def test_cells_stay_as_they_are(tmp_path: Path) -> None:
    table = read(tmp_path, 'id,text,n\n00123,NA," 1,50 "\n00124,null,\n')
    assert table.rows == (("00123", "NA", " 1,50 "), ("00124", "null", ""))
    frame = frame_of(table)
    assert frame.to_dict("list") == {"id": ["00123", "00124"], "text": ["NA", "null"], "n": [" 1,50 ", ""]}
    assert list(frame.index) == [0, 1]


def test_commas_newlines_and_doubled_quotes_inside_quotes(tmp_path: Path) -> None:
    table = read(tmp_path, 'id,text\r\n1,"Hyvä, ""todella"" hyvä\r\nja nopea"\r\n2,ok\r\n')
    assert table.rows == (("1", 'Hyvä, "todella" hyvä\r\nja nopea'), ("2", "ok"))
    assert table.numbers == (2, 4)
    assert not table.faults


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_each_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    rows = [["id", "teksti", "pvm"], ["1", "hyvä", "1.3.2026"], ["2", "kallis", "2.3.2026"]]
    table = read(tmp_path, "\n".join(delimiter.join(row) for row in rows))
    assert [list(table.columns), *map(list, table.rows)] == rows
    words = {
        ";": ("puolipiste", "semicolon"),
        ",": ("pilkku", "comma"),
        "\t": ("sarkain", "tab"),
        "|": ("pystyviiva", "vertical bar"),
    }
    assert table.notes[1] == Note(f"erotin: {words[delimiter][0]}", f"delimiter: {words[delimiter][1]}")


def test_commas_in_answers_do_not_win_over_the_delimiter(tmp_path: Path) -> None:
    table = read(tmp_path, "Arvosana;Miksi, kerro?\n9,5;Nopea, siisti, halpa\n8,0;Ok\n7,5;Jono, jono\n")
    assert table.columns == ("Arvosana", "Miksi, kerro?")
    assert table.rows[0] == ("9,5", "Nopea, siisti, halpa")


def test_one_column_of_text_is_not_split(tmp_path: Path) -> None:
    table = read(tmp_path, "Palaute\nHyvä, nopea palvelu\nKallis; ei enää\n")
    assert table.columns == ("Palaute",)
    assert table.rows == (("Hyvä, nopea palvelu",), ("Kallis; ei enää",))
    assert Note("erotin: ei ole, yksi sarake", "delimiter: none, one column") in table.notes


def test_a_declared_delimiter_is_honoured(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=|\na,b|c\n1,2|3\n")
    assert table.columns == ("a,b", "c")
    assert table.rows == (("1,2", "3"),)
    assert table.numbers == (3,)
    assert table.notes == (
        UTF8,
        Note(
            "erotin: pystyviiva (ilmoitettu ensimmäisellä rivillä)",
            "delimiter: vertical bar (declared on the first line)",
        ),
    )


def test_header_names_become_unique(tmp_path: Path) -> None:
    table = read(tmp_path, "Palaute;Palaute;;Palaute (2); Miksi\tniin ?;\n1;2;3;4;5;6\n")
    assert table.columns == ("Palaute", "Palaute (3)", "column_3", "Palaute (2)", "Miksi niin ?", "column_6")


def test_ragged_rows(tmp_path: Path) -> None:
    table = read(tmp_path, "a;b;c\n1;2\n1;2;3\n1;2;3;4;5\n1;2;3;;\n\n1;2;3\n;;\n\n")
    assert table.columns == ("a", "b", "c", "_overflow")
    assert table.rows == (
        ("1", "2", "", ""),
        ("1", "2", "3", ""),
        ("1", "2", "3", "4;5"),
        ("1", "2", "3", ""),
        ("", "", "", ""),
        ("1", "2", "3", ""),
    )
    assert list(table.faults) == [2]
    assert table.faults[2].startswith("line 4 has 5 cells where the header has 3;")
    assert table.notes[2:] == (
        Note("lopusta jätettiin pois 2 tyhjää riviä (rivit 8, 9)", "dropped 2 blank rows at the end (line 8, 9)"),
        Note(
            "otsikkoa lyhyempiä rivejä täydennettiin tyhjillä soluilla: 2 (rivit 2, 6)",
            "padded 2 rows with fewer cells than the header (line 2, 6)",
        ),
        Note(
            "otsikon yli menevät tyhjät solut jätettiin pois 1 riviltä", "dropped empty cells past the header in 1 row"
        ),
        Note(
            "1 rivillä on enemmän soluja kuin otsikossa; ks. sarake _overflow",
            "1 row with more cells than the header; see _overflow",
        ),
    )


def test_blank_lines_above_the_header(tmp_path: Path) -> None:
    table = read(tmp_path, "\n;\na;b\n1;2\n")
    assert table.columns == ("a", "b")
    assert table.numbers == (4,)
    note = Note(
        "otsikon yläpuoliset tyhjät rivit ohitettiin; otsikko on rivillä 3",
        "blank rows above the header were skipped; the header is on line 3",
    )
    assert note in table.notes


def test_an_unclosed_quote_costs_one_row_only(tmp_path: Path) -> None:
    lines = ["id;text;pvm", '1;"Hyvä palvelu;1.3.2026', *(f"{n};ihan ok;2.3.2026" for n in range(2, 60))]
    table = read(tmp_path, "\n".join(lines))
    assert len(table.rows) == 59
    assert table.rows[0] == ("1", '"Hyvä palvelu', "1.3.2026")
    assert table.rows[58] == ("59", "ihan ok", "2.3.2026")
    assert table.faults == {0: "line 2 opens a quotation mark that is not closed; the line was read by itself"}


def test_an_unclosed_quote_that_a_later_quote_would_close(tmp_path: Path) -> None:
    table = read(tmp_path, 'id;text;pvm\n1;"Hyvä;a\n2;ok;b\n3;"Hieno; kiva";c\n4;Siisti";d\n')
    assert table.rows == (
        ("1", '"Hyvä', "a"),
        ("2", "ok", "b"),
        ("3", "Hieno; kiva", "c"),
        ("4", 'Siisti"', "d"),
    )
    assert list(table.faults) == [0]


def test_two_quotes_that_would_swallow_the_rows_between(tmp_path: Path) -> None:
    between = [f"{n};rivi;{n}.3.2026" for n in range(2, 31)]
    content = "\n".join(["id;text;pvm", '1;"alku;1.3.2026', *between, '31;loppu";31.3.2026', "32;x;y"])
    table = read(tmp_path, content)
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 33)]
    assert list(table.faults) == [0]


def test_a_quoted_word_at_the_start_is_kept_and_noted(tmp_path: Path) -> None:
    table = read(tmp_path, 'id;text;x\n1;"Hyvä" palvelu;a\n2;ok;b\n')
    assert table.rows == (("1", '"Hyvä" palvelu', "a"), ("2", "ok", "b"))
    assert not table.faults
    note = Note(
        "sääntöjen vastaiset lainausmerkit säilytettiin tekstinä (rivi 2)",
        "quotation marks that break the rules were kept as text (line 2)",
    )
    assert note in table.notes


def test_a_cell_of_many_lines_with_a_bad_quote_loses_nothing(tmp_path: Path) -> None:
    table = read(tmp_path, 'id;text;x\n1;"Yksi\nsanoi "kaksi"\nja kolme";a\n2;ok;b\n')
    assert ["".join(row) for row in table.rows] == ['1"Yksi', 'sanoi "kaksi"', 'ja kolme"a', "2okb"]
    assert list(table.faults) == [0, 1, 2]
    assert table.rows[3] == ("2", "ok", "b")


def test_a_long_letter_is_not_taken_for_swallowed_rows(tmp_path: Path) -> None:
    letter = "\n".join(f"Rivi {n}, ja vielä" for n in range(40))
    table = read(tmp_path, f'id,text,x\n1,"{letter}",a\n2,ok,b\n')
    assert table.rows == (("1", letter, "a"), ("2", "ok", "b"))
    assert not table.faults


def test_a_cell_of_two_megabytes(tmp_path: Path) -> None:
    cell = "hyvä " * 400_000
    table = read(tmp_path, f'id;text\n1;"{cell}"\n2;{cell}\n')
    assert table.rows == (("1", cell), ("2", cell))


def test_header_only(tmp_path: Path) -> None:
    table = read(tmp_path, "id;text\n")
    assert (table.columns, table.rows) == (("id", "text"), ())
    assert frame_of(table).shape == (0, 2)


@pytest.mark.parametrize("content", ["", "\ufeff", "\n \n", ";;;\n;;\n", "sep=;\n"])
def test_an_empty_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(SurveyError, match=r"The file is empty.*Export the survey again"):
        read(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
        (b"%PDF-1.7\nx", "a PDF document"),
        (b"a;b\n1;\x002\n", "a binary file"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"SQLite format 3\x00", "an SQLite database"),
    ],
)
def test_what_is_no_export(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(SurveyError, match=rf"{words}.*Save it as CSV, XLSX or JSONL"):
        read(tmp_path, content)


def test_missing_files_folders_and_foreign_suffixes(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match=r"There is no file .*Check the path"):
        read_survey(tmp_path / "none.csv")
    with pytest.raises(SurveyError, match=r"is a folder.*Name one file"):
        read_survey(tmp_path)
    with pytest.raises(SurveyError, match=r"\.por.*Save it as CSV"):
        read(tmp_path, "a;b", "data.por")


def test_other_suffixes_go_by_content(tmp_path: Path) -> None:
    assert read(tmp_path, "a\tb\n1\t2\n", "export.dat").rows == (("1", "2"),)
    assert read(tmp_path, '{"a": 1}\n', "export.dat").rows == (("1",),)
    table = read(tmp_path, "a\tb\n1\t2\n", "export.xls")
    assert table.rows == (("1", "2"),)
    assert table.notes[0] == Note(
        "tiedosto on tekstiä, vaikka sen nimen pääte on '.xls'", "the file is text although its name ends in '.xls'"
    )


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
PLAIN = st.text(st.sampled_from("abäö 019\"\n\r'.-="), max_size=8)


def grid(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Tables with a named first column, and a filled last row so that no blank row is at the end."""
    widths = st.integers(1, 5)
    body = widths.flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5))
    # Words of second header rows make the first row a part of the header, as they should.
    plain = body.filter(lambda rows: bool(rows) and not any(cell.strip().casefold() in OPEN_ENDED for cell in rows[0]))
    return plain.map(lambda rows: [["id", *"bcde"][: len(rows[0])], *rows, ["x"] * len(rows[0])])


def written(rows: list[list[str]], **options: object) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


@example([["id", "b"], ["", "SVAR"], ["x", "x"]], ";", "\n")
@given(grid(CELLS), st.sampled_from(DELIMITERS), st.sampled_from(["\r\n", "\n"]))
def test_any_quoted_table_comes_back(rows: list[list[str]], delimiter: str, end: str) -> None:
    text = written(rows, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    table = table_of("t.csv", read_delimited(split(text), "t.csv"))
    assert [list(table.columns), *map(list, table.rows)] == rows
    assert not table.faults


@given(grid(PLAIN), st.sampled_from(DELIMITERS))
def test_any_minimally_quoted_table_comes_back(rows: list[list[str]], delimiter: str) -> None:
    text = written(rows, delimiter=delimiter)
    table = table_of("t.csv", read_delimited(split(text), "t.csv"))
    assert [list(table.columns), *map(list, table.rows)] == rows
    assert not table.faults


# No capital Ä or Ö beside signs: in Windows-1252 such pairs are whole characters of UTF-8, and both readings are right.
LETTERS = st.text(st.sampled_from("abk åäöé 019\"\n;,|\t.'-=#"), max_size=10)


@given(
    grid(LETTERS),
    st.sampled_from(DELIMITERS),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "utf-32", "cp1252"]),
    st.sampled_from(["\r\n", "\n"]),
    st.booleans(),
)
def test_any_table_comes_back_from_any_delimiter_quoting_and_encoding(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    quoting: int,
    encoding: str,
    end: str,
    declared: bool,
) -> None:
    rows = [["Vastausnro", "Pvm", "Arvosana", "Palaute", "Muuta"][: len(rows[0])], *rows[1:]]
    text = written(rows, delimiter=delimiter, quoting=quoting, lineterminator=end)
    text = f"sep={delimiter}{end}{text}" if declared else text
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-mark" else text.encode(encoding)
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    table = read_survey(path)
    assert [list(table.columns), *map(list, table.rows)] == rows
    assert not table.faults


@example("a,\n,a")
@given(st.text(st.sampled_from('ab;,"\n'), min_size=1, max_size=60))
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    try:
        table = table_of("t.csv", read_delimited(split("id;" + text), "t.csv"))
    except SurveyError:
        pytest.fail("a text with a header must be read")
    skipped = next(
        (re.search(r"header is on line (\d+)", n.en) for n in table.notes if n.en.startswith("skipped")), None
    )
    if skipped:  # titles above the header are told, not kept
        text = "\n".join(text.split("\n")[int(skipped[1]) - 1 :])
    kept = "".join(["".join(table.columns), *("".join(row) for row in table.rows)])
    kept = kept.replace("_overflow", "").replace("column_", "")
    joined = any(note.en.startswith("the header has") for note in table.notes)
    for letter in "ab":
        # A repeated header is numbered, so only the letters are counted; a question stands before each of its options.
        assert kept.count(letter) == text.count(letter) or (joined and kept.count(letter) > text.count(letter))
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.numbers) == len(table.rows)
