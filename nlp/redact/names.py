"""Names of persons: by gazetteer, capital letters, Finnish inflection and the words before them.

A word counts as a name when a list knows it and it is no ordinary word there, or when what stands around it makes
it one: a surname beside a first name, a role ("asentaja", "nurse"), a title, thanks, a signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.redact.kinds import Found
from nlp.redact.tokens import Reader, Token, tokens_of

_ROLE = re.compile(
    r"(?:asentaj|myyj|hoitaj|lääkär|asiakaspalvelij|virkailij|kuljettaj|vetäj|insinöör|työnjohtaj|projektipäällik|"
    r"huoltomie|yhteyshenkilö|opettaj|kaveri|isännöitsij|siivooj|tarjoilij|kouluttaj|neuvoj|esimie|kampaaj|"
    r"vastaanottovirkailij|terapeut|fysioterapeut|kätilö|ohjaaj|remontoij|sähkömie|putkimie|mekaanik|kollega|ystäv|naapuri|"
    r"mieheni|vaimoni|tyttäreni|poikani|äitini|isäni|potilas|asiakas)[a-zåäö]{0,9}|nimeltä|nimeltään|niminen|"
    r"nurse|doctor|engineer|installer|technician|driver|manager|receptionist|colleague|named|advisor|adviser|agent|"
    r"plumber|electrician|midwife|dentist|consultant|assistant|cashier|waiter|waitress|barista|teacher|trainer|"
    r"therapist|husband|wife|daughter|son|neighbour|surgeon|carer|instructor|rep|representative"
)
_TITLE = frozenset("herra rouva neiti hra rva nti tohtori tri professori mr mrs ms miss mx dr prof sir madam".split())
_SIGN = frozenset("terveisin terv t yst ystävällisin regards sincerely nimim nimimerkki nimi cheers yours wishes".split())
_THANKS = frozenset(
    "kiitos kiitokset kiitän kiittää kehut kehuja terveiset terkut kiitosta ruusuja called thanks thank to by with and "
    "ask asked spoke ja sekä moi hei hello hi dear".split()
)
_PARTICLES = frozenset("von af de van der den la bin al el di da du le ten".split())
_INITIALS = re.compile(r"(?:^|(?<=[\s(]))(?P<initials>(?:[A-ZÅÄÖ]\. ?){1,2})$")
_SURNAME_INITIAL = re.compile(r" [A-ZÅÄÖ](?:\.(?=\W|$)|(?=[\s,.!?]|$))")
_LONGEST = 5  # words in a name


def find_names(text: str, language: str) -> Iterator[Found]:
    """Names of persons in *text*; the key of each is its first name and surname in lower case, uninflected."""
    tokens, reader = tokens_of(text), Reader(language)
    position = 0
    while position < len(tokens):
        count, key = _name_at(text, tokens, position, reader)
        if count:
            start, end = tokens[position].start, tokens[position + count - 1].end
            yield Found(_begin(text, start), _with_initial(text, end, key), "name", key)
            position += count
        else:
            position += 1


def _name_at(text: str, tokens: list[Token], position: int, reader: Reader) -> tuple[int, str]:
    """How many words from *position* on are one person's name, and its key; 0 when none begins there."""
    run = _run(tokens, position)
    count, key = _full_name(run, reader)
    if not count:
        count, key = _single(run[0], reader)
    if not count:
        count, key = _after_cue(text, tokens, position, run, reader)
    return count, key


def _run(tokens: list[Token], position: int) -> list[Token]:
    """The word at *position* and those after it that one blank each joins to it."""
    run = [tokens[position]]
    for token in tokens[position + 1 : position + _LONGEST]:
        if not token.joined:
            break
        run.append(token)
    return run


def _full_name(run: list[Token], reader: Reader) -> tuple[int, str]:
    """A first name and a surname in either order, each inflected or not: "Maija Virtanen", "Virtasen Maijalle"."""
    if len(run) < 2:
        return 0, ""
    first = reader.first(run[0].word)
    if first or (run[0].capital and reader.far(run[0].word)):
        return _first_last(run, first.base if first else run[0].word, first is not None, reader)
    last = reader.last(run[0].word)
    second = reader.first(run[1].word)
    if last and second and (run[0].capital and run[1].capital or _small_pair(run[0], run[1], last.base, reader)):
        return 2, f"{second.base}|{last.base}"
    unknown = run[0].capital and not run[0].opens and not reader.elsewhere(run[0].word)
    surname = reader.last(run[1].word)
    if unknown and run[1].capital and surname and surname.base.endswith("nen") and reader.plain(surname, run[1].word):
        return 2, f"{run[0].word}|{surname.base}"
    return 0, ""


def _small_pair(last: Token, first: Token, base: str, reader: Reader) -> bool:
    """Surname and first name in small letters: the surname ends in -nen, and the first name is no ordinary word."""
    match = reader.first(first.word)
    return bool(match and reader.plain(match, first.word) and base.endswith("nen") and not last.capital)


def _first_last(run: list[Token], base: str, near: bool, reader: Reader) -> tuple[int, str]:
    head = run[0]
    names, end = [base], 1
    while end < len(run) - 1 and run[end].capital and (more := reader.first(run[end].word)) and len(names) < 3:
        if not reader.first(run[end + 1].word) and not _surname(run[end + 1], reader):
            break  # the word is the surname itself
        names.append(more.base)
        end += 1
    while end < len(run) - 1 and run[end].word in _PARTICLES and head.capital:
        end += 1
    token = run[end]
    last = reader.last(token.word)
    match = reader.first(head.word)
    plain = bool(match and reader.plain(match, head.word))
    if head.capital and token.capital:
        known = last or reader.far(token.word) or (reader.first(token.word) if reader.finnish or not head.opens else None)
        unknown = (plain or (match and not head.opens)) and not reader.elsewhere(token.word)
        if known and not (head.opens and not near and not last) and not _place_only(token, last, reader):
            return end + 1, f"{base}|{known.base}"
        if unknown and near:
            return end + 1, f"{base}|{_stem(token.word)}"
    elif last and not head.capital and not token.capital and end == 1 and match:
        small = last.base.endswith("nen") or plain and reader.plain(last, token.word) and len(token.word) > 4
        if small and last.base not in _NOT_PERSONS and (plain or last.base.endswith("nen")):
            return 2, f"{base}|{last.base}"
    return 0, ""


def _surname(token: Token, reader: Reader) -> bool:
    return token.capital and (reader.last(token.word) is not None or not reader.elsewhere(token.word))


def _place_only(token: Token, last: object, reader: Reader) -> bool:
    return last is None and reader.elsewhere(token.word)


# Words that end like a surname in -nen.
_NOT_PERSONS = frozenset(
    "toinen ihminen nainen hevonen punainen sininen keltainen vihreä iloinen jokainen sellainen tällainen ainoinen yhteinen "
    "erilainen samanlainen suomalainen sairainen hyväinen viimeinen ensimmäinen nykyinen tavallinen asiallinen "
    "ystävällinen iloinen tuollainen semmoinen tommoinen tämmöinen millainen tyytyväinen".split()
)


def _single(token: Token, reader: Reader) -> tuple[int, str]:
    """One word that is a name and nothing else, or one that its capital inside a sentence makes a name."""
    first = reader.first(token.word)
    if first and reader.plain(first, token.word) and _lone(token, first.inflected, first.base, reader):
        return 1, f"{first.base}|"
    if first and token.capital and not token.opens and not reader.proper(first) and not reader.elsewhere(token.word):
        return 1, f"{first.base}|"
    last = reader.last(token.word)
    if last and token.capital and last.base.endswith("nen") and reader.plain(last, token.word):
        known = last.base not in _NOT_PERSONS and (not token.opens or reader.listed_last(last.base))
        return (1, f"|{last.base}") if known else (0, "")
    return 0, ""


def _lone(token: Token, inflected: bool, base: str, reader: Reader) -> bool:
    return token.capital or (reader.common(base) and (inflected or len(base) > 4))


def _after_cue(text: str, tokens: list[Token], position: int, run: list[Token], reader: Reader) -> tuple[int, str]:
    """A name that the word before it tells: a role or title, thanks, a signature."""
    token = tokens[position]
    if position == 0 or not _close(text[tokens[position - 1].end : token.start]):
        return 0, ""
    cue = tokens[position - 1].word
    strong = cue in _TITLE or _ROLE.fullmatch(cue) is not None or cue in _SIGN
    if not strong and cue not in _THANKS:
        return 0, ""
    gap = text[tokens[position - 1].end : token.start]
    if "," in gap and not (cue in _SIGN or cue in _THANKS):
        return 0, ""
    first, last = reader.first(token.word), reader.last(token.word)
    if token.capital and not reader.elsewhere(token.word) and len(token.word) > 1:
        if strong:
            more = len(run) > 1 and run[1].capital and not reader.elsewhere(run[1].word)
            key = f"{first.base if first else _stem(token.word)}|{_stem(run[1].word) if more else ''}"
            return 1 + more, key if first or more or not last else f"|{last.base}"
        if (first and not reader.proper(first)) or reader.far(token.word):
            return 1, f"{first.base if first else token.word}|"
    if strong and not token.capital and first and reader.common(first.base) and cue not in _TITLE:
        return (1, f"{first.base}|") if reader.plain(first, token.word) else (0, "")
    if cue in _TITLE and last and not token.capital and last.base not in _NOT_PERSONS:
        return 1, f"|{last.base}"
    return 0, ""


def _close(gap: str) -> bool:
    return len(gap) <= 3 and not gap.strip(" .,:!-\n") and gap.count("\n") <= 1


_ENDING = re.compile(r"(?<=\w{3})(?:lle|lla|llä|lta|ltä|ssa|ssä|sta|stä|in|n)$")


def _stem(word: str) -> str:
    """A word of no list without what looks like a case ending."""
    return _ENDING.sub("", word)


def _begin(text: str, start: int) -> int:
    """The beginning of the name with initials before it: "M. Virtanen", "J. K. Virtanen"."""
    initials = _INITIALS.search(text[max(0, start - 7) : start])
    return start - len(initials.group("initials")) if initials else start


def _with_initial(text: str, end: int, key: str) -> int:
    """The end of the name with a surname's initial: "Maija V.", "John S"."""
    match = _SURNAME_INITIAL.match(text, end) if key.endswith("|") else None
    return end if match is None or match.group() == " I" else match.end()
