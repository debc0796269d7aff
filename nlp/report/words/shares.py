"""Words of shares corrected by reviewed rows: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "shares_title": ("Osuudet korjattuina", "Shares corrected"),
    "shares_lead": (
        "Raaka osuus on mallin lukema. Korjattu osuus ottaa huomioon, kuinka usein tarkistaja totesi luokan oikeaksi "
        "riveillä, joilla teema on, ja riveillä, joilla sitä ei ole (kaksivaiheinen otanta, Tenenbein 1970). Suluissa "
        "95 %:n väli, joka sisältää myös tarkistuksen satunnaisuuden (MOVER, Zou ja Donner 2008).",
        "The raw share is what the model read. The corrected share counts how often the reviewer found the code right "
        "in rows with the theme and in rows without it (double sampling, Tenenbein 1970). In brackets the 95% "
        "interval, which holds the chance of the review too (MOVER, Zou and Donner 2008).",
    ),
    "shares_how": (
        "Osuudet ovat mallin lukemia, eivätkä niiden välit sisällä luokittelun virheitä. Korjatut osuudet saa "
        "tarkistamalla otoksen: palaute review poimii rivit tulostiedostoista, ja täytetty taulukko annetaan "
        "analyysille valitsimella --reviewed.",
        "The shares are what the model read, and their intervals do not cover errors of coding. For corrected shares, "
        "check a sample: palaute review draws the rows from the data files, and the filled sheet goes to the analysis "
        "with --reviewed.",
    ),
    "shares_few": ("liian vähän tarkistettuja", "too few reviewed"),
    "shares_not_reviewed": ("Ei tarkistettu: {themes}.", "Not reviewed: {themes}."),
    "col_raw": ("Raaka osuus", "Raw share"),
    "col_corrected": ("Korjattu osuus", "Corrected share"),
    "col_right_with": ("Oikein, kun teema on", "Right where coded"),
    "col_right_without": ("Oikein, kun teemaa ei ole", "Right where not coded"),
    "of_reviewed": ("{right} / {n}", "{right} of {n}"),
}
