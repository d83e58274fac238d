"""Puts what is printed a little higher or lower on the line it belongs to: «CO2», «7e», small spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.io.pdf.model import Char

_SMALLER = 0.85  # part of the size of its neighbour that a raised or lowered character has at most
_BESIDE = 1.5  # points; how far it may stand from its neighbour
_OFF = 0.7  # times the size of its neighbour; how far off the line it may stand


def level_chars(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters, with lowered digits, raised ordinals and small spaces on the line they belong to.

    A raised number stays where it is: it may be the number of a note.
    """
    host: Char | None = None
    end = 0.0
    for char in chars:
        if host is None or char.base == host.base or not _is_off(char, host, end):
            if char.text.strip() and not (host and _is_off(char, host, end)):
                host = char
            end = char.x1
            yield char
            continue
        end = char.x1
        lowered = char.text.isdigit() and char.base < host.base and host.text.isalpha()
        ordinal = char.text.isalpha() and char.base > host.base and host.text.isdigit()
        yield char._replace(base=host.base) if lowered or ordinal or not char.text.strip() else char


def _is_off(char: Char, host: Char, end: float) -> bool:
    """Whether a character stands beside another one, smaller and a little off its line."""
    if abs(char.base - host.base) > _OFF * host.size or abs(char.x0 - end) > _BESIDE:
        return False
    return not char.text.strip() or char.size < _SMALLER * host.size
