"""Parquet files through pyarrow, values as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from nlp.errors import SurveyError
from nlp.survey.cells import typed_text
from nlp.survey.shape import RawTable, Record, kept
from nlp.survey.source import SAVE_AS
from nlp.survey.spool import MEMORY, Keep

MOST_UNPACKED = 2**31  # bytes of all columns before compression
_BATCH = 1_000  # rows


def read_parquet(source: BinaryIO, name: str, keep: Keep = MEMORY) -> RawTable:
    """The rows of a Parquet file: null is "", numbers and dates as in a workbook, lists and structures JSON.

    The rows are read a batch at a time and kept where *keep* keeps them.
    Raises SurveyError for a damaged file and one that would unpack to more than 2 GiB.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(source, pre_buffer=False)
        groups = (file.metadata.row_group(number) for number in range(file.metadata.num_row_groups))
        if sum(group.total_byte_size for group in groups) > MOST_UNPACKED:
            raise SurveyError(f'"{name}" would unpack to more than 2 GiB.', "Save it in smaller files and read each.")
        columns = file.schema_arrow.names
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError):
        raise SurveyError(f'"{name}" is a damaged Parquet file.', SAVE_AS) from None
    return RawTable(columns, kept(_records(file, name), keep), (), place="row")


def _records(file: Any, name: str) -> Iterator[Record]:
    import pyarrow

    number = 0
    try:
        for batch in file.iter_batches(_BATCH, use_threads=False):
            columns = [[typed_text(value) for value in column.to_pylist()] for column in batch.columns]
            for row in zip(*columns, strict=True):
                number += 1
                yield Record(number, row)
    # What fails where the rows are kept is not raised in here.
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError):
        raise SurveyError(f'"{name}" is a damaged Parquet file.', SAVE_AS) from None
