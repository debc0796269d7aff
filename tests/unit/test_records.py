"""The public records: their fields, and how they become plain values."""

from __future__ import annotations

import dataclasses
import json

import pytest

from nlp.errors import CodeframeError, ModelError, OptionError, PalauteError, SurveyError, TrainingError
from nlp.records import CodedFeedback, Mention

TEXT = "Hyvä 👍 mutta kallis"
PRICE = Mention("price", "negative", "purchase", 13, 19, 0.8)
CODED = CodedFeedback("7", TEXT, "fi", "coded", "mixed", 0.1, (PRICE,), ("wish",))


def test_the_names_are_the_public_contract() -> None:
    names = [field.name for field in dataclasses.fields(CodedFeedback)]
    assert names[:8] == ["id", "text", "language", "status", "sentiment", "score", "mentions", "signals"]
    assert names[8:] == ["reason", "certainty", "needs_review"]
    assert (CODED.certainty, CODED.needs_review) == (None, False)
    names = [field.name for field in dataclasses.fields(Mention)]
    assert names[:6] == ["theme", "polarity", "stage", "start", "end", "confidence"]


def test_evidence_is_the_slice() -> None:
    assert PRICE.evidence(TEXT) == "kallis"


def test_plain_values_survive_json() -> None:
    plain = json.loads(json.dumps(CODED.to_dict()))
    assert plain == CODED.to_dict()
    assert plain["mentions"] == [
        {
            "theme": "price",
            "polarity": "negative",
            "stage": "purchase",
            "start": 13,
            "end": 19,
            "confidence": 0.8,
            "stage_source": "text",
            "evidence": "kallis",
        }
    ]
    assert (plain["text"], plain["signals"], plain["reason"]) == (TEXT, ["wish"], "")
    assert (plain["certainty"], plain["needs_review"]) == (None, False)
    doubtful = dataclasses.replace(CODED, certainty=0.25, needs_review=True).to_dict()
    assert (doubtful["certainty"], doubtful["needs_review"]) == (0.25, True)


def test_records_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        CODED.text = "x"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        PRICE.start = 0  # type: ignore[misc]


@pytest.mark.parametrize("kind", [SurveyError, CodeframeError, ModelError, TrainingError, OptionError])
def test_one_family_of_errors_whose_messages_end_with_the_remedy(kind: type[PalauteError]) -> None:
    error = kind("It is broken.", "Mend it.")
    assert isinstance(error, PalauteError)
    assert (str(error), error.problem, error.remedy) == ("It is broken. Mend it.", "It is broken.", "Mend it.")
