"""A tiny encoder with its heads, exported once; nothing is kept in a cache between runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tiny_encoder import network, tokenizer_json

from nlp.encoder.tokens import Windowing


@pytest.fixture(autouse=True, scope="module")
def _no_cache() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PALAUTE_CACHE", "")
        yield


@pytest.fixture(scope="session")
def windowing() -> Windowing:
    return Windowing(tokenizer_json())


@pytest.fixture(scope="session")
def trained() -> Any:
    """A network with random heads, in evaluation mode."""
    torch = pytest.importorskip("torch")
    from nlp.training.neural.network import FeedbackNetwork

    encoder = network("bert")
    torch.manual_seed(7)
    made = FeedbackNetwork(encoder, 5, 3, 4, 4, 2).eval()
    for parameter in (made.polarity_theme, made.stage_theme, made.theme_focus):
        torch.nn.init.normal_(parameter)
    return made


@pytest.fixture(scope="session")
def onnx(trained: Any) -> bytes:
    from nlp.training.neural.export import onnx_encoder

    return onnx_encoder(trained)
