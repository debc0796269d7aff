"""Words of what changed in time: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "changes_title": ("Muutokset, jotka erottuvat sattumasta", "Changes beyond chance"),
    "changes_lead": (
        "Jaksoa verrataan edelliseen, josta on mainintoja. Mukana ovat muutokset, joissa monen vertailun mukaan "
        "korjattu p-arvo (q) on enintään 0,05.",
        "A period is compared with the one before that has mentions. Listed are the changes whose p-value, adjusted "
        "for many comparisons (q), is at most 0.05.",
    ),
    "changes_none": (
        "Yksikään muutos jaksosta toiseen ei erotu sattumasta.",
        "No change from one period to the next stands out from chance.",
    ),
    "changes_undated": (
        "{n} luokiteltua vastausta on ilman päivämäärää eikä ole näissä luvuissa.",
        "{n} coded responses have no date and are not in these figures.",
    ),
    "changes_undated_one": (
        "Yksi luokiteltu vastaus on ilman päivämäärää eikä ole näissä luvuissa.",
        "One coded response has no date and is not in these figures.",
    ),
    "trend_title": ("Nettotunne ajassa", "Net sentiment over time"),
    "trend_lead": (
        "Piste on nettotunne, jana sen 95 %:n väli; ontto piste on alle {small} vastausta.",
        "A dot is net sentiment, its bar the 95% interval; a hollow dot is under {small} responses.",
    ),
    "trend_all": ("Kaikki maininnat", "All mentions"),
    "trend_point": ("{period}: {net} ({range}), n = {n}", "{period}: {net} ({range}), n = {n}"),
    "col_where": ("Mistä", "Where"),
    "col_period": ("Jakso", "Period"),
    "col_against": ("Edellinen", "Before"),
    "col_change": ("Muutos", "Change"),
    "col_q": ("q", "q"),
    "missing_period": (
        "Muutosta ajassa ei voitu laskea, koska kaikki päivämäärät osuvat samalle jaksolle.",
        "Change over time could not be computed, because all dates fall into one period.",
    ),
}
