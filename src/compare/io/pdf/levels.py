"""Puts what is printed a little higher or lower on the line it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.io.pdf.model import Char

_SMALLER = 0.85  # part of the size of its neighbour that a raised or lowered character has at most
_BESIDE = 1.5  # points; how far it may stand from its neighbour
_OFF = 0.7  # times the size of its neighbour; how far off the line it may stand


def level_chars(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters, with small ones that stand off their line on it: «CO2», «7e», «Mme», small spaces.

    A raised number stays where it is: it may be the number of a note. What parts two
    such numbers («1, 2», «1 en 2») goes.
    """
    host: Char | None = None
    end = 0.0
    noted = False
    for char in chars:
        is_off = host is not None and char.base != host.base and _is_off(char, host, end)
        end = char.x1
        if host is None or not is_off:
            if char.text.strip():
                host, noted = char, False
            yield char
        elif char.text.isdigit() and not (char.base < host.base and host.text.isalpha()):
            noted = True
            yield char
        elif char.text.isspace() or not (noted and char.base > host.base):
            yield char._replace(base=host.base)


def _is_off(char: Char, host: Char, end: float) -> bool:
    """Whether a character stands beside another one, smaller and a little off its line."""
    if abs(char.base - host.base) > _OFF * host.size or abs(char.x0 - end) > _BESIDE:
        return False
    return not char.text.strip() or char.size < _SMALLER * host.size
