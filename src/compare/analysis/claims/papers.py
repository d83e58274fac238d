"""Which papers and which speakers a sentence names: by id, name, kind, year or date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.model import CABINET, ClaimWord, Letter
from compare.text.references import find_references
from compare.text.speakers import PARTIES

_MONTHS = (
    "januari|january", "februari|february", "maart|march", "april", "mei|may", "juni|june", "juli|july",
    "augustus|august", "september", "oktober|october", "november", "december",
)  # fmt: skip
_WHEN = (
    r"(?:(?:van|uit|d\.d\.|in|of|from|dated)\s+)?(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>"
    + "|".join(_MONTHS)
    + r")\s+)?(?P<year>(?:19|20)\d\d)"
)
_BEFORE = (
    r"(?<![\w-])(?:(?P<prep>in|uit|van|volgens|bij|from|of)\s+)?"
    r"(?:(?P<det>de|het|deze|die|dit|dat|onze|the|this|that)\s+)?"
)
_HEADS = (
    r"[\w’'-]*(?:brief|brieven|nota|notitie|rapportage|overleg|vragen|agenda|strategie|visie|verslag|motie"
    r"|rapport|debat)"
)
_CABINET = (
    r"(?<![\w-])(?:(?P<prep>door|onder|tijdens|bij|van|in|by|under)\s+)?(?:(?:het|the)\s+)?"
    r"(?:(?:kabinet|cabinet)[\s-]+)?"
)
_YEAR = re.compile(r"\b(?:in|uit|from|during|anno)\s+" + _WHEN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Papers that a stretch of a sentence names.

    ``letters`` is empty when none of that name is loaded, then ``missing`` is what it was called;
    ``several`` tells that the name fits more than one paper and does not say which. ``bare`` that no
    preposition stands before it: it may then be the subject of the sentence.
    """

    start: int
    end: int
    letters: tuple[str, ...]
    missing: str = ""
    several: bool = False
    bare: bool = False


def find_papers(text: str, papers: Sequence[Letter], words: Iterable[ClaimWord]) -> tuple[Named, ...]:
    """The papers that a sentence names, in order; no two overlap.

    A full name or number goes first, then a head word with what follows it («de brief van 8 maart 2022»,
    «het NAVO-overleg»), then a year by itself: the letter of that year if there is one, else all its papers.
    """
    table = tuple(words)
    found: list[Named] = []

    def add(named: Named) -> None:
        if not any(named.start < x.end and x.start < named.end for x in found):
            found.append(named)

    for named in (*_by_name(text, papers), *_by_number(text, papers), *_by_cabinet(text, papers)):
        add(named)
    for named in _by_head(text, papers, table):
        add(named)
    for match in _YEAR.finditer(text):
        fitting = [x for x in papers if _fits_date(x, match)]
        chosen = [x for x in fitting if x.kind == "letter"] or fitting
        when = match.group()
        add(Named(*match.span(), tuple(x.id for x in chosen), "" if chosen else when))
    return tuple(sorted(found, key=lambda x: x.start))


def _by_name(text: str, papers: Sequence[Letter]) -> list[Named]:
    """Papers called by id, short name or title."""
    names = [(name, x.id) for x in papers for name in (x.id, x.short, x.title) if len(name) > 3]
    found = []
    for name, id in sorted(names, key=lambda n: -len(n[0])):
        for m in re.finditer(_BEFORE + re.escape(name) + r"(?![\w-])", text, re.IGNORECASE):
            if m.start() and text[m.start() - 1].isalnum():
                continue
            found.append(Named(*m.span(), (id,), bare=not m["prep"]))
    return found


def _by_number(text: str, papers: Sequence[Letter]) -> list[Named]:
    """Papers called by their number."""
    known = {x.id for x in papers}
    found = []
    for ref in find_references(text):
        if ref.identifier and ref.kind != "page":
            before = re.search(r"(?:\b(?:in|uit|van)\s+)?(?:\bhet\s+|\bde\s+)?$", text[: ref.start])
            start = before.start() if before else ref.start
            there = (ref.identifier,) if ref.identifier in known else ()
            bare = not re.match(r"in|uit|van", text[start:])
            found.append(Named(start, ref.end, there, "" if there else ref.text, bare=bare))
    return found


def _by_cabinet(text: str, papers: Sequence[Letter]) -> list[Named]:
    """Papers called by their cabinet: its letters if there are any, else whatever else it speaks in."""
    found = []
    for name in {x.cabinet for x in papers if x.cabinet}:
        spoken = [x for x in papers if x.cabinet == name and CABINET in x.speakers]
        chosen = [x for x in spoken if x.kind == "letter"] or spoken
        for m in re.finditer(rf"{_CABINET}{re.escape(name)}(?![\w-])", text, re.IGNORECASE):
            found.append(
                Named(*m.span(), tuple(x.id for x in chosen), "" if chosen else name, bare=not m["prep"])
            )
    return found


def _by_head(text: str, papers: Sequence[Letter], words: Sequence[ClaimWord]) -> list[Named]:
    """Papers called by a head word: their own first word, or a kind of paper."""
    kinds = {w.pattern.lower(): w.value for w in words if w.role == "paper"}
    english = {w.pattern.lower(): w.value for w in words if w.role == "english name"}
    own = {x.short.split()[0].lower() for x in papers if len(x.short.split()[0]) > 3}
    own |= {x.title.split()[0].lower() for x in papers if x.title and len(x.title.split()[0]) > 5}
    heads = "|".join(re.escape(h) for h in sorted({*kinds, *english, *own}, key=len, reverse=True))
    several = r"alle|elke|beide|all|both|every|geen\s+enkele|geen\s+van\s+(?:de|deze|beide|alle)|no\s+single"
    pattern = re.compile(
        rf"{_BEFORE}(?P<all>{several})?\s*(?<![\w-])(?P<head>{heads}|{_HEADS})"
        rf"(?P<tail>(?:\s+(?-i:[A-Z][\w-]*))*)(?:\s+{_WHEN})?(?![\w-])",
        re.IGNORECASE,
    )
    found = []
    for m in pattern.finditer(text):
        head = m["head"].lower()
        tail, end = _tail(m, papers)
        looked = english.get(head, head)
        fitting, loose = _fitting(looked, tail, m, papers, kinds)
        if not fitting:
            named_kind = looked in kinds or looked in own
            if not (m["prep"] in ("in", "uit", "volgens", "bij") or (named_kind and m["det"])):
                continue
            found.append(Named(m.start(), end, (), text[m.start("head") : end], bare=not m["prep"]))
            continue
        denied = m["all"] and m["all"].lower().startswith(("geen", "no"))
        start = m.start("all") + len(m["all"].split()[0]) if denied else m.start()  # «geen» stays a denial
        whole = bool(m["all"]) or kinds.get(looked) == "all"
        is_open = loose and len(fitting) > 1 and not whole and not m["year"]
        found.append(Named(start, end, tuple(x.id for x in fitting), "", is_open, not m["prep"]))
    return found


def _tail(match: re.Match[str], papers: Sequence[Letter]) -> tuple[list[str], int]:
    """Words after a head that are part of a paper's name («GBVS»), and where the name ends."""
    said = [w for w in match["tail"].split()]
    known = {w.strip("()").lower() for x in papers for w in f"{x.short} {x.title}".split()}
    kept = []
    for word in said:
        if word.lower() not in known:
            break
        kept.append(word.lower())
    if len(kept) == len(said):
        return kept, match.end()
    end = match.end("head")
    for word in kept:
        end = match.string.index(word, end) + len(word) if word in match.string[end:] else end
    return kept, end


def _fitting(
    head: str, tail: Sequence[str], when: re.Match[str], papers: Sequence[Letter], kinds: dict[str, str]
) -> tuple[list[Letter], bool]:
    """The papers that a head word can mean, and whether it only says their kind."""
    first = [x for x in papers if head in (x.short.split()[0].lower(), x.title.split()[0].lower())]
    inside = [x for x in papers if x.kind != "questions" and head in x.title.lower().split()]
    by_kind = [x for x in papers if kinds.get(head) in (x.kind, "all")]
    if kinds.get(head) == "questions":
        by_kind = by_kind or [x for x in papers if x.kind == "consultation"]
    for found, loose in ((first, False), (inside, False), (by_kind, True)):
        dated = [x for x in found if not when["year"] or _fits_date(x, when)]
        told = [x for x in dated if all(w in f"{x.short} {x.title}".lower() for w in tail)]
        if told:
            return told, loose or len(told) > 1
    return [], False


def _fits_date(letter: Letter, when: re.Match[str]) -> bool:
    """Whether a letter is of the day, month or year that was said."""
    month = (when["month"] or "").lower()
    number = next((n for n, names in enumerate(_MONTHS, 1) if month in names.split("|")), 0)
    day = int(when["day"]) if when["day"] and month else 0
    return (
        letter.date.year == int(when["year"])
        and (not number or letter.date.month == number)
        and (not day or letter.date_precision != "day" or letter.date.day == day)
    )


def speaker_pattern(papers: Iterable[Letter], words: Iterable[ClaimWord]) -> re.Pattern[str]:
    """What names a speaker: a party (group ``party``) or the cabinet (group ``cabinet``)."""
    spoken = {s for x in papers for s in x.speakers if s and not s.islower()}
    parties = "|".join(re.escape(p) for p in sorted(spoken | set(PARTIES), key=len, reverse=True))
    cabinet = "|".join(re.escape(w.pattern) for w in words if w.role == "cabinet")
    return re.compile(
        r"(?<![\w-])(?P<by>(?:door|by|volgens)\s+)?(?:"
        r"(?:(?:de|het|the)\s+)?(?:leden\s+van\s+(?:de\s+)?(?:fractie\s+van\s+(?:de\s+)?)?|fractie\s+van\s+(?:de\s+)?"
        rf"|members\s+of\s+(?:the\s+)?)?(?P<party>{parties})(?:-fractie|-leden|-lid|\s+fractie)?"
        rf"|(?P<cabinet>(?i:{cabinet}))(?:\s+van\s+[A-Z]\w+(?:\s+(?:en\s+)?[A-Z]\w+)*)?)(?![\w-])"
    )
