"""The results folder of a run: one run at a time, parts written whole, results published together.

While a run is unfinished, ``.palaute-run`` inside the folder holds its lock, its parts and its drafts; ``run.json``
beside the results tells how far it came. Names of files are made here and never taken from ``run.json``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from nlp.errors import RunError
from nlp.files import cannot_write, go_on, publish, write_bytes
from nlp.records import Note
from nlp.runs.record import RunIdentity, RunRecord, hash_of, read_record

if TYPE_CHECKING:
    from filelock import BaseFileLock

RECORD, WORK = "run.json", ".palaute-run"
_LOCK, _DRAFTS = "lock", "drafts"
_ELSEWHERE = "Name another folder with --out."
_REPLACE = "Name another folder with --out, or replace them with --fresh."


class RunFolder:
    """Opens *folder* for one run; a context that holds the folder's lock.

    Args:
        results: names of the files that the run will leave in the folder; what stands there under such a name and is
            not of an earlier run of the same export is not replaced.

    Raises, when it is entered:
        RunError: another run holds the folder.
        OptionError: the folder cannot be made or written.
    """

    def __init__(self, folder: str | Path, results: Sequence[str] = ()) -> None:
        self.folder = Path(folder)
        self._results = tuple(results)
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
            self._clear_drafts()
        except Timeout:
            raise RunError(
                f"{self.folder}: another run is writing to this folder.",
                "Wait until it is done, or name another folder with --out.",
            ) from None
        except OSError as error:
            self._leave()
            raise cannot_write(self.folder, error) from None
        except BaseException:
            self._leave()
            raise
        return self

    def _clear_drafts(self) -> None:
        """An empty folder for drafts; what a killed run left there goes, and a link is never followed."""
        if self.drafts.is_symlink():
            self.drafts.unlink()
        shutil.rmtree(self.drafts, ignore_errors=True)
        self.drafts.mkdir()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def begin(
        self,
        identity: RunIdentity,
        rows: int,
        chunk: int,
        notes: Sequence[Note] = (),
        *,
        score: tuple[str | None, str | None] = (None, None),
        fresh: bool = False,
    ) -> RunRecord:
        """Take up the unfinished run of this folder, or begin one; the record tells which parts are done.

        Args:
            identity: all that the results depend on.
            rows: input rows; *chunk*: rows of a part, for a run that begins now.
            score: the column of the score and its kind.
            fresh: forget an unfinished run.

        Raises:
            RunError: as :meth:`unfinished`.
            OptionError: the folder cannot be written.
        """
        found = self.unfinished(identity, fresh=fresh)
        try:
            if found is not None and found.rows == rows:
                parts = self._whole_parts(found)
                self._record = replace(found, identity=identity, parts=parts, notes=tuple(notes))
                self.resumed = len(self._record.parts)
            else:
                self._forget()
                self._record = RunRecord(identity, rows, chunk, notes=tuple(notes))
            self._record = replace(self._record, score_column=score[0], score_kind=score[1])
            self._write_record()
        except OSError as error:
            raise cannot_write(self.folder, error) from None
        return self.record

    def unfinished(self, identity: RunIdentity, *, fresh: bool = False) -> RunRecord | None:
        """The unfinished run of this folder, if there is one; for refusals before long work, as :meth:`begin`.

        Raises:
            RunError: the unfinished run is of another identity; the record cannot be read; or the results would
                replace those of another export, or files that no run wrote.
        """
        found = None if fresh else read_record(self.folder / RECORD)
        if found is not None and found.state != "done":
            if changes := found.identity.changes(identity):
                raise RunError(
                    f"{self.folder}: holds an unfinished run, and since then {' and '.join(changes)} changed.",
                    "Start anew with --fresh, name another folder with --out, or run it as before.",
                )
            return found
        standing = [name for name in self._results if os.path.lexists(self.folder / name)]
        if standing and not fresh:
            if found is None:
                raise RunError(f"{self.folder}: already holds {', '.join(standing)}, and not of a run.", _REPLACE)
            if found.identity.source.name != identity.source.name:
                raise RunError(f'{self.folder}: holds the results of "{found.identity.source.name}".', _REPLACE)
        return None

    def refuse_input(self, *inputs: str | Path | None) -> None:
        """Find out, before the work, that no file which the run reads is one that its results would replace.

        Raises:
            RunError: one is.
        """
        for name in (*self._results, RECORD):
            for given in inputs:
                with suppress(OSError):
                    if given is not None and os.path.samefile(given, self.folder / name):
                        raise RunError(f"{given}: the results would replace this input.", _ELSEWHERE)

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
            raise cannot_write(self.folder, error, go_on(error)) from None

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

    def finish(self, names: Sequence[str], notes: Sequence[Note] = ()) -> tuple[Path, ...]:
        """Give the drafts *names* their places in the folder and close the run; *notes* come after those told before.

        Raises:
            OSError: they cannot be written or renamed.
        """
        drafts, targets = [self.drafts / name for name in names], [self.folder / name for name in names]
        outputs: Mapping[str, str] = {draft.name: hash_of(draft) for draft in drafts}
        publish(drafts, targets)
        notes = (*self.record.notes, *notes)
        closed = replace(self.record, state="done", outputs=outputs, notes=notes)
        write_bytes(self.folder / RECORD, closed.to_json(), self.drafts)
        self._record = closed  # from here on nothing can fail; leaving the folder takes the parts away
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
            if self._record is not None and not unfinished:
                with suppress(OSError):
                    self._forget()
            if not unfinished and not any(self.work.glob("part-*.jsonl")):
                with suppress(OSError):
                    (self.work / _LOCK).unlink()
            self._lock.release()
            if os.name == "nt" and not unfinished:  # Windows deletes no open file, so another run's lock is safe
                with suppress(OSError):
                    (self.work / _LOCK).unlink()
            self._lock = None
        with suppress(OSError):
            self.work.rmdir()
        for place in self._made:
            with suppress(OSError):
                place.rmdir()
