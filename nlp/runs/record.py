"""``run.json``: what a run reads, with what it codes, and how far it came. It never holds a verbatim."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from nlp.errors import RunError, SurveyError
from nlp.records import Note

FORMAT = 1
_BLOCK = 1 << 20

State = Literal["coding", "done"]


@dataclass(frozen=True)
class Source:
    """The export of a run: its name without the folder, its size in bytes and its SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class RunIdentity:
    """All that the results depend on.

    Attributes:
        source: the export.
        options: by name, plain values of JSON.
        model: ``name``, ``version`` and ``digest`` of the model.
        codeframe: digest of the codeframe.
        version: of palaute.
    """

    source: Source
    options: Mapping[str, Any]
    model: Mapping[str, str]
    codeframe: str
    version: str

    def changes(self, now: RunIdentity) -> list[str]:
        """What differs in *now*, in words for the reader; empty when its results are those of this run."""
        told = []
        if (self.source.size, self.source.sha256) != (now.source.size, now.source.sha256):
            told.append("the input file")
        names = sorted({*self.options, *now.options})
        options = [name for name in names if self.options.get(name) != now.options.get(name)]
        if options:
            told.append(f"the options ({', '.join(options)})")
        if self.model.get("digest") != now.model.get("digest"):
            told.append("the model")
        if self.codeframe != now.codeframe:
            told.append("the codeframe")
        if self.version != now.version:
            told.append("the version of palaute")
        return told


@dataclass(frozen=True)
class RunRecord:
    """How far a run came.

    Attributes:
        state: ``coding`` until every result stands under its name, then ``done``.
        rows: input rows in all; *chunk*: rows in a part, but the last.
        parts: the SHA-256 (hex) of each part written, in order.
        notes: what the run chose or repaired.
        outputs: the SHA-256 (hex) of each result by file name, when done.
        score_column: the customer's own column that holds the score, and its kind; None where there is none, or where
            the name of the column holds personal data.
    """

    identity: RunIdentity
    rows: int
    chunk: int
    state: State = "coding"
    parts: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    outputs: Mapping[str, str] = field(default_factory=dict)
    score_column: str | None = None
    score_kind: str | None = None

    @property
    def parts_needed(self) -> int:
        """Number of parts of the whole run."""
        return -(-self.rows // self.chunk)

    def to_json(self) -> bytes:
        """The bytes of ``run.json``; the same record gives the same bytes."""
        content = {"format": FORMAT, **asdict(self)}
        return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
            "utf-8", "backslashreplace"
        )


def read_record(path: Path) -> RunRecord | None:
    """The record at *path*; None when there is none.

    Raises:
        RunError: it cannot be read, or is no record of this version.
    """
    try:
        content = json.loads(path.read_bytes())
        if content.pop("format") != FORMAT:
            raise ValueError
        identity = content.pop("identity")
        source = Source(**identity.pop("source"))
        record = RunRecord(
            RunIdentity(source, **identity),
            **(content | {"parts": tuple(content["parts"]), "notes": tuple(Note(**note) for note in content["notes"])}),
        )
        whole = record.state in ("coding", "done") and record.rows >= 0 and record.chunk >= 1
        if not whole or not all(isinstance(part, str) for part in record.parts):
            raise ValueError
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RunError(
            f"{path}: is not a record of a run that this palaute can go on with.",
            "Start anew with --fresh, or name another folder with --out.",
        ) from None
    return record


def source_of(path: Path) -> Source:
    """Name, size and hash of the export at *path*, read in blocks.

    Raises:
        SurveyError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return Source(path.name, os.fstat(file.fileno()).st_size, _sha256(file))
    except FileNotFoundError:
        raise SurveyError(f'There is no file "{path}".', "Check the path and the spelling.") from None
    except IsADirectoryError:
        raise SurveyError(f'"{path}" is a folder.', "Name one file in it.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SurveyError(
            f'"{path}" cannot be read ({why}).', "Check its permissions and that no program holds it."
        ) from None


def hash_of(path: Path) -> str:
    """The SHA-256 (hex) of a file, read in blocks."""
    with path.open("rb") as file:
        return _sha256(file)


def _sha256(file: Any) -> str:
    found = hashlib.sha256()
    while block := file.read(_BLOCK):
        found.update(block)
    return found.hexdigest()
