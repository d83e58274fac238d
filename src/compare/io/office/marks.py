"""What a word processor prints before a list item: «1.», «b)», «iv.», «•»."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_SYMBOLS = {
    0x2D: "–", 0x6C: "•", 0x6E: "▪", 0x6F: "◦", 0x71: "▪", 0x76: "•", 0x9F: "•", 0xA3: "≤", 0xA7: "▪",
    0xA8: "▪", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xD8: "➢", 0xDE: "⇒",
    0xE0: "→", 0xF0: "→", 0xFC: "✓",
}  # fmt: skip
"""Signs of the fonts Symbol and Wingdings, which say nothing in any other font."""

UNKNOWN = "�"
"""A sign of a font of symbols that is not known."""


def number_to_mark(number: int, form: str) -> str:
    """A number as a list prints it: form "1", "01", "a", "A", "i", "I", or "" for nothing."""
    if number > 3999:
        return str(number) if form else ""
    if form in ("a", "A"):
        # After z comes aa, as both LibreOffice and Word print it.
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form in ("i", "I"):
        text, rest = "", number
        for size, sign in _ROMAN:
            text += sign * (rest // size)
            rest %= size
    elif form:
        return f"{number:02d}" if form == "01" else str(number)
    else:
        return ""
    return text.upper() if form in ("A", "I") else text


def symbol_to_mark(code: int) -> str:
    """A sign of a font of symbols in Unicode, whether written at its own place or in the private area."""
    return _SYMBOLS.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code, UNKNOWN)


def bullet_to_mark(printed: str, font: str = "") -> str:
    """The bullet of a list in Unicode; one whose font is not known is a plain bullet."""
    if not printed.strip():
        return ""
    first = ord(printed.strip()[0])
    symbolic = font.lower().startswith(("symbol", "wingdings", "webdings", "opensymbol", "starsymbol"))
    if 0xE000 <= first <= 0xF8FF or (symbolic and first < 0x100):
        mark = symbol_to_mark(first)
        return "•" if mark == UNKNOWN else mark
    return "◦" if printed.strip() == "o" else printed.strip()
