"""Fine-tuning tiny encoders on a few of our own sentences, from the data to a model that classifies."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_encoder import network, saved, tokenizer_json

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

from typer.testing import CliRunner  # noqa: E402

from nlp.bundled import load_model  # noqa: E402
from nlp.cli import app  # noqa: E402
from nlp.codeframe import load_codeframe  # noqa: E402
from nlp.encoder.encoder_model import EncoderModel  # noqa: E402
from nlp.encoder.engine import ENGINES, Engine  # noqa: E402
from nlp.encoder.heads import read_window  # noqa: E402
from nlp.encoder.tokens import Windowing  # noqa: E402
from nlp.errors import TrainingError  # noqa: E402
from nlp.model import ModelInfo  # noqa: E402
from nlp.training.dataset import LabelledVerbatim, read_labelled  # noqa: E402
from nlp.training.neural.base import BaseEncoder  # noqa: E402
from nlp.training.neural.build import Split, build_encoder_model, split_of  # noqa: E402
from nlp.training.neural.examples import Codes, batches, example_of  # noqa: E402
from nlp.training.neural.export import head_weights, onnx_encoder  # noqa: E402
from nlp.training.neural.finetune import Recipe, fine_tune, loss  # noqa: E402
from nlp.training.neural.network import FeedbackNetwork  # noqa: E402
from nlp.training.neural.settle import theme_thresholds  # noqa: E402
from nlp.training.split import squeezed  # noqa: E402
from nlp.training.tones import Tone  # noqa: E402

CODEFRAME = load_codeframe()
CODES = Codes(CODEFRAME.theme_ids, CODEFRAME.stage_ids)
TINY = tokenizer_json()
WINDOWING = Windowing(TINY, 64)
QUICK = Recipe(epochs=2, batch=8, rate=3e-3, head_rate=1e-2, longest=64)
# Subject, praise, complaint, theme, stage.
PARTS = [
    ("hinta", "oli hyvä", "oli liian kallis", "price", "purchase"),
    ("toimitus", "oli nopea", "ei tuli ajoissa", "schedules", "delivery"),
    ("asentaja", "tuli ajoissa ja oli hyvä", "ei tuli", "schedules", "delivery"),
    ("palvelu", "oli hyvää", "oli huono", "staff_behaviour", "not_stated"),
    ("service", "was good", "was not good", "staff_behaviour", "not_stated"),
]


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALAUTE_CACHE", "")


def records(count: int) -> list[dict[str, Any]]:
    """Sentences of PARTS, each another by its number."""
    rng, found = np.random.default_rng(5), []
    for number in range(count):
        subject, praise, complaint, theme, stage = PARTS[number % len(PARTS)]
        good = (number // len(PARTS)) % 2 == 0
        tail = " ".join(rng.choice(list("bcdfghjkmnpqrtvwz"), size=14))
        said = f"{subject} {praise if good else complaint}"
        polarity = "positive" if good else "negative"
        found.append(
            {
                "id": str(number), "text": f"{said} {tail}",
                "language": "en" if subject == "service" else "fi", "sentiment": polarity,
                "signals": ["wish"] if number % 3 == 0 else [],
                "mentions": [{"quote": said, "theme": theme, "polarity": polarity, "stage": stage}],
            }
        )  # fmt: skip
    return found


@pytest.fixture(scope="module")
def verbatims(tmp_path_factory: pytest.TempPathFactory) -> list[LabelledVerbatim]:
    path = tmp_path_factory.mktemp("data") / "own.jsonl"
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records(90)), encoding="utf-8")
    return read_labelled([path], CODEFRAME)


def fresh(kind: str = "bert") -> BaseEncoder:
    return BaseEncoder("tiny", "test", network(kind), TINY)


def measured(trained: FeedbackNetwork, verbatims: list[LabelledVerbatim]) -> float:
    """The loss over the verbatims as one batch, without dropout or noise."""
    (batch,) = batches([example_of(v, CODES) for v in verbatims], WINDOWING, CODES, 1000, None)
    with torch.no_grad():
        return float(loss(trained(batch.ids, batch.mask, batch.own), batch, torch.ones(len(CODES.themes))))


def test_the_loss_goes_down_on_thirty_sentences(verbatims: list[LabelledVerbatim]) -> None:
    thirty, told = verbatims[:30], []

    def after(epoch: int, trained: FeedbackNetwork) -> None:
        assert not trained.training
        told.append((epoch, measured(trained, thirty)))

    base = fresh()
    words = base.network.get_input_embeddings().weight.detach().clone()
    query = base.network.encoder.layer[0].attention.self.query.weight.detach().clone()
    examples = [example_of(v, CODES) for v in thirty]
    trained = fine_tune(base, examples, [replace(examples[0], labels=None, signals=None)], CODES, QUICK, after)
    assert [epoch for epoch, _ in told] == [1, 2]
    torch.manual_seed(0)
    before = measured(FeedbackNetwork(network(), len(CODES.themes), 3, len(CODES.stages), 4, 14).eval(), thirty)
    assert told[1][1] < told[0][1] < before
    assert told[1][1] < 0.6 * before
    # Whole precision again, word embeddings as they were (to half precision), the encoder not.
    assert {p.dtype for p in trained.parameters()} == {torch.float32} and not trained.training
    torch.testing.assert_close(trained.encoder.get_input_embeddings().weight.detach(), words, atol=5e-3, rtol=5e-3)
    assert not torch.allclose(trained.encoder.encoder.layer[0].attention.self.query.weight, query, atol=1e-2)


def test_the_same_seed_trains_the_same_network(verbatims: list[LabelledVerbatim]) -> None:
    examples = [example_of(v, CODES) for v in verbatims[:16]]
    recipe = replace(QUICK, epochs=1)
    one, two, other = (
        fine_tune(fresh(), examples, [], CODES, replace(recipe, seed=seed)).state_dict() for seed in (1, 1, 2)
    )
    assert all(torch.equal(one[name], two[name]) for name in one)
    assert not torch.equal(one["theme_focus"], other["theme_focus"])


def test_the_weights_are_the_mean_of_the_last_epochs(verbatims: list[LabelledVerbatim]) -> None:
    ends: list[dict[str, torch.Tensor]] = []

    def after(_: int, trained: FeedbackNetwork) -> None:
        ends.append({name: value.float().clone() for name, value in trained.state_dict().items()})

    examples = [example_of(v, CODES) for v in verbatims[:8]]
    trained = fine_tune(fresh(), examples, [], CODES, replace(QUICK, epochs=5, averaged=0.4), after).state_dict()
    for name in ("query", "encoder.encoder.layer.0.attention.self.query.weight"):
        torch.testing.assert_close(trained[name], (ends[3][name] + ends[4][name]) / 2)
        assert not torch.allclose(trained[name], ends[4][name])


def test_a_signal_that_no_head_knows_is_passed_over(verbatims: list[LabelledVerbatim]) -> None:
    odd = replace(verbatims[0], signals=("unheard_of", "wish"))
    assert example_of(odd, CODES).signals == (CODES.signals.index("wish"),)


@pytest.mark.parametrize("kind", ["bert", "xlmr"])
def test_any_hugging_face_encoder_is_exported_and_reads_as_in_torch(
    kind: str, verbatims: list[LabelledVerbatim]
) -> None:
    examples = [example_of(v, CODES) for v in verbatims[:16]]
    trained = fine_tune(fresh(kind), examples, [], CODES, replace(QUICK, epochs=1))
    onnx, weights = onnx_encoder(trained), head_weights(trained)
    windows = [WINDOWING.first(v.passage.text, question) for v in verbatims[:6] for question in (None, "hinta?")]
    for name in ENGINES:
        pytest.importorskip(name)
        for window, states in zip(windows, Engine(onnx, WINDOWING.pad, name=name).states(windows), strict=True):
            with torch.no_grad():
                ids = torch.tensor(window.ids)[None]
                wanted = trained(ids, torch.ones_like(ids), torch.tensor(window.own)[None])
            found = read_window(states, window.own, window.starts, window.ends, weights)
            np.testing.assert_allclose(found.themes, wanted.themes[0].numpy(), atol=1e-3)
            np.testing.assert_allclose(found.sentiment, wanted.sentiment[0].log_softmax(-1).numpy(), atol=1e-3)


def test_an_encoder_that_masks_otherwise_is_refused() -> None:
    from transformers import DebertaV2Config, DebertaV2Model

    torch.manual_seed(1)
    odd = DebertaV2Model(
        DebertaV2Config(vocab_size=50, hidden_size=32, num_hidden_layers=1, num_attention_heads=4, intermediate_size=32)
    )
    with pytest.raises(TrainingError, match=r"kind DebertaV2Model cannot be exported"):
        onnx_encoder(FeedbackNetwork(odd, 2, 3, 2, 4, 2))


INFO = ModelInfo("tiny", "1", "", CODEFRAME.theme_ids, CODEFRAME.stage_ids, {})


@pytest.fixture(scope="module")
def split(verbatims: list[LabelledVerbatim]) -> Split:
    return split_of(verbatims, [])


def test_every_verbatim_has_one_part_and_further_ones_only_train(
    verbatims: list[LabelledVerbatim], split: Split
) -> None:
    parts = [{v.id for v in part} for part in (split.train, split.choose, split.test)]
    assert sum(map(len, parts)) == len(set.union(*parts)) == 90
    assert 8 <= len(parts[2]) <= 28 and 3 <= len(parts[1]) <= 20
    shouted = [
        replace(v, id=f"x{v.id}", passage=replace(v.passage, text=v.passage.text.upper() + "!")) for v in verbatims
    ]
    wider = split_of(verbatims, shouted)
    assert (wider.choose, wider.test) == (split.choose, split.test)
    apart = {squeezed(v.passage.text) for v in (*split.choose, *split.test)}
    assert {v.id for v in wider.train} - {v.id for v in split.train} == {
        v.id for v in shouted if squeezed(v.passage.text) not in apart
    }


def test_too_few_verbatims_are_refused(verbatims: list[LabelledVerbatim]) -> None:
    with pytest.raises(TrainingError, match=r"^2 labelled verbatims are too few"):
        split_of(verbatims[:2], [])


@pytest.mark.parametrize("kind", ["bert", "xlmr"])
def test_a_model_is_built_settled_and_reads_alike_alone(kind: str, split: Split) -> None:
    tones = [Tone("hyvä hyvä palvelu", "positive", "own"), Tone("huono hinta ei toimi", "negative", "own")]
    built = build_encoder_model(
        fresh(kind), split, tones, CODEFRAME, INFO, recipe=replace(QUICK, epochs=20), ngrams=False, eight_bits=False
    )
    told = built.model
    assert isinstance(told, EncoderModel) and told.ngrams is None and built.tokenizer == TINY
    assert set(told.decisions.theme_thresholds) == set(CODEFRAME.theme_ids)
    assert told.blend.encoder != 1.0 and told.blend.ngrams == 0.0 and told.blend.sentiment == 0.0
    passages = [v.passage for v in split.test]
    readings = told.read(passages)
    assert [told.read([passage])[0] for passage in passages[:4]] == readings[:4]
    assert told.read(passages[::-1]) == readings[::-1]
    assert all(0 <= r.certainty <= 1 for r in readings) and len({r.certainty for r in readings}) > 1
    learnt = [next(iter(r.mentions)).theme == v.labels[0].theme for v, r in zip(split.test, readings, strict=True)]
    assert np.mean(learnt) > 0.8


def test_thresholds_of_rare_themes_are_the_common_one_and_none_is_below_the_floor() -> None:
    rng = np.random.default_rng(1)
    truth = (rng.random((600, 3)) < [0.3, 0.3, 0.005]).astype(int)
    truth[:2, 2] = 1
    logits = np.where(truth == 1, 1.5, -1.5) + rng.normal(scale=0.8, size=truth.shape)
    logits[:, 1] += 0.6
    one, shifted, rare = theme_thresholds(logits, truth)
    floor = round(float(np.log(0.3 / 0.7)), 4)
    assert floor <= one < shifted
    assert one <= rare <= shifted
    assert theme_thresholds(logits - 5, truth) == [pytest.approx(floor)] * 3


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with data, an encoder, and the model that ``palaute train --encoder`` made of them."""
    for package in ("nncf", "openvino"):
        pytest.importorskip(package)
    folder = tmp_path_factory.mktemp("work")
    saved(folder / "encoder")
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records(90))
    (folder / "data.jsonl").write_text(lines + "\n", encoding="utf-8")
    data = folder / "data.jsonl"
    command = [
        "train", data, "--encoder", folder / "encoder", "--out", folder / "model", "--epochs", 2, "--layers", 1,
        "--name", "pikkuinen", "--model-version", "7", "--released", data,
    ]  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PALAUTE_CACHE", "")
        result = CliRunner().invoke(app, [str(part) for part in command])
        if result.exception:
            raise result.exception
        assert result.exit_code == 0 and "theme micro-F1" in result.output
        yield folder


def test_train_writes_a_folder_that_loads(work: Path) -> None:
    told = load_model(work / "model", CODEFRAME)
    assert isinstance(told, EncoderModel)
    assert (told.info.name, told.info.version, len(told.info.digest)) == ("pikkuinen", "7", 64)
    assert {path.name for path in (work / "model").iterdir()} >= {"encoder.onnx", "tokenizer.json", "card.json"}
    assert (work / "model" / "README.md").read_text(encoding="utf-8").startswith("# pikkuinen 7")
    card = told.info.card
    held = sum(figures["n"] for figures in card["figures"])
    assert card["figures_source"].startswith(f"{held} labelled verbatims held out")
    assert held + card["chosen_on"] + sum(part["rows"] for part in card["data"]) == 90
    assert sum(figures["n"] for figures in card["own_sentences"]) == 90
    assert card["recipe"]["base"] == str(work / "encoder") and card["recipe"]["epochs"] == 2
    assert sum(line["n"] for line in card["reliability"]) == held * len(CODEFRAME.theme_ids)
    assert "kallis" not in json.dumps(card)


def test_eight_bits_read_alike_alone_and_together(work: Path) -> None:
    told = load_model(work / "model", CODEFRAME)
    passages = [v.passage for v in read_labelled([work / "data.jsonl"], CODEFRAME)]
    together = told.read(passages)
    assert told.read(passages[::-1]) == together[::-1]
    assert [told.read([passage])[0] for passage in passages[:12]] == together[:12]
    assert b"dequantizelinear" in (work / "model" / "encoder.onnx").read_bytes().lower()


def test_classify_and_evaluate_take_the_folder(work: Path) -> None:
    text = "toimitus oli nopea mutta hinta oli liian kallis"
    result = CliRunner().invoke(app, ["classify", text, "--model", str(work / "model"), "--json"])
    assert result.exit_code == 0, result.output
    coded = json.loads(result.output)
    assert (coded["text"], coded["status"], coded["language"]) == (text, "coded", "fi")
    assert coded["mentions"] and all(text[m["start"] : m["end"]] == m["evidence"] != "" for m in coded["mentions"])
    measured = CliRunner().invoke(app, ["evaluate", str(work / "data.jsonl"), "--model", str(work / "model")])
    assert measured.exit_code == 0 and "theme micro-F1" in measured.output


def test_a_trained_model_runs_without_torch(work: Path) -> None:
    code = (
        "import sys; sys.modules['torch'] = sys.modules['transformers'] = None\n"
        "from nlp import classify\n"
        f"print(classify('hinta oli liian kallis', model={str(work / 'model')!r}, precision=None).status)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "coded"


def test_an_encoder_that_is_not_there_is_an_error_with_a_remedy(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    command = ["train", work / "data.jsonl", "--encoder", work / "none", "--out", work / "m2"]
    result = CliRunner().invoke(app, [str(part) for part in command])
    assert isinstance(result.exception, TrainingError) and "cannot be loaded" in str(result.exception)
    assert not (work / "m2").exists()
