"""A survey coded a chunk at a time, each chunk kept before the next begins, so that nothing is lost when it stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp import __version__
from nlp.analysis.result import Analysis
from nlp.analysis.shortlist import Shortlist
from nlp.errors import OptionError, SurveyError
from nlp.pipeline.additions import Additions, additions_of
from nlp.pipeline.api import BATCH, make_coder
from nlp.pipeline.coding import PRECISION, Coder, text_of
from nlp.pipeline.distinct import DistinctCoder, Progress
from nlp.pipeline.intake import Intake, Options, main_language, take_in, with_config
from nlp.pipeline.masks import Masks
from nlp.pipeline.redaction import TOLD, redacted_rows
from nlp.pipeline.shown import shown, shown_note, shown_option
from nlp.pipeline.stage_fill import Coded, Touchpoints, touchpoints_of
from nlp.pipeline.tally import Spoken, Tally, analysis_of, lean_tables_of, reading_notes, tables_of, verbatims_of
from nlp.records import POLARITIES
from nlp.runs import RunFolder, RunIdentity, source_of
from nlp.runs.parts import decode_part, encode_part
from nlp.runs.record import Source, hash_of

if TYPE_CHECKING:
    import pandas as pd

CHUNK = 2_000  # input rows of a part: what a kill can cost
_STAGE_SOURCES = ("text", "column", "none")
_LANGUAGES = ("fi", "en", "other")


@dataclass(frozen=True)
class Settings:
    """How to code a survey; see :func:`nlp.pipeline.analyze.analyze`. *chunk* is the rows kept at a time.

    *redact* leaves personal data out of the tables; the parts that a run keeps hold codes and places, no texts.
    *reviewed* is a file of rows that a person has checked.
    """

    model: str | Path | None = None
    default_language: str | None = None
    precision: float | None = PRECISION
    threads: int = 1
    batch: int = BATCH
    chunk: int = CHUNK
    redact: bool = False
    reviewed: str | Path | None = None


@dataclass(frozen=True)
class CodedSurvey:
    """A survey of which every row is coded and kept in the parts of a run; tables come a chunk at a time."""

    intake: Intake
    coder: Coder
    options: Options
    touchpoints: Touchpoints
    run: RunFolder
    redact: bool = False
    additions: Additions = field(default_factory=Additions)
    masks: Masks = field(default_factory=Masks, repr=False)

    def tables(self) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
        """Feedback and mentions, chunk by chunk: together the tables of :class:`nlp.analysis.result.Analysis`.

        Raises:
            RunError: a part was changed or lost.
        """
        for first, frame, coded in self._chunks():
            yield tables_of(self.intake, frame, coded, self.intake.dates(frame), first + 1)
        if not self.run.record.rows:
            yield tables_of(self.intake, self.intake.frame, [], [])

    def summary(self) -> Analysis:
        """The analysis with its figures, but without rows.

        ``feedback`` has its columns and no line. ``mentions`` and ``responses`` have all lines, some 35 and 200 bytes
        each, ``mentions`` with ``evidence`` only where it may be quoted; ``verbatims`` are those of a survey that is
        small enough to keep them.
        """
        import pandas as pd

        tally, shortlist = Tally(self.run.record.rows), Shortlist()
        nothing = self.intake.rows.frame(0, 0)
        feedback, mentions = tables_of(self.intake, nothing, [], [])
        pieces, rows = [self._lean(mentions)], [lean_tables_of(self.intake, nothing, [], [])]
        verbatims = [verbatims_of(self.intake, 0, [])]
        for first, frame, coded in self._chunks():
            dates = self.intake.dates(frame)
            tally.add(coded, dates, first + 1)
            _, mentions = tables_of(self.intake, frame, coded, dates, first + 1)
            shortlist.add(mentions)
            rows.append(lean_tables_of(self.intake, frame, coded, dates, first + 1))
            pieces.append(self._lean(mentions))
            verbatims.append(verbatims_of(self.intake, self.run.record.rows, coded, first + 1))
        lean = pd.concat(pieces, ignore_index=True)
        kept = shortlist.evidence()
        lean["evidence"] = pd.Series([kept.get(position, "") for position in range(len(lean))], dtype=object)
        facts = tally.facts(self.intake, self.coder, self.options, self.touchpoints.notes)
        responses, segments = (pd.concat(tables, ignore_index=True) for tables in zip(*rows, strict=True))
        tables = responses, segments.astype("category")
        spoken = Spoken(pd.concat(verbatims, ignore_index=True), tally.uncovered, self.intake.verbatim)
        return analysis_of(feedback, lean, tables, spoken, self.coder.codeframe, facts, self.additions)

    def _chunks(self) -> Iterator[tuple[int, pd.DataFrame, Coded]]:
        """Number of the first row (from 0), the original rows, and their codes."""
        record = self.run.record
        for number in range(record.parts_needed):
            first, last = number * record.chunk, min((number + 1) * record.chunk, record.rows)
            frame = self.intake.rows.frame(first, last)
            answers = self.intake.answers_of(frame, first)
            texts = [[(answer.id, text_of(answer.text) or "") for answer in row] for row in answers]
            coded = list(decode_part(self.run.part(number), texts))
            if self.redact:
                columns = [column.name for column in self.intake.roles.texts]
                frame, coded = redacted_rows(frame, coded, columns, self.masks, number)
            yield first, frame, coded

    def _lean(self, mentions: pd.DataFrame) -> pd.DataFrame:
        """*mentions* without their evidence, and with ids as one byte each."""
        import pandas as pd

        codeframe = self.coder.codeframe
        known = {
            "column": [column.name for column in self.intake.roles.texts],
            "language": _LANGUAGES,
            "theme": codeframe.theme_ids,
            "polarity": POLARITIES,
            "stage": codeframe.stage_ids,
            "stage_source": _STAGE_SOURCES,
        }
        lean: dict[str, Any] = {
            name: pd.Categorical(mentions[name], categories=list(known[name])) if name in known else mentions[name]
            for name in mentions.columns
            if name != "evidence"
        }
        return pd.DataFrame(lean).astype(dict.fromkeys(("row", "start", "end"), "int32"))


def code_survey(
    survey: str | Path,
    run: RunFolder,
    options: Options,
    settings: Settings | None = None,
    *,
    also: dict[str, Any] | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
) -> CodedSurvey:
    """Code an export into the parts of *run*, or code what an earlier run into that folder had left.

    Args:
        survey: path of the export.
        run: the opened results folder.
        options, settings: how to read and code; the codes do not depend on *batch*, *chunk* and *threads*.
        also: further options that the results depend on, plain values of JSON.
        fresh: forget an unfinished run.
        progress: called with (rows done, rows in all).

    Raises:
        SurveyError, OptionError, ModelError: as :func:`nlp.pipeline.analyze.analyze`; or the folder cannot be written.
        RunError: the folder holds an unfinished run of another input, option, model or codeframe.
    """
    settings = settings or Settings()
    if settings.chunk < 1:
        raise OptionError(f"chunk is {settings.chunk}.", "Use a number from 1 up.")
    path = Path(survey)
    options = with_config(path, options)
    owners = None if isinstance(options.owners, Mapping) else options.owners
    run.refuse_input(path, options.stage_map, owners, settings.reviewed)
    source = source_of(path)
    first = make_coder(settings.model, settings.default_language or "fi", settings.precision, settings.threads)
    additions = additions_of(options.owners, settings.reviewed, first.codeframe)
    identity = _identity(source, first, options, settings, (also or {}) | additions.digests())
    run.unfinished(identity, fresh=fresh)
    intake = take_in(path, options, run.drafts)
    if source_of(path) != source:
        raise SurveyError(f'"{path}" changed while it was read.', "Wait until it is written and run again.")
    additions.check_rows(len(intake.rows))
    language = settings.default_language or main_language(intake)
    coder = Coder(first.model, first.codeframe, language, settings.precision)
    touchpoints = touchpoints_of(intake, options, coder.codeframe)
    notes = tuple(map(shown_note, (*reading_notes(intake, options), *touchpoints.logged)))
    run.begin(identity, len(intake.rows), settings.chunk, notes, score=_score(intake), fresh=fresh)
    if settings.redact:
        intake = replace(intake, notes=(*intake.notes, TOLD))
    coded = CodedSurvey(intake, coder, options, touchpoints, run, settings.redact, additions)
    _code_rest(coded, DistinctCoder(coder, settings.batch), progress)
    return coded


def _code_rest(survey: CodedSurvey, coder: DistinctCoder, progress: Progress | None) -> None:
    """Code the parts that are not done yet."""
    intake, record = survey.intake, survey.run.record
    for number in range(len(record.parts), record.parts_needed):
        first, last = number * record.chunk, min((number + 1) * record.chunk, record.rows)
        frame = intake.rows.frame(first, last)
        answers = intake.answers_of(frame, first)
        flat = iter(coder.code([answer for row in answers for answer in row]))
        coded = survey.touchpoints.fill([list(islice(flat, len(row))) for row in answers], frame)
        survey.run.add_part(encode_part(coded))
        if progress:
            progress(last, record.rows)


def _score(intake: Intake) -> tuple[str | None, str | None]:
    """The column of the score, as the feedback has it, and its kind; none of a name with personal data."""
    column = intake.roles.score
    if column is None or shown(column) != column:
        return None, None
    return intake.repaired.get(column, column), intake.roles.score_kind


def _identity(source: Source, coder: Coder, options: Options, settings: Settings, also: dict[str, Any]) -> RunIdentity:
    chosen = asdict(options) | {
        "stage_map": _map_digest(options.stage_map),
        "default_language": settings.default_language,
        "precision": settings.precision,
        "redact": settings.redact,
        **also,
    }
    del chosen["notes"]  # they tell where the options come from, not what they are
    plain = {name: shown_option(value) for name, value in chosen.items()}
    source = replace(source, name=shown(source.name))
    info = coder.model.info
    model = {"name": info.name, "version": info.version, "digest": info.digest}
    return RunIdentity(source, plain, model, coder.codeframe.digest, __version__)


def _map_digest(stage_map: str | Path | None) -> str | None:
    """The hash of a stage map; what is wrong with the file is told where it is read."""
    try:
        return None if stage_map is None else hash_of(Path(stage_map))
    except OSError:
        return ""
