"""Hostile words in every place of a report: `python tests/report/fuzz_report.py --seconds 300 --seed 1`.

Whatever stands in verbatims, names of columns, wordings of questions, labels, notes and the model card becomes text:
the page, read by a browser's parser (pip install selectolax), has no element and no attribute that a harmless report
has not, nothing that runs or loads, and every quote in it is found in the input.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

import hostile
from conftest import MODEL, build, mention
from selectolax.lexbor import LexborHTMLParser

from nlp.analysis.result import Analysis
from nlp.codeframe import Bilingual, Codeframe, load_codeframe
from nlp.records import POLARITIES, Note
from nlp.report import render_report
from nlp.report.texts import texts_for

MARKUP = (
    "<script>alert(1)</script>", "</script><script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "</style>", '"><b x="', "' onmouseover='alert(1)", "javascript:alert(1)", "<!--", "-->", "<![CDATA[", "]]>",
    "&lt;b&gt;", "&#60;i&#62;", "</title><base href=//x>", "</svg><foreignObject>",
    "</text><a xlink:href='javascript:1'>", "<iframe src=//x>", "{{ 7*7 }}", "{% include 'x' %}",
    "<math><mtext></table><mglyph>", "</p></blockquote></main>", "<a href=//x>", "<link rel=import href=//x>",
    "\x00<b>", "＜script＞", "<style>*{display:none}", "expression(alert(1))", "url(//x)", "\u2028</text>",
    "<plaintext>", "</html>x",
)  # fmt: skip
QUOTE = re.compile(r"<[A-ZÄÖ_]+_\d+>")


def words(chance: random.Random, most: int = 400) -> str:
    """Hostile words with something that a person may have written around them."""
    made = hostile.text(chance)[:most]
    for _ in range(chance.choice((0, 1, 1, 2, 5))):
        place = chance.randint(0, len(made))
        made = made[:place] + chance.choice(MARKUP) + made[place:]
    return made


def codeframe_of(chance: random.Random) -> Codeframe:
    """The codeframe with hostile labels."""
    known = load_codeframe()
    if chance.random() < 0.5:
        return known

    def label() -> Bilingual:
        fi, en = (words(chance, 60).encode("utf-8", "replace").decode() or "x" for _ in range(2))
        return Bilingual(fi=fi, en=en)

    return replace(
        known,
        themes=tuple(replace(theme, label=label()) for theme in known.themes),
        stages=tuple(replace(stage, label=label()) for stage in known.stages),
    )


def analysis_of(chance: random.Random, word: Any) -> Analysis:
    """An analysis whose texts are all given by *word*."""
    codeframe = load_codeframe()
    lines = []
    for row in range(1, chance.choice((0, 1, 3, 30, 80)) + 1):
        theme, stage = chance.choice(codeframe.theme_ids), chance.choice(codeframe.stage_ids)
        more = {"column": word(chance, 40), "language": chance.choice(("fi", "en")), "confidence": chance.random()}
        lines.append(mention(row, theme, chance.choice(POLARITIES), stage, word(chance, 400), **more))
    figures = [dict(figure) for figure in MODEL["figures"]]  # type: ignore[attr-defined]
    return build(
        lines,
        error=chance.randrange(3),
        source=word(chance, 100),
        questions=tuple(
            (word(chance, 40), chance.choice((None, word(chance, 200)))) for _ in range(chance.randint(1, 3))
        ),
        date_range=chance.choice((None, ("2026-01-01", "2026-03-31"))),
        score_column=chance.choice((None, word(chance, 40))),
        stage_column=chance.choice((None, word(chance, 40))),
        model=MODEL
        | {key: word(chance, 60) for key in ("name", "version", "digest", "figures_source")}
        | {"figures": figures},
        notes=tuple(Note(word(chance, 100), word(chance, 100)) for _ in range(chance.randint(0, 4))),
    )


def shape_of(page: LexborHTMLParser) -> set[tuple[str, str]]:
    """Every element with each of its attributes."""
    return {(node.tag, name) for node in page.css("*") for name in ("", *node.attributes)}


def harmless() -> set[tuple[str, str]]:
    """What the pages of many harmless reports have."""
    chance, shapes = random.Random(0), set[tuple[str, str]]()
    for _ in range(12):
        plain = analysis_of(chance, lambda chance, most: chance.choice(hostile.SEEDS[:6]) + str(chance.random()))
        for language in ("fi", "en"):
            shapes |= shape_of(LexborHTMLParser(render_report(plain, language)))
    return shapes


def shown(text: str) -> str:
    """*text* as a page shows it, white space aside."""
    page = LexborHTMLParser(f"<!DOCTYPE html><body><p>{html.escape(text.encode('utf-8', 'replace').decode())}</p>")
    return " ".join((page.css_first("p").text() or "").split())


def quoted(quote: str, sources: list[str]) -> bool:
    """Whether *quote* is the beginning of one of *sources*, but for its placeholders."""
    first, *others = QUOTE.split(quote.removesuffix("…"))

    def begins(source: str) -> bool:
        place = len(first)
        for part in others:  # a pattern would try very many ways
            found = source.find(part, place + 1)
            if found < 0:
                return False
            place = found + len(part)
        return source.startswith(first)

    return any(map(begins, sources))


def check(analysis: Analysis, usual: set[tuple[str, str]]) -> int:
    """All that must hold of the report; the number of quotes looked at."""
    sources = [shown(" ".join(text.split())) for text in analysis.mentions["evidence"]]
    count = 0
    for language in ("fi", "en"):
        page = render_report(analysis, language)
        data = page.encode("utf-8", "replace")  # as it is written
        tree = LexborHTMLParser(data.decode())
        strange = shape_of(tree) - usual
        assert not strange, f"strange: {sorted(strange)[:3]}"
        assert not any(name.startswith("on") for _, name in shape_of(tree))
        for node in tree.css("[href], [src]"):
            place = node.attributes.get("href") or node.attributes.get("src") or ""
            assert place == "data:," or re.fullmatch(r"#[a-z]+", place), "a link"
        styles = {node.attributes["style"] for node in tree.css("[style]")}
        assert all(
            re.fullmatch(r"(?:flex-grow|width|left|right|height):[\d.]+%?;?", style or "") for style in styles
        ), styles
        assert len(tree.css("style")) == len(tree.css("title:not(svg title)")) == len(tree.css("main")) == 1
        texts = texts_for(language)
        for node in tree.css("blockquote p"):
            told = " ".join((node.text() or "").split())
            opening, closing = texts("quote_open"), texts("quote_close")
            assert told.startswith(opening) and told.endswith(closing)
            inner = told[len(opening) : len(told) - len(closing)].strip()
            assert quoted(inner, sources), "a quote that nobody wrote"
            count += 1
    return count


class TooLong(BaseException):
    """A report took longer than it may."""


def stop(*_: object) -> None:
    raise TooLong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=Path, default=Path(tempfile.gettempdir()) / "palaute-faults")
    options = parser.parse_args()
    options.faults.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGPROF, stop)
    chance, counts, kinds, usual = random.Random(options.seed), Counter[str](), Counter[str](), harmless()
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        state = chance.getstate()
        signal.setitimer(signal.ITIMER_PROF, 60)
        try:
            analysis = replace(analysis_of(chance, words), codeframe=codeframe_of(chance))
            counts["quotes"] += check(analysis, usual)
        except (Exception, TooLong) as error:
            counts["FAULT"] += 1
            kinds[f"{type(error).__name__}: {str(error)[:120]}"] += 1
            (options.faults / f"report-{options.seed}-{counts['FAULT']}.txt").write_text(repr(state), encoding="utf-8")
        signal.setitimer(signal.ITIMER_PROF, 0)
        counts["reports"] += 2
    print(f"seed {options.seed}: {dict(counts)}, {dict(kinds)}")


if __name__ == "__main__":
    main()
