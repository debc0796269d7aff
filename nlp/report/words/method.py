"""Words of the method page: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # method
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
    "model_title": ("Millä luokiteltiin", "What it was coded with"),
    "model_name": ("Malli", "Model"),
    "model_version": ("versio {version}", "version {version}"),
    "model_digest": ("tiiviste {digest}", "digest {digest}"),
    "model_unknown": ("Mallin tietoja ei ole annettu.", "No details of the model were given."),
    "figures_caption": (
        "Mallin osuvuus ihmisen luokitteluun verrattuna, suluissa 95 %:n väli",
        "How well the model agrees with human coding, 95% interval in brackets",
    ),
    "figures_folds": (
        "5-kertainen ristiinvalidointi, {n} luokiteltua vastausta; lähes samanlaiset vastaukset ovat samassa "
        "osassa, ja kunkin osan kynnysarvot on valittu muista osista.",
        "5-fold cross-validation on {n} labelled verbatims; near-duplicates share a fold, thresholds for a fold "
        "come from the other folds.",
    ),
    "figures_none": (
        "Mallille ei ole annettu mittaustuloksia, joten luokittelun osuvuutta ei tunneta.",
        "No measurements were given for the model, so the accuracy of the coding is not known.",
    ),
    "fig_language": ("Kieli", "Language"),
    "fig_language_fi": ("suomi", "Finnish"),
    "fig_language_en": ("englanti", "English"),
    "fig_n": ("Vastauksia", "Responses"),
    "fig_theme_f1": ("Teema (F1)", "Theme (F1)"),
    "fig_theme_polarity_f1": ("Teema ja sävy (F1)", "Theme and tone (F1)"),
    "fig_stage_accuracy": ("Vaihe (oikein)", "Stage (correct)"),
    "fig_sentiment_accuracy": ("Sävy (oikein)", "Tone (correct)"),
    "figures_help": (
        "F1 yhdistää sen, kuinka moni löydetty maininta on oikea, ja sen, kuinka moni oikea löytyi: 1 on "
        "täydellinen, 0 ei yhtään.",
        "F1 joins how many of the mentions found are right with how many of the right ones were found: 1 is "
        "perfect, 0 is none.",
    ),
    "review_title": ("Mitä ihmisen kannattaa tarkistaa", "What a person should check"),
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
    "review_caption": (
        "Mihin malli ylsi luokitelluissa vastauksissa, joita se ei ollut nähnyt",
        "What the model reached on labelled answers that it had not seen",
    ),
    "review_precision": ("Maininnoista oikein", "Mentions right"),
    "review_coverage": ("Ilman tarkistusta", "Answers without review"),
    "review_certainty": ("Varmuus vähintään", "Certainty at least"),
    "review_help": (
        "Erilaisissa vastauksissa osuvuus voi olla heikompi. Luku ei kerro maininnoista, jotka mallilta jäivät "
        "löytämättä. Raportin luvuissa ovat mukana kaikki vastaukset, myös tarkistettavat.",
        "On answers unlike those it may do worse. Mentions that the model missed are not counted. The figures of "
        "this report hold all answers, also those marked for review.",
    ),
    "computed_title": ("Miten luvut lasketaan", "How the figures are computed"),
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
    "limits_title": ("Mihin luvut eivät riitä", "What the figures cannot tell"),
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
    "limits_stage": (
        "Vaihe luetaan ensin vastauksen sanoista: {text} maininnoista kertoo vaiheen itse.",
        "The stage is first read from the words of the response: {text} of the mentions tell it themselves.",
    ),
    "limits_stage_column": (
        "Muille se otetaan sarakkeesta ”{column}” ({filled} maininnoista); {none} jää vaille vaihetta.",
        "For the others it comes from the column “{column}” ({filled} of the mentions); {none} have no stage.",
    ),
    "limits_stage_no_column": (
        "Muut ({none}) jäävät vaille vaihetta; sitä ei arvata.",
        "The others ({none}) have no stage; it is never guessed.",
    ),
}
