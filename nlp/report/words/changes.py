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
    "trend_title": ("Nettotunne ajassa", "Net sentiment over time"),
    "trend_lead": (
        "Piste on nettotunne, jana sen 95 %:n väli; ontto piste on alle {small} vastausta.",
        "A dot is net sentiment, its bar the 95% interval; a hollow dot is under {small} responses.",
    ),
    "trend_point": ("{period}: {net} ({range}), n = {n}", "{period}: {net} ({range}), n = {n}"),
}
