"""Analyses made by hand for the tests of the workbook: what people said, as few lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from nlp.analysis.journey import journey_table, matrix_table, theme_table
from nlp.analysis.result import Analysis, RunFacts
from nlp.codeframe import load_codeframe
from nlp.records import STATUSES, Note
from nlp.responses import segment_frame

Said = tuple[int, str, str, str]  # row, theme, polarity, stage


def made(
    said: Sequence[Said],
    rows: int,
    *,
    dates: Sequence[str] | None = None,
    scores: Sequence[float] | None = None,
    signals: Sequence[str] | None = None,
    respondents: Sequence[str] | None = None,
    segments: dict[str, Sequence[str]] | None = None,
    status: str = "coded",
    kind: str | None = "nps",
    **facts: Any,
) -> Analysis:
    frame = load_codeframe()
    mentions = pd.DataFrame(list(said), columns=["row", "theme", "polarity", "stage"]).astype({"row": "int64"})
    mentions.insert(1, "column", "Palaute")
    mentions.insert(2, "language", "fi")
    mentions = mentions.assign(
        stage_source="text", confidence=0.9, evidence="Tilaus tuli ajallaan perille.", start=0, end=29
    )
    tone = mentions["polarity"].map({"positive": 1.0, "neutral": 0.0, "negative": -1.0}).groupby(mentions["row"]).mean()
    responses = pd.DataFrame(
        {
            "row": np.arange(1, rows + 1, dtype="int32"),
            "status": pd.Categorical([status] * rows, categories=list(STATUSES)),
            "language": "fi",
            "sentiment": None,
            "value": [float(tone.get(row, 0.0)) for row in range(1, rows + 1)],
            "signals": pd.Series(list(signals or [""] * rows), dtype=object),
            "date": pd.to_datetime(pd.Series(list(dates or [None] * rows), dtype=object)).astype("datetime64[s]"),
            "score": pd.Series(list(scores) if scores is not None else [np.nan] * rows, dtype="float64"),
            "respondent": pd.Series(list(respondents or [""] * rows), dtype=object),
            "needs_review": [False] * rows,
        }
    )
    coded = rows if status == "coded" else 0
    known: dict[str, Any] = {
        "source": "kysely.csv",
        "rows": rows,
        "statuses": dict.fromkeys(STATUSES, 0) | ({status: rows} if rows else {}),
        "languages": {"fi": rows, "en": 0, "other": 0},
        "questions": (("Palaute", None),),
        "date_range": (min(dates), max(dates)) if dates else None,
        "score_column": "Arvosana" if scores is not None else None,
        "score_kind": kind if scores is not None else None,
        "stage_column": None,
        "model": {"name": "m", "version": "1", "digest": "d"},
        "notes": (Note("huomio", "note"),),
    }
    return Analysis(
        pd.DataFrame({"Palaute": ["Tilaus tuli ajallaan perille."] * rows, "palaute_row": range(1, rows + 1)}),
        mentions,
        responses,
        segment_frame({name: list(values) for name, values in (segments or {}).items()}, rows),
        journey_table(mentions, frame, coded),
        theme_table(mentions, frame, coded),
        matrix_table(mentions, frame),
        frame,
        RunFacts(**(known | facts)),
    )


def rich(rows: int = 240, **other: Any) -> Analysis:
    """Delivery is late for two of three, price pleases at purchase, few speak of exit; the late score low."""
    said: list[Said] = []
    for row in range(1, rows + 1):
        late = row % 3 > 0
        said.append((row, "schedules", "negative" if late else "positive", "delivery"))
        if row % 2:
            said.append((row, "price", "positive", "purchase"))
        if late and row % 5 == 0:
            said.append((row, "communication", "negative", "delivery"))
        if row % 40 == 0:
            said.append((row, "ease", "negative", "exit"))
    signals = ["contact_request" if row % 60 == 0 else "leaving" if row % 24 == 0 else "" for row in range(1, rows + 1)]
    given: dict[str, Any] = {
        "dates": [f"2026-{1 + (row - 1) * 4 // rows:02}-{1 + row % 28:02}" for row in range(1, rows + 1)],
        "scores": [float(3 + row % 4 if row % 3 else 9 + row % 2) for row in range(1, rows + 1)],
        "signals": signals,
        "respondents": [f"A{row}" if signal else "" for row, signal in enumerate(signals, 1)],
        "segments": {"Alue": ["Etelä" if row % 4 else "Pohjoinen" for row in range(1, rows + 1)]},
    }
    return made(said, rows, **(given | other))


def none(rows: int = 0, status: str = "coded") -> Analysis:
    """Nothing said."""
    return made([], rows, status=status)


def without(analysis: Analysis, *columns: str) -> Analysis:
    """*analysis* with the dates or scores of its responses taken away."""
    empty = {"date": pd.NaT, "score": np.nan}
    responses = analysis.responses.assign(**{name: empty[name] for name in columns})
    responses["date"] = responses["date"].astype("datetime64[s]")
    facts: dict[str, Any] = {}
    if "date" in columns:
        facts["date_range"] = None
    if "score" in columns:
        facts |= {"score_column": None, "score_kind": None}
    return replace(analysis, responses=responses, facts=replace(analysis.facts, **facts))
