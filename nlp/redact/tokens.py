"""Words of a text as the search for names sees them: what each may be, and whether its capital tells anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.redact.cues import NOT_SURNAMES
from nlp.redact.gazetteer import Match, NameList, far_first_names, far_names, first_names, last_names, own_names, places
from nlp.redact.name_words import FORMS_EN, FORMS_FI, NOT_NAMES, PROPER, WORDS_EN, WORDS_FI

# How many words a name takes and its key, "first|last" in lower case and uninflected; no words where there is none.
Name = tuple[int, str]
NONE: Name = (0, "")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_OPENS = frozenset('.!?…:;•*\n\r"”“(/–—-|>')
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at ``text[start:end]``.

    Attributes:
        word: in lower case, without the English possessive.
        capital: begins with a capital letter and goes on in small ones.
        opens: first of a sentence, where a capital letter says nothing.
        joined: only one blank stands between it and the word before.
    """

    start: int
    end: int
    word: str
    capital: bool
    opens: bool
    joined: bool


def tokens_of(text: str) -> list[Token]:
    """The words of *text*. Where most words have a capital or the text shouts, capitals say nothing."""
    matches = list(_WORD.finditer(text))
    long = [match.group() for match in matches if len(match.group()) > 3]
    capitals = sum(word[0].isupper() for word in long)
    titled = len(matches) > 6 and capitals > 0.7 * len(long)
    tokens = []
    before = 0
    for match in matches:
        start, word = match.start(), match.group()
        end = match.end() - (len(word) - len(_POSSESSIVE.sub("", word)))
        word = text[start:end]
        gap = text[before:start]
        mark = gap.rstrip(" \t")[-1:]
        opens = before == 0 or (mark in _OPENS and bool(mark))
        shape = word[0].isupper() and (word[1:].islower() or _mixed(word)) and len(word) > 1
        tokens.append(Token(start, end, word.casefold(), shape and not titled, opens, gap == " " and before > 0))
        before = match.end()
    return tokens


def _mixed(word: str) -> bool:
    """Names with a capital inside: "Anna-Liisa", "O'Brien", "McDonald"."""
    return not word.isupper() and (word[1:2].islower() or word[1:2] in "'’")


class Reader:
    """What a word may be, in one language of texts. Finnish endings are read in Finnish texts alone."""

    def __init__(self, language: str) -> None:
        self.finnish = language == "fi"
        self._words = WORDS_FI if self.finnish else WORDS_EN

    def first(self, word: str) -> Match | None:
        """*word* as a first name, ordinary word or not."""
        if word in NOT_NAMES or word in (FORMS_FI if self.finnish else FORMS_EN):
            return None
        return self._of(first_names(), word) or self._double(word)

    def last(self, word: str) -> Match | None:
        """*word* as a surname, ordinary word or not; also by the Finnish form -nen, -lainen of an unlisted one."""
        if word in NOT_NAMES:
            return None
        by_form = _by_form(word) if self.finnish else None
        return self._of(last_names(), word) or by_form or self._double(word, last=True)

    def far(self, word: str) -> Match | None:
        """*word* as a name of a further country."""
        return None if word in NOT_NAMES else self._of(far_names(), word)

    def far_first(self, word: str) -> Match | None:
        """*word* as a first name of a further country."""
        return None if word in NOT_NAMES else self._of(far_first_names(), word)

    def plain(self, match: Match, word: str) -> bool:
        """Whether *match* is a name alone: neither it nor the form *word* is an ordinary word, place or firm."""
        words = self._words
        return not ({match.base, word} & words or match.base in PROPER or word in PROPER)

    def proper(self, match: Match) -> bool:
        """Whether the name is as well that of a place, firm or month."""
        return match.base in PROPER

    def common(self, base: str) -> bool:
        """Whether *base* is a name of this language's own list, which alone is read in small letters."""
        return base in own_names(self.finnish)

    def listed_last(self, base: str) -> bool:
        """Whether a list has the surname."""
        return base in last_names()

    def elsewhere(self, word: str) -> bool:
        """Whether *word* is a place, a firm, or a word that custom writes with a capital."""
        return word in NOT_NAMES or places().match(word) is not None

    def _of(self, names: NameList, word: str) -> Match | None:
        return names.match(word) if self.finnish else names.bare(word)

    def _double(self, word: str, *, last: bool = False) -> Match | None:
        """Double names: "Anna-Maija", "Virtanen-Korhonen"."""
        if word.count("-") != 1:
            return None
        head, tail = word.split("-")
        if tail in PROPER:  # "Jan-June"
            return None
        names = last_names() if last else first_names()
        found = self._of(names, tail)
        return Match(f"{head}-{found.base}", found.inflected) if found and head in names else None


_NEN = re.compile(r"(?P<body>[a-zåäö]{2,25}(?:ai|äi|o|ö|u|y|i|a|ä))(?:nen|se(?:n|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä))")


def _by_form(word: str) -> Match | None:
    match = _NEN.fullmatch(word)
    if match and match["body"] + "nen" in NOT_SURNAMES:
        return None
    return Match(match["body"] + "nen", not word.endswith("nen")) if match else None
