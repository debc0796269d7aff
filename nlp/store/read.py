"""Reading the results of a finished run back into tables, with the types they had."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.errors import RunError
from nlp.frames import MENTION_COLUMNS, PREFIX, text_dtype
from nlp.records import SENTIMENTS, STATUSES
from nlp.responses import RESPONSE_LANGUAGES
from nlp.runs.folder import RECORD
from nlp.runs.record import RunRecord, hash_of, read_record
from nlp.store.cells import guarded, unguarded
from nlp.survey.values import parse_score

if TYPE_CHECKING:
    import pandas as pd

# Columns of the feedback that the responses are made of, by their names there.
_RESPONSES = {
    "row": "row",
    "status": "status",
    "language": "language",
    "sentiment": "sentiment",
    "score": "value",
    "signals": "signals",
    "date": "date",
    "needs_review": "needs_review",
}
_AGAIN = "Run `palaute analyze` again into this folder."


@dataclass(frozen=True, repr=False)
class Results:
    """A finished run, read back.

    Attributes:
        folder: where it lies.
        record: what was coded, with what, and how.
        mentions: as :attr:`nlp.analysis.result.Analysis.mentions`. Halves of characters, which no file can hold, read
            as ``\\udxxx``.
        responses: as :attr:`nlp.analysis.result.Analysis.responses`, without ``respondent``; ``score`` is NaN where
            the run knew of no score column.
    """

    folder: Path
    record: RunRecord
    mentions: pd.DataFrame
    responses: pd.DataFrame

    @property
    def coded(self) -> int:
        """Number of coded responses."""
        return int((self.responses["status"] == "coded").sum())

    @property
    def main_language(self) -> str:
        """``fi`` or ``en``, whichever more responses are in."""
        counts = self.responses["language"].value_counts()
        return "en" if counts.get("en", 0) > counts.get("fi", 0) else "fi"


def read_results(folder: str | Path) -> Results:
    """The mentions and the responses of a finished run of ``palaute analyze`` into *folder*.

    Raises:
        RunError: the folder holds no finished run, or a file of it is missing or not as the run wrote it.
    """
    place = Path(folder)
    record = _finished(place)
    mentions = _read(place / "mentions.csv", record.outputs, dict.fromkeys(MENTION_COLUMNS, "str") | _NUMBERS)
    wanted = {PREFIX + name: "str" for name in _RESPONSES} | {PREFIX + "row": "int32", PREFIX + "score": "float64"}
    score = record.score_column and guarded(record.score_column)
    responses = _read(place / "feedback.csv", record.outputs, wanted | ({score: "str"} if score else {}))
    scores = responses[score].tolist() if score else [""] * len(responses)
    return Results(place, record, _mentions(mentions), _responses(responses, scores))


def read_verbatims(results: Results, rows: Collection[int]) -> dict[tuple[int, str], str]:
    """Row and column → the text in which the offsets of the mentions count, of *rows* and all columns with mentions.

    Raises:
        RunError: the feedback is missing or not as the run wrote it.
    """
    columns = sorted(results.mentions["column"].unique())
    place = results.folder / "feedback.csv"
    heads = _heads(place)
    # Wrongly decoded characters were mended before the answers were coded.
    texts = {
        column: next((name for name in (f"{column}_repaired", column) if name in heads), None) for column in columns
    }
    wanted = {name: "str" for name in texts.values() if name} | {PREFIX + "row": "int32"}
    read = _read(place, results.record.outputs, {guarded(name): kind for name, kind in wanted.items()})
    read = read[read[PREFIX + "row"].isin(list(rows))]
    found = {}
    for column, name in texts.items():
        for row, cell in zip(read[PREFIX + "row"].tolist(), read[guarded(name)].tolist() if name else (), strict=False):
            found[int(row), column] = unguarded(cell)
    return found


def _heads(path: Path) -> list[str]:
    """The names of the columns, as the survey has them."""
    import pandas as pd

    try:
        return [unguarded(head) for head in pd.read_csv(path, encoding="utf-8-sig", nrows=0).columns]
    except (OSError, ValueError):
        raise RunError(f"{path}: is not a table that this palaute wrote.", _AGAIN) from None


_NUMBERS = {"row": "int64", "start": "int64", "end": "int64", "confidence": "float64"}


def _finished(folder: Path) -> RunRecord:
    """The record of the finished run in *folder*."""
    if not folder.is_dir():
        raise RunError(f"{folder}: there is no such folder.", "Name a results folder of `palaute analyze`.")
    try:
        record = read_record(folder / RECORD)
    except RunError:
        raise RunError(f"{folder / RECORD}: is not a record that this palaute can read.", _AGAIN) from None
    if record is None:
        raise RunError(f"{folder}: holds no results (no {RECORD}).", "Name a results folder of `palaute analyze`.")
    if record.state != "done":
        raise RunError(f"{folder}: holds a run that is not finished.", "Give its `palaute analyze` command again.")
    return record


def _read(path: Path, outputs: Mapping[str, str], kinds: Mapping[str, Any]) -> pd.DataFrame:
    """The columns *kinds* of the file *path*; texts as they stand, an empty number is NaN."""
    import pandas as pd

    try:
        whole = hash_of(path) == outputs.get(path.name)
    except OSError as error:
        raise RunError(f"{path}: cannot be read ({error.strerror or type(error).__name__}).", _AGAIN) from None
    if not whole:
        raise RunError(f"{path}: was changed since the run wrote it.", _AGAIN)
    try:
        read = pd.read_csv(
            path,
            encoding="utf-8-sig",
            usecols=list(kinds),
            # Python reads the decimals to the last bit; not every pandas does.
            dtype={name: text_dtype() if kind in ("str", "float64") else kind for name, kind in kinds.items()},
            keep_default_na=False,
            lineterminator="\n",  # a lone carriage return belongs to its cell
        )[list(kinds)]
        for name in (name for name, kind in kinds.items() if kind == "float64"):
            read[name] = pd.Series([float(cell or "nan") for cell in read[name]], dtype="float64")
        return read
    except (OSError, ValueError, KeyError):
        # The cause may quote a cell.
        raise RunError(f"{path}: is not a table that this palaute wrote.", _AGAIN) from None


def _mentions(read: pd.DataFrame) -> pd.DataFrame:
    for name in ("column", "evidence"):
        read[name] = read[name].map(unguarded).astype(text_dtype())
    return read


def _responses(read: pd.DataFrame, scores: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    cells = {new: read[PREFIX + old] for old, new in _RESPONSES.items()}
    known = {"status": STATUSES, "sentiment": SENTIMENTS, "language": RESPONSE_LANGUAGES}
    # With several questions a row may be in two languages; the response has that of its first text.
    cells["language"] = cells["language"].str.split(";").str[0]
    for name, values in known.items():
        texts = cells[name].astype(object)
        cells[name] = pd.Series(pd.Categorical(texts.where(texts != "", None), categories=list(values)))
    dates = cells["date"].astype(object)
    cells["date"] = pd.to_datetime(dates, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    cells["signals"] = cells["signals"].astype(object)
    given = [parse_score(unguarded(cell)) for cell in scores]
    cells["score"] = pd.Series(given, dtype="float64")
    cells["needs_review"] = cells.pop("needs_review").astype(object) == "True"  # the last column
    return pd.DataFrame(cells)
