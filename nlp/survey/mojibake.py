"""Text decoded by a wrong table ("myÃ¶hÃ¤ssÃ¤" for "myöhässä"): repaired beside the original, never in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.records import Note
from nlp.survey.shape import SurveyTable, count_of, unique_names
from nlp.survey.spool import MEMORY, Keep

REPAIRED = "_repaired"

# The bytes 0x80–0xBF as Windows-1252 shows them: what follows a lead byte of UTF-8.
_TAIL = "".join(map(chr, range(0x80, 0xC0))) + "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Only pairs that no language writes; others ("Ä…" is also a Polish letter) are left alone.
_PLAINLY = re.compile(f"Ã[{_TAIL}]|Â[\x80-\xbf]|â[€‚\x80\x82]|Å[¡¾]|ð[Ÿ\x9f]")


def repaired(text: str) -> str:
    """*text* with its mojibake undone, however often it was done; *text* itself unless the whole repair succeeds."""
    fixed = text
    while _PLAINLY.search(fixed):
        once = _undone(fixed)
        if len(once) >= len(fixed):
            return text
        fixed = once
    return fixed


def _undone(text: str) -> str:
    """*text* as UTF-8, when it was read as Windows-1252; *text* itself when it was not."""
    from ftfy import TextFixerConfig, bad_codecs, fix_encoding_and_explain

    bad_codecs.ok()
    try:
        return text.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        pass
    # Some of it is mojibake and some is not. Lossy guesses would make up letters, other tables other letters.
    fixed, steps = fix_encoding_and_explain(text, TextFixerConfig(replace_lossy_sequences=False, fix_c1_controls=False))
    tables = {step.parameter for step in steps or () if step.action == "encode"}
    return fixed if tables <= {"sloppy-windows-1252", "latin-1"} else text


def with_repairs(table: SurveyTable, keep: Keep = MEMORY) -> SurveyTable:
    """*table* with repaired names, and with a column ``NAME_repaired`` for each column that holds mojibake."""
    names = unique_names([repaired(name) for name in table.columns])
    renamed = sum(new != old for new, old in zip(names, table.columns, strict=True))
    wordings = {
        new: repaired(table.wordings[old])
        for new, old in zip(names, table.columns, strict=True)
        if old in table.wordings
    }
    fixed = {column: cells for column in range(len(names)) if (cells := _fixed(table.cells(table.columns[column])))}
    if not fixed and not renamed:
        return table
    columns = unique_names([*names, *(f"{names[column]}{REPAIRED}" for column in fixed)])
    rows = keep.rows(
        (*row, *(cells.get(index, row[column]) for column, cells in fixed.items()))
        for index, row in enumerate(table.rows)
    )
    pairs = {names[column]: added for column, added in zip(fixed, columns[len(names) :], strict=True)}
    notes = (*table.notes, *_told(renamed, {names[column]: len(cells) for column, cells in fixed.items()}, pairs))
    return replace(table, columns=columns, rows=rows, wordings=wordings, repaired=pairs, notes=notes)


def _fixed(cells: Sequence[str]) -> dict[int, str]:
    """Row index → repaired cell, for the *cells* of a column that are mojibake."""
    suspects = ((index, cell) for index, cell in enumerate(cells) if _PLAINLY.search(cell))
    return {index: new for index, old in suspects if (new := repaired(old)) != old}


def _told(renamed: int, counts: dict[str, int], pairs: dict[str, str]) -> list[Note]:
    notes = []
    if renamed:
        notes.append(
            Note(
                f"rikkoutuneet merkit korjattiin {count_of(renamed, 'sarakkeen nimessä', 'sarakkeen nimessä')}",
                f"mended wrongly decoded characters in {count_of(renamed, 'column name')}",
            )
        )
    for name, count in counts.items():
        notes.append(
            Note(
                f'rikkoutuneet merkit: sarakkeen "{name}" {count_of(count, "solu", "solua")} korjattuna sarakkeessa '
                f'"{pairs[name]}"; alkuperäinen sarake on ennallaan',
                f'wrongly decoded characters: {count_of(count, "cell")} of "{name}" mended in the column '
                f'"{pairs[name]}"; the original column is as it was',
            )
        )
    return notes
