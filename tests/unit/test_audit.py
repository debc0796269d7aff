"""The audit draws each table once, from the analysis it belongs to."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from made_tables import line, mentions_of, responses_of
from pandas.testing import assert_frame_equal

from nlp.analysis.audit import Audit
from nlp.analysis.drivers import key_drivers
from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.periods import period_labels
from nlp.analysis.priorities import pain_points
from nlp.analysis.result import Analysis, RunFacts
from nlp.codeframe import load_codeframe

ROWS = 60


@pytest.fixture
def analysis() -> Analysis:
    frame = load_codeframe()
    said = [(row, "schedules", "negative" if row % 3 else "positive", "delivery") for row in range(1, ROWS + 1)]
    said += [(row, "price", "positive", "purchase") for row in range(1, ROWS + 1, 2)]
    mentions = mentions_of(said).assign(
        confidence=0.9, stage_source="text", evidence="…", start=0, end=1, column="Palaute", language="fi"
    )
    responses = responses_of(
        ROWS,
        dates=[f"2026-0{1 + row % 4}-10" for row in range(ROWS)],
        scores=[float(9 if (row + 1) % 3 == 0 else 4) for row in range(ROWS)],
    )
    facts = RunFacts(
        "x.csv", ROWS, {"coded": ROWS}, {"fi": ROWS}, (("Palaute", None),), None, "Arvosana", None, {}, score_kind="nps"
    )
    tables = (f(mentions, frame, ROWS) for f in (journey_table, theme_table))
    segments = pd.DataFrame({"Alue": pd.Categorical(["Etelä", "Pohjoinen"] * (ROWS // 2))})
    return Analysis(pd.DataFrame(), mentions, responses, segments, *tables, matrix_table(mentions, frame), frame, facts)


def test_each_table_is_that_of_its_function_and_drawn_once(analysis: Analysis) -> None:
    audit = analysis.audit
    tables = (analysis.mentions, analysis.responses, analysis.codeframe)
    assert audit is analysis.audit and audit.pains is audit.pains
    assert_frame_equal(audit.pains.table, pain_points(*tables, "nps").table)
    assert_frame_equal(audit.drivers.themes, key_drivers(*tables, "nps").themes)
    # 20 of 60 promoters, 40 detractors
    assert line(audit.score)["value"] == pytest.approx(-100 / 3)
    assert audit.pairs["n"].tolist() == [20, 10]
    assert audit.segments.groups["column"].unique().tolist() == ["Alue"]
    assert "60" in audit.summary("en")[0].text


def test_owners_of_the_organisation_go_first(analysis: Analysis) -> None:
    own = Audit(analysis, {"schedules": "Kuljetus"})
    assert own.pains.table["owner"].tolist() == ["Kuljetus"]
    assert analysis.audit.pains.table["owner"].tolist() == ["operations"]


def test_the_score_follows_the_periods_of_the_journey(analysis: Analysis) -> None:
    months = ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert analysis.audit.over_time.table["period"].unique().tolist() == months
    assert analysis.audit.score_over_time["period"].tolist() == months
    quarter = Audit(analysis, period="quarter").score_over_time
    assert quarter[["period", "n"]].values.tolist() == [["2026-Q1", 45], ["2026-Q2", 15]]


def test_shares_are_corrected_only_by_reviewed_rows(analysis: Analysis) -> None:
    assert analysis.audit.shares is None
    reviewed = pd.DataFrame(
        {"row": range(1, ROWS + 1), "theme": "price", "right": [row % 4 != 1 for row in range(1, ROWS + 1)]}
    )
    shares = Audit(analysis, reviewed=reviewed).shares
    assert shares is not None
    price = line(shares, theme="price")
    # of 30 rows coded with it 15 are right, of 30 without none is missed
    assert (price["raw"], price["corrected"]) == (0.5, 0.25)


def test_without_dates_and_scores_each_table_tells_why(analysis: Analysis) -> None:
    bare = replace(analysis, responses=responses_of(ROWS), facts=replace(analysis.facts, score_kind=None))
    assert bare.audit.over_time.reason == "no_dates"
    assert len(bare.audit.score_over_time) == 0
    assert bare.audit.drivers.reason == "no_score"


def test_labels_of_periods() -> None:
    dates = pd.Series(pd.to_datetime(["2026-01-05", None, "2026-01-11", "2026-03-01"]), index=[4, 7, 9, 1])
    assert period_labels(dates, "week").to_dict() == {4: "2026-W02", 7: "", 9: "2026-W02", 1: "2026-W09"}
    assert period_labels(dates, None).tolist() == [""] * 4


def test_topics_are_drawn_once_and_of_texts_without_personal_data(analysis: Analysis) -> None:
    assert analysis.audit.emerging(lambda text, language: text) is None
    topics = ["Pihalta puuttuu latauspiste Virtasen autolle"] * 30 + ["Toimitus myöhästyi"] * 30
    verbatims = pd.DataFrame({"row": range(1, ROWS + 1), "column": "Palaute", "language": "fi", "text": topics})
    mentions = analysis.mentions[(analysis.mentions["row"] > 30) & (analysis.mentions["theme"] == "schedules")]
    spoken = replace(analysis, verbatims=verbatims, mentions=mentions)
    asked: list[str] = []

    def mask(text: str, language: str) -> str:
        asked.append(language)
        return text.replace("Virtasen", "<NIMI_1>")

    found = spoken.audit.emerging(mask)
    assert found is not None and found is spoken.audit.emerging(mask)
    assert asked == ["fi"] * ROWS
    assert (found.uncovered, found.table["n"].tolist()) == (30, [30])
    assert "latauspiste" in found.table["keywords"][0] and "virta" not in found.table["keywords"][0]
