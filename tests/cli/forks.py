"""Runs `palaute analyze` in forked processes that are struck at a chosen moment; started as a process of its own.

Standard input has one JSON object a line, a :class:`Request`; standard output has one for each: the number of file
events seen, the exit code or negative signal, and standard error. What every run loads is loaded once, before the
forks; answers are coded by a stub, since what is tested is what becomes of the files.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "COLUMNS": "160", "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1",
    "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent))),
}  # fmt: skip
# Each of these is one file event; "write" and "flush" are added by open_told and flush_told.
WRITING = frozenset(("os.rename", "os.mkdir"))
OTHER = frozenset(("os.remove", "os.rmdir"))


@dataclass(frozen=True)
class Request:
    """One run.

    Attributes:
        arguments: of the command.
        how: ``kill`` (SIGKILL before the event), ``interrupt`` (Ctrl-C), ``full`` (the disk is full from there on), or
            ``warm`` (undisturbed and not forked, so that later forks find what it loaded and drew).
        strike: number of the file event under the results folder, 0 for never.
        largest: limit on the size of files in bytes, 0 for none.
    """

    arguments: Sequence[str]
    how: str = "kill"
    strike: int = 0
    largest: int = 0


@dataclass(frozen=True)
class Outcome:
    """File events seen, exit code or negative signal, and standard error."""

    events: int
    code: int
    told: str


class Forks:
    """The client: starts the process that forks, and asks it for runs."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        )

    def run(self, *arguments: object, how: str = "kill", strike: int = 0, largest: int = 0) -> Outcome:
        """Run the command line with *arguments*."""
        assert self._process.stdin and self._process.stdout
        request = Request([str(argument) for argument in arguments], how, strike, largest)
        print(json.dumps(asdict(request)), file=self._process.stdin, flush=True)
        outcome = Outcome(**json.loads(self._process.stdout.readline()))
        assert "Traceback" not in outcome.told, outcome.told
        return outcome

    def close(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=30)


def stub_the_model() -> None:
    """Let a model that is asked for be one that reads every answer the same way in no time."""
    import nlp.pipeline.api as api
    from nlp.model import Passage, Reading
    from nlp.records import Mention

    info = api.load_model("fast", api.load_codeframe(), 1).info

    class Stub:
        def __init__(self, name: str) -> None:
            self.info = replace(info, name=name, digest=f"{name:f>64}")

        def read(self, passages: Sequence[Passage]) -> list[Reading]:
            return [self._one(passage) for passage in passages]

        def _one(self, passage: Passage) -> Reading:
            tone: Any = ("positive", "negative")[len(passage.text) % 2]
            mention = Mention("quality", tone, "delivery", 0, len(passage.text), 0.75)
            return Reading(True, tone, 1.0, (mention,), (), 0.5)

    api.load_model = lambda name, codeframe, threads: Stub(str(name))  # type: ignore[assignment]


def draw_figures_once() -> None:
    """Let the figures of the same mentions be drawn once: they take longer than all the files."""
    import nlp.pipeline.tally as tally

    known: dict[tuple[str, str], Any] = {}

    def remembered(name: str, draw: Callable[..., Any]) -> Callable[..., Any]:
        def figures(mentions: Any, *more: Any) -> Any:
            key = (name, mentions.to_csv())
            if key not in known:
                known[key] = draw(mentions, *more)
            return known[key]

        return figures

    for name in ("journey_table", "theme_table", "matrix_table"):
        setattr(tally, name, remembered(name, getattr(tally, name)))


def watch(folder: str, strike: Callable[[bool], None]) -> None:
    """Call *strike* before every file event under *folder*; it hears whether the event takes space or a name."""

    def below(arguments: Sequence[object]) -> bool:
        names = [os.fsdecode(given) for given in arguments[:2] if isinstance(given, (str, bytes, os.PathLike))]
        return any(folder in name for name in names)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and below(arguments[:1]):
            strike(bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
        elif event in WRITING | OTHER and below(arguments):
            strike(event in WRITING)

    class Raw(io.FileIO):
        def write(self, data: Any) -> int:
            strike(True)
            return super().write(data)

    opened, fsync = io.open, os.fsync

    def open_told(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None,
                  newline: Any = None, closefd: bool = True, opener: Any = None) -> Any:  # fmt: skip
        if isinstance(file, int) or not below([file]) or not set(mode) & set("wxa+"):
            return opened(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = Raw(file, "".join(letter for letter in mode if letter not in "bt"), closefd, opener)
        buffered: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    def flush_told(handle: int) -> None:
        strike(True)
        fsync(handle)

    io.open = builtins.open = open_told  # type: ignore[assignment]
    os.fsync = flush_told
    sys.addaudithook(hook)


def striker(how: str, wanted: int, told: int) -> Callable[[bool], None]:
    """What happens at the file event number *wanted*; every event is told to the descriptor *told*."""
    seen = 0

    def strike(writing: bool) -> None:
        nonlocal seen
        if how == "full" and not writing:
            return
        seen += 1
        os.write(told, b".")
        if how == "full" and 0 < wanted <= seen:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if seen == wanted and how != "full":
            signal.raise_signal(signal.SIGKILL if how == "kill" else signal.SIGINT)

    return strike


def in_child(request: Request, told: int, errors: int) -> int:
    """Run the command; the exit code."""
    from nlp.cli import main

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(errors, 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if request.largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request.largest, request.largest))
    sys.argv = ["palaute", *request.arguments]
    watch(
        str(request.arguments[list(request.arguments).index("--out") + 1]), striker(request.how, request.strike, told)
    )
    try:
        main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except BaseException:
        import traceback

        traceback.print_exc()
        return 1
    return 0


def warm(request: Request) -> int:
    """Run the command here."""
    from contextlib import redirect_stdout

    from nlp.cli import main

    sys.argv = ["palaute", *request.arguments]
    try:
        with redirect_stdout(io.StringIO()):
            main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    return 0


def run(request: Request) -> Outcome:
    if request.how == "warm":
        return Outcome(0, warm(request), "")
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.close(reading)
            code = in_child(request, writing, errors.fileno())
            sys.stderr.flush()
            os._exit(code)
        os.close(writing)
        with os.fdopen(reading, "rb") as events:
            seen = len(events.read())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        errors.seek(0)
        return Outcome(seen, code, errors.read().decode("utf-8", "replace"))


if __name__ == "__main__":
    stub_the_model()
    draw_figures_once()
    for line in sys.stdin:
        print(json.dumps(asdict(run(Request(**json.loads(line))))), flush=True)
