"""A sample of codes that a person has checked: read, made one table, and held against the survey that it is of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.codeframe import Codeframe
from nlp.errors import OptionError
from nlp.survey import frame_of, read_survey

if TYPE_CHECKING:
    import pandas as pd

# Column → its names, in either language.
_NAMES = {
    "row": ("row", "rivi", "palaute_row"),
    "theme": ("theme", "teema"),
    "right": ("right", "oikein"),
    "coded": ("coded", "luokiteltu"),
}
_OPTIONAL = "coded"
_TRUE = frozenset("true 1 1.0 yes y x kyllä k tosi".split())
_FALSE = frozenset("false 0 0.0 no n ei e epätosi".split())
_NOTHING = frozenset(("", "nan", "none", "<na>"))
_AGAIN = "Draw a new sample with `palaute review`."


def reviewed_table(reviewed: pd.DataFrame | str | Path, codeframe: Codeframe) -> pd.DataFrame:
    """The reviewed rows as ``row`` (from 1), ``theme`` (id), ``right``, ``coded`` (bool; None where it is not told).

    Args:
        reviewed: a DataFrame, or a CSV or XLSX file, with the columns ``row``, ``theme``, ``right`` (in Finnish
            ``rivi``, ``teema``, ``oikein``) and perhaps ``coded`` (``luokiteltu``): whether the row was coded with the
            theme. Themes are ids or labels; right and coded are true/false, 1/0, yes/no or kyllä/ei. Lines whose
            ``right`` is empty are not reviewed yet and left out.

    Raises:
        SurveyError: the file cannot be read.
        OptionError: a column is missing, or a value is none of these; the error names the line and no cell.
    """
    import pandas as pd

    if not isinstance(reviewed, (str, os.PathLike, pd.DataFrame)):
        raise OptionError(f"A {type(reviewed).__name__} was given as reviewed rows.", "Give a DataFrame or a file.")
    frame = reviewed if isinstance(reviewed, pd.DataFrame) else frame_of(read_survey(reviewed))
    columns = {name: _column(frame, name) for name in _NAMES}
    themes = _themes(codeframe)
    lines = []
    for line, (row, theme, right, coded) in enumerate(zip(*columns.values(), strict=True), 1):
        said = _said(right, "right", line)
        if said is not None:
            lines.append((_number(row, line), _theme(theme, themes, line), said, _said(coded, "coded", line)))
    if not lines:
        raise OptionError("No reviewed row tells whether its code is right.", "Fill the column `right` (`oikein`).")
    kinds = {"row": "int64", "theme": "str", "right": "bool", "coded": object}
    return pd.DataFrame(lines, columns=list(kinds)).astype(kinds)


def check_rows(reviewed: pd.DataFrame, rows: int) -> None:
    """OptionError when a reviewed row is none of the *rows* of the survey."""
    beyond = reviewed["row"][~reviewed["row"].between(1, rows)]
    if len(beyond):
        raise OptionError(
            f"The reviewed rows hold row {beyond.iloc[0]}, and the survey has {rows} rows.",
            "Give the review of this survey.",
        )


def check_codes(reviewed: pd.DataFrame, mentions: pd.DataFrame) -> None:
    """OptionError when the survey is coded otherwise now than when its sample was drawn: *right* is about that code."""
    told = reviewed[reviewed["coded"].notna()]
    coded = set(zip(mentions["row"].tolist(), mentions["theme"].astype(str).tolist(), strict=True))
    keys = zip(told["row"].tolist(), told["theme"].tolist(), strict=True)
    changed = sum((key in coded) != then for key, then in zip(keys, told["coded"], strict=True))
    if changed:
        raise OptionError(f"{changed} of {len(told)} reviewed rows are coded otherwise now than in the review.", _AGAIN)


def _column(frame: pd.DataFrame, name: str) -> Sequence[Any]:
    found = [column for column in frame.columns if str(column).strip().casefold() in _NAMES[name]]
    if len(found) == 1:
        return frame[found[0]].tolist()
    if not found and name == _OPTIONAL:
        return [None] * len(frame)
    what = "no column" if not found else "more than one column"
    names = " or ".join(f"`{one}`" for one in _NAMES[name][:2])
    raise OptionError(
        f"The reviewed rows have {what} {names}.", "The columns are row, theme and right (rivi, teema, oikein)."
    )


def _themes(codeframe: Codeframe) -> dict[str, str]:
    """Ids and labels of the themes in small letters → id; ids go first."""
    labels = {name.casefold(): theme.id for theme in codeframe.themes for name in (theme.label.fi, theme.label.en)}
    return labels | {theme: theme for theme in codeframe.theme_ids}


def _theme(cell: Any, themes: dict[str, str], line: int) -> str:
    theme = themes.get(" ".join(str(cell).split()).casefold())
    if theme is None:
        raise OptionError(
            f"Line {line} of the reviewed rows names no theme of the codeframe.",
            f"Use one of {', '.join(dict.fromkeys(themes.values()))}.",
        )
    return theme


def _number(cell: Any, line: int) -> int:
    try:
        number = float(str(cell).strip())
        if number < 1 or number != int(number):
            raise ValueError
    except (ValueError, OverflowError):
        raise OptionError(f"Line {line} of the reviewed rows has no row number.", "Rows count from 1.") from None
    return int(number)


def _said(cell: Any, name: str, line: int) -> bool | None:
    word = "" if cell is None else str(cell).strip().casefold()
    if word in _NOTHING:
        return None
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise OptionError(
        f"Line {line} of the reviewed rows has a value in `{name}` that cannot be read.",
        "Write yes or no, true or false, 1 or 0, kyllä or ei.",
    )
