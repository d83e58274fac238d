"""What correcting theme shares by a coded sample brings, on letters of which everything was coded.

``python benchmarks/share_correction.py [DRAWS]`` draws samples of the coded paragraphs over and over,
corrects the shares by them, and compares with the shares by hand: how far off they are before and after, and
how often the margin holds the truth. Then the same from the other letters' coding only: the pages do not
offer that, and here is why.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.analysis.coding import fit_coded, judge_paragraphs
from compare.analysis.themes import assign_themes
from compare.corpus import load_corpus
from compare.io.coding import read_coded
from compare.io.tables import read_themes
from compare.statistics import NOT_CODED, corrected_shares

Ints = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
SIZES = (20, 40, 60)
SEED = 20220308


@dataclass(frozen=True, slots=True)
class Case:
    """A letter with its words, the machine's theme and the reader's of each paragraph."""

    name: str
    words: Floats
    machine: Ints
    hand: Ints


def cases(themes: int, numbers: dict[str, int]) -> list[Case]:
    """The given letters, and the same with a machine that errs far more often."""
    letters = load_corpus().letters
    coded = fit_coded(read_coded(), letters).coded
    found = []
    for letter in letters:
        rows = judge_paragraphs(assign_themes([letter], read_themes()), coded)
        words = np.array([r.words for r in rows], dtype=float)
        machine = np.array([numbers[r.machine] for r in rows])
        hand = np.array([numbers[r.hand] for r in rows])
        found.append(Case(letter.id, words, machine, hand))
    rng = np.random.default_rng(SEED)
    for case in found[:2]:
        noise = np.where(
            rng.random(len(case.hand)) < 0.2, rng.integers(0, themes, len(case.hand)), case.machine
        )
        found.append(Case(f"{case.name}, 20% of it at random", case.words, noise, case.hand))
    pooled = [
        np.concatenate([getattr(c, x) for c in found[: len(letters)]]) for x in ("words", "machine", "hand")
    ]
    skew = np.where(rng.random(len(pooled[1])) < 0.2, 0, pooled[1])
    found.append(Case("all letters as one", pooled[0], pooled[1], pooled[2]))
    found.append(Case("all as one, 20% to one theme", pooled[0], skew, pooled[2]))
    return found


def shares(codes: Ints, words: Floats, themes: int) -> Floats:
    """Part of the words of each theme."""
    return np.asarray(np.bincount(codes, weights=words, minlength=themes) / words.sum())


def off(one: Floats, other: Floats) -> float:
    """Share error in percentage points."""
    return 50 * float(np.abs(one - other).sum())


def bootstrap_covers(case: Case, drawn: Ints, truth: Floats, themes: int, rng: np.random.Generator) -> Floats:
    """Whether a bootstrap over the sample would have held the truth, theme by theme."""
    w, eye = case.words[drawn], np.eye(themes)
    wrong = (eye[case.hand[drawn]] - eye[case.machine[drawn]]) * w[:, None]
    times = rng.multinomial(len(drawn), [1 / len(drawn)] * len(drawn), size=300)
    errors = (times @ wrong) / (times @ w)[:, None]
    seen = wrong.sum(axis=0) / w.sum()
    spread = (errors - seen) * np.sqrt(1 - len(drawn) / len(case.words))
    low, high = np.quantile(spread, [0.025, 0.975], axis=0)
    best = shares(case.machine, case.words, themes) + seen
    return np.asarray((best + low <= truth + 1e-9) & (truth <= best + high + 1e-9), dtype=float)


def measure(case: Case, size: int, draws: int, themes: int) -> list[str]:
    """One line of the table: a letter and a size of sample."""
    rng = np.random.default_rng(SEED)
    truth, raw = (shares(x, case.words, themes) for x in (case.hand, case.machine))
    there = (truth > 0) | (raw > 0)
    after, unbiased, held, boot, width = [], [], [], [], []
    for _ in range(draws):
        drawn = rng.permutation(len(case.words))[:size]
        hand = np.full(len(case.words), NOT_CODED)
        hand[drawn] = case.hand[drawn]
        made = corrected_shares(case.machine, hand, case.words, themes).shares
        low, high = np.array([s.low for s in made]), np.array([s.high for s in made])
        after.append(off(np.array([s.share for s in made]), truth))
        unbiased.append(off(np.array([s.unbiased for s in made]), truth))
        held.append(((low <= truth + 1e-9) & (truth <= high + 1e-9))[there].mean())
        boot.append(bootstrap_covers(case, drawn, truth, themes, rng)[there].mean())
        width.append(100 * (high - low)[there].mean())
    figures = (off(raw, truth), *(float(np.mean(x)) for x in (after, unbiased)))
    return [
        case.name, f"{size} of {len(case.words)}", *(f"{x:.1f}" for x in figures),
        f"{100 * np.mean(held):.0f}%", f"{100 * np.mean(boot):.0f}%", f"{np.mean(width):.1f}",
    ]  # fmt: skip


def from_others(case: Case, others: list[Case], themes: int) -> list[str]:
    """Shares after correction by other letters' coding only: what each machine theme was by hand there."""
    truth, raw = (shares(x, case.words, themes) for x in (case.hand, case.machine))
    table = 2 * np.eye(themes)
    for other in others:
        np.add.at(table, (other.machine, other.hand), 1)
    given = raw @ (table / table.sum(axis=1, keepdims=True))
    return [case.name, f"{off(raw, truth):.1f}", f"{off(given, truth):.1f}"]


def show(head: list[str], rows: list[list[str]]) -> None:
    """A table in Markdown."""
    for row in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(row) + " |")


def main() -> None:
    """Prints both tables."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    ids = [theme.id for theme in read_themes()]
    found = cases(len(ids), {theme: i for i, theme in enumerate(ids)})
    head = [
        "letter",
        "coded",
        "off, raw",
        "off, corrected",
        "off, unbiased",
        "margin holds",
        "bootstrap holds",
        "width",
    ]
    show(head, [measure(c, n, draws, len(ids)) for c in found for n in SIZES if n < len(c.words)])
    print("\n«off»: half the sum of absolute differences from the shares by hand, in percentage points.\n")
    letters = found[: len(load_corpus().letters)]
    rows = [from_others(c, [o for o in letters if o is not c], len(ids)) for c in letters]
    show(["letter", "off, raw", "off, corrected from other letters"], rows)


if __name__ == "__main__":
    main()
