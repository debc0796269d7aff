"""Reading survey exports: files to tables of untouched text, and the roles of their columns."""

from __future__ import annotations

from nlp.survey.columns import ColumnRoles, Named, TextColumn, find_roles
from nlp.survey.tables import SurveyTable, frame_of, is_export_name, read_survey
from nlp.survey.values import parse_date, parse_score

__all__ = [
    "ColumnRoles",
    "Named",
    "SurveyTable",
    "TextColumn",
    "find_roles",
    "frame_of",
    "is_export_name",
    "parse_date",
    "parse_score",
    "read_survey",
]
