"""Finds the names of words a place in a drawing where none meets another; draws nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.analysis.keyness import KeyWord
from compare.charts.keyness import word_label

HEIGHT, WIDTH = 520, 800
"""Pixels of the drawing; the width is the narrowest on which names are promised not to meet."""
LIKELY = 0.05
"""q up to which a grey word is drawn larger: of such words one in twenty is a false alarm."""
_LINE = 15.0
_NARROW, _BROAD = frozenset("iljtfr.,’'-I1 †"), frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the drawing in pixels, y upwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


@dataclass(frozen=True, slots=True)
class Name:
    """Where the name of a word stands: shift in pixels from its mark, and at which side."""

    word: KeyWord
    text: str
    xshift: float
    yshift: float
    xanchor: str


def place_names(
    words: Sequence[KeyWord],
    ranges: tuple[float, float],
    most: int,
    written: Mapping[str, str] | None = None,
    chosen: str = "",
) -> tuple[Name, ...]:
    """Names of words, the surest first, placed so that none meets another name or a large mark.

    Away from the middle first, then above, below, and on the other side; a word that fits
    nowhere stays without a name. Words of one paragraph come last, before those that may be chance.

    Args:
        words: Surest first.
        ranges: Half the width and the height of the drawing in its own units.
        most: Most names in each direction.
        written: How each word is mostly written.
        chosen: A word that is named before all others.
    """
    widest, highest = ranges

    def spot(word: KeyWord) -> tuple[float, float]:
        """Pixels of a mark."""
        return (word.log_ratio / widest + 1) / 2 * WIDTH, math.sqrt(word.g2) / highest * HEIGHT

    sure = [w for w in words if w.lrc]
    likely = [w for w in words if not w.lrc and w.q <= LIKELY]
    rest = sorted((w for w in words if not w.lrc and w.q > LIKELY), key=lambda w: -w.g2)
    marks = [Box(x - 5, y - 5, x + 5, y + 5) for x, y in (spot(w) for w in (*sure, *likely))]
    marks += [Box(x - 2, y - 2, x + 2, y + 2) for x, y in (spot(w) for w in rest)]
    lines = [Box(min(a, b), y - 1, max(a, b), y + 1) for a, b, y in _spans(sure, widest, highest)]
    taken: list[Box] = []
    placed: list[Name] = []
    left = {True: most, False: most}
    ranked = [*sorted(sure, key=lambda w: w.one_paragraph), *likely, *rest]
    for word in sorted(ranked, key=lambda w: w.word != chosen):
        right = word.log_ratio > 0
        if word.word != chosen and max(left.values()) < 1:
            break
        if word.word != chosen and left[right] < 1:
            continue
        text = word_label(word, written)
        x, y = spot(word)
        wide = name_width(text)
        for xshift, yshift, anchor in _seats(outward=right):
            start = x + xshift - (wide if anchor == "right" else wide / 2 if anchor == "center" else 0)
            box = Box(start, y + yshift - _LINE / 2, start + wide, y + yshift + _LINE / 2)
            inside = box.x0 >= 0 and box.x1 <= WIDTH and box.y0 >= -4 and box.y1 <= HEIGHT + 4
            others = [
                *taken,
                *(m for m in marks if not _is_round(m, x, y)),
                *(k for k in lines if k.y0 != y - 1),
            ]
            if inside and not any(box.meets(other) for other in others):
                taken.append(box)
                placed.append(Name(word, text, xshift, yshift, anchor))
                left[right] -= 1
                break
    return tuple(placed)


def _is_round(box: Box, x: float, y: float) -> bool:
    """Whether a box is that of the mark at this place."""
    return abs((box.x0 + box.x1) / 2 - x) < 0.01 and abs((box.y0 + box.y1) / 2 - y) < 0.01


def name_width(text: str) -> float:
    """Pixels that a name takes up in 13-point Arial, rather too many than too few."""
    return sum(
        4.6 if c in _NARROW else 11.5 if c in _BROAD else 9.6 if c.isupper() or c.isdigit() else 7.5
        for c in text
    )


def _seats(*, outward: bool) -> Iterable[tuple[float, float, str]]:
    """Places for a name round its mark, best first; ``outward`` is to the right."""
    sign, out, back = (1, "left", "right") if outward else (-1, "right", "left")
    yield sign * 9, 0, out
    for up in (9, -9, 16, -16):
        yield sign * 7, up, out
    yield 0, 15, "center"
    yield 0, -15, "center"
    for up in (12, -12):
        yield -sign * 4, up, back


def _spans(words: Sequence[KeyWord], widest: float, highest: float) -> list[tuple[float, float, float]]:
    """The line of each word in pixels: from its log ratio to its LRC, and how high."""
    return [
        (
            (w.log_ratio / widest + 1) / 2 * WIDTH,
            (w.lrc / widest + 1) / 2 * WIDTH,
            math.sqrt(w.g2) / highest * HEIGHT,
        )
        for w in words
    ]
