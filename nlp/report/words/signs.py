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
    "pairs_lead": (
        "Kuinka moninkertaisesti kaksi asiaa tulee samassa vastauksessa siihen nähden, mitä sattuma antaisi (95 %:n "
        "väli).",
        "How many times as often two things come in one response as chance would give (95% interval).",
    ),
    "pairs_none": (
        "Mitkään kaksi asiaa eivät tule yhdessä useammin kuin sattumalta.",
        "No two things come together more often than by chance.",
    ),
    "col_pair": ("Yhdessä", "Together"),
    "col_lift": ("Kerroin", "Lift"),
    "col_expected": ("Sattumalta", "By chance"),
    # conflicts
    "conflicts_title": ("Arvosana ja teksti ristiriidassa", "Score and text disagree"),
    "conflicts_lead": (
        "Vastaukset, joista toinen kertoo muuta kuin toinen. {n} vastausta, joista näytetään enintään {shown}.",
        "Responses of which the one tells other than the other. {n} responses, of which at most {shown} are shown.",
    ),
    "conflicts_none": (
        "Yhdessäkään vastauksessa arvosana ja teksti eivät ole ristiriidassa.",
        "In no response do score and text disagree.",
    ),
    "conflicts_no_score": (
        "Arvosanaa ja tekstiä ei voitu verrata, koska aineistossa ei ole arvosanoja.",
        "Score and text could not be compared, because the data has no scores.",
    ),
    "conflicts_no_standard": (
        "Arvosanaa ja tekstiä ei voitu verrata, koska asteikko ei ole NPS, CSAT, CES eikä tähdet.",
        "Score and text could not be compared, because the scale is none of NPS, CSAT, CES and stars.",
    ),
    "why_high_leaving": ("korkea arvosana, mutta lähdössä", "a high score, but leaving"),
    "why_high_would_not_recommend": (
        "korkea arvosana, mutta ei suosittele",
        "a high score, but would not recommend",
    ),
    "why_high_only_complaints": ("korkea arvosana, mutta vain moitteita", "a high score, but only complaints"),
    "why_low_would_recommend": ("matala arvosana, mutta suosittelee", "a low score, but would recommend"),
    "why_low_only_praise": ("matala arvosana, mutta vain kiitoksia", "a low score, but only praise"),
    # recovery, third parties, expectations
    "signs_title": ("Ongelmat, odotukset ja muut osapuolet", "Problems, expectations and others"),
    "recovery_told": (
        "{group}: {n}, sävy {tone} (95 %:n väli {range}).",
        "{group}: {n}, tone {tone} (95% interval {range}).",
    ),
    "group_resolved": ("Ongelma ratkesi", "The problem was solved"),
    "group_unresolved": ("Ongelma on ratkaisematta", "The problem still stands"),
    "group_no_problem": ("Ei ongelmaa", "No problem"),
    "recovery_none": (
        "Ratkaistuja ja ratkaisemattomia ongelmia ei voitu verrata, koska niistä ei kerrota.",
        "Solved and unsolved problems could not be compared, because nobody tells of any.",
    ),
    "third_told": (
        "Nettotunne ilman vastauksia, joissa puhutaan muista osapuolista, on {own} (kaikkiaan {net}); niitä on {n}.",
        "Net sentiment without the responses that speak of third parties is {own} ({net} with them); there are {n}.",
    ),
    "third_none": (
        "Muista osapuolista ei puhuta yhdessäkään vastauksessa.",
        "No response speaks of third parties.",
    ),
    "expectations_told": (
        "Odotukset ylittyivät {exceeded} luokitelluista ja alittuivat {missed}.",
        "Expectations were exceeded in {exceeded} of the coded responses and missed in {missed}.",
    ),
    "expectations_none": (
        "Yksikään vastaus ei kerro odotusten ylittymisestä tai alittumisesta.",
        "No response tells that expectations were exceeded or missed.",
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
