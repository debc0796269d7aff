"""Groups of respondents against all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nlp.analysis.journey import SMALL_N
from nlp.analysis.plots.figure import EVEN, INK, MUTED, cut, plain, sheet, tidy, told, tone
from nlp.analysis.plots.marks import beside, points, zero_line
from nlp.analysis.plots.words import plot_texts
from nlp.analysis.segments import LANGUAGE
from nlp.errors import OptionError
from nlp.wording.names import SegmentNames

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from nlp.analysis.audit import Audit
    from nlp.wording.texts import Texts

SURE = 0.05
MEASURES = ("net", "nps", "score")


def plot_segments(
    audit: Audit, column: str, measure: str = "net", language: str = "fi", ax: Axes | None = None
) -> Figure:
    """The groups of one column of background data side by side, with 95 % intervals and differences to the others.

    Figures: :func:`nlp.analysis.segments.compare_segments`. Personal data in names is masked.

    Args:
        column: a column of ``analysis.segments``, or ``palaute_language``.
        measure: ``net`` (net sentiment, −100…+100), ``nps``, or ``score`` (the mean on its own scale).

    Raises:
        OptionError: no such column or measure.

    Other arguments, what comes back and errors as :func:`nlp.analysis.plots.journey.plot_journey`.
    """
    texts, found = plot_texts(language), audit.segments
    columns = [*audit.analysis.segments.columns, LANGUAGE]
    if measure not in MEASURES:
        raise OptionError(f"The measure {measure!r} is not known.", f"Use one of {', '.join(MEASURES)}.")
    if column not in columns:
        raise OptionError(f"There is no column {column!r} of background data.", f"Use one of {', '.join(columns)}.")
    names = SegmentNames(texts)
    name = cut(names.column(column))
    title = texts("segments" if measure == "net" else f"segments_{measure}", column=name)
    lines = found.groups[(found.groups["column"] == column) & (found.groups["measure"] == measure)]
    lines = lines[lines["n"] > 0].reset_index(drop=True)
    title += f" ({texts.count('of_coded' if measure == 'net' else 'of_scores', int(lines['n'].sum()))})"
    skipped = found.skipped[found.skipped["column"] == column]
    if len(skipped):
        reason = texts(f"skip_{skipped['reason'].iloc[0]}")
        return told(title, texts("skip_column", column=name, reason=reason), ax)
    if not len(lines):
        no_score = measure != "net" and audit.score["reason"].iloc[0]
        return told(title, texts("missing_score" if no_score else "segments_none"), ax)
    note = f"{texts('interval_note', small=SMALL_N)} {texts('segments_note')}"
    drawn = sheet(title, note, 0.75 + 0.34 * len(lines), ax)
    _draw(drawn.ax, lines, measure, names, texts)
    return drawn.figure


def _draw(ax: Axes, lines: Any, measure: str, names: SegmentNames, texts: Texts) -> None:
    tidy(ax, "x")
    few = lines["n"] < SMALL_N
    colours = [EVEN if measure == "score" and not small else tone(line.estimate, small)
               for line, small in zip(lines.itertuples(), few, strict=True)]  # fmt: skip
    points(
        ax,
        lines.index.to_list(),
        lines["estimate"],
        lines["low"],
        lines["high"],
        colours,
        few,
        upright=False,
        name=measure,
    )
    write = texts.numbers.net
    for place, line in enumerate(lines.itertuples()):
        sure = line.q <= SURE
        difference = write(line.difference, 1 if measure == "score" else 0)
        beside(ax, place, texts("segments_told", difference=difference), INK if sure else MUTED, bold=bool(sure))
    labels = [f"{cut(names.value(line.column, line.value), 30)} (n = {texts.numbers.count(int(line.n))})"
             for line in lines.itertuples()]  # fmt: skip
    ax.set_yticks(lines.index, [plain(label) for label in labels], size=8.5, color=INK)
    ax.set_ylim(len(lines) - 0.4, -0.6)
    if measure == "score":
        ax.xaxis.set_major_formatter(lambda value, _: texts.numbers.decimal(value, 1))
        ax.set_xlabel(texts("axis_score_other"))
        return
    zero_line(ax, upright=False)
    ax.set_xlim(-108, 108)
    ax.set_xticks((-100, -50, 0, 50, 100), [write(value) for value in (-100, -50, 0, 50, 100)])
    ax.set_xlabel(texts("axis_net" if measure == "net" else "axis_score_nps"))
