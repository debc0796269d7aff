"""Who in an organisation usually owns a theme: a suggestion that a survey's own table overrules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from nlp.codeframe import Codeframe

# For the themes of the bundled codeframe; the report labels the owners.
OWNERS: Mapping[str, str] = MappingProxyType(
    {
        "communication": "communication",
        "transparency": "communication",
        "staff_behaviour": "service_desk",
        "staff_competence": "training",
        "being_heard": "service_desk",
        "availability": "service_desk",
        "schedules": "operations",
        "ease": "operations",
        "promises": "operations",
        "quality": "product",
        "price": "finance",
        "tools": "it",
        "problem_resolution": "service_desk",
        "surroundings": "premises",
        "location": "premises",
        "general": "management",
    }
)
# Before anything is bought the customer deals with the sellers, whatever the theme is.
SALES_STAGES = frozenset({"awareness", "consideration", "purchase"})
SALES_THEMES = frozenset(
    "communication staff_behaviour staff_competence being_heard availability schedules promises".split()
)
UNKNOWN_OWNER = "management"
CONTACT_OWNER = "service_desk"  # who calls back where no theme tells better


def owner_of(theme: str, stage: str, codeframe: Codeframe, owners: Mapping[str, str] | None = None) -> str:
    """The suggested owner of *theme* at *stage*; a theme that has none has its parent's.

    Args:
        owners: theme id → owner, the organisation's own table in its own words; it goes first, whatever the stage.

    Returns:
        An owner id; ``management`` for a theme that nobody is named for.
    """
    own = owners or {}
    parents = {entry.id: entry.parent for entry in codeframe.themes}
    at: str | None = theme
    while at is not None:
        if at in own:
            return own[at]
        if at in SALES_THEMES and stage in SALES_STAGES:
            return "sales"
        if at in OWNERS:
            return OWNERS[at]
        at = parents.get(at)
    return UNKNOWN_OWNER
