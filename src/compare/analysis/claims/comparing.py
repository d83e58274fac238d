"""Judges claims that compare: more, less or as often, and so many times as often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.analysis.claims.counting import count_side, is_certain, page_hits
from compare.analysis.claims.nouns import (
    CANNOT_TELL,
    CONTRADICTED,
    SUPPORTED,
    Claim,
    Judged,
    Reason,
    Tally,
)
from compare.model import Concept, Letter

ENOUGH = 5
"""Mentions that both sides need before «n times as often» says anything."""
_NEAR_RATIO = 0.5


def judge_comparison(
    claim: Claim, tally: Tally, letters: Mapping[str, Letter], known: Sequence[Concept]
) -> Judged:
    """More, less or as often: counts and rates must say the same, with and without what may count too."""
    if claim.other is None:
        raise ValueError("a comparison has another side")
    other = count_side(claim.other, letters, known)
    both = (tally, other)
    values = (("n1", tally.forms), ("n2", other.forms))
    if not tally.of or not other.of:
        return Judged(claim, CANNOT_TELL, reasons=(Reason("no words"),), tallies=both)
    same_text = (tally.side.letters, tally.side.speaker) == (other.side.letters, other.side.speaker)
    signs = _signs(tally, other, claim.by, same_text)
    certain = is_certain(tally, other, letters)
    said = "certain" if certain else "within the margin"
    reasons = [Reason("compared", values)]
    if claim.form == "times as often":
        verdict, why = _ratio(claim, tally, other, signs)
        reasons += why
    else:
        wanted = {"more often": 1, "less often": -1, "as often": 0}[claim.form]
        hold = {sign == wanted for sign in signs}
        verdict = CANNOT_TELL if len(hold) == 2 else SUPPORTED if hold == {True} else CONTRADICTED
        if verdict == CANNOT_TELL:
            reasons.append(Reason("count and rate differ" if not same_text else "depends on counting"))
        if claim.form == "as often" and verdict == CONTRADICTED and not certain:
            verdict = CANNOT_TELL if not same_text or claim.by == "rate" else verdict
    if any(signs):
        reasons.append(Reason(said))
    if tally.damage or other.damage:
        reasons.append(Reason("pages badly read too"))
    return Judged(claim, verdict, "", said, tuple(reasons), both)


def _signs(tally: Tally, other: Tally, by: str, same_text: bool) -> set[int]:
    """Which of two is more, by each way of counting: 1 the first, -1 the second, 0 the same."""
    a, b = _pages(tally), _pages(other)
    ways = [
        (tally.forms, other.forms),
        (tally.words, other.words) if tally.words and other.words else (tally.forms, other.forms),
        (tally.forms + tally.elsewhere, other.forms + other.elsewhere),
        (tally.forms + a, other.forms),
        (tally.forms, other.forms + b),
    ]
    signs = set()
    for x, y in ways:
        if by != "rate":
            signs.add(_sign(x - y))
        if by != "count" and not same_text:
            signs.add(_sign(x * other.of - y * tally.of))
    return signs


def _pages(tally: Tally) -> int:
    """What badly read pages could hold at most: each as much as the fullest page, and one at least."""
    pages = {(x, d.page) for x, d in tally.damage}
    return len(pages) * max((*page_hits(tally).values(), 1)) if pages else 0


def _sign(x: float) -> int:
    return (x > 0) - (x < 0)


def _ratio(claim: Claim, tally: Tally, other: Tally, signs: set[int]) -> tuple[str, list[Reason]]:
    """So many times as often: near that number by counts and by rates."""
    counts = tally.forms / other.forms if other.forms else float("inf")
    rates = tally.rate / other.rate if other.rate else float("inf")
    told = Reason("ratio", (("count", counts), ("rate", rates), ("claimed", claim.number)))
    if signs <= {-1, 0}:
        return CONTRADICTED, [told]
    if min(tally.forms, other.forms) < ENOUGH:
        return CANNOT_TELL, [told, Reason("too few for a ratio")]
    ratios = {"rate": [rates], "count": [counts]}.get(claim.by, [counts, rates])
    gaps = [r - claim.number for r in ratios]
    if all(-_NEAR_RATIO <= g < _NEAR_RATIO for g in gaps):
        return SUPPORTED, [told]
    return (CONTRADICTED if all(g < -_NEAR_RATIO for g in gaps) else CANNOT_TELL), [told]
