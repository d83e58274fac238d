"""Gives a claim its verdict: supported, contradicted, or cannot tell.

A count is known between two bounds: what every reader counts, and what any reader could. A claim is
supported when it holds all the way between them, contradicted when it holds nowhere; else it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from compare.analysis.claims.comparing import judge_comparison
from compare.analysis.claims.counting import count_side, expect_count
from compare.analysis.claims.mentions import LEVELS, Mention
from compare.analysis.claims.nearest import find_nearest
from compare.analysis.claims.nouns import (
    CANNOT_TELL,
    CONTRADICTED,
    SUPPORTED,
    Claim,
    Judged,
    Reason,
    Side,
    Tally,
)
from compare.errors import PatternError
from compare.model import CABINET, Concept, Letter
from compare.text.identifiers import identifier_to_words
from compare.text.references import find_references
from compare.text.tokens import split_tokens

NEARLY = 0.9
"""Likeness from which a quotation that is not literal may just be fitted into a sentence."""
LONGEST_UNQUOTED = 3
"""Words of a term without quotation marks that can be found absent; a longer one may be half a sentence."""
_LIST = re.compile(r",|\s(?:en|of|and|or)\s")
_VERB_FIRST = re.compile(r"[a-zà-ÿ]+ [A-ZÀ-Ý]")
"""«figureerde Iran»: perhaps a verb that is not known, and then its subject."""
MOST_FORMS = 6
"""Other forms of a concept that the nearest wording is looked for with, at most."""
MOST_GAPS = 5
"""Papers of the same dossier that are named as not loaded, at most."""
_OPEN = 10**9
"""Upper bound of a count in a letter that was not read whole."""

_TURNED = {SUPPORTED: CONTRADICTED, CONTRADICTED: SUPPORTED, CANNOT_TELL: CANNOT_TELL}


def judge_claim(claim: Claim, letters: Sequence[Letter], known: Sequence[Concept]) -> Judged:
    """A claim with its verdict and all that it rests on.

    Presence is decided by the words themselves, their inflections and the forms that their concept counts,
    in running text (boxes too). Where the only places are headings, notes, tables or left-out text, or forms
    that are off at first, it cannot be told, unless the claim says «nergens». Nothing is ever found absent
    in a letter with a page that was badly read. «No longer» and «for the first time» also look at the
    earlier letters that are loaded, and say nothing about others.

    Args:
        claim: As `read_claim` gives it.
        letters: All letters that are loaded, oldest first.
        known: The concepts.

    Returns:
        The verdict with its reasons, the most telling first. A claim with a problem cannot be told.
    """
    by_id = {x.id: x for x in letters}
    if claim.problem is not None and not (claim.side.term and claim.side.letters):
        return Judged(claim, CANNOT_TELL, reasons=(claim.problem,))
    try:
        tally = count_side(claim.side, by_id, known)
    except PatternError:
        return Judged(claim, CANNOT_TELL, reasons=(Reason("no term"),))
    if claim.problem is not None:
        judged = Judged(claim, CANNOT_TELL, reasons=(claim.problem,), tallies=(tally,))
    elif unclear := _no_term(claim.side, tally, by_id, known):
        judged = Judged(claim, CANNOT_TELL, reasons=(unclear,), tallies=(tally,))
    else:
        judged = _JUDGES[claim.form](claim, tally, by_id, known)
        if claim.denied:
            judged = replace(judged, verdict=_TURNED[judged.verdict])
    return _with_near(judged, by_id, known)


def _with_near(judged: Judged, letters: Mapping[str, Letter], known: Sequence[Concept]) -> Judged:
    """The same with the level of what was found, and the nearest wording where the words are not there."""
    tally = judged.tallies[0]
    if tally.of and not tally.forms:
        judged = replace(judged, expected=expect_count(tally, letters, known))
    levels = [m.level for m in tally.found.places if m.is_in_text or judged.claim.everywhere]
    level = next((x for x in LEVELS if x in levels), "")
    if tally.words:
        return replace(judged, level=level)
    side = judged.claim.side
    elsewhere = [
        (letters[m.letter_id], m)
        for other in judged.tallies[1:]
        for m in other.found.places
        if m.counts and m.letter_id not in side.letters
    ]
    near = find_nearest(
        [letters[x] for x in side.letters],
        side.term,
        [t.form for t in tally.found.tried if t.why.startswith("concept") and "…" not in t.form][:MOST_FORMS],
        taken=tally.found.places,
        elsewhere=elsewhere,
    )
    return replace(judged, level=level, near=near)


def _no_term(
    side: Side, tally: Tally, letters: Mapping[str, Letter], known: Sequence[Concept]
) -> Reason | None:
    """Why what is left of a sentence may be no term: no letter holds it, and it is a list or holds a term."""
    words = [t.key for t in split_tokens(side.term)]
    if side.literal or len(words) < 2 or tally.forms or tally.elsewhere:
        return None
    anywhere = count_side(Side(side.term, tuple(letters)), letters, known)
    if anywhere.words or anywhere.elsewhere:
        return None
    if _LIST.search(side.term):
        return Reason("is it a term", (("term", side.term),))
    names = {(c.label, c.label_en) for c in known}
    forms = {x for pair in names for x in pair} | {
        f.pattern for c in known for f in c.terms if f.default and "*" not in f.pattern
    }
    inside = {tuple(t.key for t in split_tokens(form)) for form in forms}
    parts = {tuple(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    held = (parts - {tuple(words)}) & inside
    if len(words) > LONGEST_UNQUOTED or held or _VERB_FIRST.match(side.term):
        return Reason("is it a term", (("term", side.term),))
    return None


def presence(tally: Tally, everywhere: bool) -> tuple[str, Reason]:
    """Whether a side is mentioned at all, and why that is (not) sure."""
    sure = tally.forms + (tally.elsewhere if everywhere else 0)
    if sure:
        only_box = all(m.where == "box" for m in _sure(tally, everywhere))
        code = "only in a box" if only_box else "found" if tally.words else "found as variant"
        if everywhere and not tally.forms:
            code = "found elsewhere"
        return SUPPORTED, _told(code, tally, n=sure)
    if tally.elsewhere:
        return CANNOT_TELL, _told("only elsewhere", tally, n=tally.elsewhere)
    garbled = [m for m in tally.found.places if m.why in ("garbled", "typo")]
    if garbled and len(garbled) == tally.depends:
        return CANNOT_TELL, _told("perhaps misread", tally, n=len(garbled))
    if tally.depends:
        return CANNOT_TELL, _told("only if counts", tally, n=tally.depends)
    if tally.damage:
        return CANNOT_TELL, _told("badly read", tally)
    return CONTRADICTED, _told("absent", tally)


def _sure(tally: Tally, everywhere: bool) -> list[Mention]:
    return [m for m in tally.found.places if m.counts and (everywhere or m.is_in_text)]


def _told(code: str, tally: Tally, **values: str | float) -> Reason:
    """A reason with the figures of a tally; its letters, places and damage are told from the tally itself."""
    return Reason(code, (("term", tally.side.term), *values.items()))


def _mentioned(claim: Claim, tally: Tally, _: Mapping[str, Letter], __: Sequence[Concept]) -> Judged:
    verdict, reason = presence(tally, claim.everywhere)
    return Judged(claim, verdict, reasons=(reason,), tallies=(tally,))


def _counted(claim: Claim, tally: Tally, _: Mapping[str, Letter], __: Sequence[Concept]) -> Judged:
    """So many times: the words alone at least, all forms and all places at most."""
    low, high = tally.words, tally.forms + tally.elsewhere
    garbled = sum(1 for m in tally.found.places if m.why in ("garbled", "typo"))
    top = _OPEN if tally.damage else high + garbled
    n = claim.number
    tests: dict[str, Callable[[int], bool]] = {
        "times": lambda x: x == n, "at least": lambda x: x >= n, "at most": lambda x: x <= n,
    }  # fmt: skip
    holds = tests[claim.form]
    if claim.form == "times":
        inside = low <= n <= top
        verdict = SUPPORTED if low == top == n else CANNOT_TELL if inside else CONTRADICTED
    else:
        ends = {holds(low), holds(top)}
        verdict = CANNOT_TELL if len(ends) == 2 else SUPPORTED if ends == {True} else CONTRADICTED
    reasons = [_told("counted", tally, n=n, words=low, forms=tally.forms, elsewhere=tally.elsewhere)]
    if verdict == CANNOT_TELL:
        reasons.append(_told("may be more" if tally.damage else "depends on counting", tally))
    return Judged(claim, verdict, reasons=tuple(reasons), tallies=(tally,))


def _earlier(claim: Claim, letters: Mapping[str, Letter], whose: str) -> tuple[Letter, ...]:
    """The loaded papers before those of the claim in which the same speaker speaks."""
    first = min((letters[x].date, x) for x in claim.side.letters)
    return tuple(
        x
        for x in letters.values()
        if (x.date, x.id) < first and x.id not in claim.side.letters and (not whose or whose in x.speakers)
    )


def _in_time(claim: Claim, tally: Tally, letters: Mapping[str, Letter], known: Sequence[Concept]) -> Judged:
    """No longer, and for the first time: what is there now, and what was there before.

    Before is told from earlier papers of the same kind where there are any; one of another kind can show
    that it was named, never that it was not.
    """
    gone, side = claim.form == "no longer", claim.side
    own = [letters[x] for x in side.letters]
    whose = side.speaker or (CABINET if all(CABINET in x.speakers for x in own) else "")
    before = (
        tuple(letters[x] for x in claim.other.letters) if claim.other else _earlier(claim, letters, whose)
    )
    now, why = presence(tally, claim.everywhere)
    now = _TURNED[now] if gone else now
    if not before:
        verdict = CONTRADICTED if now == CONTRADICTED else CANNOT_TELL
        lacking = ", ".join(_not_loaded(own, letters))
        told = Reason("no earlier letters", (("papers", lacking),) if lacking else ())
        return Judged(claim, verdict, reasons=(why, told), tallies=(tally,))
    kinds = {x.kind for x in own}
    alike = tuple(x for x in before if x.kind in kinds) or before
    others = tuple(x for x in before if x not in alike)
    past, there = _before(side, alike, whose, letters, known)
    tallies = [tally, past]
    code = {SUPPORTED: "named before", CONTRADICTED: "not named before", CANNOT_TELL: "perhaps named before"}
    reasons = [why, Reason(code[there], (("n", past.forms),))]
    if others and there != SUPPORTED:
        more, elsewhere = _before(side, others, whose, letters, known)
        tallies.append(more)
        if elsewhere == SUPPORTED:
            there = SUPPORTED if gone else CANNOT_TELL
            reasons.append(Reason("named in another kind", (("n", more.forms),)))
    lacking = ", ".join(_not_loaded(own, letters))
    reasons.append(Reason("only loaded letters", (("papers", lacking),) if lacking else ()))
    then = there if gone else _TURNED[there]
    if now == CONTRADICTED or (then == CONTRADICTED and not gone):
        verdict = CONTRADICTED
    else:
        verdict = SUPPORTED if now == then == SUPPORTED else CANNOT_TELL
    return Judged(claim, verdict, reasons=tuple(reasons), tallies=tuple(tallies))


def _not_loaded(own: Sequence[Letter], letters: Mapping[str, Letter]) -> list[str]:
    """Papers of its own dossier that a letter refers to and that are not loaded: the gaps that are known."""
    found = {}
    for letter in own:
        for ref in (r for b in letter.blocks for r in find_references(b.text)):
            stem = f"kst-{letter.dossier}-"
            if letter.dossier and ref.identifier.startswith(stem) and ref.identifier not in letters:
                found[ref.identifier] = identifier_to_words(ref.identifier)
    return sorted(found.values())[:MOST_GAPS]


def _before(
    side: Side, papers: Sequence[Letter], whose: str, letters: Mapping[str, Letter], known: Sequence[Concept]
) -> tuple[Tally, str]:
    """How often earlier papers name it, and whether they do at all."""
    past = count_side(Side(side.term, tuple(x.id for x in papers), whose, side.literal), letters, known)
    return past, presence(past, False)[0]


def _only(claim: Claim, tally: Tally, letters: Mapping[str, Letter], known: Sequence[Concept]) -> Judged:
    """One speaker names it and no other in the same papers does; or one paper and no other."""
    own, why = presence(tally, claim.everywhere)
    side = claim.side
    if side.speaker:
        rest = count_side(replace(side, speaker=""), letters, known, excluding=side.speaker)
    else:
        others = tuple(x for x in letters if x not in side.letters)
        rest = count_side(replace(side, letters=others), letters, known)
    theirs, _ = presence(rest, False)
    code = {SUPPORTED: "others too", CONTRADICTED: "no others", CANNOT_TELL: "perhaps others"}[theirs]
    reasons = (why, Reason(code, (("n", rest.forms),)))
    alone = _TURNED[theirs]
    if CONTRADICTED in (own, alone):
        verdict = CONTRADICTED
    else:
        verdict = SUPPORTED if own == alone == SUPPORTED else CANNOT_TELL
    return Judged(claim, verdict, "", "", reasons, (tally, rest))


def _on_page(claim: Claim, tally: Tally, letters: Mapping[str, Letter], _: Sequence[Concept]) -> Judged:
    """On the page that is named; the pages on which it does stand are told."""
    sure = [m for m in tally.found.places if m.counts]
    here = [m for m in sure if m.page <= claim.page <= m.last_page]
    pages = sorted({m.page for m in sure})
    if here:
        return Judged(
            claim, SUPPORTED, reasons=(_told("on the page", tally, page=claim.page),), tallies=(tally,)
        )
    if not any(letters[x].pages[1] for x in claim.side.letters):
        return Judged(claim, CANNOT_TELL, reasons=(Reason("no page numbers"),), tallies=(tally,))
    maybe = [m for m in tally.found.places if m.page <= claim.page <= m.last_page and m.why != "capitals"]
    lost = [d for _, d in tally.damage if d.page in (0, claim.page)]
    told = ", ".join(map(str, pages))
    near = any(abs(p - claim.page) == 1 for p in pages)
    code = "one page off" if near else "on other pages" if pages else "on no page"
    reasons = [_told(code, tally, page=claim.page, pages=told)]
    if lost:
        reasons.append(_told("badly read", tally))
    if maybe:
        reasons.append(_told("only if counts", tally, n=len(maybe)))
    return Judged(
        claim, CANNOT_TELL if lost or maybe else CONTRADICTED, reasons=tuple(reasons), tallies=(tally,)
    )


def _wording(claim: Claim, tally: Tally, letters: Mapping[str, Letter], _: Sequence[Concept]) -> Judged:
    """A quotation: these words in a row, anywhere in the paper; one that nearly fits settles nothing."""
    sure = [m for m in tally.found.places if m.counts]
    if sure:
        return Judged(
            claim, SUPPORTED, reasons=(_told("quoted literally", tally, n=len(sure)),), tallies=(tally,)
        )
    if tally.damage:
        return Judged(claim, CANNOT_TELL, reasons=(_told("badly read", tally),), tallies=(tally,))
    own = [letters[x] for x in claim.side.letters]
    near = find_nearest(own, claim.side.term, most=1)
    if near and near[0].likeness >= NEARLY:
        told = _told("nearly literally", tally, text=near[0].text)
        return Judged(claim, CANNOT_TELL, reasons=(told,), tallies=(tally,))
    return Judged(claim, CONTRADICTED, reasons=(_told("not literally", tally),), tallies=(tally,))


def _amount(claim: Claim, tally: Tally, _: Mapping[str, Letter], __: Sequence[Concept]) -> Judged:
    return Judged(claim, CANNOT_TELL, reasons=(_told("amount", tally, n=tally.forms),), tallies=(tally,))


_JUDGES = {
    "mentioned": _mentioned,
    "times": _counted,
    "at least": _counted,
    "at most": _counted,
    "more often": judge_comparison,
    "less often": judge_comparison,
    "as often": judge_comparison,
    "times as often": judge_comparison,
    "first time": _in_time,
    "no longer": _in_time,
    "only": _only,
    "page": _on_page,
    "wording": _wording,
    "amount": _amount,
}
