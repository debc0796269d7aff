"""Words of what to mend first, and of what goes with the score: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "rank_range": ("sija {low}–{high}", "rank {low}–{high}"),
    "drivers_title": ("Mikä kulkee arvosanan mukana", "What goes with the score"),
    "col_praise": ("Kun kiitetään", "When praised"),
    "col_complaint": ("Kun moititaan", "When complained of"),
    "score_given": ("{n} arvosanaa, 95 %:n väli {range}", "{n} scores, 95% interval {range}"),
}
