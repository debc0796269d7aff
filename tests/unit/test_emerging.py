"""Themes that no codeframe has: found where there are some, and only there."""

from __future__ import annotations

import math
import random

import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from nlp.analysis.clusters import clusters_of, key_lemmas, keywords_of
from nlp.analysis.emerging import COLUMNS, Emerging, emerging_themes
from nlp.analysis.lemmas import lemmas
from nlp.analysis.uncovered import COLUMNS as ANSWER_COLUMNS
from nlp.analysis.uncovered import UncoveredAnswers
from nlp.codeframe import load_codeframe
from nlp.records import CodedFeedback, Mention

CODEFRAME = load_codeframe()
CHARGING = [
    "Sähköauton lataus ei onnistu pihalla.",
    "Latauspiste puuttuu, sähköautoa ei saa lataukseen.",
    "Sähköauto jää ilman latausta.",
    "Toivoisin latauspistettä sähköautoille.",
    "Pihalla pitäisi olla sähköauton latauspiste.",
]
DOGS = [
    "The dog was scared of the robot mower.",
    "Our dog barked at the mower all morning.",
    "The robot mower chased the dog.",
    "A robot mower and a dog do not mix.",
]
PLAIN = {"fi": ["Hyvä palvelu.", "Kaikki toimi loistavasti!", "Kiitos."], "en": ["Great service.", "Thank you!"]}
COVERED = {
    "fi": ["Toimitus myöhästyi viikon.", "Lasku oli liian kallis.", "Asentaja oli ystävällinen pihalla."],
    "en": ["The invoice was too expensive.", "The fitters came late.", "Nobody answered the phone."],
}


def survey(seed: int = 1) -> pd.DataFrame:
    chance = random.Random(seed)
    lines: list[tuple[int, str, str, float, bool]] = []
    for texts, language, count, value, covered in (
        (CHARGING, "fi", 25, -1.0, False),
        (DOGS, "en", 12, 0.0, False),
        (PLAIN["fi"], "fi", 40, 1.0, False),
        (PLAIN["en"], "en", 20, 1.0, False),
        (COVERED["fi"], "fi", 90, -1.0, True),
        (COVERED["en"], "en", 60, -1.0, True),
    ):
        for _ in range(count):
            lines.append((len(lines) + 1, language, chance.choice(texts), value, covered))
    return pd.DataFrame(lines, columns=list(ANSWER_COLUMNS)).astype(ANSWER_COLUMNS)


@pytest.fixture(scope="module")
def found() -> Emerging:
    return emerging_themes(survey(), CODEFRAME)


def test_what_no_theme_covers_is_found_in_each_language(found: Emerging) -> None:
    assert (found.reason, found.uncovered) == ("", 97)
    table = found.table.set_index("id")
    assert list(table.index) == ["fi-1", "en-1"]
    charging, dogs = table.loc["fi-1"], table.loc["en-1"]
    assert (charging["n"], dogs["n"]) == (25, 12)
    assert charging["share"] == pytest.approx(25 / 65)
    assert set(charging["keywords"].split("; ")[:3]) == {"sähköauto", "latauspiste", "lataus"}
    assert set(dogs["keywords"].split("; ")[:3]) == {"dog", "mower", "robot"}
    assert (charging["net"], dogs["net"]) == (-100.0, 0.0)
    assert not charging["small"] and dogs["small"]
    assert math.isnan(charging["now"])


def test_examples_are_typical_rows_with_different_words(found: Emerging) -> None:
    texts = survey().set_index("row")["text"]
    rows = [int(row) for row in found.table["rows"][0].split("; ")]
    assert len({texts[row] for row in rows}) == len(rows) == 3
    assert {texts[row] for row in rows} <= set(CHARGING)


def test_the_nearest_theme_is_the_one_described_in_these_words() -> None:
    frame = survey().replace({"text": dict.fromkeys(CHARGING, "Hinta on liian kallis, halvempi hinta olisi reilu.")})
    table = emerging_themes(frame, CODEFRAME).table
    assert table["nearest"][0] == "price"
    assert 0 < table["likeness"][0] <= 1


def test_neither_order_nor_repetition_changes_the_result(found: Emerging) -> None:
    again = emerging_themes(survey().sample(frac=1, random_state=4), CODEFRAME)
    pd.testing.assert_frame_equal(again.table, found.table)


def test_little_data_and_plain_praise_give_a_reason() -> None:
    few = emerging_themes(survey().head(19), CODEFRAME)
    assert (few.reason, few.uncovered, len(few.table)) == ("too_few", 19, 0)
    praise = survey()
    praise = praise[praise["covered"] | praise["text"].isin(PLAIN["fi"])]
    nothing = emerging_themes(praise, CODEFRAME)
    assert (nothing.reason, nothing.uncovered) == ("none_found", 40)
    full = emerging_themes(survey(), CODEFRAME).table
    for empty in (few.table, nothing.table):
        assert list(empty.columns) == list(COLUMNS)
        assert empty.dtypes.tolist() == full.dtypes.tolist()


def test_the_trend_compares_the_halves_of_the_coded_responses() -> None:
    frame = survey()
    # Of 247 coded responses the charging rows 1–25 are the latest, five of them excepted.
    days = ["2026-03-01" if row > 124 or row <= 5 else "2026-04-01" for row in frame["row"]]
    responses = pd.DataFrame({"row": frame["row"], "status": "coded", "date": pd.to_datetime(days)})
    line = emerging_themes(frame, CODEFRAME, responses=responses).table.iloc[0]
    assert (line["before"], line["now"]) == pytest.approx((5 / 128, 20 / 119))
    assert line["change"] == pytest.approx(20 / 119 - 5 / 128)
    assert line["change_low"] < line["change"] < line["change_high"]
    assert line["change_p"] < 0.01
    one_day = responses.assign(date=pd.Timestamp("2026-03-01"))
    assert math.isnan(emerging_themes(frame, CODEFRAME, responses=one_day).table["change"][0])


def test_a_response_counts_once_whatever_it_answers_twice() -> None:
    frame = survey()
    twice = pd.concat([frame, frame[frame["text"].isin(CHARGING)]])
    assert emerging_themes(twice, CODEFRAME).table["n"][0] == 25
    same = frame.assign(row=frame["row"].where(~frame["text"].isin(CHARGING), 1))
    assert "fi-1" not in set(emerging_themes(same, CODEFRAME).table["id"])


def test_key_lemmas_are_surprising_by_the_likelihood_ratio() -> None:
    texts = [["lataus"]] * 9 + [["hinta"]] * 6 + [["muu"]] * 15
    others = [["lataus"]] * 2 + [["hinta"]] * 12 + [["muu"]] * 46
    table = [[9, 21], [2, 58]]
    assert chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic > 3.84
    assert chi2_contingency([[6, 24], [12, 48]], correction=False, lambda_="log-likelihood").statistic < 3.84
    assert key_lemmas(texts, others, 5) == {"lataus"}
    assert key_lemmas(texts, [], 9) == {"lataus", "muu"}
    assert key_lemmas(texts, others, 10) == frozenset()


def test_texts_are_linked_by_the_words_they_share() -> None:
    texts = [["a", "b"], ["c"], ["a"], ["c", "d"], ["b", "a"], [], ["x"]]
    groups = [sorted(group.tolist()) for group in clusters_of(texts, {"a", "b", "c", "d"}, 2)]
    assert groups == [[0, 2, 4], [1, 3]]
    assert clusters_of(texts, {"x"}, 2) == []


def test_texts_beyond_those_fitted_join_the_group_they_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.analysis.clusters.FITTED", 4)
    texts = [["a", "b"], ["c"], ["a"], ["c", "d"], ["b", "a"], ["d", "c"], ["e"]]
    groups = [sorted(group.tolist()) for group in clusters_of(texts, {"a", "b", "c", "d", "e"}, 2)]
    assert groups == [[0, 2, 4], [1, 3, 5]]


def test_keywords_weigh_by_class_based_tf_idf() -> None:
    groups = [[["a", "b"], ["a", "b"], ["a"]], [["b", "c"], ["b", "d"], ["c"]]]
    # A = 10 / 2 lemmas per group. Second group: b 2·log(1 + 5/4) = 1.62, c 2·log(1 + 5/2) = 2.51, d log(1 + 5) = 1.79.
    assert keywords_of(groups) == [["a", "b"], ["c", "d", "b"]]
    assert keywords_of(groups, most=1) == [["a"], ["c"]]
    assert keywords_of([]) == []


def test_lemmas_leave_out_what_names_no_topic() -> None:
    assert lemmas("Erittäin hyvää palvelua, kiitos! Latauspisteissä oli 3 vikaa.", "fi") == ["latauspiste", "vika"]
    assert lemmas("The fitters were great, but our DOGS barked.", "en") == ["fitter", "dog", "bark"]
    assert lemmas("<NIMI_1> soitti, lasku tuli osoitteeseen <Y-TUNNUS_2>", "fi") == ["soittaa", "lasku", "osoite"]


def _answer(theme: str | None, confidence: float = 0.9, language: str = "fi", status: str = "coded") -> CodedFeedback:
    mentions = () if theme is None else (Mention(theme, "positive", "not_stated", 0, 4, confidence, "none"),)
    return CodedFeedback("1", "Teksti.", language, status, "positive", 0.5, mentions)  # type: ignore[arg-type]


def test_an_answer_is_covered_by_a_sure_and_named_theme() -> None:
    found = UncoveredAnswers()
    rows = [
        [_answer("price")], [_answer("price", 0.49)], [_answer("general")], [_answer(None), _answer("quality")],
        [_answer(None, language="other")], [_answer(None, status="no_content")],
    ]  # fmt: skip
    found.add(rows[:2])
    found.add(rows[2:], first=3)
    frame = found.frame()
    assert list(zip(frame["row"], frame["covered"], strict=True)) == [
        (1, True), (2, False), (3, False), (4, False), (4, True),
    ]  # fmt: skip
    assert dict(frame.dtypes.astype(str)) == dict(survey().dtypes.astype(str))
    assert found.seen == {True: 2, False: 3}
    empty = UncoveredAnswers().frame()
    assert empty.dtypes.tolist() == frame.dtypes.tolist()


def test_what_stays_of_many_does_not_depend_on_pieces() -> None:
    rows = [[_answer(None)] for _ in range(500)]
    whole, pieces = UncoveredAnswers(40), UncoveredAnswers(40)
    whole.add(rows)
    for first in range(490, -1, -10):
        pieces.add(rows[first : first + 10], first + 1)
    pd.testing.assert_frame_equal(whole.frame(), pieces.frame())
    assert len(whole.frame()) == 40 and whole.fraction == 40 / 500
    assert whole.frame()["row"].max() > 400 and whole.frame()["row"].min() < 100
