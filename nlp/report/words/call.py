"""Words of whom to call: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "call_lead": (
        "Vastaukset, jotka odottavat yhteydenottoa, kiireellisimmät ensin. Henkilötiedot on peitetty; vastaaja löytyy "
        "aineistosta rivin numerolla.",
        "Responses that wait for a contact, the most urgent first. Personal data is masked; the row number finds the "
        "respondent in the data.",
    ),
    "call_more": (
        "Näytetään {shown} ensimmäistä, kaikkiaan {n}. Loput ovat tulostiedostoissa.",
        "The first {shown} of {n} are shown. The rest are in the data files.",
    ),
    "call_csv": ("Lataa taulukko (CSV)", "Download the table (CSV)"),
}
