"""A stretch of the index: the words of some letters as numbers, and where each word stands.

Word numbers with what stands between the words give each text back to the letter, so no text is kept
beside them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from compare.model import Block, Letter, Place
from compare.text.tokens import WORD, split_tokens, word_key

Numbers = npt.NDArray[np.integer[Any]]
Mask = npt.NDArray[np.bool_]

_WORDS = re.compile(f"({WORD})")

OF_BLOCKS = ("letter", "n", "kind", "speaker", "lead", "start", "page", "last_page")
"""A number for each block: of its letter, kind, speaker and what its text begins with; and its place."""
NAMES = {"letter": "letters", "kind": "kinds", "speaker": "speakers", "lead": "gaps"}
"""Columns of blocks that hold numbers of names, and the names."""
TURNS = ("turn_block", "turn_offset", "turn_page")
"""Block, offset in its text and printed page of each page that begins inside a block."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Segment:
    """Some letters, ready to be asked where a word stands.

    The words of all blocks stand in a row: ``tokens`` holds the number of each in ``types``,
    ``after`` that of what follows it in ``gaps``, ``bounds`` where each block begins and the last
    ends. ``order`` holds the places of each type in turn, ``offsets`` where those of a type begin.
    ``parts`` are the hyphen parts of all types as they are compared, sorted; ``backward`` is their order when
    they are read from the end, ``holders`` the types that hold each part in turn, ``held_from`` where
    those of a part begin. ``keys`` tell one version of a letter from another. ``blocks`` and ``turns``
    hold the columns `OF_BLOCKS` and `TURNS`.
    """

    letters: tuple[str, ...]
    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    speakers: tuple[str, ...]
    gaps: tuple[str, ...]
    types: pa.Array[Any]
    parts: pa.Array[Any]
    tokens: Numbers
    after: Numbers
    bounds: Numbers
    order: Numbers
    offsets: Numbers
    backward: Numbers
    holders: Numbers
    held_from: Numbers
    blocks: dict[str, Numbers]
    turns: dict[str, Numbers]

    @property
    def words(self) -> Numbers:
        """Number of words of each block."""
        return np.diff(self.bounds)

    def places_of(self, types: Numbers) -> Numbers:
        """Where any of these types stands in the row of words, in order."""
        slices = [self.order[self.offsets[x] : self.offsets[x + 1]] for x in types]
        return np.sort(np.concatenate(slices)) if slices else self.order[:0]

    def block_at(self, places: Numbers) -> Numbers:
        """The block of each place in the row of words."""
        return np.searchsorted(self.bounds, places, side="right") - 1

    def texts(self, starts: Numbers, length: int) -> list[str]:
        """The texts of so many words from each of these places on, with what stands between the words."""
        at = np.add.outer(starts, np.arange(length))
        words = self.types.take(pa.array(self.tokens[at].ravel())).to_pylist()
        gaps = self.after[at]
        gaps[:, -1:] = 0
        between = [self.gaps[x] for x in gaps.ravel()]
        between[length - 1 :: length] = [""] * len(starts)
        pieces = [word + gap for word, gap in zip(words, between, strict=True)]
        return ["".join(pieces[i : i + length]) for i in range(0, len(pieces), length)]

    def block(self, row: int) -> Block:
        """A block as the letter has it: text, place, speaker and pages; not its section and areas."""
        first, last = int(self.bounds[row]), int(self.bounds[row + 1])
        at = {name: int(column[row]) for name, column in self.blocks.items()}
        text = self.gaps[at["lead"]]
        if first < last:
            text += self.texts(np.array([first]), last - first)[0] + self.gaps[self.after[last - 1]]
        turned = range(*np.searchsorted(self.turns["turn_block"], [row, row + 1]))
        return Block(
            at["n"],
            self.kinds[at["kind"]],
            text,
            Place(
                self.letters[at["letter"]], at["start"], at["start"] + len(text), at["page"], at["last_page"]
            ),
            speaker=self.speakers[at["speaker"]],
            page_starts=tuple(
                (int(self.turns["turn_offset"][i]), int(self.turns["turn_page"][i])) for i in turned
            ),
        )


def letters_to_segment(letters: Iterable[tuple[str, Letter]]) -> Segment:
    """The words of letters with the key of each, in the order given; see `Segment`."""
    ids: list[str] = []
    keys: list[str] = []
    words: list[str] = []
    after: list[str] = []
    lengths: list[int] = []
    rows: list[tuple[Any, ...]] = []
    turns: list[tuple[int, int, int]] = []
    for key, letter in letters:
        for block in letter.blocks:
            pieces = _WORDS.split(block.text)
            words += pieces[1::2]
            after += pieces[2::2]
            lengths.append(len(pieces) // 2)
            turns += [(len(rows), offset, page) for offset, page in block.page_starts]
            place = block.place
            head = (len(ids), block.n, block.kind, block.speaker, pieces[0])
            rows.append((*head, place.start, place.page, place.last_page))
        ids.append(letter.id)
        keys.append(key)
    columns: dict[str, Any] = dict(
        zip(OF_BLOCKS, zip(*rows, strict=True) if rows else [()] * len(OF_BLOCKS), strict=True)
    )
    turned = zip(*turns, strict=True) if turns else [()] * len(TURNS)
    gaps, gap_numbers = _coded([*columns["lead"], *after])
    kinds, columns["kind"] = _coded(columns["kind"])
    speakers, columns["speaker"] = _coded(columns["speaker"])
    columns["lead"] = gap_numbers[: len(rows)]
    types, tokens = _coded(words)
    held = [(i, part) for i, word in enumerate(types) for part in _parts_of(word)]
    parts, part_numbers = _coded([part for _, part in held])
    return _segment(
        letters=tuple(ids),
        keys=tuple(keys),
        kinds=kinds,
        speakers=speakers,
        gaps=gaps,
        types=pa.array(types, pa.string()),
        parts=pa.array(parts, pa.string()),
        pairs=(part_numbers, np.array([i for i, _ in held], dtype=np.int64)),
        tokens=tokens.astype(np.uint32),
        after=_small(gap_numbers[len(rows) :], len(gaps)),
        lengths=np.array(lengths, dtype=np.int64),
        blocks={name: np.asarray(x, dtype=np.uint32) for name, x in columns.items()},
        turns={name: np.asarray(x, dtype=np.uint32) for name, x in zip(TURNS, turned, strict=True)},
    )


def merge_segments(parts: Sequence[tuple[Segment, Mask]]) -> Segment:
    """One segment of several.

    Args:
        parts: Each segment with a mask of its letters: those that stay.
    """
    cut = [_cut(segment, stays) for segment, stays in parts]
    names = {x: _unify([getattr(s, x) for s in cut]) for x in ("kinds", "speakers", "gaps")}
    starts = np.cumsum([0, *(len(s.letters) for s in cut)])
    names["letters"] = (
        tuple(x for s in cut for x in s.letters),
        [np.arange(a, b) for a, b in itertools.pairwise(starts)],
    )
    gaps, new_gaps = names["gaps"]
    types, new_types = _unify_words([s.types for s in cut])
    parts_, new_parts = _unify_words([s.parts for s in cut])
    pairs = [
        (new_parts[i][np.repeat(np.arange(len(s.parts)), np.diff(s.held_from))], new_types[i][s.holders])
        for i, s in enumerate(cut)
    ]
    rows = np.cumsum([0, *(len(s.bounds) - 1 for s in cut)])
    blocks = {
        name: np.concatenate(
            [
                names[NAMES[name]][1][i][s.blocks[name]] if name in NAMES else s.blocks[name]
                for i, s in enumerate(cut)
            ]
        ).astype(np.uint32)
        for name in OF_BLOCKS
    }
    turns = {
        name: np.concatenate(
            [s.turns[name] + (rows[i] if name == "turn_block" else 0) for i, s in enumerate(cut)]
        ).astype(np.uint32)
        for name in TURNS
    }
    return _segment(
        letters=names["letters"][0],
        keys=tuple(x for s in cut for x in s.keys),
        kinds=names["kinds"][0],
        speakers=names["speakers"][0],
        gaps=gaps,
        types=types,
        parts=parts_,
        pairs=(np.concatenate([x for x, _ in pairs]), np.concatenate([x for _, x in pairs])),
        tokens=np.concatenate([new[s.tokens] for new, s in zip(new_types, cut, strict=True)]).astype(
            np.uint32
        ),
        after=np.concatenate([_small(new, len(gaps))[s.after] for new, s in zip(new_gaps, cut, strict=True)]),
        lengths=np.concatenate([s.words for s in cut]),
        blocks=blocks,
        turns=turns,
    )


def _segment(
    *, lengths: Numbers, parts: pa.Array[Any], pairs: tuple[Numbers, Numbers], **own: Any
) -> Segment:
    """A segment with what follows from its words: where a block begins, where a type and a part stands."""
    counts = np.bincount(own["tokens"], minlength=len(own["types"]))
    in_order = pc.sort_indices(parts).to_numpy()
    parts = parts.take(pa.array(in_order))
    rank = np.empty(len(in_order), dtype=np.int64)
    rank[in_order] = np.arange(len(in_order))
    held = np.unique((rank[pairs[0]] << 32) | pairs[1])
    return Segment(
        **own,
        parts=parts,
        bounds=_bounds(lengths),
        order=np.argsort(own["tokens"], kind="stable").astype(np.uint32),
        offsets=_bounds(counts),
        backward=pc.sort_indices(pc.utf8_reverse(parts)).to_numpy().astype(np.uint32),
        holders=(held & 0xFFFFFFFF).astype(np.uint32),
        held_from=_bounds(np.bincount(held >> 32, minlength=len(parts))),
    )


def _bounds(lengths: Numbers) -> Numbers:
    """Where each of some stretches begins, and where the last ends."""
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32)


def _cut(segment: Segment, stays: Mask) -> Segment:
    """The segment with only the letters that stay; its types and names all stay."""
    if stays.all():
        return segment
    kept = stays[segment.blocks["letter"]]
    words = np.repeat(kept, segment.words)
    renumbered, rows = np.cumsum(stays) - 1, np.cumsum(kept) - 1
    blocks = {name: column[kept] for name, column in segment.blocks.items()}
    blocks["letter"] = renumbered[blocks["letter"]]
    turned = kept[segment.turns["turn_block"]]
    turns = {name: column[turned] for name, column in segment.turns.items()}
    turns["turn_block"] = rows[turns["turn_block"]]
    return _segment(
        letters=tuple(np.array(segment.letters, dtype=object)[stays]),
        keys=tuple(np.array(segment.keys, dtype=object)[stays]),
        kinds=segment.kinds,
        speakers=segment.speakers,
        gaps=segment.gaps,
        types=segment.types,
        parts=segment.parts,
        pairs=(np.repeat(np.arange(len(segment.parts)), np.diff(segment.held_from)), segment.holders),
        tokens=segment.tokens[words],
        after=segment.after[words],
        lengths=segment.words[kept],
        blocks=blocks,
        turns=turns,
    )


def _coded(values: Sequence[str]) -> tuple[tuple[str, ...], Numbers]:
    """The different values, and the number of each one's value among them."""
    coded = pa.array(values, pa.string()).dictionary_encode()
    return tuple(coded.dictionary.to_pylist()), coded.indices.to_numpy()


def _unify(names: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], list[Numbers]]:
    """All names together, and for each list the new numbers of its names."""
    together = tuple(dict.fromkeys(x for part in names for x in part))
    number = {x: i for i, x in enumerate(together)}
    return together, [np.array([number[x] for x in part], dtype=np.int64) for part in names]


def _small(numbers: Numbers, most: int) -> Numbers:
    """Numbers below ``most`` in as few bytes as hold them."""
    return numbers.astype(np.min_scalar_type(max(most - 1, 0)))


def _unify_words(words: Sequence[pa.Array[Any]]) -> tuple[pa.Array[Any], list[Numbers]]:
    """The same for many names."""
    coded = pa.concat_arrays(words).dictionary_encode()
    return coded.dictionary, np.split(coded.indices.to_numpy(), np.cumsum([len(x) for x in words])[:-1])


def _parts_of(word: str) -> list[str]:
    """The hyphen parts of a word as they are compared."""
    if word.isalnum():
        return [word_key(word)]
    (token,) = split_tokens(word)
    return [word_key(word[a:b]) for a, b in token.parts]
