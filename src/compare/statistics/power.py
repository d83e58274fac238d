"""What two texts of these lengths could show at all, before anyone looks at the difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor, inf, nan

from scipy.special import gammainccinv, gammaincinv

from compare.statistics.keyness import exact_p

ALPHA = 0.05
POWER = 0.8


@dataclass(frozen=True, slots=True)
class Detectable:
    """What it would take for a difference to be shown; counts are of the second text.

    ``more`` mentions or more, or ``fewer`` or less, in the second text would be shown to differ from
    the count in the first; None when no count could show it (often so for ``fewer``: then not even
    none at all is enough). ``rate_more`` and ``rate_fewer`` are the rates per word, 0 to 1, that the second
    text must really have for that to happen four times in five, and the ratios are these over the
    rate of the first text; not a number where there is no such rate, or the first text has no mention.
    """

    more: int | None
    fewer: int | None
    rate_more: float
    rate_fewer: float
    ratio_more: float
    ratio_fewer: float


def least_detectable(
    count: float,
    n1: float,
    n2: float,
    effect: float = 1.0,
    alpha: float = ALPHA,
    power: float = POWER,
) -> Detectable:
    """How many mentions the second text would need: «it would take at least n mentions».

    Between what it takes to show more and what it takes to show less lies what two texts
    of this length cannot tell apart: a count in there is no evidence of "no change".
    Exact and in closed form: the test is that of `exact_p` on counts and words divided by
    the design effect, as with `log_ratio_bounds`. Misleads when the second text clumps
    more than the first, and for one out of a long list, where more is needed: divide
    ``alpha`` by its length.

    Args:
        count: Mentions in the first text.
        n1: Words of the first text.
        n2: Words of the second text.
        effect: Design effect, at least 1: hits come in clumps of about so many. See `design_effect`.
        alpha: Risk of a false alarm that the test allows, 0 to 1.
        power: How often a real difference must be shown, 0 to 1.

    Returns:
        The counts, and the smallest real differences that would be shown with this power.

    Raises:
        ValueError: A text has no words, the count does not fit the first, or another number is out of range.

    Source:
        Przyborowski & Wilenski (1940) for the test; Garwood (1936), "Fiducial limits for the Poisson
        distribution", for the rates.
    """
    if not (effect >= 1 and 0 < alpha < 1 and 0 < power < 1):
        raise ValueError(f"effect {effect}, alpha {alpha} or power {power} is out of range")
    if n1 <= 0 or n2 <= 0 or not 0 <= count <= n1:
        raise ValueError(f"count {count} does not fit {n1} words, or {n2} words cannot be compared")

    def is_shown(other: int) -> bool:
        return float(exact_p(count / effect, other / effect, n1 / effect, n2 / effect)) < alpha

    expected = count / n1 * n2
    more = _first(is_shown, ceil(expected), floor(n2))
    below = floor(expected)
    steps = _first(lambda down: is_shown(below - down), 0, below)
    fewer = None if steps is None else below - steps
    # So many clumps are the mean of a Poisson count that reaches the border with this power.
    rate_more = inf if more is None else effect * float(gammaincinv(more / effect, power)) / n2
    rate_more = rate_more if rate_more <= 1 else nan
    rate_fewer = nan if fewer is None else effect * float(gammainccinv(fewer / effect + 1, power)) / n2
    rate = count / n1
    return Detectable(
        more,
        fewer,
        rate_more,
        rate_fewer,
        rate_more / rate if rate else (inf if rate_more > 0 else nan),
        rate_fewer / rate if rate else nan,
    )


def _first(holds: Callable[[int], bool], low: int, high: int) -> int | None:
    """The first number for which this holds, when it holds for all after it; None when for none."""
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
