"""The sheet of charts: the journey across, the other main ones two abreast, a small one per stage three abreast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nlp.store.workbook.cells import chart_text, write_cell
from nlp.store.workbook.charts import Drawing, make_chart
from nlp.store.workbook.sheet import lead_lines, prepare
from nlp.store.workbook.styles import Styles
from nlp.store.workbook.table import Page
from nlp.wording.texts import Texts

# Pixels of a default column and row of Excel.
_COLUMN, _ROW = 64, 20
_ACROSS, _MAIN, _SMALL = (1410, 360), (700, 390), (463, 230)
_GAP = 10
# Neighbours belong together.
_ORDER = ("priorities", "themes", "time", "score", "drivers", "impact")


def write_board(
    book: Any,
    sheet: Any,
    page: Page,
    drawings: Sequence[Drawing],
    stages: Sequence[Drawing],
    missing: Sequence[str],
    styles: Styles,
    texts: Texts,
) -> None:
    """Write the sheet.

    Args:
        page: its title and lead.
        drawings: the main charts; *stages*: the small ones.
        missing: the charts that could not be drawn, and why, a sentence each.
    """
    prepare(sheet, page, styles)
    row = 2 + len(lead_lines(page))
    for sentence in missing:
        write_cell(sheet, row, 0, sentence, styles.reason, styles.reason)
        row += 1
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    # The journey, where there is one, goes across.
    across = [drawing for drawing in drawings if drawing.page.id == "journey"]
    row = _place(book, sheet, across, row + bool(missing), 1, _ACROSS, texts)
    others = sorted((one for one in drawings if one not in across), key=lambda one: _ORDER.index(one.page.id))
    row = _place(book, sheet, others, row, 2, _MAIN, texts)
    if stages:
        write_cell(sheet, row, 0, texts("part_stages"), styles.part, styles.part)
        _place(book, sheet, stages, row + 1, 3, _SMALL, texts)


def _place(
    book: Any, sheet: Any, drawings: Sequence[Drawing], top: int, abreast: int, size: tuple[int, int], texts: Texts
) -> int:
    """Insert the charts in lines of *abreast*; the first free row below."""
    width, height = size
    high = -(-(height + _GAP) // _ROW)
    for number, drawing in enumerate(drawings):
        line, place = divmod(number, abreast)
        left = place * (width + _GAP)
        chart = make_chart(book, drawing, texts(f"sheet_{drawing.page.id}"), size)
        sheet.insert_chart(
            top + line * high,
            left // _COLUMN,
            chart,
            {
                "x_offset": left % _COLUMN,
                "description": chart_text(drawing.told, 2_000),
                "object_position": 3,  # neither filters nor wider columns move it
            },
        )
    return top + -(-len(drawings) // abreast) * high
