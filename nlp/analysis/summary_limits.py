"""The sentences of the summary that tell what waits, what was left out and what limits the figures."""

from __future__ import annotations

from nlp.analysis.citations import first_rows
from nlp.analysis.cited import CitedSentence, SummaryTables
from nlp.analysis.journey import SMALL_N
from nlp.records import NOT_STATED, STATUSES

# From these on, a share of the data limits what the figures say, and is told.
MUCH_UNKNOWN, MUCH_REVIEW, MUCH_UNDATED = 0.5, 0.3, 0.1
# A customer waits behind each of these signals; in the order of their weight.
FOLLOW_UP = ("contact_request", "urgent", "unresolved", "leaving")


def follow_up(tables: SummaryTables) -> list[CitedSentence]:
    """How many wait for an answer, and why."""
    # Millions of rows have some hundred different sets of signals.
    signals = tables.responses["signals"].astype("category")
    kinds = {name: [name in found.split("; ") for found in signals.cat.categories] for name in FOLLOW_UP}
    told = {name: signals.isin(signals.cat.categories[kinds[name]]) for name in FOLLOW_UP}
    counts = {name: int(found.sum()) for name, found in told.items()}
    if not any(counts.values()):
        return [CitedSentence("follow_up", tables.texts("follow_up_none"), 0, (), "note")] if tables.coded else []
    weight = sum(found.astype(int) for found in told.values())
    waiting = tables.responses[weight > 0].assign(weight=-weight[weight > 0])
    reasons = [tables.texts.count(f"signal_{name}", count) for name, count in counts.items() if count]
    text = tables.texts.count("follow_up", len(waiting), reasons=tables.texts.join(reasons))
    ordered = waiting.sort_values(["weight", "row"], kind="stable")["row"]
    return [CitedSentence("follow_up", text, len(waiting), first_rows(ordered), "negative")]


def not_coded(tables: SummaryTables) -> list[CitedSentence]:
    """How many responses have no code, and why."""
    texts, status = tables.texts, tables.responses["status"]
    left = tables.responses[status != "coded"]
    if not len(left):
        text = texts("coded_all", responses=tables.responded(len(status)))
        return [CitedSentence("not_coded", text, 0, (), "note")]
    counts = {name: int((status == name).sum()) for name in STATUSES if name != "coded"}
    why = texts.join([texts(f"left_{name}", n=texts.numbers.count(count)) for name, count in counts.items() if count])
    text = texts.count("not_coded", len(left), share=texts.numbers.percent(len(left) / len(status)), statuses=why)
    return [CitedSentence("not_coded", text, len(left), first_rows(left["row"]), "note")]


def limits(tables: SummaryTables) -> list[CitedSentence]:
    """What the reader must know of the data before leaning on the figures."""
    coded = tables.responses[tables.responses["status"] == "coded"]
    known = tables.mentions["row"][tables.mentions["stage"] != NOT_STATED].unique()
    shares = [
        ("stage_unknown", coded[~coded["row"].isin(known)], MUCH_UNKNOWN),
        ("review", coded[coded["needs_review"]], MUCH_REVIEW),
    ]
    if tables.over_time is not None and coded["date"].notna().any():
        shares.append(("undated", coded[coded["date"].isna()], MUCH_UNDATED))
    found = []
    if len(coded) < SMALL_N:
        found.append(CitedSentence("few", tables.texts.count("few", len(coded)), len(coded), (), "note"))
    for name, rows, much in shares:
        if len(rows) and len(rows) >= much * len(coded):
            share = tables.texts.numbers.percent(len(rows) / len(coded))
            text = tables.texts.count(name, len(rows), share=share)
            found.append(CitedSentence(name, text, len(rows), first_rows(rows["row"]), "note"))
    return found
