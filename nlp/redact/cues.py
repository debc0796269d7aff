"""Words that tell what stands beside them: roles, titles, thanks, signatures, deeds; words that look like surnames."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLES_FI = (
    "asentaj asiakaspalvelij asiakasneuvoj asiantuntij edustaj eläinlääkär esimie fysioterapeut hammaslääkär hieroj "
    "hoitaj huoltomie insinöör isännöitsij johtaj kampaaj kaveri kokki kollega kouluttaj kuljettaj kuntosaliohjaaj "
    "kuski kätilö lääkär mekaanik myyj naapuri neuvoj ohjaaj opas opettaj päällik projektipäällik psykolog putkimie "
    "remontoij sairaanhoitaj siivooj sähkömie tarjoilij terapeut työnjohtaj vahtimestar valmentaj vastaanottovirkailij "
    "vetäj virkailij vuokranantaj yhteyshenkilö ystävä äitini isäni mieheni vaimoni poikani tyttäreni siskoni veljeni"
)
_ROLES_EN = (
    "advisor adviser agent assistant barista brother builder carer cashier chef clerk coach colleague consultant "
    "councillor daughter dentist doctor driver electrician engineer guide handler hairdresser host hostess husband "
    "installer instructor landlord lecturer manager mechanic midwife neighbour nurse operator optician pharmacist "
    "physio plumber receptionist rep representative sister son steward stylist surgeon teacher technician therapist "
    "trainer tutor vet waiter waitress wife"
)
ROLE = re.compile(rf"(?:{'|'.join(_ROLES_FI.split())})[a-zåäö]{{0,9}}|{'|'.join(_ROLES_EN.split())}")
NAMED = _words("named nimeltä nimeltään niminen")
NAME_IS = _words("name nimi nimeni nimensä nimenä")
IS = _words("is was on oli")
TITLE = _words("herra rouva neiti hra rva nti tohtori tri professori professor mr mrs ms miss mx dr prof sir madam")
SIGN = _words("terveisin terv t yst ystävällisin nimim nimimerkki nimi regards sincerely cheers yours wishes")
THANKS = _words(
    """
    kiitos kiitokset kiitän kiittää kiitosta kehut kehuja terveiset terkut ruusuja moi hei called thanks thank ask asked
    spoke hello hi dear
    """
)
# "spoke with", "ask for", "served by" (one thanks firms, too): the verb, and the word between it and the name.
CONTACT: dict[str, frozenset[str]] = {
    "to": _words("chatted speak speaking spoke spoken talk talked talking"),
    "with": _words("chatted speak speaking spoke spoken talk talked talking"),
    "for": _words("ask asked"),
    "by": _words("greeted helped looked met seen served treated"),
}
# "puhuin Jannen kanssa"
SPOKE_FI = _words("puhuin puhuimme juttelin juttelimme keskustelin keskustelimme")
# Who answers under a common noun: "spoke to Building Control".
OFFICES = _words(
    """
    accounts association billing board bookings building care centre claims control council customer department desk
    enquiries group help helpdesk housing insurance ombudsman office police reception relations repairs sales services
    staff support team
    """
)
COMPANY = _words("oy oyj ab ry ky tmi ltd limited inc gmbh llc plc")
AND = _words("ja sekä and")
PARTICLES = _words("von af de van der den la bin al el di da du le ten ter")

# What persons alone do; a name that is a word as well is a person's before it. No verb of weather, taste or sight.
DEEDS_FI = _words(
    """
    auttoi ehdotti hoiti hymyili kertoi kirjoitti kuunteli kyseli kysyi lupasi lupas neuvoi opasti opetti osasi palveli
    pahoitteli pyysi sanoi sano selitti selvitti soitti tervehti toivotti vastasi vakuutti niminen nimisen nimiselle
    nimistä nimiseltä
    """
)
DEEDS_EN = _words(
    """
    advised answered apologised apologized assured called chatted dealt emailed explained greeted helped introduced
    listened phoned promised rang replied said served smiled spoke told texted went welcomed
    """
)
# What they do too; it tells only between a role and its name ("asentaja mika tuli", "my nurse hope was").
DID = DEEDS_FI | DEEDS_EN | _words(
    """
    antoi ei haki jätti kävi lähti oli on otti saapui sai teki tuli unohti vaihtoi
    is was came did does fixed gave had has left looked made saved sorted taught took who
    """
)  # fmt: skip
# After "will" a verb in the past cannot follow, so that "Will" is a name.
NO_INFINITIVE = _words("was is did has had came got took made gave and")
WHERE_FI = re.compile(
    r"(?:vastaanot|asiakaspalvel|puhelinpalvel|kassa|vaihtee|toimisto|konttori|myynni|huollo|laskutuks|palkanlaskenn|"
    r"info|tiski)[a-zåäö]{0,8}(?:sta|stä|lta|ltä)"
)
_DEPARTMENTS = "accounts billing bookings claims complaints dispatch finance hr payroll reception repairs sales support"
WHERE_EN = re.compile(
    rf"(?:from|in|at) (?:(?:the|your) )?(?:{_DEPARTMENTS.replace(' ', '|')})\b|at the (?:front |help |service )?desk\b"
    r"|(?:from|in) (?:the|your) [a-z]{3,20} (?:team|branch|office|department)\b|(?:from|in) (?:the|your) call cent"
)
# How Finnish surnames end that are made of two words: "Kortesmäki", "Lehtisalo".
SURNAME_END = re.compile(
    r"[a-zåäöé-]{2,20}(?:nen|mäki|mäen|mäelle|mäeltä|salo|salon|salolle|niemi|niemen|niemelle|lahti|lahden|koski|kosken|"
    r"maa|maan|järvi|järven|saari|saaren|aho|ahon|lehto|lehdon|kangas|korpi|suo|palo|harju|oja|talo|pelto|vaara|vuori|luoma|"
    r"[a-zåäö]la|[a-zåäö]lä|[a-zåäö]lan|[a-zåäö]län)"
)
# Adverbs among the names in small letters: "asentaja kai tuli".
ADVERBS = _words("aina jo kai late ole olli may will per")
# Words that end like a surname in -nen.
NOT_SURNAMES = _words(
    """
    asiallinen ensimmäinen erilainen hevonen ihminen iloinen jokainen keltainen millainen nainen nykyinen punainen
    samanlainen sellainen semmoinen sininen suomalainen tavallinen toinen tommoinen tuollainen tyytyväinen tällainen
    tämmöinen viimeinen yhteinen ystävällinen
    """
)
# Names that are words for kin: "Veli hoiti asian" is a brother.
KIN = _words("veli sisko")
# Surnames in -nen that are adjectives or nouns in small letters.
NEN_WORDS = _words(
    """
    helminen jalonen järvinen kananen keskinen kettunen kivinen kyllästinen lehtinen lahtinen lampinen meikäläinen
    mäkinen niskanen nurminen ruotsalainen ruusunen savolainen suomalainen syvänen tamminen tanskanen teräväinen
    tiainen tähtinen venäläinen virolainen vuorinen ylinen
    """
)
# Of these, the adjectives and birds that may well open a sentence.
NEN_OPENING = _words("helminen kivinen mäkinen tamminen tiainen ylinen")
