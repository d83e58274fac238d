"""How often our margins hold the truth, and our tests raise a false alarm, beside those that count words.

``python benchmarks/coverage.py`` (some minutes on one core; ``--quick`` within one). Letters are made whose
truth is known: so many hits per 10,000 words, in clumps within a paragraph. The functions tried are the ones
that every page calls, with their own draws and seed. A margin of 95% should hold the truth in 95 of 100
letters; a test at 5% should raise an alarm in 5 of 100 pairs in which nothing changed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from compare.analysis.selection import EVERYONE, select_blocks
from compare.corpus import load_corpus
from compare.statistics import (
    Interval,
    bootstrap_rate,
    bootstrap_shares,
    difference_intervals,
    g2,
    max_t,
    newcombe,
    permutation_ps,
    rate_intervals,
    simultaneous_intervals,
    wilson,
)
from compare.text.tokens import count_words

FloatArray = npt.NDArray[np.float64]

CRITICAL_G2 = 3.841
"""A "significant" G2 at 5%: one degree of freedom."""
CHUNK = 500
"""Letters made at a time: what is drawn from them must fit in memory."""
SHORTER, LONGER = "nds-tk-2020D20723", "kst-33694-57"
RATES, CLUMPS = (5, 10, 15, 30, 60), (1, 2, 3, 5)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters with these paragraphs and this truth: hits are paragraphs x letters."""

    words: FloatArray
    hits: FloatArray
    truth: float

    def parts(self) -> Iterable[FloatArray]:
        """The hits of some letters at a time."""
        for start in range(0, self.hits.shape[1], CHUNK):
            yield self.hits[:, start : start + CHUNK]


def make_letters(
    rng: np.random.Generator, words: FloatArray, per_10_000: float, clump: int, runs: int, varied: bool
) -> Letters:
    """Letters in which clumps fall by chance; each has ``clump`` hits, or that many on average.

    Clumps of varied size have one hit and as many more as a geometric distribution gives: what the
    concepts of the real letters look like (mostly one or two hits in a paragraph, now and then five or nine).
    """
    truth = per_10_000 / 10_000
    clumps = rng.poisson((truth * words / clump)[:, None], (len(words), runs))
    hits = clumps * clump
    if varied and clump > 1:
        more = rng.negative_binomial(np.maximum(clumps, 1), 1 / clump)
        hits = clumps + np.where(clumps > 0, more, 0)
    return Letters(words, np.minimum(hits, words[:, None]).astype(np.float64), truth)


def held(intervals: Iterable[Interval], truth: float) -> FloatArray:
    """1 for each interval with the truth in it, else 0."""
    return np.array([float(x.low <= truth <= x.high) for x in intervals])


def wald(count: float, n: float) -> Interval:
    """The textbook interval of a proportion, which we never use."""
    p = count / n
    half = 1.96 * float(np.sqrt(p * (1 - p) / n))
    return Interval(p - half, p + half, "wald")


def hold_rate(made: Letters) -> float:
    """Part of the letters of which our margin holds the rate."""
    return float(np.mean([held(rate_intervals(h, made.words), made.truth).mean() for h in made.parts()]))


def hold_by(made: Letters, margin: Callable[[FloatArray], Interval]) -> float:
    """The same for a margin made of one letter at a time."""
    return float(held(map(margin, made.hits.T), made.truth).mean())


def hold_difference(one: Letters, two: Letters) -> tuple[float, float]:
    """Part of the pairs of which our margin holds the difference, and that lies wholly off zero."""
    intervals = [
        x
        for h1, h2 in zip(one.parts(), two.parts(), strict=True)
        for x in difference_intervals(h1, one.words, h2, two.words)
    ]
    return float(held(intervals, one.truth - two.truth).mean()), 1 - float(held(intervals, 0.0).mean())


def alarms(one: Letters, two: Letters) -> float:
    """Part of the pairs that our test of "is there a difference" calls different at 5%."""
    ps = [
        permutation_ps(h1, one.words, h2, two.words, draws=1999)
        for h1, h2 in zip(one.parts(), two.parts(), strict=True)
    ]
    return float((np.concatenate(ps) < 0.05).mean())


def alarms_of_words(one: Letters, two: Letters) -> float:
    """The same by G2, which takes words as independent."""
    surprise = g2(one.hits.sum(axis=0), two.hits.sum(axis=0), one.words.sum(), two.words.sum())
    return float((surprise > CRITICAL_G2).mean())


def hold_difference_of_words(one: Letters, two: Letters) -> float:
    """Coverage of Newcombe's interval on words as they are."""
    totals = zip(one.hits.sum(axis=0), two.hits.sum(axis=0), strict=True)
    n1, n2 = float(one.words.sum()), float(two.words.sum())
    return float(held((newcombe(a, n1, b, n2) for a, b in totals), one.truth - two.truth).mean())


def print_rule_2(rng: np.random.Generator, runs: int) -> None:
    """Nothing changed, 8,000 against 12,000 words in paragraphs of 100, 15 hits per 10,000."""
    print("\nNo real change: 80 and 120 paragraphs of 100 words, 15 hits per 10,000")
    print("                 holds the rate, of 95%              holds the difference   false alarms, of 5%")
    print("clumps of     Wald  Wilson  percentile   ours       by words   ours          G2    ours")
    first, second = np.full(80, 100.0), np.full(120, 100.0)
    for varied in (False, True):
        for clump in CLUMPS:
            if varied and clump == 1:
                continue
            one, two = (make_letters(rng, w, 15, clump, runs, varied) for w in (first, second))
            some = Letters(two.words, two.hits[:, :CHUNK], two.truth)
            n = float(two.words.sum())
            figures = (
                hold_by(two, lambda h, n=n: wald(h.sum(), n)),  # type: ignore[misc]
                hold_by(two, lambda h, n=n: wilson(h.sum(), n)),  # type: ignore[misc]
                hold_by(some, lambda h, w=two.words: bootstrap_rate(h, w, kind="percentile")),  # type: ignore[misc]
                hold_rate(two),
                hold_difference_of_words(one, two),
                hold_difference(one, two)[0],
                alarms_of_words(one, two),
                alarms(one, two),
            )
            name = f"{clump}{' on average' if varied else ''}"
            a, b, c, d, e, f, g, h = (f"{x:.1%}" for x in figures)
            print(f"{name:12} {a:>7} {b:>7} {c:>9} {d:>8}     {e:>7} {f:>8}      {g:>7} {h:>7}", flush=True)


def print_grid(rng: np.random.Generator, runs: int, shorter: FloatArray, longer: FloatArray) -> None:
    """Our margins and test over rates and clumps, with the paragraphs of two real letters."""
    print(f"\nParagraphs as long as those of {SHORTER} ({len(shorter)}, {shorter.sum():,.0f} words)")
    print(f"and {LONGER} ({len(longer)}, {longer.sum():,.0f} words); the same rate in both")
    print("«unseen»: letters without a hit; their margin, 0 to the exact bound, cannot know of clumps")
    print("                          shorter letter           longer letter       difference  false alarms")
    print("per 10,000  clumps of     rate   unseen  if seen   rate   unseen  if seen    ours     ours    G2")
    within = [0, 0]
    for varied in (False, True):
        for per_10_000 in RATES:
            for clump in CLUMPS:
                if varied and clump == 1:
                    continue
                one, two = (make_letters(rng, w, per_10_000, clump, runs, varied) for w in (shorter, longer))
                cells = []
                for made in (one, two):
                    all_held, unseen = hold_rate(made), float((made.hits.sum(axis=0) == 0).mean())
                    # A letter without hits holds a rate this high only when its exact bound does.
                    bound = 1 - 0.05 ** (1 / float(made.words.sum()))
                    lucky = unseen if made.truth <= bound else 0.0
                    seen = (all_held - lucky) / (1 - unseen)
                    cells += [all_held, unseen, seen]
                    if per_10_000 >= 10 and clump <= 3 and not varied:
                        within[0] += 0.93 <= all_held <= 0.97
                        within[1] += 1
                cells += [hold_difference(one, two)[0], alarms(one, two), alarms_of_words(one, two)]
                shown = " ".join(f"{x:>8.1%}" for x in cells)
                name = f"{clump}{' on average' if varied else ''}"
                print(f"{per_10_000:>6}      {name:12} {shown}", flush=True)
    print(f"Within 93 to 97% at rates from 10 and clumps of 1 to 3: {within[0]} of {within[1]} rates")


def make_themes(rng: np.random.Generator, words: FloatArray, shares: FloatArray, runs: int) -> FloatArray:
    """Words of each theme in each paragraph: runs x paragraphs x themes; a paragraph has one theme."""
    theme = rng.choice(len(shares), size=(runs, len(words)), p=shares)
    return np.asarray((theme[:, :, None] == np.arange(len(shares))) * words[:, None], dtype=np.float64)


def print_themes(rng: np.random.Generator, runs: int, shorter: FloatArray, longer: FloatArray) -> None:
    """Shares of 23 themes: one at a time, and all differences at once."""
    weights = 0.85 ** np.arange(23, dtype=np.float64)
    shares = np.asarray(weights / weights.sum(), dtype=np.float64)
    first, second = make_themes(rng, shorter, shares, runs), make_themes(rng, longer, shares, runs)
    covered = np.array(
        [
            [x.low <= share <= x.high for x, share in zip(bootstrap_shares(p, longer), shares, strict=True)]
            for p in second
        ]
    )
    print(f"\nShares of 23 themes in {LONGER}; {runs} letters")
    for low, high in ((0.10, 1.0), (0.05, 0.10), (0.02, 0.05), (0.0, 0.02)):
        these = (shares >= low) & (shares < high)
        print(f"  themes of {low:.0%} to {high:.0%} of the words: {covered[:, these].mean():.1%} held")
    together, alone, drawn, lone_ps, joint_ps = 0, 0, 0, 0, 0
    critical = []
    for p, q in zip(first, second, strict=True):
        simultaneous = simultaneous_intervals(p, shorter, q, longer)
        critical.append(simultaneous.critical)
        together += all(x.low <= 0 <= x.high for x in simultaneous.intervals)
        single = difference_intervals(p, shorter, q, longer)
        alone += all(x.low <= 0 <= x.high for x in single)
        drawn += sum(x.low <= 0 <= x.high for x in single)
        lone_ps += bool((permutation_ps(p, shorter, q, longer, draws=1999) < 0.05).any())
        joint_ps += bool((max_t(p, shorter, q, longer, draws=1999) < 0.05).any())
    print(f"  margin of one difference: {drawn / runs / 23:.1%} held")
    print(f"  all 23 margins hold at once: {together / runs:.1%} with simultaneous bounds", end="")
    print(f" ({np.median(critical):.2f} errors wide), {alone / runs:.1%} with 95% each")
    print(f"  some theme «changed» though none did: {joint_ps / runs:.1%} by max-T, ", end="")
    print(f"{lone_ps / runs:.1%} by one test a theme")


def lengths_of(letter_id: str) -> FloatArray:
    """Words of each paragraph of a real letter."""
    letter = load_corpus().letter(letter_id)
    return np.array([count_words(b.text) for b in select_blocks(letter, EVERYONE)], dtype=np.float64)


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", action="store_true", help="fewer letters: within a minute, give or take 2%%"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the letters made, not of our draws")
    asked = parser.parse_args()
    rng = np.random.default_rng(asked.seed)
    runs = 500 if asked.quick else 4000
    shorter, longer = lengths_of(SHORTER), lengths_of(LONGER)
    error = 1.96 * np.sqrt(0.95 * 0.05 / runs)
    print(f"{runs} letters for each line: a figure of 95% may be off by {error:.1%}")
    print_rule_2(rng, runs)
    print_grid(rng, runs, shorter, longer)
    print_themes(rng, 100 if asked.quick else 600, shorter, longer)


if __name__ == "__main__":
    main()
