"""Words of the head of the page and its key sentences: key → (Finnish, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # header
    "kind": ("Asiakaspalautteen raportti", "Customer feedback report"),
    "nav": ("Sisältö", "Contents"),
    "period": ("Ajanjakso", "Period"),
    "period_none": ("ei päivämääriä", "no dates"),
    "rows": ("Rivejä", "Rows"),
    "in_source": ("aineistossa", "in the data"),
    "coded_share": ("Luokiteltu", "Coded"),
    "overall_net": ("Nettotunne", "Net sentiment"),
    "interval95": ("95 %:n väli", "95% interval"),
    "accounting": ("Rivit yhteensä", "Rows in all"),
    "key_points": ("Pääkohdat", "Key points"),
}
