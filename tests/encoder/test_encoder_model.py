"""The model with an encoder: what it decides, with opinions and engines made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tiny_encoder import tokenizer_json

from nlp.decisions import LEAST_CERTAIN, Decisions
from nlp.encoder.encoder_model import Blend, EncoderModel, Labels, NGrams, Opinion
from nlp.encoder.folder import encoder_files, encoder_model
from nlp.encoder.heads import HeadWeights, WindowReading
from nlp.encoder.tokens import Tokens, Windowing
from nlp.features import Features, Vocabulary
from nlp.heads import LinearHead, sigmoid
from nlp.model import ModelInfo, Passage, ReviewLevel
from nlp.model_folder import load_model_folder, save_model_folder
from nlp.passage_features import Heads
from nlp.records import GENERAL, NOT_STATED, POLARITIES, SENTIMENTS
from nlp.segments import Segment
from nlp.training.dataset import Label, LabelledVerbatim
from nlp.training.thresholds import threshold_curve, with_thresholds

THEMES = ("price", "schedules", GENERAL)
STAGES = ("purchase", "delivery", NOT_STATED)
SIGNALS = ("no_content", "wish")
LABELS = Labels(POLARITIES, STAGES, SENTIMENTS, SIGNALS)
THRESHOLDS = {"price": 0.5, "schedules": 1.0, GENERAL: 0.0}
DECISIONS = Decisions(THRESHOLDS, 0.35, {"no_content": 2.0, "wish": 0.0}, 1.0, 0.0)
INFO = ModelInfo("tiny", "1", "", THEMES, STAGES, {}, (ReviewLevel(0.9, 0.4, 0.7),))
WIDTH = 8
TEXT = "hinta liian kallis. toimitus tuli ajoissa."
PASSAGE = Passage(TEXT, "fi", (Segment(0, 19), Segment(20, 42)))


class FakeEngine:
    """States that hang on the token alone; remembers the windows it was given."""

    def __init__(self) -> None:
        self.calls: list[list[Tokens]] = []

    def states(self, windows: Sequence[Tokens]) -> list[np.ndarray]:
        self.calls.append(list(windows))
        return [
            np.sin(np.outer(window.ids + 1, np.arange(1, WIDTH + 1)) * 0.7).astype(np.float32) for window in windows
        ]


def weights(seed: int = 0) -> HeadWeights:
    rng = np.random.default_rng(seed)
    t, p, s = len(THEMES), 3, len(STAGES)
    shapes: dict[str, tuple[int, ...]] = {
        "key": (WIDTH, WIDTH), "key_bias": (WIDTH,), "query": (t, WIDTH), "theme_focus": (t, WIDTH),
        "theme_whole": (t, WIDTH), "theme_bias": (t,), "polarity_focus": (p, WIDTH), "polarity_whole": (p, WIDTH),
        "polarity_theme": (t, p), "stage_focus": (s, WIDTH), "stage_whole": (s, WIDTH), "stage_theme": (t, s),
        "sentiment": (4, 2 * WIDTH), "sentiment_bias": (4,), "signals": (2, 2 * WIDTH), "signals_bias": (2,),
    }  # fmt: skip
    return HeadWeights(**{name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def ngrams() -> NGrams:
    """Two words, each with a weight per label; questions weigh nothing."""
    vocabulary = Vocabulary(
        ("kallis", "ajoissa"), np.ones(2, np.float32), ("kal", "ajo"), np.array([1.5, 1.0], dtype=np.float32)
    )
    rng = np.random.default_rng(4)

    def head(labels: Sequence[str], rows: int) -> LinearHead:
        table = rng.normal(size=(rows, len(labels))).round(1).astype(np.float16).astype(np.float32)
        return LinearHead(tuple(labels), table, rng.normal(size=len(labels)).astype(np.float32))

    from nlp.content import QUESTION_KINDS

    whole = 4 + len(QUESTION_KINDS)
    mention = 8 + len(THEMES) + len(QUESTION_KINDS)
    return NGrams(
        Features(vocabulary),
        Heads(
            head(THEMES, whole), head(THEMES, whole), head(SENTIMENTS, whole), head(SIGNALS, whole),
            head(POLARITIES, mention), head(STAGES, mention),
        ),
    )  # fmt: skip


def model(
    *,
    decisions: Decisions = DECISIONS,
    blend: Blend | None = None,
    second: NGrams | None = None,
    longest: int = 192,
    info: ModelInfo = INFO,
    labels: Labels = LABELS,
) -> tuple[EncoderModel, FakeEngine]:
    engine: Any = FakeEngine()
    windowing = Windowing(tokenizer_json(), longest)
    return EncoderModel(windowing, engine, weights(), labels, second, blend or Blend(), decisions, info), engine


def opinion(
    themes: Sequence[float],
    *,
    polarity: Sequence[Sequence[float]] | None = None,
    looks: Sequence[int] = (0, 1, 0),
    stage: Sequence[int] = (0, 1, 2),
    sentiment: Sequence[float] = (0.7, 0.1, 0.1, 0.1),
    signals: Sequence[float] = (-5.0, -5.0),
) -> Opinion:
    """One window with a token for each of the two segments of TEXT; *looks* says which token each theme looks at."""
    attention = np.full((3, 2), 0.01)
    stages = np.full((3, 3), 0.1)
    for theme in range(3):
        attention[theme, looks[theme]] = 0.99
        stages[theme, stage[theme]] = 0.8
    window = WindowReading(
        np.array(themes, dtype=float),
        attention,
        np.log(np.array(polarity or [[0.9, 0.06, 0.04]] * 3)),
        np.log(np.full((2, 3), 1 / 3)),
        np.log(stages),
        np.log(np.array(sentiment)),
        np.array(signals, dtype=float),
        np.array([0, 20]),
        np.array([19, 42]),
    )
    return Opinion((window,), np.array(themes, dtype=float), np.log(np.array(sentiment)), np.array(signals))


def test_themes_over_their_thresholds_are_coded_in_the_order_of_their_words() -> None:
    told, _ = model()
    reading = told.decide(
        PASSAGE, opinion([0.5, 1.0, -3.0], polarity=[[0.1, 0.8, 0.1], [0.7, 0.2, 0.1], [0.98, 0.01, 0.01]])
    )
    assert [(m.theme, m.polarity, m.stage, m.stage_source) for m in reading.mentions] == [
        ("price", "negative", "purchase", "text"),
        ("schedules", "positive", "delivery", "text"),
    ]
    assert [m.evidence(TEXT) for m in reading.mentions] == ["hinta liian kallis.", "toimitus tuli ajoissa."]
    assert reading.content and reading.signals == ()


def test_a_theme_just_below_its_threshold_is_not_coded() -> None:
    told, _ = model()
    reading = told.decide(PASSAGE, opinion([0.5, 0.999, -0.001]))
    assert [m.theme for m in reading.mentions] == ["price"]


def test_where_none_is_over_the_nearest_to_its_threshold_is_coded() -> None:
    told, _ = model()
    # 0.9 is the larger, yet 0.1 below its threshold; 0.45 is 0.05 below.
    (mention,) = told.decide(PASSAGE, opinion([0.45, 0.9, -2.0])).mentions
    assert mention.theme == "price"
    assert mention.confidence == round(float(sigmoid(np.array(0.45))), 4)


@pytest.mark.parametrize(("theme", "certainty"), [("schedules", LEAST_CERTAIN + 0.01), (GENERAL, LEAST_CERTAIN - 0.01)])
def test_a_guess_counts_as_a_general_statement(theme: str, certainty: float) -> None:
    told, _ = model()
    odds = float(np.log(certainty / (1 - certainty)))
    (mention,) = told.decide(PASSAGE, opinion([-9.0, odds, -9.0])).mentions
    assert mention.theme == theme
    # The confidence is that of the theme that is named.
    assert mention.confidence == round(certainty if theme == "schedules" else float(sigmoid(np.array(-9.0))), 4)


def test_a_codeframe_without_general_names_the_guess() -> None:
    info = replace(INFO, themes=("price", "schedules", "ease"))
    told, _ = model(info=info, decisions=replace(DECISIONS, theme_thresholds=dict.fromkeys(info.themes, 0.0)))
    (mention,) = told.decide(PASSAGE, opinion([-9.0, -8.0, -10.0])).mentions
    assert mention.theme == "schedules"


def test_the_stage_that_is_not_stated_has_no_source() -> None:
    told, _ = model()
    (mention,) = told.decide(PASSAGE, opinion([2.0, -5.0, -5.0], stage=(2, 0, 0))).mentions
    assert (mention.stage, mention.stage_source) == (NOT_STATED, "none")


def test_no_content_leaves_no_codes() -> None:
    told, _ = model()
    reading = told.decide(PASSAGE, opinion([5.0, 5.0, 5.0], signals=(2.0, 3.0)))
    assert (reading.content, reading.sentiment, reading.score) == (False, "neutral", 0.0)
    assert (reading.mentions, reading.signals) == ((), ("no_content",))
    kept = told.decide(PASSAGE, opinion([5.0, -5.0, -5.0], signals=(1.99, 0.0)))
    assert kept.content and kept.signals == ("wish",) and len(kept.mentions) == 1


def test_a_passage_without_segments_has_no_content() -> None:
    told, _ = model()
    reading = told.decide(Passage("  ", "fi", ()), opinion([5.0, 5.0, 5.0]))
    assert not reading.content and reading.signals == ("no_content",)


def test_confidence_is_calibrated_by_slope_and_offset() -> None:
    told, _ = model(decisions=replace(DECISIONS, slope=0.5, offset=-0.25))
    reading = told.decide(PASSAGE, opinion([1.5, 2.0, -9.0]))
    assert [m.confidence for m in reading.mentions] == [
        round(1 / (1 + np.exp(-(0.5 * 1.5 - 0.25))), 4),
        round(1 / (1 + np.exp(-(0.5 * 2.0 - 0.25))), 4),
    ]


def test_certainty_is_the_calibrated_product_of_all_mentions() -> None:
    polarity = [[0.8, 0.1, 0.1], [0.2, 0.6, 0.2], [0.98, 0.01, 0.01]]
    given = opinion([1.0, 2.0, -9.0], polarity=polarity)
    product = float(sigmoid(np.array(1.0)) * 0.8 * sigmoid(np.array(2.0)) * 0.6)
    plain, _ = model()
    assert plain.decide(PASSAGE, given).certainty == round(product, 4)
    calibrated, _ = model(blend=Blend(certainty_slope=0.6, certainty_offset=0.3))
    odds = np.log(product / (1 - product))
    assert calibrated.decide(PASSAGE, given).certainty == round(float(1 / (1 + np.exp(-(0.6 * odds + 0.3)))), 4)


def test_a_certainty_at_the_edge_stays_finite() -> None:
    told, _ = model()
    sure = opinion([500.0, -9.0, -9.0], polarity=[[1.0, 1e-30, 1e-30]] * 3)
    assert told.decide(PASSAGE, sure).certainty == 1.0
    # The theme that is named for want of a better one is all but impossible.
    assert told.decide(PASSAGE, opinion([-500.0] * 3)).certainty == 0.0


def test_two_polarities_of_a_theme_and_the_tone_that_they_make() -> None:
    told, _ = model()
    both = opinion([3.0, -9.0, -9.0], polarity=[[0.5, 0.45, 0.05]] * 3, looks=(0, 0, 0), sentiment=(0.5, 0.3, 0.1, 0.1))
    window = replace(
        both.windows[0],
        attention=np.array([[0.5, 0.5]] * 3),
        token_polarity=np.log(np.array([[0.05, 0.9, 0.05], [0.9, 0.05, 0.05]])),
    )
    reading = told.decide(PASSAGE, replace(both, windows=(window,)))
    assert [(m.theme, m.polarity, m.evidence(TEXT)) for m in reading.mentions] == [
        ("price", "negative", "hinta liian kallis."),
        ("price", "positive", "toimitus tuli ajoissa."),
    ]
    assert (reading.sentiment, reading.score) == ("mixed", 0.2)
    theme = float(sigmoid(np.array(3.0)))
    assert reading.certainty == round(theme * 0.5 * theme * 0.9, 4)


def passages() -> list[Passage]:
    texts = ["hinta liian kallis", "toimitus tuli ajoissa", "kiitos", "hinta liian kallis", "kiitos"]
    return [Passage(text, "fi", (Segment(0, len(text)),)) for text in texts]


def test_equal_passages_are_read_once_and_answered_each() -> None:
    told, engine = model()
    readings = told.read(passages())
    assert len(engine.calls) == 1 and len(engine.calls[0]) == 3
    assert readings[0] is readings[3] and readings[2] is readings[4]
    assert len({id(reading) for reading in readings}) == 3


def test_a_threshold_curve_looks_at_each_text_once_and_reads_as_the_moved_models_do() -> None:
    told, engine = model()
    verbatims = [
        LabelledVerbatim(
            str(number), passage, "neutral", (Label("price", "negative", "delivery", 0, 4),), (), "own", False
        )
        for number, passage in enumerate(passages())
    ]
    curve = threshold_curve(verbatims, told, "price", (0.05, 0.95))
    assert sum(len(call) for call in engine.calls) == len(passages())
    assert curve["confidence"].to_list() == pytest.approx([0.05, float(sigmoid(np.array(0.5))), 0.95])
    assert curve["chosen"].to_list() == [False, True, False]
    for line in curve.itertuples():
        moved = with_thresholds(told, {"price": line.confidence})
        given = [any(m.theme == "price" for m in reading.mentions) for reading in moved.read(passages())]
        assert sum(given) == line.given == line.right
    assert told.decisions.theme_thresholds == THRESHOLDS


def test_the_same_text_under_another_question_is_another_passage() -> None:
    told, engine = model()
    first = passages()[0]
    one, two, three = told.read([first, replace(first, question="mutta hinta?"), first])
    assert [int(w.own.argmax()) for w in engine.calls[0]] == [1, 6]  # the second stands after its question
    assert one is three and two is not one


def test_alone_and_in_any_order_a_passage_reads_the_same() -> None:
    told, _ = model(second=ngrams(), blend=Blend(0.7, 0.4, -0.2, 0.3))
    three = passages()[:3]
    together = told.read(three)
    assert told.read(three[::-1]) == together[::-1]
    assert [told.read([passage])[0] for passage in three] == together
    assert told.read([]) == []


def test_many_passages_are_read_in_chunks() -> None:
    told, engine = model()
    many = [replace(passages()[0], text=f"hinta {number}", segments=(Segment(0, 5),)) for number in range(600)]
    readings = told.read(many)
    assert [len(windows) for windows in engine.calls] == [512, 88]
    assert readings[299] == told.read([many[299]])[0]


def test_several_windows_make_one_opinion() -> None:
    told, engine = model(longest=48, blend=Blend(encoder=0.5, offset=0.25))
    text = " ".join(["hinta liian kallis"] * 25)
    (found,) = told.opinions([Passage(text, "fi", (Segment(0, len(text)),))])
    assert len(found.windows) == len(engine.calls[0]) == 2
    assert found.themes == pytest.approx(0.5 * np.max([w.themes for w in found.windows], axis=0) + 0.25)
    assert found.signals == pytest.approx(np.max([w.signals for w in found.windows], axis=0))
    lengths = [len(w.starts) for w in found.windows]
    assert sum(lengths) == 75
    mean = sum(n * w.sentiment for n, w in zip(lengths, found.windows, strict=True)) / 75
    assert np.exp(found.sentiment) == pytest.approx(np.exp(mean) / np.exp(mean).sum())


def test_ngrams_are_blended_in_by_their_shares() -> None:
    blend = Blend(encoder=0.8, ngrams=0.5, offset=-0.1, sentiment=0.3)
    told, _ = model(second=ngrams(), blend=blend)
    (found,) = told.opinions([PASSAGE])
    ((themes, tone),) = told.second_opinion([PASSAGE])
    assert themes is not None and tone is not None and np.abs(themes).min() > 0.01
    (window,) = found.windows
    assert found.themes == pytest.approx(0.8 * window.themes + 0.5 * themes - 0.1)
    mixed = np.exp(0.7 * window.sentiment + 0.3 * tone)
    assert np.exp(found.sentiment) == pytest.approx(mixed / mixed.sum())
    alone, _ = model()
    assert alone.second_opinion([PASSAGE, PASSAGE]) == [(None, None)] * 2


@pytest.mark.parametrize("text", ["\u200b", "\x00\x01", "👍", "\u202e\u200f", "."])
def test_odd_texts_are_read_with_offsets_inside(text: str) -> None:
    told, _ = model()
    (reading,) = told.read([Passage(text, "fi", (Segment(0, len(text)),))])
    assert all(0 <= m.start < m.end <= len(text) for m in reading.mentions)
    assert reading.mentions or not reading.content


@pytest.mark.parametrize("second", [None, ngrams()], ids=["encoder alone", "with n-grams"])
def test_a_saved_model_reads_the_same(tmp_path: Any, onnx: bytes, trained: Any, second: NGrams | None) -> None:
    from nlp.encoder.engine import Engine
    from nlp.training.neural.export import head_weights

    windowing = Windowing(tokenizer_json(), 64)
    rounded = {name: a.astype(np.float16) for name, a in head_weights(trained).arrays().items()}
    themes = ("price", "schedules", "ease", "helpfulness", GENERAL)
    info = replace(INFO, themes=themes, card={"figures": []})
    decisions = replace(DECISIONS, theme_thresholds=dict.fromkeys(themes, -0.5), signal_thresholds={"wish": 0.0})
    if second is not None:
        # Five themes here: the n-grams' heads are widened with those of the first.
        wide = {
            name: LinearHead(themes, np.resize(head.weights, (head.weights.shape[0], 5)), np.zeros(5, np.float32))
            for name, head in (
                ("text_themes", second.heads.text_themes),
                ("segment_themes", second.heads.segment_themes),
            )
        }
        second = NGrams(second.features, replace(second.heads, **wide))
    made = EncoderModel(
        windowing,
        Engine(onnx, windowing.pad),
        HeadWeights.of(rounded),
        replace(LABELS, stages=("purchase", "delivery", "exit", NOT_STATED)),
        second,
        Blend(0.9, 0.3, 0.1, 0.2, 0.8, -0.1),
        decisions,
        info,
    )
    save_model_folder(encoder_files(made, onnx, tokenizer_json()), tmp_path)
    back = encoder_model(load_model_folder(tmp_path), threads=1)
    assert back.read([PASSAGE, *passages()]) == made.read([PASSAGE, *passages()])
    assert (back.windowing.longest, back.blend, back.decisions, back.labels) == (
        64,
        made.blend,
        made.decisions,
        made.labels,
    )
    assert back.info == replace(info, digest=back.info.digest) and len(back.info.digest) == 64
    assert (back.ngrams is None) == (second is None)
