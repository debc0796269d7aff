"""Names of persons by a trained spaCy pipeline, where one is installed: what the lists and the words around miss.

Used only when asked for (``names="ner"``), so that a result does not depend on what happens to be installed. For
Finnish the extra ``[fi]`` brings a pipeline. For English none stands under its own name on PyPI: spaCy's own
``python -m spacy download en_core_web_sm`` does.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from nlp.errors import OptionError
from nlp.redact.full_names import stem
from nlp.redact.kinds import Found

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = {"fi": ("spacy_fi_experimental_web_md",), "en": ("en_core_web_md", "en_core_web_sm")}
_PERSON = frozenset({"PERSON", "PER"})
# Entities are all that is wanted; the Finnish lemmatizer would ask for a library of the system.
_UNUSED = ("lemmatizer", "parser", "tagger", "morphologizer", "attribute_ruler")
_EDGES = " \t\n.,;:!?()[]\"'’”"

Load = Callable[[str], "Language | None"]


@lru_cache(maxsize=2)
def load_pipeline(language: str) -> Language | None:
    """The installed pipeline for ``fi`` or ``en``, or None."""
    package = next((name for name in PACKAGES[language] if find_spec(name)), None)
    return importlib.import_module(package).load(exclude=list(_UNUSED)) if package else None


class PersonEntities:
    """The search of a trained pipeline. Texts in a language without one keep to the lists.

    Args:
        load: gives the pipeline of a language; replaced in tests.

    Raises:
        OptionError: no pipeline is installed for any language.
    """

    def __init__(self, load: Load = load_pipeline) -> None:
        self._pipelines = {language: load(language) for language in PACKAGES}
        if not any(self._pipelines.values()):
            raise OptionError(
                "No trained pipeline for names is installed.",
                'Install the Finnish one with pip install "palaute[fi]", or an English one with python -m spacy '
                "download en_core_web_sm; or leave the names to the lists.",
            )

    def __call__(self, text: str, language: str) -> Iterator[Found]:
        """Persons in *text* that begin with a capital letter."""
        pipeline = self._pipelines[language]
        if pipeline is None or not text.strip():
            return
        for entity in pipeline(text).ents:
            start, end = _trimmed(text, entity.start_char, entity.end_char)
            if entity.label_ in _PERSON and end - start > 1 and text[start].isupper():
                words = text[start:end].casefold().split()
                yield Found(start, end, "name", f"{stem(words[0])}|{stem(words[-1]) if len(words) > 1 else ''}")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without marks at its edges and without the English possessive."""
    end -= 2 if text[start:end].endswith(("'s", "’s")) else 0
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return start, end
