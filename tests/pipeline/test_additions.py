"""Owners and reviewed rows: given as tables or files, checked before the work, used by the audit and the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from nlp import analyze
from nlp.analysis.review_sample import review_sample
from nlp.cli import app
from nlp.codeframe import load_codeframe
from nlp.errors import OptionError
from nlp.pipeline import tally
from nlp.pipeline.additions import additions_of, owners_of
from nlp.pipeline.inspect import inspect_survey, save_roles
from nlp.pipeline.intake import Options
from nlp.pipeline.reviewed import reviewed_table
from nlp.pipeline.run import Settings, code_survey
from nlp.report import render_report
from nlp.runs import RunFolder
from nlp.store import read_results
from nlp.survey.config import SurveyConfig, read_config, write_config

ROWS = [
    "Toimitus myöhästyi kaksi viikkoa.",
    "Kuljetus tuli viikon myöhässä eikä siitä kerrottu.",
    "Asentaja oli ystävällinen.",
    "Lasku oli aivan liian kallis.",
    "Myyjä oli todella ystävällinen ja osaava.",
    "Asennus viivästyi kolme päivää.",
    "Toimitus myöhästyi taas, soittakaa minulle.",
    "Hinta oli edullinen.",
]
FRAME = load_codeframe()


@pytest.fixture
def survey() -> pd.DataFrame:
    return pd.DataFrame({"Palaute": ROWS})


@pytest.fixture
def export(tmp_path: Path, survey: pd.DataFrame) -> Path:
    path = tmp_path / "kysely.csv"
    survey.to_csv(path, index=False)
    return path


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=True)


def test_owners_are_a_table_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "omistajat.yaml"
    path.write_text("schedules:  Kuljetukset Oy \nprice: Talous\n", encoding="utf-8")
    assert owners_of(path, FRAME) == owners_of({"schedules": "Kuljetukset Oy", "price": "Talous"}, FRAME)
    assert owners_of(path, FRAME) == {"schedules": "Kuljetukset Oy", "price": "Talous"}
    assert owners_of(None, FRAME) is None


def test_an_unknown_theme_is_told_with_the_nearest_one() -> None:
    with pytest.raises(
        OptionError, match=r'"schedule", which the codeframe does not have\..* Did you mean "schedules"'
    ):
        owners_of({"schedule": "Kuljetukset"}, FRAME)
    with pytest.raises(OptionError, match='theme "price" has no name'):
        owners_of({"price": " "}, FRAME)


def test_the_settings_beside_an_export_hold_owners(tmp_path: Path) -> None:
    export = tmp_path / "a.csv"
    write_config(export, SurveyConfig(text=("Palaute",), owners={"schedules": "Kuljetukset"}))
    read = read_config(export)
    assert read is not None and read.owners == {"schedules": "Kuljetukset"} and read.text == ("Palaute",)
    (tmp_path / "palaute.toml").write_text("owners = 3\n", encoding="utf-8")
    with pytest.raises(OptionError, match=r'"owners" in .* cannot be used'):
        read_config(export)


def test_saved_owners_are_used_unless_others_are_given(export: Path) -> None:
    options = Options(owners={"schedules": "Kuljetukset"})
    save_roles(export, inspect_survey(export, options), options)
    assert '[owners]\nschedules = "Kuljetukset"' in (export.parent / "palaute.toml").read_text(encoding="utf-8")
    assert analyze(export, model="fast").owners == {"schedules": "Kuljetukset"}
    assert analyze(export, model="fast", owners={"price": "Talous"}).owners == {"price": "Talous"}
    (export.parent / "palaute.toml").write_text('[owners]\nhinta = "Talous"\n', encoding="utf-8")
    with pytest.raises(OptionError, match='The owners name the theme "hinta"'):
        analyze(export, model="fast")


def test_the_audit_uses_the_owners(survey: pd.DataFrame) -> None:
    analysis = analyze(survey, model="fast", owners={"schedules": "Kuljetukset"})
    table = analysis.audit.pains.table
    assert analysis.owners == {"schedules": "Kuljetukset"}
    assert set(table["owner"][table["theme"] == "schedules"]) == {"Kuljetukset"}


REVIEW = pd.DataFrame(
    {
        "Rivi": ["1", "2", "3.0", 4, "5", "6"],
        "teema": ["schedules", "Aikataulut ja viiveet", "schedules", "price", "price", "price"],
        "Oikein": ["kyllä", 1, "EI", True, "false", ""],
    }
)


def test_reviewed_rows_are_read_in_both_languages() -> None:
    label = FRAME.label("schedules", "fi")
    table = reviewed_table(REVIEW.replace("Aikataulut ja viiveet", label.upper()), FRAME)
    assert table["row"].tolist() == [1, 2, 3, 4, 5]
    assert table["theme"].tolist() == ["schedules"] * 3 + ["price"] * 2
    assert table["right"].tolist() == [True, True, False, True, False]
    assert table["coded"].tolist() == [None] * 5


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Oikein": "ehkä salainen"}, "Line 1 .* `right` that cannot be read"),
        ({"teema": "salaisuus"}, "Line 1 .* no theme"),
        ({"Rivi": "salainen"}, "Line 1 .* no row number"),
        ({"Oikein": ""}, "No reviewed row tells"),
    ],
)
def test_what_cannot_be_read_is_told_without_the_cell(change: dict[str, str], told: str) -> None:
    with pytest.raises(OptionError, match=told) as error:
        reviewed_table(REVIEW.assign(**change), FRAME)
    assert "salai" not in str(error.value)


def test_a_missing_column_is_told() -> None:
    with pytest.raises(OptionError, match=r"no column `right` or `oikein`\."):
        reviewed_table(REVIEW.drop(columns="Oikein"), FRAME)


def test_rows_of_another_survey_and_changed_codes_are_refused(survey: pd.DataFrame) -> None:
    base = {"theme": "schedules", "right": True}
    with pytest.raises(OptionError, match="hold row 9, and the survey has 8 rows"):
        analyze(survey, model="fast", reviewed=pd.DataFrame([{"row": 9, **base}]))
    with pytest.raises(OptionError, match="1 of 2 reviewed rows are coded otherwise now"):
        lines = [{"row": 1, "coded": False, **base}, {"row": 2, "coded": True, **base}]
        analyze(survey, model="fast", reviewed=pd.DataFrame(lines))


def test_identities_hold_no_names() -> None:
    told = additions_of({"price": "Maija Virtanen"}, REVIEW.head(1), FRAME).digests()
    assert set(told) == {"owners", "reviewed"}
    assert all(value is not None and len(value) == 64 for value in told.values())
    assert told != additions_of({"price": "Maija Virta"}, REVIEW.head(1), FRAME).digests()


def test_the_sample_is_drawn_by_chance_on_both_sides() -> None:
    rows = range(1, 101)
    mentions = pd.DataFrame(
        [
            {"row": row, "theme": "price", "confidence": 0.9, "column": "A", "start": 0, "end": 4}
            for row in rows
            if row <= 40
        ]
    )
    responses = pd.DataFrame({"row": rows, "status": "coded"})
    small = review_sample(mentions, responses, FRAME, 5, themes=["price"])
    assert small["coded"].tolist() == [True] * 5 + [False] * 5
    assert (small["row"][:5] <= 40).all() and (small["row"][5:] > 40).all()
    assert small["start"].tolist() == [0] * 5 + [-1] * 5
    large = review_sample(mentions, responses, FRAME, 15, themes=["price"])
    assert set(small["row"]) < set(large["row"])
    assert len(review_sample(mentions, responses, FRAME, 60, themes=["price"])) == 40 + 60
    other = review_sample(mentions, responses, FRAME, 5, themes=["price"], seed=1)
    assert other["row"].tolist() != small["row"].tolist()
    assert review_sample(mentions.sample(frac=1, random_state=1), responses, FRAME, 5, themes=["price"]).equals(small)
    with pytest.raises(OptionError, match="no theme"):
        review_sample(mentions, responses, FRAME, themes=["hinta"])


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_review_goes_out_and_comes_back(export: Path, tmp_path: Path, suffix: str) -> None:
    results, sheet = tmp_path / "tulokset", tmp_path / f"tarkistus.{suffix}"
    analysis = ["analyze", export, "--model", "fast", "--out", results]
    assert run(*analysis).exit_code == 0
    drawn = run("review", results, "--out", sheet, "--theme", "schedules", "--theme", "price", "--lang", "fi")
    assert drawn.exit_code == 0, drawn.output
    assert isinstance(run("review", results, "--out", sheet).exception, OptionError)  # it may be filled in
    filled = pd.read_excel(sheet, engine="calamine") if suffix == "xlsx" else pd.read_csv(sheet)
    assert list(filled.columns) == ["rivi", "teema", "teeman nimi", "luokiteltu", "kohta", "vastaus", "oikein"]
    assert len(filled) == 2 * len(ROWS)
    assert filled["vastaus"].tolist() == [ROWS[row - 1] for row in filled["rivi"]]
    with_it = filled[filled["luokiteltu"] == "kyllä"]
    assert len(with_it) and all(line.kohta in line.vastaus for line in with_it.itertuples())
    filled = filled.assign(oikein=["kyllä" if row != 1 else "ei" for row in filled["rivi"]])
    filled.to_excel(sheet, index=False, engine="xlsxwriter") if suffix == "xlsx" else filled.to_csv(sheet, index=False)
    done = run(*analysis, "--reviewed", sheet)
    assert done.exit_code == 0, done.output
    told = read_results(results).record.identity.options
    assert len(told["reviewed"]) == 64 and told["owners"] is None
    here = analyze(export, model="fast", reviewed=sheet).audit.shares
    assert here is not None
    line = here.set_index("theme").loc["schedules"]
    assert line["with_n"] + line["without_n"] == len(ROWS)
    assert line["with_n"] - line["with_right"] + line["without_n"] - line["without_right"] == 1


def test_a_large_survey_gives_the_same_page_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Owners, reviewed rows and the sample of answers without a theme, streamed and in memory."""
    monkeypatch.setattr(tally, "MOST_VERBATIMS", 306)
    monkeypatch.setattr(tally, "UNCOVERED", 60)
    export = Path(__file__).parents[2] / "notebooks" / "data" / "sample_survey.csv"
    owners = tmp_path / "owners.json"
    owners.write_text('{"schedules": "Kuljetukset Oy"}', encoding="utf-8")
    review = tmp_path / "review.csv"
    lines = [f"{row},schedules,{'ei' if row % 9 == 0 else 'kyllä'}" for row in range(1, 308)]
    review.write_text("\n".join(["rivi,teema,oikein", *lines]), encoding="utf-8")
    whole = analyze(export, stage="Kosketuspiste", model="fast", owners=owners, reviewed=review)
    with RunFolder(tmp_path / "run") as folder:
        options = Options(stage="Kosketuspiste", owners=owners)
        settings = Settings(model="fast", chunk=70, reviewed=review)
        pieces = code_survey(export, folder, options, settings).summary()
    assert whole.uncovered is not None and pieces.uncovered is not None
    assert whole.uncovered.frame().equals(pieces.uncovered.frame())
    assert len(whole.uncovered.frame()) == 120 and whole.uncovered.fraction < 1
    page = render_report(whole, "fi")
    assert render_report(pieces, "fi") == page
    seen = whole.uncovered.seen[False]
    assert f"Aiheet on etsitty 60 vastauksesta, jotka on arvottu {seen} vastauksesta" in page or "ei löytynyt" in page
    assert "Kuljetukset Oy" in page and "Korjattu osuus" in page
