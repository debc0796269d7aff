"""Behavioural tests of a model: what must stay when a text changes in form, and what must change with its sense.

After Ribeiro et al. (2020), Beyond Accuracy: Behavioral Testing of NLP Models with CheckList, ACL: invariance (typos,
case, punctuation, names, numbers, word order, translation) and direction (negation, an added clause). Accuracy on the
hand-coded pairs stands beside them, since a model that finds nothing is perfectly invariant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.codeframe import models_folder
from nlp.errors import TrainingError
from nlp.pipeline.coding import Answer, Coder
from nlp.records import LANGUAGES, CodedFeedback
from nlp.training.dataset import read_records
from nlp.training.perturb import PERTURBATIONS, with_names, with_numbers

if TYPE_CHECKING:
    import pandas as pd

_CHUNK = 512
_EVERY = 3  # every third pair is perturbed: enough texts for the intervals, a third of the time
BOTH = "fi+en"
_KEYS: dict[str, tuple[str, ...]] = {
    "pairs": ("id", "fi", "en", "mentions", "sentiment"),
    "negation": ("id", "language", "plain", "negated", "theme"),
    "order": ("id", "language", "one", "other"),
    "bases": ("id", "language", "text", "theme"),
    "additions": ("id", "language", "clause", "theme", "polarity"),
    "names": ("id", "language", "text"),
    "numbers": ("id", "language", "text"),
}

Text = tuple[str, str]  # language, words
Codes = frozenset[tuple[str, ...]]
Records = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a case passed, with what was expected and what came, in words."""

    passed: bool
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Case:
    """One test: *judge* compares how the *texts* were coded, in their order."""

    kind: str
    language: str
    id: str
    texts: tuple[Text, ...]
    judge: Callable[[Sequence[CodedFeedback]], Verdict]


@dataclass(frozen=True, slots=True)
class Check:
    """How many cases of a kind passed in a language (``fi+en`` for pairs of both)."""

    kind: str
    language: str
    n: int
    passed: int

    @property
    def rate(self) -> float:
        return self.passed / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson 95 % interval; too narrow where cases share a sentence (additions, names, numbers)."""
        from scipy.stats import binomtest

        bounds = binomtest(self.passed, self.n).proportion_ci(method="wilson")
        return float(bounds.low), float(bounds.high)


@dataclass(frozen=True)
class Robustness:
    """What a suite showed of a model: counts, and each case that failed with its verdict."""

    checks: tuple[Check, ...]
    failures: tuple[tuple[Case, Verdict], ...]

    def table(self) -> pd.DataFrame:
        """A row per kind and language: ``kind``, ``language``, ``n``, ``passed``, ``rate``, ``low``, ``high``."""
        import pandas as pd

        rows = [(c.kind, c.language, c.n, c.passed, c.rate, *c.interval) for c in self.checks]
        return pd.DataFrame(rows, columns=["kind", "language", "n", "passed", "rate", "low", "high"])

    def failure_table(self) -> pd.DataFrame:
        """A row per failure: ``kind``, ``language``, ``id``, ``text``, ``changed`` (or ""), ``expected``, ``got``."""
        import pandas as pd

        rows = [
            (c.kind, c.language, c.id, c.texts[0][1], c.texts[1][1] if len(c.texts) > 1 else "", v.expected, v.got)
            for c, v in self.failures
        ]
        return pd.DataFrame(rows, columns=["kind", "language", "id", "text", "changed", "expected", "got"])


def suite_folder() -> Path:
    """The folder of the suite in a source checkout."""
    return models_folder() / "robustness"


def run_suite(coder: Coder, folder: str | Path) -> Robustness:
    """Code every text of the suite in *folder* and judge every case.

    Each text is read with its own language as the default, as in a survey of that language.

    Raises:
        TrainingError: the folder or a file of it is missing, or a record lacks a key.
    """
    cases = list(_cases(_read(Path(folder))))
    coded = _coded(coder, dict.fromkeys(text for case in cases for text in case.texts))
    counts: dict[tuple[str, str], list[int]] = {}
    failures = []
    for case in cases:
        verdict = case.judge([coded[text] for text in case.texts])
        count = counts.setdefault((case.kind, case.language), [0, 0])
        count[0] += 1
        count[1] += verdict.passed
        if not verdict.passed:
            failures.append((case, verdict))
    checks = tuple(Check(*key, n, passed) for key, (n, passed) in counts.items())
    return Robustness(checks, tuple(failures))


def _read(folder: Path) -> Records:
    if not folder.is_dir():
        raise TrainingError(
            f"{folder}: there is no robustness suite.", "It comes with the sources of palaute; run it from a checkout."
        )
    suite = {}
    for name, keys in _KEYS.items():
        file = folder / f"{name}.jsonl"
        suite[name] = read_records(file)
        for number, record in enumerate(suite[name], 1):
            missing = [key for key in keys if key not in record]
            if missing:
                raise TrainingError(f"{file}: record {number} has no {missing[0]!r}.", "Add the key.")
            if record.get("language", "fi") not in LANGUAGES:
                raise TrainingError(f"{file}: record {number} is of another language.", "Use fi or en.")
    return suite


def _coded(coder: Coder, texts: dict[Text, None]) -> dict[Text, CodedFeedback]:
    found: dict[Text, CodedFeedback] = {}
    for language in LANGUAGES:
        reader = Coder(coder.model, coder.codeframe, language)
        mine = [text for text in texts if text[0] == language]
        for begin in range(0, len(mine), _CHUNK):
            chunk = mine[begin : begin + _CHUNK]
            found |= zip(chunk, reader.code([Answer(str(n), words) for n, (_, words) in enumerate(chunk)]), strict=True)
    return found


def _cases(suite: Records) -> Iterator[Case]:
    for pair in suite["pairs"]:
        yield from _pair(pair)
    for row in suite["negation"]:
        yield _of(row, "negation", (row["plain"], row["negated"]), partial(flipped, row["theme"]))
    for row in suite["order"]:
        yield _of(row, "order", (row["one"], row["other"]), same)
    for row in suite["additions"]:
        for base in suite["bases"]:
            if base["language"] == row["language"] and base["theme"] != row["theme"]:
                named = row | {"id": f"{base['id']} {row['id']}"}
                texts = (f"{base['text']}.", f"{base['text']}, {row['clause']}.")
                yield _of(named, "addition", texts, partial(added, (row["theme"], row["polarity"])))
    for kind, change in PERTURBATIONS.items():
        for language in LANGUAGES:
            for pair in suite["pairs"][::_EVERY]:
                plain, changed = pair[language], change(pair[language], pair["id"] + language)
                if changed != plain:
                    yield Case(kind, language, pair["id"], ((language, plain), (language, changed)), same)
    for row in suite["names"]:
        plain, *others = with_names(row["text"], row["language"], row["id"])
        yield from (_of(row, "name", (plain, other), same) for other in others)
    for row in suite["numbers"]:
        plain, *others = with_numbers(row["text"], row["id"])
        yield from (_of(row, "number", (plain, other), same) for other in others)


def _pair(pair: dict[str, Any]) -> Iterator[Case]:
    """Alike in both languages, and right in each."""
    mentions = pair["mentions"]
    codes = frozenset((m["theme"], m["polarity"]) for m in mentions)
    triples = frozenset((m["theme"], m["polarity"], m["stage"]) for m in mentions)
    yield Case("translation", BOTH, pair["id"], tuple((language, pair[language]) for language in LANGUAGES), same)
    for language in LANGUAGES:
        texts = ((language, pair[language]),)
        yield Case("coded right", language, pair["id"], texts, partial(right, codes))
        yield Case("coded right, with stages", language, pair["id"], texts, partial(right, triples, stages=True))
        yield Case("sentiment right", language, pair["id"], texts, partial(right_sentiment, pair["sentiment"]))


def _of(
    row: dict[str, Any], kind: str, texts: tuple[str, ...], judge: Callable[[Sequence[CodedFeedback]], Verdict]
) -> Case:
    return Case(kind, row["language"], row["id"], tuple((row["language"], text) for text in texts), judge)


def same(coded: Sequence[CodedFeedback]) -> Verdict:
    """Both texts have the same themes with the same polarities."""
    one, other = map(codes_of, coded)
    return Verdict(one == other, _told(one), _told(other))


def flipped(theme: str, coded: Sequence[CodedFeedback]) -> Verdict:
    """*theme* is positive in one text and negative in the other, and nothing besides."""
    one, other = ({m.polarity for m in feedback.mentions if m.theme == theme} for feedback in coded)
    passed = (one, other) in (({"positive"}, {"negative"}), ({"negative"}, {"positive"}))
    got = " → ".join("/".join(sorted(polarities)) or "not found" for polarities in (one, other))
    return Verdict(passed, f"{theme} flips", got)


def added(code: tuple[str, str], coded: Sequence[CodedFeedback]) -> Verdict:
    """The second text has *code*, which the first has not, and every theme of the first."""
    before, after = map(codes_of, coded)
    lost = {theme for theme, _ in before} - {theme for theme, _ in after}
    return Verdict(code in after - before and not lost, f"{_told(before)} + {' '.join(code)}", _told(after))


def right(expected: Codes, coded: Sequence[CodedFeedback], stages: bool = False) -> Verdict:
    """Exactly the *expected* themes with their polarities (and stages)."""
    got = codes_of(coded[0], stages)
    return Verdict(got == expected, _told(expected), _told(got))


def right_sentiment(expected: str, coded: Sequence[CodedFeedback]) -> Verdict:
    """The *expected* sentiment of the whole text."""
    got = coded[0].sentiment or coded[0].status
    return Verdict(got == expected, expected, got)


def codes_of(feedback: CodedFeedback, stages: bool = False) -> Codes:
    """The themes of a verbatim with their polarities (and stages)."""
    return frozenset((m.theme, m.polarity, m.stage) if stages else (m.theme, m.polarity) for m in feedback.mentions)


def _told(codes: Codes) -> str:
    return ", ".join(" ".join(code) for code in sorted(codes)) or "nothing"
