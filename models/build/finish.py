"""Put what is measured after the building into a model's card: robustness, speed, memory.

    python models/build/finish.py models/default [--texts FEEDBACK.jsonl]

Without ``--texts`` speed is taken on the released test set. Ratios, not absolutes, carry over to another machine.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from nlp.codeframe import load_codeframe
from nlp.encoder.encoder_model import EncoderModel
from nlp.encoder.folder import encoder_model
from nlp.encoder.tokens import padded
from nlp.model_folder import load_model_folder, save_model_folder
from nlp.pipeline.api import classify_many, make_coder
from nlp.training.card import write_card
from nlp.training.robustness import run_suite, suite_folder

TORCH_BATCH = 64
MANY = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=Path, default=Path("models/testset/fi.jsonl"))
    options = parser.parse_args()
    files = load_model_folder(options.folder)
    model = encoder_model(files, 1)
    texts = [json.loads(line)["text"] for line in options.texts.read_text(encoding="utf-8").splitlines()]
    memory = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(options.folder), str(options.texts), str(MANY)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    card: dict[str, Any] = dict(files.card)
    card["robustness"] = [
        {
            "kind": check.kind,
            "language": check.language,
            "n": check.n,
            **dict(zip(("rate", "low", "high"), _rounded(check.rate, *check.interval), strict=True)),
        }
        for check in run_suite(make_coder(model, precision=None), suite_folder()).checks
    ]
    card["running"] = [*_speed(model, texts), f"peak memory of coding {MANY:,} verbatims: {memory.strip()} MB"]
    folder = save_model_folder(replace(files, card=card, settings=_settings(files.settings)), options.folder)
    write_card(make_coder(folder, precision=None).model.info, folder)
    print("\n".join(card["running"]))


_MEMORY = """
import json, resource, sys
from nlp import classify_many
texts = [json.loads(line)["text"] for line in open(sys.argv[2], encoding="utf-8")]
count = int(sys.argv[3])
many = (texts[i % len(texts)] + " " * (i // len(texts)) for i in range(count))
assert sum(1 for _ in classify_many(many, model=sys.argv[1])) == count
print(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
"""


def _rounded(*values: float) -> list[float]:
    return [round(value, 3) for value in values]


def _settings(settings: Any) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key not in ("format", "lists", "blobs")}


def _speed(model: EncoderModel, texts: list[str]) -> list[str]:
    """Verbatims a second, one thread: the encoder here and in torch, and everything."""
    import torch
    from transformers import BertConfig, BertModel

    load_codeframe()
    torch.set_num_threads(1)
    texts = texts[:400]
    given = [model.windowing.first(text, None).ids for text in texts]
    ordered = sorted(given, key=len)
    # Speed does not hang on the weights' values, so the rival is an encoder of the same shape.
    network = BertModel(
        BertConfig(vocab_size=32_000, hidden_size=384, num_hidden_layers=8, num_attention_heads=12,
                   intermediate_size=1536), add_pooling_layer=False
    ).eval()  # fmt: skip

    def rival(rows: Sequence[np.ndarray]) -> None:
        for begin in range(0, len(rows), TORCH_BATCH):
            ids, mask = padded(rows[begin : begin + TORCH_BATCH], 1)
            with torch.inference_mode():
                network(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask))

    windows = [model.windowing.first(text, None) for text in texts]
    ours = _rate(lambda: model.engine.states(windows), len(texts))
    theirs, unsorted = _rate(lambda: rival(ordered), len(texts)), _rate(lambda: rival(given), len(texts))
    coder = make_coder(model, precision=None)
    everything = _rate(lambda: list(classify_many(texts, model=coder.model, precision=None)), len(texts))
    tokens = sum(map(len, given)) / len(given)
    return [
        f"one thread, {platform.machine()}, {len(texts)} verbatims of {tokens:.0f} tokens on average, one run: "
        f"encoder {ours:.0f} verbatims/s ({model.engine.name}); transformers + torch fp32 of the same shape, batches "
        f"of {TORCH_BATCH}: {theirs:.0f} by length ({ours / theirs:.1f} times), {unsorted:.0f} as they come "
        f"({ours / unsorted:.1f} times); everything that `classify_many` does {everything:.0f}",
    ]


def _rate(work: Any, count: int, rounds: int = 3) -> float:
    """The best of some rounds, in items a second; one round before them warms up."""
    work()
    best = min(_seconds(work) for _ in range(rounds))
    return count / best


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
