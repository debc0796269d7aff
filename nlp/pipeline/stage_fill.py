"""Filling the journey stage from the survey's touchpoint column, where the text does not tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp.codeframe import Codeframe
from nlp.errors import OptionError
from nlp.pipeline.intake import Intake, Options
from nlp.pipeline.rows import texts_of
from nlp.records import NOT_STATED, CodedFeedback, Note
from nlp.touchpoints import read_stage_map, stages_of

if TYPE_CHECKING:
    import pandas as pd

Coded = list[list[CodedFeedback]]
_LISTED = 8


@dataclass(frozen=True)
class Touchpoints:
    """The stages that touchpoint values name, and what to tell of them.

    Attributes:
        column: the touchpoint column; None when none is asked for.
        stages: by value of that column; a value that names no stage is not in it.
        notes: what to tell; *logged* is the same without the values, for records that hold no cell texts.
    """

    column: str | None
    stages: Mapping[str, str]
    notes: tuple[Note, ...]
    logged: tuple[Note, ...]

    def fill(self, coded: Coded, frame: pd.DataFrame) -> Coded:
        """Give mentions whose text tells no stage the stage of their row's touchpoint; *frame* has these rows."""
        if self.column is None:
            return coded
        values = texts_of(frame, self.column)
        return [
            [_with_stage(answer, self.stages.get(value)) for answer in answers]
            for answers, value in zip(coded, values, strict=True)
        ]


def touchpoints_of(intake: Intake, options: Options, codeframe: Codeframe) -> Touchpoints:
    """Read the touchpoint column, if one is asked for.

    Raises:
        OptionError: a stage map without a touchpoint column, or one that cannot be read.
    """
    if options.stage is None:
        if options.stage_map:
            raise OptionError("A stage map was given without a touchpoint column.", "Name the column with --stage.")
        hint = _hint(intake)
        return Touchpoints(None, {}, hint, hint)
    column = intake.repaired.get(options.stage, options.stage)
    counts = Counter(intake.cells(options.stage))
    mapping = read_stage_map(options.stage_map, codeframe) if options.stage_map else {}
    stages = stages_of(counts, codeframe, mapping)
    unknown = Counter({value: count for value, count in counts.items() if value.strip() and value not in stages})
    if not unknown:
        return Touchpoints(column, stages, (), ())
    logged = Note(
        f"kosketuspisteitä ilman vaihetta: {len(unknown)} ({unknown.total()} rivillä)",
        f"touchpoints without a stage: {len(unknown)} (in {unknown.total()} rows)",
    )
    return Touchpoints(column, stages, (_without_stage(unknown),), (logged,))


def _without_stage(unknown: Counter[str]) -> Note:
    """The note on touchpoint values that name no stage, the most frequent first."""
    listed = unknown.most_common(_LISTED)
    finnish = ", ".join(f"{value!r} ({count} {'rivi' if count == 1 else 'riviä'})" for value, count in listed)
    english = ", ".join(f"{value!r} ({count} rows)" for value, count in listed)
    return Note(
        f"kosketuspisteet ilman vaihetta: {finnish}; nimeä niiden vaiheet tiedostossa valitsimella --stage-map",
        f"touchpoints without a stage: {english}; name their stages in a file given with --stage-map",
    )


def _with_stage(answer: CodedFeedback, stage: str | None) -> CodedFeedback:
    if stage is None or all(mention.stage != NOT_STATED for mention in answer.mentions):
        return answer
    mentions = tuple(
        replace(mention, stage=stage, stage_source="column") if mention.stage == NOT_STATED else mention
        for mention in answer.mentions
    )
    return replace(answer, mentions=mentions)


def _hint(intake: Intake) -> tuple[Note, ...]:
    column = intake.roles.stage
    if not column:
        return ()
    note = Note(
        f'kosketuspisteet: saraketta "{column}" ei käytetty; '
        f'--stage "{column}" täydentää vaiheet, joita tekstit eivät kerro',
        f'touchpoints: "{column}" is not used; --stage "{column}" fills the stages that texts do not tell',
    )
    return (note,)
