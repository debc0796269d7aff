"""Parquet files through pyarrow, values as text."""

from __future__ import annotations

import io

from nlp.errors import SurveyError
from nlp.survey.cells import typed_text
from nlp.survey.decode import SAVE_AS
from nlp.survey.shape import RawTable, Record

MOST_UNPACKED = 2**31  # bytes of all columns before compression


def read_parquet(data: bytes, name: str) -> RawTable:
    """The rows of a Parquet file: null is "", numbers and dates as in a workbook, lists and structures JSON.

    Raises SurveyError for a damaged file and one that would unpack to more than 2 GiB.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        groups = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > MOST_UNPACKED:
            raise SurveyError(f'"{name}" would unpack to more than 2 GiB.', "Save it in smaller files and read each.")
        table = file.read(use_threads=False)
        columns = [[typed_text(value) for value in column.to_pylist()] for column in table.columns]
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError):
        raise SurveyError(f'"{name}" is a damaged Parquet file.', SAVE_AS) from None
    rows = zip(*columns, strict=True) if columns else ()
    records = [Record(number, row) for number, row in enumerate(rows, start=1)]
    return RawTable(table.column_names, records, (), place="row")
