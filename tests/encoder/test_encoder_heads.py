"""The heads without torch, against the network that trains them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nlp.encoder.heads import HeadWeights, log_shares, read_window

torch = pytest.importorskip("torch")


@pytest.fixture(scope="module")
def weights(trained: Any) -> HeadWeights:
    from nlp.training.neural.export import head_weights

    return head_weights(trained)


def drawn(tokens: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    own = np.zeros(tokens, dtype=bool)
    own[rng.integers(1, max(2, tokens // 2)) : -1 if tokens > 3 else None] = True
    starts = np.where(own, np.arange(tokens) * 3, 0)
    return rng.normal(size=(tokens, 32)).astype(np.float32), own, starts, np.where(own, starts + 2, 0)


@pytest.mark.parametrize("tokens", [2, 3, 10, 100])
def test_numpy_and_torch_say_the_same(trained: Any, weights: HeadWeights, tokens: int) -> None:
    for seed in range(5):
        states, own, starts, ends = drawn(tokens, seed)
        found = read_window(states, own, starts, ends, weights)
        with torch.no_grad():
            wanted = trained.heads(torch.tensor(states)[None], torch.tensor(own)[None])
        pairs = [
            (found.themes, wanted.themes[0]),
            (np.log(found.attention), wanted.attention[0][:, torch.tensor(own)]),
            (found.polarity, wanted.polarity[0].log_softmax(-1)),
            (found.stage, wanted.stage[0].log_softmax(-1)),
            (found.sentiment, wanted.sentiment[0].log_softmax(-1)),
            (found.signals, wanted.signals[0]),
        ]
        for mine, theirs in pairs:
            assert mine.shape == tuple(theirs.shape)
            np.testing.assert_allclose(mine, theirs.numpy(), atol=1e-5, rtol=1e-5)
        assert found.starts.tolist() == starts[own].tolist() and found.ends.tolist() == ends[own].tolist()
        assert found.attention.sum(axis=1) == pytest.approx(np.ones(5), abs=1e-5)


def test_padding_beside_it_changes_nothing_in_torch_either(trained: Any, weights: HeadWeights) -> None:
    states, own, starts, ends = drawn(12, 3)
    padded = np.concatenate([states, np.full((20, 32), 9, dtype=np.float32)])
    longer = np.concatenate([own, np.zeros(20, dtype=bool)])
    with torch.no_grad():
        wanted = trained.heads(torch.tensor(padded)[None], torch.tensor(longer)[None])
    found = read_window(states, own, starts, ends, weights)
    np.testing.assert_allclose(found.themes, wanted.themes[0].numpy(), atol=1e-5)
    np.testing.assert_allclose(found.signals, wanted.signals[0].numpy(), atol=1e-5)


def test_a_tokens_polarity_is_that_of_a_theme_that_sees_only_it(weights: HeadWeights) -> None:
    states, own, starts, ends = drawn(6, 1)
    found = read_window(states, own, starts, ends, weights)
    mean = states[own].mean(axis=0)
    for place, state in enumerate(states[own]):
        logits = weights.polarity_focus @ state + weights.polarity_whole @ mean + weights.polarity_theme.mean(axis=0)
        shares = np.exp(logits) / np.exp(logits).sum()
        assert np.exp(found.token_polarity[place]) == pytest.approx(shares, abs=1e-5)


def test_a_window_without_tokens_of_its_own_is_read_from_its_start(weights: HeadWeights) -> None:
    states, _, starts, ends = drawn(4, 2)
    found = read_window(states, np.zeros(4, dtype=bool), starts, ends, weights)
    assert found.attention.tolist() == [[1.0]] * 5
    assert found.starts.tolist() == [0] and found.ends.tolist() == [0]
    assert np.isfinite(found.themes).all() and np.isfinite(found.sentiment).all()


def test_the_arrays_of_a_folder_give_the_weights_back(weights: HeadWeights) -> None:
    arrays = {name: array.astype(np.float16) for name, array in weights.arrays().items()}
    back = HeadWeights.of({**arrays, "further": np.zeros(1)})
    for name, array in weights.arrays().items():
        assert getattr(back, name).dtype == np.float32
        np.testing.assert_allclose(getattr(back, name), array, atol=2e-3, rtol=1e-3)
    with pytest.raises(KeyError, match="query"):
        HeadWeights.of({name: array for name, array in arrays.items() if name != "query"})


def test_log_shares_by_hand_and_without_overflow() -> None:
    assert np.exp(log_shares(np.log([[1.0, 3.0], [2.0, 2.0]]))).tolist() == [
        pytest.approx([0.25, 0.75]),
        pytest.approx([0.5, 0.5]),
    ]
    with np.errstate(over="raise", invalid="raise"):
        assert log_shares(np.array([1e4, 0.0])) == pytest.approx([0.0, -1e4])
