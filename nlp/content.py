"""Answers without content, and the kind of question that was asked.

"-", "en osaa sanoa" and "N/A" say nothing and are not coded. "Ei mitään" says nothing either – unless the
question was what to improve: then it is mild praise. "10/10" praises without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

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

# Said of what could be improved, these mean "all is well".
_FAULT = (
    r"(?:moitittavaa|valittamista|kehitettävää|parannettavaa|huonoa|negatiivista|kritisoitavaa|kehityskohteita|"
    r"parantamisen varaa)"
)
_NOTHING = re.compile(
    r"(?:no\s+)?(?:(?:ei|eipä|eikä|emme|nyt ei)\s+)?(?:oikein\s+)?(?:(?:ole|oo|ollut|tällä hetkellä|nyt)\s+)?"
    rf"(?:mitään|mitää|mittään|mitenkään|mikään)(?:\s+(?:{_FAULT}|erityistä))?"
    # A fault alone ("kehitettävää") is not denied.
    rf"|(?:no\s+)?(?:ei|eipä|eikä|emme|nyt ei)\s+(?:oikein\s+)?(?:(?:ole|oo|ollut|tällä hetkellä|nyt)\s+)?{_FAULT}"
    r"(?:\s+(?:ole|oo|ollut))?"
    r"|(?:no,?\s+)?(?:nothing|none|nil|nowt|no complaints?|nothing at all|nothing really|not a thing|not much|"
    r"no improvements?(?: needed| necessary)?|nothing to (?:improve|complain about|change|add)|"
    r"nothing (?:comes|springs) to mind|nothing needs (?:improving|changing)|no changes?(?: needed)?)"
)
# "Ei mitään, kaikki ok": what follows makes the nothing praise, whatever was asked.
_ALL_IS_WELL = re.compile(
    r" (?:kaikki|homma|palvelu) (?:(?:on|oli|meni|toimi|ollut|vain|ihan|jo) )*"
    r"(?:ok|okei|hyvin|hyvää|hyvä|kunnossa|jees|kohdallaan|toimii|loistavaa)(?: kiitos)?$"
    r"|(?: it)? (?:all|everything) (?:(?:was|is|'s|just) )*(?:fine|good|great|ok|okay|well|perfect)"
    r"(?: thanks| thank you)?$"
)
# These say nothing whatever was asked.
_NO_ANSWER = re.compile(
    r"(?:minä |mä |mie |itse |no )?(?:en|emmä|emme)\s+(?:oikein\s+|nyt\s+|vielä\s+)?"
    r"(?:osaa|osais|osaisi|tiedä|tiiä|tiä|muista|keksi|kommentoi|halua (?:sanoa|vastata|kommentoida))"
    r"(?:\s+(?:sanoo?|sanoa|vastata|kommentoida|arvioida|arvostella|nyt|oikein|mitään|mitää|erityistä|tähän|vielä|"
    r"kertoa|eritellä))*"
    r"|eos|eoo|et?tä ei|kk|ks|x+|y+|z+|vaikea (?:sanoa|sanoo)|hankala sanoa|sen kun tietäis|hyvä kysymys"
    r"|(?:ei|eipä|mulla ei|minulla ei|ei ole|ei oo)\s*(?:ole\s+|oo\s+|ollut\s+)?"
    r"(?:mitään )?(?:kommenttia|kommentteja|kommentoitavaa|sanottavaa|lisättävää|muuta|muuta lisättävää|"
    r"ehdotuksia|ideoita|kehitysehdotuksia|parannusehdotuksia|ehdoteltavaa|mielipidettä|kokemusta|vastausta|palautetta|tietoa|tiedossa|"
    r"muita huomioita|huomioita|muuta sanottavaa|erityistä|mitään erityistä)"
    r"|ei (?:nyt |äkkiseltään |heti )?(?:tule|tuu) (?:nyt |mitään |mitää |heti )*(?:erityistä )?(?:mieleen|mielehen)"
    r"(?: (?:mitään|mitää|nyt))?"
    # A wish to the reader is friendly and says nothing of the service.
    r"|(?:oikein )?(?:hyvää|mukavaa|ihanaa|aurinkoista|kivaa|hauskaa) (?:(?:kesän|päivän|syksyn|talven|kevään|viikon)?"
    r"jatkoa?|kesää|syksyä|talvea|kevättä|joulua|vappua|juhannusta|viikonloppua|viikkoa|päivää|iltaa|vuotta)"
    r"(?: (?:kaikille|sinne|teille|vaan))*"
    r"|have a (?:nice|good|great|lovely) (?:day|weekend|week|summer|one|christmas|evening)"
    r"|merry christmas|happy holidays"
    r"|sama kuin (?:yllä|edellä)|ks\.? (?:yllä|edellinen)|kts\.? edellinen"
    r"|n ?/ ?a|na|no comments?|no answer|not sure|not applicable|no idea|no opinion|nothing to (?:say|add)|"
    r"(?:i )?(?:don'?t|dont|do not) know|dunno|idk|can'?t (?:say|think of anything)|cannot (?:say|think of anything)|"
    r"as above|see above|same as above|nothing else|no further comments?|no suggestions?|unknown|test|testi|asd\w*"
)
_BARE_NO = frozenset({"ei", "eipä", "en", "no", "nope", "nej", "noo", "ei oo", "ei ole", "non"})
_BARE_YES = frozenset({"joo", "kyllä", "juu", "yes", "yep", "jep"})
# These say by themselves that all is well, whatever was asked.
_ALL_WELL = re.compile(r"moitittavaa|valittamista|kehitettävää|parannettavaa|kehityskohteita|kritisoitavaa|complain")
_RATING = re.compile(r"(\d{1,3})\s*(?:/|out of|kautta)\s*(\d{1,3})\W*", re.IGNORECASE)


def content_of(text: str, kind: QuestionKind = "none") -> Content:
    """What there is to code in *text*, an answer to a question of the given kind."""
    bare = _bare(text.lower().replace("’", "'").replace("´", "'"))
    rating = _RATING.fullmatch(bare)
    if rating and int(rating[2]) > 0 and int(rating[1]) <= int(rating[2]):
        share = int(rating[1]) / int(rating[2])
        polarity: Polarity = "positive" if share >= 0.7 else "negative" if share <= 0.4 else "neutral"
        return Content("verdict", polarity, round(2 * share - 1, 3))
    if not any(character.isalpha() for character in bare):
        # Emojis carry a verdict; "-", "..." and "?" carry nothing.
        return _TEXT if _EMOTICON.search(text) or any(_is_emoji(character) for character in text) else _NONE
    words = " ".join(re.sub(r"[^\w\s/']", " ", bare).split())
    if _NO_ANSWER.fullmatch(words):
        return _NONE
    nothing = _ALL_IS_WELL.sub("", words)
    if nothing != words and nothing and (nothing in _BARE_NO or _NOTHING.fullmatch(nothing)):
        return _MILD_PRAISE
    if words in _BARE_NO or _NOTHING.fullmatch(words):
        return _MILD_PRAISE if kind == "improve" or _ALL_WELL.search(words) else _NONE
    return _NONE if words in _BARE_YES else _TEXT


def _bare(text: str) -> str:
    """*text* from its first to its last letter or digit; a pattern would take quadratic time on "a!!!…!a"."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


_EMOTICON = re.compile(r"[:;=]['-]?[()/|]+|<3")


def _is_emoji(character: str) -> bool:
    code = ord(character)
    return 0x1F300 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF or code == 0x2B50
