"""Analyses made by hand: a small one whose every figure is known, and a rich one like a real export."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from chromium import browser  # noqa: F401

from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.result import Analysis, RunFacts
from nlp.codeframe import load_codeframe
from nlp.frames import MENTION_COLUMNS
from nlp.records import Note
from nlp.responses import segment_frame

COLUMNS = list(MENTION_COLUMNS)
MODEL = {
    "name": "palaute-fast",
    "version": "0.1.0",
    "digest": "0123456789abcdef0123456789abcdef",
    "figures": [
        {
            "language": "fi",
            "n": 412,
            "theme_f1": [0.712, 0.68, 0.741],
            "theme_polarity_f1": [0.655, 0.62, 0.69],
            "stage_accuracy": [0.781, 0.74, 0.82],
            "sentiment_accuracy": [0.834, 0.8, 0.866],
        },
        {"language": "en", "n": 388, "theme_f1": [0.741, 0.71, 0.77]},
    ],
    "figures_source": "Kahden luokittelijan yhteinen koodaus.",
}

Line = dict[str, Any]
MakeAnalysis = Callable[..., Analysis]


def mention(
    row: int,
    theme: str,
    polarity: str,
    stage: str,
    evidence: str = "Tämä oli sujuva kokemus kaikkiaan.",
    **other: Any,
) -> Line:
    line = {
        "row": row,
        "column": "Palaute",
        "language": "fi",
        "theme": theme,
        "polarity": polarity,
        "stage": stage,
        "stage_source": "none" if stage == "not_stated" else "text",
        "confidence": 0.9,
        "evidence": evidence,
        "start": 0,
        "end": len(evidence),
    }
    return line | other


def build(
    lines: Sequence[Line],
    coded: int | None = None,
    no_content: int = 0,
    unsupported: int = 0,
    error: int = 0,
    **facts: Any,
) -> Analysis:
    """An analysis of *lines*; *coded* rows, by default as many as the lines speak of."""
    codeframe = load_codeframe()
    with pd.option_context("mode.string_storage", "python"):  # pyarrow would refuse half an emoji
        mentions = pd.DataFrame(list(lines), columns=COLUMNS)
    mentions, verbatims = _spoken(mentions)
    coded = mentions["row"].nunique() if coded is None else coded
    statuses = {"coded": coded, "no_content": no_content, "unsupported_language": unsupported, "error": error}
    rows = sum(statuses.values())
    known: dict[str, Any] = {
        "source": "kysely.csv",
        "rows": rows,
        "statuses": statuses,
        "languages": {"fi": coded, "en": 0, "other": unsupported},
        "questions": (("Palaute", None),),
        "date_range": None,
        "score_column": None,
        "stage_column": None,
        "model": {},
    }
    return Analysis(
        feedback=pd.DataFrame({"palaute_row": range(1, min(rows, 1000) + 1)}),
        mentions=mentions,
        responses=_responses(mentions, statuses),
        segments=segment_frame({}, rows),
        journey=journey_table(mentions, codeframe, coded),
        themes=theme_table(mentions, codeframe, coded),
        matrix=matrix_table(mentions, codeframe),
        codeframe=codeframe,
        facts=RunFacts(**(known | facts)),
        verbatims=verbatims,
    )


def _spoken(mentions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The verbatims of *mentions*, each its pieces of evidence in a row, and the mentions placed in them."""
    texts: dict[tuple[int, str], str] = {}
    starts = []
    for line in mentions.itertuples():
        text = texts.get((line.row, line.column), "")
        known = text.find(line.evidence)
        starts.append(known if text and known >= 0 else len(text) + (1 if text else 0))
        if not text or known < 0:
            texts[line.row, line.column] = f"{text} {line.evidence}" if text else line.evidence
    placed = mentions.assign(start=starts, end=[s + len(e) for s, e in zip(starts, mentions["evidence"], strict=True)])
    language = {(line.row, line.column): line.language for line in mentions.itertuples()}
    lines = [(row, column, language[row, column], text) for (row, column), text in sorted(texts.items())]
    with pd.option_context("mode.string_storage", "python"):
        return placed, pd.DataFrame(lines, columns=["row", "column", "language", "text"])


def _responses(mentions: pd.DataFrame, statuses: dict[str, int]) -> pd.DataFrame:
    """Rows that are as positive as their mentions; no dates, no scores."""
    tone = mentions["polarity"].map({"positive": 1.0, "neutral": 0.0, "negative": -1.0}).groupby(mentions["row"]).mean()
    status = [name for name, count in statuses.items() for _ in range(count)]
    rows = range(1, len(status) + 1)
    return pd.DataFrame(
        {
            "row": rows,
            "status": status,
            "language": "fi",
            "sentiment": [
                "positive" if tone.get(r, 0) > 0 else "negative" if tone.get(r, 0) < 0 else "neutral" for r in rows
            ],
            "value": [float(tone.get(row, 0)) for row in rows],
            "signals": "",
            "date": pd.Series([None] * len(status), dtype="datetime64[s]"),
            "score": float("nan"),
            "respondent": "",
            "needs_review": False,
        }
    )


@pytest.fixture
def make_analysis() -> MakeAnalysis:
    return build


@pytest.fixture
def say() -> Callable[..., Line]:
    return mention


def known_lines() -> list[Line]:
    lines = [
        mention(
            row,
            "quality" if row <= 20 else "schedules",
            "positive",
            "delivery",
            f"Työn jälki oli hieno, huomasi heti numero {row}.",
        )
        for row in range(1, 25)
    ]
    for first, last, theme, polarity, stage, text in (
        (25, 30, "price", "negative", "delivery", "Asennus maksoi liikaa, lasku oli {} euroa yli."),
        (31, 35, "availability", "positive", "support", "Puhelimeen vastattiin {} sekunnissa heti."),
        (36, 55, "availability", "negative", "support", "Jonotin puhelimessa {} minuuttia turhaan."),
        (56, 58, "ease", "negative", "exit", "Irtisanominen vei {} päivää ja monta soittoa."),
        (59, 60, "general", "positive", "not_stated", "Hyvä."),
    ):
        lines += [mention(row, theme, polarity, stage, text.format(row)) for row in range(first, last + 1)]
    return lines


@pytest.fixture
def known() -> Analysis:
    """Delivery: 30 rows, 24 praise and 6 complain (net +60); support: 25 rows, 5 praise and 20 complain
    (net −60); exit: 3 rows, all complain (net −100, small); two rows praise without a stage."""
    return build(
        known_lines(),
        no_content=3,
        unsupported=2,
        error=1,
        date_range=("2026-01-02", "2026-03-31"),
        model=MODEL,
    )


# Stage: weight, share of praise. Awareness, loyalty and exit stay under 20 rows.
_JOURNEY = {
    "awareness": (4, 0.7),
    "consideration": (11, 0.62),
    "purchase": (14, 0.8),
    "onboarding": (12, 0.35),
    "delivery": (32, 0.66),
    "support": (22, 0.22),
    "aftercare": (17, 0.4),
    "loyalty": (5, 0.85),
    "exit": (2, 0.15),
    "not_stated": (36, 0.6),
}
# Theme: words of praise, words of complaint.
_WORDS: dict[str, tuple[list[str], list[str]]] = {
    "schedules": (
        ["Kaikki valmistui jopa päivän etuajassa, hienoa.", "They arrived exactly at the time agreed."],
        [
            "Odotimme asentajaa kolme viikkoa pidempään kuin luvattiin eikä kukaan osannut sanoa syytä, "
            "vaikka kysyimme asiasta monta kertaa sekä puhelimessa että sähköpostitse.",
            "Meidän piti ottaa toinen vapaapäivä, kun ketään ei tullut.",
            "The repair took a month and a half.",
        ],
    ),
    "staff_behaviour": (
        [
            "Kuljettaja jaksoi vitsailla ja kantoi kaiken sisään asti.",
            "Kiitos Maija Virtanen, olit todella ystävällinen koko ajan!",
            "The fitters were cheerful and kind to our dog.",
        ],
        ["Puhelimessa minulle tuhahdeltiin, kun kysyin samaa toistamiseen."],
    ),
    "communication": (
        [
            "Tekstiviesti kertoi tunnin tarkkuudella, milloin auto on pihassa.",
            "A clear message the evening before, exactly what we needed.",
        ],
        [
            "Siirrosta kuulin vasta, kun soitin itse numeroon 040 123 4567.",
            "Ohjeet tulivat kahdesti ja olivat keskenään ristiriidassa.",
            "Not a word from anybody for the week.",
        ],
    ),
    "availability": (
        ["Chatissa vastattiin alle minuutissa."],
        [
            "Jonotin linjalla neljäkymmentä minuuttia ja sitten puhelu katkesi.",
            "Viestiini matti.meikalainen@example.fi ei ole vastattu.",
            "Nobody answers after four on the dot.",
        ],
    ),
    "quality": (
        ["Keittiö näyttää paremmalta kuin kuvissa.", "Solid work, the doors close without a sound."],
        ["Saumoista tuli kosteutta läpi jo ensimmäisellä viikolla."],
    ),
    "price": (["Tarjous oli selvästi muita edullisempi."], ["Loppusumma nousi kolmanneksen arviosta."]),
    "ease": (
        ["Kaikki hoitui yhdellä lomakkeella.", "Ordering took two clicks on the phone."],
        ["Samat tiedot piti syöttää neljään kertaan eri paikkoihin."],
    ),
    "staff_competence": (["Mittaaja keksi heti, mistä vika johtui."], ["Neuvoja ei tuntenut tuotettaan."]),
    "transparency": (["Kulut eriteltiin rivi riviltä."], ["Laskussa oli outoja eriä."]),
    "tools": (["Sovelluksesta näki työn etenemisen."], ["Sivu ilmoitti virheestä joka kerta maksettaessa."]),
    "problem_resolution": (["Naarmut korvattiin mukisematta."], ["Valitus kuitattiin vakiovastauksella."]),
    "being_heard": (
        ["Toiveemme kirjattiin ja niitä noudatettiin."],
        ["Mielipidettäni ei kysytty kertaakaan."],
    ),
    "promises": (["Juuri sitä saatiin, mitä puhuttiin."], ["Luvattu soitto jäi tulematta."]),
    "surroundings": (["Lattiat oli suojattu ja roskat viety."], ["Pihalle jäi kasa lautoja."]),
    "general": (["Hyvä.", "Kiitos kaikesta, oikein hyvä kokemus!", "All good."], ["Pettymys."]),
}


def rich(rows: int = 300) -> Analysis:
    chance = random.Random(11)
    lines = []
    themes = list(_WORDS)
    stages, weights = list(_JOURNEY), [weight for weight, _ in _JOURNEY.values()]
    for row in range(1, rows + 1):
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            stage = chance.choices(stages, weights)[0]
            theme = chance.choices(themes, [1 / (place + 2) for place in range(len(themes))])[0]
            lucky = _JOURNEY[stage][1] + {"staff_behaviour": 0.18, "schedules": -0.12}.get(theme, 0)
            drawn = chance.random()
            polarity = "neutral" if drawn > 0.93 else "positive" if drawn < lucky * 0.93 else "negative"
            text = chance.choice(_WORDS[theme][1 if polarity == "negative" else 0])
            source = "none" if stage == "not_stated" else chance.choices(("text", "column"), (4, 1))[0]
            lines.append(
                mention(
                    row,
                    theme,
                    polarity,
                    stage,
                    text,
                    stage_source=source,
                    language="en" if " the " in f" {text.lower()}" else "fi",
                    confidence=round(0.5 + chance.random() / 2, 3),
                )
            )
    return build(
        lines,
        coded=rows,
        no_content=18,
        unsupported=6,
        error=2,
        model=MODEL,
        source="asiakaskysely_2026_Q1.xlsx, taulukko Vastaukset",
        date_range=("2026-01-05", "2026-03-31"),
        languages={"fi": 221, "en": 79, "other": 6},
        score_column="Suositteluhalukkuus",
        stage_column="Kosketuspiste",
        questions=(("Q7_avoin", "Mikä meni hyvin ja mitä voisimme parantaa?"), ("Q9", None)),
        notes=(
            Note("merkistö: Windows-1252", "encoding: Windows-1252"),
            Note("lopusta jätettiin pois 2 tyhjää riviä", "dropped 2 blank rows at the end"),
        ),
    )


@pytest.fixture
def rich_analysis() -> Analysis:
    return rich()


@pytest.fixture
def full_analysis() -> Analysis:
    """The rich one with dates, scores, segments, signals and two languages."""
    analysis = rich()
    chance = random.Random(3)
    responses, rows = analysis.responses.copy(), len(analysis.responses)
    first = pd.Timestamp("2026-01-05")
    responses["date"] = pd.Series(
        [first + pd.Timedelta(days=chance.randrange(86)) for _ in range(rows)], dtype="datetime64[s]"
    )
    tongue = analysis.mentions.groupby("row")["language"].first()
    responses["language"] = [tongue.get(row, "fi") for row in responses["row"]]
    responses["score"] = [max(0.0, min(10.0, round(6 + 4 * tone + chance.gauss(0, 1)))) for tone in responses["value"]]
    responses["signals"] = [
        "; ".join(signal for signal in ("contact_request", "leaving", "unresolved") if chance.random() < 0.04)
        for _ in range(rows)
    ]
    regions = [chance.choice(("Etelä", "Länsi", "Pohjoinen", "")) for _ in range(rows)]
    return replace(
        analysis,
        responses=responses,
        segments=segment_frame({"Alue": regions}, rows),
        facts=replace(analysis.facts, score_kind="nps", score_column="Suositteluhalukkuus"),
    )


class _Reader(HTMLParser):
    """Elements with their attributes and their text, in document order."""

    VOID = frozenset({"meta", "link", "br", "img", "input", "hr"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].tag == tag, f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        code = self._open and self._open[-1].tag == "script"  # what scripts hold is no text of the page
        for element in self._open[-1:] if code else self._open:
            element.text += data


class Element:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.text = tag, attributes, ""

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


class Page:
    """A parsed page; parsing fails when an element is closed out of turn."""

    def __init__(self, source: str) -> None:
        reader = _Reader()
        reader.feed(source)
        reader.close()
        assert not reader._open
        self.elements = reader.elements

    def find(self, tag: str = "", **attributes: str) -> list[Element]:
        """Elements with the tag and attributes; ``_`` in a name stands for ``-``, ``"*"`` for any value."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if (not tag or element.tag == tag)
            and all(
                name in element.attributes and value in ("*", element.attributes[name])
                for name, value in wanted.items()
            )
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        found = self.find(tag, **attributes)
        assert len(found) == 1, found
        return found[0]


@pytest.fixture
def parse() -> Callable[[str], Page]:
    return Page
