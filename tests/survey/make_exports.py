"""Small exports in the shapes that survey tools give: header rows, separators, encodings and quoting as they write them.

The text formats are written out byte for byte; workbooks, SPSS and Parquet files are made by the libraries that make
such files. The shapes of Webropol, Zef, Trustmary, Questback and Forsta are written from knowledge of the tools, not
from an export at hand.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path


def crlf(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in lines)


def lf(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def qualtrics() -> bytes:
    """Names, wordings, then import ids as JSON; UTF-8 with a mark; quotes only where needed; answers with newlines."""
    return (
        b"\xef\xbb\xbf"
        + lf(
            "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,"
            "RecipientLastName,DistributionChannel,UserLanguage,Q1_NPS_GROUP,Q1,Q2,Q3_1,Q3_2",
            "Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,"
            'Recipient Last Name,Distribution Channel,User Language,"How likely are you to recommend us, to a friend? - Group"'
            ',"How likely are you to recommend us, to a friend?",What is the reason for your score?,'
            "How satisfied are you with - The price,How satisfied are you with - The delivery",
            '"{""ImportId"":""startDate"",""timeZone"":""Europe/Helsinki""}",'
            '"{""ImportId"":""endDate"",""timeZone"":""Europe/Helsinki""}","{""ImportId"":""status""}",'
            '"{""ImportId"":""ipAddress""}","{""ImportId"":""progress""}","{""ImportId"":""duration""}",'
            '"{""ImportId"":""finished""}","{""ImportId"":""recordedDate"",""timeZone"":""Europe/Helsinki""}",'
            '"{""ImportId"":""_recordId""}","{""ImportId"":""recipientLastName""}",'
            '"{""ImportId"":""distributionChannel""}","{""ImportId"":""userLanguage""}",'
            '"{""ImportId"":""QID1_NPS_GROUP""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}",'
            '"{""ImportId"":""QID3_1""}","{""ImportId"":""QID3_2""}"',
            "2026-03-01 14:05:33,2026-03-01 14:07:01,IP Address,192.0.2.1,100,88,True,2026-03-01 14:07:02,R_1aB2cD3eF4gH5iJ,"
            ",anonymous,FI,Promoter,9,Asentaja tuli ajoissa ja siivosi jälkensä,4,5",
            "2026-03-02 08:00:10,2026-03-02 08:03:00,IP Address,192.0.2.7,100,170,True,2026-03-02 08:03:00,R_2kL6mN7oP8qR9sT,"
            ',anonymous,FI,Detractor,3,"Lasku oli väärin, ""taas""\nenkä saanut vastausta",2,4',
            "2026-03-02 09:11:00,2026-03-02 09:12:30,IP Address,192.0.2.9,100,90,True,2026-03-02 09:12:31,R_3uV0wX1yZ2aB3cD,"
            ",anonymous,EN,Passive,7,NA,3,3",
            "2026-03-03 10:00:00,2026-03-03 10:01:00,IP Address,192.0.2.11,100,60,True,2026-03-03 10:01:00,"
            "R_4eF4gH5iJ6kL7mN,,anonymous,EN,Promoter,10,The driver called before he came,5,5",
        ).encode()
    )


def surveymonkey() -> bytes:
    """The question over the first of its options, "Open-Ended Response" under open questions; dates month first."""
    return crlf(
        "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,"
        '"How likely is it that you would recommend us to a friend?",What did you buy? (Select all that apply),,,,'
        "What is the main reason for your score?",
        ",,,,,,,,,Response,Windows,Doors,Installation,Other (please specify),Open-Ended Response",
        "118200000001,415000001,03/01/2026 02:05:33 PM,03/01/2026 02:07:00 PM,192.0.2.1,,,,,9,Windows,,Installation,,"
        '"Boxes were wet, but the fitters dried them"',
        "118200000002,415000001,03/14/2026 08:00:10 AM,03/14/2026 08:02:10 AM,192.0.2.7,,,,,"
        "10 - Extremely likely,,Doors,,,Great prices",
        "118200000003,415000001,03/15/2026 11:59:00 PM,03/16/2026 12:01:00 AM,192.0.2.9,,,,,0 - Not at all likely,,,,"
        "A gate,It took three weeks",
        "118200000004,415000001,04/02/2026 07:30:00 AM,04/02/2026 07:31:00 AM,192.0.2.11,,,,,7,,,,,None",
    ).encode()


def google_forms() -> bytes:
    """Every cell quoted, UTC offsets in the time, several choices in one cell; no line end after the last row."""
    return (
        '"Timestamp","Kuinka todennäköisesti suosittelisit kurssia? (0–10)","Mistä kuulit meistä?","Mikä kurssissa oli '
        'parasta?","Mitä muuttaisit?"\n'
        '"2026/03/01 2:05:33 PM GMT+2","9","Ystävältä;Verkosta","Opettaja selitti asiat rauhassa",""\n'
        '"2026/03/01 2:06:01 PM GMT+2","4","Verkosta","Ei mikään, ""liian"" kiireinen","Lisää aikaa harjoituksiin"\n'
        '"2026/03/29 9:15:00 AM GMT+3","10","Ystävältä","Ryhmän tunnelma","Ei mitään"\n'
        '"2026/03/30 10:00:10 AM GMT+3","7","Mainoksesta","Tehtävät olivat käytännöllisiä","Sali oli kylmä"'
    ).encode()


def typeform() -> bytes:
    """A token in "#", one column for each choice of a multiple choice, times in UTC."""
    return lf(
        '#,*How likely* are you to recommend us?,App,Phone,Shop,Other,"Tell us more, please",Response Type,'
        "Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending",
        "a1b2c3d4e5f60718293a4b5c6d7e8f90,8,App,,,,The app kept my basket when I came back,completed,"
        "2026-03-01 12:05:33,,2026-03-01 12:07:00,00ff00aa11,,DefaultTyScreen",
        'b2c3d4e5f60718293a4b5c6d7e8f90a1,3,,Phone,,,"I waited in the queue,\nthen the line went dead",completed,'
        "2026-03-02 08:00:10,,2026-03-02 08:02:10,00ff00aa12,,DefaultTyScreen",
        "c3d4e5f60718293a4b5c6d7e8f90a1b2,10,App,,Shop,,Friendly people in the shop,completed,"
        "2026-03-03 18:20:00,,2026-03-03 18:21:00,00ff00aa13,,DefaultTyScreen",
        "d4e5f60718293a4b5c6d7e8f90a1b2c3,6,,,,Chat,null,completed,"
        "2026-03-04 07:00:00,,2026-03-04 07:00:30,00ff00aa14,,DefaultTyScreen",
    ).encode()


def questback() -> bytes:
    """Semicolons, every cell quoted, codes as names, -77 where nothing was asked; Windows-1252."""
    return crlf(
        '"lfdn";"external_lfdn";"tester";"dispcode";"lastpage";"duration";"v_12";"v_13";"v_21";"c_0001";"datetime"',
        '"101";"0";"0";"31";"4071";"95";"9";"2";"Työnjohtaja vastasi heti ja piti lupauksensa";"Espoo";"2026-03-01 14:05:33"',
        '"102";"0";"0";"31";"4071";"120";"2";"1";"Hinta nousi – eikä siitä kerrottu; petyin";"Espoo";"2026-03-01 15:00:00"',
        '"103";"0";"0";"31";"4071";"61";"7";"-77";"-77";"Turku";"2026-03-02 08:12:45"',
        '"104";"0";"0";"31";"4071";"88";"10";"3";"Siisti jälki ja mukavat tekijät";"Turku";"2026-03-03 09:00:00"',
        '"105";"0";"0";"31";"4071";"70";"4";"2";"Kukaan ei soittanut takaisin";"Turku";"2026-03-03 10:30:10"',
    ).encode("cp1252")


def forsta() -> bytes:
    """Tabs and UTF-16 with a mark."""
    return crlf(
        "responseid\trespid\tstatus\tinterview_start\tinterview_end\tnps\tnps_reason\tchannel",
        "1\t5001\tcomplete\t2026-03-01 14:05:33\t2026-03-01 14:09:00\t9\tNopea ja selkeä asiointi\tverkko",
        '2\t5002\tcomplete\t2026-03-01 15:00:00\t2026-03-01 15:03:20\t1\t"Odotin ""viisi"" viikkoa\tturhaan"\tpuhelin',
        "3\t5003\tcomplete\t2026-03-02 08:00:00\t2026-03-02 08:01:00\t7\t\tverkko",
        "4\t5004\tcomplete\t2026-03-02 09:00:00\t2026-03-02 09:02:00\t10\tTämä oli helppoa\tpuhelin",
    ).encode("utf-16")


def trustmary() -> bytes:
    """One line for each answer of a customer; commas, quotes where needed."""
    return lf(
        "Created at,Survey,First name,Last name,Email,NPS,Feedback,Permission to publish,Language",
        '2026-03-01T14:05:33+02:00,Asennus,Aino,Esimerkki,aino@example.org,10,"Hieno työ, kiitos",yes,fi',
        "2026-03-02T08:00:10+02:00,Asennus,Eino,Malli,eino@example.org,6,Ikkuna jäi vetämään nurkasta,no,fi",
        "2026-03-03T10:00:00+02:00,Myynti,Venla,Kokeilu,venla@example.org,8,,no,fi",
        "2026-03-04T11:30:00+02:00,Myynti,Onni,Testi,onni@example.org,3,Tarjous tuli kahden viikon päästä,no,fi",
    ).encode()


def zendesk() -> bytes:
    """Tickets: a subject and the first message, which may hold blank lines; quotes where needed."""
    return lf(
        "Id,Requester,Requester email,Subject,Description,Status,Priority,Via,Created at,Satisfaction Score,"
        "Satisfaction Comment,Reopens,Replies",
        '3001,Aino Esimerkki,aino@example.org,Invoice is wrong,"Hello,\n\nI was charged twice for the same order.",solved,'
        "normal,Mail,2026-03-01 14:05:33 +0200,good,Thank you for the quick help,0,1",
        "3002,Eino Malli,eino@example.org,Where is my parcel,The parcel has not moved for a week,open,high,Web,"
        "2026-03-02 08:00:10 +0200,unoffered,,1,4",
        "3003,Venla Kokeilu,venla@example.org,Password reset,The link in the message does not open,solved,low,Mail,"
        "2026-03-03 10:00:00 +0200,bad,Nobody answered my question,0,2",
        "3004,Onni Testi,onni@example.org,Cancel my order,I would like to cancel and get the money back,solved,normal,"
        "Web,2026-03-04 11:30:00 +0200,offered,,2,3",
    ).encode()


def freshdesk() -> bytes:
    """Tickets: every cell quoted, durations as clock times."""
    return lf(
        '"Ticket ID","Subject","Status","Priority","Source","Type","Agent","Group","Created time","Resolved time",'
        '"First response time (in hrs)","Agent interactions","Customer interactions","Tags","Survey results",'
        '"Full name","Email"',
        '"7001","Toimitus on myöhässä viikon","Closed","High","Email","Question","Malli Eino","Tuki",'
        '"2026-03-01 14:05:33","2026-03-02 09:00:00","18:54:27","1","2","toimitus","Very Unhappy","Aino Esimerkki",'
        '"aino@example.org"',
        '"7002","Kiitos nopeasta vastauksesta","Closed","Low","Portal","","Malli Eino","Tuki","2026-03-02 08:00:10",'
        '"2026-03-02 08:30:00","00:29:50","2","1","","Extremely Happy","Venla Kokeilu","venla@example.org"',
        '"7003","Lasku, jossa on väärä summa","Open","Medium","Email","Problem","Malli Eino","Laskutus",'
        '"2026-03-03 10:00:00","","","3","4","lasku","","Onni Testi","onni@example.org"',
        '"7004","Tunnukset eivät toimi sovelluksessa","Closed","Medium","Chat","Problem","Malli Eino","Tuki",'
        '"2026-03-04 11:30:00","2026-03-04 12:00:00","00:10:00","4","3","","","Hilla Koe","hilla@example.org"',
    ).encode()


def pasted() -> bytes:
    """Cells copied from a spreadsheet: tabs, quotes only around newlines, no line end after the last row."""
    return (
        "Pvm\tPalaute\tArvosana\r\n1.3.2026\tHyvä palvelu, nopea toimitus\t9\r\n"
        "2.3.2026\t\"Jono oli pitkä\nja kassa kiinni\"\t3\r\n3.3.2026\tEi 'erikoista' sanottavaa\t7,5"
    ).encode()


def preamble() -> bytes:
    """A report's title and counts above the table, as Excel saves them: padded with semicolons."""
    return crlf(
        "Asiakaskysely 2026;;;",
        "Vastaajien määrä: 3;;;",
        ";;;",
        "Vastausnro;Vastausaika;Arvosana (1-5);Avoin palaute",
        "001;1.3.2026 klo 14.05;5;Erittäin hyvä asennus",
        "002;2.3.2026 klo 8.00;2;Hinta, laatu; kaikki väärin".replace("; kaikki", ", kaikki"),
        "003;3.3.2026 klo 9.30;4;None",
    ).encode("cp1252")


def mojibake() -> bytes:
    """UTF-8 that was read as Windows-1252 and saved as UTF-8 again."""
    text = "Pvm;Mitä mieltä olit?;Kanava\n1.3.2026;Toimitus myöhästyi – taas;Chat\n2.3.2026;Hyvä työ;Chat\n3.3.2026;OK thanks a lot;Chat\n"
    return text.encode().decode("cp1252").encode()


def jsonl() -> bytes:
    rows = (
        {"id": "00123", "stars": 5, "text": "Great service, will come again", "date": "2026-03-01"},
        {"id": "00124", "stars": 1, "text": "Nobody answered the phone", "date": "2026-03-02"},
        {"id": "00125", "stars": 4, "text": None, "date": "2026-03-03"},
        {"id": "00126", "stars": 2, "text": "null", "date": "2026-03-04"},
    )
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def json_array() -> bytes:
    return json.dumps([json.loads(line) for line in jsonl().splitlines()], indent=1).encode()


def json_data() -> bytes:
    return json.dumps({"total": 4, "page": {"next": None}, "data": json.loads(json_array())}).encode()


def parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet as writer

    table = pyarrow.table(
        {
            "id": pyarrow.array(["00123", "00124", "00125"]),
            "nps": pyarrow.array([9, None, 2], pyarrow.int64()),
            "comment": pyarrow.array(["Nopea ja ystävällinen", "NA", None]),
            "answered": pyarrow.array([dt.datetime(2026, 3, 1, 14, 5, 33), dt.datetime(2026, 3, 2), None]),
            "price": pyarrow.array([9.5, 10.0, None]),
            "tags": pyarrow.array([["a", "b"], [], None]),
        }
    )
    out = io.BytesIO()
    writer.write_table(table, out)
    return out.getvalue()


def spss(folder: Path) -> bytes:
    import pandas as pd
    import pyreadstat

    frame = pd.DataFrame(
        {
            "vastnro": [1.0, 2.0, 3.0, 4.0],
            "q1": [9.0, 0.0, 10.0, None],
            "q2": [1.0, 2.0, 1.0, 2.0],
            "q3": ["Asentaja neuvoi hyvin", "Mikään ei toiminut", "NA", ""],
            "pvm": [dt.date(2026, 3, 1), dt.date(2026, 3, 2), dt.date(2026, 3, 2), dt.date(2026, 3, 4)],
        }
    )
    path = folder / "made.sav"
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels={
            "vastnro": "Vastausnumero",
            "q1": "Kuinka todennäköisesti suosittelisit meitä?",
            "q2": "Kosketuspiste",
            "q3": "Mikä vaikutti arvosanaasi?",
            "pvm": "Vastauspäivä",
        },
        variable_value_labels={"q1": {0: "En lainkaan", 10: "Varmasti"}, "q2": {1: "Asennus", 2: "Laskutus"}},
    )
    return path.read_bytes()


def webropol(folder: Path) -> bytes:
    """A title and the count of respondents above merged headers: a question over its items."""
    import xlsxwriter

    path = folder / "made.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet, moment = book.add_worksheet("Vastaukset"), book.add_format({"num_format": "d.m.yyyy hh:mm"})
        sheet.merge_range("A1:H1", "Asiakaskysely 2026")
        sheet.merge_range("A2:H2", "Vastaajien määrä: 4")
        singles = {
            0: "Vastaajanumero", 1: "Vastausaika", 2: "Kuinka todennäköisesti suosittelisit meitä? (0-10)",
            6: "Mikä vaikutti arvosanaasi?", 7: "Kosketuspiste",
        }  # fmt: skip
        for column, name in singles.items():
            sheet.merge_range(3, column, 4, column, name)
        sheet.merge_range(3, 3, 3, 5, "Kuinka tyytyväinen olit? (1-5)")
        sheet.write_row(4, 3, ["Asentajan työ", "Aikataulu", "Lasku"])
        rows = [
            (1, dt.datetime(2026, 3, 1, 14, 5), 9, 5, 4, 5, "Asentaja tuli ajoissa", "Asennus"),
            (2, dt.datetime(2026, 3, 1, 15, 30), 2, 3, 1, 2, "Lasku oli väärin; kukaan ei korjannut", "Laskutus"),
            (3, dt.datetime(2026, 3, 2, 8, 0), 10, 5, 5, None, "=hyvä työ", "Asennus"),
            (4, dt.datetime(2026, 3, 3, 9, 45), 7, 4, 3, 3, None, "Laskutus"),
        ]
        for number, row in enumerate(rows, start=5):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.datetime):
                    sheet.write_datetime(number, column, cell, moment)
                elif cell is not None:
                    sheet.write(number, column, cell)
    return path.read_bytes()


def microsoft_forms(folder: Path) -> bytes:
    """Finnish headers, a no-break space after a question, several choices in one cell with a semicolon at the end."""
    import xlsxwriter

    path = folder / "made.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, moment = book.add_worksheet("Sheet1"), book.add_format({"num_format": "m/d/yy h:mm:ss"})
        heads = ["Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Kuinka tyytyväinen olit? (1-5)\xa0"]
        sheet.write_row(0, 0, [*heads, "Mitä palvelua käytit?", "Kerro lisää\n"])
        rows = [
            (1, 46082.586805555555, 46082.58888888889, "anonymous", "", 5, "Chat;Puhelin;", "Sain heti apua ongelmaan"),
            (2, 46083.25, 46083.251388888886, "anonymous", "", 2, "Puhelin;", "Jonotin\npuoli tuntia"),
            (3, 46084.5, 46084.50069444445, "anonymous", "", 4, "Chat;", "Hyvin sujui kaikki"),
        ]
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(number, column, cell, moment if column in (1, 2) else None)
    return path.read_bytes()


def zef(folder: Path) -> bytes:
    """Answers on the first sheet, two-dimensional ratings as decimals, a summary on the second."""
    import xlsxwriter

    path = folder / "made.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Vastaukset")
        sheet.write_row(0, 0, ["Vastaaja", "Vastattu", "NPS", "Tärkeys", "Avoin palaute", "Ryhmä"])
        sheet.write_row(1, 0, ["v-1", 46082.5, 9, 7.25, "Koulutus oli käytännönläheinen", "A"])
        sheet.write_row(2, 0, ["v-2", 46083.75, 4, 3.5, "Tila oli ahdas ja kuuma", "B"])
        sheet.write_row(3, 0, ["v-3", 46084.25, 8, 9, "Kouluttaja oli innostava", "A"])
        sheet.write_row(4, 0, ["v-4", 46085.5, 10, 6.75, "-", "B"])
        summary = book.add_worksheet("Yhteenveto")
        summary.write_row(0, 0, ["NPS", 25])
    return path.read_bytes()


def open_document() -> bytes:
    def cell(value: object) -> str:
        if isinstance(value, int | float):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if isinstance(value, dt.date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value}</text:p></table:table-cell>'
        if not value:
            return "<table:table-cell/>"
        lines = "".join(f"<text:p>{line}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    rows: list[tuple[object, ...]] = [
        ("Päivä", "Arvosana", "Palaute"),
        (dt.date(2026, 3, 1), 9, "Hyvä ja nopea palvelu"),
        (dt.date(2026, 3, 2), 2.5, "Väärä lasku\nkaksi kertaa"),
        (dt.date(2026, 3, 3), "00123", "Ihan hyvä kokemus"),
    ]
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{part}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"' for part in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Taul1">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
        parts.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


WRITTEN: dict[str, Callable[[], bytes]] = {
    "qualtrics.csv": qualtrics,
    "surveymonkey.csv": surveymonkey,
    "google_forms.csv": google_forms,
    "typeform.csv": typeform,
    "questback.csv": questback,
    "forsta.txt": forsta,
    "trustmary.csv": trustmary,
    "zendesk.csv": zendesk,
    "freshdesk.csv": freshdesk,
    "pasted.txt": pasted,
    "preamble.csv": preamble,
    "mojibake.csv": mojibake,
    "reviews.jsonl": jsonl,
    "array.json": json_array,
    "data.json": json_data,
    "reviews.parquet": parquet,
    "survey.ods": open_document,
}
MADE: dict[str, Callable[[Path], bytes]] = {
    "webropol.xlsx": webropol,
    "microsoft_forms.xlsx": microsoft_forms,
    "zef.xlsx": zef,
    "survey.sav": spss,
}


def make_export(name: str, folder: Path) -> Path:
    """Write the export *name* into *folder* and return its path."""
    path = folder / name
    path.write_bytes(WRITTEN[name]() if name in WRITTEN else MADE[name](folder))
    return path
