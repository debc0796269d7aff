"""Reading that runs as a process of its own, because the library below it can take the whole process with it."""

from __future__ import annotations

import os
import subprocess
import sys

_LONGEST = 600  # seconds


def run_child(module: str, data: bytes) -> bytes | None:
    """What *module* of this package writes for a file of *data*; None when it refuses, crashes or takes too long."""
    command = [sys.executable, "-P", "-m", f"nlp.survey.{module}"]
    places = os.pathsep.join(place or os.getcwd() for place in sys.path)
    environment = {**os.environ, "PYTHONPATH": places}
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment, timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode else done.stdout
