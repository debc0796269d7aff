"""`palaute columns`: the table of roles, its two languages, flags and the saved settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.cli import main

OPEN = (
    "4 solussa päivän ja kuukauden järjestys on auki, eikä niitä luettu; "
    "kerro se valitsimella --date-order day tai --date-order month"
)
EXPORT = (
    "Vastausnro;Pvm;Kosketuspiste;Kanava;Arvosana (1-5);Avoin palaute\n"
    "1;3/4/2026;Asennus;Chat;5;Hyvä ja nopea palvelu\n"
    "2;5/4/2026;Laskutus;Puhelin;2;Lasku oli väärin taas\n"
    "3;6/4/2026;Asennus;Chat;4;Kaikki sujui hyvin\n"
    "4;7/4/2026;Laskutus;Puhelin;1;Kukaan ei vastannut\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "kysely.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    monkeypatch.setenv("COLUMNS", "400")

    def palaute(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["palaute", "columns", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        return int(left.value.code or 0), shown.out, shown.err

    return palaute


def lines(out: str) -> list[list[str]]:
    """The cells of the table, below its rule."""
    rows = out.splitlines()
    rows = rows[next(place for place, row in enumerate(rows) if "────" in row) + 1 :]
    return [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in rows if row.strip()]


def test_the_table_tells_roles_and_reasons(run: object, export: Path) -> None:
    code, out, _ = run(export)  # type: ignore[operator]
    assert code == 0
    assert out.startswith("kysely.csv: 4 riviä\n  – merkistö: UTF-8\n  – erotin: puolipiste\n")
    assert lines(out) == [
        ["Vastausnro", "vastaaja", "otsikko on tunnisteen, arvot eri riveillä eri, 4/4 solussa"],
        ["Pvm", "päivämäärä", f"päivämääriä, {OPEN}, 4/4 solussa"],
        ["Kosketuspiste", "kosketuspiste", "otsikko on kosketuspisteen, 2 eri arvoa, 4/4 solussa"],
        ["Kanava", "ryhmä", "toistuvia arvoja, 2 eri arvoa, 4/4 solussa"],
        ["Arvosana (1-5)", "arvosana", "otsikko on arvosanan, 1–5, 4/4 solussa"],
        ["Avoin palaute", "avovastaukset", "tavallinen tekstisarakkeen nimi, keskimäärin 4 sanaa, 4/4 solussa"],
    ]


def test_the_languages_and_the_flags(run: object, export: Path) -> None:
    code, out, _ = run(export, "--lang", "en", "--date-order", "day", "--stage", "Kanava")  # type: ignore[operator]
    assert code == 0
    assert lines(out) == [
        ["Vastausnro", "respondent", "the header names an id, no value repeats, 4 of 4 cells"],
        ["Pvm", "date", "dates, d/m/yyyy as told, 4 of 4 cells"],
        ["Kosketuspiste", "segment", "values that repeat, 2 different, 4 of 4 cells"],
        ["Kanava", "touchpoint", "named by you, 2 different, 4 of 4 cells"],
        ["Arvosana (1-5)", "score", "the header names a rating, 1–5, 4 of 4 cells"],
        ["Avoin palaute", "text", "a usual name of a text column, 4 words on average, 4 of 4 cells"],
    ]


def test_the_saved_choice_is_used_afterwards(run: object, export: Path) -> None:
    assert run(export, "--date-order", "month", "--save")[0] == 0  # type: ignore[operator]
    assert (export.parent / "palaute.toml").read_text(encoding="utf-8") == (
        'text = [\n    "Avoin palaute",\n]\ndate = "Pvm"\ndate_order = "month"\nscore = "Arvosana (1-5)"\n'
        'respondent = "Vastausnro"\nsegments = [\n    "Kanava",\n]\n'
    )
    code, out, _ = run(export, "--lang", "en")  # type: ignore[operator]
    assert "settings: palaute.toml (text, date, date_order, score, respondent, segments)" in out
    assert "named by you, m/d/yyyy as told" in out
    code, _, err = run(export, "--save")  # type: ignore[operator]
    assert code == 2 and "There already is" in err


def test_errors_are_told_with_their_remedy(run: object, export: Path) -> None:
    code, _, err = run(export, "--date", "Pvm")  # type: ignore[operator]
    assert code == 2 and "Tell it with --date-order day or --date-order month" in err
    code, _, err = run(export, "--text", "Avoin palute")  # type: ignore[operator]
    assert code == 2 and 'Did you mean "Avoin palaute"?' in err
    assert "Hyvä ja nopea" not in err
