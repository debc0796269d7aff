"""From an export or a DataFrame to an analysis: every row accounted for, nothing of the original changed."""

from __future__ import annotations

import csv
import html
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from nlp import Analysis, analyze
from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.report import render_report


@pytest.fixture(scope="module")
def analysis(sample: Path) -> Analysis:
    return analyze(sample, stage="Kosketuspiste")


ANSWERS = [
    "Asentaja oli todella ystävällinen.",
    "-",
    "Tack för bra service",
    "Toimitus myöhästyi viikon eikä kukaan ilmoittanut.",
    None,
]


def small(**more: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"palaute": ANSWERS, **more}, index=[10, 20, 30, 40, 50])


def test_rows_out_equal_rows_in_with_the_original_untouched() -> None:
    frame = small(nps=[10, 7, 9, 2, None], koodi=["007", "NA", "x", "", "y"])
    before = frame.copy(deep=True)
    result = analyze(frame, text="palaute")
    pd.testing.assert_frame_equal(frame, before)
    pd.testing.assert_frame_equal(result.feedback[list(before.columns)], before)
    assert result.feedback["palaute_row"].tolist() == [1, 2, 3, 4, 5]
    assert result.feedback["palaute_status"].tolist() == [
        "coded", "no_content", "unsupported_language", "coded", "no_content",
    ]  # fmt: skip
    assert result.facts.statuses == {"coded": 2, "no_content": 2, "unsupported_language": 1, "error": 0}
    assert result.coded_share == 0.4


def test_mentions_point_into_the_untouched_verbatim() -> None:
    result = analyze(small(), text="palaute")
    assert len(result.mentions) >= 2
    for mention in result.mentions.itertuples():
        assert ANSWERS[mention.row - 1][mention.start : mention.end] == mention.evidence  # type: ignore[index]
    late = result.mentions[result.mentions["row"] == 4]
    assert ("schedules", "negative") in set(zip(late["theme"], late["polarity"], strict=True))


def test_the_figures_follow_from_the_mentions(analysis: Analysis) -> None:
    mentions, journey = analysis.mentions, analysis.journey.set_index("stage")
    value = mentions["polarity"].map({"positive": 1, "neutral": 0, "negative": -1})
    for stage, line in journey.iterrows():
        part = mentions["stage"] == stage
        assert line["n"] == mentions.loc[part, "row"].nunique()
        if line["n"]:
            expected = 100 * value[part].groupby(mentions.loc[part, "row"]).mean().mean()
            assert line["net"] == pytest.approx(expected)
            assert -100 <= line["low"] <= line["net"] <= line["high"] <= 100
    assert analysis.matrix["mentions"].sum() == analysis.themes["mentions"].sum() == len(mentions)


def test_the_sample_is_accounted_for(analysis: Analysis, sample: Path) -> None:
    with sample.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    assert len(analysis.feedback) == analysis.facts.rows == len(rows) == 307
    assert analysis.feedback[header].values.tolist() == rows
    assert sum(analysis.facts.statuses.values()) == 307
    assert analysis.facts.statuses["unsupported_language"] >= 8 and analysis.facts.statuses["error"] == 0
    assert analysis.facts.date_range == ("2026-03-01", "2026-08-31")
    assert [name for name, _ in analysis.facts.questions] == ["Mikä vaikutti arvosanaasi?", "Mitä voisimme parantaa?"]
    assert analysis.facts.score_column == "Kuinka todennäköisesti suosittelisit meitä? (0-10)"


SAMPLE_NOTES = (
    Note("merkistö: UTF-8", "encoding: UTF-8"),
    Note("erotin: puolipiste", "delimiter: semicolon"),
    Note(
        'avovastaukset: "Mikä vaikutti arvosanaasi?" (298/307 solua täytetty, keskimäärin 13 sanaa)',
        'text: "Mikä vaikutti arvosanaasi?" (open answers: 298 of 307 cells, 13 words on average)',
    ),
    Note(
        'avovastaukset: "Mitä voisimme parantaa?" (179/307 solua täytetty, keskimäärin 3 sanaa)',
        'text: "Mitä voisimme parantaa?" (open answers: 179 of 307 cells, 3 words on average)',
    ),
    Note('päivämäärä: "Vastauspvm" (p.k.vvvv, 307/307 solussa)', 'date: "Vastauspvm" (d.m.yyyy, 307 of 307 cells)'),
    Note(
        'arvosana: "Kuinka todennäköisesti suosittelisit meitä? (0-10)" (NPS 0–10, 298/307 solussa)',
        'score: "Kuinka todennäköisesti suosittelisit meitä? (0-10)" (NPS 0–10, 298 of 307 cells)',
    ),
    Note(
        'kosketuspiste: "Kosketuspiste" (7 kosketuspistettä, 280/307 solussa)',
        'stage: "Kosketuspiste" (7 touchpoints, 280 of 307 cells)',
    ),
)


def test_what_was_read_is_told_in_both_languages(analysis: Analysis, sample: Path) -> None:
    assert analysis.facts.notes == SAMPLE_NOTES
    frame = pd.read_csv(sample, sep=";", dtype=str, keep_default_na=False).head(40)
    *roles, hint = analyze(frame).facts.notes
    assert [note.en.split(":")[0] for note in roles] == ["text", "text", "date", "score"]
    assert hint == Note(
        'kosketuspisteet: saraketta "Kosketuspiste" ei käytetty; '
        '--stage "Kosketuspiste" täydentää vaiheet, joita tekstit eivät kerro',
        'touchpoints: "Kosketuspiste" is not used; --stage "Kosketuspiste" fills the stages that texts do not tell',
    )


def test_the_report_of_the_sample_tells_its_method_in_one_language(analysis: Analysis) -> None:
    code = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)  # what the reader does not see
    pages = {language: html.unescape(code.sub("", render_report(analysis, language))) for language in ("fi", "en")}
    for language, other in (("fi", "en"), ("en", "fi")):
        for note in SAMPLE_NOTES:
            assert f"<dd>{note.text(language)}</dd>" in pages[language]
            assert note.text(other) not in pages[language]
    for word in ("encoding", "delimiter", "open answers", "cells", "cross-validation", "labelled"):
        assert not re.search(rf"\b{word}\b", pages["fi"]), word
    n = sum(line["n"] for line in analysis.facts.model["figures"])
    counted = f"{n:,}".replace(",", "\u00a0")
    assert f"5-kertainen ristiinvalidointi, {counted} luokiteltua vastausta;" in pages["fi"]
    # The page words the card's own sentence; the two must not part ways.
    assert analysis.facts.model["figures_source"].replace(str(n), f"{n:,}") in pages["en"]


def test_the_same_survey_gives_the_same_analysis(analysis: Analysis, sample: Path) -> None:
    again = analyze(sample, stage="Kosketuspiste", batch_size=7)
    for name in ("feedback", "mentions", "journey", "themes", "matrix"):
        pd.testing.assert_frame_equal(getattr(analysis, name), getattr(again, name))


def test_the_touchpoint_fills_only_what_the_text_does_not_tell() -> None:
    frame = pd.DataFrame(
        {
            # "10/10" is praise that tells no stage, by rule and whatever the model.
            "palaute": ["10/10", "10/10", "10/10", "Vaihdoin kilpailijalle tämän takia"],
            "piste": ["Tarjous", "Outo paikka", "", "Tarjous"],
        }
    )
    plain = analyze(frame, text="palaute").mentions
    filled = analyze(frame, text="palaute", stage="piste")
    assert plain["stage"].tolist()[:3] == ["not_stated"] * 3 and set(plain["stage_source"][:3]) == {"none"}
    got = filled.mentions[["row", "stage", "stage_source"]].values.tolist()
    assert got[:3] == [[1, "consideration", "column"], [2, "not_stated", "none"], [3, "not_stated", "none"]]
    assert [stage for row, stage, source in got if row == 4 and source == "text"] == ["exit"]
    assert filled.facts.notes[-1] == Note(
        "kosketuspisteet ilman vaihetta: 'Outo paikka' (1 rivi); "
        "nimeä niiden vaiheet tiedostossa valitsimella --stage-map",
        "touchpoints without a stage: 'Outo paikka' (1 rows); name their stages in a file given with --stage-map",
    )
    assert filled.facts.stage_column == "piste"


def test_a_stage_map_names_the_stage_of_any_value(tmp_path: Path) -> None:
    frame = pd.DataFrame({"palaute": ["10/10"], "piste": ["Kassa 4"]})
    mapping = tmp_path / "map.yaml"
    mapping.write_text("kassa 4: purchase\n", encoding="utf-8")
    result = analyze(frame, text="palaute", stage="piste", stage_map=mapping)
    assert result.mentions["stage"].tolist() == ["purchase"]
    mapping.write_text("kassa 4: ostaminen\n", encoding="utf-8")
    with pytest.raises(OptionError, match=r"ostaminen is not a stage of the codeframe\. Use one of awareness"):
        analyze(frame, text="palaute", stage="piste", stage_map=mapping)
    with pytest.raises(OptionError, match="Name the column with --stage"):
        analyze(frame, text="palaute", stage_map=mapping)


def test_several_questions_keep_their_own_figures() -> None:
    frame = pd.DataFrame(
        {
            "Mikä oli hyvää?": ["Asentaja oli ystävällinen", "-"],
            "Mitä voisimme parantaa?": ["Hinta oli liian kallis", "ei mitään"],
        }
    )
    result = analyze(frame, text=list(frame.columns))
    first, second = result.feedback.to_dict("records")
    assert first["palaute_sentiment"] == "mixed"
    assert (first["palaute_q1_sentiment"], first["palaute_q2_sentiment"]) == ("positive", "negative")
    assert (second["palaute_q1_status"], second["palaute_q2_status"]) == ("no_content", "coded")
    assert (second["palaute_status"], second["palaute_q2_themes"]) == ("coded", "general")
    assert set(result.mentions["column"]) == set(frame.columns)


def test_the_question_may_stand_in_a_column_per_row(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    rows = [
        {"text": "ei mitään", "question": "Mitä parantaisit?"},
        {"text": "ei mitään", "question": "Mikä oli hyvää?"},
        {"text": "Palvelu oli oikein mukavaa ja nopeaa tällä kertaa", "question": None},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    result = analyze(path)
    assert result.feedback["palaute_status"].tolist() == ["coded", "no_content", "coded"]
    note = Note('kysymys: "question" (sanamuoto riveittäin)', 'question: "question" (the wording, per row)')
    assert note in result.facts.notes


def test_a_broken_row_keeps_its_place_and_gets_the_status_error(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "id;palaute;piste\n1;Asentaja oli ystävällinen;Asennus\n2;Hinta; oli; liian kova;Tarjous\n3;Nopea toimitus;\n",
        encoding="utf-8",
    )
    result = analyze(path, text="palaute")
    assert result.feedback["palaute_status"].tolist() == ["coded", "error", "coded"]
    assert "line 3 has 5 cells where the header has 3" in result.feedback["palaute_reason"][1]
    assert set(result.mentions["row"]) == {1, 3}


def test_an_empty_frame_gives_an_empty_analysis() -> None:
    result = analyze(pd.DataFrame({"palaute": pd.Series([], dtype=str)}), text="palaute")
    assert len(result.feedback) == len(result.mentions) == 0
    assert result.journey["n"].tolist() == [0] * 10
    assert "0 rows" in repr(result) and "<table" in result._repr_html_()


def test_progress_reports_distinct_answers() -> None:
    seen: list[tuple[int, int]] = []
    frame = pd.DataFrame({"palaute": ["Hyvä palvelu"] * 50 + ["Liian kallis", "Nopea toimitus"]})
    analyze(frame, text="palaute", batch_size=2, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(2, 3), (3, 3)]


def test_wrong_surveys_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SurveyError, match="palute"):
        analyze(small(), text="palute")
    with pytest.raises(OptionError, match="Give a DataFrame or the path of a file"):
        analyze(["hyvä palvelu"])  # type: ignore[arg-type]
    doubled = pd.DataFrame([["a", "b"]], columns=["x", "x"])
    with pytest.raises(SurveyError, match="names of their own"):
        analyze(doubled)
    with pytest.raises(SurveyError, match="was analysed before"):
        analyze(analyze(small(), text="palaute").feedback, text="palaute")
    with pytest.raises(SurveyError):
        analyze(tmp_path / "missing.csv")


def test_the_notebook_view_escapes_the_name_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "<b>x.csv"
    path.write_text("palaute\nHyvä palvelu oli todella\n", encoding="utf-8")
    view = analyze(path, text="palaute")._repr_html_()
    assert "&lt;b&gt;x.csv" in view and "<b>x" not in view


def test_wrong_arguments_are_found_before_anything_is_coded(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(OptionError, match="no such mapping file"):
        analyze(
            small(piste=["Tarjous"] * 5), text="palaute", stage="piste", stage_map=tmp_path / "none.yaml",
            progress=lambda *done: seen.append(done),
        )  # fmt: skip
    with pytest.raises(SurveyError, match="was analysed before"):
        analyze(small(palaute_row=[1] * 5), text="palaute", progress=lambda *done: seen.append(done))
    assert seen == []


def test_every_row_has_its_score_date_and_segments(sample: Path) -> None:
    analysis = analyze(sample, stage="Kosketuspiste", model="fast")
    responses, segments = analysis.responses, analysis.segments
    assert responses["row"].tolist() == analysis.feedback["palaute_row"].tolist()
    assert responses["status"].tolist() == analysis.feedback["palaute_status"].tolist()
    assert responses["signals"].tolist() == analysis.feedback["palaute_signals"].tolist()
    assert responses["score"].head(3).tolist() == [10.0, 3.0, 10.0]
    assert [day.date().isoformat() for day in responses["date"].head(3)] == ["2026-03-01", "2026-03-01", "2026-03-02"]
    asking = responses["signals"] != ""
    assert asking.sum() >= 20 and responses["respondent"][asking].tolist() == [
        str(1000 + row) for row in responses["row"][asking]
    ]
    assert set(responses["respondent"][~asking]) == {""}
    assert list(segments.columns) == ["Kosketuspiste", "Alue", "Asiakastyyppi"]
    assert segments.iloc[1].tolist() == ["Tarjous", "Etelä", "Kuluttaja"]
    assert (analysis.facts.score_kind, analysis.facts.respondent_column) == ("nps", "Vastausnro")


def test_halves_of_characters_in_a_group_stop_nothing() -> None:
    survey = pd.DataFrame(
        {"Palaute": ["Nopea toimitus ja hyvä palvelu"] * 30, "Alue": ["Etelä", "Pohjoinen", "\ud800 Länsi"] * 10},
        dtype=object,
    )
    found = analyze(survey, text="Palaute", model="fast")
    assert found.segments["Alue"].value_counts().to_dict() == {"Etelä": 10, "Pohjoinen": 10, "? Länsi": 10}
    assert found.feedback["Alue"].tolist() == survey["Alue"].tolist()
