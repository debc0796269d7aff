"""From an analysis to the plain, formatted values that the page shows; no HTML here."""

from __future__ import annotations

from nlp.report.view.build import build_view

__all__ = ["build_view"]
