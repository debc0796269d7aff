"""Answers without content, and the kind of question that was asked.

"-", "en osaa sanoa" and "N/A" say nothing and are not coded. "Ei mitään" says nothing either – unless the
question was what to improve: then it is mild praise. "10/10" praises without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp.no_answer import bare_of, gives_no_answer, names_nothing, words_of
from nlp.records import Polarity

QuestionKind = Literal["none", "improve", "praise", "open"]
QUESTION_KINDS: tuple[QuestionKind, ...] = ("none", "improve", "praise", "open")

_IMPROVE = re.compile(
    r"kehit|parant|paremmin|huonoa|huonosti|puut|miinus|harmi|häirit|toivois|toiveita|"
    r"kaipaa|kaipas|\brisu|improv|better|\bchang|wrong|bad\b|poor|missing|dislik|lack|disappoint",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"hyvää|hyvin\b|onnist|plussa|pidit|kiit(?!os\s*[!.,])|parasta|\bruusu|"
    r"\bgood\b|\bwell\b|\blike\b|liked|enjoy|best\b|works",
    re.IGNORECASE,
)


def question_kind(question: str | None) -> QuestionKind:
    """What a survey question asks for: things to ``improve``, ``praise``, or anything (``open``); ``none`` if unknown.

    A question that asks for both ("What was good and what could be better?") is ``open``.
    """
    if not question or not question.strip():
        return "none"
    improve, praise = _IMPROVE.search(question), _PRAISE.search(question)
    if bool(improve) == bool(praise):
        return "open"
    return "improve" if improve else "praise"


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to code in an answer.

    Attributes:
        kind: ``text`` (read it), ``none`` (no content), or ``verdict`` (a bare verdict: no reading needed).
        polarity: of a verdict; *score* is it from −1 to +1 ("8/10" is +0.6).
    """

    kind: Literal["text", "none", "verdict"]
    polarity: Polarity = "neutral"
    score: float = 0.0


_TEXT, _NONE = Content("text"), Content("none")
_MILD_PRAISE = Content("verdict", "positive", 0.5)

# "Ei mitään, kaikki ok": what follows makes the nothing praise, whatever was asked.
_ALL_IS_WELL = re.compile(
    r" (?:kaikki|homma|palvelu) (?:(?:on|oli|meni|toimi|ollut|vain|ihan|jo) )*"
    r"(?:ok|okei|hyvin|hyvää|hyvä|kunnossa|jees|kohdallaan|toimii|loistavaa)(?: kiitos)?$"
    r"|(?: it)? (?:all|everything) (?:(?:was|is|'s|just) )*(?:fine|good|great|ok|okay|well|perfect)"
    r"(?: thanks| thank you)?$"
)
_BARE_YES = frozenset({"joo", "kyllä", "juu", "yes", "yep", "jep"})
# These say by themselves that all is well, whatever was asked.
_ALL_WELL = re.compile(r"moitittavaa|valittamista|kehitettävää|parannettavaa|kehityskohteita|kritisoitavaa|complain")
_RATING = re.compile(r"(\d{1,3})\s*(?:/|out of|kautta)\s*(\d{1,3})\W*", re.IGNORECASE)


def content_of(text: str, kind: QuestionKind = "none") -> Content:
    """What there is to code in *text*, an answer to a question of the given kind."""
    bare = bare_of(text)
    rating = _RATING.fullmatch(bare)
    if rating and int(rating[2]) > 0 and int(rating[1]) <= int(rating[2]):
        share = int(rating[1]) / int(rating[2])
        polarity: Polarity = "positive" if share >= 0.7 else "negative" if share <= 0.4 else "neutral"
        return Content("verdict", polarity, round(2 * share - 1, 3))
    if not any(character.isalpha() for character in bare):
        # Emojis carry a verdict; "-", "..." and "?" carry nothing.
        return _TEXT if _EMOTICON.search(text) or any(_is_emoji(character) for character in text) else _NONE
    words = words_of(text)
    if gives_no_answer(words):
        return _NONE
    nothing = _ALL_IS_WELL.sub("", words)
    if nothing != words and nothing and names_nothing(nothing):
        return _MILD_PRAISE
    if names_nothing(words):
        return _MILD_PRAISE if kind == "improve" or _ALL_WELL.search(words) else _NONE
    return _NONE if words in _BARE_YES else _TEXT


_EMOTICON = re.compile(r"[:;=]['-]?[()/|]+|<3")


def _is_emoji(character: str) -> bool:
    code = ord(character)
    return 0x1F300 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or code == 0x2B50
