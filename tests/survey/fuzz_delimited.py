"""Delimited text made by atheris, which looks for new paths: `python tests/survey/fuzz_delimited.py --seconds 300`.

Needs atheris (pip install -e ".[fuzz]"). Every text is read to a whole table or refused with a remedy.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path

import atheris
from make_exports import WRITTEN

from nlp.errors import PalauteError
from nlp.survey import decode as decoding
from nlp.survey import delimited, head, shape


def one(data: bytes) -> None:
    try:
        text = decoding.decode(lambda: io.BytesIO(data), "t.csv")
        table = shape.table_of("t.csv", delimited.read_delimited(list(text.lines()), "t.csv"))
    except PalauteError as error:
        assert error.remedy
        return
    assert len(set(table.columns)) == len(table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(0 <= row < len(table.rows) for row in table.faults)
    assert list(table.numbers) == sorted(set(table.numbers))
    for row in table.rows:
        "".join(row).encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=Path, default=Path(tempfile.gettempdir()) / "palaute-faults")
    options = parser.parse_args()
    for module in (decoding, delimited, head, shape):
        for function in list(vars(module).values()):
            if getattr(function, "__module__", "") == module.__name__ and hasattr(function, "__code__"):
                atheris.instrument_func(function)
    corpus = options.faults / "delimited"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, make in WRITTEN.items():
        if name.endswith((".csv", ".txt")):
            (corpus / name).write_bytes(make())
    told = [f"-max_total_time={options.seconds}", "-max_len=3000", "-timeout=20", f"-seed={options.seed}"]
    atheris.Setup([sys.argv[0], *told, f"-artifact_prefix={options.faults}/", "-print_final_stats=1", str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
