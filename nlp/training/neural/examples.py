"""Labelled verbatims as numbers: token ids, and for each theme its tokens, polarity and stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from nlp.encoder.tokens import Tokens, Windowing, padded
from nlp.records import POLARITIES, SENTIMENTS
from nlp.training.dataset import Label, LabelledVerbatim
from nlp.training.fit import SIGNALS

ABSENT = -1


@dataclass(frozen=True)
class Codes:
    """The ids that the targets count, in the order of the heads."""

    themes: tuple[str, ...]
    stages: tuple[str, ...]
    polarities: tuple[str, ...] = POLARITIES
    sentiments: tuple[str, ...] = SENTIMENTS
    signals: tuple[str, ...] = SIGNALS


@dataclass(frozen=True)
class Example:
    """A text to learn from.

    Attributes:
        text, question: as the model will read them.
        labels: mentions; None when nobody coded the themes.
        sentiment: index; ABSENT when unknown.
        signals: indices; None when nobody coded them.
        weight: how much the example counts.
    """

    text: str
    question: str | None
    labels: tuple[Label, ...] | None
    sentiment: int
    signals: tuple[int, ...] | None
    weight: float = 1.0


def example_of(verbatim: LabelledVerbatim, codes: Codes, weight: float = 1.0) -> Example:
    """The example that a labelled verbatim is."""
    return Example(
        verbatim.passage.text,
        verbatim.passage.question,
        verbatim.labels,
        codes.sentiments.index(verbatim.sentiment),
        tuple(codes.signals.index(name) for name in verbatim.signals if name in codes.signals),
        weight=weight,
    )


@dataclass(frozen=True)
class Batch:
    """Tensors of some examples: B texts, L tokens, T themes.

    Attributes:
        ids, mask, own: as :meth:`FeedbackNetwork.forward` takes them.
        themes: B × T, 1 where mentioned; *known*: B, 1 where somebody coded the themes.
        quotes: B × T × L, True on the tokens of the theme's quotes.
        polarity: B × T × 3 and stage: B × T × stages, shares that sum to 1 where the theme is mentioned.
        sentiment: B, ABSENT where unknown; signals: B × signals, ABSENT where unknown.
        weight: B.
    """

    ids: torch.Tensor
    mask: torch.Tensor
    own: torch.Tensor
    themes: torch.Tensor
    known: torch.Tensor
    quotes: torch.Tensor
    polarity: torch.Tensor
    stage: torch.Tensor
    sentiment: torch.Tensor
    signals: torch.Tensor
    weight: torch.Tensor


def batches(
    examples: Sequence[Example], windowing: Windowing, codes: Codes, size: int, rng: np.random.Generator | None
) -> Iterator[Batch]:
    """Batches of texts of like length; shuffled by *rng*, in order of length without one."""
    tokens = [windowing.first(example.text, example.question) for example in examples]
    length = np.array([len(t.ids) for t in tokens])
    if rng is None:
        order = np.argsort(length, kind="stable")
    else:
        # Sorting within chunks of some batches keeps lengths alike and the order random.
        shuffled = rng.permutation(len(examples))
        order = np.concatenate(
            [
                part[np.argsort(length[part], kind="stable")]
                for part in np.array_split(shuffled, _parts(len(shuffled), size))
            ]
        )
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    if rng is not None:
        chunks = [chunks[i] for i in rng.permutation(len(chunks))]
    for chunk in chunks:
        rows = chunk.tolist()
        yield _batch([examples[i] for i in rows], [tokens[i] for i in rows], windowing.pad, codes)


def _parts(count: int, size: int) -> int:
    return max(1, count // (size * 40))


def _batch(examples: Sequence[Example], tokens: Sequence[Tokens], pad: int, codes: Codes) -> Batch:
    n, longest, themes = len(examples), max(len(t.ids) for t in tokens), len(codes.themes)
    ids, mask = padded([t.ids for t in tokens], pad)
    own = np.zeros((n, longest), dtype=bool)
    said, known = np.zeros((n, themes), dtype=np.float32), np.zeros(n, dtype=np.float32)
    quotes = np.zeros((n, themes, longest), dtype=bool)
    polarity = np.zeros((n, themes, len(codes.polarities)), dtype=np.float32)
    stage = np.zeros((n, themes, len(codes.stages)), dtype=np.float32)
    signals = np.full((n, len(codes.signals)), ABSENT, dtype=np.float32)
    for row, (example, part) in enumerate(zip(examples, tokens, strict=True)):
        own[row, : len(part.ids)] = part.own
        if example.signals is not None:
            signals[row] = 0
            signals[row, list(example.signals)] = 1
        if example.labels is None:
            continue
        known[row] = 1
        for label in example.labels:
            theme = codes.themes.index(label.theme)
            said[row, theme] = 1
            polarity[row, theme, codes.polarities.index(label.polarity)] += 1
            stage[row, theme, codes.stages.index(label.stage)] += 1
            quotes[row, theme, : len(part.ids)] |= part.own & (part.starts < label.end) & (part.ends > label.start)
    sums = polarity.sum(axis=2, keepdims=True).clip(min=1)
    return Batch(
        ids=torch.from_numpy(ids),
        mask=torch.from_numpy(mask),
        own=torch.from_numpy(own),
        themes=torch.from_numpy(said),
        known=torch.from_numpy(known),
        quotes=torch.from_numpy(quotes),
        polarity=torch.from_numpy(polarity / sums),
        stage=torch.from_numpy(stage / sums),
        sentiment=torch.tensor([example.sentiment for example in examples]),
        signals=torch.from_numpy(signals),
        weight=torch.tensor([example.weight for example in examples], dtype=torch.float32),
    )
