"""Words that tell what was read and how figures are computed and meant: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "read_title": ("Mitä luettiin", "What was read"),
    "read_source": ("Lähde", "Source"),
    "read_columns": ("Luetut sarakkeet", "Columns read"),
    "read_languages": ("Kielet", "Languages"),
    "read_score": ("Arvosanasarake", "Score column"),
    "read_stage": ("Kosketuspisteen sarake", "Touchpoint column"),
    "read_notes": ("Lukijan huomiot", "Notes of the reader"),
    "language_fi": ("suomi {n}", "Finnish {n}"),
    "language_en": ("englanti {n}", "English {n}"),
    "language_other": ("muu tai tuntematon {n}", "other or unknown {n}"),
    "none_given": ("ei ole", "none"),
    "model_name": ("Malli", "Model"),
    "review": (
        "{coded} luokitellusta avovastauksesta {n} ({share}) on merkitty tulostiedostoihin tarkistettaviksi, "
        "koska malli ei ole niistä varma. Muiden maininnoista noin {precision} on arviolta teemaltaan ja "
        "sävyltään oikein.",
        "{n} of the {coded} coded answers ({share}) are marked for review in the data files, because the model is"
        " not certain of them. Of the mentions in the others, about {precision} should be right in theme and "
        "tone.",
    ),
    "review_one": (
        "{coded} luokitellusta avovastauksesta {n} ({share}) on merkitty tulostiedostoihin tarkistettavaksi, "
        "koska malli ei ole siitä varma. Muiden maininnoista noin {precision} on arviolta teemaltaan ja sävyltään"
        " oikein.",
        "{n} of the {coded} coded answers ({share}) is marked for review in the data files, because the model is "
        "not certain of it. Of the mentions in the others, about {precision} should be right in theme and tone.",
    ),
    "computed_net": (
        "Jokaisen vastauksen maininnoista lasketaan keskiarvo (kiitos +1, neutraali 0, moite −1). Nettotunne on "
        "näiden keskiarvo kerrottuna sadalla. Pitkä vastaus painaa yhtä paljon kuin lyhyt.",
        "The mentions of each response are averaged (praise +1, neutral 0, complaint −1). Net sentiment is the "
        "mean of these times one hundred. A long response weighs as much as a short one.",
    ),
    "computed_n": (
        "n on vastausten eli rivien määrä, ei mainintojen. Sama vastaus voi kertoa monesta vaiheesta ja teemasta,"
        " joten osuuksien summa voi ylittää sadan.",
        "n is the number of responses (rows), not of mentions. One response may speak of many stages and themes, "
        "so shares may add up to more than a hundred.",
    ),
    "computed_interval": (
        "Nettotunteen väli on Bonettin ja Pricen korjattu Waldin väli (2012), osuuden väli Wilsonin (1927).",
        "The interval of net sentiment is the adjusted Wald interval of Bonett and Price (2012), that of a share "
        "is Wilson's (1927).",
    ),
    "limits_small": (
        "Pieni otos tarkoittaa alle {small} vastausta: väli on silloin niin leveä, ettei luvusta pidä tehdä "
        "päätelmiä yksin.",
        "A small sample means under {small} responses: the interval is then so wide that no conclusion should "
        "rest on the figure alone.",
    ),
    "limits_sampling": (
        "Väli kuvaa vain otoksen satunnaisuutta. Se ei sisällä luokittelun virheitä eikä sitä, että osa "
        "asiakkaista jättää vastaamatta.",
        "The interval covers the chance of sampling only. It covers neither errors of coding nor customers who "
        "did not answer.",
    ),
    "changes_undated": (
        "{n} luokiteltua vastausta on ilman päivämäärää eikä ole näissä luvuissa.",
        "{n} coded responses have no date and are not in these figures.",
    ),
    "changes_undated_one": (
        "Yksi luokiteltu vastaus on ilman päivämäärää eikä ole näissä luvuissa.",
        "One coded response has no date and is not in these figures.",
    ),
    "first_lead": (
        "Kipukohta on teema, jota moititaan jossakin vaiheessa. Järjestys painottaa moittijoiden määrää, sävyä ja "
        "arvosanaa; osuus kolmen kärjessä kertoo, kuinka usein kohta on kärjessä, kun vastaukset arvotaan uudelleen.",
        "A pain is a theme complained of at a stage. The order weighs the number of complaints, the tone and the "
        "score; the share in the top three tells how often it is there when the responses are drawn anew.",
    ),
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
    "pairs_lead": (
        "Kuinka moninkertaisesti kaksi asiaa tulee samassa vastauksessa siihen nähden, mitä sattuma antaisi (95 %:n "
        "väli).",
        "How many times as often two things come in one response as chance would give (95% interval).",
    ),
    "emerging_title": ("Aiheita, joita mikään teema ei kata", "Topics that no theme covers"),
    "emerging_lead": (
        "Ryhmiä vastauksista, joille ei löytynyt varmaa teemaa, ja ryhmän omat sanat perusmuodossa.",
        "Groups of responses for which no sure theme was found, with the words of their own in base form.",
    ),
    "emerging_sample": (
        "Aiheet on etsitty {n} vastauksesta, jotka on arvottu {of} vastauksesta ilman varmaa teemaa; n on otoksesta.",
        "The topics come from {n} responses drawn by chance from {of} without a sure theme; n counts those drawn.",
    ),
}
