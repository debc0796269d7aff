"""From a survey's touchpoint column to journey stages: for what the text itself does not say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from nlp.codeframe import Codeframe
from nlp.errors import OptionError
from nlp.records import NOT_STATED

# Values of touchpoint columns as surveys have them; a mapping file goes before these.
_USUAL: dict[str, str] = {
    value: stage
    for stage, values in {
        "awareness": "mainonta markkinointi mainos advertising marketing",
        "consideration": "tarjous tarjouspyyntö yhteydenotto myynti tarjousvaihe quote enquiry inquiry sales offer",
        "purchase": "tilaus osto varaus sopimus ajanvaraus kassa verkkokauppa order booking contract checkout",
        "onboarding": "aloitus käyttöönotto perehdytys onboarding setup set-up start",
        "delivery": "toimitus asennus hoito käynti kuljetus delivery installation treatment visit stay",
        "support": "asiakaspalvelu tuki reklamaatio puhelinpalvelu chat support helpdesk complaint",
        "aftercare": "laskutus lasku luovutus huolto takuu jälkihoito billing invoice warranty handover",
        "loyalty": "asiakkuus kanta-asiakkuus uusinta suosittelu renewal loyalty",
        "exit": "irtisanominen päättyminen lähtö poistuminen cancellation churn exit",
    }.items()
    for value in values.split()
}


def read_stage_map(path: str | Path, codeframe: Codeframe) -> dict[str, str]:
    """Read a mapping file: YAML or JSON, ``touchpoint value: stage id``; keys are compared without case.

    Raises:
        OptionError: not such a file, one that cannot be read, or a stage that the codeframe does not have.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
        content = json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)
    except FileNotFoundError:
        raise OptionError(f"{file}: there is no such mapping file.", "Check the path given as the stage map.") from None
    except OSError as error:
        raise OptionError(f"{file}: cannot be read ({error.strerror}).", "Check its permissions.") from None
    except (UnicodeDecodeError, ValueError, RecursionError, yaml.YAMLError):
        raise OptionError(
            f"{file}: is not a YAML or JSON file.", "Write one line per touchpoint: `Asennus: delivery`."
        ) from None
    if not isinstance(content, dict) or not all(isinstance(value, str) for value in content.values()):
        raise OptionError(
            f"{file}: is not a list of `touchpoint: stage` lines.",
            "Write one line per touchpoint: `Asennus: delivery`.",
        )
    unknown = sorted({value for value in content.values() if value not in codeframe.stage_ids})
    if unknown:
        raise OptionError(
            f"{file}: {', '.join(unknown)} is not a stage of the codeframe.",
            f"Use one of {', '.join(codeframe.stage_ids)}.",
        )
    return {_key(str(value)): stage for value, stage in content.items()}


def stages_of(values: Iterable[str], codeframe: Codeframe, mapping: Mapping[str, str]) -> dict[str, str]:
    """The stage of each distinct touchpoint value: by the mapping, by id or label of a stage, or by usual names.

    Values that none of these knows are left out.
    """
    known = dict(_USUAL)
    for stage in codeframe.stages:
        known |= {_key(name): stage.id for name in (stage.id, stage.label.fi, stage.label.en)}
    known |= mapping
    usable = {value: known.get(_key(value), "") for value in dict.fromkeys(values)}
    return {value: stage for value, stage in usable.items() if stage in codeframe.stage_ids and stage != NOT_STATED}


def _key(value: str) -> str:
    return " ".join(value.lower().split())
