"""Words of the head of the page and its key sentences: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # header
    "kind": ("Asiakaspalautteen raportti", "Customer feedback report"),
    "nav": ("Sisältö", "Contents"),
    "period": ("Ajanjakso", "Period"),
    "period_none": ("ei päivämääriä", "no dates"),
    "rows": ("Rivejä", "Rows"),
    "in_source": ("aineistossa", "in the data"),
    "coded_share": ("Luokiteltu", "Coded"),
    "overall_net": ("Nettotunne", "Net sentiment"),
    "interval95": ("95 %:n väli", "95% interval"),
    "accounting": ("Rivit yhteensä", "Rows in all"),
    "status_coded": ("luokiteltu", "coded"),
    "status_no_content": ("ei sisältöä", "no content"),
    "status_unsupported_language": ("muu kieli", "other language"),
    "status_error": ("virhe", "error"),
    "key_points": ("Pääkohdat", "Key points"),
    "response": ("{n} vastausta", "{n} responses"),
    "response_one": ("{n} vastaus", "{n} response"),
    # key points
    "no_rows": (
        "Aineistossa ei ole yhtään riviä, joten lukuja ei ole.",
        "The data has no rows, so there are no figures.",
    ),
    "no_coded": (
        "Yhtään riviä ei voitu luokitella, joten lukuja ei ole. Syyt näkyvät rivien erittelyssä.",
        "No row could be coded, so there are no figures. The row count shows why.",
    ),
    "no_mentions": (
        "Luokitelluista vastauksista ei löytynyt yhtään mainintaa, joten lukuja ei ole.",
        "No mention was found in the coded responses, so there are no figures.",
    ),
    "net_positive": (
        "Kokonaisuutena sävy on myönteinen: nettotunne on {net} (95 %:n väli {range}, {responses}).",
        "Overall the tone is positive: net sentiment is {net} (95% interval {range}, {responses}).",
    ),
    "net_negative": (
        "Kokonaisuutena sävy on kielteinen: nettotunne on {net} (95 %:n väli {range}, {responses}).",
        "Overall the tone is negative: net sentiment is {net} (95% interval {range}, {responses}).",
    ),
    "net_unsure": (
        "Kokonaisuuden suunta ei ole varma: nettotunne on {net}, mutta sen 95 %:n väli {range} ulottuu nollan "
        "molemmin puolin ({responses}).",
        "The overall direction is not certain: net sentiment is {net}, but its 95% interval {range} reaches both "
        "sides of zero ({responses}).",
    ),
    "stages_best": (
        "Paras vaihe on {stage}: {net} (95 %:n väli {range}, {responses}).",
        "The best stage is {stage}: {net} (95% interval {range}, {responses}).",
    ),
    "stages_worst": (
        "Heikoin vaihe on {stage}: {net} (95 %:n väli {range}, {responses}).",
        "The weakest stage is {stage}: {net} (95% interval {range}, {responses}).",
    ),
    "stages_overlap": (
        "Parhaan ja heikoimman vaiheen välit menevät osin päällekkäin, joten järjestys ei ole varma.",
        "The intervals of the best and the weakest stage overlap, so their order is not certain.",
    ),
    "stages_equal": (
        "Vaiheet eivät erotu toisistaan: kaikissa, joista on vähintään {small} vastausta, nettotunne on {net}.",
        "The stages do not differ: net sentiment is {net} in all that have at least {small} responses.",
    ),
    "stages_single": (
        "Vain yhdestä vaiheesta on vähintään {small} vastausta: {stage}, {net} (95 %:n väli {range}, "
        "{responses}). Muihin sitä ei verrata.",
        "Only one stage has at least {small} responses: {stage}, {net} (95% interval {range}, {responses}). It is"
        " not compared with the others.",
    ),
    "stages_none": (
        "Mistään vaiheesta ei ole vähintään {small} vastausta, joten parasta ja heikointa vaihetta ei nimetä.",
        "No stage has at least {small} responses, so no best or weakest stage is named.",
    ),
    "pain_most": (
        "Yleisin moitteen aihe on {theme}: {responses}, {share} luokitelluista.",
        "The most frequent complaint is {theme}: {responses}, {share} of those coded.",
    ),
    "pain_tied": (
        "Yleisimmät moitteen aiheet ovat {themes}: kustakin moittii {responses}, {share} luokitelluista.",
        "The most frequent complaints are {themes}: {responses} each, {share} of those coded.",
    ),
    "pain_none": ("Yhdessäkään vastauksessa ei moitita mitään.", "No response complains of anything."),
    "pain_stage": (
        "Useimmin siitä moititaan vaiheessa {stage} ({responses}).",
        "It comes up most often at {stage} ({responses}).",
    ),
    "and": ("ja", "and"),
}
