"""The files of a result: drafts in a folder of their own, published together when all are whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from nlp.analysis.result import Analysis
from nlp.errors import OptionError
from nlp.files import cannot_write, publish
from nlp.store.cells import guarded_frame
from nlp.store.workbook import WORKBOOK_ROWS, Workbook

if TYPE_CHECKING:
    import pandas as pd

    # Feedback and mentions, a chunk of rows at a time.
    Tables = Iterable[tuple[pd.DataFrame, pd.DataFrame]]

FILES = ("feedback.csv", "mentions.csv", "journey.csv", "results.xlsx")


def save_analysis(
    analysis: Analysis, folder: str | Path, *, workbook_rows: int = WORKBOOK_ROWS, language: str | None = None
) -> tuple[Path, ...]:
    """Write ``feedback.csv``, ``mentions.csv``, ``journey.csv`` and ``results.xlsx`` into *folder*.

    CSV is UTF-8 with a byte order mark (Excel needs it), comma, decimal point, one header line; cells that a
    spreadsheet would run are made text (:mod:`nlp.store.cells`). The same analysis gives the same bytes. The files
    appear under their names only when all of them are complete.

    Args:
        workbook_rows: survey rows in the workbook's sheets of rows, from the first; the CSV files always hold all.
        language: ``fi`` or ``en``, of the workbook; None for that of most answers.

    Returns:
        The paths written, in that order.

    Raises:
        OptionError: the folder cannot be made or written; there are no words in *language*.
    """
    target = Path(folder)
    drafts: Path | None = None
    try:
        target.mkdir(parents=True, exist_ok=True)
        drafts = Path(tempfile.mkdtemp(dir=target, prefix=".palaute-"))
        write_results(analysis, [(analysis.feedback, analysis.mentions)], drafts, workbook_rows, language)
        paths = tuple(target / name for name in FILES)
        publish([drafts / name for name in FILES], paths)
    except OSError as error:
        raise cannot_write(target, error) from None
    finally:
        if drafts:
            shutil.rmtree(drafts, ignore_errors=True)
    return paths


def write_results(
    summary: Analysis,
    tables: Tables,
    folder: Path,
    workbook_rows: int = WORKBOOK_ROWS,
    language: str | None = None,
) -> tuple[str, ...]:
    """Write the four files into *folder*, an empty one of drafts.

    Args:
        summary: gives the figures and the facts of the run; of its feedback only the columns are read.
        tables: the feedback and the mentions, of which only one chunk at a time is in memory.
        workbook_rows, language: as of :func:`save_analysis`.

    Returns:
        The names of the files.

    Raises:
        OSError: the folder cannot be written.
    """
    from xlsxwriter.exceptions import XlsxFileError

    with _csv(folder / "journey.csv") as file:
        append_csv(summary.journey.round(4), file)
    try:
        book = Workbook(summary, folder / "results.xlsx", workbook_rows, language or told_in(summary))
        with _csv(folder / "feedback.csv") as feedback_file, _csv(folder / "mentions.csv") as mentions_file:
            for number, (feedback, mentions) in enumerate(tables):
                for frame, file in ((feedback, feedback_file), (mentions, mentions_file)):
                    append_csv(frame, file, header=number == 0)
                book.add(feedback, mentions)
        book.close()
    except XlsxFileError as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        raise cause or OSError(None, type(error).__name__) from None
    return FILES


def told_in(analysis: Analysis) -> str:
    """The language that results are told in unless somebody says otherwise: that of most answers, ``fi`` or ``en``."""
    languages = analysis.facts.languages
    return "en" if languages.get("en", 0) > languages.get("fi", 0) else "fi"


def _csv(path: Path) -> TextIO:
    # Lone surrogates have no UTF-8 form; written as \udxxx they are at least not lost.
    return path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")


def append_csv(frame: pd.DataFrame, file: TextIO, header: bool = True) -> None:
    """Write the rows of *frame* to *file*; cells that a spreadsheet would run are made text."""
    guarded_frame(frame).to_csv(_Rows(file), index=False, header=header, lineterminator="\r\n")  # type: ignore[call-overload]


class _Rows:
    """A file that is given one row at a time.

    Before Python 3.13 the writer quotes only the characters that end its own lines; so that a carriage return within a
    cell is quoted, rows come with both and are given their line feed here.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> int:
        return self._file.write(row.removesuffix("\r\n") + "\n" if row.endswith("\r\n") else row)


def check_folder(folder: str | Path) -> None:
    """Find out, before the long work, that results can be written into *folder*; nothing is made.

    Raises:
        OptionError: the folder, or the nearest one above it that exists, is no folder or not writable.
    """
    nearest = Path(folder).absolute()
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        raise OptionError(
            f"{folder}: cannot be written ({nearest} is {'not writable' if nearest.is_dir() else 'not a folder'}).",
            "Name a folder with --out that you may write to.",
        )
