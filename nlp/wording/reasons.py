"""Sentences for what could not be computed, or has nothing to show, and why: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "no_data": ("Ei mainintoja.", "No mentions."),
    "missing_rows": (
        "Luokiteltuja vastauksia on vain {n}. Alle {small} vastauksen lukuja ei pidä vertailla keskenään.",
        "Only {n} responses were coded. Figures from under {small} responses should not be compared with each other.",
    ),
    "missing_rows_one": (
        "Luokiteltuja vastauksia on vain yksi. Alle {small} vastauksen lukuja ei pidä vertailla keskenään.",
        "Only one response was coded. Figures from under {small} responses should not be compared with each other.",
    ),
    "missing_dates": (
        "Muutosta ajassa ei voitu laskea, koska aineistossa ei ole päivämääriä.",
        "Change over time could not be computed, because the data has no dates.",
    ),
    "missing_one_date": (
        "Muutosta ajassa ei voitu laskea, koska kaikilla vastauksilla on sama päivä.",
        "Change over time could not be computed, because all responses have the same date.",
    ),
    "missing_score": (
        "Arvosanan lukuja ei voitu laskea, koska aineistosta ei löytynyt arvosanasaraketta.",
        "Figures of a score could not be computed, because no score column was found in the data.",
    ),
    "missing_stages": (
        "Polun vaiheita ei voitu kuvata, koska yksikään maininta ei kerro vaihetta.",
        "The stages of the journey could not be shown, because no mention tells its stage.",
    ),
    "missing_segments": (
        "Ryhmiä ei voitu verrata, koska aineistosta ei löytynyt taustatietosarakkeita.",
        "Groups could not be compared, because no columns of background data were found.",
    ),
    "missing_mentions": (
        "Teemoja ja vaiheita ei voitu laskea, koska yhtään mainintaa ei löytynyt.",
        "Themes and stages could not be computed, because no mention was found.",
    ),
    "missing_unsupported": (
        "{n} vastausta jäi lukematta, koska ne ovat muulla kielellä kuin suomeksi tai englanniksi.",
        "{n} responses were not read, because they are in a language other than Finnish or English.",
    ),
    "missing_unsupported_one": (
        "Yksi vastaus jäi lukematta, koska se on muulla kielellä kuin suomeksi tai englanniksi.",
        "One response was not read, because it is in a language other than Finnish or English.",
    ),
    "missing_period": (
        "Muutosta ajassa ei voitu laskea, koska kaikki päivämäärät osuvat samalle jaksolle.",
        "Change over time could not be computed, because all dates fall into one period.",
    ),
    "first_none": (
        "Järjestystä ei voitu laskea, koska mistään vaiheen ja teeman parista ei moiti vähintään kolme vastausta.",
        "No order could be computed, because no theme is complained of at one stage by at least three responses.",
    ),
    "first_no_complaints": (
        "Järjestystä ei voitu laskea, koska yhdessäkään vastauksessa ei moitita mitään.",
        "No order could be computed, because no response complains of anything.",
    ),
    "drivers_no_score": (
        "Yhteyttä arvosanaan ei voitu laskea, koska aineistossa ei ole arvosanoja.",
        "The link with the score could not be computed, because the data has no scores.",
    ),
    "drivers_too_few": (
        "Yhteyttä arvosanaan ei voitu laskea, koska luokiteltuja vastauksia, joilla on arvosana, on liian vähän "
        "({n}; tarvitaan 100).",
        "The link with the score could not be computed, because too few coded responses have a score ({n}; 100 are "
        "needed).",
    ),
    "drivers_same_score": (
        "Yhteyttä arvosanaan ei voitu laskea, koska kaikki antoivat saman arvosanan.",
        "The link with the score could not be computed, because everybody gave the same score.",
    ),
    "call_none": (
        "Yhdessäkään vastauksessa ei pyydetä yhteydenottoa eikä kerrota kiireestä, ratkaisemattomasta ongelmasta tai "
        "lähtemisestä.",
        "No response asks for a contact or tells of urgency, an unresolved problem or leaving.",
    ),
    "pairs_none": (
        "Mitkään kaksi asiaa eivät tule yhdessä useammin kuin sattumalta.",
        "No two things come together more often than by chance.",
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
    "recovery_none": (
        "Ratkaistuja ja ratkaisemattomia ongelmia ei voitu verrata, koska niistä ei kerrota.",
        "Solved and unsolved problems could not be compared, because nobody tells of any.",
    ),
    "third_none": (
        "Muista osapuolista ei puhuta yhdessäkään vastauksessa.",
        "No response speaks of third parties.",
    ),
    "expectations_none": (
        "Yksikään vastaus ei kerro odotusten ylittymisestä tai alittumisesta.",
        "No response tells that expectations were exceeded or missed.",
    ),
    "skip_column": ("Saraketta ”{column}” ei verrattu: {reason}.", "The column “{column}” was not compared: {reason}."),
    "skip_no_values": ("siinä ei ole arvoja", "it has no values"),
    "skip_one_value": ("siinä on vain yksi arvo", "it has one value only"),
    "skip_all_unique": ("jokaisella rivillä on oma arvonsa", "every row has a value of its own"),
    "skip_too_many_values": ("siinä on yli 20 arvoa", "it has more than 20 values"),
    "emerging_too_few": (
        "Uusia aiheita ei voitu etsiä, koska vastauksia ilman varmaa teemaa on liian vähän ({n}).",
        "New topics could not be looked for, because too few responses have no sure theme ({n}).",
    ),
    "emerging_none_found": (
        "Vastauksista ilman varmaa teemaa ({n}) ei löytynyt yhteistä aihetta.",
        "The responses without a sure theme ({n}) have no topic in common.",
    ),
}
