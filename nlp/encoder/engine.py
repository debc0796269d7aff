"""Running an ONNX encoder: OpenVINO where it is installed, onnxruntime where it is not.

Both read the same file of 8-bit weights and static scales. A token's state depends on its own text alone: the scales
are fixed, padding is masked, and windows share a batch only where they are padded to the same length, since kernels
add up in another order at another length (a test compares batches).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import numpy as np

from nlp.cache import cache_folder, prune, used
from nlp.encoder.tokens import Tokens, padded
from nlp.errors import ModelError, OptionError

EngineName = Literal["openvino", "onnxruntime"]
ENGINES: tuple[EngineName, ...] = ("openvino", "onnxruntime")
# Tokens of one call; more bring no speed and cost memory.
BATCH_TOKENS = 512
# Lengths are padded to a multiple of 8, of 32 over 64 tokens: every length costs kernels, and long texts are few.
_STEP, _LONG, _LONG_STEP = 8, 64, 32
_KERNELS = 64  # that OpenVINO keeps; its own choice is 5,000
_ENCODERS = 3  # that stay in the cache folder, some 65 MB each

States = Callable[[np.ndarray, np.ndarray], np.ndarray]


class Engine:
    """An encoder on one engine; *name* tells which."""

    def __init__(self, model: bytes, pad: int, *, threads: int = 1, name: EngineName | None = None) -> None:
        if threads < 1:
            raise OptionError(f"{threads} threads cannot run.", "Give 1 or more.")
        self.name: EngineName = name or available()
        self._run: States = {"openvino": _openvino, "onnxruntime": _onnxruntime}[self.name](model, threads)
        self._pad = pad

    def states(self, windows: Sequence[Tokens]) -> list[np.ndarray]:
        """The token states of each window (tokens × width, float32), in order; equal lengths share a batch."""
        found: list[np.ndarray] = [np.empty(0)] * len(windows)
        alike: dict[int, list[int]] = {}
        for number, window in enumerate(windows):
            alike.setdefault(_step_up(len(window.ids)), []).append(number)
        for length, numbers in alike.items():
            for rows in _by_powers(numbers, max(1, BATCH_TOKENS // length)):
                for row, states in zip(rows, self._batch([windows[i] for i in rows], length), strict=True):
                    found[row] = states
        return found

    def _batch(self, windows: Sequence[Tokens], length: int) -> list[np.ndarray]:
        states = self._run(*padded([window.ids for window in windows], self._pad, length))
        return [states[row, : len(window.ids)] for row, window in enumerate(windows)]


def available() -> EngineName:
    """The fastest engine that is installed.

    Raises:
        ModelError: none is.
    """
    for name in ENGINES:
        if find_spec(name) is not None:
            return name
    raise ModelError(
        "This model needs OpenVINO or onnxruntime, and neither is installed.",
        "Run `pip install openvino` (or onnxruntime), or use the model `fast`, which needs neither.",
    )


def _by_powers(numbers: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """Parts of 1, 2, 4, 8 … and at most *most* items: an engine keeps kernels, and memory, for every shape it meets."""
    size = 1 << (most.bit_length() - 1)
    begin = 0
    while begin < len(numbers):
        while size > len(numbers) - begin:
            size //= 2
        yield numbers[begin : begin + size]
        begin += size


def _step_up(length: int) -> int:
    step = _STEP if length <= _LONG else _LONG_STEP
    return -(-length // step) * step


def _openvino(model: bytes, threads: int) -> States:
    import openvino

    core = openvino.Core()
    network = core.read_model(model, b"")
    # Full precision outside the 8-bit products: with bfloat16 the same text would read differently on another machine.
    settings = {
        "INFERENCE_NUM_THREADS": threads,
        "INFERENCE_PRECISION_HINT": "f32",
        "PERFORMANCE_HINT": "LATENCY",
        "CPU_RUNTIME_CACHE_CAPACITY": str(_KERNELS),
    }
    # The encoder as compiled for this processor saves a second at every start.
    folder = _kept(model, threads, openvino.__version__)
    try:
        kept = {"CACHE_DIR": str(folder)} if folder else {}
        compiled = core.compile_model(network, "CPU", {**settings, **kept})
    except RuntimeError:
        # A full disk or a damaged cache costs a second, not the reading.
        compiled = core.compile_model(network, "CPU", settings)
    return lambda ids, mask: np.array(compiled([ids, mask])[0])


def _kept(model: bytes, threads: int, version: str) -> Path | None:
    """The folder in which OpenVINO keeps this encoder alone, so that those of other models can be told and removed."""
    cache = cache_folder()
    if cache is None:
        return None
    digest = hashlib.sha256(model)
    digest.update(f"{threads} {version}".encode())
    folder = cache / f"openvino-{digest.hexdigest()[:32]}"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    used(folder)
    prune(cache, "openvino-*", _ENCODERS)
    prune(cache, "[0-9]*.blob", 0)  # where earlier versions kept them
    return folder


def _onnxruntime(model: bytes, threads: int) -> States:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return lambda ids, mask: np.asarray(session.run(None, {"ids": ids, "mask": mask})[0])
