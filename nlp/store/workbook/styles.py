"""The formats of the workbook's cells, and its colours: those of the report, safe for the colour-blind."""

from __future__ import annotations

from typing import Any, Literal

Kind = Literal[
    "text", "words", "count", "net", "points", "signed", "percent", "decimal", "ratio", "number", "p", "q", "date"
]

INK, MUTED, HAIR, PAPER, SOFT = "#14263B", "#5B6B7C", "#DBE2EA", "#FFFFFF", "#EEF1F5"
POSITIVE, NEUTRAL, NEGATIVE, SMALL, CURVE = "#0B66A8", "#B9C4D0", "#C2410C", "#66788A", "#40566E"
# Ends of the scale of net sentiment: light enough for dark figures to be read on.
NEGATIVE_END, POSITIVE_END, BAR = "#F0A273", "#7FB2DE", "#BCD6EC"
# The same for small samples, and points of them in charts.
NEGATIVE_PALE, POSITIVE_PALE, PALE = "#FCF0E8", "#EDF4FA", "#CBD4DE"


def number_format(kind: Kind, language: str) -> str:
    """Excel's code for numbers of this kind; ``text`` and ``words`` have none (General).

    ``net``: whole points with their sign; ``points``: one decimal; ``signed``: two; ``percent``: of shares 0–1.
    """
    finnish = language == "fi"
    below = '"<0,001"' if finnish else '"<0.001"'
    formats: dict[Kind, str] = {
        "count": "#,##0",
        "net": "+0;-0;0",
        "points": "+0.0;-0.0;0.0",
        "signed": "+0.00;-0.00;0.00",
        "percent": "0 %" if finnish else "0%",
        "decimal": "0.0",
        "ratio": "0.00",
        "q": f"[<0.0005]{below};0.000",
        "p": f"[<0.0005]{below};0.000",
        "date": "d.m.yyyy" if finnish else "d mmm yyyy",
    }
    return formats.get(kind, "General")


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any, language: str) -> None:
        def make(**properties: Any) -> Any:
            return book.add_format({"font_color": INK, "valign": "top"} | properties)

        # What surrounds the figures may hold names that people gave: always texts, also when somebody enters the cell.
        self.title = make(quote_prefix=True, bold=True, font_size=16)
        self.lead = make(quote_prefix=True, font_color=MUTED)
        self.part = make(quote_prefix=True, bold=True, font_size=12)
        self.head = make(
            quote_prefix=True,
            bold=True,
            text_wrap=True,
            indent=1,
            align="left",
            valign="bottom",
            bottom=1,
            bottom_color=MUTED,
            bg_color=SOFT,
        )
        self.head_of_numbers = make(
            quote_prefix=True,
            bold=True,
            text_wrap=True,
            valign="bottom",
            align="right",
            bottom=1,
            bottom_color=MUTED,
            bg_color=SOFT,
        )
        self.reason = make(quote_prefix=True, italic=True)
        self.text = make(indent=1, align="left")
        self.guarded = make(quote_prefix=True, indent=1, align="left")
        self.words = make(text_wrap=True, indent=1, align="left")
        self.guarded_words = make(text_wrap=True, quote_prefix=True, indent=1, align="left")
        # The sheets of rows are data: as plain as can be.
        self.row_head = book.add_format({"bold": True, "bottom": 1})
        self.row_guarded = book.add_format({"quote_prefix": True})
        # Formats of conditions change only what they name.
        self.small = book.add_format({"font_color": SMALL, "italic": True})
        self.small_positive = book.add_format({"font_color": SMALL, "italic": True, "bg_color": POSITIVE_PALE})
        self.small_negative = book.add_format({"font_color": SMALL, "italic": True, "bg_color": NEGATIVE_PALE})
        self.sure = book.add_format({"bold": True})
        self._numbers: dict[Kind, Any] = {}
        self._make, self._language = make, language

    def number(self, kind: Kind) -> Any:
        """The format of numbers of this kind."""
        if kind not in self._numbers:
            self._numbers[kind] = self._make(num_format=number_format(kind, self._language))
        return self._numbers[kind]
