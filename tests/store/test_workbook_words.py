"""The words of the workbook: both languages whole, every word used, and none of the one in the other's book."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from made_analyses import rich

import nlp.store.workbook
from nlp.analysis.conflicts import WHYS
from nlp.analysis.follow_up import REASONS
from nlp.analysis.owners import OWNERS
from nlp.analysis.recovery import GROUPS
from nlp.store import save_analysis
from nlp.store.workbook.pages import PAGES
from nlp.store.workbook.words import PAIRS, PARTS, TEXTS, workbook_texts
from nlp.wording import shared

pytestmark = pytest.mark.filterwarnings("ignore:.*is not supported and will be removed")
WORD = re.compile(r"[^\W\d_]{3,}")


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_the_same_keys_and_values() -> None:
    assert list(TEXTS["fi"]) == list(TEXTS["en"])
    assert len(PAIRS) == sum(len(part.WORDS) for part in PARTS)  # no key stands in two parts
    assert not set(PAIRS) & set(shared.PAIRS)
    for key, (finnish, english) in PAIRS.items():
        assert _fields(finnish) == _fields(english), key
        assert finnish.strip() and english.strip(), key
    same = {key for key, (finnish, english) in PAIRS.items() if finnish == english}
    signs = {"head_n_of", "head_drawn_of", "head_p", "about_n", "told_points", "told_point"}
    assert same == signs | {"sheet_mentions", "sheet_feedback"}


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    for place in (0, 1):
        names = [pair[place] for key, pair in PAIRS.items() if key.startswith("sheet_")]
        assert len({name.casefold() for name in names}) == len(names)
        assert not [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\'")]


def test_every_word_is_used() -> None:
    folder = Path(nlp.store.workbook.__file__).parent
    used = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py") if path.parent.name != "words")
    kinds = "sheet title lead impression scope reading note series"
    computed = re.compile(rf"^({'|'.join(kinds.split())})_|^head_(praise|neutral|complaint)_mentions$|^head_when_")
    assert [key for key in PAIRS if not computed.search(key) and not re.search(f"[\"']{key}[\"']", used)] == []
    assert {key.removeprefix("sheet_") for key in PAIRS if key.startswith("sheet_")} == {
        key.removeprefix("title_") for key in PAIRS if key.startswith("title_")
    }
    assert len(PAGES) + 5 == len([key for key in PAIRS if key.startswith("sheet_")])


def test_every_id_of_the_analysis_has_words() -> None:
    words = workbook_texts("fi").words
    ids = [
        *(f"owner_{owner}" for owner in OWNERS.values()),
        *(f"reason_{reason}" for reason in REASONS),
        *(f"why_{why}" for why in WHYS),
        *(f"group_{group}" for group in GROUPS),
        *(f"kano_{kano}" for kano in ("must_be", "attractive", "performance", "no_link", "unclear")),
        *(f"note_{note}" for note in ("first_period", "no_mentions", "too_few", "no_score", "no_spread")),
        *(f"note_{note}" for note in ("no_review", "few_reviewed", "no_responses")),
        *(f"size_{size}" for size in ("negligible", "small", "medium", "large")),
    ]
    assert [one for one in ids if one not in words] == []


def _words(texts: list[str]) -> set[str]:
    return {word.lower() for text in texts for word in WORD.findall(re.sub(r"\{.*?\}", " ", text))}


@pytest.mark.parametrize(("language", "place"), [("fi", 0), ("en", 1)])
def test_no_word_of_the_other_language_is_in_the_book(language: str, place: int, tmp_path: Path) -> None:
    analysis = rich()
    regions = analysis.segments["Alue"].cat.rename_categories({"Etelä": "123", "Pohjoinen": "456"})
    facts = replace(analysis.facts, source="789", questions=(("12", None),), notes=(), score_column="34", model={})
    analysis = replace(analysis, segments=regions.to_frame("567"), facts=facts)
    save_analysis(analysis, tmp_path, language=language)
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    pages = [sheet for sheet in book.worksheets if sheet.title not in ("mentions", "feedback")]
    shown = [cell for sheet in pages for row in sheet.iter_rows(values_only=True) for cell in row]
    texts = [cell for cell in shown if isinstance(cell, str)] + [sheet.title for sheet in pages]
    own, other = (_words(list(TEXTS[code].values())) for code in (language, "en" if language == "fi" else "fi"))
    labels = _words([getattr(one.label, language) for one in (*analysis.codeframe.themes, *analysis.codeframe.stages)])
    found = _words(texts)
    assert found & (other - own - labels) == set()
    assert len(found & own) > 150
