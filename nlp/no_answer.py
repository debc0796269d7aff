"""Answers that say nothing, in words: "en osaa sanoa", "ei kommentoitavaa", "N/A", "nothing".

Both the coding of answers and the search for columns of answers go by these words.
"""

from __future__ import annotations

import re

# Said of what could be improved, these mean "all is well".
_FAULT = (
    r"(?:moitittavaa|valittamista|kehitettävää|parannettavaa|huonoa|negatiivista|kritisoitavaa|kehityskohteita|"
    r"parantamisen varaa)"
)
_NOTHING = re.compile(
    r"(?:no\s+)?(?:(?:ei|eipä|eikä|emme|nyt ei)\s+)?(?:oikein\s+)?(?:(?:ole|oo|ollut|tällä hetkellä|nyt)\s+)?"
    rf"(?:mitään|mitää|mitaan|mittään|mitenkään|mikään)(?:\s+(?:{_FAULT}|erityistä))?"
    # A fault alone ("kehitettävää") is not denied.
    rf"|(?:no\s+)?(?:ei|eipä|eikä|emme|nyt ei)\s+(?:oikein\s+)?(?:(?:ole|oo|ollut|tällä hetkellä|nyt)\s+)?{_FAULT}"
    r"(?:\s+(?:ole|oo|ollut))?"
    r"|(?:no,?\s+)?(?:nothing|none|nil|nowt|no complaints?|nothing at all|nothing really|not a thing|not much|"
    r"no improvements?(?: needed| necessary)?|nothing to (?:improve|complain about|change|add)|"
    r"nothing (?:comes|springs) to mind|nothing needs (?:improving|changing)|no changes?(?: needed)?)"
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
    r"|n ?/? ?a|no comments?|no answer|not sure|not applicable|no idea|no opinion|nothing to (?:say|add)|"
    r"(?:i )?(?:don'?t|dont|do not) know|dunno|idk|can'?t (?:say|think of anything)|cannot (?:say|think of anything)|"
    r"as above|see above|same as above|nothing else|no further comments?|no suggestions?|unknown|null|test|testi|asd\w*"
    r"|inget|ingenting|vet (?:ej|inte)|inga kommentarer"
)
_BARE_NO = frozenset({"ei", "eipä", "en", "no", "nope", "nej", "noo", "ei oo", "ei ole", "non"})


def words_of(text: str) -> str:
    """The words of *text* in lower case, joined by single blanks; slashes and apostrophes within them stay."""
    return " ".join(re.sub(r"[^\w\s/']", " ", bare_of(text)).split())


def bare_of(text: str) -> str:
    """*text* in lower case from its first to its last letter or digit."""
    # A pattern would take quadratic time on "a!!!…!a".
    lowered = text.lower().replace("’", "'").replace("´", "'")
    start, end = 0, len(lowered)
    while start < end and not lowered[start].isalnum():
        start += 1
    while start < end and not lowered[end - 1].isalnum():
        end -= 1
    return lowered[start:end]


def gives_no_answer(words: str) -> bool:
    """Whether *words* (of :func:`words_of`) say nothing whatever was asked: "en osaa sanoa", "n/a"."""
    return _NO_ANSWER.fullmatch(words) is not None


def names_nothing(words: str) -> bool:
    """Whether *words* say "no" or "nothing", which is praise where faults were asked for."""
    return words in _BARE_NO or _NOTHING.fullmatch(words) is not None


def says_nothing(text: str) -> bool:
    """Whether *text* has no word at all, or only such that say nothing or name nothing."""
    words = words_of(text)
    return not words or gives_no_answer(words) or names_nothing(words)
