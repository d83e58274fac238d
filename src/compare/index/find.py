"""Where a concept's forms stand in a segment: word numbers narrow it down, the matcher itself decides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import reduce

import numpy as np
import pyarrow.compute as pc

from compare.index.segment import Mask, Numbers, Segment
from compare.model import Term
from compare.text.patterns import Pattern, Piece
from compare.text.spans import compile_terms, spans_of


def count_in_blocks(segment: Segment, terms: Sequence[Term]) -> Numbers:
    """How often a concept is named in each block of a segment, just as `find_spans` counts.

    Whether a stretch of words is a mention hangs on those words and what stands between them, so
    the matcher is asked once for each different stretch that may be one, wherever it stands.

    Raises:
        PatternError: A form cannot be used.
    """
    patterns = compile_terms(terms)
    starts, ends = _find_islands(segment, patterns)
    counts = np.zeros(len(segment.bounds) - 1, dtype=np.int64)
    lengths = ends - starts
    plain = _plain_types(segment, patterns)
    for length in np.unique(lengths):
        these = starts[lengths == length]
        which, shown = _distinct(segment, these, int(length))
        # A word by itself is one mention however many forms fit it.
        found = (
            plain[segment.tokens[shown]].astype(np.int64) if length == 1 else np.zeros(len(shown), np.int64)
        )
        asked = np.flatnonzero(found == 0)
        texts = segment.texts(shown[asked], int(length))
        found[asked] = [len(spans_of(text, terms, patterns)) for text in texts]
        counts += np.bincount(segment.block_at(these), found[which], len(counts)).astype(np.int64)
    return counts


def _plain_types(segment: Segment, patterns: Iterable[Pattern]) -> Mask:
    """The types that are a mention by themselves: a form of one word, without conditions, fits them."""
    fits = np.zeros(len(segment.types), dtype=np.bool_)
    for pattern in patterns:
        if len(pattern.pieces) == 1 and not (pattern.case or pattern.exclude or pattern.around):
            fits[_types_fitting(segment, pattern.pieces[0])] = True
    return fits


def _find_islands(segment: Segment, patterns: Iterable[Pattern]) -> tuple[Numbers, Numbers]:
    """First word, and the word after the last, of each stretch that may hold a mention; none overlap.

    The phrases that a mention may not lie in are looked for as well, so that they are in the same
    stretch.
    """
    found = [_find_windows(segment, each) for pattern in patterns for each in (pattern, *pattern.around)]
    starts = np.concatenate([segment.order[:0], *(a for a, _ in found)]).astype(np.int64)
    ends = np.concatenate([segment.order[:0], *(b for _, b in found)]).astype(np.int64)
    if not len(starts):
        return starts, ends
    in_order = np.argsort(starts, kind="stable")
    starts, ends = starts[in_order], np.maximum.accumulate(ends[in_order])
    begins = np.concatenate([[True], starts[1:] >= ends[:-1]])
    return starts[begins], ends[np.concatenate([begins[1:], [True]])]


def _find_windows(segment: Segment, pattern: Pattern) -> tuple[Numbers, Numbers]:
    """The words round the rarest piece of a pattern that may fit all of it, where each piece fits one."""
    last = len(pattern.pieces) - 1
    types = {i: _types_fitting(segment, pattern.pieces[i]) for i in _sure(pattern)}
    rarest = min(types, key=lambda i: int((segment.offsets[types[i] + 1] - segment.offsets[types[i]]).sum()))
    places = segment.places_of(types[rarest]).astype(np.int64)
    if not last:
        return places, places + 1
    block = segment.block_at(places)
    first = np.maximum(places - rarest, segment.bounds[block])
    end = np.minimum(places + (last - rarest), segment.bounds[block + 1].astype(np.int64) - 1) + 1
    for i, wanted in types.items():
        if i == rarest or not len(places):
            continue
        fits = np.zeros(len(segment.types), dtype=np.bool_)
        fits[wanted] = True
        # A hyphen compound may hold several pieces, so a piece stands at its distance or nearer.
        steps = range(min(0, i - rarest), max(0, i - rarest) + 1)
        stays: Mask = reduce(
            np.logical_or,
            (
                (first <= places + d)
                & (places + d < end)
                & fits[segment.tokens[np.clip(places + d, 0, len(segment.tokens) - 1)]]
                for d in steps
            ),
        )
        places, first, end = places[stays], first[stays], end[stays]
    return first, end


def _sure(pattern: Pattern) -> list[int]:
    """The pieces that can be looked up: not «any word», nor what capitals may write in another way."""
    return [
        i
        for i, piece in enumerate(pattern.pieces)
        if piece.key and (i == pattern.anchor or not pattern.case or piece.key.isascii())
    ]


def _types_fitting(segment: Segment, piece: Piece) -> Numbers:
    """The types of which a hyphen part fits a piece as `Piece.fits` says, capitals aside."""
    parts, size = segment.parts, len(piece.key)
    fitting: Numbers
    if piece.open_start and piece.open_end:
        fitting = np.flatnonzero(pc.match_substring(parts, piece.key).to_numpy(zero_copy_only=False))
    elif piece.open_start:
        ends = segment.backward
        fitting = ends[_run(len(ends), piece.key[::-1], lambda i: parts[ends[i]].as_py()[::-1][:size])]
    elif piece.open_end:
        fitting = np.arange(len(parts))[_run(len(parts), piece.key, lambda i: parts[i].as_py()[:size])]
    else:
        fitting = np.arange(len(parts))[_run(len(parts), piece.key, lambda i: parts[i].as_py())]
    held = [segment.holders[segment.held_from[x] : segment.held_from[x + 1]] for x in fitting]
    return np.unique(np.concatenate([segment.holders[:0], *held]))


def _run(length: int, key: str, written: Callable[[int], str]) -> slice:
    """Where a key stands in sorted words."""
    return slice(bisect_left(range(length), key, key=written), bisect_right(range(length), key, key=written))


def _distinct(segment: Segment, starts: Numbers, length: int) -> tuple[Numbers, Numbers]:
    """The number of the wording of each stretch of so many words, and a place where each wording stands."""
    codes = segment.tokens[starts].astype(np.int64)
    if length == 1:
        seen = np.zeros(len(segment.types), dtype=np.int64)
        shown = np.empty(len(segment.types), dtype=np.int64)
        seen[codes] = 1
        shown[codes] = starts
        return (np.cumsum(seen) - 1)[codes], shown[seen.astype(np.bool_)]
    for step in range(1, length):
        codes = np.unique(codes, return_inverse=True)[1]
        codes = codes * len(segment.gaps) + segment.after[starts + step - 1]
        codes = np.unique(codes, return_inverse=True)[1]
        codes = codes * len(segment.types) + segment.tokens[starts + step]
    _, shown, which = np.unique(codes, return_index=True, return_inverse=True)
    return which, starts[shown]
