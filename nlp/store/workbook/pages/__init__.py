"""The pages of the workbook in the order of the report's questions; each is drawn up when its turn comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from nlp.store.workbook.pages.call import call_page, conflicts_page
from nlp.store.workbook.pages.changes import changes_page, theme_changes_page, time_page
from nlp.store.workbook.pages.first import drivers_page, impact_page, priorities_page
from nlp.store.workbook.pages.journey import journey_page
from nlp.store.workbook.pages.pains import cells_page, emerging_page, matrix_page, pairs_page, shares_page, themes_page
from nlp.store.workbook.pages.score import score_page
from nlp.store.workbook.pages.segments import segment_themes_page, segments_page
from nlp.store.workbook.pages.signs import others_page, signs_page
from nlp.store.workbook.table import Page, Source


@dataclass(frozen=True)
class Made:
    """What makes a page (None where the analysis does not ask for it), and whether a chart is drawn of it."""

    make: Callable[[Source], Page | None]
    chart: bool = False


PAGES: tuple[Made, ...] = (
    Made(journey_page, chart=True),
    Made(matrix_page),
    Made(cells_page),
    Made(themes_page, chart=True),
    Made(shares_page),
    Made(pairs_page),
    Made(emerging_page),
    Made(signs_page),
    Made(others_page),
    Made(time_page, chart=True),
    Made(changes_page),
    Made(theme_changes_page),
    Made(score_page, chart=True),
    Made(priorities_page, chart=True),
    Made(drivers_page, chart=True),
    Made(impact_page, chart=True),
    Made(call_page),
    Made(conflicts_page),
    Made(segments_page),
    Made(segment_themes_page),
)
