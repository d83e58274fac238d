"""Applies what people have corrected to the blocks of a paper, and keeps what stood there.

The order of the lines does not matter: blocks are split first, then their fields
are changed, then blocks are dropped and joined, and at the end all are numbered anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from compare.errors import DataFileError
from compare.model import Block, Correction, Join, LeftOut, Letter, Place
from compare.text.clean import join_lines
from compare.text.tokens import fold, split_tokens


@dataclass(slots=True)
class _Piece:
    """A block, or a part of one that was split, on its way to what it will be.

    ``whole`` is the block as it was read, ``read`` this part of it.
    """

    whole: Block
    read: Block
    now: Block
    part: int = 1
    fixed: set[str] = field(default_factory=set)
    dropped: str = ""
    joined: _Piece | None = None

    @property
    def end(self) -> _Piece:
        """The piece in which its words end up."""
        return self.joined.end if self.joined else self


def correct_letter(letter: Letter, corrections: Iterable[Correction]) -> Letter:
    """The letter with its corrections applied and its blocks numbered anew.

    Corrections of other letters are passed over. Each that was applied stands in
    `Letter.corrections`, with what stood there before.

    Raises:
        DataFileError: A correction does not fit: no such block, another page, other words.
    """
    corrections = [c for c in corrections if c.letter_id == letter.id]
    if not corrections:
        return letter
    for correction in corrections:
        _check(correction, letter.blocks)
    pieces = _split(letter.blocks, [c for c in corrections if c.field == "split"])
    found = {(piece.whole.n, piece.part): piece for piece in pieces}
    applied: list[tuple[Correction, _Piece]] = []
    joins: list[Join] = []
    seen = Counter(fold(token.text) for block in letter.blocks for token in split_tokens(block.text))
    for stage in (_change, _drop):
        for correction in corrections:
            piece = _piece_of(found, correction)
            if (old := stage(piece, correction)) is not None:
                applied.append((replace(correction, old=old), piece))
    for correction in sorted(corrections, key=lambda c: (c.block, c.part)):
        piece = _piece_of(found, correction)
        if correction.field == "join":
            before, decided = _join(pieces, piece, correction, seen)
            joins += decided
            applied.append((replace(correction, old=before), piece))
        elif correction.field == "split":
            applied.append((replace(correction, old=piece.whole.text), piece))
    _carry_sections(pieces)
    text, blocks, numbers = _number_anew([p for p in pieces if not p.dropped and not p.joined])
    left = tuple(
        LeftOut(p.now.text, p.dropped, p.now.place.page, next(iter(p.now.areas), None))
        for p in pieces
        if p.dropped
    )
    done = [replace(c, n=0 if p.dropped else numbers[id(p.end)]) for c, p in applied]
    return replace(
        letter,
        text=text,
        blocks=blocks,
        left_out=letter.left_out + left,
        joins=letter.joins + tuple(joins),
        corrections=tuple(sorted(done, key=lambda c: (c.block, c.part, c.line))),
    )


def numbers_as_read(letter: Letter) -> tuple[str, ...]:
    """For each block the number by which a correction names it: «12», or «12.2» after a split."""
    parts = Counter(c.block for c in letter.corrections if c.field == "split")
    gone = {(c.block, c.part) for c in letter.corrections if c.field in ("drop", "join")}
    read = len(letter.blocks) + len(gone) - parts.total()
    return tuple(
        str(n) if part == 1 else f"{n}.{part}"
        for n in range(1, read + 1)
        for part in range(1, parts[n] + 2)
        if (n, part) not in gone
    )


def _wrong(correction: Correction, column: str, problem: str) -> DataFileError:
    return DataFileError("corrections.csv", correction.line, column, problem)


def _begin(text: str) -> str:
    return f"«{text[:50]}…»" if len(text) > 50 else f"«{text}»"


def _check(correction: Correction, blocks: Sequence[Block]) -> None:
    """Refuses a correction of a block that is not there, or not where the line says."""
    if correction.block > len(blocks):
        problem = f"{correction.letter_id} has {len(blocks)} blocks, no block {correction.block}"
        raise _wrong(correction, "block", problem)
    block = blocks[correction.block - 1]
    if block.place.page != correction.page:
        raise _wrong(
            correction,
            "page",
            f"block {block.n} stands on page {block.place.page} and begins {_begin(block.text)}; "
            "find the block that is meant and change the line",
        )


def _piece_of(found: dict[tuple[int, int], _Piece], correction: Correction) -> _Piece:
    piece = found.get((correction.block, correction.part))
    if piece is None:
        problem = f"block {correction.block} has no part {correction.part}; split it into more"
        raise _wrong(correction, "block", problem)
    text = piece.whole.text if correction.part == 1 else piece.read.text
    if not text.startswith(correction.begins):
        problem = f"block {correction.block} begins {_begin(text)}, not {_begin(correction.begins)}"
        raise _wrong(correction, "block", f"{problem}; find the block that is meant and change the line")
    return piece


def _split(blocks: Sequence[Block], splits: Sequence[Correction]) -> list[_Piece]:
    """Each block as a piece, or as the parts that its splits make of it; notes stay with the first part."""
    cuts: defaultdict[int, list[int]] = defaultdict(list)
    for correction in splits:
        text = blocks[correction.block - 1].text
        if correction.part != 1:
            problem = f"name the block as it was read: {correction.block}"
            raise _wrong(correction, "block", problem)
        times = text.count(correction.value)
        at = text.find(correction.value)
        if times != 1 or not at:
            what = "stands at its beginning" if not at else f"stands {times} times in it"
            problem = f"block {correction.block} begins {_begin(text)}; {correction.value!r} {what}"
            raise _wrong(correction, "value", f"{problem}; give the first words of the second part")
        cuts[correction.block].append(at)
    pieces: list[_Piece] = []
    for block in blocks:
        bounds = [0, *sorted(cuts[block.n]), len(block.text)]
        for part, (start, end) in enumerate(pairwise(bounds), start=1):
            read = block if len(bounds) == 2 else _part_of(block, start, end, first=part == 1)
            pieces.append(_Piece(block, read, read, part))
    return pieces


def _part_of(block: Block, start: int, end: int, first: bool) -> Block:
    text = block.text[start:end].rstrip()
    return replace(
        block,
        text=text,
        place=block.place_of(start, start + len(text)),
        note_numbers=block.note_numbers if first else (),
        page_starts=tuple((at - start, page) for at, page in block.page_starts if start < at < end),
    )


def _change(piece: _Piece, correction: Correction) -> str | None:
    """Changes one field; gives what stood there, None when it is no field."""
    block, value, name = piece.now, correction.value, correction.field
    if name in ("join", "split", "drop"):
        return None
    piece.fixed.add(name)
    if name == "page":
        last = max(int(value), block.place.last_page) if block.page_starts else int(value)
        piece.now = replace(block, place=replace(block.place, page=int(value), last_page=last))
        return str(block.place.page)
    if name == "text":
        piece.now = replace(block, text=value, page_starts=_moved(block, value))
        return block.text
    new: Any = value
    old: Any = getattr(block, name)
    if name == "section":
        new = tuple(part.strip() for part in value.split("›") if part.strip())
        old = " › ".join(old)
    elif name in ("question_numbers", "note_numbers"):
        new = tuple(int(n) for n in value.split(",") if n.strip())
        old = ", ".join(map(str, old))
    piece.now = replace(block, **{name: new})
    return str(old)


def _moved(block: Block, text: str) -> tuple[tuple[int, int], ...]:
    """Where pages begin in a block once its text is another: moved along with the words after the change."""
    same = next((i for i, (a, b) in enumerate(zip(block.text, text, strict=False)) if a != b), None)
    same = min(len(block.text), len(text)) if same is None else same
    longer = len(text) - len(block.text)
    return tuple(
        (at if at <= same else min(max(same, at + longer), len(text)), page) for at, page in block.page_starts
    )


def _drop(piece: _Piece, correction: Correction) -> str | None:
    if correction.field != "drop":
        return None
    piece.dropped = correction.reason
    return piece.now.text


def _join(
    pieces: Sequence[_Piece], piece: _Piece, correction: Correction, seen: Counter[str]
) -> tuple[str, tuple[Join, ...]]:
    """Adds a block to the one before it, notes aside; gives the text of that one and the hyphens decided."""
    at = next(i for i, x in enumerate(pieces) if x is piece)
    before = next(
        (
            x.end
            for x in reversed(pieces[:at])
            if not x.dropped and (x.now.kind != "footnote" or piece.now.kind == "footnote")
        ),
        None,
    )
    if before is None or piece.dropped:
        problem = "this block is dropped" if piece.dropped else "there is no block before it to join it with"
        raise _wrong(correction, "field", problem)
    first, second = before.now, piece.now
    text, starts, decided = join_lines([first.text, second.text], seen)
    begins = starts[1]
    pages = [(begins + at, page) for at, page in second.page_starts]
    if second.place.page != first.place.last_page:
        pages.insert(0, (begins, second.place.page))
    before.now = replace(
        first,
        text=text,
        place=replace(first.place, last_page=second.place.last_page),
        note_numbers=first.note_numbers + second.note_numbers,
        page_starts=(*first.page_starts, *pages),
        areas=first.areas + second.areas,
    )
    piece.joined = before
    return first.text, tuple(replace(join, page=first.place.last_page) for join in decided)


def _carry_sections(pieces: Sequence[_Piece]) -> None:
    """Gives the blocks under a heading that was corrected the section that stands above them now."""
    moved: dict[tuple[str, ...], tuple[str, ...]] = {}
    current: tuple[str, ...] = ()

    def mapped(path: tuple[str, ...]) -> tuple[str, ...]:
        for length in range(len(path), -1, -1):
            if path[:length] in moved:
                return moved[path[:length]] + path[length:]
        return path

    for piece in pieces:
        read, now = piece.whole, piece.now
        opened = read.kind == "heading" and read.section[-1:] == (read.text,)
        if opened and piece.part == 1:
            above = len(read.section)
            moved = {k: v for k, v in moved.items() if k and len(k) < above and read.section[: len(k)] == k}
        if "section" in piece.fixed:
            section = now.section
        elif piece.joined:
            section = piece.end.now.section if opened else mapped(read.section)
        elif opened and (piece.dropped or now.kind != "heading"):
            section = current
        elif now.kind == "heading" and (opened or read.kind != "heading"):
            section = (*mapped(read.section)[:-1], now.text)
        else:
            section = mapped(read.section)
        opens = now.kind == "heading" and not piece.dropped and read.kind != "heading"
        if (opened or opens) and section != mapped(read.section):
            moved[read.section] = section
        piece.now, current = replace(now, section=section), section


def _number_anew(pieces: Sequence[_Piece]) -> tuple[str, tuple[Block, ...], dict[int, int]]:
    """Text and blocks with numbers and places of their own, and the number of each piece."""
    blocks: list[Block] = []
    numbers: dict[int, int] = {}
    offset = 0
    for n, piece in enumerate(pieces, start=1):
        text, place = piece.now.text, piece.now.place
        place = Place(place.letter_id, offset, offset + len(text), place.page, place.last_page)
        blocks.append(replace(piece.now, n=n, place=place))
        numbers[id(piece)] = n
        offset += len(text) + 2
    return "\n\n".join(b.text for b in blocks), tuple(blocks), numbers
