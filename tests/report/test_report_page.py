"""The page: values in the HTML, both languages, hostile texts, edge cases, writing to a file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nlp.analysis.journey import theme_table
from nlp.analysis.result import Analysis, ReviewFacts
from nlp.errors import OptionError
from nlp.model import ReviewLevel
from nlp.records import Note
from nlp.report import render_report, write_report

Make = Callable[..., Analysis]
Say = Callable[..., dict[str, Any]]
Parse = Callable[[str], Any]


def test_row_accounting_adds_up(known: Analysis, parse: Parse) -> None:
    page = parse(render_report(known, "fi"))
    parts = {part.attributes["data-status"]: int(part.attributes["data-n"]) for part in page.find(data_status="*")}
    assert parts == {"coded": 60, "no_content": 3, "unsupported_language": 2, "error": 1}
    assert sum(parts.values()) == int(page.one("b", data_rows="*").text) == 66
    tiles = [tile.words for tile in page.find("dd")][:4]
    assert tiles[1:3] == ["66aineistossa", "91 %60 vastausta"]
    assert tiles[3] == "2.1.–31.3.2026"


def test_every_cell_of_the_heatmap(known: Analysis, parse: Parse) -> None:
    page = parse(render_report(known, "en"))
    cells = {
        (cell.attributes["data-theme"], cell.attributes["data-stage"]): cell for cell in page.find("td", data_stage="*")
    }
    assert len(cells) == 6 * 10
    cell = cells["availability", "support"]
    assert (cell.attributes["data-n"], cell.attributes["data-net"], cell.words) == ("25", "-60.0", "−6025")
    assert cell.attributes["class"] == "m3"
    assert cells["quality", "delivery"].attributes["class"] == "p5"
    assert cells["price", "delivery"].attributes["class"] == "m5 small"
    assert cells["ease", "exit"].attributes["class"] == "m5 small tiny"
    empty = cells["ease", "support"]
    assert (empty.attributes["data-n"], empty.attributes["data-net"], empty.words) == ("0", "", "")
    assert list(dict.fromkeys(theme for theme, _ in cells)) == [
        "availability",
        "quality",
        "price",
        "schedules",
        "ease",
        "general",
    ]
    assert list(cells)[9][1] == "not_stated"
    # The cells agree with the table they come from.
    for line in known.matrix.itertuples():
        if (line.theme, line.stage) in cells:
            shown = cells[line.theme, line.stage].attributes
            assert int(shown["data-n"]) == line.n
            assert shown["data-net"] == (f"{line.net:.1f}" if line.n else "")


def test_themes_without_mentions_are_named(known: Analysis, parse: Parse) -> None:
    page = render_report(known, "en")
    assert "Themes without mentions: Communication &amp; keeping informed; Trust" in page


def test_theme_rows(known: Analysis, parse: Parse) -> None:
    rows = parse(render_report(known, "fi")).find("tr", data_theme="*", data_net="*")
    assert [row.attributes["data-theme"] for row in rows] == [
        "availability",
        "quality",
        "price",
        "schedules",
        "ease",
        "general",
    ]
    assert (
        rows[0].words.replace("\u2060", "").startswith("Tavoitettavuus ja yhteyshenkilö2542 % (30–54 %)−60 (−87…−24)")
    )
    assert rows[0].attributes.get("class") is None
    assert rows[2].attributes["class"] == "small"
    bars = parse(render_report(known, "fi")).find("i", class_="b-positive", style="*")
    assert bars[0].attributes["style"] == "width:20.00%"


def test_stage_figures_as_a_table(known: Analysis, parse: Parse) -> None:
    lines = [line for line in parse(render_report(known, "fi")).find("tr") if "data-net" in line.attributes]
    rows = [line.words.replace("\u2060", "") for line in lines]
    [delivery] = [row for row in rows if row.startswith("Toimitus ja palvelun toteutus")]
    assert delivery == (
        "Toimitus ja palvelun toteutus3050 %+60,0+28…+85Tuotteen ja palvelun laatu (20)Hinta ja hinta-laatusuhde (6)"
    )
    [unstated] = [row for row in rows if row.startswith("Vaihe ei käy ilmi")]
    assert unstated.startswith("Vaihe ei käy ilmi23 %+100,0")


def test_rows_without_a_stage_are_told(known: Analysis, make_analysis: Make, say: Say) -> None:
    assert "2 vastausta ei kerro mistään vaiheesta." in render_report(known, "fi")
    mixed = make_analysis(
        [
            say(1, "price", "negative", "exit"),
            say(1, "ease", "negative", "not_stated"),
            say(2, "ease", "negative", "not_stated"),
        ]
    )
    page = render_report(mixed, "en")
    assert "1 response speaks of no stage. One more response speaks of a stage and also of" in page


def test_tops_and_their_quotes(known: Analysis, parse: Parse) -> None:
    page = parse(render_report(known, "fi"))
    tops = [(top.attributes["data-theme"], top.attributes["data-n"]) for top in page.find("li", data_theme="*")]
    assert tops == [
        ("quality", "20"),
        ("availability", "5"),
        ("schedules", "4"),
        ("general", "2"),
        ("availability", "20"),
        ("price", "6"),
        ("ease", "3"),
    ]
    quotes = [quote.words for quote in page.find("blockquote")]
    assert quotes[:2] == [
        f"”Työn jälki oli hieno, huomasi heti numero {row}.”rivi {row} · Toimitus ja palvelun toteutus"
        for row in (1, 2)
    ]
    assert quotes[-1] == "”Irtisanominen vei 57 päivää ja monta soittoa.”rivi 57 · Lähtö, päättyminen ja paluu"


def test_quotes_are_redacted(rich_analysis: Analysis) -> None:
    for language in ("fi", "en"):
        page = render_report(rich_analysis, language)
        for personal in ("Virtanen", "040 123 4567", "matti.meikalainen"):
            assert personal not in page
        assert "&lt;NIMI_1&gt;" in page


def test_method(known: Analysis, rich_analysis: Analysis, parse: Parse) -> None:
    page = render_report(known, "fi")
    assert "Malli: palaute-fast, versio 0.1.0, tiiviste 0123456789ab." in page
    assert "0,71 (0,68–0,74)" in page
    assert "Kahden luokittelijan yhteinen koodaus." in page
    rows = [row.words for row in parse(page).find("tr")]
    assert "englanti3880,74 (0,71–0,77)–––" in rows
    assert "0.71 (0.68–0.74)" in render_report(known, "en")
    told = render_report(rich_analysis, "fi")
    for part in (
        "Q7_avoin: Mikä meni hyvin",
        "merkistö: Windows-1252",
        "Suositteluhalukkuus",
        "suomi 221, englanti 79",
    ):
        assert part in told
    sources = rich_analysis.mentions["stage_source"].value_counts(normalize=True)
    shown = parse(told).find("li")[-1].words
    assert f"{100 * sources['text']:.0f} % maininnoista kertoo vaiheen itse" in shown
    assert f"sarakkeesta ”Kosketuspiste” ({100 * sources['column']:.0f} % maininnoista)" in shown


def test_notes_are_told_in_the_language_of_the_page(rich_analysis: Analysis) -> None:
    finnish, english = (render_report(rich_analysis, language) for language in ("fi", "en"))
    for note in rich_analysis.facts.notes:
        assert f"<dd>{note.fi}</dd>" in finnish and note.en not in finnish
        assert f"<dd>{note.en}</dd>" in english and note.fi not in english


def test_the_source_of_the_figures(make_analysis: Make, say: Say) -> None:
    model = {
        "name": "m",
        "figures": [{"language": "fi", "n": 3532}, {"language": "en", "n": 995}],
        "figures_source": "5-fold cross-validation on 4527 labelled verbatims; near-duplicates share a fold, "
        "thresholds for a fold come from the other folds.",
    }
    lines = [say(1, "price", "negative", "exit")]
    finnish = render_report(make_analysis(lines, model=model), "fi")
    assert (
        "0 ei yhtään. 5-kertainen ristiinvalidointi, 4\u00a0527 luokiteltua vastausta; lähes samanlaiset vastaukset "
        "ovat samassa osassa, ja kunkin osan kynnysarvot on valittu muista osista.</p>"
    ) in finnish
    assert "cross-validation" not in finnish
    english = render_report(make_analysis(lines, model=model), "en")
    assert model["figures_source"].replace("4527", "4,527") in english  # type: ignore[attr-defined]
    other = model | {"figures_source": "Two coders agreed on 200 verbatims."}
    for language in ("fi", "en"):
        page = render_report(make_analysis(lines, model=other), language)
        assert "Two coders agreed on 200 verbatims.</p>" in page
        assert "ristiinvalidointi" not in page and "cross-validation" not in page


def test_a_model_without_figures(make_analysis: Make, say: Say) -> None:
    page = render_report(make_analysis([say(1, "price", "negative", "exit")]), "en")
    assert "No details of the model were given." in page
    assert "No measurements were given for the model" in page


LEVELS = (ReviewLevel(0.8, 0.314, 1.0), ReviewLevel(0.9, 0.5, 0.713), ReviewLevel(0.95, 0.77, 0.402))


def test_what_needs_review(known: Analysis, parse: Parse) -> None:
    facts = replace(known.facts, review=ReviewFacts(312, 4030, LEVELS[1], LEVELS))
    finnish, english = (render_report(replace(known, facts=facts), language) for language in ("fi", "en"))
    assert "4\u00a0030 luokitellusta avovastauksesta 312 (7,7\u00a0%) on merkitty" in finnish
    assert "Muiden maininnoista noin 90\u00a0% on arviolta" in finnish
    assert "312 of the 4,030 coded answers (7.7%) are marked for review" in english
    assert "Of the mentions in the others, about 90% should be right in theme and tone." in english
    [table] = [each for each in parse(english).find("table") if "levels" in each.attributes["class"]]
    assert table.words.endswith(" 80%100%0.31 90%71%0.50 95%40%0.77")
    [used] = parse(english).find("tr", class_="used")
    assert used.words == "90%71%0.50"
    one = replace(known.facts, review=ReviewFacts(1, 20, LEVELS[1], LEVELS))
    assert "1 of the 20 coded answers (5.0%) is marked" in render_report(replace(known, facts=one), "en")


def test_without_levels_nothing_is_said_of_review(known: Analysis) -> None:
    nothing = replace(known.facts, review=ReviewFacts(0, 0, LEVELS[1], LEVELS))
    for language, words in (("fi", ("tarkist", "Varmuus")), ("en", ("review", "Certainty", "check"))):
        for analysis in (known, replace(known, facts=nothing)):
            page = render_report(analysis, language).split('id="method"')[1]
            assert not [word for word in words if word in page]


FINNISH_WORDS = (
    "vastausta",
    "Nettotunne",
    "Pääkohdat",
    "Tunnekäyrä",
    "Menetelmä",
    "luokiteltu",
    "moite",
    "kiitos",
    "Teema",
    "vaihe",
    "rivi ",
    "väli",
    "Kieli",
    "otos",
)
ENGLISH_WORDS = (
    "responses",
    "Net sentiment",
    "Key points",
    "emotional",
    "Method",
    "coded",
    "complaint",
    "praise",
    "Theme",
    "stage",
    "row ",
    "interval",
    "Language",
    "sample",
)


@pytest.mark.parametrize(
    ("language", "own", "foreign"),
    [("fi", FINNISH_WORDS, ENGLISH_WORDS), ("en", ENGLISH_WORDS, FINNISH_WORDS)],
)
def test_each_page_speaks_one_language(
    make_analysis: Make, say: Say, parse: Parse, language: str, own: tuple[str, ...], foreign: tuple[str, ...]
) -> None:
    lines = [
        say(row, theme, polarity, "delivery", f"0123456789 0123456789 {row}")
        for row, (theme, polarity) in enumerate([("price", "negative"), ("ease", "positive")] * 15, 1)
    ]
    analysis = make_analysis(
        lines,
        source="x.csv",
        questions=(("Q1", None),),
        model={
            "name": "m",
            "version": "1",
            "figures": [{"language": "fi", "n": 5, "theme_f1": [0.5, 0.4, 0.6]}],
        },
    )
    page = parse(render_report(analysis, language))
    assert page.one("html").attributes["lang"] == language
    body = page.one("body").text
    labels = " ".join(
        element.attributes[name]
        for element in page.elements
        for name in ("aria-label", "title")
        if name in element.attributes
    )
    for word in own:
        assert word in body, word
    for word in foreign:
        assert not re.search(rf"\b{word}\b" if word.isalpha() else re.escape(word), body + labels), word


def test_unknown_language(known: Analysis, tmp_path: Path) -> None:
    with pytest.raises(OptionError):
        render_report(known, "sv")
    with pytest.raises(OptionError):
        write_report(known, tmp_path / "r.html", "sv")
    assert list(tmp_path.iterdir()) == []


HOSTILE = [
    "<script>alert(1)</script> ja vielä lisää",
    '"><img src=x onerror=alert(1)> ja vielä lisää',
    "' onmouseover='alert(1) ja vielä lisää",
    "{{ 7 * 7 }} {% raw %} ja vielä lisää",
    "</style></svg><b> ja vielä",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_texts_of_the_export_stay_texts(make_analysis: Make, say: Say, parse: Parse, hostile: str) -> None:
    plain = render_report(
        make_analysis(
            [say(1, "price", "negative", "exit", "Aivan tavallinen lause tässä.")] * 2,
            questions=(("c", "q"),),
            notes=(Note("n", "m"),),
            score_column="s",
            stage_column="t",
            date_range=("a", "b"),
            model={"name": "m", "figures_source": "f", "figures": [{"language": "x", "n": 1}]},
        )
    )
    attacked = make_analysis(
        [say(1, "price", "negative", "exit", hostile, language="fi")] * 2,
        source=hostile,
        questions=((hostile, hostile),),
        notes=(Note(hostile, "m"),),
        score_column=hostile,
        stage_column=hostile,
        date_range=(hostile, "b"),
        model={
            "name": hostile,
            "version": hostile,
            "digest": hostile,
            "figures_source": hostile,
            "figures": [{"language": hostile, "n": 1}],
        },
    )
    page = parse(render_report(attacked))
    # The same elements with the same attributes as a harmless page: nothing of the text became markup.
    tags = [(element.tag, sorted(element.attributes)) for element in page.elements]
    assert tags == [(element.tag, sorted(element.attributes)) for element in parse(plain).elements]
    assert page.one("h1").text == hostile
    assert hostile in page.find("blockquote")[0].text
    assert [script.attributes for script in page.find("script")] == [{"type": "application/json", "id": "data"}, {}]
    assert page.find("img") == []


def test_hostile_labels_in_the_drawing(known: Analysis, parse: Parse) -> None:
    from dataclasses import replace

    label = replace(known.codeframe.stages[4].label, fi="</title><script>x</script>&")
    stages = [replace(stage, label=label) if stage.id == "delivery" else stage for stage in known.codeframe.stages]
    source = render_report(replace(known, codeframe=replace(known.codeframe, stages=tuple(stages))))
    page = parse(source)
    assert "<script>x" not in source and len(page.find("script")) == 2


def script_of(page: Any) -> str:
    return str(page.find("script")[-1].text)


def test_the_script_is_small_and_strict(rich_analysis: Analysis, parse: Parse) -> None:
    script = script_of(parse(render_report(rich_analysis)))
    assert script.startswith('"use strict";')
    assert len(script.encode()) <= 25 * 1024


def test_nothing_is_loaded_and_nothing_runs(rich_analysis: Analysis, parse: Parse) -> None:
    source = render_report(rich_analysis)
    page = parse(source)
    assert page.find("iframe") == page.find("img") == []
    for element in page.elements:
        assert not any(name.startswith("on") for name in element.attributes)
        for name in ("src", "href", "xlink:href", "action"):
            assert element.attributes.get(name, "#").startswith(("#", "data:,"))
    for asks in ("fetch(", "XMLHttpRequest", "WebSocket", "import(", "eval(", "innerHTML", "http"):
        assert asks not in script_of(page).replace("http://www.w3.org/2000/svg", ""), asks
    assert "url(" not in source
    assert "@import" not in source
    policy = page.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
    script = page.find("script")[-1].text
    told = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert "default-src 'none'" in policy and f"script-src 'sha256-{told}'" in policy
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for link in page.find("a"):
        assert "data-row" in link.attributes or link.attributes["href"].removeprefix("#") in ids


def test_same_analysis_same_bytes_and_a_modest_size(rich_analysis: Analysis) -> None:
    first = render_report(rich_analysis, "fi")
    assert render_report(rich_analysis, "fi") == first
    shuffled = rich_analysis.mentions.sample(frac=1, random_state=5)
    from dataclasses import replace

    assert render_report(replace(rich_analysis, mentions=shuffled), "fi") == first
    assert len(first.encode()) < 400_000


def test_edge_cases_have_a_sentence(make_analysis: Make, say: Say, parse: Parse) -> None:
    cases = {
        "Aineistossa ei ole yhtään riviä": make_analysis([]),
        "Yhtään riviä ei voitu luokitella": make_analysis([], unsupported=7, error=1),
        "Luokitelluista vastauksista ei löytynyt yhtään mainintaa": make_analysis([], coded=3),
        "Yksikään maininta ei kerro vaihetta": make_analysis([say(1, "general", "positive", "not_stated", "Ok.")]),
        "1 vastaus, 100 % luokitelluista": make_analysis([say(1, "price", "negative", "exit")]),
    }
    for sentence, analysis in cases.items():
        page = parse(render_report(analysis, "fi"))
        text = page.one("body").words
        assert sentence in text.replace("\u00a0", " "), sentence
        assert not re.search(r"\bnan\b", text.lower())
        assert [section.attributes["id"] for section in page.find("section")] == [
            "journey",
            "pains",
            "changes",
            "first",
            "call",
            "segments",
            "responses",
            "method",
        ]


def test_huge_numbers(make_analysis: Make, say: Say) -> None:
    small = make_analysis([say(1, "price", "negative", "exit")])
    statuses = {"coded": 1_234_567, "no_content": 7_000_000, "unsupported_language": 0, "error": 0}
    analysis = replace(
        small,
        themes=theme_table(small.mentions, small.codeframe, 1_234_567),
        facts=replace(small.facts, rows=8_234_567, statuses=statuses),
    )
    assert "8\u00a0234\u00a0567" in render_report(analysis, "fi")
    assert "8,234,567" in render_report(analysis, "en")
    assert "&lt;\u00a01%" in render_report(analysis, "en")


def test_write_report(known: Analysis, tmp_path: Path) -> None:
    target = tmp_path / "raportti.html"
    target.write_text("vanha")
    assert write_report(known, str(target), "en") == target
    assert target.read_text(encoding="utf-8") == render_report(known, "en")
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_write_leaves_nothing(known: Analysis, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "missing" / "r.html", tmp_path / "folder"):
        with pytest.raises(OptionError, match=r"cannot be written.*Check that the folder exists"):
            write_report(known, target)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_damaged_characters_can_be_written(make_analysis: Make, say: Say, tmp_path: Path) -> None:
    analysis = make_analysis([say(1, "price", "negative", "exit", "Hinta oli \ud83d liian korkea meille.")])
    page = write_report(analysis, tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Hinta oli ? liian korkea meille." in page
