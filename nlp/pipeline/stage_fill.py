"""Filling the journey stage from the survey's touchpoint column, where the text does not tell it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from nlp.codeframe import Codeframe
from nlp.errors import OptionError
from nlp.pipeline.intake import Intake, Options
from nlp.records import NOT_STATED, CodedFeedback
from nlp.touchpoints import read_stage_map, stages_of

Coded = list[list[CodedFeedback]]
_LISTED = 8


def fill_stages(coded: Coded, intake: Intake, options: Options, codeframe: Codeframe) -> tuple[Coded, tuple[str, ...]]:
    """Give mentions whose text tells no stage the stage of their row's touchpoint.

    Returns:
        The coded answers, and notes: touchpoints without a stage, or a column that could be used.

    Raises:
        OptionError: a stage map without a touchpoint column, or one that cannot be read.
    """
    if options.stage is None:
        if options.stage_map:
            raise OptionError("A stage map was given without a touchpoint column.", "Name the column with --stage.")
        return coded, _hint(intake)
    values = intake.cells(options.stage)
    mapping = read_stage_map(options.stage_map, codeframe) if options.stage_map else {}
    stages = stages_of(values, codeframe, mapping)
    filled = [
        [_with_stage(answer, stages.get(value)) for answer in answers]
        for answers, value in zip(coded, values, strict=True)
    ]
    unknown = Counter(value for value in values if value.strip() and value not in stages)
    told = ", ".join(f"{value!r} ({count} rows)" for value, count in unknown.most_common(_LISTED))
    note = f"touchpoints without a stage: {told}; name their stages in a file given with --stage-map"
    return filled, (note,) if told else ()


def _with_stage(answer: CodedFeedback, stage: str | None) -> CodedFeedback:
    if stage is None or all(mention.stage != NOT_STATED for mention in answer.mentions):
        return answer
    mentions = tuple(
        replace(mention, stage=stage, stage_source="column") if mention.stage == NOT_STATED else mention
        for mention in answer.mentions
    )
    return replace(answer, mentions=mentions)


def _hint(intake: Intake) -> tuple[str, ...]:
    column = intake.roles.stage
    if not column:
        return ()
    return (f'touchpoints: "{column}" is not used; --stage "{column}" fills the stages that texts do not tell',)
