"""What reports and logs show of names that people gave: of files, columns, questions and touchpoints."""

from __future__ import annotations

import hashlib
from typing import Any

from nlp.records import LANGUAGES, Note
from nlp.redact import find, masked


def shown(name: str, language: str = "fi") -> str:
    """*name* without personal data, with placeholders in ``fi``, or ``en`` where *language* is that."""
    # "Virtanen_Maija-2026.csv": the underline is the blank of file names.
    found = find(name.replace("_", " "), language if language in LANGUAGES else "fi")
    return masked(name, found.spans).text


def shown_note(note: Note) -> Note:
    """*note* without personal data: it may tell columns, and touchpoints that have no stage."""
    return Note(shown(note.fi, "fi"), shown(note.en, "en"))


def shown_option(value: Any) -> Any:
    """An option of a run, as ``run.json`` keeps it: still another one for another name, but without personal data."""
    if isinstance(value, (list, tuple)):
        return [shown_option(one) for one in value]
    if not isinstance(value, str) or (told := shown(value)) == value:
        return value
    return f"{told} #{hashlib.blake2b(value.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"
