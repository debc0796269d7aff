"""From a trained network to what runs without torch: an ONNX encoder of 8-bit weights, and the heads as arrays."""

from __future__ import annotations

import logging
import os
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from nlp.encoder.heads import HeadWeights
from nlp.encoder.tokens import Windowing, padded
from nlp.errors import TrainingError
from nlp.training.neural.network import FeedbackNetwork

_OPSET = 17
_MASKED = -10000.0
# Texts on which the quantizer watches the sizes of the activations, and texts a batch.
CALIBRATION, _AT_ONCE = 192, 4
_log = logging.getLogger(__name__)


class _Encoder(nn.Module):
    """Token ids and mask in, token states out; the mask is made here so that tracing does not freeze its shape."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hidden = (1.0 - mask[:, None, None, :].to(torch.float32)) * _MASKED
        states: torch.Tensor = self.encoder(input_ids=ids, attention_mask=hidden).last_hidden_state
        return states


def onnx_encoder(network: FeedbackNetwork) -> bytes:
    """The encoder in full precision; inputs ``ids`` and ``mask`` (B × L, int64), output ``states`` (B × L × width).

    Raises:
        TrainingError: an encoder that takes another kind of mask.
    """
    encoder = _Encoder(network.encoder).float().eval()
    ids, mask = torch.full((2, 8), 5), torch.ones((2, 8), dtype=torch.int64)
    _check_mask(encoder, ids, torch.tensor([[1] * 8, [1] * 5 + [0] * 3]))
    axes = {0: "texts", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # The newer exporter needs a further package and writes no graph that the quantizer knows.
        warnings.simplefilter("ignore")
        path = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            encoder,
            (ids, mask),
            str(path),
            input_names=["ids", "mask"],
            output_names=["states"],
            dynamic_axes={"ids": axes, "mask": axes, "states": axes},
            opset_version=_OPSET,
            dynamo=False,
        )
        return path.read_bytes()


@torch.no_grad()
def _check_mask(encoder: _Encoder, ids: torch.Tensor, mask: torch.Tensor) -> None:
    """Some encoders (DeBERTa) read a mask of numbers to add as one of yes and no, and would look at padding alone."""
    found = encoder(ids, mask)[mask > 0]
    wanted = encoder.encoder(input_ids=ids, attention_mask=mask).last_hidden_state[mask > 0]
    if not torch.allclose(found, wanted, atol=1e-3):
        raise TrainingError(
            f"An encoder of the kind {type(encoder.encoder).__name__} cannot be exported: it masks in another way.",
            "Choose a BERT, RoBERTa, XLM-R, DistilBERT, ELECTRA or ModernBERT.",
        )


def quantized(encoder: bytes, texts: Sequence[str], windowing: Windowing) -> bytes:
    """The same encoder with weights and activations of 8 bits, at scales fixed by *texts*.

    Xiao, G. et al. (2023). SmoothQuant. ICML; as NNCF does it for transformers. Static scales keep a text's reading
    apart from its batch; scales drawn from each batch would not.
    """
    # Without this NNCF tells a statistics server of each use.
    os.environ.setdefault("NNCF_CI", "1")
    import nncf
    import onnx

    logging.getLogger("nncf").setLevel(logging.ERROR)
    chosen = sorted(texts, key=len)
    chosen = [chosen[i] for i in np.linspace(0, len(chosen) - 1, min(CALIBRATION, len(chosen))).astype(int)]
    feeds = [_feed(chosen[i : i + _AT_ONCE], windowing) for i in range(0, len(chosen), _AT_ONCE)]
    model: Any = nncf.quantize(
        onnx.load_model_from_string(encoder),
        nncf.Dataset(feeds),
        model_type=nncf.ModelType.TRANSFORMER,
        preset=nncf.QuantizationPreset.MIXED,
        subset_size=len(feeds),
    )
    # Names and notes that exporters leave behind say nothing to a reader and differ between machines.
    del model.metadata_props[:]
    for node in model.graph.node:
        node.doc_string = ""
    data: bytes = model.SerializeToString()
    return data


def _feed(texts: Sequence[str], windowing: Windowing) -> dict[str, np.ndarray]:
    ids, mask = padded([windowing.first(text, None).ids for text in texts], windowing.pad)
    return {"ids": ids, "mask": mask}


def head_weights(network: FeedbackNetwork) -> HeadWeights:
    """The heads as arrays."""

    def array(tensor: torch.Tensor | None) -> np.ndarray:
        if tensor is None:
            raise ValueError("a head without the bias that it is read with")
        return np.asarray(tensor.detach().float().cpu().numpy())

    n = network
    return HeadWeights(
        key=array(n.key.weight),
        key_bias=array(n.key.bias),
        query=array(n.query),
        theme_focus=array(n.theme_focus),
        theme_whole=array(n.theme_whole.weight),
        theme_bias=array(n.theme_whole.bias),
        polarity_focus=array(n.polarity_focus.weight),
        polarity_whole=array(n.polarity_whole.weight),
        polarity_theme=array(n.polarity_theme) + array(n.polarity_focus.bias),
        stage_focus=array(n.stage_focus.weight),
        stage_whole=array(n.stage_whole.weight),
        stage_theme=array(n.stage_theme) + array(n.stage_focus.bias),
        sentiment=array(n.sentiment.weight),
        sentiment_bias=array(n.sentiment.bias),
        signals=array(n.signals.weight),
        signals_bias=array(n.signals.bias),
    )
