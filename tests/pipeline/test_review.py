"""Which answers a person should read: from a model's certainty to the columns, the facts and the command line."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

import nlp.pipeline.api
from nlp import analyze, classify, classify_many, load_codeframe
from nlp.analysis.result import ReviewFacts
from nlp.cli import app
from nlp.cli.words import review_summary
from nlp.errors import OptionError
from nlp.model import ModelInfo, Passage, Reading, ReviewLevel
from nlp.pipeline.api import make_coder
from nlp.records import Mention

CODEFRAME = load_codeframe()
LEVELS = (ReviewLevel(0.8, 0.3, 0.9), ReviewLevel(0.9, 0.6, 0.5))
SURE, DOUBTFUL, GUESS = "Asentaja oli ystävällinen", "Lasku oli vähän epäselvä", "Sehän meni niin kuin meni"
CERTAINTY = {SURE: 0.6, DOUBTFUL: 0.45, GUESS: 0.1}
EMPTY = "Kysely tuli taas kerran"


class Certain:
    """Reads every text as praise in general, as certain as the table says."""

    def __init__(self, levels: tuple[ReviewLevel, ...] = LEVELS) -> None:
        self.info = ModelInfo("certain", "1", "d", CODEFRAME.theme_ids, CODEFRAME.stage_ids, {}, levels)

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [
            Reading(False, "neutral", 0.0, (), ("no_content",), 0.0)
            if passage.text == EMPTY
            else Reading(
                True, "positive", 1.0,
                (Mention("general", "positive", "not_stated", 0, len(passage.text), 0.9, "none"),), (),
                CERTAINTY[passage.text],
            )
            for passage in passages
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("precision", "review"), [(0.5, [GUESS]), (0.8, [GUESS]), (0.85, [DOUBTFUL, GUESS]), (0.9, [DOUBTFUL, GUESS])]
)
def test_less_certain_than_the_level_needs_review(precision: float, review: list[str]) -> None:
    coded = list(classify_many(CERTAINTY, model=Certain(), precision=precision))
    assert [each.text for each in coded if each.needs_review] == review
    assert [each.certainty for each in coded] == [0.6, 0.45, 0.1]
    assert {each.status for each in coded} == {"coded"}


def test_nine_in_ten_is_the_default() -> None:
    assert classify(DOUBTFUL, model=Certain()).needs_review
    assert not classify(DOUBTFUL, model=Certain(), precision=0.8).needs_review
    assert make_coder(Certain()).level == LEVELS[1]


@pytest.mark.parametrize("text", ["10/10", "-", "", "Tack för bra service", EMPTY])
def test_what_no_model_coded_has_no_certainty_and_needs_no_review(text: str) -> None:
    coded = classify(text, model=Certain())
    assert (coded.certainty, coded.needs_review) == (None, False)


def test_a_model_without_levels_promises_nothing() -> None:
    coded = classify(GUESS, model=Certain(()))
    assert (coded.certainty, coded.needs_review) == (None, False)
    assert analyze(pd.DataFrame({"palaute": [GUESS]}), text="palaute", model=Certain(())).facts.review is None


def test_no_precision_marks_nothing_but_tells_the_certainty() -> None:
    coded = classify(GUESS, model=Certain(), precision=None)
    assert (coded.certainty, coded.needs_review) == (0.1, False)


def test_a_precision_that_cannot_be_had_is_refused_at_once() -> None:
    seen: list[tuple[int, int]] = []
    frame = pd.DataFrame({"palaute": [SURE]})
    with pytest.raises(OptionError, match=r"a precision of 0\.95\. Ask for one it has: 0\.8, 0\.9\.$"):
        analyze(frame, text="palaute", model=Certain(), precision=0.95, progress=lambda *done: seen.append(done))
    for wrong in (0.4, 1, 90, math.nan):
        with pytest.raises(OptionError, match="makes no sense"):
            classify_many([SURE], model=Certain(), precision=wrong)
    assert seen == []


def survey() -> pd.DataFrame:
    return pd.DataFrame({"hyvää": [SURE, SURE, "-", GUESS, EMPTY], "huonoa": ["", DOUBTFUL, "10/10", SURE, ""]})


def test_rows_facts_and_order_of_the_levels() -> None:
    result = analyze(survey(), text=["hyvää", "huonoa"], model=Certain(LEVELS[::-1]))
    table = result.feedback
    assert table["palaute_needs_review"].tolist() == [False, True, False, True, False]
    assert table["palaute_certainty"].fillna(-1).tolist() == [0.6, 0.45, -1, 0.1, -1]
    assert table["palaute_q1_needs_review"].tolist() == [False, False, False, True, False]
    assert table["palaute_q2_certainty"].fillna(-1).tolist() == [-1, 0.45, -1, 0.6, -1]
    assert table["palaute_status"].tolist() == ["coded"] * 4 + ["no_content"]
    # Six coded answers: five by the model, "10/10" by rule.
    assert result.facts.review == ReviewFacts(2, 6, LEVELS[1], LEVELS)
    assert result.facts.review.share == 1 / 3
    assert analyze(survey(), text=["hyvää", "huonoa"], model=Certain(), precision=None).facts.review is None


def test_the_summary_line_in_both_languages() -> None:
    assert review_summary(312, 4030, LEVELS[1], "en") == (
        "needs review: 312 of 4,030 (7.7 %); the rest is right at about 90 % by the model card"
    )
    assert review_summary(312, 4030, LEVELS[1], "fi") == (
        "tarkistettavia: 312/4\u00a0030 (7,7 %); muiden maininnoista on mallikortin mukaan oikein noin 90 %"
    )
    assert review_summary(0, 0, LEVELS[1], "en") == review_summary(3, 4, None, "en") == ""


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp.pipeline.api, "load_model", lambda folder, codeframe, threads=1: Certain())


def shown(*arguments: str, stdin: str | None = None) -> str:
    from typer.testing import CliRunner

    done = CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "160"})
    if done.exception:
        raise done.exception
    return done.stdout


@pytest.mark.usefixtures("bundled")
def test_classify_on_the_command_line() -> None:
    assert "needs review (0.45)" in shown("classify", DOUBTFUL)
    assert "needs review" not in shown("classify", DOUBTFUL, "--precision", "0.8")
    lines = f"{SURE}\n{DOUBTFUL}\n-\n{GUESS}\n"
    told = shown("classify", "--lang", "fi", stdin=lines)
    assert "tarkista (0.10)" in told and told.splitlines()[-1].startswith("tarkistettavia: 2/3 (66,7 %);")
    records = [json.loads(line) for line in shown("classify", "--json", stdin=lines).splitlines()]
    assert [record["needs_review"] for record in records] == [False, True, False, True]
    assert [record["certainty"] for record in records] == [0.6, 0.45, None, 0.1]
    with pytest.raises(OptionError, match="Ask for one it has"):
        shown("classify", SURE, "--precision", "0.99")


@pytest.mark.usefixtures("bundled")
def test_analyze_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(f"palaute\n{SURE}\n{DOUBTFUL}\n{GUESS}\n", encoding="utf-8")

    def told(precision: str) -> str:
        run = ("analyze", str(tmp_path / "survey.csv"), "--text", "palaute", "--out", str(tmp_path / "out"))
        return shown(*run, "--lang", "en", "--precision", precision)

    assert "needs review: 1 of 3 (33.3 %); the rest is right at about 80 % by the model card" in told("0.8")
    assert "needs review: 2 of 3 (66.7 %); the rest is right at about 90 % by the model card" in told("0.85")
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "2 of the 3 coded answers (66.7%) are marked for review" in page
    feedback = pd.read_csv(tmp_path / "out" / "feedback.csv", encoding="utf-8-sig")
    assert feedback["palaute_needs_review"].tolist() == [False, True, True]
