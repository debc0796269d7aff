"""The plots of an analysis draw what its tables hold, in both languages, and the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from nlp.analysis.audit import Audit
from nlp.analysis.plots.figure import EVEN, NEGATIVE, PAPER, POSITIVE, SMALL, wrapped
from nlp.analysis.plots.words import WORDS
from nlp.analysis.result import Analysis
from nlp.errors import OptionError
from nlp.records import NOT_STATED
from nlp.report.drawing import marks
from nlp.report.drawing.svg import PAPER as REPORT_PAPER
from nlp.responses import segment_frame

ALL = ("journey", "matrix", "over_time", "themes", "priorities", "drivers", "impact", "score")


_KEPT: dict[str, Analysis] = {}


@pytest.fixture
def full(full_analysis: Analysis) -> Analysis:
    """One analysis for all tests here, so that its tables are drawn once."""
    return _KEPT.setdefault("full", full_analysis)


def dots(figure: Figure, name: str, panel: int = 0) -> np.ndarray:
    """Places and values of the points of that name."""
    (found,) = [c for c in figure.axes[panel].collections if isinstance(c, PathCollection) and c.get_gid() == name]
    return np.asarray(found.get_offsets())


def intervals(figure: Figure, name: str, axis: int, panel: int = 0) -> np.ndarray:
    """Ends of the intervals of that name; *axis* 0 where they lie, 1 where they stand."""
    found = [c for c in figure.axes[panel].collections if isinstance(c, LineCollection)]
    (bars,) = [c for c in found if c.get_gid() == f"{name}-interval"]
    return np.array([sorted(segment[:, axis]) for segment in bars.get_segments()])


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text) if text.get_text().strip())


def png(figure: Figure) -> bytes:
    drawn = BytesIO()
    figure.savefig(drawn, format="png", dpi=60)
    return drawn.getvalue()


def every_plot(analysis: Analysis, language: str) -> list[Figure]:
    figures = [getattr(analysis, f"plot_{name}")(language) for name in ALL]
    return [*figures, analysis.plot_segments("Alue", language), analysis.plot_over_time(language, stage="delivery")]


def test_the_journey(known: Analysis) -> None:
    figure = known.plot_journey("en")
    table = known.journey[(known.journey["n"] > 0) & (known.journey["stage"] != NOT_STATED)]
    assert dots(figure, "net")[:, 1].tolist() == pytest.approx([60.0, -60.0, -100.0])
    assert intervals(figure, "net", 1) == pytest.approx(table[["low", "high"]].to_numpy())
    told = words(figure)
    assert "The emotional journey: net sentiment by stage (n = 60 coded responses)" in told
    assert "Net sentiment (−100…+100)" in told and "2 responses speak of no stage." in told
    assert {"+60", "−60", "−100"} <= set(told.split("\n")) and "n = 30" in told and "n = 0" in told
    # Three rows speak of the exit: hollow, grey, its interval and the line to it dashed.
    (points,) = [c for c in figure.axes[0].collections if c.get_gid() == "net"]
    assert hexes(points.get_facecolors()) == [POSITIVE, NEGATIVE, PAPER]
    assert hexes(points.get_edgecolors()) == [POSITIVE, NEGATIVE, SMALL]


def hexes(colours: Any) -> list[str]:
    from matplotlib.colors import to_hex

    return [to_hex(colour) for colour in colours]


def test_the_matrix(known: Analysis) -> None:
    figure = known.plot_matrix("fi")
    (image,) = figure.axes[0].images
    grid = known.matrix.query("n > 0").pivot(index="theme", columns="stage", values="net")
    order = ["availability", "quality", "price", "schedules", "ease", "general"]
    stages = ["delivery", "support", "exit", "not_stated"]
    themes = list(known.themes.query("n > 0").sort_values("n", ascending=False, kind="stable")["theme"])
    assert sorted(themes) == sorted(order)
    drawn = np.ma.filled(image.get_array(), np.nan)
    assert drawn == pytest.approx(grid.reindex(index=themes, columns=stages).to_numpy(), nan_ok=True)
    # Faint under 20 responses, all but white under five.
    n = known.matrix.query("n > 0").pivot(index="theme", columns="stage", values="n").reindex(themes)[stages].to_numpy()
    strength = np.asarray(image.get_alpha())
    assert (strength[n >= 20] == 1).all() and (strength[(n >= 5) & (n < 20)] == 0.5).all()
    assert (strength[n < 5] < 0.2).all()
    assert "−60" in words(figure) and "25" in words(figure)


def test_over_time_with_its_sure_changes(full: Analysis) -> None:
    figure = full.plot_over_time("en")
    table = full.audit.over_time.table
    panels = [axes.get_gid() for axes in figure.axes if axes.get_visible()]
    assert panels == ["all", *[s for s in full.codeframe.stage_ids if table.query("stage == @s")["n"].sum()]]
    for place, stage in enumerate(panels):
        lines = table[(table["stage"] == stage) & (table["n"] > 0)]
        assert dots(figure, "net", place)[:, 1] == pytest.approx(lines["net"].to_numpy())
        assert intervals(figure, "net", 1, place) == pytest.approx(lines[["low", "high"]].to_numpy())


def test_a_sure_change_has_an_arrow_and_others_have_none(full: Analysis) -> None:
    rows = full.responses
    early = rows["date"] < pd.Timestamp("2026-02-15")
    tone = early.map({True: "positive", False: "negative"}).set_axis(rows["row"])
    mentions = full.mentions.assign(polarity=full.mentions["row"].map(tone))
    turned = replace(full, mentions=mentions)
    months = Audit(turned, period="month")
    over = months.over_time.table.query("stage == 'all'").reset_index(drop=True)
    sure = over[over["change_q"] <= 0.05]
    assert len(sure) and (sure["change"] < 0).all()
    figure = months.plot_over_time("en", stage="all")
    arrows = [text for text in figure.axes[0].texts if text.get_gid() == "sure"]
    assert [text.get_text() for text in arrows] == [
        f"▼ {-change:.0f}".replace("▼ ", "▼ −") for change in sure["change"]
    ]
    assert [text.xy[0] for text in arrows] == sure.index.to_list()  # type: ignore[attr-defined]
    assert not [t for t in full.plot_over_time("en", stage="loyalty").axes[0].texts if t.get_gid() == "sure"]


def test_over_time_of_a_theme(full: Analysis) -> None:
    lines = full.audit.themes_over_time.table.query("theme == 'schedules' and n > 0")
    figure = full.plot_over_time("fi", theme="schedules")
    assert dots(figure, "net")[:, 1] == pytest.approx(lines["net"].to_numpy())
    assert "Nettotunne ajassa: Aikataulut ja odotusajat" in words(figure)


def test_themes_and_their_bars(known: Analysis) -> None:
    figure = known.plot_themes("en")
    bars = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    praise = [bar.get_width() for bar in bars if bar.get_gid() == "positive"]
    complaint = [bar.get_width() for bar in bars if bar.get_gid() == "negative"]
    table = known.themes.query("n > 0").sort_values("n", ascending=False, kind="stable")
    assert praise == table["positive"].tolist() and complaint == (-table["negative"]).tolist()
    assert [bar.get_alpha() for bar in bars[: len(table)]] == [0.45 if few else 1 for few in table["small"]]
    assert "Availability, contact person &\ncontinuity (25)" in words(figure)


def test_priorities_with_the_interval_of_the_rank(known: Analysis) -> None:
    figure = known.plot_priorities("en", shown=2)
    table = known.audit.pains.table.head(2)
    assert dots(figure, "rank").tolist() == [[1.0, 0.0], [2.0, 1.0]]
    assert intervals(figure, "rank", 0) == pytest.approx(table[["rank_low", "rank_high"]].to_numpy(float))
    assert f"{table['complaints'].iloc[0]} complain · top three 100%" in words(figure)
    with pytest.raises(OptionError, match=r"shown is 0\. Use a number from 1 up\."):
        known.plot_priorities("en", shown=0)


@pytest.mark.parametrize("side", ["praise", "complaint"])
def test_drivers_and_their_kano_reading(full: Analysis, side: str) -> None:
    figure = full.plot_drivers("en")
    known = full.audit.drivers.themes.dropna(subset=[side])
    assert sorted(dots(figure, side)[:, 0]) == pytest.approx(sorted(known[side]))
    ends = intervals(figure, side, 0)
    assert sorted(ends[:, 0]) == pytest.approx(sorted(known[f"{side}_low"]))
    assert sorted(ends[:, 1]) == pytest.approx(sorted(known[f"{side}_high"]))
    told = words(figure)
    assert "Kano class" in told and "nk does not tell what causes what." in told
    readings = {"must_be": "must-be", "attractive": "attractive", "performance": "performance"}
    for kano, word in readings.items():
        assert (word in told.split("\n")) == (full.audit.drivers.themes["kano"] == kano).any()


def test_impact_in_the_unit_of_the_score(full: Analysis) -> None:
    praised = full.audit.impact.query("reading == 'positive' and n > 0")
    assert sorted(dots(full.plot_impact("en"), "praise")[:, 0]) == pytest.approx(sorted(praised["impact"]))
    assert "NPS points" in words(full.plot_impact("en"))
    scores = full.responses["score"].clip(1, 5)
    csat = replace(
        full,
        responses=full.responses.assign(score=scores),
        facts=replace(full.facts, score_kind="csat"),
    )
    figure, table = csat.plot_impact("fi"), csat.audit.impact.query("reading == 'negative' and n > 0")
    assert sorted(dots(figure, "complaint")[:, 0]) == pytest.approx(sorted(100 * table["impact"]))
    assert "Prosenttiyksikköä" in words(figure)


def test_the_score_over_time(full: Analysis) -> None:
    figure, table = full.plot_score("en"), full.audit.score_over_time
    assert dots(figure, "score")[:, 1] == pytest.approx(table["value"].to_numpy())
    assert intervals(figure, "score", 1) == pytest.approx(table[["low", "high"]].to_numpy())
    (whole,) = [line for line in figure.axes[0].lines if line.get_gid() == "all"]
    assert whole.get_ydata()[0] == full.audit.score["value"].iloc[0]


@pytest.mark.parametrize("measure", ["net", "nps", "score"])
def test_segments(full: Analysis, measure: str) -> None:
    figure = full.plot_segments("Alue", "en", measure=measure)
    groups = full.audit.segments.groups.query("column == 'Alue' and measure == @measure and n > 0")
    assert dots(figure, measure)[:, 0] == pytest.approx(groups["estimate"].to_numpy())
    assert intervals(figure, measure, 0) == pytest.approx(groups[["low", "high"]].to_numpy())
    assert all(f"{line.value} (n = {line.n})" in words(figure) for line in groups.itertuples())


def test_names_of_groups_are_masked_and_harmless(full: Analysis) -> None:
    values = ["$a_1$ \\frac{", "Matti Virtanen 040 123 4567", "x" * 300, "rivi\nvaihto"]
    column = [values[place % 4] for place in range(len(full.responses))]
    odd = replace(full, segments=segment_frame({"Myyjä $x$": column}, len(column)))
    figure = odd.plot_segments("Myyjä $x$", "fi")
    assert "Virtanen" not in words(figure) and "040" not in words(figure) and "x" * 60 not in words(figure)
    assert figure._repr_png_()[0].startswith(b"\x89PNG")  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_plot_is_700_pixels_wide_and_shows_itself(full: Analysis, language: str) -> None:
    for figure in every_plot(full, language):
        data, size = figure._repr_png_()  # type: ignore[attr-defined]
        assert data.startswith(b"\x89PNG\r\n") and size["width"] == 700
        assert int.from_bytes(data[16:20], "big") == 1400  # twice the dots, for sharp screens
        title = figure.texts[0].get_text()
        assert "n = " in title.replace("\n", " ")


def test_the_same_analysis_gives_the_same_bytes(full: Analysis) -> None:
    first = [png(figure) for figure in every_plot(full, "fi")]
    second = [png(figure) for figure in every_plot(replace(full), "fi")]
    assert first == second


@pytest.mark.parametrize(("language", "other"), [("fi", 1), ("en", 0)])
def test_no_word_of_the_other_language(full: Analysis, language: str, other: int) -> None:
    told = " ".join("\n".join(words(figure) for figure in every_plot(full, language)).split())
    for key, pair in WORDS.items():
        if pair[0] != pair[1] and "{" not in pair[other]:
            assert " ".join(pair[other].split()) not in told, key
    assert all(pair[0] and pair[1] for pair in WORDS.values())


def test_axes_of_ones_own(full: Analysis) -> None:
    from matplotlib.figure import Figure as Plain

    own = Plain()
    left, right = own.subplots(1, 2)
    assert full.plot_journey("en", ax=left) is own
    assert full.plot_over_time("en", stage="delivery", ax=right) is own
    assert left.get_title("left").startswith("The emotional journey") and len(right.collections) > 0
    with pytest.raises(OptionError, match="All stages need axes of their own"):
        full.plot_over_time("en", ax=left)
    with pytest.raises(OptionError, match="ax is a str, not axes"):
        full.plot_journey("en", ax="left")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("draw", "problem"),
    [
        (lambda a: a.plot_journey("sv"), "There are no words in language 'sv'"),
        (lambda a: a.plot_over_time("en", stage="moon"), "The stage 'moon' is not in the codeframe"),
        (lambda a: a.plot_over_time("en", theme="moon"), "The theme 'moon' is not in the codeframe"),
        (lambda a: a.plot_over_time("en", stage="exit", theme="price"), "Both a stage and a theme"),
        (lambda a: a.plot_segments("Kuu", "en"), "no column 'Kuu'.*Use one of Alue, palaute_language"),
        (lambda a: a.plot_segments("Alue", "en", measure="joy"), "The measure 'joy' is not known"),
    ],
)
def test_wrong_arguments(full: Analysis, draw: Callable[[Analysis], Figure], problem: str) -> None:
    with pytest.raises(OptionError, match=problem):
        draw(full)


def test_owners_and_periods_of_an_audit(full: Analysis) -> None:
    weeks = Audit(full, period="week")
    table = weeks.over_time.table.query("stage == 'all' and n > 0")
    assert len(dots(weeks.plot_over_time("en", stage="all"), "net")) == len(table) > 10
    assert "wk 2 2026" in words(weeks.plot_over_time("en", stage="all"))


def test_the_colours_are_those_of_the_report() -> None:
    ours = (POSITIVE, NEGATIVE, EVEN, SMALL, PAPER)
    theirs = (marks.POSITIVE, marks.NEGATIVE, marks.EVEN, marks.SMALL, REPORT_PAPER)
    assert ours[:4] == theirs[:4] and ours[4] in (theirs[4], theirs[4] + theirs[4][1:])


def test_long_words_are_parted() -> None:
    assert wrapped("Asiakaspalvelu ja ongelmatilanteet", 12) == "Asiakaspal-\nvelu ja\nongelmati-\nlanteet"
    assert wrapped("Exit & return", 12) == "Exit &\nreturn"
    assert all(len(line) <= 13 for line in wrapped("Henkilökunnan ystävällisyys kaikkialla", 12).split("\n"))


def test_without_matplotlib_the_remedy_is_told() -> None:
    code = (
        "import sys; sys.modules['matplotlib'] = None; sys.modules['matplotlib.figure'] = None\n"
        "from nlp.analysis.plots.figure import sheet\n"
        "from nlp import PalauteError\n"
        "try: sheet('a', 'b', 1)\n"
        "except PalauteError as error: print(error)\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "not installed. Install it with: pip install palaute[plots]" in shown.stdout


def test_neither_the_package_nor_the_analysis_loads_matplotlib() -> None:
    code = (
        "import sys, nlp, nlp.analysis.audit, nlp.analysis.plots.journey, nlp.analysis.plots.over_time, "
        "nlp.analysis.plots.themes, nlp.analysis.plots.segments; from nlp import Analysis, journey_chart\n"
        "print([m for m in ('matplotlib', 'pandas', 'pyplot') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_drawing_opens_no_window_and_changes_no_settings() -> None:
    code = (
        "import sys, matplotlib, pandas as pd; from nlp import analyze\n"
        # Reading the setting of the backend would choose one, and load pyplot.
        "told = lambda: {name: matplotlib.rcParams[name] for name in matplotlib.rcParams if name != 'backend'}\n"
        "before = told()\n"
        "rows = pd.DataFrame({'palaute': ['Liian kallis lasku.', 'Kiva asentaja.']})\n"
        "a = analyze(rows, text='palaute', model='fast')\n"
        "a.plot_journey(); a.plot_matrix(); a.plot_themes()._repr_png_()\n"
        "print('matplotlib.pyplot' in sys.modules, before == told())"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert shown.stdout.strip() == "False True", shown.stderr
