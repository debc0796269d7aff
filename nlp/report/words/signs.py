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
    "others_told": (
        "Asia koskee muitakin kuin vastaajaa: {n} ({share} luokitelluista, 95 %:n väli {range}).",
        "Others than the respondent are affected too: {n} ({share} of the coded, 95% interval {range}).",
    ),
    "others_where": (
        "Useimmin se sanotaan vaiheessa {stage}: {base} vastauksesta {n}.",
        "Most often it is told of {stage}: {n} of {base} responses.",
    ),
    "others_none": (
        "Yksikään vastaus ei kerro, että asia koskee muitakin kuin vastaajaa.",
        "No response tells that others than the respondent are affected.",
    ),
}
