"""Plots to review a model by: what it takes for what, where it is weak, and how far its confidence is to be trusted.

Each reads an :class:`nlp.training.evaluate.Evaluation` of one's own labelled rows, or a model card
(``model.info.card``), and gives a ``matplotlib.figure.Figure`` as the plots of an analysis do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nlp.analysis.plots.figure import EVEN, HAIR, INK, MUTED, NEGATIVE, PAPER, POSITIVE, cut, plain, sheet, tidy, told
from nlp.analysis.plots.marks import points
from nlp.codeframe import Codeframe, load_codeframe
from nlp.errors import OptionError
from nlp.records import LANGUAGES
from nlp.training.confused import NOTHING
from nlp.training.plot_words import review_texts

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from nlp.training.evaluate import Evaluation
    from nlp.wording.texts import Texts

_COLOURS = {"fi": POSITIVE, "en": NEGATIVE}
_FEW = 20  # labels, or answers, under which a point is hollow


def plot_confusion(
    evaluation: Evaluation,
    language: str = "fi",
    *,
    of: str | None = None,
    codeframe: Codeframe | None = None,
    ax: Axes | None = None,
) -> Figure:
    """Which themes are taken for which: labelled themes down, given themes across, verbatims in the cells.

    Figures: :func:`nlp.training.confused.confused_themes`. The darker, the larger the part of the theme's labels (in
    the last line: of the codes given).

    Args:
        language: of the words, ``fi`` or ``en``; *of*: of the feedback, None for both.
        codeframe: gives the labels; the bundled one when None.
        ax: axes to draw into instead of a new figure.

    Raises:
        OptionError: another language. PalauteError: matplotlib is not installed.
    """
    from matplotlib.colors import LinearSegmentedColormap

    texts, frame = review_texts(language), codeframe or load_codeframe()
    _language(of)
    pairs = evaluation.confused
    pairs = pairs if of is None else pairs[pairs["language"] == of]
    pairs = pairs.groupby(["labelled", "given"], as_index=False)["n"].sum()
    themes = [t for t in frame.theme_ids if (pairs[["labelled", "given"]] == t).to_numpy().any()]
    right = int(pairs.loc[pairs["labelled"] == pairs["given"], "n"].sum())
    counted = evaluation.themes if of is None else evaluation.themes[evaluation.themes["language"] == of]
    labels = int(counted["n"].sum())
    title = texts("confusion", n=texts.numbers.count(labels), right=texts.numbers.count(right))
    if not themes:
        return told(title, texts("no_labels"), ax)
    codes = [*themes, NOTHING]
    grid = pairs.pivot(index="labelled", columns="given", values="n").reindex(index=codes, columns=codes).fillna(0)
    counts = grid.to_numpy(dtype=float)
    drawn = sheet(title, texts("confusion_note"), 1.35 + 0.27 * len(codes), ax)
    orange = LinearSegmentedColormap.from_list("orange", (PAPER, NEGATIVE))
    drawn.ax.imshow(_shares(counts), cmap=orange, vmin=0, vmax=0.5, aspect="auto", gid="confused")
    _counts(drawn.ax, counts, texts)
    names = [plain(cut(frame.label(theme, language), 34)) for theme in themes]
    drawn.ax.set_xticks(
        range(len(codes)),
        [plain(cut(name, 25)) for name in (*names, texts("missed"))],
        rotation=55,
        ha="left",
        rotation_mode="anchor",
        size=7,
        color=INK,
    )
    drawn.ax.xaxis.tick_top()
    drawn.ax.set_yticks(range(len(codes)), [*names, texts("imagined")], size=7.5, color=INK)
    drawn.ax.tick_params(length=0)
    drawn.ax.set_ylabel(texts("labelled"), size=8.5, color=MUTED)
    drawn.ax.set_xlabel(texts("given"), size=8.5, color=MUTED)
    for side in drawn.ax.spines.values():
        side.set_visible(False)
    return drawn.figure


def _shares(counts: np.ndarray) -> np.ndarray:
    """What to shade: confusions as parts of the line's sum; right codes are not shaded."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.nan_to_num(counts / counts.sum(axis=1, keepdims=True))
        # What was given for nothing is told as a part of all that was given of the theme.
        shares[-1] = np.nan_to_num(counts[-1] / counts.sum(axis=0))
    np.fill_diagonal(shares, 0)
    return shares


def _counts(ax: Axes, counts: np.ndarray, texts: Texts) -> None:
    import numpy as np

    shares = _shares(counts)
    for (row, column), n in np.ndenumerate(counts):
        if n:
            same = row == column
            ink = POSITIVE if same else PAPER if shares[row, column] > 0.3 else INK
            weight = "bold" if same else "normal"
            ax.text(
                column, row, texts.numbers.count(int(n)), ha="center", va="center", size=8, color=ink, weight=weight
            )
    last = len(counts) - 1.5
    ax.axhline(last, color=HAIR, linewidth=1)
    ax.axvline(last, color=HAIR, linewidth=1)


def plot_theme_f1(
    source: Evaluation | Mapping[str, Any],
    language: str = "fi",
    *,
    codeframe: Codeframe | None = None,
    ax: Axes | None = None,
) -> Figure:
    """How well each theme is found: F1 (0–1) with its 95 % interval, by language of the feedback.

    Args:
        source: an evaluation, or a model card. Others as :func:`plot_confusion`.
    """
    texts, frame = review_texts(language), codeframe or load_codeframe()
    table = _table(source, "themes")
    table = table[table["f1"].notna() & (table["n"] > 0)] if len(table) else table
    title = texts("theme_f1", n=texts.numbers.count(int(table["n"].sum()) if len(table) else 0))
    if not len(table):
        return told(title, texts("no_labels"), ax)
    best = table.groupby("theme")["f1"].mean().sort_values(ascending=False, kind="stable")
    themes, spoken = list(best.index), [code for code in LANGUAGES if (table["language"] == code).any()]
    drawn = sheet(title, texts("theme_f1_note", few=_FEW), 0.75 + 0.36 * len(themes), ax)
    axes = drawn.ax
    tidy(axes, "x")
    for place, code in enumerate(spoken):
        lines = table[table["language"] == code]
        apart = (place - (len(spoken) - 1) / 2) * 0.34
        at = [themes.index(theme) + apart for theme in lines["theme"]]
        looks = [_COLOURS[code]] * len(lines)
        points(axes, at, lines["f1"], lines["low"], lines["high"], looks, lines["n"] < _FEW, upright=False, name=code)
        axes.plot([], [], "o", color=_COLOURS[code], label=texts(f"lang_{code}"))
    names = [plain(cut(frame.label(theme, language))) for theme in themes]
    axes.set_yticks(range(len(themes)), names, size=8.5, color=INK)
    axes.set_ylim(len(themes) - 0.4, -0.6)
    axes.set_xlim(0, 1.02)
    axes.xaxis.set_major_formatter(lambda value, _: texts.numbers.decimal(value, 1))
    axes.set_xlabel(texts("axis_f1"))
    _legend(axes)
    return drawn.figure


def plot_reliability(source: Mapping[str, Any], language: str = "fi", *, ax: Axes | None = None) -> Figure:
    """Whether the confidence can be trusted: of codes given this confidence, how many the coder gave too.

    Args:
        source: a model card; its ``reliability`` has one line per tenth: ``confidence`` (mean), ``right`` (share),
            ``n``. Others as :func:`plot_confusion`.
    """
    texts = review_texts(language)
    table = _frame(source.get("reliability") or ())
    title = texts("reliability", n=texts.numbers.count(int(table["n"].sum()) if len(table) else 0))
    if not len(table):
        return told(title, texts("no_reliability"), ax)
    error = source.get("calibration_error")
    note = texts("reliability_note", few=_FEW)
    if error is not None:
        note += f" {texts('reliability_error', error=texts.numbers.decimal(float(error), 3))}"
    drawn = sheet(title, note, 3.6, ax)
    axes = drawn.ax
    tidy(axes, "y")
    axes.plot((0, 1), (0, 1), color=EVEN, linewidth=1, linestyle=(0, (4, 3)), zorder=2)
    axes.plot(table["confidence"], table["right"], color=POSITIVE, linewidth=1.4, zorder=3)
    none = [float("nan")] * len(table)
    few = table["n"] < _FEW
    looks = [POSITIVE] * len(table)
    points(axes, table["confidence"], table["right"], none, none, looks, few, upright=True, name="right")
    for line in table.itertuples():
        axes.annotate(
            texts.numbers.count(int(line.n)),
            (line.confidence, line.right),
            xytext=(7, -9),
            textcoords="offset points",
            size=7.5,
            color=MUTED,
        )
    _shares_axes(axes, texts)
    axes.set_xlabel(texts("axis_confidence"))
    axes.set_ylabel(texts("axis_right"))
    return drawn.figure


def plot_coverage_precision(
    source: Evaluation | Mapping[str, Any], language: str = "fi", *, ax: Axes | None = None
) -> Figure:
    """How many mentions are right (theme and polarity) when only the more certain verbatims are taken as read.

    Args:
        source: an evaluation (a curve per language) or a model card (one curve): ``coverage``, ``precision``, ``low``,
            ``high`` (95 %), ``n``. Others as :func:`plot_confusion`.
    """
    texts = review_texts(language)
    table = _frame(source.get("coverage") or ()) if isinstance(source, Mapping) else source.review
    if len(table) and "language" not in table:
        table = table.assign(language="all")
    largest = table.groupby("language")["n"].max().sum() if len(table) else 0
    title = texts("coverage", n=texts.numbers.count(int(largest)))
    if not len(table):
        return told(title, texts("no_coverage"), ax)
    drawn = sheet(title, texts("coverage_note"), 3.3, ax)
    axes = drawn.ax
    tidy(axes, "y")
    for code, lines in table.groupby("language", sort=False):
        colour = _COLOURS.get(str(code), POSITIVE)
        axes.fill_between(lines["coverage"], lines["low"], lines["high"], color=colour, alpha=0.13, linewidth=0)
        label = texts(f"lang_{code}") if code in _COLOURS else texts("both_languages")
        axes.plot(lines["coverage"], lines["precision"], "o-", color=colour, linewidth=1.8, markersize=5, label=label)
    axes.set_ylim(min(0.5, float(table["low"].min()) - 0.03), 1.01)
    axes.set_xlim(0.05, 1.03)
    _shares_axes(axes, texts)
    axes.set_xlabel(texts("axis_coverage"))
    axes.set_ylabel(texts("axis_precision"))
    _legend(axes)
    return drawn.figure


def plot_threshold(
    curve: pd.DataFrame,
    theme: str,
    language: str = "fi",
    *,
    codeframe: Codeframe | None = None,
    ax: Axes | None = None,
) -> Figure:
    """What moving the threshold of *theme* does: precision and recall by the confidence from which it is coded.

    Args:
        curve: as of :func:`nlp.training.thresholds.threshold_curve`. Others as :func:`plot_confusion`.
    """
    texts, frame = review_texts(language), codeframe or load_codeframe()
    labels = int(curve["labels"].max()) if len(curve) else 0
    title = texts("threshold", theme=cut(frame.label(theme, language)), n=texts.numbers.count(labels))
    if not labels:
        return told(title, texts("no_labels"), ax)
    drawn = sheet(title, texts("threshold_note"), 3.2, ax)
    axes = drawn.ax
    tidy(axes, "y")
    for name, colour in (("precision", POSITIVE), ("recall", NEGATIVE)):
        axes.plot(curve["confidence"], curve[name], "o-", color=colour, linewidth=1.8, markersize=5, label=texts(name))
    chosen = curve.loc[curve["chosen"], "confidence"].iloc[0]
    axes.axvline(chosen, color=EVEN, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1, gid="chosen")
    axes.set_ylim(0, 1.03)
    _shares_axes(axes, texts)
    axes.set_xlabel(texts("axis_threshold"))
    _legend(axes)
    return drawn.figure


def _legend(ax: Axes) -> None:
    """The series named above the axes, where nothing is drawn."""
    ax.legend(
        loc="lower right",
        bbox_to_anchor=(1.0, 1.0),
        ncols=3,
        frameon=False,
        fontsize=8.5,
        labelcolor=INK,
        borderpad=0.1,
    )


def _shares_axes(ax: Axes, texts: Texts) -> None:
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(lambda value, _: texts.numbers.percent(round(value, 6)))


def _table(source: Any, name: str) -> pd.DataFrame:
    """The lines of all languages of one table of a card or an evaluation."""
    if not isinstance(source, Mapping):
        table: pd.DataFrame = getattr(source, name)
        return table
    by_language = source.get(name) or {}
    return _frame([{"language": code, **line} for code, lines in by_language.items() for line in lines])


def _frame(lines: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    table = pd.DataFrame([dict(line) for line in lines])
    figures = [name for name in table.columns if name not in ("language", "theme")]
    return table.astype(dict.fromkeys(figures, "float64"))


def _language(of: str | None) -> None:
    if of is not None and of not in LANGUAGES:
        raise OptionError(f"There is no feedback in language {of!r}.", f"Use one of {', '.join(LANGUAGES)}, or None.")
