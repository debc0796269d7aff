"""The bundled encoder model on whole texts: the same reading in any batch, and a defined result for bad input."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from nlp import classify, classify_many, load_codeframe
from nlp.bundled import bundled_model_folder, load_model
from nlp.encoder.encoder_model import EncoderModel
from nlp.encoder.engine import Engine
from nlp.errors import ModelError
from nlp.model import Passage
from nlp.segments import Segment
from nlp.training.dataset import read_labelled


@pytest.fixture(scope="module")
def model() -> EncoderModel:
    loaded = load_model(bundled_model_folder("default"), load_codeframe())
    assert isinstance(loaded, EncoderModel)
    return loaded


@pytest.fixture(scope="module")
def passages(root: Path) -> list[Passage]:
    rows = read_labelled([root / "models" / "testset"], load_codeframe())
    return [row.passage for row in rows]


def test_the_folder_stays_under_forty_megabytes() -> None:
    files = list(bundled_model_folder("default").iterdir())
    assert sum(file.stat().st_size for file in files) <= 40_000_000


def test_a_text_reads_the_same_alone_and_in_any_batch_and_order(model: EncoderModel, passages: list[Passage]) -> None:
    assert len(passages) >= 500
    together = model.read(passages)
    shuffled = list(range(len(passages)))
    random.Random(7).shuffle(shuffled)
    mixed = model.read([passages[i] for i in shuffled])
    assert [mixed[shuffled.index(i)] for i in range(len(passages))] == together
    assert [model.read([passage])[0] for passage in passages] == together


def test_two_threads_read_as_one(passages: list[Passage], model: EncoderModel) -> None:
    threaded = load_model(bundled_model_folder("default"), load_codeframe(), threads=2)
    assert threaded.read(passages[:200]) == model.read(passages[:200])


def test_the_fallback_engine_gives_nearly_the_same_codes(model: EncoderModel, passages: list[Passage]) -> None:
    encoder = (bundled_model_folder("default") / "encoder.onnx").read_bytes()
    other = replace(model, engine=Engine(encoder, model.windowing.pad, name="onnxruntime"))
    one, two = model.read(passages), other.read(passages)
    same = sum(
        {(m.theme, m.polarity) for m in a.mentions} == {(m.theme, m.polarity) for m in b.mentions}
        for a, b in zip(one, two, strict=True)
    )
    assert same >= 0.95 * len(passages)


def test_ten_thousand_words_are_read_to_the_end(model: EncoderModel) -> None:
    text = "Kävimme kaupassa ja sitten menimme kotiin syömään. " * 1500
    assert len(text.split()) > 10_000
    text += "Asiakaspalvelija oli töykeä ja ylimielinen."
    coded = classify(text, model=model)
    assert coded.status == "coded" and coded.text == text
    (mention,) = [m for m in coded.mentions if m.theme == "staff_behaviour"]
    assert mention.polarity == "negative"
    assert mention.evidence(text) == "Asiakaspalvelija oli töykeä ja ylimielinen."


@pytest.mark.parametrize(
    "text",
    [
        "Palvelu\x00 oli\x07 nopeaa\x1b[31m ja\x7f ystävällistä",
        "\u202ePalvelu oli nopeaa\u202c ja ystävällistä\u200f",
        "Palvelu oli nopeaa\ufeff\u200b ja\u00ad ystävällistä",
        "palvelu\u00a0oli\u2003nopeaa ja ystävällistä\r\n\r\n",
    ],
)
def test_marks_that_nobody_sees_change_nothing(model: EncoderModel, text: str) -> None:
    coded = classify(text, model=model)
    assert coded.status == "coded" and coded.text == text and coded.sentiment == "positive"
    assert {"schedules", "staff_behaviour"} <= {m.theme for m in coded.mentions}
    assert all(m.evidence(text).strip() for m in coded.mentions)


@pytest.mark.parametrize("text", ["👍", "😡", "…", "?", "ä", "́", "𝓗𝓲", "a" * 5000, "http://x.fi " * 300])
def test_odd_answers_get_a_status(model: EncoderModel, text: str) -> None:
    coded = classify(text, model=model)
    assert coded.status in {"coded", "no_content", "unsupported_language"} and coded.text == text
    assert (coded.status == "coded") == bool(coded.mentions)


def test_fifty_thousand_equal_rows_are_read_once(model: EncoderModel, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    states = model.engine.states
    monkeypatch.setattr(model.engine, "states", lambda windows: (read.append(len(windows)), states(windows))[1])
    passage = Passage("Toimitus myöhästyi viikon.", "fi", (Segment(0, 26),))
    readings = model.read([passage] * 50_000)
    assert len(readings) == 50_000 and read == [1]
    assert len({id(reading) for reading in readings}) == 1


def test_every_verbatim_ends_with_a_theme_or_a_status(model: EncoderModel, passages: list[Passage]) -> None:
    for coded in classify_many((p.text for p in passages[:200]), model=model):
        assert (coded.status == "coded" and coded.mentions) or coded.status != "coded"
        for mention in coded.mentions:
            assert 0 <= mention.start < mention.end <= len(coded.text)
            assert 0 < mention.confidence <= 1


def test_a_changed_byte_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(bundled_model_folder("default"), tmp_path / "model")
    file = folder / "encoder.onnx"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(ModelError, match=r"encoder\.onnx: does not match its hash"):
        load_model(folder, load_codeframe())


def test_the_card_tells_what_was_promised() -> None:
    card = json.loads((bundled_model_folder("default") / "card.json").read_text(encoding="utf-8"))
    assert card["calibration_error"] <= 0.05
    assert {row["language"] for row in card["figures"]} == {"fi", "en"}
    assert len(card["reliability"]) == 10 and card["robustness"] and card["own_sentences"]
    text = (bundled_model_folder("default") / "README.md").read_text(encoding="utf-8")
    for title in ("## Figures", "## Calibration", "## Robustness", "## Data", "## Known faults", "## What it must not"):
        assert title in text


def test_the_faults_that_the_card_tells_are_those_of_the_model(model: EncoderModel) -> None:
    # A model that reads these right needs another card.
    page = " ".join((bundled_model_folder("default") / "README.md").read_text(encoding="utf-8").split())
    told = {
        "Kiva odottaa puoli tuntia jonossa, suosittelen kaikille": "positive",
        "Delivery was not late this time": "negative",
        "I have been a customer for two years": "positive",
        "Vaihdoin teille naapurin suosituksesta": "negative",
    }
    for text, tone in told.items():
        assert f'"{text}"' in page
        coded = classify(text, model=model)
        assert coded.sentiment == tone, text
        assert {mention.polarity for mention in coded.mentions} == {tone}, text
    assert '"Mainos oli harhaanjohtava"' in page
    assert [m.theme for m in classify("Mainos oli harhaanjohtava", model=model).mentions] == ["promises"]
    assert "leaving" in classify("Vaihdoin teille naapurin suosituksesta", model=model).signals
