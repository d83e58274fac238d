"""How often the fate that is found for a paragraph is the fate that was made.

Each letter is made anew with known changes, paragraph by paragraph: left alone, a word in so many changed, a
figure changed, a sentence added or taken out, cut in two or three at the end of a sentence, put together with
the next, set elsewhere, or taken out with a paragraph of another letter in its place. A paragraph counts as
found when its rows have the fate that was made and name just the paragraphs that were made of it.

``python benchmarks/fate_agreement.py [TIMES]``: 10 times each letter takes about two minutes.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.analysis.fates.fates import fate_of_passages
from compare.analysis.matching.passages import find_passages
from compare.corpus import load_corpus
from compare.model import Block, Letter
from compare.statistics import wilson
from compare.text.tokens import split_sentences

SEED = 20201104
MADE = {
    "left alone": "kept",
    "1 word in 20 changed": "edited",
    "1 word in 8 changed": "edited",
    "1 word in 4 changed": "edited",
    "a figure changed": "edited",
    "a sentence added": "edited",
    "a sentence taken out": "edited",
    "cut in two": "split",
    "cut in three": "split",
    "put together with the next": "merged",
    "set elsewhere": "moved",
    "taken out": "dropped",
}
"""What is done to a paragraph, and the fate that this is."""
WEIGHTS = (24, 3, 3, 3, 3, 3, 3, 5, 3, 4, 3, 8)
DISTANCE = 5
"""A paragraph that is set elsewhere goes past at least so many."""


@dataclass(frozen=True)
class Change:
    """What was done to some paragraphs of a letter, by their text, and what stands there now."""

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[a:b] for a, b in split_sentences(text)]


def change_words(text: str, part: float, words: Sequence[str], dice: random.Random) -> str:
    """The text with this part of its words replaced, at least one."""
    parts = text.split()
    for k in dice.sample(range(len(parts)), max(1, round(part * len(parts)))):
        parts[k] = dice.choice([w for w in dice.sample(words, 3) if w.lower() != parts[k].lower()])
    return " ".join(parts)


def make_change(
    name: str, text: str, following: str, words: Sequence[str], strange: Sequence[str], dice: random.Random
) -> Change | None:
    """One change; None where the paragraph does not lend itself to it."""
    parts = sentences_of(text)
    if name in ("left alone", "set elsewhere"):
        return Change(name, (text,), (text,))
    if name == "taken out":
        return Change(name, (text,), ())
    if name.endswith("changed") and name.startswith("1 word"):
        return Change(name, (text,), (change_words(text, 1 / int(name.split()[3]), words, dice),))
    if name == "a figure changed":
        digits = [k for k, c in enumerate(text) if c.isdigit()]
        if not digits:
            return None
        at = dice.choice(digits)
        return Change(name, (text,), (text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :],))
    if name == "a sentence added":
        k = dice.randrange(1, len(parts) + 1)
        added = dice.choice(sentences_of(dice.choice(strange)))
        return Change(name, (text,), (" ".join([*parts[:k], added, *parts[k:]]),)) if len(parts) > 1 else None
    if name == "a sentence taken out":
        k = dice.randrange(len(parts))
        return Change(name, (text,), (" ".join(parts[:k] + parts[k + 1 :]),)) if len(parts) > 2 else None
    if name == "put together with the next":
        return Change(name, (text, following), (f"{text} {following}",)) if following else None
    pieces = 2 if name == "cut in two" else 3
    if len(parts) < pieces:
        return None
    cuts = [0, *sorted(dice.sample(range(1, len(parts)), pieces - 1)), len(parts)]
    return Change(name, (text,), tuple(" ".join(parts[a:b]) for a, b in pairwise(cuts)))


def make_changes(texts: Sequence[str], strange: Sequence[str], dice: random.Random) -> Iterator[Change]:
    """Changes of all paragraphs in order; paragraphs that stand twice are left alone."""
    times = Counter(texts)
    words = [w for text in texts for w in text.split() if w.isalpha() and len(w) > 3]
    k = 0
    while k < len(texts):
        name = dice.choices(list(MADE), WEIGHTS)[0] if times[texts[k]] == 1 else "left alone"
        following = texts[k + 1] if k + 1 < len(texts) and times[texts[k + 1]] == 1 else ""
        change = make_change(name, texts[k], following, words, strange, dice)
        change = change or Change("left alone", (texts[k],), (texts[k],))
        yield change
        k += len(change.old)


def lay_out(changes: Sequence[Change], strange: Sequence[str], dice: random.Random) -> list[str]:
    """The new letter: what was set elsewhere at its new place, a strange paragraph for what was taken out."""
    order = [c for c in changes if c.name != "set elsewhere"]
    for change in (c for c in changes if c.name == "set elsewhere"):
        at = changes.index(change)
        places = [k for k in range(len(order) + 1) if abs(k - at) >= DISTANCE]
        order.insert(dice.choice(places or [0]), change)
    texts: list[str] = []
    for change in order:
        texts += change.new or (dice.choice(strange),)
    return texts


def write_letter(like: Letter, texts: Sequence[str]) -> Letter:
    """A letter of these paragraphs, without headings."""
    block, blocks, offset = next(b for b in like.blocks if b.is_body), list[Block](), 0
    for n, text in enumerate(texts, start=1):
        place = replace(block.place, start=offset, end=offset + len(text))
        blocks.append(replace(block, n=n, text=text, place=place, section=(), page_starts=(), areas=()))
        offset += len(text) + 2
    return replace(like, text="\n\n".join(texts), blocks=tuple(blocks), left_out=(), joins=(), corrections=())


def main() -> None:
    """Make, find, count."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    dice, found = random.Random(SEED), defaultdict[str, Counter[str]](Counter)
    letters = load_corpus().letters
    paragraphs = {x.id: [p.text for p in find_passages(x)] for x in letters}
    for letter in letters:
        strange = [text for other in letters if other.id != letter.id for text in paragraphs[other.id]]
        for _ in range(times):
            changes = tuple(make_changes(paragraphs[letter.id], strange, dice))
            old = [text for change in changes for text in change.old]
            pair = write_letter(letter, old), write_letter(letter, lay_out(changes, strange, dice))
            rows = defaultdict(list)
            for row in fate_of_passages(*pair):
                if row.source is not None:
                    rows[row.source.text].append(row)
            for change in changes:
                own = [row for text in change.old for row in rows[text]]
                fates = "+".join(sorted({row.fate for row in own}))
                right = {row.target.text for row in own if row.target is not None} == set(change.new)
                found[change.name][fates if right else f"{fates}, otherwise paired"] += 1
    for name, fate in MADE.items():
        total, hits = sum(found[name].values()), found[name][fate]
        margin = wilson(hits, total)
        others = ", ".join(f"{x} {n}" for x, n in found[name].most_common() if x != fate)
        print(f"{name:28} {fate:8} {hits:5} of {total:5} ({margin.low:.0%} to {margin.high:.0%})   {others}")


if __name__ == "__main__":
    main()
