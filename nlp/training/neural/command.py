"""The work of ``palaute train --encoder``: from data to a model folder."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nlp.codeframe import Codeframe
from nlp.encoder.folder import encoder_files
from nlp.model import ModelInfo
from nlp.model_folder import save_model_folder
from nlp.training.dataset import LabelledVerbatim
from nlp.training.neural.base import BaseEncoder, base_encoder
from nlp.training.neural.build import build_encoder_model, split_of, usable_tones
from nlp.training.neural.card import encoder_card
from nlp.training.neural.finetune import DEFAULT_RECIPE
from nlp.training.neural.vocabulary import trimmed
from nlp.training.tones import Tone

_log = logging.getLogger(__name__)


def train_encoder(
    encoder: str,
    verbatims: Sequence[LabelledVerbatim],
    further: Sequence[LabelledVerbatim],
    tones: Sequence[Tone],
    codeframe: Codeframe,
    out: Path,
    *,
    layers: int | None,
    pieces: int | None,
    epochs: int,
    released: Sequence[LabelledVerbatim],
    name: str,
    version: str,
) -> ModelInfo:
    """Fine-tune *encoder*, write the model folder *out*, and tell who the model is."""
    base = base_encoder(encoder)
    if layers:
        base = lowest_layers(base, layers)
    split, recipe = split_of(verbatims, further), replace(DEFAULT_RECIPE, epochs=epochs)
    tones = usable_tones(tones, split)
    if pieces:
        base = trimmed(base, pieces, [v.passage.text for v in split.train] + [tone.text for tone in tones])
    info = ModelInfo(name, version, "", codeframe.theme_ids, codeframe.stage_ids, {})
    built = build_encoder_model(base, split, tones, codeframe, info, recipe=recipe)
    _log.info("measuring")
    card = encoder_card(built.model, base, split, tones, codeframe, recipe, released)
    card["files"] = {"encoder_mb": round(len(built.encoder) / 1e6, 1)}
    model = replace(built.model, info=replace(built.model.info, card=card))
    save_model_folder(encoder_files(model, built.encoder, built.tokenizer), out)
    return model.info


def lowest_layers(base: BaseEncoder, layers: int) -> BaseEncoder:
    """The encoder without its upper layers."""
    network: Any = base.network
    network.encoder.layer = network.encoder.layer[:layers]
    network.config.num_hidden_layers = len(network.encoder.layer)
    return base
