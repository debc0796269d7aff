"""Column roles of small exports as different survey tools write them."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.errors import OptionError, SurveyError
from nlp.records import Note
from nlp.survey import ColumnRoles, Named, TextColumn, explain, find_roles, read_survey

Export = Mapping[str, Sequence[str]]

ANSWERS = (
    "Palvelu oli nopeaa ja ystävällistä",
    "Laskussa oli virhe, jota kukaan ei korjannut",
    "Asentaja tuli ajoissa",
    "Hinta nousi taas ilman mitään selitystä",
    "Sovellus kaatuu joka kerta kun avaan sen",
    "Kaikki sujui hyvin",
    "Jonotin puhelimessa puoli tuntia",
    "Toimitus viivästyi viikolla",
)
WISHES = ("", "-", "ei mitään", "", "Vastatkaa puhelimeen nopeammin", "", "en osaa sanoa", "Lisää kassoja")
SCORES = ("9", "2", "10", "4", "1", "8", "3", "5")
DAYS = tuple(f"{day}.3.2026" for day in (1, 1, 2, 2, 3, 5, 5, 8))
STAGES = ("Asennus", "Laskutus", "Asennus", "Laskutus", "Sovellus", "Asennus", "Asiakaspalvelu", "Toimitus")
NAMES = (
    "Maija Meikäläinen",
    "Matti Virtanen",
    "Liisa Korhonen",
    "Pekka Mäkinen",
    "Anna-Liisa Niemi",
    "Olli Koski",
    "Sari Laine",
    "Timo Heikkinen",
)
IDS = tuple(str(1001 + n) for n in range(8))

WEBROPOL: Export = {
    "Vastausnro": IDS,
    "Vastausaika": tuple(f"{day} 14:05" for day in DAYS),
    "Kosketuspiste": STAGES,
    "Kanava": ("Puhelin", "Verkko") * 4,
    "Vastaajan nimi": NAMES,
    "Ikä": ("3", "4", "5", "6", "3", "2", "7", "8"),
    "Kuinka todennäköisesti suosittelisit meitä? (0-10)": SCORES,
    "Mikä vaikutti arvosanaasi?": ANSWERS,
    "Mitä voisimme parantaa?": WISHES,
    "Oletko jo asiakkaamme?": ("Kyllä", "Ei") * 4,
}
SURVEYMONKEY: Export = {
    "Respondent ID": tuple(f"1182{n}77{n}" for n in range(8)),
    "Start Date": tuple(f"2026-03-0{n + 1} 09:00:00" for n in range(8)),
    "End Date": tuple(f"2026-03-0{n + 1} 09:04:00" for n in range(8)),
    "IP Address": tuple(f"10.0.0.{n}" for n in range(8)),
    "Email Address": tuple(f"person{n}@example.org" for n in range(8)),
    "How likely is it that you would recommend us to a friend?": (
        "9",
        "10 - Extremely likely",
        "7",
        "0 - Not at all likely",
        "8",
        "6",
        "5",
        "10 - Extremely likely",
    ),
    "How satisfied were you with the delivery?": ("Very satisfied", "Satisfied") * 4,
    "What is the main reason for your score?": (
        "The driver called before he came",
        "Boxes were wet",
        "It took three weeks",
        "Nobody answers the phone",
        "Easy to order",
        "Great prices",
        "The invoice was wrong twice",
        "Fast and friendly",
    ),
}
TRUSTPILOT: Export = {
    "id": tuple(f"tp-{n}" for n in range(8)),
    "text": ANSWERS,
    "question": (
        "Mitä mieltä olit palvelusta ja sen hinnasta?",
        "Mikä kurssissa oli parasta sinun mielestäsi?",
    )
    * 4,
    "stars": ("5", "1", "4", "2", "1", "5", "2", "3"),
    "date": tuple(f"2026-03-0{n + 1}" for n in range(8)),
    "domain": ("insurance",) * 8,
}
HELPDESK: Export = {
    "ticket_id": tuple(f"b7e1f0{n}a-77c{n}" for n in range(8)),
    "createdAt": tuple(f"2026-03-01T0{n}:00:00Z" for n in range(8)),
    "csat": ("5", "4", "", "1", "2", "", "5", "3"),
    "journey_stage": ("onboarding", "support", "billing", "support") * 2,
    "link": tuple(f"https://example.org/t/{n}" for n in range(8)),
    "meta": ('{"a": "some words in nested json"}',) * 8,
    "comment": ("Great", "", "Slow", "Never again", "", "Meh", "Lovely people", "Ok"),
}
NAMELESS: Export = {
    "A": IDS,
    "B": DAYS,
    "C": SCORES,
    "D": NAMES,
    "E": ("Pohjois-Pohjanmaa", "Uusimaa") * 4,
    "F": ANSWERS,
}
RETAIL: Export = {
    "Syntymäaika": tuple(f"{n + 1}.5.1980" for n in range(8)),
    "Kuitin pvm": tuple(str(46_082 + n) for n in range(8)),
    "Myymälä": ("Kauppakeskus Iso Omena", "Kauppakeskus Sello Espoo") * 4,
    "Tyytyväisyys 1–5": ("5", "1", "4", "2", "1", "5", "2", "3"),
    "NPS": SCORES,
    "NPS-ryhmä": ("Suosittelija", "Arvostelija") * 4,
    "Avoin palaute": ANSWERS,
    "Yrityksen vastaus": ("Kiitos palautteestasi, hienoa kuulla tästä!",) * 8,
}
SWEDISH: Export = {
    "Svarsdatum": tuple(f"2026-03-0{n + 1}" for n in range(8)),
    "Betyg": ("5", "1", "4", "2", "1", "5", "2", "3"),
    "Varför gav du detta betyg?": tuple(f"Personalen var trevlig men kön tog {n} timmar" for n in range(8)),
}


def roles(export: Export, **named: object) -> ColumnRoles:
    return find_roles(list(export), export.__getitem__, Named(**named))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("export", "texts", "date", "score", "stage"),
    [
        (
            WEBROPOL,
            ["Mikä vaikutti arvosanaasi?", "Mitä voisimme parantaa?"],
            "Vastausaika",
            "Kuinka todennäköisesti suosittelisit meitä? (0-10)",
            "Kosketuspiste",
        ),
        (
            SURVEYMONKEY,
            ["What is the main reason for your score?"],
            "End Date",
            "How likely is it that you would recommend us to a friend?",
            None,
        ),
        (TRUSTPILOT, ["text"], "date", "stars", None),
        (HELPDESK, ["comment"], "createdAt", "csat", "journey_stage"),
        (NAMELESS, ["F"], "B", "C", None),
        (RETAIL, ["Avoin palaute"], "Kuitin pvm", "NPS", None),
        (SWEDISH, ["Varför gav du detta betyg?"], "Svarsdatum", "Betyg", None),
    ],
    ids=["webropol", "surveymonkey", "trustpilot", "helpdesk", "nameless", "retail", "swedish"],
)
def test_roles_of_whole_exports(
    export: Export, texts: list[str], date: str | None, score: str | None, stage: str | None
) -> None:
    found = roles(export)
    assert [column.name for column in found.texts] == texts
    assert (found.date, found.score, found.stage) == (date, score, stage)


def test_roles_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "reviews.jsonl"
    rows = [dict(zip(TRUSTPILOT, cells, strict=True)) for cells in zip(*TRUSTPILOT.values(), strict=True)]
    path.write_text("\n".join(json.dumps({**row, "stars": int(row["stars"])}) for row in rows) + '\n{"text": "Ka')
    table = read_survey(path)
    cells = {name: [row[place] for row in table.rows] for place, name in enumerate(table.columns)}
    assert table.columns[-1] == "_raw"
    found = roles(cells)
    assert (found.score_kind, found.respondent, found.segments, found.date_order) == ("stars", "id", (), None)
    assert [(choice.column, choice.role) for choice in found.choices] == [
        ("id", "respondent"),
        ("text", "text"),
        ("question", "other"),
        ("stars", "score"),
        ("date", "date"),
        ("domain", "other"),
        ("_raw", "other"),
    ]
    assert replace(found, score_kind=None, respondent=None, choices=()) == ColumnRoles(
        (TextColumn("text", None),),
        "date",
        "stars",
        None,
        (
            Note(
                'avovastaukset: "text" (8/9 solua täytetty, keskimäärin 5 sanaa)',
                'text: "text" (open answers: 8 of 9 cells, 5 words on average)',
            ),
            Note('päivämäärä: "date" (vvvv-kk-pp, 8/9 solussa)', 'date: "date" (yyyy-mm-dd, 8 of 9 cells)'),
            Note('arvosana: "stars" (tähdet 1–5, 8/9 solussa)', 'score: "stars" (stars 1–5, 8 of 9 cells)'),
            Note("kosketuspiste: ei löytynyt", "stage: not found"),
        ),
    )


def test_explanations() -> None:
    explanations = roles(WEBROPOL).explanations
    assert tuple(note.text("fi") for note in explanations) == (
        'avovastaukset: "Mikä vaikutti arvosanaasi?" (8/8 solua täytetty, keskimäärin 5 sanaa)',
        'avovastaukset: "Mitä voisimme parantaa?" (5/8 solua täytetty, keskimäärin 2 sanaa)',
        'päivämäärä: "Vastausaika" (p.k.vvvv, 8/8 solussa)',
        'arvosana: "Kuinka todennäköisesti suosittelisit meitä? (0-10)" (NPS 0–10, 8/8 solussa)',
        'kosketuspiste: "Kosketuspiste" (5 kosketuspistettä, 8/8 solussa)',
    )
    assert tuple(note.text("en") for note in explanations) == (
        'text: "Mikä vaikutti arvosanaasi?" (open answers: 8 of 8 cells, 5 words on average)',
        'text: "Mitä voisimme parantaa?" (open answers: 5 of 8 cells, 2 words on average)',
        'date: "Vastausaika" (d.m.yyyy, 8 of 8 cells)',
        'score: "Kuinka todennäköisesti suosittelisit meitä? (0-10)" (NPS 0–10, 8 of 8 cells)',
        'stage: "Kosketuspiste" (5 touchpoints, 8 of 8 cells)',
    )


@pytest.mark.parametrize(
    ("note", "finnish", "english"),
    [
        (
            explain.explain_text("Palaute", ["Ok", " "]),
            'avovastaukset: "Palaute" (1/2 solua täytetty, keskimäärin 1 sana)',
            'text: "Palaute" (open answers: 1 of 2 cells, 1 words on average)',
        ),
        (explain.explain_date(None, []), "päivämäärä: ei löytynyt", "date: not found"),
        (
            explain.explain_date("Pvm", ["2026/03/01", "1.3.2026", "46082", "2026-03-01", "eilen"]),
            'päivämäärä: "Pvm" (Excelin päivänumero, p.k.vvvv, vvvv-kk-pp, vvvv/kk/pp, 4/5 solussa)',
            'date: "Pvm" (Excel day number, d.m.yyyy, yyyy-mm-dd, yyyy/mm/dd, 4 of 5 cells)',
        ),
        (explain.explain_score(None, []), "arvosana: ei löytynyt", "score: not found"),
        (
            explain.explain_score("Tähdet", ["4,5", "2"]),
            'arvosana: "Tähdet" (tähdet 1–5, 2/2 solussa)',
            'score: "Tähdet" (stars 1–5, 2 of 2 cells)',
        ),
        (
            explain.explain_score("Arvio", ["4,5", "2"]),
            'arvosana: "Arvio" (2–4,5, 2/2 solussa)',
            'score: "Arvio" (2–4.5, 2 of 2 cells)',
        ),
        (explain.explain_score("Tähdet", ["-"]), 'arvosana: "Tähdet" (0/1 solussa)', 'score: "Tähdet" (0 of 1 cells)'),
        (
            explain.explain_stage("Piste", ["Kassa", "", "Kassa "]),
            'kosketuspiste: "Piste" (1 kosketuspiste, 2/3 solussa)',
            'stage: "Piste" (1 touchpoint, 2 of 3 cells)',
        ),
    ],
)
def test_explanations_of_special_columns(note: Note, finnish: str, english: str) -> None:
    assert note == Note(finnish, english)


def test_questions_are_headers_that_read_so() -> None:
    assert roles(WEBROPOL).texts[0].question == "Mikä vaikutti arvosanaasi?"
    assert roles({"Muut terveiset meille täältä": ANSWERS}).texts[0].question == "Muut terveiset meille täältä"
    assert roles({"Avoin palaute": ANSWERS}).texts[0].question is None
    twice = roles({"Miksi?": ANSWERS, "Miksi? (2)": ANSWERS})
    assert [column.question for column in twice.texts] == ["Miksi?", "Miksi?"]


def test_named_columns_stand() -> None:
    found = roles(
        WEBROPOL,
        text=["Mitä voisimme parantaa?", "Kanava"],
        question=["Entä?", "Mistä?"],
        date="Vastausnro",
        stage="Ikä",
    )
    assert found.texts == (TextColumn("Mitä voisimme parantaa?", "Entä?"), TextColumn("Kanava", "Mistä?"))
    assert (found.date, found.stage) == ("Vastausnro", "Ikä")
    assert found.score == "Kuinka todennäköisesti suosittelisit meitä? (0-10)"
    note = Note('päivämäärä: "Vastausnro" (0/8 solussa)', 'date: "Vastausnro" (0 of 8 cells)')
    assert note in found.explanations


@pytest.mark.parametrize("role", ["text", "date", "score", "stage"])
def test_an_unknown_column_names_the_closest(role: str) -> None:
    name = "kosketuspisteet"
    with pytest.raises(SurveyError, match=r'no column "kosketuspisteet".*Did you mean "Kosketuspiste"\?.*"Kanava"'):
        roles(WEBROPOL, **{role: [name] if role == "text" else name})


def test_options_that_make_no_sense() -> None:
    with pytest.raises(OptionError, match=r"1 question given for 2 text columns.*one question for each"):
        roles(WEBROPOL, question=["Miksi?"])
    with pytest.raises(OptionError, match=r'"Kanava" is named for two roles'):
        roles(WEBROPOL, text=["Kanava"], stage="Kanava")


def test_no_text_column() -> None:
    with pytest.raises(SurveyError, match=r"No column of open answers.*--text"):
        roles({"id": IDS, "nimi": NAMES, "pvm": DAYS, "arvosana": SCORES, "Kosketuspiste": STAGES})


def test_a_table_without_answers_goes_by_its_headers() -> None:
    found = roles({"id": (), "Alue": (), "Palaute": (), "Mitä voisimme parantaa?": ()})
    assert [column.name for column in found.texts] == ["Palaute", "Mitä voisimme parantaa?"]


@pytest.mark.parametrize("name", ["text", "Teksti", "verbatim", "PALAUTE", "kommentti"])
def test_the_usual_names_are_chosen_even_with_one_word_answers(name: str) -> None:
    found = roles({"Otsikko": ("Hyvä",) * 4, name: ("Hyvä", "Ok", "Hyvä", "")})
    assert [column.name for column in found.texts] == [name]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("Käyntikerrat", ("1", "2", "3", "5", "5", "2", "1", "1")),  # a count
        ("C", ("1", "2", "3", "4", "5", "6", "7", "8")),  # a running number
        ("C", ("1", "2", "3", "1", "2", "3", "1", "2")),  # too few values
        ("Arvosana", ("80", "95", "100", "20", "33", "47", "50", "61")),  # of a hundred
        ("Arvosana", ("hyvä", "huono") * 4),
    ],
)
def test_what_is_no_score(name: str, cells: Sequence[str]) -> None:
    assert roles({name: cells, "palaute": ANSWERS}).score is None


@pytest.mark.parametrize(
    ("name", "cells", "found"),
    [
        ("Koodi", tuple(str(46_082 + n) for n in range(8)), False),  # day numbers need a date's header
        ("Päivämäärä", tuple(str(46_082 + n) for n in range(8)), True),
        ("Koodi", DAYS, True),
        ("Pvm", (*DAYS[:6], "eilen", "tänään"), False),
        ("Pvm", (*DAYS[:7], "eilen"), True),
        ("Pvm", ("",) * 8, False),
    ],
)
def test_what_is_a_date(name: str, cells: Sequence[str], found: bool) -> None:
    assert roles({name: cells, "palaute": ANSWERS}).date == (name if found else None)


def test_a_channel_or_an_open_question_on_stages_is_no_stage() -> None:
    found = roles({"Kanava": STAGES, "Missä vaiheessa asiointi takkusi?": ANSWERS})
    assert found.stage is None
    assert [column.name for column in found.texts] == ["Missä vaiheessa asiointi takkusi?"]


SLASHED = {"Date": tuple(f"3/{n + 1}/2026" for n in range(8)), "comment": ANSWERS}
DECIDED = {**SLASHED, "Date": ("3/4/2026", "3/13/2026", *("5/6/2026",) * 6)}


def test_dates_that_can_be_read_in_two_ways_are_refused_until_told() -> None:
    found = roles(SLASHED)
    assert (found.date, found.date_order) == ("Date", None)
    assert (
        Note(
            'päivämäärä: "Date" (8 solussa päivän ja kuukauden järjestys on auki, eikä niitä luettu; kerro se '
            "valitsimella --date-order day tai --date-order month, 0/8 solussa)",
            'date: "Date" (the order of day and month is open in 8 cells, which were not read; tell it with '
            "--date-order day or --date-order month, 0 of 8 cells)",
        )
        in found.explanations
    )
    told = roles(SLASHED, date_order="day")
    assert told.date_order == "day"
    assert (
        Note(
            'päivämäärä: "Date" (p/k/vvvv kuten kerrottiin, 8/8 solussa)',
            'date: "Date" (d/m/yyyy as told, 8 of 8 cells)',
        )
        in told.explanations
    )
    with pytest.raises(SurveyError, match=r'dates of "Date" can be read day first or month first.*--date-order day or'):
        roles(SLASHED, date="Date")
    with pytest.raises(OptionError, match=r'date order is "us"\. Use day or month'):
        roles(SLASHED, date_order="us")


def test_a_day_over_twelve_decides_the_order_of_all() -> None:
    found = roles(DECIDED, date="Date")
    assert found.date_order == "month"
    note = Note('päivämäärä: "Date" (k/p/vvvv, 8/8 solussa)', 'date: "Date" (m/d/yyyy, 8 of 8 cells)')
    assert note in found.explanations
    mixed = {**SLASHED, "Date": ("13/3/2026", "3/13/2026", *("5/6/2026",) * 6)}
    assert roles(mixed).date_order is None
    with pytest.raises(SurveyError, match='Some dates of "Date" are day first and others month first'):
        roles(mixed, date="Date")


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("NPS", SCORES, "nps"),
        ("Kuinka todennäköisesti suosittelisit meitä?", SCORES, "nps"),
        ("Kuinka tyytyväinen olit? (1-5)", ("1", "5", "3", "4"), "csat"),
        ("CSAT", ("1", "5", "3", "4"), "csat"),
        ("How easy was it to get help? (1-7)", ("1", "7", "3", "4"), "ces"),
        ("Kuinka helppoa asiointi oli?", ("1", "7", "3", "4"), "ces"),
        ("Tähdet", ("1", "5", "3", "4"), "stars"),
        ("stars", ("1", "5", "3", "4"), "stars"),
        ("Kuinka tyytyväinen olit? (1-10)", ("1", "9", "3", "4"), None),
        ("Arvosana", ("4", "10", "7", "8"), None),
        ("CSAT", ("0", "5", "3", "4"), None),  # not of its scale
    ],
)
def test_the_kind_of_the_score(name: str, cells: Sequence[str], kind: str | None) -> None:
    found = roles({name: cells, "palaute": ANSWERS[:4]})
    assert (found.score, found.score_kind) == (name, kind)


@pytest.mark.parametrize(
    ("name", "cells", "found"),
    [
        ("Vastausnro", IDS, True),
        ("ResponseId", tuple(f"R_{n}" for n in range(8)), True),
        ("#", IDS, True),
        ("id", ("1",) * 8, False),  # one for all
        ("Vastaajan id", ("1", *("",) * 7), False),
        ("Collector ID", IDS, False),
        ("Postinumero", IDS, False),
    ],
)
def test_the_respondent(name: str, cells: Sequence[str], found: bool) -> None:
    assert roles({name: cells, "palaute": ANSWERS}).respondent == (name if found else None)


def test_segments_are_few_values_that_repeat() -> None:
    export = {
        "Alue": ("Etelä", "Pohjoinen") * 4,
        "Ikäryhmä": ("18–24", "25–34", "18–24", "25–34", "", "", "18–24", "25–34"),
        "Vakio": ("a",) * 8,
        "Eri": tuple("abcdefgh"),
        "Numero": ("1", "2") * 4,
        "palaute": ANSWERS,
    }
    assert roles(export).segments == ("Alue", "Ikäryhmä")
    assert roles(export, segments=["Vakio"]).segments == ("Vakio",)
    assert roles(export, respondent="Eri").respondent == "Eri"


def test_the_subject_of_a_ticket_is_read_only_without_a_longer_text() -> None:
    tickets = {
        "Ticket ID": IDS,
        "Subject": ANSWERS,
        "Description": tuple(f"{text}, eikä kukaan auta" for text in ANSWERS),
    }
    assert [column.name for column in roles(tickets).texts] == ["Description"]
    del tickets["Description"]
    assert [column.name for column in roles(tickets).texts] == ["Subject"]


def test_the_wording_beside_a_name_decides_the_role() -> None:
    export = {"Q1": SCORES, "Q2": ANSWERS, "Q3": STAGES}
    wordings = {"Q1": "How likely are you to recommend us?", "Q2": "Why do you say so?", "Q3": "Touchpoint"}
    found = find_roles(list(export), export.__getitem__, wordings=wordings)
    assert found.texts == (TextColumn("Q2", "Why do you say so?"),)
    assert (found.score, found.score_kind, found.stage) == ("Q1", "nps", "Q3")
    assert [choice.wording for choice in found.choices] == list(wordings.values())


def test_every_reason_is_told_in_both_languages_and_without_cells() -> None:
    for export in (WEBROPOL, SURVEYMONKEY, HELPDESK, NAMELESS, RETAIL):
        for choice in roles(export).choices:
            assert choice.reason.fi and choice.reason.en
            for cell in export[choice.column]:
                assert len(cell) < 4 or cell not in choice.reason.fi + choice.reason.en


def test_thousands_of_columns_are_no_trouble() -> None:
    export = {"palaute": ANSWERS, **{f"sarake {number}": ("",) * 8 for number in range(16_000)}}
    begin = time.process_time()
    assert [column.name for column in roles(export).texts] == ["palaute"]
    assert time.process_time() - begin < 10  # the square of the columns would take minutes
