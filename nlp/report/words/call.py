"""Words of whom to call: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "call_lead": (
        "Vastaukset, jotka odottavat yhteydenottoa, kiireellisimmät ensin. Henkilötiedot on peitetty; vastaaja löytyy "
        "aineistosta rivin numerolla.",
        "Responses that wait for a contact, the most urgent first. Personal data is masked; the row number finds the "
        "respondent in the data.",
    ),
    "call_none": (
        "Yhdessäkään vastauksessa ei pyydetä yhteydenottoa eikä kerrota kiireestä, ratkaisemattomasta ongelmasta tai "
        "lähtemisestä.",
        "No response asks for a contact or tells of urgency, an unresolved problem or leaving.",
    ),
    "call_more": (
        "Näytetään {shown} ensimmäistä, kaikkiaan {n}. Loput ovat tulostiedostoissa.",
        "The first {shown} of {n} are shown. The rest are in the data files.",
    ),
    "call_csv": ("Lataa taulukko (CSV)", "Download the table (CSV)"),
    "col_row": ("Rivi", "Row"),
    "col_reasons": ("Syy", "Reason"),
    "col_respondent": ("Vastaaja", "Respondent"),
    "col_date": ("Päivä", "Date"),
    "col_score": ("Arvosana", "Score"),
    "reason_urgent": ("kiireellinen", "urgent"),
    "reason_unresolved": ("ratkaisematta", "unresolved"),
    "reason_contact_request": ("pyytää yhteydenottoa", "asks for a contact"),
    "reason_leaving": ("lähdössä", "leaving"),
    "reason_would_not_recommend": ("ei suosittele", "would not recommend"),
}
