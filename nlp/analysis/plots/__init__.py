"""Plots of the tables of an analysis: ``analysis.plot_journey()`` and its siblings; see :class:`Plots`."""

from __future__ import annotations

from nlp.analysis.plots.methods import Plots

__all__ = ["Plots"]
