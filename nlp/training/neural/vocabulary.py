"""Trimming a multilingual vocabulary to the pieces that Finnish and English feedback uses.

After Abdaoui, A., Pradel, C. & Sigel, G. (2020). Load what you need: smaller versions of multilingual BERT.
SustaiNLP. A piece is worth how often the words of a language hold it (word frequencies of the package ``wordfreq``)
and how often the given texts do. Special tokens, single characters, digits and emoji all stay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from nlp.errors import TrainingError
from nlp.training.neural.base import BaseEncoder, tokenizer_settings

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Share of a language in the count of pieces, and how many of its words are read; Swedish for names and addresses.
_LANGUAGES = {"fi": (0.55, 250_000), "en": (0.40, 120_000), "sv": (0.05, 20_000)}
_TEXT_SHARE = 1.0


def trimmed(base: BaseEncoder, size: int, texts: Iterable[str]) -> BaseEncoder:
    """The encoder with the *size* most useful pieces of its unigram vocabulary; their order is kept.

    Args:
        base: an encoder with a SentencePiece-unigram tokenizer.
        size: how many pieces stay, special tokens counted in.
        texts: feedback whose pieces count besides the word lists.

    Raises:
        TrainingError: the tokenizer is of another kind.
    """
    import torch
    from tokenizers import Tokenizer

    settings = tokenizer_settings(base.tokenizer)
    vocabulary = settings["model"]["vocab"]
    if not isinstance(vocabulary, list):
        raise TrainingError(
            f"The tokenizer of {base.name!r} has no unigram vocabulary, which is the only one that can be trimmed.",
            "Leave out --pieces.",
        )
    tokenizer = Tokenizer.from_str(base.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    worth = _worth(tokenizer, texts)
    special = {token["id"] for token in settings["added_tokens"]}
    always = special | {i for i, (piece, _) in enumerate(vocabulary) if _plain(piece)}
    ranked = sorted((i for i in worth if i not in always), key=lambda i: (-worth[i], i))
    kept = sorted(always | set(ranked[: max(0, size - len(always))]))
    place = {old: new for new, old in enumerate(kept)}
    settings["model"]["vocab"] = [vocabulary[i] for i in kept]
    settings["model"]["unk_id"] = place[settings["model"]["unk_id"]]
    for token in settings["added_tokens"]:
        token["id"] = place[token["id"]]
    for token in settings["post_processor"]["special_tokens"].values():
        token["ids"] = [place[i] for i in token["ids"]]
    settings["truncation"] = settings["padding"] = None
    network = base.network
    words: Any = network.get_input_embeddings()
    smaller = torch.nn.Embedding(len(kept), words.embedding_dim, padding_idx=None)
    smaller.weight.data = torch.as_tensor(words.weight)[torch.tensor(kept)].detach().clone()
    network.set_input_embeddings(smaller)
    network.config.vocab_size = len(kept)
    return BaseEncoder(base.name, base.origin, network, json.dumps(settings, ensure_ascii=False))


def _worth(tokenizer: Tokenizer, texts: Iterable[str]) -> dict[int, float]:
    from wordfreq import iter_wordlist, word_frequency

    worth: Counter[int] = Counter()
    for language, (share, most) in _LANGUAGES.items():
        words = [word for word, _ in zip(iter_wordlist(language), range(most), strict=False)]
        counts: Counter[int] = Counter()
        for word, encoded in zip(words, tokenizer.encode_batch(words, add_special_tokens=False), strict=True):
            # The root flattens Zipf's law: rare words together matter as much as the few commonest.
            frequency = float(np.sqrt(word_frequency(word, language)))
            for piece in encoded.ids:
                counts[piece] += frequency  # type: ignore[assignment]
        _add(worth, counts, share)
    counts = Counter(i for text in tokenizer.encode_batch(list(texts), add_special_tokens=False) for i in text.ids)
    _add(worth, Counter({piece: float(np.sqrt(n)) for piece, n in counts.items()}), _TEXT_SHARE)  # type: ignore[misc]
    return dict(worth)


def _add(worth: Counter[int], counts: Counter[int], share: float) -> None:
    total = sum(counts.values()) or 1.0
    for piece, count in counts.items():
        worth[piece] += share * count / total  # type: ignore[assignment]


def _plain(piece: str) -> bool:
    """A single character of Finnish, Swedish, English or no language (digits, marks, emoji), also after a space."""
    bare = piece.removeprefix("▁")
    return len(bare) <= 1 and (not bare or ord(bare) < 0x250 or not bare.isalpha())
