"""Files of an analysis: read back equal, the same bytes twice, whole or not at all."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import nlp.store.workbook.rows
from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.result import Analysis, ReviewFacts, RunFacts
from nlp.codeframe import load_codeframe
from nlp.errors import OptionError
from nlp.frames import feedback_frame, mention_frame, status_counts
from nlp.model import ReviewLevel
from nlp.records import CodedFeedback, Mention, Note
from nlp.responses import response_frame, segment_frame
from nlp.store import CELL_LIMIT, check_folder, save_analysis, workbook_note
from nlp.store.cells import unguarded

NAMES = ["feedback.csv", "mentions.csv", "journey.csv", "results.xlsx"]
LEVEL = ReviewLevel(0.9, 0.3, 0.75)
LONG = "ä" * 40_000
TEXTS = [
    "=1+1",
    'Hyvä; "nopea", ja\nkaksi riviä',
    LONG,
    "http://esimerkki.fi/" + "a" * 300,
    "@SUM(A1) 👍🏽 \x07 _x0041_",
    "00123",
    "+358 / -5 %",
    "  reunat  ",
]


def analysis(texts: list[str] = TEXTS, **columns: Any) -> Analysis:
    codeframe = load_codeframe()
    coded = [
        [
            CodedFeedback(
                str(row),
                text,
                "fi",
                "coded",
                "positive",
                0.5,
                (Mention("quality", "positive", "delivery", 0, len(text), 1 / 3),),
                certainty=0.25 * (row % 3 + 1),
                needs_review=row % 3 == 0,
            )
        ]
        for row, text in enumerate(texts, 1)
    ]
    original = pd.DataFrame({"vastaus": pd.Series(texts, dtype=object), **columns})
    mentions, counts = mention_frame(coded, ["vastaus"]), status_counts(coded)
    facts = RunFacts(
        "kysely.csv",
        len(texts),
        counts,
        {"fi": len(texts), "en": 0, "other": 0},
        (("vastaus", None),),
        None,
        None,
        None,
        {"name": "m", "version": "1", "digest": "d"},
        (Note("=huomio", "=note"),),
        ReviewFacts(len(texts) // 3, len(texts), LEVEL, (LEVEL,)),
    )
    return Analysis(
        feedback_frame(original, coded, ["vastaus"], [""] * len(texts)),
        mentions,
        response_frame(coded, dates=[""] * len(texts), scores=[None] * len(texts), respondents=[""] * len(texts)),
        segment_frame({}, len(texts)),
        journey_table(mentions, codeframe, len(texts)),
        theme_table(mentions, codeframe, len(texts)),
        matrix_table(mentions, codeframe),
        codeframe,
        facts,
    )


def sheets(folder: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(folder / "results.xlsx")
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_files_are_named_and_complete(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert save_analysis(analysis(), folder) == tuple(folder / name for name in NAMES)
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    assert all(path.stat().st_mode & 0o777 == 0o644 for path in folder.iterdir())


def restored(cell: Any) -> Any:
    return unguarded(cell) if isinstance(cell, str) else cell


def test_csv_reads_back_equal(tmp_path: Path) -> None:
    result = analysis()
    save_analysis(result, tmp_path)
    for name, table in (("feedback", result.feedback), ("mentions", result.mentions)):
        data = (tmp_path / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"\r\n" not in data
        found = pd.read_csv(
            tmp_path / f"{name}.csv", encoding="utf-8-sig", keep_default_na=False, dtype={"vastaus": str}
        )
        pd.testing.assert_frame_equal(found.map(restored), table, check_dtype=False)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "feedback.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["vastaus"] for row in rows] == [
        "'=1+1",
        *TEXTS[1:4],
        f"'{TEXTS[4]}",
        TEXTS[5],
        f"'{TEXTS[6]}",
        TEXTS[7],
    ]
    journey = pd.read_csv(tmp_path / "journey.csv", encoding="utf-8-sig")
    delivery = journey.set_index("stage").loc["delivery"]
    assert (delivery["n"], delivery["share"], delivery["net"], delivery["top_strength"]) == (8, 1.0, 100.0, "quality")


def test_the_workbook_holds_text_as_text(tmp_path: Path) -> None:
    save_analysis(analysis(), tmp_path)
    found = sheets(tmp_path)
    assert list(found)[-3:] == ["mentions", "feedback", "Menetelmä"]
    header, *rows = found["feedback"]
    cells = [row[header.index("vastaus")] for row in rows]
    assert [cell for cell in cells if cell != cells[2]] == [text for text in TEXTS if text != LONG]
    assert ["Lukijan huomiot", "=huomio"] in found["Menetelmä"]
    assert ["Luokittelurungon tiiviste", load_codeframe().digest] in found["Menetelmä"]


def test_what_needs_review_is_told_in_every_file_of_rows(tmp_path: Path) -> None:
    save_analysis(analysis(), tmp_path)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "feedback.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["palaute_certainty"] for row in rows[:4]] == ["0.5", "0.75", "0.25", "0.5"]
    assert [row["palaute_needs_review"] for row in rows] == ["False", "False", "True"] * 2 + ["False", "False"]
    found = sheets(tmp_path)
    header, *cells = found["feedback"]
    assert [row[header.index("palaute_needs_review")] for row in cells[:3]] == [False, False, True]
    about = dict(found["Menetelmä"])
    assert (about["Luokiteltuja vastauksia"], about["Tarkistettavia vastauksia"]) == (8.0, 2.0)
    assert about["Tarkistus"].endswith("Muiden maininnoista noin 90\xa0% on arviolta teemaltaan ja sävyltään oikein.")


def test_a_run_without_review_says_nothing_of_it(tmp_path: Path) -> None:
    result = analysis()
    save_analysis(replace(result, facts=replace(result.facts, review=None)), tmp_path)
    assert not [line for line in sheets(tmp_path)["Menetelmä"] if "arkist" in str(line[0])]


def test_a_cell_over_excels_limit_is_cut_with_a_mark(tmp_path: Path) -> None:
    save_analysis(analysis(), tmp_path)
    header, *rows = sheets(tmp_path)["feedback"]
    cell = rows[2][header.index("vastaus")]
    assert len(cell) == CELL_LIMIT == 32_767
    mark = " … [whole text in feedback.csv]"
    assert cell == LONG[: CELL_LIMIT - len(mark)] + mark
    exact = "b" * CELL_LIMIT
    save_analysis(analysis([exact]), tmp_path)
    assert sheets(tmp_path)["feedback"][1][0] == exact


def test_numbers_booleans_and_blanks_keep_their_kind(tmp_path: Path) -> None:
    columns = {
        "luku": [1, 2],
        "osuus": [0.25, float("nan")],
        "totta": [True, False],
        "koodi": pd.array([5, None], dtype="Int64"),
        "sana": pd.array([None, "x"], dtype="string"),
        "aika": pd.to_datetime(["2026-03-01", None]),
        "iso": [2**70, 3],
        "ääretön": [float("inf"), 1.0],
        "lista": [[1, 2], None],
    }
    save_analysis(analysis(["a", "b"], **columns), tmp_path)
    header, first, second = (row[1:10] for row in sheets(tmp_path)["feedback"])
    assert header == list(columns)
    assert first == [1.0, 0.25, True, 5.0, "", "2026-03-01 00:00:00", str(2**70), "inf", "[1, 2]"]
    assert second == [2.0, "", False, "", "x", "", 3.0, 1.0, ""]


def test_the_same_analysis_gives_the_same_bytes(tmp_path: Path) -> None:
    save_analysis(analysis(), tmp_path / "one")
    save_analysis(analysis(), tmp_path / "two")
    save_analysis(analysis(), tmp_path / "two")
    for name in NAMES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_halves_of_characters_do_not_stop_the_writing(tmp_path: Path) -> None:
    save_analysis(analysis(["a\ud800b"]), tmp_path)
    assert b"a\\ud800b" in (tmp_path / "feedback.csv").read_bytes()
    assert sheets(tmp_path)["feedback"][1][0] == "a\\ud800b"


@pytest.mark.parametrize(("rows", "limit"), [(3, 100), (100, 3)])
def test_rows_over_the_limit_are_left_to_the_csv_files_and_the_workbook_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, limit: int
) -> None:
    """Whether the limit is the one asked for or Excel's own."""
    monkeypatch.setattr(nlp.store.workbook.rows, "ROW_LIMIT", limit)
    result = analysis()
    save_analysis(result, tmp_path, workbook_rows=rows)
    found = sheets(tmp_path)
    told = (
        "results.xlsx: the first 3 rows of 8 and their first 3 mentions; "
        "all of them are in feedback.csv and mentions.csv"
    )
    note = workbook_note(result, rows)
    assert note is not None and note.en == told and note.fi.startswith("results.xlsx: 3 ensimmäistä riviä 8:sta")
    assert ["Työkirjan rivit", note.fi] in found["Menetelmä"]
    for name in ("feedback", "mentions"):
        last = found[name][4:]
        assert len(found[name]) == 1 + 3 + (limit > 3) and all(row[0] == f"{note.fi} / {note.en}" for row in last)
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == 1 + 8
    header = found["feedback"][0]
    assert [row[header.index("palaute_row")] for row in found["feedback"][1:4]] == [1, 2, 3]
    assert filters(tmp_path) == {"mentions": "A1:K4", "feedback": "A1:M4"}


def test_the_sheets_of_rows_have_frozen_headers_and_filters_over_every_row(tmp_path: Path) -> None:
    save_analysis(analysis(), tmp_path)
    assert filters(tmp_path) == {"mentions": "A1:K9", "feedback": "A1:M9"}
    assert workbook_note(analysis()) is None
    assert not [line for line in sheets(tmp_path)["Menetelmä"] if line[0] == "Työkirjan rivit"]
    with zipfile.ZipFile(tmp_path / "results.xlsx") as book:
        pages = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (21, 22)]
    assert all('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in page for page in pages)
    assert all("<cols>" in page for page in pages)


def test_a_text_like_a_formula_stays_a_text_when_it_is_edited(tmp_path: Path) -> None:
    """Excel runs "=1+1" as soon as somebody enters the cell, unless its format says that it is a text."""
    save_analysis(analysis(["=1+1", "hyvä"], **{"=otsikko": ["@x", "＝1"]}), tmp_path)
    with zipfile.ZipFile(tmp_path / "results.xlsx") as book:
        styles = book.read("xl/styles.xml").decode()
        page = book.read("xl/worksheets/sheet22.xml").decode()
    quoted = [
        number for number, style in enumerate(re.findall(r"<xf [^>]*xfId[^>]*>", styles)) if "quotePrefix" in style
    ]
    style = {cell: int(number) for cell, number in re.findall(r'<c r="([A-Z]+[0-9]+)" s="([0-9]+)"', page)}
    assert {cell for cell, number in style.items() if number in quoted} == {"A2", "B2", "B3"}
    assert "<f>" not in page and "hyperlink" not in page


def filters(folder: Path) -> dict[str, str]:
    """The range of the filter of each sheet of rows."""
    with zipfile.ZipFile(folder / "results.xlsx") as book:
        pages = {
            name: book.read(f"xl/worksheets/sheet{number}.xml").decode()
            for number, name in ((21, "mentions"), (22, "feedback"))
        }
    return {name: found[1] for name, page in pages.items() if (found := re.search(r'<autoFilter ref="([^"]+)"', page))}


def test_an_empty_analysis_is_written(tmp_path: Path) -> None:
    save_analysis(analysis([]), tmp_path)
    assert len(sheets(tmp_path)["feedback"]) == 1
    assert (tmp_path / "mentions.csv").read_text(encoding="utf-8-sig").count("\n") == 1


@pytest.mark.parametrize("below", [".", "sub"])
def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path, below: str) -> None:
    taken = tmp_path / "out"
    taken.write_text("mine")
    with pytest.raises(OptionError, match=r"cannot be written \(.+\)\. Name a folder with --out") as caught:
        save_analysis(analysis(["a"]), taken / below)
    assert str(caught.value).startswith(str(taken))
    assert taken.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [taken]


def test_a_failed_file_leaves_the_old_one_and_no_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    save_analysis(analysis(["vanha"]), tmp_path)
    old = (tmp_path / "results.xlsx").read_bytes()

    def full(self: Any) -> None:
        raise FileCreateError(OSError(28, "No space left on device"))

    with monkeypatch.context() as patched:
        patched.setattr(xlsxwriter.Workbook, "_store_workbook", full)
        with pytest.raises(OptionError, match="cannot be written"):
            save_analysis(analysis(["uusi"]), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)
    assert (tmp_path / "results.xlsx").read_bytes() == old
    # No file of the new run stands beside those of the old one.
    assert "vanha" in (tmp_path / "feedback.csv").read_text(encoding="utf-8-sig")


def test_a_name_taken_by_a_folder_is_an_error_without_rests(tmp_path: Path) -> None:
    (tmp_path / "mentions.csv").mkdir()
    with pytest.raises(OptionError, match="cannot be written"):
        save_analysis(analysis(["a"]), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feedback.csv", "mentions.csv"]


def test_the_shown_forms_of_an_analysis() -> None:
    result = analysis(["a", "b"])
    assert repr(result) == (
        "<Analysis of kysely.csv: 2 rows (2 coded, 0 no_content, 0 unsupported_language, 0 error), 2 mentions>"
    )
    page = result._repr_html_()
    assert "Analysis of kysely.csv" in page
    assert "<td>Delivery &amp; service in progress</td>" in page
    assert page.count("<tr") == 11
    assert (result.coded_share, analysis([]).coded_share != analysis([]).coded_share) == (1.0, True)


def test_a_folder_is_checked_before_the_work_and_not_made(tmp_path: Path) -> None:
    check_folder(tmp_path / "new" / "deeper")
    assert not (tmp_path / "new").exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OptionError, match=r"is not a folder\)\. Name a folder with --out"):
            check_folder(folder)
