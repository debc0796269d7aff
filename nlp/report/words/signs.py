"""Words of what else responses show: impressions, pairs, conflicts, recovery, topics: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # first and last impression
    "impressions_title": ("Ensimmäinen ja viimeinen vaikutelma", "First and last impression"),
    "impression_told": (
        "{stage}: nettotunne {net} (95 %:n väli {range}, {n}). Ero muihin vaiheisiin on {difference} (95 %:n väli "
        "{difference_range}).",
        "{stage}: net sentiment {net} (95% interval {range}, {n}). The difference to the other stages is {difference} "
        "(95% interval {difference_range}).",
    ),
    "impression_alone": (
        "{stage}: nettotunne {net} (95 %:n väli {range}, {n}). Muihin vaiheisiin sitä ei voitu verrata, koska "
        "vastauksia on liian vähän.",
        "{stage}: net sentiment {net} (95% interval {range}, {n}). It could not be compared with the other stages, "
        "because there are too few responses.",
    ),
    "impression_none": (
        "{stage}: lukua ei voitu laskea, koska kukaan ei puhu tästä vaiheesta.",
        "{stage}: no figure could be computed, because nobody speaks of this stage.",
    ),
    # pairs
    "pairs_title": ("Mitkä asiat tulevat yhdessä", "What comes together"),
    # conflicts
    "conflicts_title": ("Arvosana ja teksti ristiriidassa", "Score and text disagree"),
    "conflicts_lead": (
        "Vastaukset, joista toinen kertoo muuta kuin toinen. {n} vastausta, joista näytetään enintään {shown}.",
        "Responses of which the one tells other than the other. {n} responses, of which at most {shown} are shown.",
    ),
    # recovery, third parties, expectations
    "signs_title": ("Ongelmat, odotukset ja muut osapuolet", "Problems, expectations and others"),
    "recovery_told": (
        "{group}: {n}, sävy {tone} (95 %:n väli {range}).",
        "{group}: {n}, tone {tone} (95% interval {range}).",
    ),
    "third_told": (
        "Nettotunne ilman vastauksia, joissa puhutaan muista osapuolista, on {own} (kaikkiaan {net}); niitä on {n}.",
        "Net sentiment without the responses that speak of third parties is {own} ({net} with them); there are {n}.",
    ),
    "expectations_told": (
        "Odotukset ylittyivät {exceeded} luokitelluista ja alittuivat {missed}.",
        "Expectations were exceeded in {exceeded} of the coded responses and missed in {missed}.",
    ),
    # emerging themes
    "emerging_title": ("Aiheita, joita mikään teema ei kata", "Topics that no theme covers"),
    "emerging_lead": (
        "Ryhmiä vastauksista, joille ei löytynyt varmaa teemaa, ja ryhmän omat sanat perusmuodossa.",
        "Groups of responses for which no sure theme was found, with the words of their own in base form.",
    ),
    "emerging_too_few": (
        "Uusia aiheita ei voitu etsiä, koska vastauksia ilman varmaa teemaa on liian vähän ({n}).",
        "New topics could not be looked for, because too few responses have no sure theme ({n}).",
    ),
    "emerging_none_found": (
        "Vastauksista ilman varmaa teemaa ({n}) ei löytynyt yhteistä aihetta.",
        "The responses without a sure theme ({n}) have no topic in common.",
    ),
    "col_keywords": ("Sanat", "Words"),
    "col_nearest": ("Lähin teema", "Nearest theme"),
    "col_examples": ("Esimerkkejä", "Examples"),
}
