"""What an organisation adds to its export: who owns a theme, and which codes a person has checked."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.codeframe import Codeframe
from nlp.errors import OptionError
from nlp.mapping_file import read_mapping
from nlp.pipeline.reviewed import check_codes, check_rows, reviewed_table

if TYPE_CHECKING:
    import pandas as pd

Owners = Mapping[str, str] | str | Path | None


@dataclass(frozen=True)
class Additions:
    """Owners by theme id, and reviewed rows as of :func:`nlp.pipeline.reviewed.reviewed_table`; None for none."""

    owners: Mapping[str, str] | None = None
    reviewed: pd.DataFrame | None = field(default=None, repr=False, compare=False)

    def digests(self) -> dict[str, str | None]:
        """What names the additions in the identity of a run: no names of persons, no rows."""
        owners = None if self.owners is None else _digest(sorted(self.owners.items()))
        return {"owners": owners, "reviewed": None if self.reviewed is None else _digest(self.reviewed.values.tolist())}

    def check_rows(self, rows: int) -> None:
        """Find out, before the work, that the reviewed rows can be of a survey of *rows* rows; OptionError if not."""
        if self.reviewed is not None:
            check_rows(self.reviewed, rows)

    def check_codes(self, mentions: pd.DataFrame) -> None:
        """Find out that the reviewed rows are coded as they were when a person saw them; OptionError if not."""
        if self.reviewed is not None:
            check_codes(self.reviewed, mentions)


def additions_of(owners: Owners, reviewed: pd.DataFrame | str | Path | None, codeframe: Codeframe) -> Additions:
    """Read both.

    Raises:
        SurveyError, OptionError: one cannot be read or used.
    """
    table = None if reviewed is None else reviewed_table(reviewed, codeframe)
    return Additions(owners_of(owners, codeframe), table)


def owners_of(owners: Owners, codeframe: Codeframe) -> dict[str, str] | None:
    """Who answers for a theme: a table, or the YAML or JSON file that holds one; None for none.

    Raises:
        OptionError: the file cannot be read, a theme is not in the codeframe, or an owner has no name.
    """
    if not owners:
        return None
    given = owners if isinstance(owners, Mapping) else read_mapping(owners, "theme: owner", "schedules: Kuljetukset")
    for theme, owner in given.items():
        if theme not in codeframe.theme_ids:
            close = difflib.get_close_matches(str(theme), codeframe.theme_ids, n=1)
            hint = f'Did you mean "{close[0]}"? ' if close else ""
            raise OptionError(
                f'The owners name the theme "{theme}", which the codeframe does not have.',
                f"{hint}The themes are {', '.join(codeframe.theme_ids)}.",
            )
        if not isinstance(owner, str) or not owner.strip():
            raise OptionError(f'The owner of the theme "{theme}" has no name.', "Write one, or leave the theme out.")
    return {theme: " ".join(owner.split()) for theme, owner in given.items()} or None


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
