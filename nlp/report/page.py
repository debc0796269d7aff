"""The report as one HTML page, and writing it to a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.files import cannot_write, write_bytes
from nlp.report.view import build_view
from nlp.wording.numbers import hyphenable

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

_TEMPLATES = Path(__file__).parent / "templates"


def render_report(analysis: Analysis, language: str = "fi") -> str:
    """The report as a self-contained HTML page in ``fi`` or ``en``: no script, nothing loaded from elsewhere.

    The same analysis always gives the same page. Quotes in it are redacted.

    Raises:
        OptionError: *language* is neither ``fi`` nor ``en``.
    """
    import jinja2
    from markupsafe import Markup

    view = build_view(analysis, language)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["hyphenable"] = hyphenable
    # The drawings and the style sheet are the only texts that are HTML already; they escape what they quote.
    view |= {
        "chart_wide": Markup(view["chart"].svg),
        "chart_narrow": Markup(view["chart"].narrow),
        "style": Markup((_TEMPLATES / "style.css").read_text(encoding="utf-8")),
    }
    return environment.get_template("report.html.j2").render(view)


def write_report(analysis: Analysis, path: str | os.PathLike[str], language: str = "fi") -> Path:
    """Write the report to *path* and give the path back; a reader never sees half a file.

    Raises:
        OptionError: *language* is unknown, or the file cannot be written.
    """
    target = Path(path)
    page = render_report(analysis, language)
    try:
        # Lone surrogates of a damaged export cannot stand in UTF-8; they become "?".
        write_bytes(target, page.encode("utf-8", "replace"))
    except OSError as error:
        raise cannot_write(target, error, "Check that the folder exists and that you may write to it.") from None
    return target
