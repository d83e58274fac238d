"""Two wordings laid side by side word by word: what stayed, what changed, and what only moved.

`pieces` cuts the texts; knows nothing of letters; `diff` gives the outcome as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from compare.analysis.wording.pieces import Pieces, cut_pieces, is_content, is_note_apart

_SENTENCE_ENDS = (".", "?", "!")

SAME_KINDS = ("same", "respelt")
"""Kinds of step in which nothing changed but typography."""

MOVED_WORDS = 4
"""A shorter run that stands elsewhere is no moved phrase."""

_MOVED_CONTENT = 2


class Step(NamedTuple):
    """Pieces ``a`` to ``b`` of the old text beside ``c`` to ``d`` of the new.

    ``kind`` is "same" (as many on both sides), "respelt" (the same letters, parted otherwise: «EU-lidstaten»
    and «EU lidstaten»), "changed" (either may be empty), or "moved": the same words elsewhere in the
    other text, ``move`` telling which; then one side is empty.
    """

    kind: str
    a: int
    b: int
    c: int
    d: int
    move: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts in pieces, and the steps that take the one to the other, in order of both."""

    old: Pieces
    new: Pieces
    steps: tuple[Step, ...]


@lru_cache(maxsize=2048)
def align_wording(old: str, new: str) -> Alignment:
    """Two texts side by side, typography aside.

    Case, quotation marks, dashes, hyphens, ligatures, spaces and numbers of notes do not
    count. Changes parted by little more than «de» or «van» are one change; a run of at
    least `MOVED_WORDS` words, two of them with content, that went here and came there is moved.

    Source:
        Clean-up after Fraser (2009), "diff-match-patch": an agreement that is small beside the
        changes round it is chance; where a change may lie at several places, it begins where a
        sentence does.
    """
    left, right = cut_pieces(old), cut_pieces(new)
    steps = _steps(left.keys, right.keys)
    if len(steps) > 1 or (steps and steps[0].kind != "same"):
        steps = _join(_settle(_slide(steps, left.keys, right.keys), left.keys))
        steps = _mark_moves([_unless_respelt(step, left.keys, right.keys) for step in steps], left, right)
    return Alignment(left, right, tuple(steps))


def _steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """The fewest changes that take one row of words to the other."""
    steps: list[Step] = []
    a = c = 0
    for block in Indel.opcodes(old, new).as_matching_blocks():
        if block.a > a or block.b > c:
            steps.append(_unless_notes(Step("changed", a, block.a, c, block.b), old, new))
        a, c = block.a + block.size, block.b + block.size
        steps.append(Step("same", block.a, a, block.b, c))
    return _join(steps)


def _unless_notes(step: Step, old: Sequence[str], new: Sequence[str]) -> Step:
    """A change that is the number of a note only is none."""
    gone, came = old[step.a : step.b], new[step.c : step.d]
    if len(gone) != len(came):
        return step
    notes = all(x == y or is_note_apart(x, y) or is_note_apart(y, x) for x, y in zip(gone, came, strict=True))
    return step._replace(kind="same") if notes else step


def _unless_respelt(step: Step, old: Sequence[str], new: Sequence[str]) -> Step:
    """A change of nothing but where the words part is none."""
    gone, came = "".join(old[step.a : step.b]), "".join(new[step.c : step.d])
    is_number = any(key[0].isdigit() for key in old[step.a : step.b])  # «1 200» is not «12 00»
    if step.kind != "changed" or gone != came or is_number:
        return step
    return step._replace(kind="respelt")


def _join(steps: Iterable[Step]) -> list[Step]:
    """Neighbours of one kind as one; empty steps left out."""
    joined: list[Step] = []
    for step in steps:
        if step.a == step.b and step.c == step.d:
            continue
        if joined and joined[-1].kind == step.kind != "moved":
            joined[-1] = joined[-1]._replace(b=step.b, d=step.d)
        else:
            joined.append(step)
    return joined


def _slide(steps: list[Step], old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Insertions and deletions set to begin where a sentence or clause does, when they may as well."""
    for k in range(1, len(steps) - 1):
        before, step, after = steps[k - 1 : k + 2]
        if step.kind != "changed" or {before.kind, after.kind} != {"same"}:
            continue
        if step.a == step.b:
            row, start, end = new, step.c, step.d
        elif step.c == step.d:
            row, start, end = old, step.a, step.b
        else:
            continue
        best, shift = _boundary(row, start), 0
        rooms = before.b - before.a - (k > 1), after.b - after.a - (k < len(steps) - 2)
        for sign, room in zip((-1, 1), rooms, strict=True):
            for far in range(1, room + 1):
                a, b = (start - far, end - far) if sign < 0 else (start + far - 1, end + far - 1)
                if row[a] != row[b]:
                    break
                at = start + sign * far
                if _boundary(row, at) > best:
                    best, shift = _boundary(row, at), sign * far
        if shift:
            steps[k - 1] = before._replace(b=before.b + shift, d=before.d + shift)
            steps[k] = Step("changed", *(x + shift for x in (step.a, step.b, step.c, step.d)))
            steps[k + 1] = after._replace(a=after.a + shift, c=after.c + shift)
    return _join(steps)


def _boundary(row: Sequence[str], at: int) -> int:
    """How good a place is for a change to begin: 2 after a sentence, 1 after a comma, else 0."""
    if at == 0 or row[at - 1] in _SENTENCE_ENDS:
        return 2
    return int(row[at - 1] in (",", ";", ":", "-"))


def _settle(steps: list[Step], old: Sequence[str]) -> list[Step]:
    """Chance agreements taken into the changes round them, until none is left."""
    k = 1
    while k < len(steps) - 1:
        before, step, after = steps[k - 1 : k + 2]
        if step.kind == "same" and before.kind == after.kind and _is_chance(before, old, step, after):
            steps[k - 1 : k + 2] = [Step("changed", before.a, after.b, before.c, after.d)]
            k = max(1, k - 2)  # a larger change may swallow the agreement before it as well
        else:
            k += 1
    return steps


def _is_chance(before: Step, old: Sequence[str], step: Step, after: Step) -> bool:
    """Whether an agreement between two changes is too small beside them to mean anything."""
    size, words = step.b - step.a, old[step.a : step.b]
    first, second = max(before.b - before.a, before.d - before.c), max(after.b - after.a, after.d - after.c)
    if size > max(first, second) or any(word in _SENTENCE_ENDS for word in words):
        return False
    content = sum(map(is_content, words))
    if content:
        return content == 1 and min(first, second) >= 3 * size
    replaced = all(x.a < x.b and x.c < x.d for x in (before, after))
    return replaced or min(first, second) >= 2 * size


def _mark_moves(steps: list[Step], old: Pieces, new: Pieces) -> list[Step]:
    """Runs of words that went at one place and came at another, marked as moved, the longest first."""
    went = [(step.a, step.b) for step in steps if step.kind == "changed"]
    came = [(step.c, step.d) for step in steps if step.kind == "changed"]
    runs: list[tuple[int, int, int]] = []
    while found := _longest_runs(old.keys, new.keys, went, came):
        for i, j, size in found:
            went, came = _without(went, i, i + size), _without(came, j, j + size)
        runs += found
    runs.sort()
    out: list[Step] = []
    for step in steps:
        if step.kind != "changed" or not runs:
            out.append(step)
            continue
        gone = [(i, i + n, k) for k, (i, _, n) in enumerate(runs, 1) if step.a <= i < step.b]
        come = sorted((j, j + n, k) for k, (_, j, n) in enumerate(runs, 1) if step.c <= j < step.d)
        out.extend(_cut_out(step, gone, come))
    return _join(out)


def _cut_out(
    step: Step, gone: Sequence[tuple[int, int, int]], come: Sequence[tuple[int, int, int]]
) -> Iterator[Step]:
    """A change with its moved runs as steps of their own."""
    a, c = step.a, step.c
    for start, end, k in gone:
        yield Step("changed", a, start, c, c)
        yield Step("moved", start, end, c, c, k)
        a = end
    for start, end, k in come:
        yield Step("changed", a, step.b, c, start)
        yield Step("moved", step.b, step.b, start, end, k)
        a, c = step.b, end
    yield Step("changed", a, step.b, c, step.d)


def _without(spans: Iterable[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The spans without what lies from ``start`` to ``end``."""
    parts = ((a, b, max(a, start), min(b, end)) for a, b in spans)
    return [
        rest
        for a, b, low, high in parts
        for rest in ([(a, b)] if low >= high else [(a, low), (high, b)])
        if rest[0] < rest[1]
    ]


def _longest_runs(
    old: Sequence[str], new: Sequence[str], went: list[tuple[int, int]], came: list[tuple[int, int]]
) -> list[tuple[int, int, int]]:
    """Runs in both that are phrases, the longest first, none over another: where, where, how long.

    What a longer run has cut short may be found when asked again.
    """
    seeds: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for a, b in went:
        for i in range(a, b - MOVED_WORDS + 1):
            seeds.setdefault(tuple(old[i : i + MOVED_WORDS]), []).append((i, b))
    found: list[tuple[int, int, int]] = []
    for c, d in came:
        for j in range(c, d - MOVED_WORDS + 1):
            for i, b in seeds.get(tuple(new[j : j + MOVED_WORDS]), ()):
                size = MOVED_WORDS
                while i + size < b and j + size < d and old[i + size] == new[j + size]:
                    size += 1
                if _is_phrase(old[i : i + size]):
                    found.append((i, j, size))
    chosen: list[tuple[int, int, int]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for i, j, size in sorted(found, key=lambda run: (-run[2], run)):
        mine = set(range(i, i + size)), set(range(j, j + size))
        if taken[0].isdisjoint(mine[0]) and taken[1].isdisjoint(mine[1]):
            taken[0].update(mine[0])
            taken[1].update(mine[1])
            chosen.append((i, j, size))
    return chosen


def _is_phrase(keys: Sequence[str]) -> bool:
    """Whether a run has words enough, and some that mean something."""
    words = [key for key in keys if key[:1].isalnum()]
    return len(words) >= MOVED_WORDS and sum(map(is_content, words)) >= _MOVED_CONTENT
