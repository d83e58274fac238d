"""What a page of a PDF holds before anything is understood: characters, rules, sheets."""

from __future__ import annotations

from typing import NamedTuple


class Char(NamedTuple):
    """A character: its text, from where to where it runs, its baseline, its size, and its type."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str


class Rule(NamedTuple):
    """A horizontal rule: from where to where, and at what height."""

    x0: float
    x1: float
    y: float


class Sheet(NamedTuple):
    """A page of the file; ``number`` counts from 1.

    Text that stands on its side is in ``aside``; ``is_picture`` tells that the page is a
    picture with hardly any text.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[Rule, ...]
    aside: str
    is_picture: bool
