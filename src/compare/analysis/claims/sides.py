"""Settles what a claim counts: which term, in which letters, in whose words; says what it filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.analysis.claims.nouns import Claim, Reason, Side
from compare.analysis.claims.papers import Named
from compare.model import CABINET, Letter
from compare.text.tokens import split_tokens

LONGEST_TERM = 8
"""Words of a term without quotation marks; more is a sentence about something."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker as a sentence names it; ``by`` when «door» stands before it."""

    start: int
    name: str
    text: str
    by: bool


@dataclass(frozen=True, slots=True)
class Half:
    """What one side of a claim names, in the order of the sentence; quotations go first."""

    terms: tuple[str, ...]
    quoted: bool
    papers: tuple[Named, ...]
    speakers: tuple[Spoken, ...]


class _UnclearError(Exception):
    """Why a side is not clear."""

    def __init__(self, code: str, **values: str | float) -> None:
        super().__init__(code)
        self.reason = Reason(code, tuple(values.items()))


def with_sides(
    claim: Claim, here: Half, there: Half | None, papers: Sequence[Letter], asked: Sequence[str]
) -> Claim:
    """The claim with what is counted and what it is held against, or with the problem that stops it."""
    assumed: list[Reason] = []
    try:
        here = _with_term(here, claim.text)
        if there is not None and (there.terms or there.speakers) and there.papers and not here.papers:
            here = replace(here, papers=there.papers)  # «Rusland vaker dan China in de brief»
        here, earlier = _parted_in_time(here, claim, papers)
        side = _side(here, claim, papers, asked, assumed)
        other = replace(side, letters=earlier) if earlier else None
        if claim.form in ("more often", "less often", "as often", "times as often"):
            other = _other(there, side, claim, papers)
        if claim.form == "only":
            _check_only(here, papers)
    except _UnclearError as unclear:
        side = replace(claim.side, term=here.terms[0] if here.terms else "")
        return replace(claim, side=side, problem=unclear.reason, assumed=tuple(assumed))
    return replace(claim, side=side, other=other, assumed=tuple(assumed))


def _with_term(half: Half, said: str) -> Half:
    """A side that has a term; a party or a paper that nothing else is said of is the term itself."""
    if half.terms:
        return half
    bare = [x for x in half.speakers if not x.by]
    if len(bare) == 1 and half.papers:
        text = bare[0].text.strip()
        kept = tuple(x for x in half.speakers if x is not bare[0])
        return replace(half, terms=(text.removeprefix("de ").removeprefix("De "),), speakers=kept)
    own = [x for x in half.papers if x.bare]
    if len(own) == 1 and len(half.papers) > 1:
        words = said[own[0].start : own[0].end].split()
        term = " ".join(words[words[0].lower() in ("de", "het", "the") :])
        return replace(half, terms=(term,), papers=tuple(x for x in half.papers if x is not own[0]))
    raise _UnclearError("no term")


def _parted_in_time(half: Half, claim: Claim, papers: Sequence[Letter]) -> tuple[Half, tuple[str, ...]]:
    """«In 2020 nog wel, in 2022 niet meer»: a side with the later paper only, and the earlier letters."""
    day = {x.id: (x.date, x.id) for x in papers}
    named = sorted((x for x in half.papers if x.letters), key=lambda x: max(day[i] for i in x.letters))
    if claim.form != "no longer" or len(named) != 2 or len(half.papers) != 2:
        return half, ()
    early, late = named
    if max(day[i] for i in early.letters) >= min(day[i] for i in late.letters) or early.several:
        return half, ()
    return replace(half, papers=(late,)), early.letters


def _side(
    half: Half, claim: Claim, papers: Sequence[Letter], asked: Sequence[str], assumed: list[Reason]
) -> Side:
    """One side with its letters and its speaker."""
    if len(half.terms) > 1:
        raise _UnclearError("more than one term", terms=" | ".join(half.terms))
    term = half.terms[0]
    if not half.quoted and len(split_tokens(term)) > LONGEST_TERM:
        raise _UnclearError("long term", term=term)
    if not split_tokens(term):
        raise _UnclearError("no term")
    if len({x.name for x in half.speakers}) > 1:
        raise _UnclearError("more than one speaker", speakers=", ".join(x.name for x in half.speakers))
    speaker = half.speakers[0].name if half.speakers else ""
    letters = _letters(half, claim, speaker, papers, asked, assumed)
    by_id = {x.id: x for x in papers}
    if speaker and not any(speaker in by_id[x].speakers for x in letters):
        raise _UnclearError("does not speak", speaker=speaker, letters=", ".join(letters))
    return Side(term, letters, speaker, claim.side.literal)


def _letters(
    half: Half,
    claim: Claim,
    speaker: str,
    papers: Sequence[Letter],
    asked: Sequence[str],
    assumed: list[Reason],
) -> tuple[str, ...]:
    """The letters that one side is about."""
    for x in half.papers:
        if not x.letters:
            raise _UnclearError("not loaded", name=x.missing)
        if x.several:
            raise _UnclearError("several papers", letters=", ".join(x.letters))
    told = tuple(dict.fromkeys(x.letters for x in half.papers))
    if len(told) > 1:
        raise _UnclearError("more than one paper", letters=", ".join(i for ids in told for i in ids))
    if told:
        if len(told[0]) > 1:
            assumed.append(Reason("together", (("letters", ", ".join(told[0])),)))
        return told[0]
    if asked:
        return tuple(asked)
    if not papers:
        raise _UnclearError("nothing loaded")
    if claim.page and len(papers) > 1:
        raise _UnclearError("page of which paper")
    if speaker:
        spoken = tuple(x.id for x in papers if speaker in x.speakers)
        if not spoken:
            raise _UnclearError("does not speak", speaker=speaker, letters="")
        assumed.append(Reason("where speaks", (("speaker", speaker), ("letters", ", ".join(spoken)))))
        return spoken
    if claim.form in ("no longer", "first time"):
        letters = [x for x in papers if x.kind == "letter"] or list(papers)
        assumed.append(Reason("the latest", (("letters", letters[-1].id),)))
        return (letters[-1].id,)
    assumed.append(Reason("all papers", (("n", len(papers)),)))
    return tuple(x.id for x in papers)


def _other(there: Half | None, side: Side, claim: Claim, papers: Sequence[Letter]) -> Side:
    """What a side is compared with: it takes over what the sentence does not repeat."""
    if there is None or not (there.terms or there.papers or there.speakers):
        raise _UnclearError("nothing to compare with")
    if len(there.terms) > 1:
        raise _UnclearError("more than one term", terms=" | ".join(there.terms))
    speaker = there.speakers[0].name if there.speakers else side.speaker
    term = there.terms[0] if there.terms else side.term
    letters = side.letters
    if there.papers:
        letters = _letters(there, claim, speaker, papers, (), [])
    elif there.speakers and speaker != side.speaker:
        letters = tuple(x.id for x in papers if speaker in x.speakers and x.id in side.letters)
        letters = letters or tuple(x.id for x in papers if speaker in x.speakers)
    by_id = {x.id: x for x in papers}
    if speaker and not any(speaker in by_id[x].speakers for x in letters):
        if speaker == CABINET or there.speakers:
            raise _UnclearError("does not speak", speaker=speaker, letters=", ".join(letters))
        speaker = ""
    other = Side(term, letters, speaker, bool(there.quoted))
    if replace(other, literal=side.literal) == side:
        raise _UnclearError("nothing to compare with")
    return other


def _check_only(half: Half, papers: Sequence[Letter]) -> None:
    """«Alleen» needs a speaker, or a paper, that it is said of."""
    if not half.speakers and not half.papers:
        raise _UnclearError("only whom")
