"""Words of who says what: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "segments_lead": (
        "Ryhmää verrataan saman sarakkeen muihin vastauksiin. Ero on pisteinä, suluissa 95 %:n väli; q on monen "
        "vertailun mukaan korjattu p-arvo. Haaleana alle {small} vastauksen ryhmät.",
        "A group is compared with the other responses of its column. The difference is in points, its 95% interval in "
        "brackets; q is the p-value adjusted for many comparisons. Faint: groups of under {small} responses.",
    ),
    "segments_themes": (
        "Aiheet, joista ryhmä puhuu muita useammin tai harvemmin",
        "What groups say more or less than others",
    ),
    "segments_same": (
        "Yksikään ero aiheiden osuuksissa ei erotu sattumasta.",
        "No difference in the shares of themes stands out from chance.",
    ),
    "segment_score_nps": ("NPS", "NPS"),
}
