"""The one family of errors. Every message says what is wrong and ends with what to do about it."""

from __future__ import annotations


class PalauteError(Exception):
    """Base of all errors that palaute raises on bad input.

    Args:
        problem: what is wrong, a sentence naming the file, column, key or option.
        remedy: what the reader can do, a sentence; it always ends the message.

    A message never holds a verbatim: it may travel into logs.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class SurveyError(PalauteError):
    """A survey export that cannot be read, or a column that is not in it."""


class CodeframeError(PalauteError):
    """A codeframe file that breaks a rule of codeframes."""


class ModelError(PalauteError):
    """A model folder that is missing, damaged, or does not fit the codeframe."""


class TrainingError(PalauteError):
    """Labelled data that cannot be read or cannot train or measure a model."""


class OptionError(PalauteError):
    """An argument or command-line option with a value that makes no sense."""


class RunError(PalauteError):
    """A results folder whose unfinished run cannot go on, or that another run is writing to."""
