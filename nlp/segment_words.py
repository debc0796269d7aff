"""What the splitter knows of each language: abbreviations, contrast words, and words after an ordinal."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS: dict[str, frozenset[str]] = {
    "fi": _words("""
        esim. mm. ym. yms. jne. n. ko. ks. vrt. klo. kpl. min. alk. arv. as. ed. em. ent. huom. joht. jr. k. kk. kl. l.
        lkm. ltd. milj. mrd. nk. nro. nyk. os. oy. p. par. pj. prof. pv. pvm. puh. päiv. s. sek. sis. so. sv. synt. t.
        til. tk. tod. toim. tri. tv. v. va. vko. vp. vs. vt. yht. yl. yo. tms. tmv. ap. ip. mom. ma. ti. ke. to. pe.
        la. su. tel. as.palvelu. h. hlö. krs. rva. työp. suunn. vast. vas. oik. kts. lk. nim. mahd. toht. maist. d.i.
        dipl.ins. rak. huon.
    """),
    "en": _words("""
        e.g. i.e. etc. approx. apt. appt. ave. dept. dr. mr. mrs. ms. prof. st. vs. nos. tel. ext. inc. ltd. co. corp.
        est. fig. jan. feb. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thur. thurs. fri.
        a.m. p.m. pm. min. mins. hr. hrs. max. jr. sr. gen. rev. vol. pp. p. temp. qty. ref. reg. poss. incl. excl.
        misc.
    """),
}

CONTRAST: dict[str, frozenset[str]] = {
    "fi": _words("""
        mutta muttei mut vaikka vaikkakin vaikkei joskin toisaalta silti kuitenkin sensijaan paitsi harmi ikävä
        miinuksena plussana
    """),
    "en": _words("""
        but although though however whereas yet except unfortunately nevertheless nonetheless otherwise
    """),
}

# A comma before these joins more than it parts: "Etenkin se, miten …".
SUBORDINATE: dict[str, frozenset[str]] = {
    "fi": _words("""
        että ettei etten et joka jotka jonka joita joiden jossa josta johon jota jolla jolta jolle mitä mikä mihin missä
        miten kuinka niin kuten kuin eli sillä jotta jollei kun jos koska vai tai ja sekä esim. esimerkiksi
    """),
    "en": _words("""
        that which who whom whose where when if as because so since unless until how what why and or nor than e.g. such
    """),
}

# After "3." these keep the sentence going although they may be written with a capital.
MAY_BE_ORDINAL: dict[str, frozenset[str]] = {
    "fi": _words("""
        tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta
        marraskuuta joulukuuta kerros krs luokka päivä kerran kertaa
    """),
    "en": _words("""
        january february march april may june july august september october november december
    """),
}
