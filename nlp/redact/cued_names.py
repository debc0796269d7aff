"""Names that the words around them tell: roles, titles, thanks and signatures before, deeds and departments after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.redact.cues import (
    ADVERBS,
    AND,
    COMPANY,
    CONTACT,
    DEEDS_EN,
    DEEDS_FI,
    DID,
    IS,
    KIN,
    NAME_IS,
    NAMED,
    NO_INFINITIVE,
    OFFICES,
    PARTICLES,
    ROLE,
    SIGN,
    SPOKE_FI,
    THANKS,
    TITLE,
    WHERE_EN,
    WHERE_FI,
)
from nlp.redact.full_names import stem
from nlp.redact.tokens import NONE, Name, Reader, Token

_VOCATIVE = re.compile(r", ?(?:kiitos|kiitokset|thanks|thank you)\b", re.IGNORECASE)
_SIGNED = re.compile(r"[\s.!♥<3:)*]{0,9}")


def after_cue(text: str, tokens: Sequence[Token], lead: int, run: Sequence[Token], reader: Reader) -> Name:
    """A name that the words before it tell; its first word is ``run[0]``, its initials begin at ``tokens[lead]``."""
    cue = _cue(text, tokens, lead, run) if lead else ""
    if not cue or any(one.word in COMPANY for one in run[1:3]):
        return NONE
    token, plural = run[0], cue == "thanks"
    particles = next((count for count, one in enumerate(run) if one.word not in PARTICLES), 0)
    if particles and run[particles].capital and not plural:  # "Mr van der Berg"
        return particles + 1, f"|{stem(run[particles].word)}"
    first, last = reader.first(token.word), reader.last(token.word)
    known = last and (token.capital or (reader.plain(last, token.word) and reader.listed_last(last.base)))
    if cue == "title" and last and known:
        return 1, f"|{last.base}"
    if not token.capital:
        return NONE if plural else _in_small(run, cue, reader)
    if reader.elsewhere(token.word) or len(token.word) < 2:
        return NONE
    if plural:
        sure = (first is not None and not reader.proper(first)) or reader.far(token.word) is not None
        return (1, f"{first.base if first else token.word}|") if sure else NONE
    listed = first or (last and reader.listed_last(last.base)) or reader.far(token.word)
    if cue == "sign" and not listed and len(run) > 1 and not run[1].capital:  # "Terv. Vakituinen asiakas"
        return NONE
    if cue == "contact" and any(one.word in OFFICES for one in run[:3]):
        return NONE
    more = len(run) > 1 and run[1].capital and not reader.elsewhere(run[1].word)
    if last and not more and (not first or lead < tokens.index(token)):
        return 1, f"|{last.base}"
    return 1 + more, f"{first.base if first else stem(token.word)}|{stem(run[1].word) if more else ''}"


def _cue(text: str, tokens: Sequence[Token], lead: int, run: Sequence[Token]) -> str:
    """What the words before ``tokens[lead]`` are: title, sign, thanks, role, named, contact, or nothing."""
    before = tokens[lead - 1]
    cue, gap = before.word, text[before.end : tokens[lead].start]
    if len(gap) > 3 or gap.strip(" .,:!-\n") or gap.count("\n") > 1:
        return ""
    if cue in TITLE or cue in SIGN:
        # "iPhone 5T. Nyt" is no signature
        whole = len(cue) > 1 or not text[max(0, before.start - 1) : before.start].isalnum()
        return ("title" if cue in TITLE else "sign") if whole else ""
    # Another sentence may begin after the role; after a title or a signature the stop is an abbreviation's.
    if "." in gap or "\n" in gap or ("!" in gap and cue not in THANKS):
        return ""
    if cue in THANKS:
        return "thanks"
    if "," not in gap and cue in NAMED:
        return "named"
    if "," not in gap and ROLE.fullmatch(cue):
        return "role"
    if gap != " " or lead < 2:
        return "named" if gap.strip() == ":" and cue in NAME_IS else ""
    second = tokens[lead - 2].word
    if before.joined and cue in CONTACT and second in CONTACT[cue]:
        return "contact"
    if before.joined and cue in IS and second in NAME_IS:
        return "named"
    return ""


def _in_small(run: Sequence[Token], cue: str, reader: Reader) -> Name:
    """A name in small letters after *cue*: one of the lists, or a word before what a person did."""
    token = run[0]
    if len(run) > 1 and not run[1].capital:
        first, last = reader.first(token.word) or reader.far_first(token.word), reader.last(run[1].word)
        if first and last and reader.listed_last(last.base) and reader.plain(last, run[1].word):
            return 2, f"{first.base}|{last.base}"
    name = small_name(token, reader)
    if name[0]:
        return name
    surname = reader.last(token.word)
    if surname and "'" in token.word and reader.listed_last(surname.base):
        return 1, f"|{surname.base}"
    if token.word in ADVERBS or not reader.common(token.word):
        return NONE
    told = len(run) > 1 and run[1].word in DID
    return (1, f"{token.word}|") if told or cue == "named" else NONE


def small_name(token: Token, reader: Reader) -> Name:
    """A first name of the language's own list in small letters, where something else tells that a name stands here."""
    first = reader.first(token.word)
    known = first is not None and reader.plain(first, token.word) and reader.common(first.base)
    return (1, f"{first.base}|") if first and known else NONE


def before_deed(text: str, tokens: Sequence[Token], position: int, run: Sequence[Token], reader: Reader) -> Name:
    """A name that is a word as well, opening a sentence: "Tuuli neuvoi", "Hope from sales", "Mark and Rose were"."""
    token = run[0]
    first = reader.first(token.word) if token.capital else None
    if first is None or first.inflected or reader.proper(first) or first.base in KIN:
        return NONE
    name = (1, f"{first.base}|")
    if _VOCATIVE.match(text, token.end) or _signs(text, tokens, position):
        return name
    if len(run) < 2:
        return NONE
    after = run[1].word
    if token.word == "will" and after in NO_INFINITIVE - {"and"}:
        return name
    if after in (DEEDS_FI if reader.finnish else DEEDS_EN):
        return name
    if WHERE_FI.fullmatch(after) if reader.finnish else WHERE_EN.match(text, run[1].start):
        return name
    second = reader.first(run[2].word) if len(run) > 2 and after in AND and run[2].capital else None
    return name if second and not reader.proper(second) else NONE


def _signs(text: str, tokens: Sequence[Token], position: int) -> bool:
    """Whether the word stands alone at the very end, after a sentence, a line or a dash."""
    token = tokens[position]
    if position < 3 or position + 1 < len(tokens) or not _SIGNED.fullmatch(text, token.end):
        return False
    gap = text[tokens[position - 1].end : token.start]
    if "\n" in gap or gap.strip() in ("-", "–", "—"):
        return True
    return gap.strip() in (".", "!", "!!") and not text[token.end :].startswith(".")


def after_spoke(tokens: Sequence[Token], position: int, run: Sequence[Token], reader: Reader) -> Name:
    """A name of no list between "puhuin" and "kanssa"."""
    if not position or len(run) < 2 or tokens[position - 1].word not in SPOKE_FI or not run[0].capital:
        return NONE
    if reader.elsewhere(run[0].word) or run[1].word != "kanssa" or not run[0].word.endswith("n"):
        return NONE
    return 1, f"{stem(run[0].word)}|"
