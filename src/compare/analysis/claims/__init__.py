"""Checks claims about the wording of letters: mentioned or not, how often, by whom, where, since when.

`read_claim` understands a sentence, `judge_claim` gives a verdict with all it rests on, and
`find_party_claims` finds the claims that parties make in papers.
"""

from compare.analysis.claims.damage import Damage, find_damage
from compare.analysis.claims.judge import judge_claim
from compare.analysis.claims.mentions import Mention, Mentions, Tried, find_mentions
from compare.analysis.claims.nearest import Near, find_nearest
from compare.analysis.claims.nouns import (
    CANNOT_TELL,
    CONTRADICTED,
    FORMS,
    SUPPORTED,
    VERDICTS,
    Claim,
    Judged,
    Reason,
    Side,
    Tally,
)
from compare.analysis.claims.reading import read_claim
from compare.analysis.claims.said import PartyClaim, find_party_claims

__all__ = [
    "CANNOT_TELL",
    "CONTRADICTED",
    "FORMS",
    "SUPPORTED",
    "VERDICTS",
    "Claim",
    "Damage",
    "Judged",
    "Mention",
    "Mentions",
    "Near",
    "PartyClaim",
    "Reason",
    "Side",
    "Tally",
    "Tried",
    "find_damage",
    "find_mentions",
    "find_nearest",
    "find_party_claims",
    "judge_claim",
    "read_claim",
]
