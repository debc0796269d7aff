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
    "col_group": ("Ryhmä", "Group"),
    "col_difference": ("Ero muihin", "Difference to others"),
    "col_effect": ("Efektikoko", "Effect size"),
    "col_others": ("Muilla", "Others"),
    "size_negligible": ("olematon", "negligible"),
    "size_small": ("pieni", "small"),
    "size_medium": ("kohtalainen", "medium"),
    "size_large": ("suuri", "large"),
    "skip_column": ("Saraketta ”{column}” ei verrattu: {reason}.", "The column “{column}” was not compared: {reason}."),
    "skip_no_values": ("siinä ei ole arvoja", "it has no values"),
    "skip_one_value": ("siinä on vain yksi arvo", "it has one value only"),
    "skip_all_unique": ("jokaisella rivillä on oma arvonsa", "every row has a value of its own"),
    "skip_too_many_values": ("siinä on yli 20 arvoa", "it has more than 20 values"),
    "segment_language": ("Vastauskieli", "Answered in"),
    "segment_score_nps": ("NPS", "NPS"),
}
