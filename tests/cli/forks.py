"""Runs `palaute analyze` in forked processes that kill themselves at a chosen moment; started as a process of its own.

Standard input has one JSON list a line: the arguments of the command, and the number of the file event under the
results folder (opening, renaming, removing, making a folder) before which SIGKILL strikes, 0 for never. Standard
output has one line for each: the number of file events seen and the signal (negative) or exit code.
"""

from __future__ import annotations

import json
import os
import signal
import sys

EVENTS = frozenset(("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "tempfile.mkstemp"))


def watch(folder: str, strike: int, told: int) -> None:
    """Count file events under *folder* to the descriptor *told*, and kill this process before number *strike*."""
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event not in EVENTS or not any(isinstance(a, (str, bytes, os.PathLike)) and folder in os.fsdecode(a)
                                          for a in arguments[:2]):  # fmt: skip
            return
        seen += 1
        os.write(told, b".")
        if seen == strike:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def run(arguments: list[str], strike: int) -> tuple[int, int]:
    from nlp.cli import main

    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        sys.argv = ["palaute", *arguments]
        watch(arguments[arguments.index("--out") + 1], strike, writing)
        code = 1
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as events:
        seen = len(events.read())
    return seen, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    # What every run loads is loaded once, before the forks.
    import jinja2  # noqa: F401
    import pandas  # noqa: F401
    import scipy.stats  # noqa: F401
    import xlsxwriter  # noqa: F401

    from nlp.pipeline.api import classify

    classify("Asentaja oli ystävällinen.", model="fast")
    for line in sys.stdin:
        print(json.dumps(run(*json.loads(line))), flush=True)
