"""Understands a sentence that claims something about the wording of letters, or says that it does not.

Takes out, one by one, the words that it knows the part of; what is left must be one term. Anything left
beside that makes the claim not understood: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.analysis.claims.nouns import Claim, Reason, Side
from compare.analysis.claims.papers import Named, find_papers, speaker_pattern
from compare.analysis.claims.sides import Half, Spoken, with_sides
from compare.analysis.claims.slots import GAP, blank, segments, take
from compare.model import CABINET, ClaimWord, Letter

LONGEST = 600
"""Characters of a claim; more is no sentence."""

QUOTES = re.compile(
    r"«([^«»]+)»|“([^“”]+)[”“]|„([^„”“]+)[”“]|(?<!\w)\"([^\"]+)\"(?!\w)"
    r"|(?<!\w)‘([^‘]+?)’(?!\w)|(?<!\w)'([^']+?)'(?!\w)"
)
_HELD = "\x01"
_COUNTS = ("at least", "at most", "more than", "less than", "exactly")
_COMPARED = ("more often", "less often", "as often", "times as often")

Words = Sequence[ClaimWord]


def read_claim(text: str, papers: Sequence[Letter], words: Words, asked: Sequence[str] = ()) -> Claim:
    """A sentence as a claim.

    Args:
        text: The sentence, Dutch or English; quotation marks round the term make it surer.
        papers: The letters that are loaded.
        words: The table of `compare.io.claims.read_claim_words`.
        asked: Ids of the letters that it is about, chosen beside it; empty leaves that to the sentence.

    Returns:
        The claim. One that cannot be checked has a ``problem``; what the sentence leaves open was filled
        in and stands in ``assumed``.
    """
    said = " ".join(text.replace(GAP, " ").replace(_HELD, " ").split())
    if not said or len(said) > LONGEST:
        return _not_understood(said[:LONGEST], "empty" if not said else "too long")
    rest, quotes = _hold_quotations(said)
    rest, _ = take(rest, words, "frame")
    rest, page, is_there = _take_page(rest, words)
    named = find_papers(rest, papers, words)
    for x in named:
        rest = blank(rest, x.start, x.end)
    rest, spoken = _take_speakers(rest, papers, words)
    rest, measure = take(rest, words, "rate", "number of times")
    rest, number, bound = _take_number(rest, words)
    rest, form, ratio, cut = _take_comparison(rest, words)
    before, after = (rest, None) if cut is None else (rest[:cut], GAP * cut + rest[cut:])
    before, marks = take(before, words, "first", "everywhere")
    before, gone = (before, ()) if form else take(before, words, "gone")
    before, denials = take(before, words, "negation")
    before, lacks = take(before, words, "lack")
    before, mentions = take(before, words, "mention")
    before, only = take(before, words, "only")
    before, exact = take(before, words, "very words")
    roles = {c.role for c in (*marks, *gone, *only)}
    if not (mentions or lacks or gone or is_there) or (form == "times as often" and not ratio):
        return _not_understood(said, "no verb")
    if len(denials) + ("everywhere" in roles) > 1:
        return _not_understood(said, "two denials")
    if after is not None:
        after, _ = take(after, words, "mention", "very words")
    at = len(said) if cut is None else cut
    here = _half(before, quotes, named, spoken, words, 0, at)
    there = None if after is None else _half(after, quotes, named, spoken, words, at, len(said) + 1)
    claim = Claim(
        said,
        form or _form(roles, number, bound, page),
        Side("", (), literal=bool(here.quoted or exact)),
        denied=bool(denials or "everywhere" in roles) != bool(lacks),
        everywhere="everywhere" in roles,
        number=ratio if form else _least(number, bound),
        page=page,
        by="" if not measure else "rate" if measure[0].role == "rate" else "count",
    )
    if form and number is not None and form != "times as often":
        return replace(claim, form="not understood", problem=Reason("a number and a comparison"))
    if page and claim.form not in ("page", "times", "at least", "at most"):
        return replace(claim, form="not understood", problem=Reason("page and more"))
    return with_sides(claim, here, there, papers, asked)


def _not_understood(text: str, code: str) -> Claim:
    return Claim(text, "not understood", Side("", ()), problem=Reason(code))


def _form(roles: set[str], number: int | None, bound: str, page: int) -> str:
    """The kind of claim that these words make."""
    if "first" in roles:
        return "first time"
    if "gone" in roles:
        return "no longer"
    if number is not None:
        named = {"": "times", "exactly": "times", "more than": "at least", "less than": "at most"}
        return named.get(bound, bound)
    if "only" in roles:
        return "only"
    return "page" if page else "mentioned"


def _least(number: int | None, bound: str) -> int:
    """«meer dan tien» is at least eleven, «minder dan tien» at most nine."""
    return (number or 0) + (bound == "more than") - (bound == "less than")


def _hold_quotations(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text with each quotation blanked out, and what the quotations hold, with their place."""
    held = [(m.start(), next(g for g in m.groups() if g is not None).strip()) for m in QUOTES.finditer(text)]
    return QUOTES.sub(lambda m: _HELD * len(m.group()), text), tuple(held)


def _take_page(text: str, words: Words) -> tuple[str, int, bool]:
    """The text without «op pagina 13», the number (0 for none), and whether it says «is on page»."""
    pages = _any(w.pattern for w in words if w.role == "page")
    match = re.search(
        rf"\b(?P<is>(?:is|are|was|were)\s+(?=on|at))?(?:(?:op|on|at)\s+)?(?<!\w)(?:{pages})\s?(?P<page>\d{{1,4}})(?!\d)",
        text,
        re.IGNORECASE,
    )
    return (blank(text, *match.span()), int(match["page"]), bool(match["is"])) if match else (text, 0, False)


def _take_speakers(text: str, papers: Iterable[Letter], words: Words) -> tuple[str, tuple[Spoken, ...]]:
    """The text without who speaks, and who that is."""
    found = [
        Spoken(m.start(), m["party"] or CABINET, m.group(), bool(m["by"]))
        for m in speaker_pattern(papers, words).finditer(text)
    ]
    for x in found:
        text = blank(text, x.start, x.start + len(x.text))
    return text, tuple(found)


def _numbers(words: Words) -> dict[str, int]:
    """Number words with what they stand for."""
    return {w.pattern.lower(): int(w.value) for w in words if w.role == "number"}


def _any(patterns: Iterable[str]) -> str:
    """One of these, the longest first, as a regular expression."""
    return "|".join(
        re.escape(p).replace(r"\ ", r"\s+") for p in sorted(set(patterns), key=lambda p: (-len(p), p))
    )


def _take_number(text: str, words: Words) -> tuple[str, int | None, str]:
    """The text without «minstens drie keer», the number, and its bound; a ratio is no number of times."""
    numbers = _numbers(words)
    once = {w.pattern.lower(): int(w.value) for w in words if w.role == "count"}
    bounds = {w.pattern.lower(): w.role for w in words if w.role in _COUNTS}
    ratios = _any(w.pattern for w in words if w.role == "times as often")
    match = re.search(
        rf"(?<![\w-])(?:(?P<bound>{_any(bounds)})\s+)?(?:(?P<n>\d+|{_any(numbers)})\s?(?!(?:{ratios})\b)"
        rf"(?:{_any(w.pattern for w in words if w.role == 'times')})|(?P<once>{_any(once)}))(?![\w-])",
        text,
        re.IGNORECASE,
    )
    if not match:
        return text, None, ""
    n = match["n"]
    value = once[match["once"].lower()] if not n else int(n) if n.isdigit() else numbers[n.lower()]
    bound = bounds[" ".join(match["bound"].lower().split())] if match["bound"] else ""
    return blank(text, *match.span()), value, bound


def _take_comparison(text: str, words: Words) -> tuple[str, str, int, int | None]:
    """The text without «vaker … dan», the form, the ratio, and where the other side begins.

    «Meer» and «minder» compare only with a «dan» after them: «niet meer genoemd» compares nothing.
    """
    numbers = _numbers(words)
    ratios = _any(w.pattern for w in words if w.role == "times as often")
    times = re.search(
        rf"(?<![\w-])(\d+|{_any(numbers)})\s+(?:{ratios})(?![\w-])", text, re.IGNORECASE
    )  # fmt: skip
    if times:
        left, form, start = blank(text, *times.span()), "times as often", times.start()
        ratio = int(times[1]) if times[1].isdigit() else numbers[times[1].lower()]
    else:
        left, cues = take(text, words, *_COMPARED[:3])
        if not cues:
            return text, "", 0, None
        form, start, ratio = cues[-1].role, cues[0].start, 0
    kinds = ("more", "as") if times else ("as",) if form == "as often" else ("more",)
    than = _any(w.pattern for w in words if w.role == "than" and w.value in kinds)
    match = re.compile(rf"(?<![\w-])(?:{than})(?![\w-])", re.IGNORECASE).search(left, start)
    if match:
        return blank(left, *match.span()), form, ratio, match.start()
    if not times and all(c.text.lower() in ("meer", "minder", "more", "less") for c in cues):
        return text, "", 0, None
    return left, form, ratio, None


def _half(
    text: str,
    quotes: Iterable[tuple[int, str]],
    named: Iterable[Named],
    spoken: Iterable[Spoken],
    words: Words,
    start: int,
    end: int,
) -> Half:
    """What one side of a claim names: its terms, papers and speakers."""
    inside = tuple(q for at, q in quotes if start <= at < end)
    rest = segments(text.replace(_HELD, GAP), words)
    return Half(
        (*inside, *rest),
        bool(inside),
        tuple(x for x in named if start <= x.start < end),
        tuple(x for x in spoken if start <= x.start < end),
    )
