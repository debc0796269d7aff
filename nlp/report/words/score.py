"""Words of the score: without a theme, by stage and over time: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the score without a theme
    "impact_title": ("Arvosana teeman kanssa ja ilman", "The score with a theme and without it"),
    "impact_lead": (
        "Ero kaikkien vastausten ja niiden välillä, joissa teemaa ei mainita: kuinka paljon teemasta puhuvat nostavat "
        "tai laskevat lukua (95 %:n väli). Se kuvaa, ketkä puhuvat mistä, ei syytä.",
        "All responses against those that do not mention the theme: how far those who speak of it lift or lower the "
        "figure (95% interval). It describes who speaks of what, not a cause.",
    ),
    "impact_unit_nps": ("Luku on NPS, pistettä.", "The figure is NPS, in points."),
    "impact_unit_share": (
        "Luku on tyytyväisten osuus, ero prosenttiyksikköä.",
        "The figure is the share of the satisfied; the difference is in percentage points.",
    ),
    "impact_unit_mean": ("Luku on arvosanan keskiarvo.", "The figure is the mean score."),
    "impact_few": ("liian vähän vastauksia väliin", "too few responses for an interval"),
    "impact_none": (
        "Eroa ei voitu laskea, koska yhtäkään teemaa ei mainita vastauksissa, joissa on arvosana.",
        "No difference could be computed, because no theme is mentioned in responses with a score.",
    ),
    "col_with": ("Teemasta puhuvat", "Who mention it"),
    "col_without": ("Muut", "The others"),
    "col_impact": ("Ero kaikkiin", "Difference to all"),
    # the stages apart
    "spread_title": ("Hajonta ja arvosana vaiheittain", "Spread and score by stage"),
    "spread_lead": (
        "Sama nettotunne voi syntyä haaleista vastauksista tai kahdesta leiristä. Hajonta on vastausten nettotunteiden "
        "keskihajonta pisteinä; osuudet ovat vaiheesta puhuvista vastauksista, suluissa 95 %:n väli.",
        "The same net sentiment may come of lukewarm responses or of two camps. The spread is the standard deviation "
        "of net sentiment over the responses, in points; shares are of the responses that speak of the stage, 95% "
        "interval in brackets.",
    ),
    "col_spread": ("Hajonta", "Spread"),
    "col_praises": ("Kiittää", "Praise"),
    "col_complains": ("Moittii", "Complain"),
    "col_both": ("Molempia", "Both"),
    "col_touches": ("Koskee muitakin", "Others affected too"),
    "small_note_stages": (
        "Haaleana vaiheet, joista on alle {small} vastausta.",
        "Faint: stages with under {small} responses.",
    ),
    # the score in time
    "score_time_title": ("Arvosana ajassa: {name}", "The score over time: {name}"),
    "score_time_lead": (
        "Jaksoa verrataan edelliseen, jolla on arvosanoja; p-arvoa ei ole korjattu monen vertailun mukaan. Haaleana "
        "alle {small} arvosanan jaksot.",
        "A period is compared with the one before that has scores; the p-value is not adjusted for many comparisons. "
        "Faint: periods of under {small} scores.",
    ),
    "score_time_few": (
        "Arvosanan muutosta ei voitu laskea, koska arvosanoja on vain yhdeltä jaksolta tai ei miltään.",
        "No change of the score could be computed, because scores come from one period or none.",
    ),
    "col_p": ("p", "p"),
}
