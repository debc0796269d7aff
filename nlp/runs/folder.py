"""The results folder of a run: one run at a time, parts written whole, results published together.

While a run is unfinished, ``.palaute-run`` inside the folder holds its lock, its parts and its drafts; ``run.json``
beside the results tells how far it came. Names of files are made here and never taken from ``run.json``.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from nlp.errors import RunError
from nlp.files import cannot_write, publish, write_bytes
from nlp.records import Note
from nlp.runs.record import RunIdentity, RunRecord, hash_of, read_record

if TYPE_CHECKING:
    from filelock import BaseFileLock

RECORD, WORK = "run.json", ".palaute-run"
_LOCK, _DRAFTS = "lock", "drafts"
GO_ON = "Free some space; the same command then goes on where this run stopped."


class RunFolder:
    """Opens *folder* for one run; a context that holds the folder's lock.

    Raises, when it is entered:
        RunError: another run holds the folder.
        OptionError: the folder cannot be made or written.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.work = self.folder / WORK
        self.resumed = 0  # parts that an earlier run had done
        self._record: RunRecord | None = None
        self._lock: BaseFileLock | None = None
        self._made: list[Path] = []

    @property
    def drafts(self) -> Path:
        """A folder for what is not finished; on the file system of the results, and empty when a run begins."""
        return self.work / _DRAFTS

    @property
    def record(self) -> RunRecord:
        """The record of the run that was begun."""
        assert self._record is not None, "begin comes first"
        return self._record

    def __enter__(self) -> RunFolder:
        from filelock import FileLock, Timeout

        absolute = self.folder.absolute()
        self._made = [place for place in (absolute, *absolute.parents) if not place.exists()]
        lock = FileLock(self.work / _LOCK, timeout=0)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self.work.is_symlink():
                raise RunError(f"{self.work}: is a link to another place.", "Remove it, or name another folder.")
            self.work.mkdir(exist_ok=True)
            lock.acquire()
            self._lock = lock
            shutil.rmtree(self.drafts, ignore_errors=True)
            self.drafts.mkdir(exist_ok=True)
        except Timeout:
            raise RunError(
                f"{self.folder}: another run is writing to this folder.",
                "Wait until it is done, or name another folder with --out.",
            ) from None
        except OSError as error:
            self._leave()
            raise cannot_write(self.folder, error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def begin(
        self, identity: RunIdentity, rows: int, chunk: int, notes: Sequence[Note] = (), *, fresh: bool = False
    ) -> RunRecord:
        """Take up the unfinished run of this folder, or begin one; the record tells which parts are done.

        Args:
            identity: all that the results depend on.
            rows: input rows; *chunk*: rows of a part, for a run that begins now.
            fresh: forget an unfinished run.

        Raises:
            RunError: the unfinished run is of another identity, or its record cannot be read.
            OptionError: the folder cannot be written.
        """
        found = self.unfinished(identity, fresh=fresh)
        try:
            if found is not None and found.rows == rows:
                self._record = replace(found, parts=self._whole_parts(found), notes=tuple(notes))
                self.resumed = len(self._record.parts)
            else:
                self._forget()
                self._record = RunRecord(identity, rows, chunk, notes=tuple(notes))
            self._write_record()
        except OSError as error:
            raise cannot_write(self.folder, error) from None
        return self.record

    def unfinished(self, identity: RunIdentity, *, fresh: bool = False) -> RunRecord | None:
        """The unfinished run of this folder, if there is one; for refusals before long work, as :meth:`begin`."""
        found = None if fresh else read_record(self.folder / RECORD)
        if found is None or found.state == "done":
            return None
        if changes := found.identity.changes(identity):
            raise RunError(
                f"{self.folder}: holds an unfinished run, and since then {' and '.join(changes)} changed.",
                "Start anew with --fresh, name another folder with --out, or run it as before.",
            )
        return found

    def add_part(self, data: bytes) -> None:
        """Write the next part, then the record that counts it.

        Raises:
            OptionError: it cannot be written; the parts before it stand.
        """
        try:
            write_bytes(self._part(len(self.record.parts)), data, self.drafts)
            self._record = replace(self.record, parts=(*self.record.parts, hashlib.sha256(data).hexdigest()))
            self._write_record()
        except OSError as error:
            raise cannot_write(self.folder, error, GO_ON) from None

    def part(self, number: int) -> bytes:
        """The part *number* (from 0).

        Raises:
            RunError: it is not what was written.
        """
        try:
            data = self._part(number).read_bytes()
        except OSError:
            data = b""
        if hashlib.sha256(data).hexdigest() != self.record.parts[number]:
            raise RunError(
                f"{self.work}: a part of the run was changed or lost while it ran.",
                "Run the same command again: what is damaged is coded again.",
            )
        return data

    def finish(self, names: Sequence[str]) -> tuple[Path, ...]:
        """Give the drafts *names* their places in the folder and close the run.

        Raises:
            OSError: they cannot be written or renamed.
        """
        drafts, targets = [self.drafts / name for name in names], [self.folder / name for name in names]
        outputs: Mapping[str, str] = {draft.name: hash_of(draft) for draft in drafts}
        publish(drafts, targets)
        self._record = replace(self.record, state="done", outputs=outputs)
        self._write_record()
        self._forget()
        return tuple(targets)

    def _part(self, number: int) -> Path:
        return self.work / f"part-{number:06}.jsonl"

    def _whole_parts(self, record: RunRecord) -> tuple[str, ...]:
        """The hashes of the first parts that are all as they were written."""
        whole: list[str] = []
        for number, wanted in enumerate(record.parts[: record.parts_needed]):
            path = self._part(number)
            if not path.is_file() or path.is_symlink() or hash_of(path) != wanted:
                break
            whole.append(wanted)
        return tuple(whole)

    def _write_record(self) -> None:
        write_bytes(self.folder / RECORD, self.record.to_json(), self.drafts)

    def _forget(self) -> None:
        for path in self.work.glob("part-*.jsonl"):
            path.unlink()

    def _leave(self) -> None:
        """Let the folder go; what the run made and did not fill is taken away."""
        unfinished = self._record is not None and self._record.state != "done"
        if self._lock is not None:
            shutil.rmtree(self.drafts, ignore_errors=True)
            if not unfinished and not any(self.work.glob("part-*.jsonl")):
                with suppress(OSError):
                    (self.work / _LOCK).unlink()
            self._lock.release()
            self._lock = None
        with suppress(OSError):
            self.work.rmdir()
        for place in self._made:
            with suppress(OSError):
                place.rmdir()
