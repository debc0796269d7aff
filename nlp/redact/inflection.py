"""Finnish inflection of names: which stems a name has, and which endings may follow one.

Rules after Hakulinen et al., *Iso suomen kielioppi* (2004), §§ 41–96. They are loose on purpose: people write
"Pekkalle" and "Virtaselle", and a form that is no ordinary word is a name all the same.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiouyåäö")
# Endings of the cases; both vowel harmonies, since names and typists mix them.
CASES = frozenset("n a ä ta tä na nä lla llä lle lta ltä ssa ssä sta stä ksi tta ttä t seen".split())
# What may follow a case ending, or the bare name: "Pekkakin", "Maijalleko".
CLITICS = ("kin", "kaan", "kään", "han", "hän", "ko", "kö", "ki")
LONGEST_ENDING = 8
_AFTER_CONSONANT = frozenset({"a", "ä", "t", "ta", "tä", "ten"})  # Virtasta, Virtasten

# Strong → weak before the last vowel, longest first.
_GRADES = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"),
    ("ht", "hd"), ("lk", "l"), ("rk", "r"), ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip


def stems(name: str, *, surname: bool = False) -> frozenset[str]:
    """The stems that case endings are added to, of *name* in lower case.

    Surnames are words of the language and inflect like them (Niemi: Niemen, Ranta: Rannan); first names keep their
    letters save for kk, pp and tt (Pekka: Pekan, but Arto: Arton).
    """
    if name.endswith("nen"):
        return frozenset({name[:-3] + "se", name[:-3] + "s", name[:-3] + "si"})
    if name[-1] not in _VOWELS:
        return frozenset(_of_consonant(name))
    found = {name}
    if surname and name[-1] == "e":
        found |= {name + "e", _strong(name[:-1]) + "ee"}  # Laine, Rinne
    if surname and name[-1] == "i":
        found.add(name[:-1] + "e")  # Niemi, Lahti
    grades = _GRADES if surname else _GRADES[:3]
    return frozenset(found | {weak for stem in found if (weak := _weak(stem, grades))})


def _of_consonant(name: str) -> set[str]:
    found = {name + "i", name}
    if name.endswith("s"):
        found |= {name[:-1] + "kse", name[:-1] + "a" if name.endswith("as") else name}
    return found


def _weak(stem: str, grades: tuple[tuple[str, str], ...]) -> str | None:
    """*stem* with weak grade before its last vowel ("pekka": "peka"), or None where nothing weakens."""
    body, vowel = stem[:-1], stem[-1]
    if body.endswith("e") and vowel == "e":  # a long vowel closes no syllable
        return None
    for strong, weak in grades:
        if body.endswith(strong) and len(body) > len(strong):
            if len(strong) == 1 and body[-2] in "skpthr":
                return None
            return body[: -len(strong)] + weak + vowel
    return None


def _strong(body: str) -> str:
    """ "rinn" → "rint": names in -e weaken in the nominative."""
    for strong, weak in _GRADES:
        if len(weak) == 2 and body.endswith(weak):
            return body[: -len(weak)] + strong
    return body


def is_ending(stem: str, ending: str) -> bool:
    """Whether *ending* can follow *stem*: a case, an illative with the stem's own vowel, each with a clitic or not."""
    for clitic in ("", *CLITICS):
        if clitic and not ending.endswith(clitic):
            continue
        case = ending[: len(ending) - len(clitic)]
        if case == "ten":
            return stem[-1] not in _VOWELS
        if case in CASES or case in (stem[-1] + "n", "h" + stem[-1] + "n"):
            return stem[-1] in _VOWELS or case in _AFTER_CONSONANT
        if clitic and not case:
            return True
    return False
