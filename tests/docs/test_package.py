"""The wheel carries what it needs: codeframe, model and report template, and works without the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

CODE = """
import nlp, pathlib
assert pathlib.Path(nlp.__file__).is_relative_to(pathlib.Path.cwd()), nlp.__file__
coded = nlp.classify("Aivan liian kallis palvelu.")
print(coded.mentions[0].theme)
import pandas as pd
analysis = nlp.analyze(pd.DataFrame({"palaute": ["Aivan liian kallis palvelu."]}), text="palaute")
print(nlp.write_report(analysis, "report.html", "en").stat().st_size > 10_000)
"""


def test_the_wheel_works_on_its_own(root: Path, tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=root, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("palaute-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path)
    assert {
        "nlp/_models/codeframe.yaml",
        "nlp/_models/fast/weights.safetensors",
        "nlp/_models/default/encoder.onnx",
    } <= names
    assert not any(name.startswith(("tests/", "notebooks/", "models/")) for name in names)
    done = subprocess.run([sys.executable, "-c", CODE], cwd=tmp_path, capture_output=True, text=True, timeout=120,
                          env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["price", "True"]
