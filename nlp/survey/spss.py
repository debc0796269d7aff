"""SPSS files (.sav, .zsav): variables with their labels, values as they were asked."""

from __future__ import annotations

import json

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey.child import run_child
from nlp.survey.shape import RawTable, Record, count_of
from nlp.survey.source import SAVE_AS


def read_spss(data: bytes, name: str) -> RawTable:
    """The cases of an SPSS file; variable labels are the wordings of the columns.

    A variable whose every value has a label shows the labels. A rating keeps its numbers, and so does a variable
    with labels for some values only (0 "not at all" … 10 "certainly"). User-missing values stay as they are.
    Raises SurveyError for a damaged file.
    """
    written = run_child("spss_child", data)
    if written is None:
        raise SurveyError(f'"{name}" is a damaged SPSS file.', SAVE_AS)
    found = json.loads(written)
    notes: tuple[Note, ...] = ()
    if found["labelled"]:
        notes = (
            Note(
                f"arvot näytetään selitteinä {count_of(found['labelled'], 'muuttujassa')}; arvosanat ovat lukuja",
                f"values are shown as their labels in {count_of(found['labelled'], 'variable')}; ratings are numbers",
            ),
        )
    rows = zip(*found["columns"], strict=True)
    records = [Record(number, row) for number, row in enumerate(rows, start=1)]
    return RawTable(found["names"], records, notes, place="row", wordings=found["wordings"])
