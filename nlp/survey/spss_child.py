"""The part of reading SPSS files that runs as a process of its own: `python -m nlp.survey.spss_child < FILE`.

The library below pyreadstat can crash on a damaged file, and a crash takes the whole process with it.
Writes one JSON object; exit code 1 for a file that is refused.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from nlp.survey import headers
from nlp.survey.cells import typed_text


def cells_of(data: bytes) -> dict[str, Any]:
    """Names, wordings and columns (lists of texts) of an SPSS file, and how many variables show their labels."""
    import pyreadstat

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on repeated names, which it makes unique
        cells, meta = pyreadstat.read_sav(io.BytesIO(data), output_format="dict", user_missing=True)
    wordings = [meta.column_names_to_labels.get(column) or "" for column in cells]
    columns, labelled = [], 0
    for (column, values), wording in zip(cells.items(), wordings, strict=True):
        labels = meta.variable_value_labels.get(column, {})
        shown = labels if _shows_labels(values, labels, wording or column or "") else {}
        labelled += bool(shown)
        columns.append([str(shown[value]) if value in shown else typed_text(value) for value in values])
    return {"names": [name or "" for name in cells], "wordings": wordings, "columns": columns, "labelled": labelled}


def _shows_labels(values: Sequence[object], labels: Mapping[Any, str], header: str) -> bool:
    given = {value for value in values if value is not None and value != ""}
    return bool(labels) and given <= set(labels) and not headers.is_score_like(header)


if __name__ == "__main__":
    try:
        found = cells_of(sys.stdin.buffer.read())
    except Exception:
        sys.exit(1)  # the message could hold text of the file
    sys.stdout.buffer.write(json.dumps(found).encode())
