"""Words for what could not be computed, and why: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "missing_title": ("Mitä ei voitu laskea", "What could not be computed"),
    "missing_nothing": ("Kaikki raportin luvut voitiin laskea.", "All figures of the report could be computed."),
    "missing_other_stages": (
        "Vaiheita ei voitu verrata, koska kaikki maininnat, joiden vaihe tiedetään, ovat samasta vaiheesta: {stage}.",
        "Stages could not be compared, because all mentions whose stage is known belong to one stage: {stage}.",
    ),
    "missing_pains": (
        "Kipukohtia ei voitu nimetä, koska yhdessäkään vastauksessa ei moitita mitään.",
        "Pains could not be named, because no response complains of anything.",
    ),
    "missing_strengths": (
        "Vahvuuksia ei voitu nimetä, koska yhdessäkään vastauksessa ei kiitetä mitään.",
        "Strengths could not be named, because no response praises anything.",
    ),
    "missing_explorer": (
        "Vastausten luetteloa ja rajauksia ei tehty, koska vastauksia on yli {most}.",
        "The list of responses and the filters were not made, because there are more than {most} responses.",
    ),
}
