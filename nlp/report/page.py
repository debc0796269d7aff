"""The report as one HTML page, and writing it to a file."""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from nlp.files import cannot_write, write_bytes
from nlp.report.embedded.data import as_json
from nlp.report.view import build_view
from nlp.wording.numbers import hyphenable

if TYPE_CHECKING:
    from nlp.analysis.result import Analysis

_TEMPLATES = Path(__file__).parent / "templates"
_STYLES = ("style.css", "tables.css", "explorer.css", "print.css")
_SCRIPTS = ("data", "numbers", "figures", "draw", "tables", "search", "list", "main")


def render_report(analysis: Analysis, language: str = "fi") -> str:
    """The report as a self-contained HTML page in ``fi`` or ``en``: nothing is loaded from elsewhere.

    It reads and prints without scripts; its own script adds filters, the verbatims behind a cell and a search. The same
    analysis always gives the same page. Quotes and verbatims in it are redacted.

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
    environment.filters["drawing"] = Markup
    script = _script()
    # These alone are HTML already: the drawings escape what they quote, and the data holds no "<".
    view |= {
        "chart_wide": Markup(view["chart"].svg),
        "chart_narrow": Markup(view["chart"].narrow),
        "style": Markup("".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES)),
        "script": Markup(script),
        "script_hash": b64encode(sha256(script.encode()).digest()).decode(),
        "json": Markup(as_json(view["data"])) if view["data"] else "",
    }
    return environment.get_template("report.html.j2").render(view)


def _script() -> str:
    """The page's script: its parts in one function of their own, without the lines that are comments."""
    parts = "".join((_TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    lines = [line for line in parts.splitlines(keepends=True) if not line.startswith("//")]
    return f'"use strict";\n(() => {{\n{"".join(lines)}}})();\n'


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
