"""Workbooks made to fill the memory are refused before they are unpacked."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from nlp.errors import SurveyError
from nlp.survey import read_survey
from nlp.survey.archive import SMALL

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><sst><si><t>&lol9;</t></si></sst>"
)
REMEDY = r"Save the answers alone as CSV and read that file\.$"


def zipped(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", CONTENT_TYPES)
        for name, content in parts.items():
            out.writestr(name, content)
    return path


def test_a_zip_bomb_is_refused_by_its_directory(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.xlsx", {"xl/worksheets/sheet1.xml": bytes(SMALL + 1)})
    assert path.stat().st_size < 100_000
    with pytest.raises(SurveyError, match=rf'"bomb\.xlsx" was not opened: it would unpack to far more.*{REMEDY}'):
        read_survey(path)


def test_many_parts_that_are_small_each_are_refused_by_their_sum(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    zipped(path, {f"xl/media/{n}.bin": bytes(SMALL) for n in range(4)})
    data = bytearray(path.read_bytes())
    # The directory says 1 GiB for each part; nothing needs to be unpacked to refuse it.
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<II", data, place + 20, 2**23, 2**30)
        place = data.find(b"PK\x01\x02", place + 4)
    path.write_bytes(data)
    with pytest.raises(SurveyError, match="it would unpack to far more"):
        read_survey(path)


def test_a_directory_that_lies_about_a_size_is_no_way_in(tmp_path: Path) -> None:
    path = zipped(tmp_path / "liar.xlsx", {"xl/worksheets/sheet1.xml": bytes(4 * SMALL)})
    data = bytearray(path.read_bytes())
    entry = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, entry + 24, 1000)
    path.write_bytes(data)
    with pytest.raises(SurveyError, match="is damaged or not a workbook"):
        read_survey(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_are_refused(tmp_path: Path, encoding: str) -> None:
    path = zipped(tmp_path / "laughs.xlsx", {"xl/sharedStrings.xml": LAUGHS.encode(encoding)})
    with pytest.raises(SurveyError, match=rf"was not opened: its XML declares entities\. {REMEDY}"):
        read_survey(path)


def test_a_cell_in_the_farthest_corner_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "palaute")
        sheet.write(1_048_575, 16_383, "x")
    with pytest.raises(SurveyError, match=rf"spread over a sheet that is far too large\. {REMEDY}"):
        read_survey(path)


def ods(path: Path, rows: str) -> Path:
    names = "office:1.0", "table:1.0", "text:1.0"
    spaces = " ".join(f'xmlns:{n.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{n}"' for n in names)
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="T">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        out.writestr("content.xml", content)
        out.writestr("META-INF/manifest.xml", manifest)
    return path


def row(text: str, repeated: str = "") -> str:
    value = f'office:value-type="string"{repeated}><text:p>{text}</text:p>' if text else f"{repeated.lstrip()}>"
    return f"<table:table-cell {value}</table:table-cell>"


def test_one_cell_of_open_document_that_stands_for_millions_is_refused(tmp_path: Path) -> None:
    wide = row("x", ' table:number-columns-repeated="16000"')
    rows = f'<table:table-row table:number-rows-repeated="2000">{wide}</table:table-row>'
    with pytest.raises(SurveyError, match="far too large"):
        read_survey(ods(tmp_path / "a.ods", rows))


def test_the_blank_rows_that_office_programs_add_are_no_bomb(tmp_path: Path) -> None:
    head = "".join(f"<table:table-row>{row(text)}</table:table-row>" for text in ("palaute", "Hyvä palvelu"))
    blank = row("", ' table:number-columns-repeated="16384"')
    path = ods(
        tmp_path / "a.ods", f'{head}<table:table-row table:number-rows-repeated="1048574">{blank}</table:table-row>'
    )
    table = read_survey(path)
    assert (table.columns, table.rows) == (("palaute",), (("Hyvä palvelu",),))
