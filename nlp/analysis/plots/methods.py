"""The plots as methods, so that ``analysis.plot_journey()`` is all there is to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from nlp.analysis.audit import Audit


class Plots:
    """Plots of an analysis, or of an audit with its own owners and periods.

    Each gives a ``matplotlib.figure.Figure`` 700 pixels wide that a notebook shows by itself, with words in ``fi`` or
    ``en``; ``figure.savefig("journey.png")`` writes it. What could not be computed is a figure with the sentence why.
    ``ax=`` draws into axes of one's own. They need ``pip install palaute[plots]``.
    """

    def _audit(self) -> Audit:
        raise NotImplementedError

    def plot_journey(self, language: str = "fi", *, ax: Axes | None = None) -> Figure:
        """Net sentiment per stage with intervals: :func:`nlp.analysis.plots.journey.plot_journey`."""
        from nlp.analysis.plots.journey import plot_journey

        return plot_journey(self._audit(), language, ax)

    def plot_matrix(self, language: str = "fi", *, ax: Axes | None = None) -> Figure:
        """Net sentiment per theme and stage, n in the cells: :func:`nlp.analysis.plots.journey.plot_matrix`."""
        from nlp.analysis.plots.journey import plot_matrix

        return plot_matrix(self._audit(), language, ax)

    def plot_over_time(
        self, language: str = "fi", *, stage: str | None = None, theme: str | None = None, ax: Axes | None = None
    ) -> Figure:
        """Net sentiment over time, sure changes marked: :func:`nlp.analysis.plots.over_time.plot_over_time`."""
        from nlp.analysis.plots.over_time import plot_over_time

        return plot_over_time(self._audit(), stage, theme, language, ax)

    def plot_themes(self, language: str = "fi", *, ax: Axes | None = None) -> Figure:
        """Praise and complaints per theme: :func:`nlp.analysis.plots.themes.plot_themes`."""
        from nlp.analysis.plots.themes import plot_themes

        return plot_themes(self._audit(), language, ax)

    def plot_priorities(self, language: str = "fi", *, shown: int = 10, ax: Axes | None = None) -> Figure:
        """What to mend first, with rank intervals: :func:`nlp.analysis.plots.themes.plot_priorities`."""
        from nlp.analysis.plots.themes import plot_priorities

        return plot_priorities(self._audit(), language, shown, ax)

    def plot_drivers(self, language: str = "fi", *, ax: Axes | None = None) -> Figure:
        """What goes with the score: :func:`nlp.analysis.plots.scores.plot_drivers`."""
        from nlp.analysis.plots.scores import plot_drivers

        return plot_drivers(self._audit(), language, ax)

    def plot_impact(self, language: str = "fi", *, ax: Axes | None = None) -> Figure:
        """The score without those who speak of a theme: :func:`nlp.analysis.plots.scores.plot_impact`."""
        from nlp.analysis.plots.scores import plot_impact

        return plot_impact(self._audit(), language, ax)

    def plot_score(self, language: str = "fi", *, ax: Axes | None = None) -> Figure:
        """The score over time: :func:`nlp.analysis.plots.over_time.plot_score`."""
        from nlp.analysis.plots.over_time import plot_score

        return plot_score(self._audit(), language, ax)

    def plot_segments(
        self, column: str, language: str = "fi", *, measure: str = "net", ax: Axes | None = None
    ) -> Figure:
        """Groups of one column against the others: :func:`nlp.analysis.plots.segments.plot_segments`."""
        from nlp.analysis.plots.segments import plot_segments

        return plot_segments(self._audit(), column, measure, language, ax)
