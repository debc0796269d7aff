"""The native charts of the workbook: what each shows, and how Excel is told."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from nlp.store.workbook.cells import chart_text
from nlp.store.workbook.sheet import head_row
from nlp.store.workbook.styles import HAIR, INK, MUTED, PALE, PAPER
from nlp.store.workbook.table import Page, Table

FONT = {"name": "Calibri", "size": 9, "color": INK}


@dataclass(frozen=True)
class Series:
    """A column of a page, drawn.

    Attributes:
        look: ``line`` (thin, dotted at its points), ``dots``, ``pale`` (pale dots) or ``bar``.
        bars: places of the columns with the lengths of the error bars, downwards and upwards.
    """

    name: str
    at: int
    colour: str
    look: Literal["line", "dots", "pale", "bar"] = "bar"
    bars: tuple[int, int] | None = None
    labelled: bool = False


@dataclass(frozen=True)
class Drawing:
    """One chart over the first *lines* lines of the first table of *page*, from line *first* on.

    Attributes:
        kind: ``line``, ``bar`` (lying, side by side) or ``stacked`` (lying, end to end).
        names: place of the column of categories.
        across, along: titles of the axes of values and of categories.
        bounds: ends of the axis of values; None lets Excel choose. *unit*: step of its lines; 0 for quarters.
        told: the chart in words, for who does not see it.
    """

    page: Page
    kind: Literal["line", "bar", "stacked"]
    title: str
    names: int
    series: tuple[Series, ...]
    across: str
    along: str
    told: str
    lines: int
    first: int = 0
    bounds: tuple[float, float] | None = None
    unit: float = 0
    number_format: str = "General"
    small_panel: bool = False

    @property
    def table(self) -> Table:
        return self.page.tables[0]


def make_chart(book: Any, drawing: Drawing, sheet_name: str, size: tuple[int, int]) -> Any:
    """The chart of *drawing*, to be inserted into a sheet."""
    lying = drawing.kind != "line"
    options = {"type": "bar" if lying else "line"} | ({"subtype": "stacked"} if drawing.kind == "stacked" else {})
    chart = book.add_chart(options)
    for series in drawing.series:
        chart.add_series(_series(drawing, series, sheet_name))
    chart.set_title({"name": chart_text(drawing.title), "overlay": False, "name_font": FONT | {"size": 12}})
    values, names = _axes(drawing)
    if lying:  # Excel calls the upright axis y also where it holds the categories; reversed, the first stands on top
        chart.set_y_axis(names | {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
        chart.set_x_axis(values)
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(values)
    chart.set_legend(_legend(drawing))
    chart.set_chartarea({"border": {"color": HAIR}, "fill": {"color": PAPER}})
    chart.show_hidden_data()  # a filter set on the table leaves the chart whole
    chart.show_blanks_as("gap")
    chart.set_size({"width": size[0], "height": size[1]})
    return chart


def _axes(drawing: Drawing) -> tuple[dict[str, Any], dict[str, Any]]:
    """The axis of values and that of categories."""
    values: dict[str, Any] = {
        **{"num_font": FONT, "num_format": drawing.number_format, "line": {"none": True}},
        "major_gridlines": {"visible": True, "line": {"color": HAIR, "width": 0.75}},
    }
    if drawing.bounds:
        low, high = drawing.bounds
        values |= {"min": low, "max": high, "major_unit": drawing.unit or (high - low) / 4}
    # Names stand at the low end, where no bar below zero covers them.
    names: dict[str, Any] = {"num_font": FONT, "label_position": "low", "line": {"color": MUTED, "width": 1}}
    if not drawing.small_panel:
        title_font = FONT | {"bold": False, "color": MUTED}
        values |= {"name": chart_text(drawing.across), "name_font": title_font}
        names |= {"name": chart_text(drawing.along), "name_font": title_font}
    return values, names


def _legend(drawing: Drawing) -> dict[str, Any]:
    """A legend where several things are drawn; the line that joins the points needs no name."""
    if drawing.small_panel or len(drawing.series) < 2:
        return {"none": True}
    lines = [number for number, series in enumerate(drawing.series) if series.look == "line"]
    return {"position": "bottom", "font": FONT} | ({"delete_series": lines} if lines else {})


def _series(drawing: Drawing, series: Series, sheet_name: str) -> dict[str, Any]:
    table, top = drawing.table, head_row(drawing.page) + 1 + drawing.first
    last = top + drawing.lines - 1

    def place(column: int) -> list[Any]:
        return [sheet_name, top, column, last, column]

    def cached(column: int) -> list[Any]:
        """The values of a range, which a viewer that computes nothing shows; Excel reads the cells."""
        cells = table.columns[column].values[drawing.first : drawing.first + drawing.lines]
        return [chart_text(cell) if isinstance(cell, str) else None if _missing(cell) else cell for cell in cells]

    found: dict[str, Any] = {
        "name": chart_text(series.name),
        **{"categories": place(drawing.names), "categories_data": cached(drawing.names)},
        **{"values": place(series.at), "values_data": cached(series.at)},
    }
    if series.bars:
        down, up = (_formula(place(column)) for column in series.bars)
        minus, plus = (cached(column) for column in series.bars)
        found["y_error_bars"] = {
            **{"type": "custom", "minus_values": down, "plus_values": up, "minus_data": minus, "plus_data": plus},
            "line": {"color": MUTED, "width": 1.25},
        }
    return found | _look(series)


def _formula(place: list[Any]) -> str:
    from xlsxwriter.utility import xl_range_formula

    return "=" + str(xl_range_formula(*place))


def _missing(cell: Any) -> bool:
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def _look(series: Series) -> dict[str, Any]:
    colour = series.colour
    if series.look == "bar":
        labels = {"data_labels": {"value": True, "font": FONT}} if series.labelled else {}
        return {"fill": {"color": colour}, "border": {"none": True}, "gap": 45, **labels}
    if series.look == "line":
        dot = {"type": "circle", "size": 3, "fill": {"color": colour}, "border": {"color": colour}}
        return {"line": {"color": colour, "width": 1.5}, "marker": dot}
    fill = PALE if series.look == "pale" else colour
    dot = {"type": "circle", "size": 8, "fill": {"color": fill}, "border": {"color": colour, "width": 1.5}}
    return {"line": {"none": True}, "marker": dot}
