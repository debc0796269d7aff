"""Texts as nobody means to write them: sentences with pieces of other scripts, marks and rubbish among them."""

from __future__ import annotations

import random

SEEDS = (
    "Asentaja tuli ajoissa, mutta ikkuna jäi vinoon ja siitä soitettiin vasta viikon päästä.",
    "ei moitittavaa", "-", "10/10", "En osaa sanoa.", "Ei mitään, kaikki oli hyvin kiitos!",
    "- nopea toimitus\n- siisti jälki\n- kallis lasku", "1. Hinta 2. Laatu 3. Aikataulu klo 12.30 esim. 1.3. alkaen",
    "Hyvää palvelua!Kiitos kaikille <3 :) (y)", "Soitin 3 krt (!!!) eikä kukaan... vastannut?!",
    "The driver was friendly but nobody told me that the box had been opened before it came to us.",
    "n/a", "Great service!! 👍👍🏽 would recommend", "Jag fick inget svar på mina frågor och väntade länge.",
    "Palvelu oli tosi hyvää vaikka jono oli pitkä; henkilökunta jaksoi hymyillä, ja lasku oli oikein.",
    "Nice people, however the app crashed twice – then it worked. See https://example.org/a?b=c or mail a@b.fi",
)  # fmt: skip
PIECES = (
    "\x00", "\x0b", "\x0c", "\x1c", "\x85", "\xa0", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200d", "\u202e", "\u2066",
    "\u0301", "a\u0308", "\ud83d", "\udc4d", "\ud800\udc00", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "❤️", "🇫🇮",
    "مرحبا بكم", "שלום", "很好", "ありがとう", "Спасибо", "ﬁ", "ẞ", "ı", "İ", "𝓗𝔂𝓿ä", "Å", "\r", "\r\n", "\n\n", "\t", "  ",
    ".", "...", "…", "!", "?!", ";", ",", ":", "-", "–", "—", "_", "*", "•", "(", ")", "[", "]", '"', "”", "»", "'", "’",
    "<", ">", "&", "&amp;", "</p>", "<script>alert(1)</script>", "{{7*7}}", "{% x %}", "%s", "\\", "/", "|", "`", "$", "=",
    "0", "7", "10/10", "5 out of 5", "1.", "a)", "klo 12.30", "3.4.2026", "mutta", " mutta ", " but ", " ja ", "ei mitään",
    "en osaa sanoa", "a@b.fi", "http://", "www.", ":)", "<3", "xD", "n.", "esim.", "ei", "no", "x", "ö", "A", "Ä",
)  # fmt: skip


def text(chance: random.Random) -> str:
    """A text: mostly short, at times one piece very many times, never longer than 200,000 characters."""
    made = chance.choice((*SEEDS, "")) if chance.random() < 0.9 else "".join(chance.choices(PIECES, k=40))
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8, 30))):
        place, size = chance.randint(0, len(made)), chance.choice((0, 0, 1, 5, 30))
        kind = chance.randrange(6)
        if kind <= 2:
            put = chance.choice(PIECES)
        elif kind == 3:
            put = chr(chance.choice((chance.randrange(0x80), chance.randrange(0x3000), chance.randrange(0x110000))))
        elif kind == 4:
            put = chance.choice(PIECES) * chance.choice((2, 3, 31, 200))
        else:
            put = chance.choice(SEEDS)
        made = made[:place] + put + made[place + size :]
    if chance.random() < 0.02:
        unit = chance.choice((*PIECES, *SEEDS, made[:20] or "a", "".join(chance.choices(PIECES, k=3))))
        made += unit * (chance.choice((1_000, 20_000, 100_000)) // len(unit))
    return made[:200_000]
