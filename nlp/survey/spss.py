"""SPSS files (.sav, .zsav): variables with their labels, values as they were asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey.shape import RawTable, Record, count_of
from nlp.survey.source import SAVE_AS

_LONGEST = 600  # seconds


def read_spss(data: bytes, name: str) -> RawTable:
    """The cases of an SPSS file; variable labels are the wordings of the columns.

    A variable whose every value has a label shows the labels. A rating keeps its numbers, and so does a variable
    with labels for some values only (0 "not at all" … 10 "certainly"). User-missing values stay as they are.
    Raises SurveyError for a damaged file.
    """
    done = _run(data)
    if done is None or done.returncode:
        raise SurveyError(f'"{name}" is a damaged SPSS file.', SAVE_AS)
    found = json.loads(done.stdout)
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


def _run(data: bytes) -> subprocess.CompletedProcess[bytes] | None:
    """Read the file in a process of its own: a damaged one can crash it. None when it takes too long."""
    command = [sys.executable, "-P", "-m", "nlp.survey.spss_child"]
    places = os.pathsep.join(place or os.getcwd() for place in sys.path)
    environment = {**os.environ, "PYTHONPATH": places}
    try:
        return subprocess.run(command, input=data, capture_output=True, env=environment, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        return None
