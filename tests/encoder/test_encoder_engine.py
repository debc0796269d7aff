"""Engines: both give torch's states, whatever else is in the batch."""

from __future__ import annotations

import builtins
import importlib.util
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_encoder import WORDS

import nlp.encoder.engine as engine_module
from nlp.encoder.engine import BATCH_TOKENS, ENGINES, Engine, available
from nlp.encoder.tokens import Tokens, Windowing
from nlp.errors import ModelError, OptionError

TEXTS = ["palvelu oli hyvä", "hinta liian kallis, ei toimi!", "kiitos", "👍", "", " ".join(WORDS)]
SENTENCES = st.lists(
    st.lists(st.sampled_from([*WORDS, "xyzå", "👍", "\n"]), max_size=40).map(" ".join), min_size=1, max_size=12
)
ANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, onnx: bytes, windowing: Windowing) -> Engine:
    pytest.importorskip(request.param)
    return Engine(onnx, windowing.pad, name=request.param)


def test_states_are_those_of_torch(engine: Engine, trained: Any, windowing: Windowing) -> None:
    torch = pytest.importorskip("torch")
    windows = [windowing.first(text, question) for text in TEXTS for question in (None, "mutta hinta?")]
    for window, states in zip(windows, engine.states(windows), strict=True):
        with torch.no_grad():
            ids = torch.tensor(window.ids)[None]
            wanted = trained.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state[0].numpy()
        assert states.dtype == np.float32
        assert states.shape == wanted.shape == (len(window.ids), 32)
        assert np.abs(states - wanted).max() < 1e-4
        assert wanted.std() > 0.3


@ANY
@given(texts=SENTENCES, data=st.data())
def test_neither_order_nor_batch_matters(
    engine: Engine, windowing: Windowing, texts: list[str], data: st.DataObject
) -> None:
    windows = [windowing.first(text, None) for text in texts]
    together = engine.states(windows)
    for window, states in zip(windows, together, strict=True):
        np.testing.assert_array_equal(engine.states([window])[0], states)
    order = data.draw(st.permutations(range(len(windows))))
    for place, states in zip(order, engine.states([windows[i] for i in order]), strict=True):
        np.testing.assert_array_equal(states, together[place])


def test_padding_up_to_the_next_window_is_not_seen(engine: Engine, windowing: Windowing) -> None:
    # One of nine tokens and one of sixteen share a batch; one of seventeen does not.
    windows = [windowing.first(" ".join(["oli"] * count), None) for count in (7, 14, 15, 7)]
    assert [len(w.ids) for w in windows] == [9, 16, 17, 9]
    found = engine.states(windows)
    np.testing.assert_array_equal(found[0], found[3])
    for window, states in zip(windows, found, strict=True):
        np.testing.assert_array_equal(engine.states([window])[0], states)


def test_more_threads_read_the_same(engine: Engine, onnx: bytes, windowing: Windowing) -> None:
    windows = [windowing.first(text, None) for text in TEXTS]
    two = Engine(onnx, windowing.pad, threads=2, name=engine.name)
    for one, other in zip(engine.states(windows), two.states(windows), strict=True):
        np.testing.assert_array_equal(one, other)


def test_nothing_to_read_gives_nothing(engine: Engine) -> None:
    assert engine.states([]) == []


def test_both_engines_agree(onnx: bytes, windowing: Windowing) -> None:
    for name in ENGINES:
        pytest.importorskip(name)
    windows = [windowing.first(text, None) for text in TEXTS]
    one, two = (Engine(onnx, windowing.pad, name=name).states(windows) for name in ENGINES)
    assert max(np.abs(a - b).max() for a, b in zip(one, two, strict=True)) < 1e-4


class _Counting:
    """States that name their own tokens, and the sizes of the batches asked for."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, int]] = []

    def __call__(self, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:
        self.shapes.append(ids.shape)
        assert (ids[mask == 0] == 1).all() and (mask.sum(axis=1) > 0).all()
        return np.stack([ids, mask], axis=2).astype(np.float32)


def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Engine, _Counting]:
    run = _Counting()
    monkeypatch.setattr(engine_module, "_onnxruntime", lambda model, threads: run)
    return Engine(b"", 1, name="onnxruntime"), run


def window_of(length: int, first: int) -> Tokens:
    ids = np.arange(first, first + length)
    return Tokens(ids, np.ones(length, dtype=bool), ids, ids + 1)


@settings(max_examples=40, deadline=None)
@given(lengths=st.lists(st.integers(1, 192), max_size=60))
def test_every_window_gets_its_own_states_and_no_batch_is_too_large(lengths: list[int]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        engine, run = counted(monkeypatch)
        windows = [window_of(length, 100 * number + 2) for number, length in enumerate(lengths)]
        for window, states in zip(windows, engine.states(windows), strict=True):
            assert states[:, 0].tolist() == window.ids.tolist()
            assert (states[:, 1] == 1).all()
    assert all(rows * length <= BATCH_TOKENS and length % 8 == 0 for rows, length in run.shapes)
    assert sum(rows for rows, _ in run.shapes) == len(lengths)


def test_a_window_longer_than_a_batch_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, run = counted(monkeypatch)
    found = engine.states([window_of(3000, 2), window_of(2999, 2)])
    assert [len(states) for states in found] == [3000, 2999]
    assert run.shapes == [(1, 3008), (1, 3008)]


@pytest.mark.parametrize(
    ("installed", "wanted"),
    [(("openvino", "onnxruntime"), "openvino"), (("onnxruntime",), "onnxruntime"), (("openvino",), "openvino")],
)
def test_the_fastest_installed_engine_is_taken(
    monkeypatch: pytest.MonkeyPatch, installed: tuple[str, ...], wanted: str
) -> None:
    monkeypatch.setattr(engine_module, "find_spec", lambda name: SimpleNamespace() if name in installed else None)
    assert available() == wanted


def test_without_openvino_onnxruntime_reads(monkeypatch: pytest.MonkeyPatch, onnx: bytes, windowing: Windowing) -> None:
    pytest.importorskip("onnxruntime")
    real, load = importlib.util.find_spec, builtins.__import__

    def without(name: str, *rest: Any, **further: Any) -> Any:
        if name.split(".")[0] == "openvino":
            raise ImportError(name)
        return load(name, *rest, **further)

    monkeypatch.setattr(engine_module, "find_spec", lambda name: None if name == "openvino" else real(name))
    monkeypatch.setattr(builtins, "__import__", without)
    engine = Engine(onnx, windowing.pad)
    assert engine.name == "onnxruntime"
    assert engine.states([windowing.first("hyvä", None)])[0].shape == (3, 32)


def test_without_any_engine_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, windowing: Windowing
) -> None:
    monkeypatch.setattr(engine_module, "find_spec", lambda name: None)
    with pytest.raises(ModelError) as caught:
        Engine(b"", windowing.pad)
    assert "neither is installed" in caught.value.problem
    assert "pip install openvino" in caught.value.remedy and str(caught.value).endswith(caught.value.remedy)


@pytest.mark.parametrize("threads", [0, -3])
def test_no_threads_cannot_run(threads: int) -> None:
    with pytest.raises(OptionError, match=rf"^{threads} threads cannot run\. Give 1 or more\.$"):
        Engine(b"", 1, threads=threads)


def test_the_cache_of_openvino_holds_the_encoder_and_reads_alike(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, onnx: bytes, windowing: Windowing
) -> None:
    pytest.importorskip("openvino")
    windows = [windowing.first(text, None) for text in TEXTS]
    plain = Engine(onnx, windowing.pad, name="openvino").states(windows)
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path / "kept"))
    first = Engine(onnx, windowing.pad, name="openvino").states(windows)
    assert list((tmp_path / "kept").iterdir())
    again = Engine(onnx, windowing.pad, name="openvino").states(windows)
    for one, two, three in zip(plain, first, again, strict=True):
        np.testing.assert_array_equal(one, two)
        np.testing.assert_array_equal(one, three)


def test_the_cache_keeps_the_encoders_used_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, onnx: bytes, windowing: Windowing
) -> None:
    pytest.importorskip("openvino")
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path))
    (tmp_path / "10142812430089756470.blob").write_bytes(b"of an earlier version")
    (tmp_path / "mine.blob").write_bytes(b"of another program")
    old = [tmp_path / f"openvino-{number}" for number in range(4)]
    for age, folder in enumerate(old):
        folder.mkdir()
        (folder / "1.blob").write_bytes(b"x")
        os.utime(folder, (1000 - age, 1000 - age))
    Engine(onnx, windowing.pad, name="openvino")
    mine, *others = sorted(tmp_path.glob("openvino-*"), key=lambda path: -path.stat().st_mtime)
    assert others == old[:2] and len(list(mine.glob("*.blob"))) == 1
    assert [path.name for path in tmp_path.glob("*.blob")] == ["mine.blob"]
    blob = next(mine.glob("*.blob"))
    made = blob.stat().st_mtime_ns
    Engine(onnx, windowing.pad, name="openvino")
    assert blob.stat().st_mtime_ns == made, "the encoder was compiled again"


def test_a_damaged_cache_costs_time_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, onnx: bytes, windowing: Windowing
) -> None:
    pytest.importorskip("openvino")
    monkeypatch.setenv("PALAUTE_CACHE", str(tmp_path))
    window = windowing.first("palvelu oli hyvä", None)
    wanted = Engine(onnx, windowing.pad, name="openvino").states([window])[0]
    for file in tmp_path.rglob("*.blob"):
        file.write_bytes(b"damaged" * 100)
    np.testing.assert_array_equal(Engine(onnx, windowing.pad, name="openvino").states([window])[0], wanted)
