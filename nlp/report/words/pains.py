"""Words of where it hurts: heatmap, strengths and pains, themes: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # heatmap
    "heat_title": ("Teemat polun vaiheissa", "Themes along the journey"),
    "heat_lead": (
        "Ylempi luku on nettotunne, alempi vastausten määrä (n). Tyhjä ruutu: ei mainintoja. Haalea ruutu: alle "
        "{small} vastausta.",
        "The upper figure is net sentiment, the lower the number of responses (n). Empty cell: no mentions. Faint"
        " cell: under {small} responses.",
    ),
    "heat_open": ("Ruutu avaa sen takana olevat vastaukset.", "A cell opens the responses behind it."),
    "heat_scroll": ("Taulukkoa voi vierittää sivusuunnassa.", "The table scrolls sideways."),
    "heat_scale": ("Väriasteikko", "Colour scale"),
    "heat_cell": ("{theme}, {stage}: nettotunne {net}, n = {n}", "{theme}, {stage}: net sentiment {net}, n = {n}"),
    "themes_absent": ("Ei mainintoja teemoista: {themes}.", "Themes without mentions: {themes}."),
    # strengths and pains
    "tops_title": ("Mitä kiitetään, mitä moititaan", "What is praised, what is complained of"),
    "tops_lead": (
        "Teemat sen mukaan, kuinka monessa vastauksessa niitä kiitetään tai moititaan. Lainauksista on peitetty "
        "henkilötiedot.",
        "Themes by the number of responses that praise them or complain of them. Personal data is masked in the "
        "quotes.",
    ),
    "strengths": ("Vahvuudet", "Strengths"),
    "pains": ("Kipukohdat", "Pains"),
    "strengths_none": ("Yhdessäkään vastauksessa ei kiitetä mitään.", "No response praises anything."),
    "top_stage": ("Useimmin vaiheessa {stage} ({n} vastausta)", "Most often at {stage} ({n} responses)"),
    "top_stage_one": ("Useimmin vaiheessa {stage} ({n} vastaus)", "Most often at {stage} ({n} response)"),
    "top_stage_tied": (
        "Yhtä usein vaiheissa {stages} ({n} vastausta kussakin)",
        "Equally often at {stages} ({n} responses each)",
    ),
    "top_stage_tied_one": (
        "Yhtä usein vaiheissa {stages} ({n} vastaus kussakin)",
        "Equally often at {stages} ({n} response each)",
    ),
    "top_stage_none": ("Vaihe ei käy ilmi", "Stage not stated"),
    "quote_row": ("rivi {row}", "row {row}"),
    "quote_open": ("”", "“"),
    "quote_close": ("”", "”"),
    # themes
    "themes_title": ("Teemat", "Themes"),
    "themes_lead": (
        "Kuinka monessa vastauksessa teema mainitaan ja mihin sävyyn. Suluissa 95 %:n väli.",
        "How many responses mention the theme, and in what tone. 95% interval in brackets.",
    ),
    "col_polarity": ("Kiitos, neutraali, moite", "Praise, neutral, complaint"),
    "bar_label": (
        "{positive} kiitosta, {neutral} neutraalia, {negative} moitetta",
        "{positive} praise, {neutral} neutral, {negative} complaint",
    ),
    "small_note": (
        "Haaleana teemat, joista on alle {small} vastausta.",
        "Faint: themes with under {small} responses.",
    ),
}
