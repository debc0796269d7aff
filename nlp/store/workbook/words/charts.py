"""Words of the workbook's charts: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "chart_journey": (
        "Tunnekäyrä: nettotunne polun vaiheissa (95 %:n väli)",
        "The emotional curve: net sentiment by stage (95% interval)",
    ),
    "chart_themes": ("Teemat: kiitos, neutraali, moite", "Themes: praise, neutral, complaint"),
    "chart_time": (
        "Kaikki maininnat: nettotunne ajassa (95 %:n väli)",
        "All mentions: net sentiment over time (95% interval)",
    ),
    "chart_priorities": ("Mitä ensin: kipukohdat tärkeysjärjestyksessä", "What first: pains in order of priority"),
    "chart_drivers": ("Mikä kulkee arvosanan mukana (95 %:n väli)", "What goes with the score (95% interval)"),
    "chart_score": ("{score} ajassa (95 %:n väli)", "{score} over time (95% interval)"),
    "chart_impact": (
        "{score}: ero siihen, mitä se olisi ilman teemaa (95 %:n väli)",
        "{score}: difference to the score without the theme (95% interval)",
    ),
    "part_stages": (
        "Vaiheet ajassa: nettotunne ja 95 %:n väli, vaalea piste alle 20 vastausta",
        "Stages over time: net sentiment and 95% interval, a pale dot under 20 responses",
    ),
    "lead_charts": (
        "Sininen on myönteistä, oranssi kielteistä; jana on 95 %:n väli ja vaalea piste pieni otos. Luvut ovat "
        "taulukoissa.",
        "Blue is positive, orange negative; a bar is the 95% interval and a pale dot a small sample. The figures "
        "are on the sheets.",
    ),
    "chart_none": (
        "kuviota ei voitu piirtää, koska lukuja on liian vähän.",
        "no chart could be drawn, because there are too few figures.",
    ),
    "axis_stage": ("Polun vaihe", "Stage of the journey"),
    "axis_net": ("Nettotunne (−100…+100)", "Net sentiment (−100…+100)"),
    "axis_period": ("Jakso", "Period"),
    "axis_theme": ("Teema", "Theme"),
    "axis_mentions": ("Mainintoja", "Mentions"),
    "axis_complaints": ("Moittivia vastauksia", "Responses that complain"),
    "axis_pain": ("Kipukohta", "Pain"),
    "axis_points": ("Arvosanan ero (pistettä)", "Difference of the score (points)"),
    "series_positive": ("myönteinen", "positive"),
    "series_negative": ("kielteinen", "negative"),
    "series_small": ("alle {small} vastausta", "under {small} responses"),
    "series_praise": ("Kiitos", "Praise"),
    "series_neutral": ("Neutraali", "Neutral"),
    "series_complaint": ("Moite", "Complaint"),
    "told_points": ("{title}. {points}.", "{title}. {points}."),
    "told_themes": (
        "{theme}: {positive} kiitosta, {neutral} neutraalia, {negative} moitetta",
        "{theme}: {positive} praise, {neutral} neutral, {negative} complaint",
    ),
    "told_drivers": ("{theme}: kiitos {praise}, moite {complaint}", "{theme}: praise {praise}, complaint {complaint}"),
    "told_point": ("{name} {value}", "{name} {value}"),
}
