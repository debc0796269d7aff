"""Words of what scripts add: filters, the panel behind a cell, the list of responses: key → (Finnish, English).

Keys that begin with ``js_`` go into the page for its scripts.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the questions of the page
    "skip": ("Siirry sisältöön", "Skip to content"),
    "q_journey": ("Miten polku toimii?", "How is the journey?"),
    "q_pains": ("Missä sattuu ja miksi?", "Where does it hurt, and why?"),
    "q_changes": ("Mikä muuttui?", "What changed?"),
    "q_first": ("Mitä ensin?", "What first?"),
    "q_call": ("Kenelle soittaa?", "Whom to call?"),
    "q_segments": ("Ketkä ja mistä?", "Who says what?"),
    "q_responses": ("Kaikki vastaukset", "All responses"),
    "q_method": ("Menetelmä", "Method"),
    "all_data": ("koko aineisto", "all responses"),
    "all_data_help": (
        "Tämä osa näyttää koko aineiston rajauksesta riippumatta.",
        "This part shows all responses whatever the filter.",
    ),
    # filters
    "filters": ("Rajaa vastauksia", "Filter the responses"),
    "filter_from": ("Alkaen", "From"),
    "filter_to": ("Päättyen", "To"),
    "filter_language": ("Vastauskieli", "Answered in"),
    "filter_segment": ("Ryhmä", "Group"),
    "filter_theme": ("Teema", "Theme"),
    "filter_stage": ("Vaihe", "Stage"),
    "filter_tone": ("Sävy", "Tone"),
    "filter_search": ("Hae sanoja", "Search words"),
    "filter_search_help": (
        "Haku löytää myös taivutetut muodot: ”asentaja” löytää sanan ”asentajien”.",
        "The search also finds inflected forms: “deliver” finds “delivered”.",
    ),
    "filter_all": ("kaikki", "all"),
    "filter_first": ("alusta", "the start"),
    "filter_last": ("loppuun", "the end"),
    "filter_reset": ("Poista rajaukset", "Clear the filters"),
    # list of responses
    "responses_lead": (
        "Luokitellut vastaukset. Korostettu kohta on se, josta teema, sävy ja vaihe on luettu. Henkilötiedot on "
        "peitetty.",
        "The coded responses. The marked words are those that theme, tone and stage were read from. Personal data "
        "is masked.",
    ),
    "responses_scripts": (
        "Luettelo, haku ja rajaukset vaativat selaimessa JavaScriptin.",
        "The list, the search and the filters need JavaScript in the browser.",
    ),
    "responses_left_out": (
        "Vastauksia on yli {most}, joten niiden luettelo, haku ja rajaukset on jätetty pois, jottei sivusta tule liian "
        "suuri. Kaikki rivit ovat tulostiedostoissa.",
        "There are more than {most} responses, so their list, the search and the filters are left out to keep the "
        "page small. All rows are in the data files.",
    ),
    "responses_none": (
        "Yhtään vastausta ei luokiteltu, joten luetteloa ei ole.",
        "No response was coded, so there is no list.",
    ),
    "tone_note": (
        "Sävy rajaa vain tätä luetteloa: pelkistä moitteista laskettu nettotunne olisi aina −100.",
        "The tone filters only this list: net sentiment of complaints alone would always be −100.",
    ),
    "more": ("Näytä lisää", "Show more"),
    "close": ("Sulje", "Close"),
    # words that scripts use
    "js_shown": (
        "Rajauksessa on {n} vastausta, kun kaikkiaan luokiteltuja on {all}.",
        "The filter holds {n} of the {all} coded responses.",
    ),
    "js_shown_one": (
        "Rajauksessa on {n} vastaus, kun kaikkiaan luokiteltuja on {all}.",
        "The filter holds {n} of the {all} coded responses.",
    ),
    "js_shown_all": ("Ei rajauksia: {n} luokiteltua vastausta.", "No filters: {n} coded responses."),
    "js_shown_all_one": ("Ei rajauksia: {n} luokiteltu vastaus.", "No filters: {n} coded response."),
    "js_shown_net": ("Nettotunne {net} (95 %:n väli {range}).", "Net sentiment {net} (95% interval {range})."),
    "js_filters": ("Rajaus: {filters}", "Filter: {filters}"),
    "js_listed": ("{n} vastausta", "{n} responses"),
    "js_listed_one": ("{n} vastaus", "{n} response"),
    "js_listed_none": (
        "Mikään vastaus ei täytä rajauksia. Poista jokin niistä.",
        "No response meets the filters. Remove one of them.",
    ),
    "js_no_themes": ("Vastauksesta ei löytynyt mainintoja.", "No mention was found in this response."),
    "js_positive": ("kiitos", "praise"),
    "js_neutral": ("neutraali", "neutral"),
    "js_negative": ("moite", "complaint"),
    "js_row": ("rivi {row}", "row {row}"),
    "js_none_here": ("ei mainintoja", "no mentions"),
    "js_more": ("Näytä lisää ({n} jäljellä)", "Show more ({n} left)"),
    "js_cell_figures": (
        "Nettotunne {net} (95 %:n väli {range}); {responses}, joista {pain} moittii ja {praise} kiittää.",
        "Net sentiment {net} (95% interval {range}); {responses}, of which {pain} complain and {praise} praise.",
    ),
    "js_cell_filter": ("Rajaa koko raportti näihin vastauksiin", "Filter the whole report to these responses"),
    "js_response": ("Vastaus, rivi {row}", "Response, row {row}"),
    "js_curve_stage": ("{stage}: {net}, 95 %:n väli {range}, n = {n}", "{stage}: {net}, 95% interval {range}, n = {n}"),
    "js_curve_small": (
        "{stage}: {net}, 95 %:n väli {range}, n = {n}, pieni otos",
        "{stage}: {net}, 95% interval {range}, n = {n}, small sample",
    ),
    "js_curve_none": ("{stage}: ei mainintoja", "{stage}: no mentions"),
    "js_heat_cell": (
        "{theme}, {stage}: nettotunne {net}, n = {n}. Avaa vastaukset.",
        "{theme}, {stage}: net sentiment {net}, n = {n}. Open the responses.",
    ),
    "js_bar": (
        "{positive} kiitosta, {neutral} neutraalia, {negative} moitetta",
        "{positive} praise, {neutral} neutral, {negative} complaint",
    ),
}
