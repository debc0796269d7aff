"""A page of the workbook as a sheet, written from the top: a sheet in constant memory takes no step back."""

from __future__ import annotations

import textwrap
from itertools import islice, zip_longest
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from nlp.analysis.journey import SMALL_N
from nlp.store.workbook.cells import cell_text, write_cell, write_date
from nlp.store.workbook.rows import ROW_LIMIT
from nlp.store.workbook.styles import BAR, NEGATIVE_END, PAPER, POSITIVE_END, Styles
from nlp.store.workbook.table import Column, Page, Table
from nlp.wording.texts import Texts

_LINE = 115  # letters of a sentence above a table
_MEASURED = 200  # rows whose widths decide the width of a column
_NARROW, _WIDE, _SENTENCE = 9, 46, 90
_RIGHT = frozenset(["count", "net", "points", "signed", "percent", "decimal", "ratio", "number", "p", "q"])
_SURE = 0.05
_NET_SCALE = {
    "type": "3_color_scale",
    **{"min_type": "num", "mid_type": "num", "max_type": "num"},
    **{"min_value": -100, "mid_value": 0, "max_value": 100},
    **{"min_color": NEGATIVE_END, "mid_color": PAPER, "max_color": POSITIVE_END},
}
_BARS = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": BAR} | {
    **{"min_type": "num", "min_value": 0}
}


def lead_lines(page: Page) -> list[str]:
    """The sentences above the tables, in lines that a screen and an A4 page hold."""
    return [line for sentence in page.lead for line in textwrap.wrap(sentence, _LINE)]


def head_row(page: Page) -> int:
    """The row (from 0) of the head of the first table."""
    return 2 + len(lead_lines(page)) + bool(page.tables and page.tables[0].title)


def prepare(sheet: Any, page: Page, styles: Styles) -> None:
    """Write title and lead, and have the sheet print to A4, as wide as the page."""
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, cell_text(page.title), styles.title)
    for number, line in enumerate(lead_lines(page), 1):
        write_cell(sheet, number, 0, line, styles.lead, styles.lead)


def write_page(sheet: Any, page: Page, styles: Styles, texts: Texts) -> None:
    """Write all of *page*."""
    prepare(sheet, page, styles)
    if len(page.tables) > 1:
        sheet.fit_to_pages(1, 1)
    row = 2 + len(lead_lines(page))
    if page.reason:
        write_cell(sheet, row, 0, page.reason, styles.reason, styles.reason)
    widths: list[int] = []
    for table in page.tables:
        if table.title:
            write_cell(sheet, row, 0, table.title, styles.part, styles.part)
            row += 1
        end = _write_table(sheet, table, row, styles)
        _conditions(sheet, table, row + 1, end, styles, texts)
        widths = [max(pair) for pair in zip_longest(widths, map(_width, table.columns), fillvalue=0)]
        if len(page.tables) == 1:
            sheet.freeze_panes(row + 1, 1)
            sheet.repeat_rows(row)
            if end > row:
                sheet.autofilter(row, 0, end, len(table.columns) - 1)
        row = end + 2
    _set_widths(sheet, page, widths)


def _write_table(sheet: Any, table: Table, top: int, styles: Styles) -> int:
    """Write head and lines; the row of the last one. Excel's own limit cuts what is longer."""
    sheet.set_row(top, 15 * _head_lines(table) + 2)
    for place, column in enumerate(table.columns):
        head = styles.head_of_numbers if column.kind in _RIGHT else styles.head
        if column.head:
            write_cell(sheet, top, place, column.head, head, head)
        else:
            sheet.write_blank(top, place, None, head)
    lines = zip(*(column.values for column in table.columns), strict=True)
    row = top
    formats = [_formats(column, styles) for column in table.columns]
    wrapped = [(place, _width(column)) for place, column in enumerate(table.columns) if column.kind == "words"]
    for row, line in enumerate(islice(lines, ROW_LIMIT - top), top + 1):
        high = max((len(textwrap.wrap(str(line[place]), round(1.1 * width))) for place, width in wrapped), default=1)
        if high > 1:
            sheet.set_row(row, 15 * high)
        for place, value in enumerate(line):
            if table.columns[place].kind == "date":
                write_date(sheet, row, place, value, formats[place][0])
            else:
                write_cell(sheet, row, place, value, *formats[place])
    return row


def _formats(column: Column, styles: Styles) -> tuple[Any, Any]:
    if column.kind == "text":
        return styles.text, styles.guarded
    if column.kind == "words":
        return styles.words, styles.guarded_words
    number = styles.number(column.kind)
    return number, styles.guarded  # a text among numbers


def _conditions(sheet: Any, table: Table, first: int, last: int, styles: Styles, texts: Texts) -> None:
    """Small samples faint, net sentiment on its scale, shares as bars, sure differences bold."""
    if last < first:
        return
    for place, column in enumerate(table.columns):
        area, cell = (first, place, last, place), xl_rowcol_to_cell(first, place)
        few = _few(table, column, first, texts)
        if column.scale == "net":
            # Where a sample is small, a paler colour, and no other: the first rules go first.
            for sign, style in ((">", styles.small_positive), ("<", styles.small_negative)):
                if few:
                    _rule(sheet, area, f"=AND({few},ISNUMBER({cell}),{cell}{sign}0)", style, stop=True)
            if few:
                _rule(sheet, area, f"={few}", styles.small, stop=True)
            sheet.conditional_format(*area, _NET_SCALE)
        elif column.scale == "bar":
            sheet.conditional_format(*area, _BARS)
        elif column.kind == "q":
            _rule(sheet, area, f"=AND(ISNUMBER({cell}),{cell}<={_SURE})", styles.sure)
        if few and column.scale != "net":
            _rule(sheet, area, f"={few}", styles.small)


def _few(table: Table, column: Column, row: int, texts: Texts) -> str:
    """When a cell of *column* is of a small sample, as a condition for its first *row*; "" for never."""
    if column.n_at is not None:
        n = xl_rowcol_to_cell(row, column.n_at, col_abs=True)
        return f"AND(ISNUMBER({n}),{n}<{SMALL_N})"
    if table.small_at is not None:
        return f'{xl_rowcol_to_cell(row, table.small_at, col_abs=True)}="{texts("yes")}"'
    return ""


def _rule(sheet: Any, area: tuple[int, int, int, int], rule: str, style: Any, stop: bool = False) -> None:
    sheet.conditional_format(*area, {"type": "formula", "criteria": rule, "format": style, "stop_if_true": stop})


def _width(column: Column) -> int:
    """Room for the cells and for the longest word of the head, with the arrow of the filter."""
    if column.width:
        return column.width
    longest_word = max(map(len, column.head.split()), default=0) + 3
    if column.kind in _RIGHT or column.kind == "date":
        return max(_NARROW, 11 if column.kind == "date" else 0, min(longest_word, 18))
    cells = max((len(str(value)) for value in column.values[:_MEASURED]), default=0) + 2
    return max(_NARROW, min(longest_word, 24), min(cells, _SENTENCE if column.kind == "words" else _WIDE))


def _head_lines(table: Table) -> int:
    """Lines that the highest head of the table takes."""
    return max(
        (len(textwrap.wrap(column.head, max(1, _width(column) - 2))) for column in table.columns if not column.hidden),
        default=1,
    )


def _set_widths(sheet: Any, page: Page, widths: list[int]) -> None:
    hidden = {place for table in page.tables for place, column in enumerate(table.columns) if column.hidden}
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, None, {"hidden": place in hidden})
