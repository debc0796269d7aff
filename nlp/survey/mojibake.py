"""Text decoded by a wrong table ("myÃ¶hÃ¤ssÃ¤" for "myöhässä"): repaired beside the original, never in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.records import Note
from nlp.survey.shape import SurveyTable, count_of, unique_names

REPAIRED = "_repaired"

# The bytes 0x80–0xBF as Windows-1252 shows them: what follows a lead byte of UTF-8.
_TAIL = "".join(map(chr, range(0x80, 0xC0))) + "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Only pairs that no language writes; others ("Ä…" is also a Polish letter) are left alone.
_PLAINLY = re.compile(f"Ã[{_TAIL}]|Â[\x80-\xbf]|â[€\x80]|Å[¡¾]|ð[Ÿ\x9f]")


def repaired(text: str) -> str:
    """*text* with its mojibake undone; *text* itself unless it plainly is mojibake and the repair is whole."""
    if _PLAINLY.search(text) is None:
        return text
    from ftfy import TextFixerConfig, fix_encoding

    # Lossy guesses would make up letters that were not there.
    fixed = fix_encoding(text, TextFixerConfig(replace_lossy_sequences=False, fix_c1_controls=False))
    whole = _PLAINLY.search(fixed) is None and fixed.count("\ufffd") <= text.count("\ufffd")
    return fixed if whole else text


def with_repairs(table: SurveyTable) -> SurveyTable:
    """*table* with repaired names, and with a column ``NAME_repaired`` for each column that holds mojibake."""
    names = unique_names([repaired(name) for name in table.columns])
    renamed = sum(new != old for new, old in zip(names, table.columns, strict=True))
    wordings = {
        new: repaired(table.wordings[old])
        for new, old in zip(names, table.columns, strict=True)
        if old in table.wordings
    }
    fixed = {column: cells for column in range(len(names)) if (cells := _fixed(table.rows, column))}
    if not fixed and not renamed:
        return table
    columns = unique_names([*names, *(f"{names[column]}{REPAIRED}" for column in fixed)])
    rows = tuple(
        (*row, *(cells.get(index, row[column]) for column, cells in fixed.items()))
        for index, row in enumerate(table.rows)
    )
    pairs = {names[column]: added for column, added in zip(fixed, columns[len(names) :], strict=True)}
    notes = (*table.notes, *_told(renamed, {names[column]: len(cells) for column, cells in fixed.items()}, pairs))
    return replace(table, columns=columns, rows=rows, wordings=wordings, repaired=pairs, notes=notes)


def _fixed(rows: Sequence[Sequence[str]], column: int) -> dict[int, str]:
    """Row index → repaired cell, for the cells of *column* that are mojibake."""
    suspects = ((index, row[column]) for index, row in enumerate(rows) if _PLAINLY.search(row[column]))
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
