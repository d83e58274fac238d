"""Matching of very many paragraphs, beside a full table of rapidfuzz scores on the same texts.

``python benchmarks/match_scale.py [--paragraphs 10000] [--sentences 2] [--scorer token_set_ratio]``. The
texts are made by a seeded generator from the sentences of the letters that come with Accent: half of the
target's are edited copies of the source's (up to 30% of the words replaced, some left out), the rest is new.
Both sides look in the same run, each in a process of its own, so that its peak of memory is its own too.

A best match of rapidfuzz counts as real where it is the edited copy, and as lost when that does not
come first here. The finds are also set against our own full computation, on a sample of the rows.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from compare.analysis.matching.passages import Compared, compare_letters, find_passages
from compare.analysis.matching.similarity import BEST_SENTENCES
from compare.corpus import load_given, load_ordinary
from compare.model import CABINET, Block, Letter, Place
from compare.text.tokens import split_sentences

SAMPLE = 300
REAL = 0.3
SCORERS = {"ratio": fuzz.ratio, "token_set_ratio": fuzz.token_set_ratio}


@dataclass(frozen=True, slots=True)
class Made:
    """Paragraphs of two letters, and of which source each target is an edited copy (-1: of none)."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    copy_of: tuple[int, ...]


def make_texts(paragraphs: int, sentences: int, seed: int = 1) -> Made:
    """Paragraphs of one to ``2 x sentences - 1`` sentences, recombined and edited; a seed gives the same."""
    rng = random.Random(seed)
    known = [
        p.text[start:end]
        for letter in load_given().letters
        for p in find_passages(letter)
        for start, end in split_sentences(p.text)
    ]
    words = [word for sentence in known for word in sentence.split()]

    def mix(text: str, replaced: float, left_out: float) -> str:
        """The text with some words replaced and some left out."""
        kept = [word for word in text.split() if rng.random() >= left_out]
        return " ".join(rng.choice(words) if rng.random() < replaced else word for word in kept)

    def make() -> str:
        """A new paragraph: sentences of the letters, three in ten of their words replaced."""
        return " ".join(mix(rng.choice(known), 0.3, 0.0) for _ in range(rng.randint(1, 2 * sentences - 1)))

    source = [make() for _ in range(paragraphs)]
    target = []
    for n in range(paragraphs):
        part = rng.choice((0.0, 0.05, 0.1, 0.2, 0.3))
        copied = mix(source[n], part, part / 3) if n < paragraphs // 2 else ""
        target.append((copied, n) if copied.strip() else (make(), -1))
    rng.shuffle(target)
    return Made(tuple(source), tuple(t for t, _ in target), tuple(n for _, n in target))


def to_letter(id: str, texts: Sequence[str]) -> Letter:
    """A letter of these paragraphs."""
    blocks, start = [], 0
    for n, text in enumerate(texts, start=1):
        blocks.append(Block(n, "paragraph", text, Place(id, start, start + len(text), 1, 1), speaker=CABINET))
        start += len(text) + 2
    facts = ("",) * 4
    day = date(2020, 1, 1)
    return Letter(id, id, id, "letter", "", "", day, "day", *facts, "", "", "\n\n".join(texts), tuple(blocks))


def run_ours(made: Made) -> dict[str, Any]:
    """Our first find for each source paragraph, the time, and what the full computation finds."""
    source, target = to_letter("made-1", made.source), to_letter("made-2", made.target)
    load_ordinary()
    start = time.perf_counter()
    both = compare_letters(source, target)
    found = [both.from_source(i, 1) for i in range(len(made.source))]
    seconds = time.perf_counter() - start
    peak = peak_memory()
    return {
        "first": [pairs[0].target if pairs else -1 for pairs in found],
        "seconds": seconds,
        "peak": peak,
        "pairs": len(both.similarity),
        **_against_exact(both),
    }


def _against_exact(both: Compared) -> dict[str, Any]:
    """Of some rows: how often the most alike of all pairs is among those kept."""
    vectors = both.alike.vectors
    if vectors is None:
        return {"exact": 0, "exact_rows": 0, "exact_finds": 0, "exact_find_rows": 0}
    left, right = vectors
    rows = np.linspace(0, len(both.source) - 1, min(SAMPLE, len(both.source))).astype(int)
    hits = finds = find_rows = 0
    for n in rows:
        here = left.part(n, n + 1)
        whole = np.asarray((here.texts @ right.texts.T).toarray()).ravel()
        by_sentence = np.asarray((here.sentences @ right.sentences.T).toarray()).max(axis=0)
        sentence = np.maximum.reduceat(by_sentence, right.starts[:-1])
        cosine = (1.0 - BEST_SENTENCES) * whole + BEST_SENTENCES * sentence
        kept = {pair.target for pair in both.from_source(int(n))}
        is_kept = any(cosine[j] >= cosine.max() - 1e-6 for j in kept)
        hits += is_kept
        find_rows += bool(cosine.max() >= REAL)
        finds += bool(is_kept and cosine.max() >= REAL)
    return {"exact": hits, "exact_rows": len(rows), "exact_finds": finds, "exact_find_rows": find_rows}


def run_rapidfuzz(made: Made, scorer: str) -> dict[str, Any]:
    """The first find of a full table of scores, its score, the time, and the peak of memory."""
    start = time.perf_counter()
    scores = process.cdist(made.source, made.target, scorer=SCORERS[scorer], workers=-1)
    first = scores.argmax(axis=1)
    seconds = time.perf_counter() - start
    ties = (scores == scores.max(axis=1, keepdims=True)).sum(axis=1)
    return {
        "first": first.tolist(),
        "score": scores.max(axis=1).tolist(),
        "ties": int((ties > 1).sum()),
        "seconds": seconds,
        "peak": peak_memory(),
    }


def peak_memory() -> float:
    """The most memory that this process has held, in MB."""
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def run_apart(part: str, paragraphs: int, sentences: int) -> dict[str, Any]:
    """One side in a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--paragraphs", str(paragraphs)]
    done = subprocess.run(
        [*command, "--sentences", str(sentences)], capture_output=True, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@dataclass(frozen=True, slots=True)
class Outcome:
    """Both sides on the same texts. ``real`` are the best matches of rapidfuzz that are edited copies."""

    paragraphs: int
    characters: float
    ours: dict[str, Any]
    theirs: dict[str, Any]
    real: int
    lost: int
    copies: int
    found: int


def measure_scale(paragraphs: int, sentences: int, scorer: str = "ratio") -> Outcome:
    """Makes the texts and lets both sides look."""
    made = make_texts(paragraphs, sentences)
    theirs = run_apart(scorer, paragraphs, sentences)
    ours = run_apart("ours", paragraphs, sentences)
    wanted = {n: j for j, n in enumerate(made.copy_of) if n >= 0}
    texts = made.target

    def finds(first: int, n: int) -> bool:
        """Whether this is the edited copy; one with the very same text is as good."""
        return n in wanted and first >= 0 and texts[first] == texts[wanted[n]]

    real = [n for n in wanted if finds(theirs["first"][n], n)]
    lost = [n for n in real if not finds(ours["first"][n], n)]
    found = [n for n in wanted if finds(ours["first"][n], n)]
    characters = float(np.mean([len(text) for text in made.source]))
    return Outcome(paragraphs, characters, ours, theirs, len(real), len(lost), len(wanted), len(found))


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--paragraphs", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=2, help="in a paragraph, on average")
    parser.add_argument("--scorer", choices=tuple(SCORERS), default="ratio")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        made = make_texts(options.paragraphs, options.sentences)
        is_ours = options.part == "ours"
        print(json.dumps(run_ours(made) if is_ours else run_rapidfuzz(made, options.part)))
        return 0
    o = measure_scale(options.paragraphs, options.sentences, options.scorer)
    print(f"{o.paragraphs} x {o.paragraphs} paragraphs of {o.characters:.0f} characters on average")
    print(f"rapidfuzz cdist, {options.scorer}: {o.theirs['seconds']:.1f} s, peak {o.theirs['peak']:.0f} MB")
    part = o.ours["seconds"] / o.theirs["seconds"]
    print(
        f"ours: {o.ours['seconds']:.1f} s ({part:.1%}), peak {o.ours['peak']:.0f} MB, {o.ours['pairs']} pairs"
    )
    print(f"edited copies: rapidfuzz finds {o.real} of {o.copies} first, ours {o.found}")
    print(f"of those that rapidfuzz finds, lost here: {o.lost} = {o.lost / max(o.real, 1):.2%}")
    exact = o.ours
    print(
        f"most alike of all pairs kept: {exact['exact']} of {exact['exact_rows']} rows of a sample, ", end=""
    )
    print(f"{exact['exact_finds']} of {exact['exact_find_rows']} where it is more than {REAL} alike")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
