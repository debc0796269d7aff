"""From a survey's touchpoint column to journey stages: for what the text itself does not say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from nlp.codeframe import Codeframe
from nlp.errors import OptionError
from nlp.mapping_file import read_mapping
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
    content = read_mapping(path, "touchpoint: stage", "Asennus: delivery")
    unknown = sorted({value for value in content.values() if value not in codeframe.stage_ids})
    if unknown:
        raise OptionError(
            f"{path}: {', '.join(unknown)} is not a stage of the codeframe.",
            f"Use one of {', '.join(codeframe.stage_ids)}.",
        )
    return {_key(value): stage for value, stage in content.items()}


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
