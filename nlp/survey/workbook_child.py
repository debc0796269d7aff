"""Trying a binary workbook (.xls, .xlsb) in a process of its own: `python -m nlp.survey.workbook_child < FILE`.

A damaged one can name sectors in a circle, or a cell in the farthest corner of a sheet, and the library then takes
memory until the system ends the process. Exit code 0 when all sheets can be read with a bounded amount of it.
"""

from __future__ import annotations

import io
import sys

MOST = 2**31  # bytes of the process, the interpreter and the file included


def limit_memory() -> None:
    """Let this process have at most MOST bytes, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST if hard == resource.RLIM_INFINITY else min(MOST, hard), hard))


def try_sheets(data: bytes) -> None:
    """Read every sheet; what is wrong with one raises whatever the library raises."""
    from python_calamine import load_workbook

    book = load_workbook(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)


if __name__ == "__main__":
    limit_memory()
    try:
        try_sheets(sys.stdin.buffer.read())
    except MemoryError:
        sys.exit(1)
    except BaseException:  # the reading itself tells what is wrong
        sys.exit(0)
