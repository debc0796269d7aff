"""The house has one direction: a room imports only rooms below it, and stages never import each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import nlp

PACKAGE = Path(nlp.__file__).parent
GROUND = {"errors", "records"}
# Room → rooms it may import (besides itself). Only the pipeline, and what stands on it, sees several stages.
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "errors": set(),
    "records": set(),
    "codeframe": GROUND,
    "no_answer": set(),
    "survey": GROUND | {"files", "no_answer"},
    "cache": set(),
    "language_table": {"cache"},
    "language": GROUND | {"language_table"},
    "segment_words": set(),
    "split_rules": {"errors", "segment_words"},
    "splitter": {"split_rules"},
    "plain_tokens": set(),
    "segments": {"plain_tokens", "split_rules", "splitter"},
    "content": GROUND | {"no_answer"},
    "features": set(),
    "heads": set(),
    "touchpoints": GROUND | {"codeframe"},
    "model": GROUND | {"content", "segments"},
    "model_folder": GROUND,
    "evidence": {"features"},
    "passage_features": {"content", "features", "heads", "model"},
    "decisions": GROUND,
    "fast_model": GROUND | {"decisions", "evidence", "features", "heads", "model", "passage_features"},
    "fast_folder": GROUND
    | {"decisions", "fast_model", "features", "heads", "model", "model_folder", "passage_features"},
    # Run time only: neither training nor the pipeline, and no torch.
    "encoder": GROUND
    | {
        "cache",
        "decisions",
        "evidence",
        "fast_folder",
        "features",
        "heads",
        "model",
        "model_folder",
        "passage_features",
        "segments",
    },
    "bundled": GROUND | {"codeframe", "encoder", "fast_folder", "fast_model", "model", "model_folder"},
    "frames": GROUND,
    "responses": GROUND | {"frames"},
    "redact": GROUND,
    "wording": GROUND | {"redact"},
    "analysis": GROUND | {"codeframe", "lemma", "wording"},
    "lemma": set(),
    "report": GROUND | {"codeframe", "analysis", "files", "lemma", "redact", "wording"},
    "files": GROUND,
    "runs": GROUND | {"files"},
    "store": GROUND | {"analysis", "files", "frames", "redact", "responses", "runs", "wording"},
    "pipeline": GROUND
    | {
        "codeframe",
        "survey",
        "language",
        "segments",
        "content",
        "touchpoints",
        "model",
        "bundled",
        "frames",
        "analysis",
        "redact",
        "responses",
        "runs",
        "__init__",
    },
    "training": GROUND
    | {
        "analysis",
        "codeframe",
        "language",
        "segments",
        "content",
        "decisions",
        "encoder",
        "features",
        "heads",
        "model",
        "model_folder",
        "fast_model",
        "passage_features",
        "pipeline",
    },
    "cli": GROUND
    | {
        "codeframe",
        "bundled",
        "pipeline",
        "redact",
        "survey",
        "training",
        "analysis",
        "report",
        "store",
        "files",
        "runs",
        "wording",
        "__init__",
    },
}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported_rooms(path: Path) -> set[str]:
    """Rooms that a module imports at run time; imports for type checking alone bind nothing and do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    rooms: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "nlp":
            below = node.module.split(".")[1:]
            rooms |= {below[0]} if below else {a.name if a.name in MAY_IMPORT else "__init__" for a in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {a.name.split(".")[1] for a in node.names if a.name.startswith("nlp.")}
    return rooms


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_models" not in path.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    above = imported_rooms(path) - {room} - MAY_IMPORT[room]
    assert above == set(), f"{path.name} of {room} imports {sorted(above)}"


def test_the_map_has_no_cycle() -> None:
    done: set[str] = set()
    waiting = {room: set(below) for room, below in MAY_IMPORT.items()}
    while waiting:
        free = {room for room, below in waiting.items() if below <= done}
        assert free, f"cycle among {sorted(waiting)}"
        done |= free
        waiting = {room: below for room, below in waiting.items() if room not in free}


def test_the_check_sees_a_wrong_import(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text("def f():\n    from nlp.report import render_report\n", encoding="utf-8")
    assert imported_rooms(module) == {"report"}


HEAVY = [
    "spacy", "sklearn", "pandas", "numpy", "scipy", "transformers", "torch", "jinja2", "pydantic", "typer",
    "tokenizers", "openvino", "onnxruntime", "onnx", "nncf", "pyarrow", "pyreadstat", "python_calamine",
    "ftfy", "tomli_w", "statsmodels", "simplemma",
]  # fmt: skip


def test_import_nlp_loads_nothing_heavy() -> None:
    code = f"import sys, nlp; print([m for m in {HEAVY} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_the_encoder_runs_without_what_trains_it() -> None:
    for path in sorted((PACKAGE / "encoder").glob("*.py")):
        assert not imported_rooms(path) & {"training", "pipeline", "cli"}, path
    training = ["torch", "transformers", "sklearn", "onnx", "nncf", "wordfreq", "nlp.training", "nlp.pipeline"]
    code = f"import sys, nlp.encoder.folder; print([m for m in {training} if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_torch_is_imported_only_where_encoders_are_trained() -> None:
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            alias.name.split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        }
        if names & {"torch", "transformers", "nncf", "onnx"}:
            assert path.parent == PACKAGE / "training" / "neural", path


def test_every_public_name_is_there_and_unknown_ones_are_not() -> None:
    for name in nlp.__all__:
        assert getattr(nlp, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'clasify'"):
        nlp.clasify  # noqa: B018


def test_no_module_can_open_the_network_or_a_pickle() -> None:
    banned = {"socket", "urllib", "requests", "httpx", "http", "pickle", "shelve", "marshal"}
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            alias.name.split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        }
        assert not names & banned, f"{path} imports {names & banned}"
