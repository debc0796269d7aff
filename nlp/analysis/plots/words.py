"""Words of the plots alone: key → (Finnish, English). Labels and reasons are those of the other results."""

from __future__ import annotations

from nlp.wording.shared import PAIRS
from nlp.wording.summary_words import SUMMARY
from nlp.wording.texts import Texts, texts_of

WORDS: dict[str, tuple[str, str]] = {
    "of_coded": ("n = {n} luokiteltua vastausta", "n = {n} coded responses"),
    "of_coded_one": ("n = yksi luokiteltu vastaus", "n = one coded response"),
    "of_scores": ("n = {n} arvosanaa", "n = {n} scores"),
    "of_scores_one": ("n = yksi arvosana", "n = one score"),
    "axis_net": ("Nettotunne (−100…+100)", "Net sentiment (−100…+100)"),
    "interval_note": (
        "Jana on 95 %:n väli. Ontto piste: alle {small} vastausta, vain suuntaa antava.",
        "Bars are 95% intervals. A hollow point: under {small} responses, indicative only.",
    ),
    # journey
    "journey": ("Tunnekäyrä: nettotunne polun vaiheissa", "The emotional journey: net sentiment by stage"),
    "journey_note": ("+100: kaikki kiittävät, −100: kaikki moittivat.", "+100: everybody praises, −100: all complain."),
    "unstated": ("{n} vastausta ei kerro mistään vaiheesta.", "{n} responses speak of no stage."),
    "unstated_one": ("{n} vastaus ei kerro mistään vaiheesta.", "{n} response speaks of no stage."),
    # matrix
    "matrix": ("Nettotunne teemoittain ja vaiheittain", "Net sentiment by theme and stage"),
    "matrix_note": (
        "Ylempi luku on nettotunne (−100…+100; sininen kiitosta, oranssi moitetta), alempi vastausten määrä. "
        "Haalea ruutu: alle {small} vastausta. Tyhjä: ei mainintoja.",
        "The upper figure is net sentiment (−100…+100; blue praise, orange complaint), the lower the number of "
        "responses. Faint cell: under {small} responses. Empty: no mentions.",
    ),
    # over time
    "over_time": ("Nettotunne ajassa: {what}", "Net sentiment over time: {what}"),
    "over_time_stages": ("vaiheet", "stages"),
    "over_time_note": (
        "Nuoli ja luku: muutos edellisestä jaksosta, joka erottuu sattumasta (q ≤ 0,05).",
        "An arrow with a figure: a change from the period before that stands out from chance (q ≤ 0.05).",
    ),
    "axis_day": ("Päivä", "Day"),
    "axis_week": ("Viikko", "Week"),
    "axis_month": ("Kuukausi", "Month"),
    "axis_quarter": ("Vuosineljännes", "Quarter"),
    "short_week": ("vk {week}/{year}", "wk {week} {year}"),
    "short_quarter": ("Q{quarter}/{year}", "Q{quarter} {year}"),
    # themes
    "themes": ("Kiitokset ja moitteet teemoittain", "Praise and complaints by theme"),
    "themes_note": (
        "Mainintoja. Neutraalit maininnat on jätetty pois. Suluissa vastaukset, jotka puhuvat teemasta; haalea palkki: "
        "alle {small} vastausta.",
        "Mentions; neutral ones are left out. In brackets the responses that speak of the theme; faint bar: under "
        "{small} responses.",
    ),
    "axis_mentions": ("Mainintoja: ← moite   kiitos →", "Mentions: ← complaint   praise →"),
    # priorities
    "priorities": ("Mitä ensin: kipukohdat ja sijojen varmuus", "What first: pains, and how sure their ranks are"),
    "priorities_note": (
        "Piste on sija, jana sijan 95 %:n väli, kun vastaukset arvotaan uudelleen. Ontto piste: alle {small} moittii.",
        "A dot is the rank, its bar the 95% interval of the rank when the responses are drawn anew. Hollow: under "
        "{small} complain.",
    ),
    "axis_rank": ("Sija (1 = ensin)", "Rank (1 = first)"),
    "priorities_told": ("{n} moittii · kärjessä {share}", "{n} complain · top three {share}"),
    "priorities_told_one": ("yksi moittii · kärjessä {share}", "one complains · top three {share}"),
    # drivers and impact
    "drivers": ("Mikä kulkee arvosanan mukana", "What goes with the score"),
    "drivers_note": (
        "Kuinka monta pistettä arvosana on korkeampi tai matalampi, kun teemaa kiitetään (sininen) tai moititaan "
        "(oranssi) ja muut teemat pysyvät samoina. Jana on 95 %:n väli; ontto piste: alle {small} vastausta. Yhteys ei "
        "kerro, mikä aiheuttaa mitä.",
        "By how many points the score is higher or lower when a theme is praised (blue) or complained of (orange) and "
        "the others stay the same. Bars are 95% intervals; a hollow point: under {small} responses. A link does not "
        "tell what causes what.",
    ),
    "axis_points": ("Arvosanan pisteitä", "Points of the score"),
    "impact": (
        "{score}: ero, kun teemasta puhuvat jätetään pois",
        "{score}: the difference when a theme's responses are left out",
    ),
    "impact_note": (
        "Kaikkien luku vähennettynä luvulla ilman niitä, jotka kiittävät teemaa (sininen) tai moittivat sitä "
        "(oranssi). Jana on 95 %:n väli; ontto piste: alle {small} vastausta, ilman janaa alle viisi. Yhteys "
        "ei kerro, mikä aiheuttaa mitä.",
        "The figure of all less the figure without those who praise the theme (blue) or complain of it (orange). Bars "
        "are 95% intervals; a hollow point: under {small} responses, without a bar under five. A link "
        "does not tell what causes what.",
    ),
    "axis_impact_nps": ("NPS-pistettä", "NPS points"),
    "axis_impact_share": ("Prosenttiyksikköä", "Percentage points"),
    "axis_impact_mean": ("Arvosanan pisteitä", "Points of the score"),
    # score
    "score": ("{score} ajassa", "{score} over time"),
    "score_note": (
        "Koko aineisto: {value} (95 %:n väli {range}; viiva ja vyöhyke).",
        "All responses: {value} (95% interval {range}; line and band).",
    ),
    "axis_score_nps": ("NPS (−100…+100)", "NPS (−100…+100)"),
    "axis_score_csat": ("CSAT: 4–5 antaneet, %", "CSAT: gave 4–5, %"),
    "axis_score_ces": ("CES: 5–7 antaneet, %", "CES: gave 5–7, %"),
    "axis_score_stars": ("Tähtiä, keskiarvo (1–5)", "Stars, mean (1–5)"),
    "axis_score_other": ("Arvosana, keskiarvo", "Score, mean"),
    # segments
    "segments": ("Nettotunne ryhmittäin: {column}", "Net sentiment by group: {column}"),
    "segments_nps": ("NPS ryhmittäin: {column}", "NPS by group: {column}"),
    "segments_score": ("Arvosanan keskiarvo ryhmittäin: {column}", "Mean score by group: {column}"),
    "segments_note": (
        "Lihavoitu ero muihin ryhmiin erottuu sattumasta (q ≤ 0,05, korjattu monen vertailun mukaan).",
        "A difference to the other groups in bold stands out from chance (q ≤ 0.05, adjusted for many comparisons).",
    ),
    "segments_told": ("ero muihin {difference}", "to others {difference}"),
    "segments_none": ("Ryhmistä ei ole lukuja.", "There are no figures of the groups."),
}

_BY_LANGUAGE = {
    language: SUMMARY[language] | {key: pair[place].replace(" %", "\u00a0%") for key, pair in (PAIRS | WORDS).items()}
    for place, language in enumerate(("fi", "en"))
}


def plot_texts(language: str) -> Texts:
    """The words of the plots in ``fi`` or ``en``; OptionError for any other language."""
    return texts_of(_BY_LANGUAGE, language)
