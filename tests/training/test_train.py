"""Training on a few of our own sentences: the same input gives the same model, which reads the same from its folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from nlp.bundled import load_model, save_model
from nlp.codeframe import load_codeframe
from nlp.errors import TrainingError
from nlp.fast_model import FastModel
from nlp.pipeline.coding import Coder
from nlp.training.card import render_card
from nlp.training.dataset import LabelledVerbatim, grouped_folds, read_labelled
from nlp.training.evaluate import evaluate
from nlp.training.fit import Strengths
from nlp.training.tones import Tone, read_tones, unlike
from nlp.training.train import train_fast

CODEFRAME = load_codeframe()
TONES = [Tone("Surkea kokemus", "negative", "own"), Tone("Mahtava kokemus", "positive", "own")]


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


RECORD = {
    "id": "a", "text": "Toimitus oli nopea", "sentiment": "positive", "signals": [],
    "mentions": [{"quote": "oli nopea", "theme": "schedules", "polarity": "positive", "stage": "delivery"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def few(root: Path) -> list[LabelledVerbatim]:
    rows = read_labelled([root / "models" / "corpus"], CODEFRAME)
    return rows[:: max(1, len(rows) // 150)]


@pytest.fixture(scope="module")
def trained(few: list[LabelledVerbatim]) -> FastModel:
    return train_fast(few, TONES, CODEFRAME, name="few", version="1", strengths=Strengths(least=2))


def test_the_same_input_trains_the_same_model(trained: FastModel, few: list[LabelledVerbatim]) -> None:
    again = train_fast(few, TONES, CODEFRAME, name="few", version="1", strengths=Strengths(least=2), jobs=2)
    assert again.decisions == trained.decisions and again.info.card == trained.info.card
    assert np.array_equal(again.heads.stage.weights, trained.heads.stage.weights)


def test_a_saved_model_reads_alike_and_has_a_stable_digest(
    trained: FastModel, few: list[LabelledVerbatim], tmp_path: Path
) -> None:
    for name in ("one", "two"):
        save_model(trained, tmp_path / name)
    one, two = (load_model(tmp_path / name, CODEFRAME) for name in ("one", "two"))
    assert one.info.digest == two.info.digest != ""
    passages = [verbatim.passage for verbatim in few]
    got, wanted = one.read(passages), trained.read(passages)
    assert [r.sentiment for r in got] == [r.sentiment for r in wanted]
    assert [[(m.theme, m.polarity, m.stage) for m in r.mentions] for r in got] == [
        [(m.theme, m.polarity, m.stage) for m in r.mentions] for r in wanted
    ]


def test_it_learns_what_it_is_shown(trained: FastModel, few: list[LabelledVerbatim]) -> None:
    evaluation = evaluate(few, Coder(trained, CODEFRAME))
    micro = evaluation.figures.query("metric == 'theme micro-F1'")["value"]
    assert micro.min() > 0.8
    assert evaluation.seen == evaluation.n == len(few)


def test_the_card_tells_only_cross_validated_figures(trained: FastModel) -> None:
    card = render_card(trained.info)
    assert "5-fold cross-validation" in card and "themes, micro-F1" in card and "`own`: 2 texts, tone only" in card
    cross_validated = trained.info.card["figures"][0]["theme_f1"][0]
    assert f"{cross_validated:.3f}" in card and cross_validated < 0.8


def test_near_duplicates_share_a_fold(tmp_path: Path) -> None:
    twins = [{**RECORD, "id": str(i), "text": text} for i, text in enumerate(
        ["Toimitus oli nopea", "toimitus oli nopea!!", "TOIMITUS OLI NOPEA 👍"])]  # fmt: skip
    for twin in twins:
        twin["mentions"] = []
    others = [{**RECORD, "id": f"o{i}", "text": f"Eri asia {'x' * (i % 7)} kohta {chr(97 + i)}", "mentions": []}
              for i in range(20)]  # fmt: skip
    verbatims = read_labelled([write(tmp_path / "a.jsonl", *twins, *others)], CODEFRAME)
    fold = grouped_folds(verbatims, 5, 1)
    assert len(set(fold[:3])) == 1 and set(fold) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": None}, '"text" is missing'),
        ({"sentiment": "meh"}, '"sentiment" is not one of'),
        ({"mentions": None}, '"mentions" is missing'),
        ({"mentions": [{**RECORD["mentions"][0], "quote": "ei siellä"}]}, "does not stand in the text"),  # type: ignore[index]
        ({"mentions": [{**RECORD["mentions"][0], "theme": "speed"}]}, "theme 'speed' is not in the codeframe"),  # type: ignore[index]
        ({"mentions": [{**RECORD["mentions"][0], "stage": "later"}]}, "stage 'later' is not in the codeframe"),  # type: ignore[index]
    ],
)
def test_a_faulty_record_is_named_without_its_text(tmp_path: Path, change: dict[str, object], told: str) -> None:
    path = write(tmp_path / "a.jsonl", RECORD, {**RECORD, **change})
    with pytest.raises(TrainingError) as error:
        read_labelled([path], CODEFRAME)
    assert f"{path}: record 2: " in str(error.value) and told in str(error.value)
    assert "Toimitus" not in str(error.value) and "models/README.md" in str(error.value)


def test_a_folder_passes_over_files_without_mentions(tmp_path: Path) -> None:
    write(tmp_path / "tones.jsonl", {"text": "hyvä", "label": "positive"})
    with pytest.raises(TrainingError, match="no labelled feedback"):
        read_labelled([tmp_path], CODEFRAME)
    write(tmp_path / "labelled.jsonl", RECORD)
    (verbatim,) = read_labelled([tmp_path], CODEFRAME)
    assert (verbatim.source, verbatim.passage.language, verbatim.segment_of(verbatim.labels[0])) == (
        "labelled",
        "fi",
        0,
    )


def test_tones_are_read_from_labels_and_five_steps_and_never_repeat_a_labelled_text(tmp_path: Path) -> None:
    path = write(
        tmp_path / "t.jsonl", {"text": "hyvä juttu", "label": "positive"}, {"text": "huono juttu", "sentiment5": 5},
        {"text": "en tiedä", "sentiment5": None}, {"text": "TOIMITUS oli  nopea", "label": "positive"},
    )  # fmt: skip
    tones = read_tones([path])
    assert [(tone.text, tone.polarity) for tone in tones[:2]] == [
        ("hyvä juttu", "positive"),
        ("huono juttu", "negative"),
    ]
    verbatims = read_labelled([write(tmp_path / "a.jsonl", RECORD)], CODEFRAME)
    assert [tone.text for tone in unlike(tones, verbatims)] == ["hyvä juttu", "huono juttu"]
    with pytest.raises(TrainingError, match="no text with a tone"):
        read_tones([write(tmp_path / "none.jsonl", {"text": "x"})])


def test_train_and_evaluate_from_the_command_line(root: Path, tmp_path: Path) -> None:
    lines = (root / "models" / "corpus" / "fi_a.jsonl").read_text(encoding="utf-8").splitlines()
    data = tmp_path / "labelled.jsonl"
    data.write_text("\n".join(lines[:90]), encoding="utf-8")

    def palaute(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from nlp.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=root)

    trained = palaute("train", data, "--out", tmp_path / "model", "--name", "tiny")
    assert trained.returncode == 0, trained.stderr
    assert (tmp_path / "model" / "README.md").read_text(encoding="utf-8").startswith("# tiny 1")
    measured = palaute("evaluate", data, "--model", tmp_path / "model", "--out", tmp_path / "figures.csv")
    assert measured.returncode == 0, measured.stderr
    assert "90 of 90 texts trained this model" in measured.stderr
    assert "theme micro-F1" in measured.stdout and "surroundings" in measured.stdout
    assert (tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()[0].startswith("language,name,n,value")
    wrong = palaute("train", tmp_path / "none.jsonl", "--out", tmp_path / "m2")
    assert wrong.returncode == 2 and "Check the path" in wrong.stderr and "Traceback" not in wrong.stderr
