"""Encoders small enough for tests: a tokenizer of a few pieces, random weights, hand-made readings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer, models, pre_tokenizers, processors

WORDS = """
palvelu oli hyvä hyvää huono ja mutta hinta liian kallis asentaja tuli ajoissa ei toimi kiitos nopea toimitus
the service was good but price too high fitter came on time does not work thanks
""".split()
LETTERS = [chr(c) for c in range(33, 127)] + list("äöåÄÖÅ€–…’0") + ["👍", "🙂"]


def pieces(words: list[str] | None = None) -> list[tuple[str, float]]:
    """A unigram vocabulary in the order of XLM-R: special pieces, then words and single characters."""
    special = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    whole = [(f"▁{word}", -3.0) for word in dict.fromkeys(words or WORDS)]
    single = [(letter, -8.0) for letter in dict.fromkeys(["▁", *LETTERS])]
    return [*special, *whole, *single]


def tokenizer_json(words: list[str] | None = None) -> str:
    """A tokenizer like XLM-R's: unigram pieces, ``<s> A </s>`` and ``<s> A </s></s> B </s>``."""
    tokenizer = Tokenizer(models.Unigram(pieces(words), unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>"])
    return str(tokenizer.to_str())


def network(kind: str = "bert", *, layers: int = 2, width: int = 32, words: int | None = None, seed: int = 1) -> Any:
    """A ``transformers`` encoder with random weights large enough to matter."""
    import torch
    from transformers import BertConfig, BertModel, XLMRobertaConfig, XLMRobertaModel

    # On more threads so small a network spends its time waiting for them.
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    settings: dict[str, Any] = {
        "vocab_size": words or Tokenizer.from_str(tokenizer_json()).get_vocab_size(),
        "hidden_size": width,
        "num_hidden_layers": layers,
        "num_attention_heads": 4,
        "intermediate_size": 2 * width,
        "max_position_embeddings": 260,
        "initializer_range": 0.2,
    }
    if kind == "bert":
        return BertModel(BertConfig(pad_token_id=1, **settings)).eval()
    return XLMRobertaModel(XLMRobertaConfig(pad_token_id=1, **settings)).eval()


def saved(folder: Path, kind: str = "bert") -> Path:
    """A folder as ``save_pretrained`` writes it, with the tokenizer beside."""
    network(kind).save_pretrained(folder)
    (folder / "tokenizer.json").write_text(tokenizer_json(), encoding="utf-8")
    named = {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "<pad>", "unk_token": "<unk>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(named), encoding="utf-8")
    return folder
