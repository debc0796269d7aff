"""Words that tell what the next word is: roles, titles, thanks, signatures; and words that look like surnames."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ROLES_FI = (
    "asentaj asiakaspalvelij asiakasneuvoj esimie fysioterapeut hoitaj huoltomie insinöör isännöitsij kampaaj kaveri "
    "kollega kouluttaj kuljettaj kätilö lääkär mekaanik myyj naapuri neuvoj ohjaaj opettaj projektipäällik putkimie "
    "remontoij siivooj sähkömie tarjoilij terapeut työnjohtaj vastaanottovirkailij vetäj virkailij yhteyshenkilö "
    "ystävä äitini isäni mieheni vaimoni poikani tyttäreni"
)
_ROLES_EN = (
    "advisor adviser agent assistant barista carer cashier colleague consultant daughter dentist doctor driver "
    "electrician engineer husband installer instructor manager midwife named neighbour nurse plumber receptionist rep "
    "representative son surgeon teacher technician therapist trainer waiter waitress wife nimeltä nimeltään niminen"
)
ROLE = re.compile(rf"(?:{'|'.join(_ROLES_FI.split())})[a-zåäö]{{0,9}}|{'|'.join(_ROLES_EN.split())}")
TITLE = _words("herra rouva neiti hra rva nti tohtori tri professori professor mr mrs ms miss mx dr prof sir madam")
SIGN = _words("terveisin terv t yst ystävällisin nimim nimimerkki nimi regards sincerely cheers yours wishes")
THANKS = _words(
    """
    kiitos kiitokset kiitän kiittää kiitosta kehut kehuja terveiset terkut ruusuja moi hei called thanks thank ask asked
    spoke hello hi dear
    """
)
AND = _words("ja sekä and")
PARTICLES = _words("von af de van der den la bin al el di da du le ten")
# Words that end like a surname in -nen.
NOT_SURNAMES = _words(
    """
    asiallinen ensimmäinen erilainen hevonen ihminen iloinen jokainen keltainen millainen nainen nykyinen punainen
    samanlainen sellainen semmoinen sininen suomalainen tavallinen toinen tommoinen tuollainen tyytyväinen tällainen
    tämmöinen viimeinen yhteinen ystävällinen
    """
)
