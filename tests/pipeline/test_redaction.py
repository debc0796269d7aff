"""Redaction in the pipeline: off by default, evidence on the right words, tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from nlp import analyze, classify
from nlp.errors import OptionError
from nlp.pipeline.api import classify_many
from nlp.pipeline.redaction import redact_table, redacted_feedback
from nlp.records import CodedFeedback, Mention

TEXT = "Pekka Virtanen oli ystävällinen, mutta soitin numeroon 040 123 4567 viisi kertaa turhaan."
MASKED = "<NIMI_1> oli ystävällinen, mutta soitin numeroon <PUHELIN_1> viisi kertaa turhaan."


def test_mentions_point_at_the_same_words() -> None:
    mentions = (
        Mention("staff_behaviour", "positive", "delivery", 0, 31, 0.9),
        Mention("communication", "negative", "aftercare", 39, 88, 0.8),
    )
    coded = CodedFeedback("7", TEXT, "fi", "coded", "mixed", 0.0, mentions, ("wish",), "", 0.7, True)
    clean = redacted_feedback(coded)
    assert clean.text == MASKED
    assert [mention.evidence(clean.text) for mention in clean.mentions] == [
        "<NIMI_1> oli ystävällinen",
        "soitin numeroon <PUHELIN_1> viisi kertaa turhaan",
    ]
    assert (clean.id, clean.status, clean.signals, clean.certainty, clean.needs_review) == (
        "7",
        "coded",
        ("wish",),
        0.7,
        True,
    )
    assert [mention.theme for mention in clean.mentions] == ["staff_behaviour", "communication"]
    other = CodedFeedback("8", "Hyvä palvelu", "fi", "coded", "positive", 1.0)
    assert redacted_feedback(other) is other


def test_classify_redacts_only_when_told() -> None:
    plain, clean = classify(TEXT, model="fast"), classify(TEXT, model="fast", redact=True)
    assert plain.text == TEXT and clean.text == MASKED
    assert [m.theme for m in plain.mentions] == [m.theme for m in clean.mentions]
    assert plain.mentions
    for before, after in zip(plain.mentions, clean.mentions, strict=True):
        words = before.evidence(plain.text).replace("Pekka Virtanen", "<NIMI_1>").replace("040 123 4567", "<PUHELIN_1>")
        assert after.evidence(clean.text) == words
    stream = classify_many([TEXT, "Kiitos Liisalle, hyvä asennus!"], model="fast", redact=True)
    assert [coded.text for coded in stream] == [MASKED, "Kiitos <NIMI_1>, hyvä asennus!"]


def test_analyze_redacts_the_answers_and_nothing_else() -> None:
    frame = pd.DataFrame({"nimi": ["Pekka", "Liisa", "Ulla"], "palaute": [TEXT, "Hyvä asennus.", None], "x": [1, 2, 3]})
    plain = analyze(frame, text="palaute", model="fast")
    clean = analyze(frame, text="palaute", model="fast", redact=True)
    assert plain.feedback["palaute"].tolist()[:2] == [TEXT, "Hyvä asennus."]
    assert clean.feedback["palaute"].tolist()[:2] == [MASKED, "Hyvä asennus."]
    assert clean.feedback["nimi"].tolist() == ["Pekka", "Liisa", "Ulla"] and clean.feedback["x"].tolist() == [1, 2, 3]
    assert list(clean.feedback.columns) == list(plain.feedback.columns)
    assert len(clean.mentions) == len(plain.mentions) > 0
    for line in clean.mentions.itertuples():
        text = clean.feedback["palaute"].tolist()[line.row - 1]
        assert text[line.start : line.end] == line.evidence
    assert not clean.mentions["evidence"].str.contains("Virtanen|040", regex=True).any()
    pd.testing.assert_frame_equal(clean.journey, plain.journey)
    [told] = [note for note in clean.facts.notes if note not in plain.facts.notes]
    assert told.fi.startswith("henkilötiedot: korvattu") and told.en.startswith("personal data: replaced")
    assert frame["palaute"].tolist()[0] == TEXT  # the caller's own table is untouched


def test_a_table_keeps_its_other_columns_and_one_number_a_person(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "id;yhteystieto;palaute\n1;liisa@esimerkki.fi;Kiitos Pekalle avusta asennuksessa!\n"
        "2;;Pekka ja Liisa olivat tosi ystävällisiä.\n3;;Pekka, soita 040 123 4567 vielä tänään.\n",
        encoding="utf-8",
    )
    table = redact_table(path, text=["palaute"])
    assert table.columns == ("palaute",)
    assert table.frame["palaute"].tolist() == [
        "Kiitos <NIMI_1> avusta asennuksessa!",
        "<NIMI_1> ja <NIMI_2> olivat tosi ystävällisiä.",
        "<NIMI_1>, soita <PUHELIN_1> vielä tänään.",
    ]
    assert table.frame["yhteystieto"].tolist() == ["liisa@esimerkki.fi", "", ""]
    assert table.counts == {"name": 4, "phone": 1}
    whole = redact_table(path, text=["palaute"], every=True, allow=["Liisa"], block=["asennus"])
    assert whole.frame["yhteystieto"].tolist() == ["<SÄHKÖPOSTI_1>", "", ""]
    assert whole.frame["id"].tolist() == ["1", "2", "3"]
    assert whole.frame["palaute"].tolist()[:2] == [
        "Kiitos <NIMI_1> avusta <POISTETTU_1>!",
        "<NIMI_1> ja Liisa olivat tosi ystävällisiä.",
    ]


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(OptionError):
        redact_table(12)
