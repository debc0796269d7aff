"""The workbook read back: what every sheet says, how its numbers look, and what it says where there is nothing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from made_analyses import made, none, rich, without

from nlp.analysis.audit import Audit
from nlp.analysis.result import Analysis
from nlp.analysis.segments import LANGUAGE
from nlp.errors import OptionError
from nlp.store import save_analysis, told_in
from nlp.store.workbook.styles import number_format
from nlp.wording.names import ANSWERED_IN

pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")


def book(analysis: Analysis, folder: Path, language: str | None = "en") -> Any:
    save_analysis(analysis, folder, language=language)
    return openpyxl.load_workbook(folder / "results.xlsx")


def lines(sheet: Any, head: str) -> list[dict[str, Any]]:
    """The lines of the table whose first head is *head*; of several columns of one name the first counts."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if row[0] == head)
    found = []
    for row in rows[top + 1 :]:
        if all(cell is None for cell in row):
            break
        found.append(dict(reversed(list(zip(rows[top], row, strict=True)))))
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return book(rich(), tmp_path_factory.mktemp("whole"))


def test_the_sheets_stand_in_the_order_of_the_questions(whole: Any) -> None:
    assert whole.sheetnames == [
        *("Key points", "Charts", "Journey", "Themes by stage", "Theme and stage", "Themes", "Theme pairs"),
        *("Impressions and problems", "Expectations and others", "Over time", "Changes by stage", "Changes by theme"),
        *("Score", "What first", "Links with the score", "Score without a theme", "Whom to call", "Conflicts"),
        *("Groups", "Themes of groups", "mentions", "feedback", "Method"),
    ]


def test_the_key_points_cite_their_rows_and_name_the_sheets(whole: Any) -> None:
    found = lines(whole["Key points"], "Finding")
    weakest = found[2]
    assert weakest["Finding"].startswith("The weakest stage is Delivery & service in progress: −33 (95% interval")
    assert (weakest["n"], weakest["Rows, e.g."]) == (240, "1, 2, 4, 5, 7")
    named = [line["Sheets"] for line in lines(whole["Key points"], "Sheets")]
    assert [name.split(":")[0] for name in named] == whole.sheetnames[1:]
    missing = [line["What could not be computed"] for line in lines(whole["Key points"], "What could not be computed")]
    assert [name.split(":")[0] for name in missing] == ["Expectations and others"]


def test_the_figures_are_those_of_the_analysis(whole: Any) -> None:
    delivery = lines(whole["Journey"], "Stage")[4]
    assert delivery["Stage"] == "Delivery & service in progress"
    assert (delivery["n"], delivery["Share of coded"], delivery["Most complained of"]) == (
        240,
        1,
        "Schedules, timeliness & waiting",
    )
    assert delivery["Net sentiment"] == pytest.approx(-100 / 3)
    theme = lines(whole["Themes"], "Theme")[0]
    assert (theme["Theme"], theme["n"], theme["Complaint (mentions)"]) == ("Schedules, timeliness & waiting", 240, 160)
    cell = lines(whole["Theme and stage"], "Stage")[-1]
    assert (cell["Theme"], cell["n"], cell["Net sentiment"], cell["Small sample"]) == (
        "Ease & smoothness of the process",
        6,
        -100,
        "yes",
    )
    grid = lines(whole["Themes by stage"], "Theme")
    assert [grid[1][head] for head in ("Theme", "Purchase, booking & contract", "n: Purchase, booking & contract")] == [
        "Price & value for money",
        100,
        120,
    ]
    assert grid[1]["Delivery & service in progress"] is None and grid[1]["n: Delivery & service in progress"] is None


def test_what_changed_what_first_and_whom_to_call(whole: Any) -> None:
    over = lines(whole["Over time"], "Period")
    assert [(line["From"], line["Coded"]) for line in over] == [(datetime(2026, month, 1), 60) for month in range(1, 5)]
    assert [line["Exit & return"] for line in over] == [-100] * 4
    change = lines(whole["Changes by stage"], "Stage")[1]
    assert (change["Period"], change["Before"], change["Change"]) == ("Feb\xa02026", "Jan\xa02026", 0)
    score = lines(whole["Score"], "Level")
    assert [line["Level"] for line in score] == ["all", *["period"] * 4, *["stage"] * 3]
    assert (score[0]["n"], score[0]["High scores"]) == (240, 80) and score[0]["NPS"] == pytest.approx(-100 / 3)
    first = lines(whole["What first"], "Rank")[0]
    assert [first[head] for head in ("Rank", "Pain", "Complain", "In the top three", "Suggested owner")] == [
        1,
        "Schedules, timeliness & waiting",
        160,
        1,
        "operations",
    ]
    assert first["Quote, personal data masked"] == "“Tilaus tuli ajallaan perille.” (row 1)"
    driver = lines(whole["Links with the score"], "Theme")[0]
    assert driver["When praised (points)"] == pytest.approx(2.5, abs=0.01)
    assert driver["Kano class"] == "attractive: praise shows, complaints do not"
    impact = lines(whole["Score without a theme"], "Theme")
    assert impact[0]["Difference (points)"] == pytest.approx(-33.333 + 23.077, abs=0.01)
    assert [line["Responses that"] for line in impact[:5]] == ["mention the theme"] * 4 + ["praise it"]
    call = lines(whole["Whom to call"], "Order")[0]
    assert [call[head] for head in ("Row", "Reason", "Respondent", "Date", "Score")] == [
        240,
        "asks for a contact",
        "A240",
        datetime(2026, 4, 17),
        9,
    ]
    assert lines(whole["Conflicts"], "Row")[0]["Conflict"] == "a high score, but leaving"
    pair = lines(whole["Theme pairs"], "Theme")[0]
    assert (pair["Tone"], pair["Together (n)"], pair["Lift"]) == ("complaint", 32, 1.5)
    group = lines(whole["Groups"], "Column")[0]
    assert (group["Column"], group["Group"], group["Measure"], group["n"]) == ("Alue", "Etelä", "Net sentiment", 180)
    assert group["Size of the effect"] == "medium"
    assert "The column “Answered in” was not compared: it has one value only." in [
        row[0].value for row in whole["Groups"].iter_rows(max_row=6)
    ]


def test_numbers_look_like_what_they_are(whole: Any) -> None:
    sheet = whole["Journey"]
    heads = {cell.value: cell.column for cell in reversed(sheet[5])}
    assert [sheet.cell(10, heads[name]).number_format for name in ("n", "Share of coded", "Net sentiment")] == [
        "#,##0",
        "0%",
        "+0;-0;0",
    ]
    changes = whole["Changes by stage"]
    assert changes["C6"].number_format == "d mmm yyyy" and changes["M7"].number_format == '[<0.0005]"<0.001";0.000'
    assert number_format("percent", "fi") == "0 %" and number_format("q", "fi") == '[<0.0005]"<0,001";0.000'


def test_every_table_has_a_filter_and_a_frozen_head(whole: Any) -> None:
    ones = [name for name in whole.sheetnames if name not in ("Key points", "Charts", "Expectations and others")]
    for name in ones:
        sheet = whole[name]
        assert sheet.freeze_panes, name
        top = int("".join(filter(str.isdigit, sheet.freeze_panes))) - 1
        assert sheet.auto_filter.ref.startswith(f"A{top}:"), name
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row)), name
    assert whole["Journey"].auto_filter.ref == "A5:Y15" and whole["Journey"].freeze_panes == "B6"


def rules(sheet: Any) -> list[tuple[str, str, Any]]:
    return [
        (str(area.sqref), rule.type, rule.formula[0] if rule.formula else None)
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]


def test_colours_bars_and_faint_small_samples(whole: Any) -> None:
    found = rules(whole["Journey"])
    assert ("D6:D15", "colorScale", None) in found and ("C6:C15", "dataBar", None) in found
    assert ("A6:A15", "expression", '$T6="yes"') in found  # the whole line of a small sample
    scale = next(
        rule.colorScale for area in whole["Journey"].conditional_formatting for rule in area.rules if rule.colorScale
    )
    assert [(end.type, float(end.val)) for end in scale.cfvo] == [("num", -100), ("num", 0), ("num", 100)]
    assert [colour.rgb for colour in scale.color] == ["FFF0A273", "FFFFFFFF", "FF7FB2DE"]
    # In a grid each cell has a size of its own; small ones get a pale colour and no other.
    grid = rules(whole["Themes by stage"])
    assert ("B6:B9", "expression", "AND(ISNUMBER($L6),$L6<20)") in grid
    stops = [rule.stopIfTrue for area in whole["Themes by stage"].conditional_formatting for rule in area.rules]
    assert sum(map(bool, stops)) == 30
    assert ("N6:N21", "expression", "AND(ISNUMBER(N6),N6<=0.05)") in rules(whole["Changes by stage"])


def test_the_language_is_that_of_most_answers_unless_told(tmp_path: Path) -> None:
    few = rich(24)
    assert told_in(few) == "fi"
    english = replace(few, facts=replace(few.facts, languages={"fi": 3, "en": 9, "other": 0}))
    assert told_in(english) == "en"
    assert book(english, tmp_path, None).sheetnames[:3] == ["Key points", "Charts", "Journey"]
    finnish = book(english, tmp_path, "fi")
    assert finnish.sheetnames[:3] == ["Pääkohdat", "Kuviot", "Polku"]
    assert lines(finnish["Teemat"], "Teema")[0]["Teema"] == "Aikataulut ja odotusajat"
    # The sheets of rows are for programs, too.
    assert [cell.value for cell in finnish["mentions"][1]][:5] == ["row", "column", "language", "theme", "polarity"]
    assert finnish["mentions"]["D2"].value == "schedules"
    with pytest.raises(OptionError, match=r"'sv'.*Choose 'fi' or 'en'\.$"):
        save_analysis(few, tmp_path, language="sv")


def test_topics_that_no_theme_covers_stand_without_names(tmp_path: Path) -> None:
    topic = "Sähköauton latauspiste puuttuu pihalta, terveisin Maija Virtanen."
    texts = [topic if row <= 30 else "Toimitus myöhästyi viikon." for row in range(1, 121)]
    said = [(row, "schedules", "negative", "delivery") for row in range(31, 121)]
    analysis = made(said, 120)
    verbatims = pd.DataFrame({"row": range(1, 121), "column": "Palaute", "language": "fi", "text": texts})
    sheet = book(replace(analysis, verbatims=verbatims), tmp_path)["New topics"]
    (line,) = lines(sheet, "Words")
    words = set(line["Words"].split("; "))
    assert {"sähköauto", "latauspiste"} <= words and not words & {"maija", "virtanen"}
    # all 30 uncovered responses, none of the covered
    assert (line["n"], line["Language"]) == (30, "Finnish")
    assert line["Share of responses without a sure theme"] == 1
    assert line["Examples"].split("; ")[0] == "1"


def test_a_survey_that_keeps_its_verbatims_says_why_it_has_no_topics(tmp_path: Path) -> None:
    few = pd.DataFrame({"row": [1], "column": "Palaute", "language": "fi", "text": "Hyvä."})
    sheet = book(replace(rich(), verbatims=few), tmp_path)["New topics"]
    told = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "New topics could not be looked for, because too few responses have no sure theme (0)." in told


def test_reviewed_rows_bring_a_sheet_of_corrected_shares(tmp_path: Path) -> None:
    reviewed = pd.DataFrame(
        {"row": range(1, 61), "theme": "price", "right": [row % 4 != 1 for row in range(1, 61)]},
    )
    analysis = rich(60)
    analysis.__dict__["audit"] = Audit(analysis, reviewed=reviewed)
    price = next(
        line
        for line in lines(book(analysis, tmp_path)["Corrected shares"], "Theme")
        if line["Theme"] == "Price & value for money"
    )
    assert (price["Raw share"], price["Corrected share"], price["Reviewed, coded with it"]) == (0.5, 0.25, 30)


def owned() -> Analysis:
    analysis = rich(60)
    analysis.__dict__["audit"] = Audit(analysis, owners={"schedules": "=Kuljetus"})
    return analysis


def test_owners_of_the_organisation_are_told_in_their_own_words(tmp_path: Path) -> None:
    assert lines(book(owned(), tmp_path)["What first"], "Rank")[0]["Suggested owner"] == "=Kuljetus"


def all_praise() -> Analysis:
    said = [(row, "price", "positive", "purchase") for row in range(1, 61)]
    return made(said, 60, dates=[f"2026-0{1 + row % 3}-10" for row in range(60)], scores=[9.0, 10.0] * 30)


def three_rows() -> Analysis:
    said = [(1, "price", "negative", "purchase"), (2, "ease", "positive", "exit"), (3, "price", "negative", "purchase")]
    return made(said, 3, dates=["2026-01-01"] * 3, scores=[1.0, 9.0, 2.0])


NO_DATES = "Change over time could not be computed, because the data has no dates."
NO_SCORE = "Figures of a score could not be computed, because no score column was found in the data."


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: without(rich(60), "date"), {"Over time": NO_DATES, "Changes by stage": NO_DATES}),
        (
            lambda: without(rich(60), "score"),
            {
                "Score": NO_SCORE,
                "Links with the score": "The link with the score could not be computed, because the data has no "
                "scores.",
                "Conflicts": "Score and text could not be compared, because the data has no scores.",
            },
        ),
        (
            three_rows,
            {
                "Over time": "Change over time could not be computed, because all dates fall into one period.",
                "What first": "No order could be computed, because no theme is complained of at one stage by at least "
                "three responses.",
                "Links with the score": "The link with the score could not be computed, because too few coded "
                "responses have a score (3; 100 are needed).",
            },
        ),
        (all_praise, {"What first": "No order could be computed, because no response complains of anything."}),
        (lambda: none(), {"Journey": "Themes and stages could not be computed, because no mention was found."}),
        (
            lambda: none(5, "unsupported_language"),
            {"Over time": "No row could be coded, so there are no figures. The row count shows why."},
        ),
        (lambda: none(30), {"Whom to call": "No response asks for a contact or tells of urgency, an unresolved problem "
                            "or leaving."}),
    ],
    ids=["no dates", "no score", "three rows", "all praise", "nothing", "all unsupported", "nothing said"],
)  # fmt: skip
def test_what_cannot_be_computed_says_why(make: Callable[[], Analysis], told: dict[str, str], tmp_path: Path) -> None:
    found = book(make(), tmp_path)
    missing = [line["What could not be computed"] for line in lines(found["Key points"], "What could not be computed")]
    for sheet, reason in told.items():
        assert reason in [cell.value for cell in found[sheet]["A"]], sheet
        assert f"{sheet}: {reason}" in missing
    for sheet in found.worksheets:
        assert sheet.max_row > 1 or sheet.title in ("mentions", "feedback"), sheet.title


@pytest.mark.parametrize(
    ("kind", "top", "name", "shown", "figure", "impact"),
    [("csat", 5, "CSAT", "0%", 1 / 3, 100 / 3 - 500 / 13), ("stars", 5, "Stars", "0.0", 7 / 3, 7 / 3 - 33 / 13)],
)
def test_each_kind_of_score_is_told_by_its_standard(
    kind: str, top: int, name: str, shown: str, figure: float, impact: float, tmp_path: Path
) -> None:
    """A third are content; of those who speak of communication nobody is: shares are told in points of a hundred."""
    scores = [1.0 if row % 3 else float(top) for row in range(1, 61)]
    found = book(rich(60, kind=kind, scores=scores), tmp_path)
    assert [cell.value for cell in found["Score"][4]][3] == name
    assert (found["Score"]["D5"].value, found["Score"]["D5"].number_format) == (pytest.approx(figure), shown)
    first = lines(found["Score without a theme"], "Theme")[0]
    assert first["Theme"] == "Communication & keeping informed" and first["n"] == 8
    assert first["Difference (points)"] == pytest.approx(impact)


def test_one_stage_has_no_curve_to_compare_but_a_workbook(tmp_path: Path) -> None:
    found = book(all_praise(), tmp_path)
    assert [line["n"] for line in lines(found["Journey"], "Stage")].count(60) == 1
    assert "Purchase, booking & contract" in [cell.value for cell in found["Over time"][4]]


def test_the_same_analysis_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (save_analysis(rich(60), tmp_path / name, language="en")[-1].read_bytes() for name in "ab")
    assert first == second


def test_no_rest_is_left_when_a_sheet_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import nlp.store.workbook.book as module

    def broken(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_board", broken)
    with pytest.raises(OptionError, match="cannot be written"):
        save_analysis(rich(24), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_cell_is_a_formula_or_a_link(tmp_path: Path) -> None:
    save_analysis(rich(60), tmp_path)
    with zipfile.ZipFile(tmp_path / "results.xlsx") as archive:
        pages = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(pages) == 23
    assert not [page for page in pages if "<f>" in page or "hyperlink" in page]


def test_the_column_of_languages_is_one_name() -> None:
    assert ANSWERED_IN == LANGUAGE
