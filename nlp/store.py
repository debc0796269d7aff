"""Writing an analysis to files: CSV for programs, one workbook for people."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.analysis.result import Analysis, RunFacts
from nlp.errors import OptionError

if TYPE_CHECKING:
    import pandas as pd

# Excel's own limits.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_575
_CUT = " … [whole text in feedback.csv]"


def save_analysis(analysis: Analysis, folder: str | Path) -> tuple[Path, ...]:
    """Write ``feedback.csv``, ``mentions.csv``, ``journey.csv`` and ``results.xlsx`` into *folder*.

    CSV is UTF-8 with a byte order mark (Excel needs it), comma, decimal point, one header line. The same analysis
    gives the same bytes. Each file appears under its name only when it is complete.

    Returns:
        The paths written, in that order.

    Raises:
        OptionError: the folder cannot be made or written.
    """
    from xlsxwriter.exceptions import XlsxFileError

    target = Path(folder)
    writers: dict[str, Callable[[Path], None]] = {
        "feedback.csv": lambda path: _csv(analysis.feedback, path),
        "mentions.csv": lambda path: _csv(analysis.mentions, path),
        "journey.csv": lambda path: _csv(analysis.journey.round(4), path),
        "results.xlsx": lambda path: _workbook(analysis, path),
    }
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, write in writers.items():
            _whole(target / name, write)
    except (OSError, XlsxFileError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise OptionError(
            f"{target}: cannot be written ({reason}).",
            "Name a folder with --out that you may write to and that has space left.",
        ) from None
    return tuple(target / name for name in writers)


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


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        write(Path(name))
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _csv(frame: pd.DataFrame, path: Path) -> None:
    # Lone surrogates have no UTF-8 form; written as \udxxx they are at least not lost.
    frame.to_csv(path, index=False, encoding="utf-8-sig", errors="backslashreplace", lineterminator="\n")


def _workbook(analysis: Analysis, path: Path) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        # The moment of writing would make every file differ.
        book.set_properties({"created": datetime(2000, 1, 1), "title": "palaute"})
        bold = book.add_format({"bold": True, "bottom": 1})
        for title, frame in (
            ("journey", analysis.journey.round(4)),
            ("themes", analysis.themes.round(4)),
            ("matrix", analysis.matrix[analysis.matrix["n"] > 0].round(4)),
            ("mentions", analysis.mentions),
            ("feedback", analysis.feedback),
            ("about", _about(analysis)),
        ):
            for part, first in enumerate(range(0, max(1, len(frame)), ROW_LIMIT)):
                sheet = book.add_worksheet(title if part == 0 else f"{title} {part + 1}")
                _sheet(sheet, frame.iloc[first : first + ROW_LIMIT], bold)


def _sheet(sheet: Any, frame: pd.DataFrame, bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, _cell_text(str(name)), bold)
        width = len(str(name))
        for row, value in enumerate(frame[name].tolist(), 1):
            _write(sheet, row, column, value)
            if row <= 200:
                width = max(width, len(str(value)))
        sheet.set_column(column, column, min(60, max(8, width + 1)))
    if len(frame.columns) and len(frame):
        sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value):
        return  # an empty cell
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, (int, float)) and abs(value) < 1e15:
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, _cell_text(str(value)))


def _cell_text(text: str) -> str:
    safe = text.encode("utf-8", "backslashreplace").decode()
    return safe if len(safe) <= CELL_LIMIT else safe[: CELL_LIMIT - len(_CUT)] + _CUT


def _review(facts: RunFacts) -> list[tuple[str, object]]:
    if facts.review is None:
        return []
    level = facts.review.level
    return [
        ("coded answers", facts.review.coded),
        ("answers that need review", facts.review.needed),
        ("precision of the rest", f"about {100 * level.precision:.0f} % of mentions right, by the model card"),
    ]


def _about(analysis: Analysis) -> pd.DataFrame:
    import pandas as pd

    facts = analysis.facts
    lines = [
        ("source", facts.source),
        ("rows", facts.rows),
        *((f"rows {status}", count) for status, count in facts.statuses.items()),
        *((f"answers in {code}", count) for code, count in facts.languages.items()),
        *_review(facts),
        ("model", f"{facts.model['name']} {facts.model['version']}"),
        ("model digest", facts.model["digest"]),
        ("codeframe digest", analysis.codeframe.digest),
        *(("note", note.en) for note in facts.notes),
        ("net", "100 × mean polarity per respondent (−1, 0, 1); low and high: 95 % interval (Bonett & Price 2012)"),
        ("small", "fewer than 20 respondents: read with care"),
    ]
    return pd.DataFrame(lines, columns=["what", "value"])
