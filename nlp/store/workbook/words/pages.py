"""Names of the sheets, their titles and what their figures mean: key → (Finnish, English).

A sheet name has at most 31 letters, and none of ``[]:*?/\\``.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "sheet_summary": ("Pääkohdat", "Key points"),
    "sheet_charts": ("Kuviot", "Charts"),
    "sheet_journey": ("Polku", "Journey"),
    "sheet_matrix": ("Teemat vaiheittain", "Themes by stage"),
    "sheet_cells": ("Teema ja vaihe", "Theme and stage"),
    "sheet_themes": ("Teemat", "Themes"),
    "sheet_shares": ("Korjatut osuudet", "Corrected shares"),
    "sheet_pairs": ("Teemaparit", "Theme pairs"),
    "sheet_emerging": ("Uudet aiheet", "New topics"),
    "sheet_signs": ("Vaikutelmat ja ongelmat", "Impressions and problems"),
    "sheet_others": ("Odotukset ja muut", "Expectations and others"),
    "sheet_time": ("Ajassa", "Over time"),
    "sheet_changes": ("Vaiheiden muutokset", "Changes by stage"),
    "sheet_theme_changes": ("Teemojen muutokset", "Changes by theme"),
    "sheet_score": ("Arvosana", "Score"),
    "sheet_priorities": ("Mitä ensin", "What first"),
    "sheet_drivers": ("Arvosanan yhteydet", "Links with the score"),
    "sheet_impact": ("Arvosana ilman teemaa", "Score without a theme"),
    "sheet_call": ("Kenelle soittaa", "Whom to call"),
    "sheet_conflicts": ("Ristiriidat", "Conflicts"),
    "sheet_segments": ("Ryhmät", "Groups"),
    "sheet_segment_themes": ("Ryhmien teemat", "Themes of groups"),
    "sheet_mentions": ("mentions", "mentions"),
    "sheet_feedback": ("feedback", "feedback"),
    "sheet_about": ("Menetelmä", "Method"),
    "title_summary": ("Pääkohdat", "Key points"),
    "title_charts": ("Tulokset kuvina", "The results in pictures"),
    "title_journey": ("Miten polku toimii?", "How is the journey?"),
    "title_matrix": ("Missä sattuu: teemat polun vaiheissa", "Where it hurts: themes along the journey"),
    "title_cells": ("Teemat ja vaiheet riveittäin", "Themes and stages line by line"),
    "title_themes": ("Mistä puhutaan ja mihin sävyyn", "What responses speak of, and in what tone"),
    "title_shares": (
        "Teemojen osuudet luokittelun virheistä korjattuina",
        "Shares of themes corrected for errors of coding",
    ),
    "title_pairs": ("Mitkä asiat tulevat yhdessä", "What comes together"),
    "title_emerging": ("Aiheita, joita mikään teema ei kata", "Topics that no theme covers"),
    "title_signs": (
        "Vaikutelmat, ratkaistut ja ratkaisemattomat ongelmat",
        "Impressions, problems solved and unsolved",
    ),
    "title_others": (
        "Odotukset, muut osapuolet ja vaikutus muihin",
        "Expectations, third parties and others affected",
    ),
    "title_time": ("Nettotunne ajassa", "Net sentiment over time"),
    "title_changes": ("Mikä muuttui: polun vaiheet", "What changed: stages of the journey"),
    "title_theme_changes": ("Mikä muuttui: teemat", "What changed: themes"),
    "title_score": ("Arvosana: kaikki, jaksot ja vaiheet", "The score: all, periods and stages"),
    "title_priorities": ("Mitä ensin? Kipukohdat tärkeysjärjestyksessä", "What first? Pains in order of priority"),
    "title_drivers": ("Mikä kulkee arvosanan mukana", "What goes with the score"),
    "title_impact": ("Arvosana ilman teemasta puhuvia vastauksia", "The score without the responses on a theme"),
    "title_call": (
        "Kenelle soittaa? Yhteydenottoa odottavat vastaukset",
        "Whom to call? Responses that wait for a contact",
    ),
    "title_conflicts": ("Arvosana ja teksti ristiriidassa", "Score and text disagree"),
    "title_segments": ("Ketkä ja mistä? Ryhmät muihin verrattuina", "Who says what? Groups against the others"),
    "title_segment_themes": (
        "Mistä ryhmät puhuvat muita enemmän tai vähemmän",
        "What groups say more or less than others",
    ),
    "title_mentions": ("Kaikki maininnat", "All mentions"),
    "title_feedback": ("Kaikki vastaukset", "All responses"),
    "title_about": ("Menetelmä ja aineisto", "Method and data"),
    "lead_journey": (
        "Nettotunne: +100 tarkoittaa, että kaikki kiittävät, −100 että kaikki moittivat. n on vastausten määrä. "
        "Harmaana alle 20 vastauksen luvut.",
        "Net sentiment: +100 means that everybody praises, −100 that everybody complains. n is the number of "
        "responses. Grey: figures from under 20 responses.",
    ),
    "lead_matrix": (
        "Vasemmalla nettotunne (sininen myönteinen, oranssi kielteinen), oikealla vastausten määrät. Harmaana alle 20 "
        "vastauksen luvut, tyhjä: ei mainintoja.",
        "On the left net sentiment (blue positive, orange negative), on the right the numbers of responses. Grey: "
        "figures from under 20 responses; empty: no mentions.",
    ),
    "lead_shares": (
        "Korjattu osuus on laskettu riveistä, jotka ihminen on tarkistanut (Tenenbein 1970). Alla korjaamaton osuus, "
        "jos tarkistettuja rivejä on liian vähän.",
        "The corrected share comes from rows that a person has reviewed (Tenenbein 1970). It is the raw one where too "
        "few rows were reviewed.",
    ),
    "lead_emerging": (
        "Ryhmiä vastauksista, joille ei löytynyt varmaa teemaa: ryhmän omat sanat perusmuodossa ja rivejä luettavaksi. "
        "Muutos on aineiston alkupuolen ja loppupuolen välillä.",
        "Groups of responses for which no sure theme was found: words of their own in base form, and rows to read. "
        "The change is between the earlier and the later half of the data.",
    ),
    "lead_pairs": (
        "Kerroin kertoo, kuinka moninkertaisesti kaksi asiaa tulee samassa vastauksessa siihen nähden, mitä sattuma "
        "antaisi. q on monen vertailun mukaan korjattu p-arvo; lihavoituna enintään 0,05.",
        "Lift tells how many times as often two things come in one response as chance would give. q is the p-value "
        "adjusted for many comparisons; bold at 0.05 or less.",
    ),
    "lead_others": (
        "Vastaukset, joissa puhutaan muista osapuolista (kuljetusliike, vuokranantaja), odotusten ylittymisestä tai "
        "alittumisesta tai siitä, että asia koskee muitakin.",
        "Responses that speak of third parties (a courier, a landlord), of expectations exceeded or missed, or of "
        "others who are affected too.",
    ),
    "lead_time": (
        "Vasemmalla nettotunne jaksoittain, oikealla vastausten määrät. Harmaana alle 20 vastauksen luvut.",
        "On the left net sentiment by period, on the right the numbers of responses. Grey: figures from under 20 "
        "responses.",
    ),
    "lead_changes": (
        "Jaksoa verrataan edelliseen, josta on mainintoja. q on monen vertailun mukaan korjattu p-arvo; lihavoituna "
        "enintään 0,05 eli muutokset, jotka erottuvat sattumasta.",
        "A period is compared with the one before that has mentions. q is the p-value adjusted for many comparisons; "
        "bold at 0.05 or less: changes that stand out from chance.",
    ),
    "lead_theme_changes": (
        "Jaksoa verrataan edelliseen, josta on mainintoja. q on monen vertailun mukaan korjattu p-arvo; lihavoituna "
        "enintään 0,05 eli muutokset, jotka erottuvat sattumasta.",
        "A period is compared with the one before that has mentions. q is the p-value adjusted for many comparisons; "
        "bold at 0.05 or less: changes that stand out from chance.",
    ),
    "lead_score": (
        "Arvosana lasketaan asteikkonsa vakiintuneella tavalla. Vaiheen arvosana on niiden vastausten, jotka puhuvat "
        "vaiheesta.",
        "The score is computed by the standard of its scale. The score of a stage is that of the responses that speak "
        "of it.",
    ),
    "lead_priorities": (
        "Kipukohta on teema, jota moititaan jossakin vaiheessa. Järjestys painottaa moittijoiden määrää, sävyä ja "
        "arvosanaa; osuus kolmen kärjessä kertoo, kuinka usein kohta on kärjessä, kun vastaukset arvotaan uudelleen.",
        "A pain is a theme complained of at a stage. The order weighs the number of complaints, the tone and the "
        "score; the share in the top three tells how often it is there when the responses are drawn anew.",
    ),
    "lead_impact": (
        "Ero on arvosana vähennettynä arvosanalla, joka saadaan ilman teemasta puhuvia vastauksia. Miinus: niiden "
        "kanssa arvosana on matalampi. Ero ei kerro, mikä aiheuttaa mitä.",
        "The difference is the score less the score without the responses that speak of the theme. Minus: the score "
        "is lower with them. It does not tell what causes what.",
    ),
    "lead_call": (
        "Kiireellisimmät ensin. Rivin numero löytää vastauksen taulukosta feedback. Vastaajan henkilötiedot on "
        "peitetty.",
        "The most urgent first. The row number finds the response on the sheet feedback. Personal data of the "
        "respondent is masked.",
    ),
    "lead_conflicts": (
        "Vastaukset, joista arvosana ja teksti kertovat eri asiaa. Rivin numero löytää vastauksen taulukosta feedback.",
        "Responses whose score and text tell different things. The row number finds the response on the sheet "
        "feedback.",
    ),
    "lead_segments": (
        "Ryhmää verrataan saman sarakkeen muihin vastauksiin. q on monen vertailun mukaan korjattu p-arvo; "
        "lihavoituna enintään 0,05. Harmaana ryhmät, joissa jommallakummalla puolella on alle 20 vastausta.",
        "A group is compared with the other responses of its column. q is the p-value adjusted for many comparisons; "
        "bold at 0.05 or less. Grey: groups with under 20 responses on either side.",
    ),
    "lead_segment_themes": (
        "Osuus on teemasta puhuvien osuus ryhmän vastauksista, ero prosenttiyksikköinä. q on monen vertailun mukaan "
        "korjattu p-arvo; lihavoituna enintään 0,05.",
        "The share is that of the group's responses that speak of the theme, the difference in percentage points. q "
        "is the p-value adjusted for many comparisons; bold at 0.05 or less.",
    ),
    "part_impressions": ("Ensimmäinen ja viimeinen vaikutelma", "First and last impression"),
    "part_recovery": ("Ratkaistut ja ratkaisemattomat ongelmat", "Problems solved and unsolved"),
    "part_effects": ("Ryhmien erot", "Differences of the groups"),
    "part_sheets": ("Taulukot", "Sheets"),
    "part_missing": ("Mitä ei voitu laskea", "What could not be computed"),
    "score_none": (
        "Arvosanan lukuja ei voitu laskea, koska yhdessäkään vastauksessa ei ole arvosanaa.",
        "Figures of a score could not be computed, because no response has a score.",
    ),
    "others_none": (
        "Yksikään vastaus ei kerro, että asia koskee muitakin.",
        "No response tells that others are affected too.",
    ),
    "segments_alone": (
        "Ryhmiä ei voitu verrata, koska missään sarakkeessa ei ole kahta verrattavaa arvoa.",
        "Groups could not be compared, because no column has two values to compare.",
    ),
}
