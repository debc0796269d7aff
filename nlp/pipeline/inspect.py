"""What a reading of a survey found, without coding it: for the person who checks the roles of its columns."""

from __future__ import annotations

import os
from pathlib import Path

from nlp.codeframe import load_codeframe
from nlp.pipeline.additions import owners_of
from nlp.pipeline.intake import Intake, Options, main_language, take_in, with_config
from nlp.survey.config import SurveyConfig, write_config

__all__ = ["inspect_survey", "main_language", "save_roles"]


def inspect_survey(survey: str | os.PathLike[str], options: Options) -> Intake:
    """The survey with the roles of its columns, as ``analyze`` would read it.

    Raises:
        SurveyError, OptionError: as :func:`nlp.pipeline.intake.take_in`.
    """
    return take_in(survey, with_config(survey, options))


def save_roles(survey: str | os.PathLike[str], intake: Intake, options: Options) -> Path:
    """Write the roles of *intake* as the `palaute.toml` beside the survey; later runs use them.

    Raises:
        OptionError: there already is one, or the folder cannot be written; the owners cannot be used.
    """
    roles = intake.roles
    config = SurveyConfig(
        text=tuple(choice.column for choice in roles.choices if choice.role == "text"),
        question=options.question,
        date=roles.date,
        date_order=roles.date_order,
        score=roles.score,
        stage=options.stage,
        respondent=roles.respondent,
        segments=roles.segments,
        sheet=options.sheet,
        owners=owners_of(options.owners, load_codeframe()) or {},
    )
    return write_config(survey, config)
