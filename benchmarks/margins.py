"""Margins and tests beside scipy.stats, on the same counts in one run."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.stats import bootstrap, permutation_test
from timing import Line, measure

from compare.analysis.selection import EVERYONE, select_blocks
from compare.analysis.themes import assign_themes
from compare.corpus import Corpus
from compare.io.tables import read_themes
from compare.statistics import (
    bootstrap_rate,
    bootstrap_shares,
    difference_intervals,
    max_t,
    permutation_p,
    simultaneous_intervals,
)
from compare.text.tokens import count_words

FloatArray = npt.NDArray[np.float64]

OLDER = "kst-33694-57"
PART = 8
"""scipy makes one in so many of the margins one by one; its time is scaled up."""


def _rate(h: FloatArray, w: FloatArray, axis: int = -1) -> FloatArray:
    """Hits per word."""
    return np.asarray(h.sum(axis=axis) / w.sum(axis=axis))


def _with_scipy(h: FloatArray, w: FloatArray, method: Literal["percentile", "BCa"] = "percentile") -> object:
    """The margin of one rate, or of the rate of each row, the fastest way that scipy has."""
    data: tuple[Any, Any] = (h, np.broadcast_to(w, h.shape))
    return bootstrap(data, _rate, paired=True, n_resamples=2000, method=method, vectorized=True, axis=-1)


def _difference_with_scipy(h1: FloatArray, w1: FloatArray, h2: FloatArray, w2: FloatArray) -> object:
    """The margin of a difference; scipy draws the numbers of paragraphs, since hits and words go together."""

    def apart(one: Any, two: Any, axis: int = -1) -> FloatArray:
        return _rate(h1[one], w1[one], axis) - _rate(h2[two], w2[two], axis)

    data = (np.arange(len(w1)), np.arange(len(w2)))
    return bootstrap(data, apart, n_resamples=2000, method="percentile", vectorized=True, axis=-1)


def _deals_with_scipy(h1: FloatArray, w1: FloatArray, h2: FloatArray, w2: FloatArray) -> object:
    """The test of a difference of the mean rates of paragraphs."""

    def apart(one: FloatArray, two: FloatArray, axis: int = -1) -> FloatArray:
        return np.asarray(np.abs(one.mean(axis=axis) - two.mean(axis=axis)))

    data = (h1 / w1, h2 / w2)
    return permutation_test(data, apart, vectorized=True, n_resamples=9999, alternative="greater")


def theme_words(corpus: Corpus, letters: int = 5) -> list[tuple[FloatArray, FloatArray]]:
    """Words of each theme in each paragraph, and of each paragraph, for some letters.

    There are four letters here: further ones are halves of the first, so that there is work for five.
    """
    themes = read_themes()
    made = []
    for letter in corpus.letters:
        paragraphs = assign_themes([letter], themes, EVERYONE)
        words = np.array([p.words for p in paragraphs], dtype=np.float64)
        primary = np.array([p.primary for p in paragraphs])[:, None]
        made.append(((primary == np.array([t.id for t in themes])) * words[:, None], words))
    first, words = made[0]
    while len(made) < letters:
        made.append((first[len(made) % 2 :: 2], words[len(made) % 2 :: 2]))
    return made[:letters]


def bench_margins(corpus: Corpus) -> list[Line]:
    """Margins of one rate and of all theme shares, of their differences, and the tests of these."""
    blocks = select_blocks(corpus.letter(OLDER), EVERYONE)
    words = np.array([count_words(b.text) for b in blocks], dtype=np.float64)
    hits = np.array([b.text.count("veiligheid") for b in blocks], dtype=np.float64)
    letters = theme_words(corpus)
    (first, w1), others = letters[0], letters[1:]
    themes = first.shape[1]
    shares = [(part[:, n], w) for part, w in letters for n in range(themes) if part[:, n].any()]
    pairs = [(part[:, n], w, first[:, n], w1) for part, w in others for n in range(themes)]
    seen = [x for x in pairs if x[0].any() and x[2].any()]
    return [
        measure(
            f"margin of a rate, 2,000 draws of {len(blocks)} paragraphs",
            lambda: bootstrap_rate(hits, words, kind="percentile"),
            "scipy bootstrap, percentile",
            lambda: _with_scipy(hits, words),
            "the same percentiles",
            rounds=9,
        ),
        measure(
            "the same, as the pages have it",
            lambda: bootstrap_rate(hits, words),
            "scipy bootstrap, BCa",
            lambda: _with_scipy(hits, words, "BCa"),
            "ours studentised, which holds the truth more often",
            rounds=9,
        ),
        measure(
            f"margins of {themes} themes in {len(letters)} letters",
            lambda: [bootstrap_shares(part, w) for part, w in letters],
            "scipy, one by one",
            lambda: [_with_scipy(h, w) for h, w in shares[::PART]],
            f"scipy: 1 in {PART}, scaled; ours also Wilson or the zero bound where there are few",
            rounds=3,
            part=len(shares[::PART]) / (themes * len(letters)),
        ),
        measure(
            "the same",
            lambda: [bootstrap_shares(part, w) for part, w in letters],
            "scipy, all themes in a call",
            lambda: [_with_scipy(part.T, w) for part, w in letters],
            "percentiles only",
            rounds=3,
        ),
        measure(
            f"differences of {themes} themes in {len(others)} pairs",
            lambda: [difference_intervals(part, w, first, w1) for part, w in others],
            "scipy, one by one",
            lambda: [_difference_with_scipy(*x) for x in seen[::PART]],
            f"scipy: 1 in {PART}, scaled; ours Newcombe where there are few",
            rounds=3,
            part=len(seen[::PART]) / len(pairs),
        ),
        measure(
            "the same, holding all at once",
            lambda: [simultaneous_intervals(part, w, first, w1) for part, w in others],
            "ours, each by itself",
            lambda: [difference_intervals(part, w, first, w1) for part, w in others],
            "what looking at the largest of 23 costs",
        ),
        measure(
            "is there a difference: 9,999 deals, one theme",
            lambda: permutation_p(*seen[0]),
            "scipy permutation_test",
            lambda: _deals_with_scipy(*seen[0]),
            "ours deals by words; to scipy a short paragraph is as much as a long one",
            rounds=3,
        ),
        measure(
            f"the same for {themes} themes at once, max-T",
            lambda: max_t(*others[0], first, w1),
            "scipy, one theme",
            lambda: _deals_with_scipy(*seen[0]),
            f"scipy: one of {themes}, no correction",
            rounds=3,
        ),
    ]
