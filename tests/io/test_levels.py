"""Small characters beside a line: which belong on it, and which are numbers of notes."""

from compare.io.pdf.levels import level_chars
from compare.io.pdf.model import Char

BODY, SMALL = 9.1, 5.5


def line(*pieces: tuple[str, float]) -> list[Char]:
    """Characters that follow each other; a piece is its text and how far it stands off the line."""
    chars: list[Char] = []
    x = 221.1
    for text, off in pieces:
        size = SMALL if off else BODY
        for letter in text:
            chars.append(Char(letter, x, x + size / 2, 500.0 + off, size, "roman"))
            x += size / 2
    return chars


def on_the_line(*pieces: tuple[str, float]) -> str:
    return "".join(c.text for c in level_chars(line(*pieces)) if c.base == 500.0)


def off_the_line(*pieces: tuple[str, float]) -> str:
    return "".join(c.text for c in level_chars(line(*pieces)) if c.base != 500.0)


def test_lowered_letters_and_digits_are_part_of_the_word() -> None:
    assert on_the_line(("NO", 0), ("x", -2), ("-uitstoot", 0)) == "NOx-uitstoot"
    assert on_the_line(("CO", 0), ("2", -2), (" en PM", 0), ("2,5", -2)) == "CO2 en PM2,5"


def test_raised_letters_are_part_of_the_word() -> None:
    assert on_the_line(("M", 0), ("me", 3.5), (" de 7", 0), ("e", 3.5)) == "Mme de 7e"


def test_a_raised_number_stays_the_number_of_a_note() -> None:
    assert on_the_line(("woord", 0), ("12", 3.5), (" gaat", 0)) == "woord gaat"
    assert off_the_line(("woord", 0), ("12", 3.5), (" gaat", 0)) == "12"


def test_what_parts_two_numbers_of_notes_is_no_text() -> None:
    assert on_the_line(("woord", 0), ("1,2", 3.5), (" gaat", 0)) == "woord gaat"
    assert off_the_line(("woord", 0), ("1", 3.5), ("en", 3.5), ("2", 3.5)) == "12"
