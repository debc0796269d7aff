"""What a column's header says: the words by which Finnish, English and Swedish exports name their columns."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Parts of words, since Finnish compounds them (vastauspvm, lähetysaika).
DATE = _words("pvm päivä paiva date aika time created submitted datum tidpunkt ajankohta vastattu answered")
ANSWER_DATE = _words("vastau vastattu palaute lähet submit complet valmistu response answer end päätty svar")
OTHER_DATE = _words("synty birth födel osto purchase order tilaus update muokat start alku aloitus resolved due")
SCORE = (
    *_words("nps csat suosittel recommend arvosan pisteet pistemäärä score rating tähdet tähtiä tähti stars"),
    *_words("tyytyväi satisf asteikolla likely betyg nöjd ces effort vaivatonta helppoa"),
    *("on a scale", "how easy"),
)
RECOMMENDATION = _words("nps suosittel recommend rekommend")
EFFORT = (*_words("ces effort helppo helppoa vaivatonta vaivattom vaivaa easy ease"), "vähän vaivaa")
STARS = _words("tähdet tähtiä tähti stars stjärnor")
SATISFACTION = _words("csat tyytyväi satisf nöjd")
# In the order of trying: "how easy … (stars)" is stars.
KINDS: tuple[tuple[Literal["nps", "csat", "ces", "stars"], tuple[str, ...]], ...] = (
    ("nps", RECOMMENDATION),
    ("stars", STARS),
    ("ces", EFFORT),
    ("csat", SATISFACTION),
)
STAGE = (
    *_words("kosketuspiste kohtaamispiste vaihe palvelupol asiakaspol polku polun touchpoint stage journey"),
    *_words("kontaktpunkt skede"),
    "touch point",
)
OPEN = (
    *_words("palaut komment avoin avoimet vastaus vastauks perustel miksi mikä mitä miten millai kerro kuvail"),
    *_words("terveis toive kehit teksti comment feedback verbatim review text why what how describe explain"),
    *_words("reason suggest improve fritext varför vad berätta"),
    *("open ended", "tell us"),
)
# Whole headers of exports with one plain text column.
TEXT_NAMES = frozenset(
    (
        *_words("text teksti verbatim verbatims palaute kommentti kommentit comment comments feedback kommentar"),
        *("avoin palaute", "avoin vastaus", "review text", "open answer"),
    )
)
# Facts about the respondent or the case, and text that is not the customer's; whole words.
_FACTS = frozenset(
    _words(
        """
        id uid uuid nro numero number no key avain koodi code ref ip url link linkki domain source lähde
        nimi etunimi sukunimi name firstname lastname namn vastaaja respondent asiakas customer user käyttäjä
        käyttäjätunnus author kirjoittaja agent myyjä asiakaspalvelija käsittelijä owner omistaja contact
        yhteyshenkilö sähköposti sähköpostiosoite email mail puhelin puhelinnumero phone tel osoite katuosoite
        address adress postinumero postitoimipaikka zip paikkakunta kaupunki kunta kotikunta city town alue
        region maakunta county maa country land kieli language språk sukupuoli gender ikä ikäryhmä ikäluokka
        age ammatti occupation titteli yritys company organisaatio organization toimipiste myymälä store
        toimipaikka location sijainti tuote tuotteet product palvelu service kategoria category luokka class
        segmentti segment ryhmä group tyyppi type tila status kanava channel laite device selain browser
        versio version kampanja campaign kysely survey question kysymys fråga reply replied tag tags tunniste
        label labels
        """
    )
)
# Small whole numbers that are no scores; whole words.
_COUNTS = frozenset(
    _words(
        """
        id nro numero number no ikä age kk kuukausi month viikko week päivä day tunti hour vuosi year kpl
        määrä count visits käynnit käyntikerrat duration kesto versio version lapset children henkilöt
        household koko size rivi row index järjestys order jono koodi code interactions replies reopens
        reassignments stations minutes minuuttia seconds sekuntia hours hrs progress attempts
        """
    )
)
# The respondent or the answer itself, before ids of anything else.
_RESPONDENT = re.compile(
    r"(?:respondent|response|vastaaja|vastaajan|vastaus|vastauksen|svar|survey response|ticket|tiketin|case)?"
    r" ?(?:id|nro|numero|number|no|nr|tunnus|tunniste)|lfdn|respid|responseid|vastausnro|vastaajanro|token|uuid|tunnus"
)
_TITLES = frozenset(_words("subject otsikko aihe title ämne rubrik"))
_SCALE = re.compile(r"(?<![0-9])([01])\s?(?:[-–—…]|\.\.\.?)\s?(5|7|10)(?![0-9])")
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")


@cache
def plain(header: str) -> str:
    """*header* in lower case, words apart: ``createdAt`` and ``created_at`` are ``created at``."""
    return " ".join(re.sub(r"[_\W]+", " ", _CAMEL.sub(" ", header).casefold()).split())


def words_of(header: str) -> tuple[str, ...]:
    """The words of *header* in lower case."""
    return tuple(plain(header).split())


def has_part(header: str, parts: tuple[str, ...]) -> bool:
    """True when a word of *header* begins or ends with one of *parts*, or *header* holds one with a space."""
    text = plain(header)
    return any(
        part in text if " " in part else any(word.startswith(part) or word.endswith(part) for word in text.split())
        for part in parts
    )


def is_date_like(header: str) -> bool:
    """True when *header* names a date or a time."""
    return any(part in plain(header) for part in DATE)


def scale_of(header: str) -> tuple[int, int] | None:
    """The scale written in *header*, such as (0, 10) for "0–10"; None when there is none."""
    match = _SCALE.search(header)
    return (int(match[1]), int(match[2])) if match else None


def is_score_like(header: str) -> bool:
    """True when *header* names a rating or writes out its scale."""
    return has_part(header, SCORE) or scale_of(header) is not None


def is_stage_like(header: str) -> bool:
    """True when *header* names a touchpoint or a stage of the customer journey."""
    return any(part in plain(header) for part in STAGE)


def is_text_name(header: str) -> bool:
    """True when the whole *header* is one of the usual names of a text column."""
    return plain(header) in TEXT_NAMES


def is_open_like(header: str) -> bool:
    """True when *header* reads like an open question or names comments."""
    return header.rstrip().endswith("?") or has_part(header, OPEN)


def is_fact(header: str) -> bool:
    """True when a short *header* names a fact about the respondent or the case, such as a name or id."""
    words = words_of(header)
    return len(words) <= 3 and any(word in _FACTS for word in words)


def is_respondent(header: str) -> bool:
    """True when *header* names the id of a respondent, an answer or a ticket ("#" is Typeform's)."""
    return header.strip() == "#" or _RESPONDENT.fullmatch(plain(header)) is not None


def is_title(header: str) -> bool:
    """True when *header* names the subject line of a longer text."""
    words = words_of(header)
    return 0 < len(words) <= 2 and words[-1] in _TITLES


def is_count(header: str) -> bool:
    """True when *header* names a small whole number that is no score: an age, a month, a count."""
    return any(word in _COUNTS for word in words_of(header))


def wording_of(header: str) -> str | None:
    """*header* itself when it reads like a question put to the customer ("?" or four words), else None."""
    return header if "?" in header or len(header.split()) >= 4 else None
