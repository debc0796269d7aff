"""The emotional curve: values, looks of small samples, and a curve that never overshoots."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.analysis.result import Analysis
from nlp.errors import OptionError
from nlp.report import journey_chart
from nlp.report.drawing.curve import Place, curve_pieces
from nlp.report.drawing.marks import NEGATIVE, POSITIVE, SMALL

SVG = "{http://www.w3.org/2000/svg}"


def _stages(svg: str) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(svg)
    return {group.attrib["data-stage"]: group for group in root.iter(f"{SVG}g") if "data-stage" in group.attrib}


@pytest.mark.parametrize("kind", ["svg", "narrow"])
def test_values_of_every_stage(known: Analysis, kind: str) -> None:
    stages = _stages(getattr(journey_chart(known, "fi"), kind))
    assert list(stages) == [
        "awareness",
        "consideration",
        "purchase",
        "onboarding",
        "delivery",
        "support",
        "aftercare",
        "loyalty",
        "exit",
    ]
    told = {stage: (group.attrib["data-n"], group.attrib["data-net"]) for stage, group in stages.items()}
    assert told["delivery"] == ("30", "60.0")
    assert told["support"] == ("25", "-60.0")
    assert told["exit"] == ("3", "-100.0")
    assert told["awareness"] == ("0", "")
    assert [circle.attrib["fill"] for circle in stages["delivery"].iter(f"{SVG}circle")] == [POSITIVE]
    assert [circle.attrib["fill"] for circle in stages["support"].iter(f"{SVG}circle")] == [NEGATIVE]
    shown = {
        stage: {part.attrib["class"] for part in group.iter(f"{SVG}g") if "display" not in part.attrib}
        for stage, group in stages.items()
    }
    assert shown["awareness"] == {"stage", "none"}
    assert shown["delivery"] == {"stage", "known"}
    assert "ei mainintoja" in "".join(stages["awareness"].itertext())


def test_small_samples_are_hollow_grey_and_dashed(known: Analysis) -> None:
    stages = _stages(journey_chart(known, "en").svg)
    [circle] = stages["exit"].iter(f"{SVG}circle")
    assert (circle.attrib["fill"], circle.attrib["stroke"]) == ("#ffffff", SMALL)
    assert any("stroke-dasharray" in path.attrib for path in stages["exit"].iter(f"{SVG}path"))
    assert not any("stroke-dasharray" in path.attrib for path in stages["delivery"].iter(f"{SVG}path"))
    assert stages["exit"].attrib["class"] == "stage small"


def test_points_lie_at_their_values(known: Analysis) -> None:
    """Height is linear in net sentiment, and the whisker spans the interval of the table."""
    stages = _stages(journey_chart(known, "en").svg)

    def height(stage: str) -> float:
        [circle] = stages[stage].iter(f"{SVG}circle")
        return float(circle.attrib["cy"])

    unit = (height("support") - height("delivery")) / 120
    zero = height("delivery") + 60 * unit
    assert height("exit") == pytest.approx(zero + 100 * unit, abs=0.2)
    line = known.journey.set_index("stage").loc["delivery"]
    whisker = next(stages["delivery"].iter(f"{SVG}path")).attrib["d"]
    ends = [float(part.split()[1]) for part in whisker.removeprefix("M").split("L")]
    assert ends == pytest.approx([zero - line["low"] * unit, zero - line["high"] * unit], abs=0.2)


def test_accessible_name_and_description(known: Analysis) -> None:
    root = ElementTree.fromstring(journey_chart(known, "en").svg)
    assert root.attrib["role"] == "img"
    title, desc = (next(root.iter(f"{SVG}{tag}")) for tag in ("title", "desc"))
    assert root.attrib["aria-labelledby"].split() == [title.attrib["id"], desc.attrib["id"]]
    assert title.text == "The emotional curve"
    assert "Delivery & service in progress: +60, 95% interval" in (desc.text or "")
    assert "Exit & return: −100" in (desc.text or "")
    assert "n = 3, small sample" in (desc.text or "")
    assert "Awareness & first impression: no mentions" in (desc.text or "")


def test_shows_itself_in_a_notebook(known: Analysis) -> None:
    chart = journey_chart(known)
    shown = chart._repr_html_()
    assert chart.svg in shown
    assert "alle 20 vastausta" in shown
    assert "<script" not in shown


def test_unknown_language(known: Analysis) -> None:
    with pytest.raises(OptionError):
        journey_chart(known, "de")


def test_a_chart_without_any_mention(make_analysis: Callable[..., Analysis]) -> None:
    stages = _stages(journey_chart(make_analysis([]), "en").svg)
    assert {group.attrib["data-n"] for group in stages.values()} == {"0"}
    assert len(stages) == 9


@given(st.lists(st.floats(min_value=-100, max_value=100), min_size=2, max_size=12))
def test_the_curve_never_overshoots(values: list[float]) -> None:
    """The controls of a Bézier bound it: they stay between the two ends of their piece."""
    places = [Place(float(98 * index), value, False, index) for index, value in enumerate(values)]
    pieces = curve_pieces(places)
    assert len(pieces) == len(values) - 1
    for piece, (left, right) in zip(pieces, pairwise(values), strict=True):
        assert (piece.corners[0][1], piece.corners[3][1]) == (left, right)
        for _, value in piece.corners:
            assert min(left, right) - 1e-6 <= value <= max(left, right) + 1e-6


def test_faint_pieces() -> None:
    places = [
        Place(0, 1, False, 0),
        Place(1, 2, False, 1),
        Place(2, 3, True, 2),
        Place(4, 1, False, 4),
        Place(6, 0, False, 6),
    ]
    assert [piece.faint for piece in curve_pieces(places)] == [False, True, True, True]
    assert curve_pieces(places[:1]) == []
