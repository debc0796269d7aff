"""CSV cells that a spreadsheet would take for formulas, made text.

A cell that begins with ``=``, ``+``, ``-``, ``@`` (or the full-width form of one), a tab or a line end gets an
apostrophe in front, as OWASP's page on CSV injection advises; so does one where only apostrophes stand before such a
sign, so that :func:`unguarded` gives back every cell exactly. Plain numbers ("-5", "+3,5", "-5 %") and cells without
any letter or digit ("-", "+++") run nothing and stay as they are; nor does a sign after a space.

A Finnish Excel splits a file at semicolons, not at commas, and knows quotation marks only at the start of a cell: there
``hyvä;=1+1`` becomes two cells, and a line end within a cell begins a row. So a sign after a semicolon, tab or line end
gets its apostrophe too: ``=`` and ``@`` before any letter or digit, ``+`` and ``-`` (which often begin the lines of a
list) where the piece could call a function, a program or another workbook.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_SIGNS = "=+-@\t\r\n＝＋－＠"
_RISKY = re.compile(f"'*[{re.escape(_SIGNS)}]")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)? ?%?")
_INNER = re.compile(r"([;\t\r\n]\"*)('*)(?=([=@＝＠])|[-+＋－])")
_PIECE = re.compile(r"[^;\t\r\n]*")
_REACHES = re.compile(r"[(|\[\\]|!\S")
_STARTS = frozenset(f"'{_SIGNS}")


def may_start_a_formula(cell: str) -> bool:
    """Whether a spreadsheet would take *cell* for a formula if somebody typed it."""
    return cell[:1] in _STARTS and cell[:1] != "'"


def guarded(cell: str) -> str:
    """*cell* as text in any spreadsheet: with apostrophes where it, or a piece of it, could be a formula."""
    safe = _INNER.sub(_guarded_piece, cell)
    if cell[:1] not in _STARTS or not _RISKY.match(cell):
        return safe
    harmless = cell[0] != "'" and (_NUMBER.fullmatch(cell) or not any(char.isalnum() for char in cell))
    return safe if harmless else f"'{safe}"


def unguarded(cell: str) -> str:
    """The cell that :func:`guarded` was given."""
    whole = cell[1:] if cell[:1] == "'" and _RISKY.match(cell, 1) else cell
    return _INNER.sub(lambda found: found[1] + found[2][1:], whole)


def _guarded_piece(found: re.Match[str]) -> str:
    before, apostrophes, certain = found.groups()
    piece = _PIECE.match(found.string, found.end())
    assert piece
    runs = any(map(str.isalnum, piece[0])) if certain else _REACHES.search(piece[0])
    return f"{before}'{apostrophes}" if apostrophes or runs else found[0]


def guarded_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """*frame* with its headers and texts guarded; numbers, dates and missing cells are as they were."""
    import pandas as pd

    columns = {}
    for name in frame.columns:
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            column = column.astype(object)
        if pd.api.types.is_object_dtype(column.dtype) or pd.api.types.is_string_dtype(column.dtype):
            cells = column.tolist()
            if any(isinstance(cell, str) and (cell[:1] in _STARTS or _INNER.search(cell)) for cell in cells):
                column = pd.Series([_guarded(cell) for cell in cells], index=frame.index, dtype=object)
        columns[_guarded(name)] = column
    return pd.DataFrame(columns, index=frame.index, columns=list(columns))


def _guarded(cell: Any) -> Any:
    return guarded(cell) if isinstance(cell, str) else cell
