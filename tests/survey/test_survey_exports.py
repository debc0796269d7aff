"""Each tool's export is read right without flags: every cell, the roles, the dates, and what was repaired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from make_exports import MADE, WRITTEN, make_export

from nlp import analyze
from nlp.pipeline.intake import Options, take_in
from nlp.survey import read_survey


@dataclass(frozen=True)
class Expected:
    """What an export holds; cells are joined with "|", which no cell has.

    *roles* are the date, the score and its kind, the touchpoint and the respondent.
    """

    name: str
    columns: str
    rows: Sequence[str]
    numbers: tuple[int, ...]
    notes: Sequence[str]
    texts: Sequence[tuple[str, str | None]]
    dates: str
    roles: tuple[str | None, str | None, str | None, str | None, str | None]
    segments: tuple[str, ...]


EXPECTED = [
    Expected(
        "qualtrics.csv",
        columns="StartDate|EndDate|Status|IPAddress|Progress|Duration (in seconds)|Finished|RecordedDate|ResponseId|RecipientLastName|DistributionChannel|UserLanguage|Q1_NPS_GROUP|Q1|Q2|Q3_1|Q3_2",
        rows=[
            "2026-03-01 14:05:33|2026-03-01 14:07:01|IP Address|192.0.2.1|100|88|True|2026-03-01 14:07:02|R_1aB2cD3eF4gH5iJ||anonymous|FI|Promoter|9|Asentaja tuli ajoissa ja siivosi jälkensä|4|5",
            '2026-03-02 08:00:10|2026-03-02 08:03:00|IP Address|192.0.2.7|100|170|True|2026-03-02 08:03:00|R_2kL6mN7oP8qR9sT||anonymous|FI|Detractor|3|Lasku oli väärin, "taas"\nenkä saanut vastausta|2|4',
            "2026-03-02 09:11:00|2026-03-02 09:12:30|IP Address|192.0.2.9|100|90|True|2026-03-02 09:12:31|R_3uV0wX1yZ2aB3cD||anonymous|EN|Passive|7|NA|3|3",
            "2026-03-03 10:00:00|2026-03-03 10:01:00|IP Address|192.0.2.11|100|60|True|2026-03-03 10:01:00|R_4eF4gH5iJ6kL7mN||anonymous|EN|Promoter|10|The driver called before he came|5|5",
        ],
        numbers=(4, 5, 7, 8),
        notes=[
            "encoding: UTF-8 with a byte order mark",
            "delimiter: comma",
            "the header has 3 rows (line 1, 2, 3)",
        ],
        texts=[("Q2", "What is the reason for your score?")],
        dates="2026-03-01 2026-03-02 2026-03-02 2026-03-03",
        roles=("EndDate", "Q1", "nps", None, "ResponseId"),
        segments=("UserLanguage",),
    ),
    Expected(
        "surveymonkey.csv",
        columns="Respondent ID|Collector ID|Start Date|End Date|IP Address|Email Address|First Name|Last Name|Custom Data 1|How likely is it that you would recommend us to a friend?|What did you buy? (Select all that apply) – Windows|What did you buy? (Select all that apply) – Doors|What did you buy? (Select all that apply) – Installation|What did you buy? (Select all that apply) – Other (please specify)|What is the main reason for your score?",
        rows=[
            "118200000001|415000001|03/01/2026 02:05:33 PM|03/01/2026 02:07:00 PM|192.0.2.1|||||9|Windows||Installation||Boxes were wet, but the fitters dried them",
            "118200000002|415000001|03/14/2026 08:00:10 AM|03/14/2026 08:02:10 AM|192.0.2.7|||||10 - Extremely likely||Doors|||Great prices",
            "118200000003|415000001|03/15/2026 11:59:00 PM|03/16/2026 12:01:00 AM|192.0.2.9|||||0 - Not at all likely||||A gate|It took three weeks",
            "118200000004|415000001|04/02/2026 07:30:00 AM|04/02/2026 07:31:00 AM|192.0.2.11|||||7|||||None",
        ],
        numbers=(3, 4, 5, 6),
        notes=[
            "encoding: UTF-8",
            "delimiter: comma",
            "the header has 2 rows (line 1, 2)",
        ],
        texts=[("What is the main reason for your score?", "What is the main reason for your score?")],
        dates="2026-03-01 2026-03-14 2026-03-16 2026-04-02",
        roles=("End Date", "How likely is it that you would recommend us to a friend?", "nps", None, "Respondent ID"),
        segments=(),
    ),
    Expected(
        "google_forms.csv",
        columns="Timestamp|Kuinka todennäköisesti suosittelisit kurssia? (0–10)|Mistä kuulit meistä?|Mikä kurssissa oli parasta?|Mitä muuttaisit?",
        rows=[
            "2026/03/01 2:05:33 PM GMT+2|9|Ystävältä;Verkosta|Opettaja selitti asiat rauhassa|",
            '2026/03/01 2:06:01 PM GMT+2|4|Verkosta|Ei mikään, "liian" kiireinen|Lisää aikaa harjoituksiin',
            "2026/03/29 9:15:00 AM GMT+3|10|Ystävältä|Ryhmän tunnelma|Ei mitään",
            "2026/03/30 10:00:10 AM GMT+3|7|Mainoksesta|Tehtävät olivat käytännöllisiä|Sali oli kylmä",
        ],
        numbers=(2, 3, 4, 5),
        notes=[
            "encoding: UTF-8",
            "delimiter: comma",
        ],
        texts=[
            ("Mikä kurssissa oli parasta?", "Mikä kurssissa oli parasta?"),
            ("Mitä muuttaisit?", "Mitä muuttaisit?"),
        ],
        dates="2026-03-01 2026-03-01 2026-03-29 2026-03-30",
        roles=("Timestamp", "Kuinka todennäköisesti suosittelisit kurssia? (0–10)", "nps", None, None),
        segments=(),
    ),
    Expected(
        "typeform.csv",
        columns="#|*How likely* are you to recommend us?|App|Phone|Shop|Other|Tell us more, please|Response Type|Start Date (UTC)|Stage Date (UTC)|Submit Date (UTC)|Network ID|Tags|Ending",
        rows=[
            "a1b2c3d4e5f60718293a4b5c6d7e8f90|8|App||||The app kept my basket when I came back|completed|2026-03-01 12:05:33||2026-03-01 12:07:00|00ff00aa11||DefaultTyScreen",
            "b2c3d4e5f60718293a4b5c6d7e8f90a1|3||Phone|||I waited in the queue,\nthen the line went dead|completed|2026-03-02 08:00:10||2026-03-02 08:02:10|00ff00aa12||DefaultTyScreen",
            "c3d4e5f60718293a4b5c6d7e8f90a1b2|10|App||Shop||Friendly people in the shop|completed|2026-03-03 18:20:00||2026-03-03 18:21:00|00ff00aa13||DefaultTyScreen",
            "d4e5f60718293a4b5c6d7e8f90a1b2c3|6||||Chat|null|completed|2026-03-04 07:00:00||2026-03-04 07:00:30|00ff00aa14||DefaultTyScreen",
        ],
        numbers=(2, 3, 5, 6),
        notes=[
            "encoding: UTF-8",
            "delimiter: comma",
        ],
        texts=[("Tell us more, please", "Tell us more, please")],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("Submit Date (UTC)", "*How likely* are you to recommend us?", "nps", None, "#"),
        segments=(),
    ),
    Expected(
        "questback.csv",
        columns="lfdn|external_lfdn|tester|dispcode|lastpage|duration|v_12|v_13|v_21|c_0001|datetime",
        rows=[
            "101|0|0|31|4071|95|9|2|Työnjohtaja vastasi heti ja piti lupauksensa|Espoo|2026-03-01 14:05:33",
            "102|0|0|31|4071|120|2|1|Hinta nousi – eikä siitä kerrottu; petyin|Espoo|2026-03-01 15:00:00",
            "103|0|0|31|4071|61|7|-77|-77|Turku|2026-03-02 08:12:45",
            "104|0|0|31|4071|88|10|3|Siisti jälki ja mukavat tekijät|Turku|2026-03-03 09:00:00",
            "105|0|0|31|4071|70|4|2|Kukaan ei soittanut takaisin|Turku|2026-03-03 10:30:10",
        ],
        numbers=(2, 3, 4, 5, 6),
        notes=[
            "encoding: Windows-1252 (the bytes are not UTF-8)",
            "delimiter: semicolon",
        ],
        texts=[("v_21", None)],
        dates="2026-03-01 2026-03-01 2026-03-02 2026-03-03 2026-03-03",
        roles=("datetime", "v_12", None, None, "lfdn"),
        segments=("c_0001",),
    ),
    Expected(
        "forsta.txt",
        columns="responseid|respid|status|interview_start|interview_end|nps|nps_reason|channel",
        rows=[
            "1|5001|complete|2026-03-01 14:05:33|2026-03-01 14:09:00|9|Nopea ja selkeä asiointi|verkko",
            '2|5002|complete|2026-03-01 15:00:00|2026-03-01 15:03:20|1|Odotin "viisi" viikkoa\tturhaan|puhelin',
            "3|5003|complete|2026-03-02 08:00:00|2026-03-02 08:01:00|7||verkko",
            "4|5004|complete|2026-03-02 09:00:00|2026-03-02 09:02:00|10|Tämä oli helppoa|puhelin",
        ],
        numbers=(2, 3, 4, 5),
        notes=[
            "encoding: UTF-16",
            "delimiter: tab",
        ],
        texts=[("nps_reason", None)],
        dates="2026-03-01 2026-03-01 2026-03-02 2026-03-02",
        roles=("interview_end", "nps", "nps", None, "responseid"),
        segments=("channel",),
    ),
    Expected(
        "trustmary.csv",
        columns="Created at|Survey|First name|Last name|Email|NPS|Feedback|Permission to publish|Language",
        rows=[
            "2026-03-01T14:05:33+02:00|Asennus|Aino|Esimerkki|aino@example.org|10|Hieno työ, kiitos|yes|fi",
            "2026-03-02T08:00:10+02:00|Asennus|Eino|Malli|eino@example.org|6|Ikkuna jäi vetämään nurkasta|no|fi",
            "2026-03-03T10:00:00+02:00|Myynti|Venla|Kokeilu|venla@example.org|8||no|fi",
            "2026-03-04T11:30:00+02:00|Myynti|Onni|Testi|onni@example.org|3|Tarjous tuli kahden viikon päästä|no|fi",
        ],
        numbers=(2, 3, 4, 5),
        notes=[
            "encoding: UTF-8",
            "delimiter: comma",
        ],
        texts=[("Feedback", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("Created at", "NPS", "nps", None, None),
        segments=("Survey", "Permission to publish"),
    ),
    Expected(
        "zendesk.csv",
        columns="Id|Requester|Requester email|Subject|Description|Status|Priority|Via|Created at|Satisfaction Score|Satisfaction Comment|Reopens|Replies",
        rows=[
            "3001|Aino Esimerkki|aino@example.org|Invoice is wrong|Hello,\n\nI was charged twice for the same order.|solved|normal|Mail|2026-03-01 14:05:33 +0200|good|Thank you for the quick help|0|1",
            "3002|Eino Malli|eino@example.org|Where is my parcel|The parcel has not moved for a week|open|high|Web|2026-03-02 08:00:10 +0200|unoffered||1|4",
            "3003|Venla Kokeilu|venla@example.org|Password reset|The link in the message does not open|solved|low|Mail|2026-03-03 10:00:00 +0200|bad|Nobody answered my question|0|2",
            "3004|Onni Testi|onni@example.org|Cancel my order|I would like to cancel and get the money back|solved|normal|Web|2026-03-04 11:30:00 +0200|offered||2|3",
        ],
        numbers=(2, 5, 6, 7),
        notes=[
            "encoding: UTF-8",
            "delimiter: comma",
        ],
        texts=[("Description", None), ("Satisfaction Comment", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("Created at", None, None, None, "Id"),
        segments=("Status", "Via"),
    ),
    Expected(
        "freshdesk.csv",
        columns="Ticket ID|Subject|Status|Priority|Source|Type|Agent|Group|Created time|Resolved time|First response time (in hrs)|Agent interactions|Customer interactions|Tags|Survey results|Full name|Email",
        rows=[
            "7001|Toimitus on myöhässä viikon|Closed|High|Email|Question|Malli Eino|Tuki|2026-03-01 14:05:33|2026-03-02 09:00:00|18:54:27|1|2|toimitus|Very Unhappy|Aino Esimerkki|aino@example.org",
            "7002|Kiitos nopeasta vastauksesta|Closed|Low|Portal||Malli Eino|Tuki|2026-03-02 08:00:10|2026-03-02 08:30:00|00:29:50|2|1||Extremely Happy|Venla Kokeilu|venla@example.org",
            "7003|Lasku, jossa on väärä summa|Open|Medium|Email|Problem|Malli Eino|Laskutus|2026-03-03 10:00:00|||3|4|lasku||Onni Testi|onni@example.org",
            "7004|Tunnukset eivät toimi sovelluksessa|Closed|Medium|Chat|Problem|Malli Eino|Tuki|2026-03-04 11:30:00|2026-03-04 12:00:00|00:10:00|4|3|||Hilla Koe|hilla@example.org",
        ],
        numbers=(2, 3, 4, 5),
        notes=[
            "encoding: UTF-8",
            "delimiter: comma",
        ],
        texts=[("Subject", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("Created time", None, None, None, "Ticket ID"),
        segments=("Status", "Type", "Group", "Tags", "Survey results"),
    ),
    Expected(
        "pasted.txt",
        columns="Pvm|Palaute|Arvosana",
        rows=[
            "1.3.2026|Hyvä palvelu, nopea toimitus|9",
            "2.3.2026|Jono oli pitkä\nja kassa kiinni|3",
            "3.3.2026|Ei 'erikoista' sanottavaa|7,5",
        ],
        numbers=(2, 3, 5),
        notes=[
            "encoding: UTF-8",
            "delimiter: tab",
        ],
        texts=[("Palaute", None)],
        dates="2026-03-01 2026-03-02 2026-03-03",
        roles=("Pvm", "Arvosana", None, None, None),
        segments=(),
    ),
    Expected(
        "preamble.csv",
        columns="Vastausnro|Vastausaika|Arvosana (1-5)|Avoin palaute",
        rows=[
            "001|1.3.2026 klo 14.05|5|Erittäin hyvä asennus",
            "002|2.3.2026 klo 8.00|2|Hinta, laatu, kaikki väärin",
            "003|3.3.2026 klo 9.30|4|None",
        ],
        numbers=(5, 6, 7),
        notes=[
            "encoding: Windows-1252 (the bytes are not UTF-8)",
            "delimiter: semicolon",
            "skipped 2 rows above the header (line 1, 2); the header is on line 4",
        ],
        texts=[("Avoin palaute", None)],
        dates="2026-03-01 2026-03-02 2026-03-03",
        roles=("Vastausaika", "Arvosana (1-5)", None, None, "Vastausnro"),
        segments=(),
    ),
    Expected(
        "mojibake.csv",
        columns="Pvm|Mitä mieltä olit?|Kanava|Mitä mieltä olit?_repaired",
        rows=[
            "1.3.2026|Toimitus myÃ¶hÃ¤styi â€“ taas|Chat|Toimitus myöhästyi – taas",
            "2.3.2026|HyvÃ¤ tyÃ¶|Chat|Hyvä työ",
            "3.3.2026|OK thanks a lot|Chat|OK thanks a lot",
        ],
        numbers=(2, 3, 4),
        notes=[
            "encoding: UTF-8",
            "delimiter: semicolon",
            "mended wrongly decoded characters in 1 column name",
            'wrongly decoded characters: 2 cells of "Mitä mieltä olit?" mended in the column "Mitä mieltä olit?_repaired"; the original column is as it was',
        ],
        texts=[("Mitä mieltä olit?_repaired", "Mitä mieltä olit?")],
        dates="2026-03-01 2026-03-02 2026-03-03",
        roles=("Pvm", None, None, None, None),
        segments=(),
    ),
    Expected(
        "reviews.jsonl",
        columns="id|stars|text|date",
        rows=[
            "00123|5|Great service, will come again|2026-03-01",
            "00124|1|Nobody answered the phone|2026-03-02",
            "00125|4||2026-03-03",
            "00126|2|null|2026-03-04",
        ],
        numbers=(1, 2, 3, 4),
        notes=[
            "encoding: UTF-8",
        ],
        texts=[("text", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("date", "stars", "stars", None, "id"),
        segments=(),
    ),
    Expected(
        "array.json",
        columns="id|stars|text|date",
        rows=[
            "00123|5|Great service, will come again|2026-03-01",
            "00124|1|Nobody answered the phone|2026-03-02",
            "00125|4||2026-03-03",
            "00126|2|null|2026-03-04",
        ],
        numbers=(1, 2, 3, 4),
        notes=[
            "encoding: UTF-8",
        ],
        texts=[("text", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("date", "stars", "stars", None, "id"),
        segments=(),
    ),
    Expected(
        "data.json",
        columns="id|stars|text|date",
        rows=[
            "00123|5|Great service, will come again|2026-03-01",
            "00124|1|Nobody answered the phone|2026-03-02",
            "00125|4||2026-03-03",
            "00126|2|null|2026-03-04",
        ],
        numbers=(1, 2, 3, 4),
        notes=[
            "encoding: UTF-8",
            'the rows were read from the key "data"',
        ],
        texts=[("text", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("date", "stars", "stars", None, "id"),
        segments=(),
    ),
    Expected(
        "reviews.parquet",
        columns="id|nps|comment|answered|price|tags",
        rows=[
            '00123|9|Nopea ja ystävällinen|2026-03-01 14:05:33|9.5|["a","b"]',
            "00124||NA|2026-03-02|10|[]",
            "00125|2||||",
        ],
        numbers=(1, 2, 3),
        notes=[],
        texts=[("comment", None)],
        dates="2026-03-01 2026-03-02 -",
        roles=("answered", "nps", "nps", None, "id"),
        segments=(),
    ),
    Expected(
        "survey.ods",
        columns="Päivä|Arvosana|Palaute",
        rows=[
            "2026-03-01|9|Hyvä ja nopea palvelu",
            "2026-03-02|2.5|Väärä lasku\nkaksi kertaa",
            "2026-03-03|00123|Ihan hyvä kokemus",
        ],
        numbers=(2, 3, 4),
        notes=[
            'sheet: "Taul1"',
        ],
        texts=[("Palaute", None)],
        dates="2026-03-01 2026-03-02 2026-03-03",
        roles=("Päivä", None, None, None, None),
        segments=(),
    ),
    Expected(
        "webropol.xlsx",
        columns="Vastaajanumero|Vastausaika|Kuinka todennäköisesti suosittelisit meitä? (0-10)|Kuinka tyytyväinen olit? (1-5) – Asentajan työ|Kuinka tyytyväinen olit? (1-5) – Aikataulu|Kuinka tyytyväinen olit? (1-5) – Lasku|Mikä vaikutti arvosanaasi?|Kosketuspiste",
        rows=[
            "1|2026-03-01 14:05:00|9|5|4|5|Asentaja tuli ajoissa|Asennus",
            "2|2026-03-01 15:30:00|2|3|1|2|Lasku oli väärin; kukaan ei korjannut|Laskutus",
            "3|2026-03-02 08:00:00|10|5|5||=hyvä työ|Asennus",
            "4|2026-03-03 09:45:00|7|4|3|3||Laskutus",
        ],
        numbers=(6, 7, 8, 9),
        notes=[
            'sheet: "Vastaukset"',
            "skipped 2 rows above the header (row 1, 2); the header is on row 4",
            "the header has 2 rows (row 4, 5)",
        ],
        texts=[("Mikä vaikutti arvosanaasi?", "Mikä vaikutti arvosanaasi?")],
        dates="2026-03-01 2026-03-01 2026-03-02 2026-03-03",
        roles=(
            "Vastausaika",
            "Kuinka todennäköisesti suosittelisit meitä? (0-10)",
            "nps",
            "Kosketuspiste",
            "Vastaajanumero",
        ),
        segments=(),
    ),
    Expected(
        "microsoft_forms.xlsx",
        columns="Tunnus|Aloitusaika|Valmistumisaika|Sähköposti|Nimi|Kuinka tyytyväinen olit? (1-5)|Mitä palvelua käytit?|Kerro lisää",
        rows=[
            "1|2026-03-01 14:05:00|2026-03-01 14:08:00|anonymous||5|Chat;Puhelin;|Sain heti apua ongelmaan",
            "2|2026-03-02 06:00:00|2026-03-02 06:02:00|anonymous||2|Puhelin;|Jonotin\npuoli tuntia",
            "3|2026-03-03 12:00:00|2026-03-03 12:01:00|anonymous||4|Chat;|Hyvin sujui kaikki",
        ],
        numbers=(2, 3, 4),
        notes=[
            'sheet: "Sheet1"',
        ],
        texts=[("Kerro lisää", None)],
        dates="2026-03-01 2026-03-02 2026-03-03",
        roles=("Valmistumisaika", "Kuinka tyytyväinen olit? (1-5)", "csat", None, "Tunnus"),
        segments=(),
    ),
    Expected(
        "zef.xlsx",
        columns="Vastaaja|Vastattu|NPS|Tärkeys|Avoin palaute|Ryhmä",
        rows=[
            "v-1|46082.5|9|7.25|Koulutus oli käytännönläheinen|A",
            "v-2|46083.75|4|3.5|Tila oli ahdas ja kuuma|B",
            "v-3|46084.25|8|9|Kouluttaja oli innostava|A",
            "v-4|46085.5|10|6.75|-|B",
        ],
        numbers=(2, 3, 4, 5),
        notes=[
            'sheet: "Vastaukset", of 2 sheets',
        ],
        texts=[("Avoin palaute", None)],
        dates="2026-03-01 2026-03-02 2026-03-03 2026-03-04",
        roles=("Vastattu", "NPS", "nps", None, None),
        segments=("Ryhmä",),
    ),
    Expected(
        "survey.sav",
        columns="vastnro|q1|q2|q3|pvm",
        rows=[
            "1|9|Asennus|Asentaja neuvoi hyvin|2026-03-01",
            "2|0|Laskutus|Mikään ei toiminut|2026-03-02",
            "3|10|Asennus|NA|2026-03-02",
            "4||Laskutus||2026-03-04",
        ],
        numbers=(1, 2, 3, 4),
        notes=[
            "values are shown as their labels in 1 variable; ratings are numbers",
        ],
        texts=[("q3", "Mikä vaikutti arvosanaasi?")],
        dates="2026-03-01 2026-03-02 2026-03-02 2026-03-04",
        roles=("pvm", "q1", "nps", "q2", "vastnro"),
        segments=(),
    ),
]


def test_every_export_has_its_expectation() -> None:
    assert {expected.name for expected in EXPECTED} == {*WRITTEN, *MADE}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.name)
def test_every_cell_of_the_export_is_read(tmp_path: Path, expected: Expected) -> None:
    table = read_survey(make_export(expected.name, tmp_path))
    assert "|".join(table.columns) == expected.columns
    assert ["|".join(row) for row in table.rows] == expected.rows
    assert table.numbers == expected.numbers
    assert not table.faults
    assert [note.en for note in table.notes] == expected.notes


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected.name)
def test_the_roles_of_the_export_are_found_without_flags(tmp_path: Path, expected: Expected) -> None:
    intake = take_in(make_export(expected.name, tmp_path), Options())
    roles = intake.roles
    assert [(column.name, column.question) for column in roles.texts] == expected.texts
    assert (roles.date, roles.score, roles.score_kind, roles.stage, roles.respondent) == expected.roles
    assert roles.segments == expected.segments
    assert intake.dates() == ["" if day == "-" else day for day in expected.dates.split()]
    assert [choice.column for choice in roles.choices] == list(intake.frame.columns)
    for choice in roles.choices:
        assert choice.reason.fi and choice.reason.en


@pytest.mark.parametrize("name", [*WRITTEN, *MADE])
def test_every_row_comes_out_with_its_columns_as_they_were(tmp_path: Path, name: str) -> None:
    path = make_export(name, tmp_path)
    table, result = read_survey(path), analyze(path)
    columns = list(table.columns)
    assert result.feedback[columns].to_numpy().tolist() == [list(row) for row in table.rows]
    assert sum(result.facts.statuses.values()) == len(table.rows) and result.facts.statuses["error"] == 0
    assert set(table.notes) <= set(result.facts.notes)
    for mention in result.mentions.itertuples():
        assert result.feedback[mention.column][mention.row - 1][mention.start : mention.end] == mention.evidence
