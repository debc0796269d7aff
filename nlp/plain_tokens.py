"""The tokens of plain texts as spaCy cuts them, without spaCy: to import it takes as long as to code a short answer.

Plain is a text of words of letters with single blanks between them and at most one comma or stop after each: about
what people type who ask for one answer. Words that spaCy cuts in its own way ("ettei", "cannot", "Inc.") are not plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

# The tables below are those of these versions of spaCy; with another no text is plain. tests/unit/test_plain_tokens.py
# tells what to put here.
SPACY = frozenset({"3.8.18"})
# Words, in small letters, that spaCy has rules for, with or without a mark after them.
EXCEPTIONS = {
    "fi": frozenset(
        """
        aik alk alv ao ark as eaa ed ehkei ehkeivat ehkeivät ehkemme ehken ehket ehkette ellei elleivat elleivät
        ellemme ellen ellet ellette em esim ettei etteivat etteivät ettemme etten ettet ettette huom jne joht
        jollei jolleivat jolleivät jollemme jollen jollet jollette jottei jotteivat jotteivät jottemme jotten
        jottet jottette ko koskei koskeivat koskeivät koskemme kosken kosket koskette ks lk lkm lyh läh miel
        miksei mikseivat mikseivät miksemme miksen mikset miksette milj ml mm muttei mutteivat mutteivät
        muttemme mutten muttet muttette myöh nimim nro ns nyk oik os par per pj po prof puh pvm rak ry siht
        siksei sikseivat sikseivät siksemme siksen sikset siksette so srk synt tark til tms toim ts vaikkei
        vaikkeivat vaikkeivät vaikkemme vaikken vaikket vaikkette vas vast vm vrt xd xdd yht yl yliopp ym yms yo
        """.split()
    ),
    "en": frozenset(
        """
        adm aint ak ala apr arent ariz ark aug bros calif cannot cant cantve co colo conn corp couldnt couldntve
        couldve darent dec del didnt didntve doesnt doesntve doin dont dontve dr em feb fla ga gen goin gonna
        gotta gov hadnt hadntve hasnt havent havin hed hedve hellve hes howd howdve howll howllve howre hows
        howve ia id idve ill illve im ima inc ind isnt itd itdve itll itllve ive jan jr jul jun kan kans ky la
        ll lovin ltd mar mass maynt mayntve md messrs mich mightnt mightntve mightve minn miss mo mont mr mrs ms
        mt mustnt mustntve mustve neb nebr neednt needntve nev nothin notve nov nuff nuthin oct okla ol ore
        oughtnt oughtntve pa prof rep rev sen sep sept shant shantve shedve shellve shes shouldnt shouldntve
        shouldve somethin st tenn thatd thatdve thatll thatllve thats thered theredve therell therellve therere
        theres thereve thesed thesedve thesell thesellve thesere theseve theyd theydve theyll theyllve theyre
        theyve thisd thisdve thisll thisllve thiss thosed thosedve thosell thosellve thosere thoseve va vs wash
        wasnt wed wedve wellve werent weve whatd whatdve whatll whatllve whatre whats whatve whend whendve
        whenll whenllve whenre whens whenve whered wheredve wherell wherellve wherere wheres whereve whod whodve
        wholl whollve whos whove whyd whydve whyll whyllve whyre whys whyve wis wont wontve wouldnt wouldntve
        wouldve xd xdd yall youd youdve youll youllve youre youve
        """.split()
    ),
}
# A full stop stays with what may be a letter or an abbreviation in capitals.
_WORD = r"(?:[A-Za-zÅÄÖåäö]+[a-zåäö]\.|[A-Za-zÅÄÖåäö]+[,!?]?)"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*")
_TOKEN = re.compile(r"[A-Za-zÅÄÖåäö]+|[.,!?]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, where each begins, and which follow the one before without a blank."""

    texts: list[str]
    begins: list[int]
    glued: list[bool]


def plain_tokens(text: str, language: str) -> Tokens | None:
    """The tokens of *text* (``fi`` or ``en``) as spaCy's blank pipeline cuts them; None when that may differ."""
    if not _PLAIN.fullmatch(text) or not _known_spacy():
        return None
    tokens, begins, glued = [], [], []
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token.lower() in EXCEPTIONS[language]:
            return None
        tokens.append(token)
        begins.append(found.start())
        glued.append(found.start() > 0 and text[found.start() - 1] != " ")
    return Tokens(tokens, begins, glued)


@lru_cache(maxsize=1)
def _known_spacy() -> bool:
    try:
        return version("spacy") in SPACY
    except PackageNotFoundError:
        return False
