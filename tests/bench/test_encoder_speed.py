"""The encoder's speed against transformers + torch in full precision: one shape of encoder, the same texts, one run.

Both run on one thread and give token states only. The rival pads batches of 64, once in order of length and once as the
texts come, which is what a plain loop over a file does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nlp import classify_many, load_codeframe
from nlp.bundled import bundled_model_folder, load_model
from nlp.encoder.encoder_model import EncoderModel
from nlp.encoder.tokens import Tokens, padded
from nlp.pipeline.api import make_coder
from nlp.training.dataset import read_labelled

TIMES = 3
LAYERS, WIDTH, PIECES = 8, 384, 32_000


@pytest.fixture(scope="module")
def texts(root: Path) -> list[str]:
    rows = read_labelled([root / "models" / "corpus", root / "models" / "testset"], load_codeframe())
    return [row.passage.text for row in rows][:600]


@pytest.fixture(scope="module")
def model() -> EncoderModel:
    loaded = load_model(bundled_model_folder("default"), load_codeframe())
    assert isinstance(loaded, EncoderModel)
    return loaded


@pytest.fixture(scope="module")
def windows(model: EncoderModel, texts: list[str]) -> list[Tokens]:
    return [model.windowing.first(text, None) for text in texts]


def test_palaute_encoder(benchmark: Any, model: EncoderModel, windows: list[Tokens]) -> None:
    states = benchmark.pedantic(model.engine.states, args=(windows,), rounds=TIMES, warmup_rounds=1)
    assert [len(part) for part in states] == [len(window.ids) for window in windows]


@pytest.mark.parametrize("order", ["by length", "as they come"])
def test_rival_torch_encoder(benchmark: Any, windows: list[Tokens], order: str) -> None:
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertModel

    torch.set_num_threads(1)
    config = BertConfig(
        vocab_size=PIECES, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=12, intermediate_size=1536
    )
    network = BertModel(config, add_pooling_layer=False).eval()
    ordered = sorted(windows, key=lambda window: len(window.ids)) if order == "by length" else windows

    def states() -> int:
        read = 0
        for begin in range(0, len(ordered), 64):
            part = ordered[begin : begin + 64]
            ids, mask = map(torch.from_numpy, padded([window.ids for window in part], 1))
            with torch.inference_mode():
                read += len(network(input_ids=ids, attention_mask=mask).last_hidden_state)
        return read

    assert benchmark.pedantic(states, rounds=TIMES, warmup_rounds=1) == len(windows)


def test_palaute_full_coding_with_the_encoder(benchmark: Any, model: EncoderModel, texts: list[str]) -> None:
    coder = make_coder(model)
    coded = benchmark.pedantic(lambda: list(classify_many(texts, model=coder.model)), rounds=TIMES, warmup_rounds=0)
    assert len(coded) == len(texts)
