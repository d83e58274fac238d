"""How wide a line of print is, so that a full line can be told from one that was ended on purpose."""

from __future__ import annotations

# Adobe's font metrics for Helvetica (Core 14 AFM), in thousandths of the size; the
# official setting uses Univers, whose proportions are close to it.
_GROUPS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;ftI[]\\’‘·",
    333: "()-`r”“",
    355: '"',
    389: "*",
    500: "ckysvxzJ",
    556: "abdeghnopqu0123456789#$?_L–«»€£",
    584: "+<=>~",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "—…",
}
_WIDTHS = {char: width for width, chars in _GROUPS.items() for char in chars}
_SLACK = 300  # allows for the difference between fonts
_BASE = str.maketrans("éèêëáàâäíìîïóòôöúùûüçñÉËÏÖÜ", "eeeeaaaaiiiioooouuuucnEEIOU")


def width(text: str) -> int:
    """Width of a line in thousandths of its letter size, no unit of length."""
    return sum(_WIDTHS.get(c, 556) for c in text.translate(_BASE))


def would_fit(line: str, next_line: str, column: int) -> bool:
    """Whether the first word of the next line would still have fitted on this one.

    If so, the line was ended on purpose. ``column`` is the width of the text
    column in the same unit.
    """
    word = next_line.split(" ", 1)[0]
    return width(line) + width(" " + word) + _SLACK <= column
