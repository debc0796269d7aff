"""What could not be computed and why, in sentences for the method page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp.analysis.journey import SMALL_N
from nlp.analysis.result import MOST_VERBATIMS
from nlp.records import NOT_STATED
from nlp.report.texts import Texts

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis


def missing_view(analysis: Analysis, texts: Texts) -> list[str]:
    """One sentence for each thing that the report leaves out or that its reader should not compare; may be empty."""
    facts = analysis.facts
    coded, unsupported = facts.statuses["coded"], facts.statuses["unsupported_language"]
    told = [*_rows(analysis, texts), *_dates(analysis, texts)]
    if facts.score_column is None:
        told.append(texts("missing_score"))
    if len(analysis.segments.columns) == 0:
        told.append(texts("missing_segments"))
    if unsupported:
        told.append(texts.count("missing_unsupported", unsupported))
    if coded and facts.rows > MOST_VERBATIMS:
        told.append(texts("missing_explorer", most=texts.numbers.count(MOST_VERBATIMS)))
    return told


def _rows(analysis: Analysis, texts: Texts) -> list[str]:
    """What too few rows, or rows that all say the same, leave open."""
    coded, mentions = analysis.facts.statuses["coded"], analysis.mentions
    if not analysis.facts.rows:
        return [texts("no_rows")]
    if not coded:
        return [texts("no_coded")]
    told = [texts.count("missing_rows", coded, small=SMALL_N)] if coded < SMALL_N else []
    if not len(mentions):
        return [*told, texts("missing_mentions")]
    stages = sorted({str(stage) for stage in mentions["stage"].unique()} - {NOT_STATED})
    if not stages:
        told.append(texts("missing_stages"))
    elif len(stages) == 1:
        told.append(texts("missing_other_stages", stage=analysis.codeframe.label(stages[0], texts.language)))
    tones = set(mentions["polarity"].unique())
    told += [texts(key) for tone, key in _TONES if tone not in tones]
    return told


_TONES = (("negative", "missing_pains"), ("positive", "missing_strengths"))


def _dates(analysis: Analysis, texts: Texts) -> list[str]:
    if not analysis.facts.statuses["coded"]:
        return []
    dated = analysis.responses["date"].dropna()
    if not len(dated):
        return [texts("missing_dates")]
    return [texts("missing_one_date")] if dated.nunique() == 1 else []
