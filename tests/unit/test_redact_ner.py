"""Names by a trained pipeline: a stub stands for it, and nothing is used that was not asked for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from nlp.errors import OptionError
from nlp.redact import Redactor, redact, redactor
from nlp.redact.ner import PersonEntities, load_pipeline


def pipeline(*persons: str, label: str = "PERSON") -> Any:
    """A stub of a spaCy pipeline that knows some persons."""

    def read(text: str) -> SimpleNamespace:
        places = [(text.find(person), person) for person in persons if person in text]
        ents = [SimpleNamespace(start_char=at, end_char=at + len(name), label_=label) for at, name in places]
        return SimpleNamespace(ents=ents)

    return read


def entities(found: Any) -> PersonEntities:
    return PersonEntities(lambda language: found if language == "fi" else None)


def use(monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    monkeypatch.setattr(redactor, "PersonEntities", lambda: entities(found))


def test_persons_join_those_of_the_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, pipeline("Quirriel Zzaban", "Maija", "Quirriel", label="PER"))
    text = "Quirriel Zzaban ja Maija auttoivat, Quirriel eniten."
    assert redact(text) == "Quirriel Zzaban ja <NIMI_1> auttoivat, Quirriel eniten."
    assert redact(text, names="ner") == "<NIMI_1> ja <NIMI_2> auttoivat, <NIMI_1> eniten."
    assert redact(text, "en", names="ner") == redact(text, "en")  # no pipeline for English


def test_other_entities_small_letters_and_edges(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, pipeline("Zzaban", label="PRODUCT"))
    assert redact("Ostin Zzaban eilen", names="ner") == "Ostin Zzaban eilen"
    use(monkeypatch, pipeline("zzaban"))
    assert redact("ostin zzaban eilen", names="ner") == "ostin zzaban eilen"
    found = list(entities(pipeline(" Zzaban’s"))("Se oli Zzaban’s oma", "fi"))
    assert [(one.start, one.end, one.kind) for one in found] == [(7, 13, "name")]


def test_what_is_sure_goes_before_persons_and_what_is_allowed_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, pipeline("Kauppakatu 3", "Zzaban"))
    told = Redactor(names="ner", allow=["Zzaban"]).redact("Osoite on Kauppakatu 3 ja Zzaban")
    assert told.text == "Osoite on <KATUOSOITE_1> ja Zzaban"


def test_an_absent_pipeline_is_told_only_when_asked_for() -> None:
    with pytest.raises(OptionError, match=r'No trained pipeline.*pip install "palaute\[fi\]"'):
        PersonEntities(lambda language: None)
    assert redact("Kiitos Maijalle") == "Kiitos <NIMI_1>"
    with pytest.raises(OptionError, match=r"'best' is not known\. Choose lists or ner"):
        redact("Kiitos", names="best")


def test_the_finnish_pipeline_where_it_is_installed() -> None:
    pytest.importorskip("spacy_fi_experimental_web_md")
    assert load_pipeline("fi") is load_pipeline("fi")
    assert redact("Eilen Virtasen Maijalle iso kiitos", names="ner") == "Eilen <NIMI_1> iso kiitos"
