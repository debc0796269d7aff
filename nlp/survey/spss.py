"""SPSS files (.sav, .zsav) through pyreadstat: variables with their labels, values as they were asked."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from nlp.errors import SurveyError
from nlp.records import Note
from nlp.survey import headers
from nlp.survey.cells import typed_text
from nlp.survey.decode import SAVE_AS
from nlp.survey.shape import RawTable, Record, count_of


def read_spss(data: bytes, name: str) -> RawTable:
    """The cases of an SPSS file; variable labels are the wordings of the columns.

    A variable whose every value has a label shows the labels. A rating keeps its numbers, and so does a variable
    with labels for some values only (0 "not at all" … 10 "certainly"). User-missing values stay as they are.
    Raises SurveyError for a damaged file.
    """
    import pyreadstat

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on repeated names, which it makes unique
            cells, meta = pyreadstat.read_sav(io.BytesIO(data), output_format="dict", user_missing=True)
    except (pyreadstat.ReadstatError, ValueError, OSError, UnicodeDecodeError, OverflowError):
        raise SurveyError(f'"{name}" is a damaged SPSS file.', SAVE_AS) from None
    wordings = [meta.column_names_to_labels.get(column) or "" for column in cells]
    columns, labelled = [], 0
    for (column, values), wording in zip(cells.items(), wordings, strict=True):
        labels = meta.variable_value_labels.get(column, {})
        shown = labels if _shows_labels(values, labels, wording or column) else {}
        labelled += bool(shown)
        columns.append([str(shown[value]) if value in shown else typed_text(value) for value in values])
    notes = []
    if labelled:
        notes.append(
            Note(
                f"arvot näytetään selitteinä {count_of(labelled, 'muuttujassa')}; arvosanat ovat lukuja",
                f"values are shown as their labels in {count_of(labelled, 'variable')}; ratings are numbers",
            )
        )
    rows = zip(*columns, strict=True) if columns else ()
    records = [Record(number, row) for number, row in enumerate(rows, start=1)]
    return RawTable(list(cells), records, tuple(notes), place="row", wordings=wordings)


def _shows_labels(values: Sequence[object], labels: Mapping[Any, str], header: str) -> bool:
    given = {value for value in values if value is not None and value != ""}
    return bool(labels) and given <= set(labels) and not headers.is_score_like(header)
