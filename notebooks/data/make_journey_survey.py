"""Make journey_survey.csv and journey_labels.csv from journey_sentences.yaml: a survey that nobody answered.

    python notebooks/data/make_journey_survey.py

It tells a story for notebooks to find: a chat opened in May, the contractor who installs changed in September, and the
north waited longest. The same seed gives the same files.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROWS, FIRST, DAYS = 480, date(2025, 1, 2), 362
CHAT, CONTRACTOR = date(2025, 5, 5), date(2025, 9, 1)
VISITS = {"Asentajan käynti": 48, "Asiakaspalvelu": 20, "Laskutus": 11, "Käyttöönotto": 10, "Tilaus": 10,
          "Asiakkuus": 5, "Irtisanominen": 2}  # fmt: skip
REGIONS = {"Etelä": 40, "Länsi": 25, "Itä": 15, "Pohjoinen": 20}
CUSTOMERS = {"Omakotitalo": 60, "Taloyhtiö": 25, "Yritys": 15}
# Points of the 0–10 score that each thing said takes or gives.
PRAISE = {"staff_behaviour": 1.2, "quality": 1.0, "general": 1.4, "problem_resolution": 1.0, "price": 0.5}
COMPLAINT = {"schedules": -3.0, "communication": -1.9, "quality": -2.2, "availability": -2.6, "transparency": -1.6,
             "price": -0.9, "problem_resolution": -2.4, "general": -4.5, "tools": -1.2}  # fmt: skip
THIN = ["Hyvä", "Kaikki ok", "Ihan jees", "Kiitos!", "All good", "ok palvelu", "Huonosti meni"]
NOTHING = ["-", "ei mitään", "en osaa sanoa", "", "", "ei kommentteja", "n/a"]
FOREIGN = ["Installatören var trevlig men fakturan kom två gånger", "Det tog alldeles för lång tid att få bredband hit"]
WEEKDAYS = ["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai"]
WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ("joulu", "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras")


def likely(entry: dict[str, Any], day: date, region: str) -> float:
    """How likely a thing is to be said on that day and in that region, against the others of its touchpoint."""
    when = entry["of"].get("when")
    if when in ("early", "late"):
        late = day >= CONTRACTOR
        north = 2.0 if region == "Pohjoinen" else 0.8
        return (6.0 * north if late else 0.15 * north) if when == "late" else (0.1 if late else 3.0)
    if when == "spring":
        return 0.1 if day >= CHAT else 5.0
    if when == "after_chat":
        return 4.5 if day >= CHAT else 0.0
    return 0.7


def filled(sentence: str, day: date, chance: random.Random) -> str:
    weekday = chance.randrange(5)
    return sentence.format(
        n3=chance.choice((2, 3, 4)),
        n5=chance.choice((4, 5, 6, 8, 10)),
        weeks=chance.choice((6, 7, 9, 11)),
        long=chance.choice((25, 38, 40, 45, 52, 70)),
        hour=chance.choice((8, 9, 17, 18, 19, 20)),
        eur=chance.choice((4, 5, 7, 9, 12, 15)),
        eur0=chance.choice((290, 390, 490)),
        weekday=WEEKDAYS[weekday],
        weekday_en=WEEKDAYS_EN[weekday],
        last_month=f"{MONTHS[day.month - 1]}kuussa",
    )


def joined(said: list[tuple[str, str]], english: bool, chance: random.Random) -> str:
    """The sentences as one answer; a change of tone often comes with "but"."""
    text, before = "", ""
    for sentence, polarity in said:
        small = sentence[0].lower() + sentence[1:] if not sentence.startswith(("I ", "OmaKuitu")) else sentence
        if not text:
            text = sentence
        elif before != polarity and chance.random() < 0.7:
            text += (", but " if english else ", mutta ") + small
        else:
            text += (". " if chance.random() < 0.85 else " – ") + sentence
        before = polarity
    if chance.random() < 0.12 and not english:
        text = text[0].lower() + text[1:]
    return text + chance.choices((".", "", "!"), (50, 42, 8))[0]


def answer(
    bank: list[dict[str, Any]], used: Counter[str], day: date, visit: str, region: str, chance: random.Random
) -> tuple[str, list[dict[str, Any]]]:
    """One answer, and the codes of what it says."""
    english = chance.random() < 0.2
    visits = ["Asentajan käynti", "Asennuksen jälkeen"] if visit == "Asentajan käynti" else [visit]
    own = [entry for entry in bank if entry["of"]["touchpoint"] in visits]
    said: list[tuple[str, str]] = []
    codes: list[dict[str, Any]] = []
    for place in range(chance.choices((1, 2, 3), (38, 44, 18))[0]):
        pool = own if not place or chance.random() < 0.8 else [e for e in bank if e["of"]["theme"] in PRAISE]
        pool = [entry for entry in pool if entry["of"]["theme"] not in {code["theme"] for code in codes}]
        if not pool:
            break
        entry = chance.choices(pool, [likely(entry, day, region) for entry in pool])[0]
        sentences = entry["en" if english else "fi"]
        sentence = min(sentences, key=lambda s: (used[s], chance.random()))
        used[sentence] += 1
        said.append((filled(sentence, day, chance), entry["of"]["polarity"]))
        codes.append(entry["of"])
    return joined(said, english, chance), codes


def score(codes: list[dict[str, Any]], chance: random.Random) -> str:
    if chance.random() < 0.04:
        return ""
    points = 8.1 + chance.gauss(0, 1.1)
    for code in codes:
        points += (PRAISE if code["polarity"] == "positive" else COMPLAINT).get(code["theme"], 0)
    return str(max(0, min(10, round(points))))


def main() -> None:
    chance = random.Random(20250102)
    bank = yaml.safe_load((HERE / "journey_sentences.yaml").read_text(encoding="utf-8"))
    used: Counter[str] = Counter()
    lines, labels, seen = [], [], set()
    days = sorted(FIRST + timedelta(days=chance.randrange(DAYS)) for _ in range(ROWS))
    for number, day in enumerate(days, 2001):
        visit, region, customer = (
            chance.choices(list(of), list(of.values()))[0] for of in (VISITS, REGIONS, CUSTOMERS)
        )
        odd = chance.random()
        text, codes = "", []
        if odd < 0.04:
            text = chance.choice(THIN)
            codes = [{"theme": "general", "polarity": "negative" if text == THIN[-1] else "positive"}]
        elif odd < 0.075:
            text = chance.choice(NOTHING)
        elif odd < 0.08:
            text = FOREIGN.pop() if FOREIGN else "-"
        else:
            while not text or text in seen:
                text, codes = answer(bank, used, day, visit, region, chance)
            seen.add(text)
        shown = visit if chance.random() > 0.08 else ""
        when = f"{day.day}.{day.month}.{day.year}"
        lines.append([number, when, shown, region, customer, score(codes, chance), text])
        labels.append([number, "; ".join(sorted({code["theme"] for code in codes}))])
    heads = ["Vastausnro", "Vastauspvm", "Kosketuspiste", "Alue", "Asiakkuus",
             "Kuinka todennäköisesti suosittelisit meitä? (0-10)", "Kerro omin sanoin, miksi"]  # fmt: skip
    for name, table in (
        ("journey_survey.csv", [heads, *lines]),
        ("journey_labels.csv", [["Vastausnro", "Teemat"], *labels]),
    ):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\n").writerows(table)


if __name__ == "__main__":
    main()
