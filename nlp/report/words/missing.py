"""Words for what could not be computed, and why: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "missing_title": ("Mitä ei voitu laskea", "What could not be computed"),
    "missing_nothing": ("Kaikki raportin luvut voitiin laskea.", "All figures of the report could be computed."),
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
    "missing_other_stages": (
        "Vaiheita ei voitu verrata, koska kaikki maininnat, joiden vaihe tiedetään, ovat samasta vaiheesta: {stage}.",
        "Stages could not be compared, because all mentions whose stage is known belong to one stage: {stage}.",
    ),
    "missing_segments": (
        "Ryhmiä ei voitu verrata, koska aineistosta ei löytynyt taustatietosarakkeita.",
        "Groups could not be compared, because no columns of background data were found.",
    ),
    "missing_pains": (
        "Kipukohtia ei voitu nimetä, koska yhdessäkään vastauksessa ei moitita mitään.",
        "Pains could not be named, because no response complains of anything.",
    ),
    "missing_strengths": (
        "Vahvuuksia ei voitu nimetä, koska yhdessäkään vastauksessa ei kiitetä mitään.",
        "Strengths could not be named, because no response praises anything.",
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
    "missing_explorer": (
        "Vastausten luetteloa ja rajauksia ei tehty, koska vastauksia on yli {most}.",
        "The list of responses and the filters were not made, because there are more than {most} responses.",
    ),
}
