"""All words of the report, in Finnish and English under the same keys.

A key ending in ``_one`` is the form for exactly one; :meth:`Texts.count` picks it. Values are inserted with
``str.format`` and are never HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nlp.errors import OptionError
from nlp.report.numbers import Numbers

FINNISH: dict[str, str] = {
    # header
    "kind": "Asiakaspalautteen raportti",
    "nav": "Sisältö",
    "period": "Ajanjakso",
    "period_none": "ei päivämääriä",
    "rows": "Rivejä",
    "in_source": "aineistossa",
    "coded_share": "Luokiteltu",
    "overall_net": "Nettotunne",
    "interval95": "95 %:n väli",
    "accounting": "Rivit yhteensä",
    "status_coded": "luokiteltu",
    "status_no_content": "ei sisältöä",
    "status_unsupported_language": "muu kieli",
    "status_error": "virhe",
    "key_points": "Pääkohdat",
    "response": "{n} vastausta",
    "response_one": "{n} vastaus",
    # key points
    "no_rows": "Aineistossa ei ole yhtään riviä, joten lukuja ei ole.",
    "no_coded": "Yhtään riviä ei voitu luokitella, joten lukuja ei ole. Syyt näkyvät rivien erittelyssä.",
    "no_mentions": "Luokitelluista vastauksista ei löytynyt yhtään mainintaa, joten lukuja ei ole.",
    "net_positive": "Kokonaisuutena sävy on myönteinen: nettotunne on {net} (95 %:n väli {range}, {responses}).",
    "net_negative": "Kokonaisuutena sävy on kielteinen: nettotunne on {net} (95 %:n väli {range}, {responses}).",
    "net_unsure": "Kokonaisuuden suunta ei ole varma: nettotunne on {net}, mutta sen 95 %:n väli {range} "
    "ulottuu nollan molemmin puolin ({responses}).",
    "stages_best": "Paras vaihe on {stage}: {net} (95 %:n väli {range}, {responses}).",
    "stages_worst": "Heikoin vaihe on {stage}: {net} (95 %:n väli {range}, {responses}).",
    "stages_overlap": "Parhaan ja heikoimman vaiheen välit menevät osin päällekkäin, joten järjestys ei ole varma.",
    "stages_equal": "Vaiheet eivät erotu toisistaan: kaikissa, joista on vähintään {small} vastausta, "
    "nettotunne on {net}.",
    "stages_single": "Vain yhdestä vaiheesta on vähintään {small} vastausta: {stage}, {net} (95 %:n väli "
    "{range}, {responses}). Muihin sitä ei verrata.",
    "stages_none": "Mistään vaiheesta ei ole vähintään {small} vastausta, joten parasta ja heikointa "
    "vaihetta ei nimetä.",
    "pain_most": "Yleisin moitteen aihe on {theme}: {responses}, {share} luokitelluista.",
    "pain_tied": "Yleisimmät moitteen aiheet ovat {themes}: kustakin moittii {responses}, {share} luokitelluista.",
    "pain_none": "Yhdessäkään vastauksessa ei moitita mitään.",
    "pain_stage": "Useimmin siitä moititaan vaiheessa {stage} ({responses}).",
    "and": "ja",
    # curve
    "curve_title": "Tunnekäyrä",
    "curve_lead": "Nettotunne asiakkaan polun vaiheissa. +100 tarkoittaa, että kaikki kiittävät, −100 että "
    "kaikki moittivat.",
    "curve_point": "piste: nettotunne (sininen myönteinen, oranssi kielteinen)",
    "curve_whisker": "jana: 95 %:n luottamusväli",
    "curve_small": "ontto ja katkoviiva: alle {small} vastausta, vain suuntaa antava",
    "curve_desc": "Nettotunne vaiheittain, asteikko −100…+100. {stages}.",
    "curve_desc_stage": "{stage}: {net}, 95 %:n väli {range}, n = {n}",
    "curve_desc_small": "{stage}: {net}, 95 %:n väli {range}, n = {n}, pieni otos",
    "curve_desc_none": "{stage}: ei mainintoja",
    "curve_empty": "Yksikään maininta ei kerro vaihetta, joten käyrää ei voi piirtää.",
    "no_data": "Ei mainintoja.",
    "none_here": "ei mainintoja",
    "positive_side": "myönteinen",
    "negative_side": "kielteinen",
    "unstated": "{n} vastausta ei kerro mistään vaiheesta.",
    "unstated_one": "{n} vastaus ei kerro mistään vaiheesta.",
    "unstated_partly": "Lisäksi {n} vastausta kertoo jostakin vaiheesta ja myös asioista, joiden vaihe ei käy ilmi.",
    "unstated_partly_one": "Lisäksi yksi vastaus kertoo jostakin vaiheesta ja myös asioista, joiden vaihe ei käy ilmi.",
    "unstated_zero": "Kaikki maininnat sijoittuvat johonkin vaiheeseen.",
    "curve_figures": "Samat luvut taulukkona",
    "col_stage": "Vaihe",
    "col_n": "n",
    "col_share": "Osuus luokitelluista",
    "col_net": "Nettotunne",
    "col_interval": "95 %:n väli",
    "col_strength": "Yleisin kiitos",
    "col_pain": "Yleisin moite",
    "col_from_text": "Vaihe tekstistä",
    # heatmap
    "heat_title": "Teemat polun vaiheissa",
    "heat_lead": "Ylempi luku on nettotunne, alempi vastausten määrä (n). Tyhjä ruutu: ei mainintoja. "
    "Haalea ruutu: alle {small} vastausta.",
    "heat_scroll": "Taulukkoa voi vierittää sivusuunnassa.",
    "heat_scale": "Väriasteikko",
    "heat_cell": "{theme}, {stage}: nettotunne {net}, n = {n}",
    "col_theme": "Teema",
    "themes_absent": "Ei mainintoja teemoista: {themes}.",
    # strengths and pains
    "tops_title": "Mitä kiitetään, mitä moititaan",
    "tops_lead": "Teemat sen mukaan, kuinka monessa vastauksessa niitä kiitetään tai moititaan. "
    "Lainauksista on peitetty henkilötiedot.",
    "strengths": "Vahvuudet",
    "pains": "Kipukohdat",
    "strengths_none": "Yhdessäkään vastauksessa ei kiitetä mitään.",
    "top_stage": "Useimmin vaiheessa {stage} ({n} vastausta)",
    "top_stage_one": "Useimmin vaiheessa {stage} ({n} vastaus)",
    "top_stage_tied": "Yhtä usein vaiheissa {stages} ({n} vastausta kussakin)",
    "top_stage_tied_one": "Yhtä usein vaiheissa {stages} ({n} vastaus kussakin)",
    "top_stage_none": "Vaihe ei käy ilmi",
    "quote_row": "rivi {row}",
    "quote_open": "”",
    "quote_close": "”",
    # themes
    "themes_title": "Teemat",
    "themes_lead": "Kuinka monessa vastauksessa teema mainitaan ja mihin sävyyn. Suluissa 95 %:n väli.",
    "col_polarity": "Kiitos, neutraali, moite",
    "bar_label": "{positive} kiitosta, {neutral} neutraalia, {negative} moitetta",
    "positive": "kiitos",
    "neutral": "neutraali",
    "negative": "moite",
    "small_note": "Haaleana teemat, joista on alle {small} vastausta.",
    # method
    "method_title": "Menetelmä ja rajat",
    "read_title": "Mitä luettiin",
    "read_source": "Lähde",
    "read_columns": "Luetut sarakkeet",
    "read_languages": "Kielet",
    "read_score": "Arvosanasarake",
    "read_stage": "Kosketuspisteen sarake",
    "read_notes": "Lukijan huomiot",
    "language_fi": "suomi {n}",
    "language_en": "englanti {n}",
    "language_other": "muu tai tuntematon {n}",
    "none_given": "ei ole",
    "model_title": "Millä luokiteltiin",
    "model_name": "Malli",
    "model_version": "versio {version}",
    "model_digest": "tiiviste {digest}",
    "model_unknown": "Mallin tietoja ei ole annettu.",
    "figures_caption": "Mallin osuvuus ihmisen luokitteluun verrattuna, suluissa 95 %:n väli",
    "figures_folds": "5-kertainen ristiinvalidointi, {n} luokiteltua vastausta; lähes samanlaiset vastaukset ovat "
    "samassa osassa, ja kunkin osan kynnysarvot on valittu muista osista.",
    "figures_none": "Mallille ei ole annettu mittaustuloksia, joten luokittelun osuvuutta ei tunneta.",
    "fig_language": "Kieli",
    "fig_language_fi": "suomi",
    "fig_language_en": "englanti",
    "fig_n": "Vastauksia",
    "fig_theme_f1": "Teema (F1)",
    "fig_theme_polarity_f1": "Teema ja sävy (F1)",
    "fig_stage_accuracy": "Vaihe (oikein)",
    "fig_sentiment_accuracy": "Sävy (oikein)",
    "figures_help": "F1 yhdistää sen, kuinka moni löydetty maininta on oikea, ja sen, kuinka moni oikea "
    "löytyi: 1 on täydellinen, 0 ei yhtään.",
    "computed_title": "Miten luvut lasketaan",
    "computed_net": "Jokaisen vastauksen maininnoista lasketaan keskiarvo (kiitos +1, neutraali 0, moite "
    "−1). Nettotunne on näiden keskiarvo kerrottuna sadalla. Pitkä vastaus painaa yhtä "
    "paljon kuin lyhyt.",
    "computed_n": "n on vastausten eli rivien määrä, ei mainintojen. Sama vastaus voi kertoa monesta "
    "vaiheesta ja teemasta, joten osuuksien summa voi ylittää sadan.",
    "computed_interval": "Nettotunteen väli on Bonettin ja Pricen korjattu Waldin väli (2012), osuuden väli "
    "Wilsonin (1927).",
    "limits_title": "Mihin luvut eivät riitä",
    "limits_small": "Pieni otos tarkoittaa alle {small} vastausta: väli on silloin niin leveä, ettei "
    "luvusta pidä tehdä päätelmiä yksin.",
    "limits_sampling": "Väli kuvaa vain otoksen satunnaisuutta. Se ei sisällä luokittelun virheitä eikä "
    "sitä, että osa asiakkaista jättää vastaamatta.",
    "limits_stage": "Vaihe luetaan ensin vastauksen sanoista: {text} maininnoista kertoo vaiheen itse.",
    "limits_stage_column": "Muille se otetaan sarakkeesta ”{column}” ({filled} maininnoista); {none} jää "
    "vaille vaihetta.",
    "limits_stage_no_column": "Muut ({none}) jäävät vaille vaihetta; sitä ei arvata.",
}

ENGLISH: dict[str, str] = {
    # header
    "kind": "Customer feedback report",
    "nav": "Contents",
    "period": "Period",
    "period_none": "no dates",
    "rows": "Rows",
    "in_source": "in the data",
    "coded_share": "Coded",
    "overall_net": "Net sentiment",
    "interval95": "95% interval",
    "accounting": "Rows in all",
    "status_coded": "coded",
    "status_no_content": "no content",
    "status_unsupported_language": "other language",
    "status_error": "error",
    "key_points": "Key points",
    "response": "{n} responses",
    "response_one": "{n} response",
    # key points
    "no_rows": "The data has no rows, so there are no figures.",
    "no_coded": "No row could be coded, so there are no figures. The row count shows why.",
    "no_mentions": "No mention was found in the coded responses, so there are no figures.",
    "net_positive": "Overall the tone is positive: net sentiment is {net} (95% interval {range}, {responses}).",
    "net_negative": "Overall the tone is negative: net sentiment is {net} (95% interval {range}, {responses}).",
    "net_unsure": "The overall direction is not certain: net sentiment is {net}, but its 95% interval "
    "{range} reaches both sides of zero ({responses}).",
    "stages_best": "The best stage is {stage}: {net} (95% interval {range}, {responses}).",
    "stages_worst": "The weakest stage is {stage}: {net} (95% interval {range}, {responses}).",
    "stages_overlap": "The intervals of the best and the weakest stage overlap, so their order is not certain.",
    "stages_equal": "The stages do not differ: net sentiment is {net} in all that have at least {small} responses.",
    "stages_single": "Only one stage has at least {small} responses: {stage}, {net} (95% interval {range}, "
    "{responses}). It is not compared with the others.",
    "stages_none": "No stage has at least {small} responses, so no best or weakest stage is named.",
    "pain_most": "The most frequent complaint is {theme}: {responses}, {share} of those coded.",
    "pain_tied": "The most frequent complaints are {themes}: {responses} each, {share} of those coded.",
    "pain_none": "No response complains of anything.",
    "pain_stage": "It comes up most often at {stage} ({responses}).",
    "and": "and",
    # curve
    "curve_title": "The emotional curve",
    "curve_lead": "Net sentiment at each stage of the customer journey. +100 means that everybody praises, "
    "−100 that everybody complains.",
    "curve_point": "point: net sentiment (blue positive, orange negative)",
    "curve_whisker": "bar: 95% confidence interval",
    "curve_small": "hollow and dashed: under {small} responses, indicative only",
    "curve_desc": "Net sentiment by stage on a scale of −100…+100. {stages}.",
    "curve_desc_stage": "{stage}: {net}, 95% interval {range}, n = {n}",
    "curve_desc_small": "{stage}: {net}, 95% interval {range}, n = {n}, small sample",
    "curve_desc_none": "{stage}: no mentions",
    "curve_empty": "No mention tells its stage, so no curve can be drawn.",
    "no_data": "No mentions.",
    "none_here": "no mentions",
    "positive_side": "positive",
    "negative_side": "negative",
    "unstated": "{n} responses speak of no stage.",
    "unstated_one": "{n} response speaks of no stage.",
    "unstated_partly": "Another {n} responses speak of a stage and also of things whose stage is not stated.",
    "unstated_partly_one": "One more response speaks of a stage and also of things whose stage is not stated.",
    "unstated_zero": "Every mention belongs to a stage.",
    "curve_figures": "The same figures as a table",
    "col_stage": "Stage",
    "col_n": "n",
    "col_share": "Share of coded",
    "col_net": "Net sentiment",
    "col_interval": "95% interval",
    "col_strength": "Most praised",
    "col_pain": "Most complained of",
    "col_from_text": "Stage from text",
    # heatmap
    "heat_title": "Themes along the journey",
    "heat_lead": "The upper figure is net sentiment, the lower the number of responses (n). Empty cell: no "
    "mentions. Faint cell: under {small} responses.",
    "heat_scroll": "The table scrolls sideways.",
    "heat_scale": "Colour scale",
    "heat_cell": "{theme}, {stage}: net sentiment {net}, n = {n}",
    "col_theme": "Theme",
    "themes_absent": "Themes without mentions: {themes}.",
    # strengths and pains
    "tops_title": "What is praised, what is complained of",
    "tops_lead": "Themes by the number of responses that praise them or complain of them. Personal data is "
    "masked in the quotes.",
    "strengths": "Strengths",
    "pains": "Pains",
    "strengths_none": "No response praises anything.",
    "top_stage": "Most often at {stage} ({n} responses)",
    "top_stage_one": "Most often at {stage} ({n} response)",
    "top_stage_tied": "Equally often at {stages} ({n} responses each)",
    "top_stage_tied_one": "Equally often at {stages} ({n} response each)",
    "top_stage_none": "Stage not stated",
    "quote_row": "row {row}",
    "quote_open": "“",
    "quote_close": "”",
    # themes
    "themes_title": "Themes",
    "themes_lead": "How many responses mention the theme, and in what tone. 95% interval in brackets.",
    "col_polarity": "Praise, neutral, complaint",
    "bar_label": "{positive} praise, {neutral} neutral, {negative} complaint",
    "positive": "praise",
    "neutral": "neutral",
    "negative": "complaint",
    "small_note": "Faint: themes with under {small} responses.",
    # method
    "method_title": "Method and limits",
    "read_title": "What was read",
    "read_source": "Source",
    "read_columns": "Columns read",
    "read_languages": "Languages",
    "read_score": "Score column",
    "read_stage": "Touchpoint column",
    "read_notes": "Notes of the reader",
    "language_fi": "Finnish {n}",
    "language_en": "English {n}",
    "language_other": "other or unknown {n}",
    "none_given": "none",
    "model_title": "What it was coded with",
    "model_name": "Model",
    "model_version": "version {version}",
    "model_digest": "digest {digest}",
    "model_unknown": "No details of the model were given.",
    "figures_caption": "How well the model agrees with human coding, 95% interval in brackets",
    "figures_folds": "5-fold cross-validation on {n} labelled verbatims; near-duplicates share a fold, thresholds for "
    "a fold come from the other folds.",
    "figures_none": "No measurements were given for the model, so the accuracy of the coding is not known.",
    "fig_language": "Language",
    "fig_language_fi": "Finnish",
    "fig_language_en": "English",
    "fig_n": "Responses",
    "fig_theme_f1": "Theme (F1)",
    "fig_theme_polarity_f1": "Theme and tone (F1)",
    "fig_stage_accuracy": "Stage (correct)",
    "fig_sentiment_accuracy": "Tone (correct)",
    "figures_help": "F1 joins how many of the mentions found are right with how many of the right ones were "
    "found: 1 is perfect, 0 is none.",
    "computed_title": "How the figures are computed",
    "computed_net": "The mentions of each response are averaged (praise +1, neutral 0, complaint −1). Net "
    "sentiment is the mean of these times one hundred. A long response weighs as much as a "
    "short one.",
    "computed_n": "n is the number of responses (rows), not of mentions. One response may speak of many "
    "stages and themes, so shares may add up to more than a hundred.",
    "computed_interval": "The interval of net sentiment is the adjusted Wald interval of Bonett and Price "
    "(2012), that of a share is Wilson's (1927).",
    "limits_title": "What the figures cannot tell",
    "limits_small": "A small sample means under {small} responses: the interval is then so wide that no "
    "conclusion should rest on the figure alone.",
    "limits_sampling": "The interval covers the chance of sampling only. It covers neither errors of coding "
    "nor customers who did not answer.",
    "limits_stage": "The stage is first read from the words of the response: {text} of the mentions tell it "
    "themselves.",
    "limits_stage_column": "For the others it comes from the column “{column}” ({filled} of the mentions); "
    "{none} have no stage.",
    "limits_stage_no_column": "The others ({none}) have no stage; it is never guessed.",
}

TEXTS: dict[str, dict[str, str]] = {"fi": FINNISH, "en": ENGLISH}


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language. ``texts("key", name=value)`` gives the sentence with its values."""

    language: str
    numbers: Numbers

    def __call__(self, key: str, **values: Any) -> str:
        return TEXTS[self.language][key].format(**values)

    def count(self, key: str, n: int, **values: Any) -> str:
        """The sentence for *n* (inserted as ``{n}``), in the singular when *n* is one."""
        return self(f"{key}_one" if n == 1 else key, n=self.numbers.count(n), **values)

    def join(self, parts: list[str]) -> str:
        """``a, b ja c``."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self('and')} {parts[-1]}"


def texts_for(language: str) -> Texts:
    """The words of *language*, ``fi`` or ``en``; OptionError for any other."""
    if language not in TEXTS:
        raise OptionError(f"There is no report in language {language!r}.", "Choose 'fi' or 'en'.")
    return Texts(language, Numbers(language))
