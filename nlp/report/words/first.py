"""Words of what to mend first, and of what goes with the score: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "first_lead": (
        "Kipukohta on teema, jota moititaan jossakin vaiheessa. Järjestys painottaa moittijoiden määrää, sävyä ja "
        "arvosanaa; osuus kolmen kärjessä kertoo, kuinka usein kohta on kärjessä, kun vastaukset arvotaan uudelleen.",
        "A pain is a theme complained of at a stage. The order weighs the number of complaints, the tone and the "
        "score; the share in the top three tells how often it is there when the responses are drawn anew.",
    ),
    "first_none": (
        "Järjestystä ei voitu laskea, koska mistään vaiheen ja teeman parista ei moiti vähintään kolme vastausta.",
        "No order could be computed, because no theme is complained of at one stage by at least three responses.",
    ),
    "first_no_complaints": (
        "Järjestystä ei voitu laskea, koska yhdessäkään vastauksessa ei moitita mitään.",
        "No order could be computed, because no response complains of anything.",
    ),
    "col_rank": ("Sija", "Rank"),
    "col_pain_point": ("Kipukohta", "Pain"),
    "col_complaints": ("Moittii", "Complain"),
    "col_trend": ("Osuuden muutos", "Change of share"),
    "col_top_three": ("Kolmen kärjessä", "In the top three"),
    "col_owner": ("Omistajaehdotus", "Suggested owner"),
    "rank_range": ("sija {low}–{high}", "rank {low}–{high}"),
    "owner_communication": ("viestintä", "communications"),
    "owner_service_desk": ("asiakaspalvelu", "customer service"),
    "owner_training": ("osaamisen kehittäminen", "training"),
    "owner_operations": ("tuotanto ja toimitukset", "operations"),
    "owner_product": ("tuote ja laatu", "product and quality"),
    "owner_finance": ("talous ja hinnoittelu", "finance and pricing"),
    "owner_it": ("tietohallinto", "information technology"),
    "owner_premises": ("toimitilat", "premises"),
    "owner_management": ("johto", "management"),
    "owner_sales": ("myynti", "sales"),
    "drivers_title": ("Mikä kulkee arvosanan mukana", "What goes with the score"),
    "drivers_lead": (
        "Kuinka monta pistettä arvosana on korkeampi tai matalampi, kun teemaa kiitetään tai moititaan ja muut teemat "
        "pysyvät samoina (95 %:n väli). Yhteys ei kerro, mikä aiheuttaa mitä.",
        "By how many points the score is higher or lower when a theme is praised or complained of and the others stay "
        "the same (95% interval). A link does not tell what causes what.",
    ),
    "drivers_explained": (
        "Teemat selittävät {share} arvosanojen vaihtelusta vastauksissa, joita ei käytetty laskentaan (n = {n}).",
        "The themes explain {share} of the variation of scores in responses held out (n = {n}).",
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
    "col_praise": ("Kun kiitetään", "When praised"),
    "col_complaint": ("Kun moititaan", "When complained of"),
    "col_kano": ("Kano-luokka", "Kano class"),
    "kano_must_be": ("perusodotus: moite näkyy, kiitos ei", "must-be: complaints show, praise does not"),
    "kano_attractive": ("ilahduttaja: kiitos näkyy, moite ei", "attractive: praise shows, complaints do not"),
    "kano_performance": ("suoritus: molemmat näkyvät arvosanassa", "performance: both show in the score"),
    "kano_no_link": ("ei yhteyttä", "no link"),
    "kano_unclear": ("ei varmaa", "not certain"),
    "score_nps": ("NPS", "NPS"),
    "score_csat": ("CSAT", "CSAT"),
    "score_ces": ("CES", "CES"),
    "score_stars": ("Tähdet", "Stars"),
    "score_other": ("Arvosana, keskiarvo", "Score, mean"),
    "score_given": ("{n} arvosanaa, 95 %:n väli {range}", "{n} scores, 95% interval {range}"),
}
