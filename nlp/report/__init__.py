"""The report of an analysis: one self-contained HTML page, and the emotional curve as a drawing."""

from nlp.report.drawing.journey import journey_chart
from nlp.report.page import render_report, write_report

__all__ = ["journey_chart", "render_report", "write_report"]
