"""Every measure, margin and test of Accent, in one place: numbers in, numbers out.

Knows no letters and no words; `compare.analysis` counts and asks here. Which measure is used where, and why,
is one policy: see ``docs/methods.md``.
"""

from compare.statistics.agreement import (
    Alpha,
    Found,
    Kappa,
    cohen_kappa,
    found_by_category,
    krippendorff_alpha,
    plain_agreement,
)
from compare.statistics.clumping import design_effect
from compare.statistics.corrected import (
    NOT_CODED,
    CorrectedShare,
    Correction,
    corrected_shares,
    joined_margin,
)
from compare.statistics.corrections import benjamini_hochberg, bonferroni, holm
from compare.statistics.differences import (
    Simultaneous,
    difference_interval,
    difference_intervals,
    simultaneous_intervals,
)
from compare.statistics.dispersion import dp, dp_norm, dps, paragraph_range
from compare.statistics.intervals import bootstrap_rate, bootstrap_shares, rate_interval, rate_intervals
from compare.statistics.keyness import chi2, exact_p, g2, log_ratio, log_ratio_bounds, lrc, nearest_bound
from compare.statistics.permutation import max_t, permutation_p, permutation_ps
from compare.statistics.power import Detectable, least_detectable
from compare.statistics.proportions import PER, Interval, clopper_pearson, newcombe, rate, wilson, zero_bound
from compare.statistics.resampling import SEED
from compare.statistics.trends import Trend, find_trend

__all__ = [
    "NOT_CODED",
    "PER",
    "SEED",
    "Alpha",
    "CorrectedShare",
    "Correction",
    "Detectable",
    "Found",
    "Interval",
    "Kappa",
    "Simultaneous",
    "Trend",
    "benjamini_hochberg",
    "bonferroni",
    "bootstrap_rate",
    "bootstrap_shares",
    "chi2",
    "clopper_pearson",
    "cohen_kappa",
    "corrected_shares",
    "design_effect",
    "difference_interval",
    "difference_intervals",
    "dp",
    "dp_norm",
    "dps",
    "exact_p",
    "find_trend",
    "found_by_category",
    "g2",
    "holm",
    "joined_margin",
    "krippendorff_alpha",
    "least_detectable",
    "log_ratio",
    "log_ratio_bounds",
    "lrc",
    "max_t",
    "nearest_bound",
    "newcombe",
    "paragraph_range",
    "permutation_p",
    "permutation_ps",
    "plain_agreement",
    "rate",
    "rate_interval",
    "rate_intervals",
    "simultaneous_intervals",
    "wilson",
    "zero_bound",
]
