"""Words: the same keys and values in both languages."""

from __future__ import annotations

import re
import string

import pytest

from nlp.errors import OptionError
from nlp.report.texts import ENGLISH, FINNISH, texts_for


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_both_languages_have_the_same_keys_and_values() -> None:
    assert list(FINNISH) == list(ENGLISH)
    for key, template in FINNISH.items():
        assert _fields(template) == _fields(ENGLISH[key]), key
        assert template.strip(), key
        assert ENGLISH[key].strip(), key


def test_every_singular_has_a_plural() -> None:
    singulars = [key.removesuffix("_one") for key in FINNISH if key.endswith("_one")]
    assert singulars
    assert set(singulars) <= set(FINNISH)


def test_every_key_is_used() -> None:
    """A text that no module and no template names is a text nobody checks."""
    from pathlib import Path

    import nlp.report
    import nlp.wording.names

    folder = Path(nlp.report.__file__).parent
    used = "".join(
        file.read_text(encoding="utf-8")
        for file in [*folder.rglob("*.py"), *folder.glob("templates/*"), Path(nlp.wording.names.__file__)]
        if file.parent.name != "words"
    )
    kinds = "status language fig lang q owner kano drivers score reason size skip why group conflicts emerging".split()
    computed = re.compile(rf"^({'|'.join(kinds)})_|_one$|^(strengths|pains|positive|neutral|negative)$")

    def named(key: str) -> bool:
        bare = key.removeprefix("js_")  # scripts name their words without it
        return any(quoted in used for quoted in (f'"{key}"', f"'{key}'")) or (bare != key and f'"{bare}"' in used)

    js_computed = {f"js_{tone}" for tone in ("positive", "neutral", "negative")}
    assert [key for key in FINNISH if not computed.search(key) and key not in js_computed and not named(key)] == []


def test_count_picks_the_singular() -> None:
    fi, en = texts_for("fi"), texts_for("en")
    assert [fi.count("response", n) for n in (0, 1, 2)] == ["0 vastausta", "1 vastaus", "2 vastausta"]
    assert [en.count("response", n) for n in (1, 1200)] == ["1 response", "1,200 responses"]


def test_join() -> None:
    assert texts_for("fi").join(["a", "b", "c"]) == "a, b ja c"
    assert texts_for("en").join(["a", "b"]) == "a and b"
    assert texts_for("en").join(["a"]) == "a"


def test_values_are_not_read_as_templates() -> None:
    assert texts_for("en")("read_source") == "Source"
    assert "{0} {x}" in texts_for("en")("limits_stage_column", column="{0} {x}", filled="1%", none="2%")


def test_unknown_language() -> None:
    with pytest.raises(OptionError, match=r"'sv'.*Choose 'fi' or 'en'\.$"):
        texts_for("sv")
