"""Any text through what reads texts: `python tests/unit/fuzz_texts.py --seconds 300 --seed 1`.

Segments cover the text, offsets point where they say, answers come with a status and nothing raises. With --guided the
texts are made by atheris (pip install atheris), which looks for new paths through the code. Work that grows faster than
the text is told by counting the executed lines of Python, and by a limit on processor time for what runs below Python.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import hostile
import numpy as np

from nlp.content import QUESTION_KINDS, content_of, question_kind
from nlp.evidence import Claim, narrowed, strongest_run
from nlp.language import language_reader
from nlp.pipeline.api import make_coder
from nlp.pipeline.coding import Answer
from nlp.records import LANGUAGES, POLARITIES, STATUSES
from nlp.segments import segmenter

MOST = 20  # seconds of processor time for one text
WIDTH = 4  # themes of the weights made up here


class Pulls:
    """Vectors of words that depend on the word alone, as those of the features do."""

    vocabulary = range(3)

    def of(self, words: list[str]) -> np.ndarray:
        return np.array([[len(word) % 5, sum(map(ord, word)) % 7, 1] for word in words], dtype=float).reshape(-1, 3)


WEIGHTS = np.array([[1, -1, 0, 2], [-1, 1, 0.5, 0], [0, 0, -1, -3]], dtype=float)


def check(text: str) -> None:
    """All that must hold of any text."""
    for language in LANGUAGES:
        check_segments(text, language)
    for kind in QUESTION_KINDS:
        content = content_of(text, kind)
        assert content.kind in ("text", "none", "verdict") and content.polarity in POLARITIES
        assert -1 <= content.score <= 1
    assert question_kind(text) in QUESTION_KINDS
    for default in LANGUAGES:
        assert language_reader().read(text, default) in (*LANGUAGES, "other")
    assert language_reader().main_language([text]) in LANGUAGES


def check_segments(text: str, language: str) -> None:
    segments = segmenter(language).split(text)
    place = 0
    for segment in segments:
        assert place <= segment.start < segment.end <= len(text)
        assert not text[place : segment.start].strip(), "a character between the segments"
        part = text[segment.start : segment.end]
        assert part == part.strip()
        place = segment.end
    assert not text[place:].strip(), "a character after the segments"
    claims = [Claim(text, one.start, one.end, number % WIDTH) for number, one in enumerate(segments[:50])]
    for claim, (start, end) in zip(claims, narrowed(claims, Pulls(), WEIGHTS), strict=True):  # type: ignore[arg-type]
        assert claim.start <= start < end <= claim.end
        assert text[start:end].strip() == text[start:end]


def check_coded(coder: Any, texts: list[str]) -> None:
    """The whole coding, in one batch and alone."""
    coded = coder.code([Answer(str(number), text, texts[0][:80]) for number, text in enumerate(texts)])
    for text, one in zip(texts, coded, strict=True):
        assert one.status in STATUSES and one.text == text
        assert "failed" not in one.reason, one.reason
        for mention in one.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
    alone = coder.code([Answer("0", texts[0], texts[0][:80])])[0]
    assert alone == coded[0], "another reading alone"


def check_runs(chance: random.Random) -> None:
    pulls = [chance.choice((-1.0, -0.5, 0.0, 0.5, 2.0)) for _ in range(chance.randint(1, 9))]
    first, last = strongest_run(pulls)
    best = max(sum(pulls[a : b + 1]) for a in range(len(pulls)) for b in range(a, len(pulls)))
    assert sum(pulls[first : last + 1]) == best


def lines_of(work: Callable[[], object]) -> int:
    """How many lines of Python *work* runs."""
    count = 0

    def line(_: FrameType, event: str, __: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


def check_growth(unit: str) -> None:
    """Twice the text, at most little more than twice the lines of Python."""
    for work in (lambda text: check_segments(text, "fi"), content_of, language_reader().read):
        short, long = (lines_of(lambda times=times, work=work: work(unit * times)) for times in (400, 800))
        assert long <= 2.5 * short + 500, f"{short} lines, then {long}"


class TooLong(BaseException):
    """A text took longer than it may."""


def stop(*_: object) -> None:
    raise TooLong


def limited(work: Callable[[], object]) -> None:
    signal.setitimer(signal.ITIMER_PROF, MOST)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def random_texts(options: SimpleNamespace) -> None:
    """Texts made at random until the time is over; each fault is kept as a file."""
    chance, counts, kinds = random.Random(options.seed), Counter[str](), Counter[str]()
    coder = make_coder("fast")
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        texts = [hostile.text(chance) for _ in range(4)]
        works: list[tuple[str, Callable[[], object]]] = [
            ("texts", lambda texts=texts: [check(text) for text in texts]),
            ("runs", lambda: check_runs(chance)),
        ]
        if chance.random() < 0.3:
            works.append(("coded", lambda texts=texts: check_coded(coder, texts)))
        if chance.random() < 0.05:
            unit = chance.choice((*hostile.PIECES, *hostile.SEEDS, texts[0][:30] or "a"))
            works.append(("growth", lambda unit=unit: check_growth(unit)))
        for name, work in works:
            counts[name] += len(texts) if name == "texts" else 1
            try:
                limited(work)
            except (Exception, TooLong) as error:
                counts["FAULT"] += 1
                kinds[f"{type(error).__name__} in {name}: {str(error)[:40]}"] += 1
                path = options.faults / f"texts-{options.seed}-{counts['FAULT']}-{name}.txt"
                path.write_bytes("\n<-- next text -->\n".join(texts).encode("utf-8", "surrogatepass"))
    print(f"seed {options.seed}: {dict(counts)}, {dict(kinds)}")


def guided_texts(options: SimpleNamespace) -> None:
    """Texts made by atheris; it ends the process itself."""
    import atheris

    for function in (check_segments, content_of, question_kind, language_reader().read):
        atheris.instrument_func(function)
    from nlp import content, evidence, language, segments, splitter

    for module in (content, evidence, language, segments):
        for function in list(vars(module).values()):
            if (
                callable(function)
                and getattr(function, "__module__", "") == module.__name__
                and hasattr(function, "__code__")
            ):
                atheris.instrument_func(function)
    for name in ("_starts", "_stops", "_next_opens", "_splits_inside", "_words_after", "__call__"):
        atheris.instrument_func(getattr(splitter.Splitter, name))

    def one(data: bytes) -> None:
        check(data.decode("utf-8", "surrogateescape"))

    corpus = options.faults / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate((*hostile.SEEDS, *hostile.PIECES)):
        (corpus / f"seed-{number}").write_bytes(seed.encode("utf-8", "surrogatepass"))
    told = [f"-max_total_time={int(options.seconds)}", "-max_len=2000", f"-timeout={MOST}", f"-seed={options.seed}"]
    atheris.Setup([sys.argv[0], *told, f"-artifact_prefix={options.faults}/", "-print_final_stats=1", str(corpus)], one)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true")
    parser.add_argument("--faults", type=Path, default=Path("/tmp/palaute-faults"))
    options = SimpleNamespace(**vars(parser.parse_args()))
    options.faults.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGPROF, stop)
    (guided_texts if options.guided else random_texts)(options)


if __name__ == "__main__":
    main()
