"""The parts of fine-tuning, each by itself: noise, dropout, master weights, targets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_encoder import tokenizer_json

torch = pytest.importorskip("torch")

from nlp.encoder.tokens import Windowing  # noqa: E402
from nlp.training.dataset import Label  # noqa: E402
from nlp.training.neural.examples import ABSENT, Codes, Example, batches  # noqa: E402
from nlp.training.neural.masters import Masters  # noqa: E402
from nlp.training.neural.noise import noisy  # noqa: E402

TEXT = "Asentajat myöhästyivät KAKSI tuntia, mutta lämpöpumppu toimii; hyvä jälki!"
CODES = Codes(("price", "schedules", "ease"), ("purchase", "delivery", "not_stated"))
WINDOWING = Windowing(tokenizer_json())


def drawn(text: str, count: int = 400) -> list[str]:
    rng = np.random.default_rng(5)
    return [noisy(text, rng) for _ in range(count)]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80), st.integers(0, 2**32))
def test_noise_keeps_every_character_in_its_place(text: str, seed: int) -> None:
    found = noisy(text, np.random.default_rng(seed))
    assert len(found) == len(text)
    assert found == noisy(text, np.random.default_rng(seed))
    # Blanks never move, so quotes keep their words.
    assert [i for i, c in enumerate(text) if c.isspace()] == [
        i for i, c in enumerate(found) if c.isspace() and text[i] not in ".,;:!?"
    ]


def test_noise_leaves_most_texts_alone_and_does_all_it_can() -> None:
    found = drawn(TEXT)
    assert 0.5 < sum(text == TEXT for text in found) / len(found) < 0.75
    # The encoder reads lower case, so case is no noise.
    assert TEXT.lower() not in found and TEXT.upper() not in found
    assert TEXT.translate(str.maketrans("äö", "ao")) in found
    assert any("," not in text and "!" not in text and len(text) == len(TEXT) for text in found)
    assert drawn(TEXT) == found


def test_a_letter_whose_capital_is_longer_stays_as_it_is() -> None:
    # "ß" would become "SS", "İ" a letter and a dot.
    assert {len(text) for text in drawn("Straße İstanbul")} == {15}


def test_typos_touch_only_long_words_and_keep_their_first_letter() -> None:
    kept = set()
    for text in drawn("abcde fghi jklm", 600):
        first, *short = text.lower().split()
        assert short == ["fghi", "jklm"] and first[0] == "a"
        kept.add(first)
    assert "acbde" in kept and "abcde" in kept and len(kept) > 4


def halved() -> torch.nn.Module:
    torch.manual_seed(2)
    network = torch.nn.Sequential(torch.nn.Linear(4, 4).to(torch.bfloat16), torch.nn.Linear(4, 2))
    network[0].bias.requires_grad_(False)
    return network


def test_masters_stand_for_half_precision_parameters_alone() -> None:
    network = halved()
    masters = Masters(network)
    weight, bias, full = network[0].weight, network[0].bias, network[1].weight
    assert masters.of(weight).dtype == torch.float32 and torch.equal(masters.of(weight), weight.float())
    assert masters.of(full) is full and masters.of(bias) is bias


def test_steps_too_small_for_half_precision_add_up_in_the_masters() -> None:
    network = halved()
    masters = Masters(network)
    weight = network[0].weight
    before = weight.detach().float().clone()
    master = masters.of(weight)
    optimizer = torch.optim.SGD([master], lr=1.0)
    for _ in range(100):
        weight.grad = torch.full_like(weight, 1e-4)
        masters.take_gradients()
        assert weight.grad is None and master.grad.dtype == torch.float32
        optimizer.step()
        masters.give_values()
        optimizer.zero_grad()
    wanted = before - 100 * float(torch.tensor(1e-4, dtype=torch.bfloat16))
    torch.testing.assert_close(master.detach(), wanted, atol=1e-6, rtol=0)
    assert torch.equal(weight, master.to(torch.bfloat16))


def test_a_parameter_without_a_gradient_leaves_its_master_without_one() -> None:
    network = halved()
    masters = Masters(network)
    masters.take_gradients()
    assert masters.of(network[0].weight).grad is None


def test_a_network_in_full_precision_is_its_own_master() -> None:
    network = torch.nn.Linear(2, 2)
    masters = Masters(network)
    before = network.weight.detach().clone()
    network(torch.ones(1, 2)).sum().backward()
    masters.take_gradients()
    torch.optim.SGD([masters.of(network.weight)], lr=1.0).step()
    masters.give_values()
    assert masters.of(network.weight) is network.weight
    assert torch.equal(network.weight.detach(), before - 1)


def example(text: str, *labels: tuple[str, str, str, str], question: str | None = None) -> Example:
    made = tuple(
        Label(theme, polarity, stage, text.index(quote), text.index(quote) + len(quote))
        for quote, theme, polarity, stage in labels
    )
    return Example(text, question, made, 1, (0, 2), weight=0.5)


def test_targets_of_a_batch_by_hand() -> None:
    text = "hinta liian kallis mutta toimitus oli nopea"
    full = example(
        text,
        ("kallis", "price", "negative", "purchase"),
        ("oli nopea", "schedules", "positive", "delivery"),
        ("toimitus", "schedules", "negative", "delivery"),
    )
    toned = Example("kiitos", None, None, 0, None)
    untold = Example("hyvä hinta", None, None, ABSENT, None)
    (batch,) = batches([full, toned, untold], WINDOWING, CODES, 8, None)
    # In order of length: "kiitos", "hyvä hinta", and the long one.
    assert batch.mask.sum(dim=1).tolist() == [3, 4, 9]
    assert batch.ids[0].tolist()[3:] == [WINDOWING.pad] * 6
    assert batch.themes.tolist() == [[0, 0, 0], [0, 0, 0], [1, 1, 0]]
    assert batch.known.tolist() == [0, 0, 1]
    assert batch.own[2].tolist() == [False, *[True] * 7, False]
    assert batch.quotes[2, 0].nonzero().flatten().tolist() == [3]
    assert batch.quotes[2, 1].nonzero().flatten().tolist() == [5, 6, 7]
    assert not batch.quotes[2, 2].any() and not batch.quotes[:2].any()
    assert batch.polarity[2].tolist() == [[0, 1, 0], [0.5, 0.5, 0], [0, 0, 0]]
    assert batch.stage[2].tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 0]]
    assert batch.sentiment.tolist() == [0, ABSENT, 1]
    assert batch.signals[2].nonzero().flatten().tolist() == [0, 2] and (batch.signals[:2] == ABSENT).all()
    assert batch.weight.tolist() == [1.0, 1.0, 0.5]


def test_quotes_shift_behind_the_question_and_fall_away_over_the_edge() -> None:
    asked = example("hinta kallis", ("kallis", "price", "negative", "purchase"), question="palvelu oli hyvä?")
    (batch,) = batches([asked], WINDOWING, CODES, 8, None)
    assert batch.own[0].nonzero().flatten().tolist() == [7, 8]
    assert batch.quotes[0, 0].nonzero().flatten().tolist() == [8]
    cut = example("oli " * 300 + "kallis", ("kallis", "price", "negative", "purchase"))
    (batch,) = batches([cut], WINDOWING, CODES, 8, None)
    assert batch.themes[0, 0] == 1 and not batch.quotes.any()


def test_every_example_comes_once_an_epoch_whatever_the_order() -> None:
    many = [
        Example("oli " * (1 + i % 9) + "ja " * (i // 9), None, None, i % 4, None, weight=float(i)) for i in range(70)
    ]
    for rng in (None, np.random.default_rng(1), np.random.default_rng(2)):
        found = [weight for batch in batches(many, WINDOWING, CODES, 16, rng) for weight in batch.weight.tolist()]
        assert sorted(found) == [float(i) for i in range(70)]
    orders = [
        [batch.weight.tolist() for batch in batches(many, WINDOWING, CODES, 16, np.random.default_rng(seed))]
        for seed in (1, 1, 2)
    ]
    assert orders[0] == orders[1] != orders[2]
