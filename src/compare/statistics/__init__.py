"""Every measure, margin and test of Accent, in one place: numbers in, numbers out.

Knows no letters and no words; `compare.analysis` counts and asks here. Which measure is used where, and why,
is one policy: see ``docs/methods.md``.
"""

from compare.statistics.corrections import benjamini_hochberg, holm
from compare.statistics.dispersion import dp, dp_norm
from compare.statistics.intervals import (
    bootstrap_rate,
    bootstrap_shares,
    design_effect,
    difference_interval,
    rate_interval,
)
from compare.statistics.keyness import chi2, exact_p, g2, log_ratio, log_ratio_bounds, lrc
from compare.statistics.permutation import permutation_p, permutation_ps
from compare.statistics.proportions import Interval, newcombe, wilson, zero_bound

__all__ = [
    "Interval",
    "benjamini_hochberg",
    "bootstrap_rate",
    "bootstrap_shares",
    "chi2",
    "design_effect",
    "difference_interval",
    "dp",
    "dp_norm",
    "exact_p",
    "g2",
    "holm",
    "log_ratio",
    "log_ratio_bounds",
    "lrc",
    "newcombe",
    "permutation_p",
    "permutation_ps",
    "rate_interval",
    "wilson",
    "zero_bound",
]
