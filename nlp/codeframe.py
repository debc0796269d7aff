"""The codeframe: which themes feedback is coded into, and the stages of the customer's journey.

A codeframe is a YAML file with the keys ``themes`` and ``stages``. Reading it checks every rule and gives
frozen records; nothing here knows about models.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from nlp.errors import CodeframeError
from nlp.records import NOT_STATED

_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_STRICT)
class Bilingual:
    """A label in Finnish and English."""

    fi: _Words
    en: _Words


@dataclass(frozen=True, config=_STRICT)
class Examples:
    """Example verbatims in Finnish and English."""

    fi: tuple[_Words, ...] = ()
    en: tuple[_Words, ...] = ()


@dataclass(frozen=True, config=_STRICT)
class Theme:
    """What feedback is about; *parent* groups themes under a broader one."""

    id: _Id
    label: Bilingual
    definition: _Words
    includes: str = ""
    excludes: str = ""
    aspects: tuple[_Id, ...] = ()
    examples: Examples = Examples()
    parent: _Id | None = None


@dataclass(frozen=True, config=_STRICT)
class Stage:
    """A stage of the customer's journey, in the order of the file."""

    id: _Id
    label: Bilingual
    definition: _Words
    includes: str = ""
    excludes: str = ""
    examples: Examples = Examples()


@dataclass(frozen=True, config=_STRICT)
class Codeframe:
    """Themes and journey stages; :func:`load_codeframe` makes checked ones."""

    themes: tuple[Theme, ...]
    stages: tuple[Stage, ...]

    @property
    def theme_ids(self) -> tuple[str, ...]:
        return tuple(theme.id for theme in self.themes)

    @property
    def stage_ids(self) -> tuple[str, ...]:
        """Ids in journey order; ``not_stated`` is last."""
        return tuple(stage.id for stage in self.stages)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the content; comments and layout of the file do not change it."""
        canonical = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)  # type: ignore[call-overload]
        return hashlib.sha256(canonical.encode()).hexdigest()

    def label(self, code: str, language: str) -> str:
        """The label of a theme or stage id in ``fi`` or ``en``; the id itself when it is unknown."""
        entries: tuple[Theme | Stage, ...] = (*self.themes, *self.stages)
        for entry in entries:
            if entry.id == code:
                return str(getattr(entry.label, language))
        return code


def default_codeframe_path() -> Path:
    """The bundled codeframe: inside an installed package, or in ``models/`` of a source checkout."""
    return models_folder() / "codeframe.yaml"


def models_folder() -> Path:
    """The folder of the bundled codeframe and models."""
    installed = Path(__file__).parent / "_models"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "models"


def load_codeframe(path: str | Path | None = None) -> Codeframe:
    """Read and check a codeframe file; the bundled one when *path* is None.

    Raises:
        CodeframeError: the file cannot be read or breaks a rule; the message names file, key and remedy.
    """
    return _bundled() if path is None else _load(Path(path))


@lru_cache(maxsize=1)
def _bundled() -> Codeframe:
    return _load(default_codeframe_path())


def _load(file: Path) -> Codeframe:
    content = _read_yaml(file)
    try:
        codeframe = TypeAdapter(Codeframe).validate_python(content)
    except ValidationError as error:
        raise _shape_error(file, error) from None
    _check_ids(file, codeframe)
    _check_parents(file, codeframe)
    return codeframe


def _read_yaml(file: Path) -> Any:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CodeframeError(f"{file}: there is no such codeframe file.", "Check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CodeframeError(
            f"{file}: cannot be read as UTF-8 text ({type(error).__name__}).",
            "Save the codeframe as a UTF-8 YAML file.",
        ) from None
    try:
        # An alias can make a structure contain itself, or grow without bound; no codeframe needs one.
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise CodeframeError(
                    f"{file}: line {_line(event)} uses a YAML alias (*{event.anchor}), "
                    "which can make a codeframe contain itself.",
                    "Write the entry out in full.",
                )
        return yaml.load(text, Loader=_UniqueKeyLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}, column {mark.column + 1}:" if mark else ""
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise CodeframeError(f"{file}:{where} {problem}.", "Correct the YAML at that place.") from None
    except (ValueError, RecursionError):
        # Values in the form of a date or a number that are none, and brackets thousands deep.
        raise CodeframeError(
            f"{file}: holds an impossible date or number, or is nested too deep.", "Put texts in quotation marks."
        ) from None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _UniqueKeyLoader(yaml.SafeLoader):
    """YAML keeps the last of two equal keys without a word; a codeframe must not lose one that way."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = key_node.value
            if isinstance(key_node, yaml.ScalarNode) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            if isinstance(key_node, yaml.ScalarNode):
                seen.add(key)
        return super().construct_mapping(node, deep)


_REMEDIES = {
    "missing": "Add the key.",
    "unexpected_keyword_argument": "Remove the key or correct its spelling.",
    "string_pattern_mismatch": "Use lower-case letters, digits and underscores, a letter first.",
}


def _shape_error(file: Path, error: ValidationError) -> CodeframeError:
    faults = error.errors(include_input=False, include_url=False)
    told = "; ".join(f"{_key(fault['loc'])}: {fault['msg']}" for fault in faults[:5])
    more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
    remedy = _REMEDIES.get(faults[0]["type"], "Correct the value; the bundled models/codeframe.yaml shows the form.")
    return CodeframeError(f"{file}: {told}{more}.", remedy)


def _key(location: tuple[int | str, ...]) -> str:
    """``("themes", 3, "label", "fi")`` → ``themes[3].label.fi``."""
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return key.lstrip(".") or "the whole file"


def _check_ids(file: Path, codeframe: Codeframe) -> None:
    kinds: tuple[tuple[str, tuple[Theme | Stage, ...]], ...] = (
        ("themes", codeframe.themes),
        ("stages", codeframe.stages),
    )
    for key, entries in kinds:
        if not entries:
            raise CodeframeError(f"{file}: {key} is empty.", "List at least one entry.")
        first: dict[str, int] = {}
        for position, entry in enumerate(entries):
            if entry.id in first:
                raise CodeframeError(
                    f"{file}: {key}[{position}].id {entry.id!r} already stands at {key}[{first[entry.id]}].",
                    "Give every entry an id of its own.",
                )
            first[entry.id] = position
    if codeframe.stage_ids[-1] != NOT_STATED:
        raise CodeframeError(
            f"{file}: the last of stages is not {NOT_STATED!r}.",
            f"Add a stage with the id {NOT_STATED!r} at the end of stages.",
        )


def _check_parents(file: Path, codeframe: Codeframe) -> None:
    parents = {theme.id: theme.parent for theme in codeframe.themes}
    for position, theme in enumerate(codeframe.themes):
        key = f"themes[{position}].parent"
        if theme.parent is not None and theme.parent not in parents:
            raise CodeframeError(
                f"{file}: {key} {theme.parent!r} is not a theme.", "Name the id of another theme, or remove the key."
            )
        trail = [theme.id]
        while (parent := parents[trail[-1]]) is not None:
            trail.append(parent)
            if parent in trail[:-1]:
                raise CodeframeError(
                    f"{file}: {key} closes a cycle: {' → '.join(trail)}.", "Remove the parent of one of them."
                )
            if parent not in parents:
                break
