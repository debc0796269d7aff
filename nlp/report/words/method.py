"""Words of the method page: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # method
    "model_title": ("Millä luokiteltiin", "What it was coded with"),
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
    "limits_title": ("Mihin luvut eivät riitä", "What the figures cannot tell"),
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
