"""`palaute.toml` beside an export: the roles of its columns, saved once and used each time.

text = ["Palaute"]
question = ["Mitä mieltä olit palvelusta?"]
date = "Pvm"
date_order = "day"
stage_map = "vaiheet.yaml"

[owners]
schedules = "Kuljetukset"
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from nlp.errors import OptionError
from nlp.files import write_bytes

CONFIG_NAME = "palaute.toml"
_LARGEST = 2**20


@dataclass(frozen=True)
class SurveyConfig:
    """What a `palaute.toml` says; None and empty where it says nothing. *stage_map* is a path within its folder.

    *owners* gives the id of a theme the name of who answers for it; whether the codeframe has it is checked later.
    """

    text: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    date: str | None = None
    date_order: str | None = None
    score: str | None = None
    stage: str | None = None
    stage_map: Path | None = None
    respondent: str | None = None
    segments: tuple[str, ...] = ()
    sheet: str | None = None
    owners: Mapping[str, str] = field(default_factory=dict)


KEYS = tuple(one.name for one in fields(SurveyConfig))
_LISTS = ("text", "question", "segments")


def read_config(export: str | os.PathLike[str]) -> SurveyConfig | None:
    """The `palaute.toml` in the folder of *export*; None when there is none.

    Raises:
        OptionError: it cannot be read, is no TOML, has an unknown key, a value of the wrong type, or a path out of its
            folder.
    """
    place = Path(export).parent / CONFIG_NAME
    try:
        if not place.is_file():
            return None
    except OSError:  # the folder may not be entered; the reading of the export tells so
        return None
    try:
        if place.stat().st_size > _LARGEST:
            raise OptionError(f'"{place}" is too large for settings.', "Write into it the roles of columns only.")
        content = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise OptionError(f'"{place}" cannot be read ({error.strerror}).', "Check its permissions.") from None
    except (ValueError, RecursionError) as error:
        where = f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else ""
        raise OptionError(f'"{place}" is no TOML{where}.', 'Write lines such as text = "Palaute".') from None
    unknown = next((key for key in content if key not in KEYS), None)
    if unknown is not None:
        close = difflib.get_close_matches(unknown, KEYS, n=1)
        hint = f'Did you mean "{close[0]}"? ' if close else ""
        raise OptionError(f'"{place}" has the unknown key "{unknown}".', f"{hint}The keys are {', '.join(KEYS)}.")
    values = {key: _value(key, value, place) for key, value in content.items()}
    if "stage_map" in values:
        values["stage_map"] = _inside(values["stage_map"], place)
    return SurveyConfig(**values)


def _value(key: str, value: object, place: Path) -> Any:
    if key == "owners":
        if isinstance(value, dict) and value and all(isinstance(who, str) and who.strip() for who in value.values()):
            return value
        form = 'a table, such as [owners] and below it schedules = "Kuljetukset"'
        raise OptionError(f'"owners" in "{place}" has a value that cannot be used.', f"Write {form}.")
    if isinstance(value, str) and value:
        return (value,) if key in _LISTS else value
    if key in _LISTS and isinstance(value, list) and value and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    form = 'a text or a list of texts, such as ["A", "B"]' if key in _LISTS else "a text in quotation marks"
    raise OptionError(f'"{key}" in "{place}" has a value that cannot be used.', f"Write {form}.")


def _inside(name: str, place: Path) -> Path:
    """The file *name* in the folder of the config. An export from outside must not open other files with it."""
    folder = place.parent.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise OptionError(f'"stage_map" in "{place}" leads out of its folder.', "Put the file beside the export.")
    return path


def write_config(export: str | os.PathLike[str], config: SurveyConfig) -> Path:
    """Write *config* as the `palaute.toml` in the folder of *export*, and return its path.

    Raises:
        OptionError: there already is one, or the folder cannot be written.
    """
    import tomli_w

    place = Path(export).parent / CONFIG_NAME
    told = {key: value for key in KEYS if (value := getattr(config, key))}
    plain = {key: _plain(value) for key, value in told.items()}
    if os.path.lexists(place):
        raise OptionError(f'There already is "{place}".', "Change it, or remove it and save again.")
    try:
        write_bytes(place, tomli_w.dumps(plain).encode())
    except OSError as error:
        raise OptionError(f'"{place}" cannot be written ({error.strerror}).', "Check the folder.") from None
    return place


def _plain(value: Any) -> Any:
    """A value of the settings as TOML has it."""
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else str(value)
