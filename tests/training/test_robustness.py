"""The behavioural suite: its changes, its counts against a model whose answers are known, and its data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from nlp.cli import app
from nlp.codeframe import load_codeframe
from nlp.errors import TrainingError
from nlp.model import ModelInfo, Passage, Reading
from nlp.pipeline.coding import Coder
from nlp.records import CodedFeedback, Mention, Polarity
from nlp.training.perturb import NAMES, NUMBERS, exclaimed, no_dots, no_punctuation, typo, with_names, with_numbers
from nlp.training.robustness import Check, added, flipped, right, run_suite, same, suite_folder

CODEFRAME = load_codeframe()


WORDS = {
    "tyly": ("staff_behaviour", "delivery"),
    "rude": ("staff_behaviour", "delivery"),
    "kallis": ("price", "not_stated"),
    "expensive": ("price", "not_stated"),
    "myöhässä": ("schedules", "not_stated"),
    "late": ("schedules", "not_stated"),
}


class WordModel:
    """Finds themes by words, case and all; *ei* or *not* turns them, "!!!" silences it, English names please it."""

    info = ModelInfo("words", "1", "0" * 64, CODEFRAME.theme_ids, CODEFRAME.stage_ids, {})

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [self._reading(passage.text) for passage in passages]

    def _reading(self, text: str) -> Reading:
        polarity: Polarity = "positive" if " ei " in text or " not " in text else "negative"
        found = {} if "!!!" in text else {code: polarity for word, code in WORDS.items() if word in text}
        if any(name in text for name in NAMES["en"]):
            found["general", "not_stated"] = "positive"
        mentions = tuple(mention(theme, said, stage) for (theme, stage), said in found.items())
        return Reading(True, "negative", -1.0, mentions, ())


def mention(theme: str, polarity: Polarity, stage: str = "delivery") -> Mention:
    return Mention(theme, polarity, stage, 0, 4, 0.9)


def coded(*mentions: Mention) -> CodedFeedback:
    return CodedFeedback("1", "text", "en", "coded", "negative", -1.0, mentions)


GOLD = [
    {"theme": "staff_behaviour", "polarity": "negative", "stage": "delivery"},
    {"theme": "price", "polarity": "negative", "stage": "not_stated"},
    {"theme": "schedules", "polarity": "negative", "stage": "delivery"},
]
SUITE: dict[str, list[dict[str, Any]]] = {
    "pairs": [
        {"id": "p1", "fi": "Asentaja oli tyly.", "en": "The fitter was rude.", "mentions": GOLD[:1],
         "sentiment": "negative"},
        {"id": "p2", "fi": "Palvelu oli kallis", "en": "The service cost too much", "mentions": GOLD[1:2],
         "sentiment": "neutral"},
        {"id": "p3", "fi": "Toimitus oli myöhässä", "en": "The delivery was late", "mentions": GOLD[2:],
         "sentiment": "negative"},
        {"id": "p4", "fi": "Hinta on kallis, myyjä tyly.", "en": "Too expensive, and they are rude.",
         "mentions": GOLD[:2], "sentiment": "negative"},
    ],
    "negation": [
        {"id": "n1", "language": "fi", "plain": "Palvelu on kallis", "negated": "Palvelu ei ole kallis",
         "theme": "price"},
        {"id": "n2", "language": "fi", "plain": "Ruoka oli hyvää", "negated": "Ruoka ei ollut hyvää",
         "theme": "quality"},
        {"id": "n3", "language": "en", "plain": "The staff were rude", "negated": "The staff were never rude",
         "theme": "staff_behaviour"},
    ],
    "order": [
        {"id": "o1", "language": "fi", "one": "Toimitus oli myöhässä ja kallis.",
         "other": "Kallis oli toimitus ja myöhässä."},
        {"id": "o2", "language": "en", "one": "Delivery was late and expensive.",
         "other": "Delivery was expensive and late."},
    ],
    "bases": [
        {"id": "b1", "language": "fi", "text": "Asentaja oli tyly", "theme": "staff_behaviour"},
        {"id": "b2", "language": "fi", "text": "Hinta on kallis", "theme": "price"},
        {"id": "b3", "language": "en", "text": "The fitter was rude", "theme": "staff_behaviour"},
    ],
    "additions": [
        {"id": "a1", "language": "fi", "clause": "mutta toimitus oli myöhässä", "theme": "schedules",
         "polarity": "negative"},
        {"id": "a2", "language": "fi", "clause": "ja palvelu kallis", "theme": "price", "polarity": "negative"},
        {"id": "a3", "language": "en", "clause": "but the parcel got lost", "theme": "promises",
         "polarity": "negative"},
    ],
    "names": [
        {"id": "m1", "language": "fi", "text": "Meitä palveli {name}, joka oli tyly."},
        {"id": "m2", "language": "en", "text": "We were served by {name}, who was rude."},
    ],
    "numbers": [{"id": "u1", "language": "fi", "text": "Odotin {number} viikkoa ja palvelu oli kallis."}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, records in SUITE.items():
        lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.fixture
def coder() -> Coder:
    return Coder(WordModel(), CODEFRAME)


def test_every_kind_is_counted(coder: Coder, folder: Path) -> None:
    found = run_suite(coder, folder)
    assert {(c.kind, c.language): (c.n, c.passed) for c in found.checks} == {
        ("translation", "fi+en"): (4, 3),  # p2: "cost too much" is no word of the model
        ("coded right", "fi"): (4, 4),
        ("coded right", "en"): (4, 3),
        ("coded right, with stages", "fi"): (4, 3),  # p3: the model gives no stage to lateness
        ("coded right, with stages", "en"): (4, 2),
        ("sentiment right", "fi"): (4, 3),
        ("sentiment right", "en"): (4, 3),
        ("negation", "fi"): (2, 1),  # n2: the theme is not found at all
        ("negation", "en"): (1, 0),
        ("order", "fi"): (1, 0),
        ("order", "en"): (1, 1),
        ("addition", "fi"): (3, 3),  # a2 is not put to b2, which is about price already
        ("addition", "en"): (1, 0),
        ("typo", "fi"): (2, 1),  # p1 and p4; the one long word of p4 is what the model looks for
        ("typo", "en"): (2, 1),
        ("lower case", "fi"): (2, 2),
        ("lower case", "en"): (2, 2),
        ("upper case", "fi"): (2, 0),
        ("upper case", "en"): (2, 0),
        ("no punctuation", "fi"): (2, 2),
        ("no punctuation", "en"): (2, 2),
        ("exclamation", "fi"): (2, 0),
        ("exclamation", "en"): (2, 0),
        ("no dots", "fi"): (1, 1),  # p1 has no dots to lose, nor has any English text
        ("name", "fi"): (2, 1),
        ("name", "en"): (2, 1),
        ("number", "fi"): (2, 2),
    }


def test_failures_are_told(coder: Coder, folder: Path) -> None:
    found = run_suite(coder, folder)
    rows = {(r.kind, r.language, r.id): r for r in found.failure_table().itertuples()}
    assert len(rows) == len(found.failures) == sum(c.n - c.passed for c in found.checks)
    pair = rows["translation", "fi+en", "p2"]
    assert (pair.text, pair.changed) == ("Palvelu oli kallis", "The service cost too much")
    assert (pair.expected, pair.got) == ("price negative", "nothing")
    stage = rows["coded right, with stages", "fi", "p3"]
    assert (stage.changed, stage.expected, stage.got) == (
        "", "schedules negative delivery", "schedules negative not_stated",
    )  # fmt: skip
    assert rows["negation", "en", "n3"].got == "negative → negative"
    assert rows["addition", "en", "b3 a3"].changed == "The fitter was rude, but the parcel got lost."
    sentiment = rows["sentiment right", "en", "p2"]
    assert (sentiment.expected, sentiment.got) == ("neutral", "negative")


def test_two_runs_give_the_same_tables(coder: Coder, folder: Path) -> None:
    one, other = run_suite(coder, folder), run_suite(coder, folder)
    assert one.table().equals(other.table())
    assert one.failure_table().equals(other.failure_table())


def test_the_interval_is_wilsons() -> None:
    # 8 of 10 by Wilson's formula, z = 1.96: centre 0.7168, half-width 0.2265.
    check = Check("typo", "fi", 10, 8)
    assert check.rate == 0.8
    assert check.interval == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert Check("typo", "fi", 5, 5).interval[1] == 1.0


def test_a_flip_needs_the_theme_on_both_sides_and_one_polarity_each() -> None:
    good, bad = coded(mention("price", "positive")), coded(mention("price", "negative"))
    torn = coded(mention("price", "positive"), mention("price", "negative"))
    assert flipped("price", [good, bad]).passed and flipped("price", [bad, good]).passed
    assert not flipped("price", [good, good]).passed
    assert not flipped("price", [torn, bad]).passed
    assert not flipped("price", [good, coded()]).passed
    assert flipped("price", [good, coded()]).got == "positive → not found"


def test_an_addition_must_be_new_and_lose_nothing() -> None:
    late, rude = mention("schedules", "negative"), mention("staff_behaviour", "negative")
    code = ("schedules", "negative")
    assert added(code, [coded(rude), coded(rude, late)]).passed
    assert added(code, [coded(rude), coded(mention("staff_behaviour", "positive"), late)]).passed  # the theme is kept
    assert not added(code, [coded(rude), coded(late)]).passed  # a theme is lost
    assert not added(code, [coded(rude, late), coded(rude, late)]).passed  # it was there before
    assert not added(code, [coded(rude), coded(rude, mention("schedules", "positive"))]).passed


def test_sameness_is_of_themes_with_polarity_whatever_the_stage() -> None:
    one, other = coded(mention("price", "negative", "purchase")), coded(mention("price", "negative", "exit"))
    assert same([one, other]).passed
    assert not same([one, coded(mention("price", "positive", "purchase"))]).passed
    assert right(frozenset({("price", "negative")}), [one]).passed
    assert not right(frozenset({("price", "negative", "exit")}), [one], stages=True).passed


def test_typo_swaps_two_inner_letters_of_a_long_word() -> None:
    assert typo("Se oli aaaabc", "x") == "Se oli aaabac" or typo("Se oli aaaabc", "x") == "Se oli aaaacb"
    assert typo("hyvä juttu", "x") == "hyvä juttu"  # no word of six letters
    assert typo("aaaaaa", "x") == "aaaaaa"  # nothing a swap would change
    assert typo("xyyyyy ok", "x") == "xyyyyy ok"  # the first letter stays
    assert {typo("toimitus", str(key)) for key in range(60)} == {
        "tiomitus", "tomiitus", "toiimtus", "toimtius", "toimiuts", "toimitsu",
    }  # fmt: skip


@given(st.text(st.sampled_from("aäbcK .!1-"), max_size=40), st.text(max_size=4))
def test_a_typo_keeps_every_character_and_differs_in_two_neighbours_at_most(text: str, key: str) -> None:
    changed = typo(text, key)
    assert Counter(changed) == Counter(text) and typo(text, key) == changed
    different = [place for place, (a, b) in enumerate(zip(text, changed, strict=True)) if a != b]
    assert not different or (len(different) == 2 and different[1] - different[0] == 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hyvä, nopea ja halpa!", "Hyvä nopea ja halpa"),
        ("Siisti – mutta kallis... (liian)", "Siisti mutta kallis liian"),
        ("klo 12.30 maksoi 1,5 euroa.", "klo 12.30 maksoi 1,5 euroa"),
        ("It didn't work - a well-known fault", "It didn't work - a well-known fault"),
        ("”Hyvä”", "Hyvä"),
    ],
)
def test_punctuation_goes_and_spelling_stays(text: str, expected: str) -> None:
    assert no_punctuation(text) == expected


def test_exclamation_and_dots() -> None:
    assert exclaimed("Hyvä palvelu. ") == "Hyvä palvelu!!!"
    assert exclaimed("Jee!") == "Jee!!!" and exclaimed("Miksi?") == "Miksi?!!!"
    assert no_dots("Älä myöhästy, Åke Öhman") == "Ala myohasty, Ake Ohman"


def test_names_are_two_of_the_language_and_one_of_the_other() -> None:
    for key in map(str, range(20)):
        one, other, foreign = with_names("{name} oli tyly", "fi", key)
        assert one != other and foreign not in (one, other)
        assert {one.split()[0], other.split()[0]} <= set(NAMES["fi"]) and foreign.split()[0] in NAMES["en"]
        assert with_names("{name} oli tyly", "fi", key) == (one, other, foreign)
        english = with_names("{name} was rude", "en", key)
        assert [name.split()[0] in NAMES["en"] for name in english] == [True, True, False]
    assert not set(NAMES["fi"]) & set(NAMES["en"])


def test_numbers_are_three_different_ones_from_two_up() -> None:
    for key in map(str, range(20)):
        drawn = [int(text.split()[1]) for text in with_numbers("Odotin {number} viikkoa", key)]
        assert len(set(drawn)) == 3 and set(drawn) <= set(NUMBERS) and min(NUMBERS) == 2
    assert with_numbers("{number} weeks", "a") == with_numbers("{number} weeks", "a")


def test_what_cannot_be_run_is_said(coder: Coder, folder: Path) -> None:
    with pytest.raises(TrainingError, match=r"there is no robustness suite\. It comes with the sources"):
        run_suite(coder, folder / "nowhere")
    (folder / "order.jsonl").write_text('{"id": "o1", "language": "fi", "one": "Salainen lause"}\n', encoding="utf-8")
    with pytest.raises(TrainingError, match=r"order\.jsonl: record 1 has no 'other'\. Add the key\.") as caught:
        run_suite(coder, folder)
    assert "Salainen" not in str(caught.value)
    (folder / "order.jsonl").write_text('{"id": "o1", "language": "sv", "one": "a", "other": "b"}\n', encoding="utf-8")
    with pytest.raises(TrainingError, match="record 1 is of another language"):
        run_suite(coder, folder)


def test_the_command_prints_and_writes(
    coder: Coder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nlp.pipeline.api.make_coder", lambda model: coder)
    monkeypatch.setattr("nlp.training.robustness.suite_folder", lambda: folder)
    out, failures = tmp_path / "rates.csv", tmp_path / "failures.csv"
    done = CliRunner().invoke(app, ["robustness", "--out", str(out), "--failures", str(failures)])
    assert done.exit_code == 0, done.output
    shown = [line.split() for line in done.stdout.splitlines()]
    assert ["translation", "fi+en", "4", "3", "0.750", "0.301", "0.954"] in shown
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "kind,language,n,passed,rate,low,high" and len(lines) == 1 + 27
    assert failures.read_text(encoding="utf-8").startswith("kind,language,id,text,changed,expected,got\n")


def records(name: str) -> list[dict[str, Any]]:
    lines = (suite_folder() / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("name", sorted(SUITE))
def test_ids_and_texts_are_unique_and_texts_not_empty(name: str) -> None:
    rows = records(name)
    assert len({row["id"] for row in rows}) == len(rows)
    keys = [key for key in ("fi", "en", "plain", "negated", "one", "other", "clause", "text") if key in rows[0]]
    texts = [row[key] for row in rows for key in keys]
    assert len(set(texts)) == len(texts)
    assert all(text == text.strip() and len(text) > 4 for text in texts)


def test_the_pairs_cover_the_codeframe() -> None:
    pairs = records("pairs")
    assert len(pairs) >= 320
    mentions = [mention for pair in pairs for mention in pair["mentions"]]
    assert {m["theme"] for m in mentions} == set(CODEFRAME.theme_ids)
    assert {m["stage"] for m in mentions} == set(CODEFRAME.stage_ids)
    both = Counter((m["theme"], m["polarity"]) for m in mentions)
    assert all(both[theme, polarity] >= 5 for theme in CODEFRAME.theme_ids for polarity in ("positive", "negative"))
    for pair in pairs:
        codes = [tuple(sorted(m.items())) for m in pair["mentions"]]
        assert 1 <= len(codes) == len(set(codes)) <= 3, pair["id"]
        polarities = {m["polarity"] for m in pair["mentions"]}
        if pair["sentiment"] == "mixed":
            assert polarities == {"positive", "negative"}, pair["id"]
        elif pair["sentiment"] != "neutral":
            assert pair["sentiment"] in polarities, pair["id"]


def test_the_other_files_are_in_the_codeframe_and_in_both_languages() -> None:
    for name, least in (("negation", 60), ("order", 40), ("additions", 24), ("bases", 24), ("names", 20)):
        rows = records(name)
        assert len(rows) >= least
        languages = Counter(row["language"] for row in rows)
        assert set(languages) == {"fi", "en"} and min(languages.values()) >= least * 0.45, name
        assert all(row.get("theme", "price") in CODEFRAME.theme_ids for row in rows)
    assert {row["theme"] for row in records("negation")} == set(CODEFRAME.theme_ids)
    assert all(row["polarity"] in ("positive", "negative") for row in records("additions"))
    for name, slot in (("names", "{name}"), ("numbers", "{number}")):
        assert all(row["text"].count(slot) == 1 for row in records(name))
