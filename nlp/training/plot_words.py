"""Words of the plots that a model is reviewed by: key → (Finnish, English)."""

from __future__ import annotations

from nlp.wording.shared import PAIRS
from nlp.wording.texts import Texts, texts_of

WORDS: dict[str, tuple[str, str]] = {
    "confusion": (
        "Mikä teema luetaan miksikin ({right} oikein, kun ihminen antoi {n})",
        "Which theme is read as which ({right} right of {n} that a person gave)",
    ),
    "confusion_note": (
        "Rivi on ihmisen antama teema, sarake mallin. Luku on vastauksia; sininen on oikein. Mitä tummempi, sitä "
        "suurempi osa teemasta meni siihen.",
        "A line is the theme a person gave, a column the model's. Figures are verbatims; blue is right. The darker, "
        "the larger the part of the theme that went there.",
    ),
    "labelled": ("Ihmisen antama teema", "Theme a person gave"),
    "given": ("Mallin antama teema", "Theme the model gave"),
    "missed": ("ei mitään", "nothing"),
    "imagined": ("ei mitään", "nothing"),
    "no_labels": (
        "Kuvaa ei voitu piirtää, koska ihmisen luokittelemia vastauksia ei ole.",
        "Nothing could be drawn, because there are no verbatims that a person has coded.",
    ),
    "theme_f1": (
        "Kuinka hyvin teemat löytyvät (n = {n} annettua teemaa)",
        "How well themes are found (n = {n} labels)",
    ),
    "theme_f1_note": (
        "F1 yhdistää sen, kuinka moni löydetty on oikea, ja sen, kuinka moni oikea löytyi: 1 on täydellinen. Jana on "
        "95 %:n väli; ontto piste: alle {few} annettua teemaa.",
        "F1 joins how many of those found are right with how many of the right ones were found: 1 is perfect. Bars "
        "are 95% intervals; a hollow point: under {few} labels.",
    ),
    "axis_f1": ("F1 (0–1)", "F1 (0–1)"),
    "reliability": (
        "Pitääkö varmuus paikkansa (n = {n} päätöstä teemasta)",
        "Does the confidence hold (n = {n} decisions on a theme)",
    ),
    "reliability_note": (
        "Katkoviivalla varmuus olisi tarkalleen oikea; sen alla malli luottaa itseensä liikaa. Luku on päätöksiä; "
        "ontto piste: alle {few}.",
        "On the dashed line the confidence would be exactly right; under it the model trusts itself too much. Figures "
        "are decisions; a hollow point: under {few}.",
    ),
    "reliability_error": ("Kalibrointivirhe {error}.", "Calibration error {error}."),
    "no_reliability": (
        "Kuvaa ei voitu piirtää, koska mallin kortissa ei ole varmuuden mittauksia.",
        "Nothing could be drawn, because the model's card has no measurements of its confidence.",
    ),
    "axis_confidence": ("Mallin varmuus", "Confidence of the model"),
    "axis_right": ("Ihminen antoi saman teeman", "A person gave the theme too"),
    "coverage": (
        "Kuinka paljon voi jättää lukematta (n = {n} luokiteltua vastausta)",
        "How much need not be read (n = {n} coded verbatims)",
    ),
    "coverage_note": (
        "Kun vain varmimmat vastaukset uskotaan lukematta, näin suuri osa niiden maininnoista on teemaltaan ja "
        "sävyltään oikein. Vyöhyke on 95 %:n väli.",
        "When only the most certain verbatims are taken unread, this share of their mentions is right in theme and "
        "tone. The band is the 95% interval.",
    ),
    "no_coverage": (
        "Kuvaa ei voitu piirtää, koska malli ei kerro varmuuttaan.",
        "Nothing could be drawn, because the model does not tell its certainty.",
    ),
    "axis_coverage": ("Osa vastauksista, varmimmat ensin", "Part of the verbatims, most certain first"),
    "axis_precision": ("Maininnoista oikein", "Mentions that are right"),
    "threshold": ("Kynnyksen siirto: {theme} (n = {n} annettua)", "Moving the threshold: {theme} (n = {n} labels)"),
    "threshold_note": (
        "Teema annetaan, kun mallin varmuus on vähintään kynnys. Katkoviiva on mallin oma kynnys.",
        "The theme is given when the model's confidence is at least the threshold. The dashed line is the model's own.",
    ),
    "axis_threshold": ("Kynnys: varmuus, josta teema annetaan", "Threshold: confidence from which it is given"),
    "precision": ("oikein mallin antamista", "right of those the model gave"),
    "recall": ("löytyi ihmisen antamista", "found of those a person gave"),
    "both_languages": ("suomi ja englanti", "Finnish and English"),
}

_BY_LANGUAGE = {
    language: {key: pair[place].replace(" %", "\u00a0%") for key, pair in (PAIRS | WORDS).items()}
    for place, language in enumerate(("fi", "en"))
}


def review_texts(language: str) -> Texts:
    """The words of these plots in ``fi`` or ``en``; OptionError for any other language."""
    return texts_of(_BY_LANGUAGE, language)
