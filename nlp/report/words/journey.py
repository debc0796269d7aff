"""Words of the emotional curve: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # curve
    "curve_title": ("Tunnekäyrä", "The emotional curve"),
    "curve_lead": (
        "Nettotunne asiakkaan polun vaiheissa. +100 tarkoittaa, että kaikki kiittävät, −100 että kaikki moittivat.",
        "Net sentiment at each stage of the customer journey. +100 means that everybody praises, −100 that "
        "everybody complains.",
    ),
    "curve_point": (
        "piste: nettotunne (sininen myönteinen, oranssi kielteinen)",
        "point: net sentiment (blue positive, orange negative)",
    ),
    "curve_whisker": ("jana: 95 %:n luottamusväli", "bar: 95% confidence interval"),
    "curve_small": (
        "ontto ja katkoviiva: alle {small} vastausta, vain suuntaa antava",
        "hollow and dashed: under {small} responses, indicative only",
    ),
    "curve_desc": (
        "Nettotunne vaiheittain, asteikko −100…+100. {stages}.",
        "Net sentiment by stage on a scale of −100…+100. {stages}.",
    ),
    "curve_empty": (
        "Yksikään maininta ei kerro vaihetta, joten käyrää ei voi piirtää.",
        "No mention tells its stage, so no curve can be drawn.",
    ),
    "none_here": ("ei mainintoja", "no mentions"),
    "positive_side": ("myönteinen", "positive"),
    "negative_side": ("kielteinen", "negative"),
    "unstated": ("{n} vastausta ei kerro mistään vaiheesta.", "{n} responses speak of no stage."),
    "unstated_one": ("{n} vastaus ei kerro mistään vaiheesta.", "{n} response speaks of no stage."),
    "unstated_partly": (
        "Lisäksi {n} vastausta kertoo jostakin vaiheesta ja myös asioista, joiden vaihe ei käy ilmi.",
        "Another {n} responses speak of a stage and also of things whose stage is not stated.",
    ),
    "unstated_partly_one": (
        "Lisäksi yksi vastaus kertoo jostakin vaiheesta ja myös asioista, joiden vaihe ei käy ilmi.",
        "One more response speaks of a stage and also of things whose stage is not stated.",
    ),
    "unstated_zero": ("Kaikki maininnat sijoittuvat johonkin vaiheeseen.", "Every mention belongs to a stage."),
    "curve_figures": ("Samat luvut taulukkona", "The same figures as a table"),
}
