"""What the splitter knows of each language: abbreviations, contrast words, and months after an ordinal."""

from __future__ import annotations

ABBREVIATIONS: dict[str, frozenset[str]] = {
    "fi": frozenset(
        "esim. mm. ym. yms. jne. n. noin. ko. ks. vrt. eli. klo. kpl. min. max. alk. arv. as. ed. em. eaa. ent. "
        "huom. joht. jr. k. kk. kl. l. lkm. ltd. milj. mrd. nk. nro. nyk. os. oy. p. par. pj. prof. pv. pvm. puh. "
        "päiv. s. sek. sis. so. sv. synt. t. til. tk. tod. toim. tri. tv. v. va. vko. vp. vs. vt. yht. yl. ym. yo. "
        "tms. tmv. ap. ip. mom. ma. ti. ke. to. pe. la. su. tel. asti. as.palvelu. aspa. h. hlö. krs. rva. työp. "
        "esimerk. suunn. vast. vas. oik. kts. lk. nim. mahd. periaat. toht. maist. d.i. dipl.ins. rak. huon."
        .split()) - {"eli.", "noin.", "asti.", "aspa.", "min.", "max."} | frozenset({"min."}),
    "en": frozenset(
        "e.g. i.e. etc. approx. apt. appt. ave. dept. dr. mr. mrs. ms. prof. st. vs. no. nos. tel. ext. inc. ltd. "
        "co. corp. est. fig. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. "
        "thur. thurs. fri. sat. sun. a.m. p.m. am. pm. min. mins. hr. hrs. max. jr. sr. gen. rev. vol. pp. p. ed. "
        "temp. qty. ref. reg. poss. incl. excl. misc.".split()) - {"no.", "am.", "ed.", "sun.", "sat.", "mar."},
}

CONTRAST: dict[str, frozenset[str]] = {
    "fi": frozenset("mutta muttei vaikka vaikkakin vaikkei joskin toisaalta silti kuitenkin sensijaan mut "
                    "paitsi harmi ikävä miinuksena plussana".split()),
    "en": frozenset("but although though however whereas yet except unfortunately nevertheless "
                    "nonetheless otherwise".split()),
}

# A comma before these joins more than it parts: "Etenkin se, miten …".
SUBORDINATE: dict[str, frozenset[str]] = {
    "fi": frozenset("että ettei etten et joka jotka jonka joita joiden jossa josta johon jota jolla jolta jolle "
                    "mitä mikä mihin missä miten kuinka niin kuten kuin eli sillä jotta jollei kun jos koska "
                    "vai tai ja sekä esim. esimerkiksi".split()),
    "en": frozenset("that which who whom whose where when if as because so since unless until how what why "
                    "and or nor than e.g. such".split()),
}

# After "3." these keep the sentence going although they may be written with a capital.
MAY_BE_ORDINAL: dict[str, frozenset[str]] = {
    "fi": frozenset("tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
                    "syyskuuta lokakuuta marraskuuta joulukuuta kerros krs luokka päivä kerran kertaa".split()),
    "en": frozenset("january february march april may june july august september october november "
                    "december".split()),
}
