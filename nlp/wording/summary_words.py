"""The sentences of the summary, in Finnish and English under the same keys.

Counts before a noun come as ready words ("12 vastausta", "1 vastaus"), so that the noun is in the right form.
"""

from __future__ import annotations

FINNISH: dict[str, str] = {
    "response": "{n} vastausta",
    "response_one": "{n} vastaus",
    # nothing to tell
    "no_rows": "Aineistossa ei ole yhtään riviä, joten lukuja ei ole.",
    "no_coded": "Yhtään riviä ei voitu luokitella, joten lukuja ei ole. Syyt näkyvät rivien erittelyssä.",
    "no_mentions": "Luokitelluista vastauksista ei löytynyt yhtään mainintaa, joten lukuja ei ole.",
    # overall
    "net_positive": "Kokonaisuutena sävy on myönteinen: nettotunne on {net} (95 %:n väli {range}, {responses}).",
    "net_negative": "Kokonaisuutena sävy on kielteinen: nettotunne on {net} (95 %:n väli {range}, {responses}).",
    "net_unsure": "Kokonaisuuden suunta ei ole varma: nettotunne on {net}, mutta sen 95 %:n väli {range} "
    "ulottuu nollan molemmin puolin ({responses}).",
    # stages
    "stages_best": "Paras vaihe on {stage}: {net} (95 %:n väli {range}, {responses}).",
    "stages_worst": "Heikoin vaihe on {stage}: {net} (95 %:n väli {range}, {responses}).",
    "stages_overlap": "Parhaan ja heikoimman vaiheen välit menevät osin päällekkäin, joten järjestys ei ole varma.",
    "stages_equal": "Vaiheet eivät erotu toisistaan: kaikissa, joista on vähintään {small} vastausta, "
    "nettotunne on {net}.",
    "stages_single": "Vain yhdestä vaiheesta on vähintään {small} vastausta: {stage}, {net} (95 %:n väli "
    "{range}, {responses}). Muihin sitä ei verrata.",
    "stages_none": "Mistään vaiheesta ei ole vähintään {small} vastausta, joten parasta ja heikointa "
    "vaihetta ei nimetä.",
    # pains and strengths
    "pain_most": "Yleisin moitteen aihe on {theme}: {responses}, {share} luokitelluista.",
    "pain_tied": "Yleisimmät moitteen aiheet ovat {themes}: kustakin moittii {responses}, {share} luokitelluista.",
    "pain_none": "Yhdessäkään vastauksessa ei moitita mitään.",
    "pain_stage": "Useimmin siitä moititaan vaiheessa {stage} ({responses}).",
    "strength_most": "Yleisin kiitoksen aihe on {theme}: {responses}, {share} luokitelluista.",
    "strength_tied": "Yleisimmät kiitoksen aiheet ovat {themes}: kutakin kiittää {responses}, {share} luokitelluista.",
    "strength_none": "Yhdessäkään vastauksessa ei kiitetä mitään.",
    "strength_stage": "Useimmin siitä kiitetään vaiheessa {stage} ({responses}).",
    # changes
    "change_up": "Selvin muutos parempaan: {what}, {period}. Nettotunne nousi {points} (95 %:n väli {range}) "
    "edellisestä jaksosta ({against}) lukemaan {net} ({responses}).",
    "change_down": "Selvin muutos huonompaan: {what}, {period}. Nettotunne laski {points} (95 %:n väli {range}) "
    "edellisestä jaksosta ({against}) lukemaan {net} ({responses}).",
    "change_all": "kaikki vastaukset",
    "change_none": "Yhdenkään vaiheen muutos jaksosta toiseen ei erotu sattumasta.",
    "point": "{n} pistettä",
    "point_one": "{n} pisteen",
    # follow-up
    "follow_up": "{n} vastausta vaatii jatkotoimia: {reasons}.",
    "follow_up_one": "{n} vastaus vaatii jatkotoimia: {reasons}.",
    "follow_up_none": "Yhdessäkään vastauksessa ei pyydetä yhteydenottoa, kiirehditä eikä kerrota ratkaisemattomasta "
    "ongelmasta tai lähtemisestä.",
    "signal_contact_request": "yhteydenottopyyntöjä {n}",
    "signal_contact_request_one": "yksi yhteydenottopyyntö",
    "signal_urgent": "kiireellisiä {n}",
    "signal_urgent_one": "yksi kiireellinen",
    "signal_unresolved": "ratkaisemattomia ongelmia {n}",
    "signal_unresolved_one": "yksi ratkaisematon ongelma",
    "signal_leaving": "lähtemässä olevia {n}",
    "signal_leaving_one": "yksi lähtemässä oleva",
    # data
    "not_coded": "{n} vastausta ({share}) jäi luokittelematta: {statuses}.",
    "not_coded_one": "{n} vastaus ({share}) jäi luokittelematta: {statuses}.",
    "coded_all": "Kaikki vastaukset luokiteltiin ({responses}).",
    "left_no_content": "ilman sisältöä {n}",
    "left_unsupported_language": "muulla kielellä {n}",
    "left_error": "virheen takia {n}",
    "few": "Luokiteltuja vastauksia on vain {n}: lukuja voi pitää vain suuntaa antavina.",
    "few_one": "Luokiteltuja vastauksia on vain {n}: lukuja voi pitää vain suuntaa antavina.",
    "stage_unknown": "{n} vastausta ({share}) ei kerro mistään vaiheesta, joten vaiheiden luvut kuvaavat vain muita.",
    "stage_unknown_one": "{n} vastaus ({share}) ei kerro mistään vaiheesta, joten vaiheiden luvut kuvaavat vain muita.",
    "review": "{n} vastausta ({share}) on merkitty tarkistettaviksi: niiden luokittelusta malli ei ole varma.",
    "review_one": "{n} vastaus ({share}) on merkitty tarkistettavaksi: sen luokittelusta malli ei ole varma.",
    "undated": "{n} vastausta ({share}) on ilman päivämäärää eikä ole mukana muutoksissa.",
    "undated_one": "{n} vastaus ({share}) on ilman päivämäärää eikä ole mukana muutoksissa.",
}

ENGLISH: dict[str, str] = {
    "response": "{n} responses",
    "response_one": "{n} response",
    # nothing to tell
    "no_rows": "The data has no rows, so there are no figures.",
    "no_coded": "No row could be coded, so there are no figures. The row count shows why.",
    "no_mentions": "No mention was found in the coded responses, so there are no figures.",
    # overall
    "net_positive": "Overall the tone is positive: net sentiment is {net} (95% interval {range}, {responses}).",
    "net_negative": "Overall the tone is negative: net sentiment is {net} (95% interval {range}, {responses}).",
    "net_unsure": "The overall direction is not certain: net sentiment is {net}, but its 95% interval "
    "{range} reaches both sides of zero ({responses}).",
    # stages
    "stages_best": "The best stage is {stage}: {net} (95% interval {range}, {responses}).",
    "stages_worst": "The weakest stage is {stage}: {net} (95% interval {range}, {responses}).",
    "stages_overlap": "The intervals of the best and the weakest stage overlap, so their order is not certain.",
    "stages_equal": "The stages do not differ: net sentiment is {net} in all that have at least {small} responses.",
    "stages_single": "Only one stage has at least {small} responses: {stage}, {net} (95% interval {range}, "
    "{responses}). It is not compared with the others.",
    "stages_none": "No stage has at least {small} responses, so no best or weakest stage is named.",
    # pains and strengths
    "pain_most": "The most frequent complaint is {theme}: {responses}, {share} of those coded.",
    "pain_tied": "The most frequent complaints are {themes}: {responses} each, {share} of those coded.",
    "pain_none": "No response complains of anything.",
    "pain_stage": "It comes up most often at {stage} ({responses}).",
    "strength_most": "The most frequent praise is for {theme}: {responses}, {share} of those coded.",
    "strength_tied": "The most frequent praise is for {themes}: {responses} each, {share} of those coded.",
    "strength_none": "No response praises anything.",
    "strength_stage": "It is praised most often at {stage} ({responses}).",
    # changes
    "change_up": "The clearest change for the better: {what}, {period}. Net sentiment rose by {points} (95% interval "
    "{range}) from the period before ({against}) to {net} ({responses}).",
    "change_down": "The clearest change for the worse: {what}, {period}. Net sentiment fell by {points} (95% interval "
    "{range}) from the period before ({against}) to {net} ({responses}).",
    "change_all": "all responses",
    "change_none": "No stage changes from one period to the next by more than chance.",
    "point": "{n} points",
    "point_one": "{n} point",
    # follow-up
    "follow_up": "{n} responses call for action: {reasons}.",
    "follow_up_one": "{n} response calls for action: {reasons}.",
    "follow_up_none": "No response asks to be contacted, is urgent, or tells of an unresolved problem or of leaving.",
    "signal_contact_request": "{n} contact requests",
    "signal_contact_request_one": "one contact request",
    "signal_urgent": "{n} urgent",
    "signal_urgent_one": "one urgent",
    "signal_unresolved": "{n} unresolved problems",
    "signal_unresolved_one": "one unresolved problem",
    "signal_leaving": "{n} leaving",
    "signal_leaving_one": "one leaving",
    # data
    "not_coded": "{n} responses ({share}) were not coded: {statuses}.",
    "not_coded_one": "{n} response ({share}) was not coded: {statuses}.",
    "coded_all": "All responses were coded ({responses}).",
    "left_no_content": "{n} without content",
    "left_unsupported_language": "{n} in another language",
    "left_error": "{n} for an error",
    "few": "Only {n} responses are coded: the figures are indicative at most.",
    "few_one": "Only {n} response is coded: the figures are indicative at most.",
    "stage_unknown": "{n} responses ({share}) speak of no stage, so the figures of stages are those of the others.",
    "stage_unknown_one": "{n} response ({share}) speaks of no stage, so the figures of stages are those of the others.",
    "review": "{n} responses ({share}) are marked for review: the model is not sure of its codes there.",
    "review_one": "{n} response ({share}) is marked for review: the model is not sure of its codes there.",
    "undated": "{n} responses ({share}) have no date and are not part of the changes.",
    "undated_one": "{n} response ({share}) has no date and is not part of the changes.",
}

SUMMARY: dict[str, dict[str, str]] = {"fi": FINNISH, "en": ENGLISH}
