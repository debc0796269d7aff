"""`palaute watch`: did a stage or a theme move by more than chance between two runs?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from nlp.cli.words import Lang

if TYPE_CHECKING:
    import pandas as pd

    from nlp.codeframe import Codeframe
    from nlp.store import Results

_WORDS: dict[str, dict[str, str]] = {
    "fi": {
        "side": "{folder}: {source}, {coded} luokiteltua vastausta",
        "moved": "{n} muutosta, jotka ylittävät sattuman ja {least} pistettä (q ≤ {alpha}):",
        "moved_one": "Yksi muutos, joka ylittää sattuman ja {least} pistettä (q ≤ {alpha}):",
        "still": "Mikään ei muuttunut yli sattuman ja {least} pisteen (q ≤ {alpha}). Vaiheet:",
        "compared": "Vertailuja {tested}; {few} jäi vertaamatta, koska vastauksia oli alle {small}.",
        "anyway": "Huom. ajoissa on eri {what}: muutos voi johtua siitä.",
        "model": "malli", "codeframe": "luokittelurunko", "and": " ja ",
        "what": "mikä", "measure": "luku", "before": "ennen", "now": "nyt", "change": "muutos", "interval": "95 %",
        "all": "Kaikki", "net": "netto", "share": "osuus", "complaints": "moittii",
    },
    "en": {
        "side": "{folder}: {source}, {coded} coded responses",
        "moved": "{n} changes beyond chance and {least} points (q ≤ {alpha}):",
        "moved_one": "One change beyond chance and {least} points (q ≤ {alpha}):",
        "still": "Nothing moved beyond chance and {least} points (q ≤ {alpha}). The stages:",
        "compared": "{tested} comparisons; {few} were not made, for want of {small} responses.",
        "anyway": "Note: the runs have another {what}; a change may come from that.",
        "model": "model", "codeframe": "codeframe", "and": " and ",
        "what": "what", "measure": "figure", "before": "before", "now": "now", "change": "change", "interval": "95 %",
        "all": "All", "net": "net", "share": "share", "complaints": "complain",
    },
}  # fmt: skip


def watch(
    baseline: Path = typer.Argument(..., help="Results folder of an earlier `palaute analyze`."),
    new: Path = typer.Argument(..., help="Results folder of a later one."),
    least: float = typer.Option(10.0, "--least", min=0.0, max=200.0, help="The least change that counts, in points."),
    alpha: float = typer.Option(
        0.05, "--alpha", min=0.0001, max=0.5, help="Chance of an alarm when nothing has changed."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print all figures as JSON."),
    anyway: bool = typer.Option(False, "--anyway", help="Compare runs of different models or codeframes too."),
    lang: Lang | None = typer.Option(None, "--lang", help="Language of the table; that of the answers if not given."),
) -> None:
    """Compare two results folders; exit code 1 when a stage or theme moved beyond noise, 0 when nothing did."""
    from nlp.analysis.compare import compare_runs
    from nlp.codeframe import load_codeframe
    from nlp.store import read_results

    before, now = read_results(baseline), read_results(new)
    differs = _differences(before, now, anyway)
    codeframe = load_codeframe()
    found = compare_runs(before.mentions, before.coded, now.mentions, now.coded, codeframe, least=least, alpha=alpha)
    if as_json:
        typer.echo(_json((before, now), found, least, alpha, differs))
    else:
        told = lang.value if lang else now.main_language
        _print((before, now), found, codeframe, (least, alpha), differs, told)
    raise typer.Exit(1 if found["moved"].any() else 0)


def _differences(before: Results, now: Results, anyway: bool) -> list[str]:
    """What the two runs were coded with that is not the same: of ``model``, ``codeframe``.

    Raises:
        RunError: something is not, and *anyway* does not allow it.
    """
    from nlp.errors import RunError

    old, new = before.record.identity, now.record.identity
    differs = ["model"] if old.model.get("digest") != new.model.get("digest") else []
    differs += ["codeframe"] if old.codeframe != new.codeframe else []
    if differs and not anyway:
        raise RunError(
            f"{before.folder} and {now.folder} were coded with a different {' and '.join(differs)}, "
            "so a change may come from that.",
            "Analyse both exports with the same one, or compare them with --anyway.",
        )
    return differs


def _json(sides: tuple[Results, Results], found: pd.DataFrame, least: float, alpha: float, differs: list[str]) -> str:
    """All figures; the same two folders give the same text."""
    import json

    content: dict[str, Any] = {
        **{name: _side(side) for name, side in zip(("baseline", "new"), sides, strict=True)},
        "least": least,
        "alpha": alpha,
        "different": differs,
        "moved": bool(found["moved"].any()),
        "comparisons": [
            {name: _plain(value) for name, value in line.items()} for line in found.to_dict(orient="records")
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _side(results: Results) -> dict[str, Any]:
    identity = results.record.identity
    source = {"source": identity.source.name, "sha256": identity.source.sha256}
    counts = {"rows": len(results.responses), "coded": results.coded}
    return source | counts | {"model": dict(identity.model), "codeframe": identity.codeframe}


def _plain(value: Any) -> Any:
    """A cell for JSON: null for NaN, and six digits, which no processor rounds differently."""
    if isinstance(value, float):
        return None if value != value else float(f"{value:.6g}")
    return value


def _print(
    sides: tuple[Results, Results],
    found: pd.DataFrame,
    codeframe: Codeframe,
    limits: tuple[float, float],
    differs: list[str],
    lang: str,
) -> None:
    from nlp.analysis.compare import LEAST_N
    from nlp.wording.numbers import Numbers

    words, numbers = _WORDS[lang], Numbers(lang)
    for side in sides:
        source = side.record.identity.source.name
        typer.echo(words["side"].format(folder=side.folder, source=source, coded=numbers.count(side.coded)))
    if differs:
        typer.echo(words["anyway"].format(what=words["and"].join(words[name] for name in differs)))
    moved = found[found["moved"]].sort_values("p", kind="stable")
    least, alpha = (f"{limit:g}".replace(".", "," if lang == "fi" else ".") for limit in limits)
    key = "still" if moved.empty else "moved_one" if len(moved) == 1 else "moved"
    typer.echo(words[key].format(n=len(moved), least=least, alpha=alpha))
    nets = found[found["kind"].isin(["all", "stage"]) & (found["measure"] == "net") & found["p"].notna()]
    _table(nets if moved.empty else moved, codeframe, lang)
    few = int((found["reason"] == "too_few").sum())
    tested = int(found["p"].notna().sum())
    typer.echo(words["compared"].format(tested=numbers.count(tested), few=numbers.count(few), small=LEAST_N))


def _table(lines: pd.DataFrame, codeframe: Codeframe, lang: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from nlp.wording.numbers import NBSP, Numbers

    words, numbers = _WORDS[lang], Numbers(lang)
    percent = f"{NBSP}%" if lang == "fi" else "%"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words["what"], overflow="fold")
    table.add_column(words["measure"], no_wrap=True)
    for name in ("before", "now", "change", "interval", "q", "n"):
        table.add_column(words.get(name, name), justify="right", no_wrap=True)
    for line in lines.itertuples():
        what = " × ".join(codeframe.label(code, lang) for code in (line.stage, line.theme) if code) or words["all"]
        shown = [
            numbers.net(value) if line.measure == "net" else f"{numbers.decimal(value, 0)}{percent}"
            for value in (line.before, line.now)
        ]
        interval = f"{numbers.net(line.low)}…{numbers.net(line.high)}"
        q = numbers.decimal(line.q, 3) if line.q >= 0.001 else f"<{NBSP}{numbers.decimal(0.001, 3)}"
        counts = f"{numbers.count(line.n_before)} → {numbers.count(line.n_now)}"
        table.add_row(what, words[line.measure], *shown, numbers.net(line.difference), interval, q, counts)
    Console().print(table)
