"""Finds the sentences in which a party claims something about the wording of a paper, and checks them.

Precision first: a sentence is listed only when it names the paper and holds words of the table that claim
something of it, or puts words of it between quotation marks. What then cannot be checked is listed as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.analysis.claims.judge import judge_claim
from compare.analysis.claims.nouns import CANNOT_TELL, Claim, Judged, Reason, Side
from compare.analysis.claims.papers import find_papers
from compare.analysis.claims.reading import QUOTES, read_claim
from compare.analysis.claims.slots import take
from compare.model import CABINET, CHAIR, COMMITTEE, Block, ClaimWord, Concept, Letter
from compare.text.citations import cite
from compare.text.references import find_references
from compare.text.tokens import count_words, split_sentences

SHORTEST_QUOTATION = 3
"""Words that a quotation needs to be checked; fewer is a word with a wink."""
LONGEST_TERM = 4
"""Words of a term that a party's sentence may leave over; more is a subject, not a wording."""

_OWN = frozenset((CABINET, COMMITTEE, CHAIR, ""))
_CLAUSE = re.compile(r"\b(?:dat|waarom|omdat|aangezien|terwijl)\b\s+", re.IGNORECASE)
_APPOSITION = re.compile(r"(\b(?:dit|deze|dat|die|het)\s+[\w-]+), [^,.;]{3,160},", re.IGNORECASE)
_THIS = re.compile(r"\b(?:dit|deze|dat|die)\s+(concept|begrip|term|woord|onderwerp|thema)\b", re.IGNORECASE)
_NAMED_BEFORE = r"\b(?:het\s+|de\s+)?{noun}\s+(?P<term>[«“‘\"]?[\w-]+(?:\s+[\w-]+){{0,2}}[»”’\"]?)\s*[.,;?]"
_OF_AMOUNT = re.compile(r"\b(?:aan|voor)\s+(?:het\s+aspect\s+van\s+)?(?P<term>[^.,;:?!()]+)", re.IGNORECASE)
_PAPER_BEFORE = (
    r"(?:\b(?:in|uit|van|door)\s+)?\b(?:de|het|deze|dit|die|dat|uw|hun)\s+(?:[a-zà-ÿ]+e\s+)?(?:{nouns})\b"
)
_PREPOSITION = re.compile(r"(?:in|op|bij|voor|van|over|naar|met|uit)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LEAD = re.compile(r"(?:…|\.\.\.|\[[^\]]*\]|\(…\))")


@dataclass(frozen=True, slots=True)
class PartyClaim:
    """A sentence in which a party claims something about a paper's wording, with its verdict.

    ``start`` and ``end`` are offsets in the text of block ``block_n`` of the paper ``letter_id``; ``about``
    is the paper that is spoken of, "" when that is not loaded. ``cue`` are the words that it was found by.
    """

    letter_id: str
    block_n: int
    start: int
    end: int
    text: str
    speaker: str
    page: int
    citation: str
    about: str
    cue: str
    judged: Judged


def find_party_claims(
    papers: Iterable[Letter], letters: Sequence[Letter], words: Sequence[ClaimWord], known: Sequence[Concept]
) -> tuple[PartyClaim, ...]:
    """The claims that parties make in papers, checked, in reading order.

    Args:
        papers: Where to look: questions, consultations, debates; what the cabinet and the committee say is
            passed over.
        letters: All letters that are loaded, oldest first: what is claimed is checked in these.
        words: The table of `compare.io.claims.read_claim_words`.
        known: The concepts.

    Returns:
        One for each claim; a sentence with two quotations gives two. Empty when no party claims anything
        that is recognised: a claim in other words than those of the table is not found.
    """
    finder = _Finder(tuple(letters), tuple(words), tuple(known))
    return tuple(x for paper in papers for x in finder.find(paper))


def find_subject(paper: Letter, letters: Sequence[Letter]) -> Letter | None:
    """The loaded letter that questions are about: the first that the committee's own words refer to.

    None when that is not loaded or not said.
    """
    loaded = {x.id: x for x in letters if x.id != paper.id}
    for block in paper.blocks:
        if block.speaker not in _OWN - {CABINET}:
            break
        for ref in find_references(block.text):
            if ref.identifier in loaded:
                return loaded[ref.identifier]
    return None


@dataclass(frozen=True, slots=True)
class _Finder:
    """What looking through a paper needs."""

    letters: tuple[Letter, ...]
    words: tuple[ClaimWord, ...]
    known: tuple[Concept, ...]

    def find(self, paper: Letter) -> Iterator[PartyClaim]:
        """The claims of one paper."""
        about = find_subject(paper, self.letters)
        nouns = self._nouns(about)
        for block in paper.blocks:
            if block.speaker in _OWN or not block.is_body:
                continue
            before = ""
            for start, end in split_sentences(block.text):
                sentence = block.text[start:end]
                for claim, cue in self._claims(sentence, before, about, nouns):
                    yield self._checked(paper, block, start, end, claim, cue, about)
                before = sentence

    def _nouns(self, about: Letter | None) -> str:
        """Words by which the paper is called: those of the table, and the abbreviations of its name."""
        nouns = {re.escape(w.pattern) for w in self.words if w.role == "paper word"}
        if about:
            nouns |= {re.escape(x) for x in re.findall(r"\b[A-Z]{3,}\b", f"{about.short} {about.title}")}
        return "|".join(sorted(nouns, key=lambda n: (-len(n), n)))

    def _claims(
        self, sentence: str, before: str, about: Letter | None, nouns: str
    ) -> Iterator[tuple[Claim, str]]:
        """What one sentence claims, each with the words it was found by."""
        yield from self._quoted(sentence, about, nouns)
        named = re.search(rf"\b(?:{nouns})\b", sentence, re.IGNORECASE)
        if not named:
            return
        _, cues = take(QUOTES.sub(lambda m: " " * len(m.group()), sentence), self.words, "party claim")
        if not cues:
            return
        order = ("no longer", "first time", "not mentioned", "times", "amount")
        cue = min(cues, key=lambda c: (order.index(c.value), c.start))
        if cue.value == "amount":
            yield self._amount(sentence, cue.start, about), cue.text
        else:
            yield self._worded(sentence, before, about, nouns), cue.text

    def _quoted(self, sentence: str, about: Letter | None, nouns: str) -> Iterator[tuple[Claim, str]]:
        """Words between quotation marks that are said to be the paper's or the cabinet's."""
        _, others = take(sentence, self.words, "says other")
        for match in QUOTES.finditer(sentence):
            quoted = next(g for g in match.groups() if g is not None).strip()
            lead = sentence[max(0, match.start() - 160) : match.start()]
            _, cabinet = take(lead, self.words, "cabinet")
            noun = re.search(rf"\b(?:{nouns})\b", lead, re.IGNORECASE)
            _, says = take(sentence, self.words, "says")
            is_title = quoted[:1].isupper() and re.search(
                rf"\b\w*(?:{nouns})\s+(?:(?!dat\b)\w+\s+){{0,2}}$", lead, re.IGNORECASE
            )
            if count_words(quoted) < SHORTEST_QUOTATION or others or is_title:
                continue
            if not (cabinet or noun) or not (says or cabinet):
                continue
            for part in _LEAD.split(quoted):
                if count_words(part) >= SHORTEST_QUOTATION:
                    yield self._about(sentence, "wording", part.strip(" .,;:"), about, True), match.group()

    def _amount(self, sentence: str, start: int, about: Letter | None) -> Claim:
        """«Weinig aandacht voor»: no count settles how much is little."""
        found = _OF_AMOUNT.search(sentence, start)
        term = " ".join(found["term"].split()) if found else ""
        term = re.sub(r"^(?:de|het|een)\s+", "", term)
        short = 0 < count_words(term) <= LONGEST_TERM and not _PREPOSITION.match(term)
        claim = self._about(sentence, "amount", term if short else "", about)
        return claim if about is None or short else replace(claim, problem=Reason("amount only"))

    def _worded(self, sentence: str, before: str, about: Letter | None, nouns: str) -> Claim:
        """«Niet (meer) genoemd»: the clause that says so, read as a claim about the paper."""
        plain = _IN_BRACKETS.sub(" ", sentence)
        own = re.compile(rf"(?:\w+\s+)*?(?:{nouns})", re.IGNORECASE)
        outside = [x for x in find_papers(plain, self.letters, self.words) if not x.letters]
        outside = [x for x in outside if not own.fullmatch(x.missing)]
        if outside:
            missing = Reason("not loaded", (("name", outside[0].missing),))
            return replace(self._about(sentence, "not understood", "", None), problem=missing)
        clause = _APPOSITION.sub(r"\1", plain)
        starts = [m.end() for m in _CLAUSE.finditer(clause)]
        clause = clause[starts[0] :] if starts else clause
        clause = re.split(r"[;?]|, (?:terwijl|waardoor|maar|juist|en dat|gezien)\b", clause)[0]
        if this := _THIS.search(clause):
            name = re.search(_NAMED_BEFORE.format(noun=this[1]), before, re.IGNORECASE)
            if name:
                clause = clause.replace(this.group(), f"«{name['term'].strip('«»“”‘’')}»")
        if about:
            known = find_papers(clause, self.letters, self.words)
            if not any(x.letters == (about.id,) for x in known):  # «de brief» may fit several; it is this one
                clause = re.sub(_PAPER_BEFORE.format(nouns=nouns), " ", clause, flags=re.IGNORECASE)
        claim = read_claim(clause, self.letters, self.words, (about.id,) if about else ())
        claim = replace(claim, text=sentence)
        if about is None:
            return self._about(sentence, "not understood", "", None)
        if claim.problem or count_words(claim.side.term) > LONGEST_TERM:
            problem = Reason("no wording to look for", (("term", claim.side.term),))
            return replace(self._about(sentence, "not understood", "", about), problem=problem)
        return claim

    def _about(
        self, sentence: str, form: str, term: str, about: Letter | None, literal: bool = False
    ) -> Claim:
        """A claim about the paper; with a problem when that is not loaded or nothing can be looked for."""
        side = Side(term, (about.id,) if about and term else (), "", literal)
        problem = None
        if about is None:
            problem = Reason("subject not loaded")
        elif not term:
            problem = Reason("no wording to look for", (("term", ""),))
        return Claim(sentence, form, side, problem=problem)

    def _checked(
        self, paper: Letter, block: Block, start: int, end: int, claim: Claim, cue: str, about: Letter | None
    ) -> PartyClaim:
        """A claim with its place and verdict."""
        if claim.problem:
            judged = Judged(claim, CANNOT_TELL, reasons=(claim.problem,))
        else:
            judged = judge_claim(claim, self.letters, self.known)
        page = block.page_at(start)
        told = claim.side.letters[0] if claim.side.letters else about.id if about else ""
        return PartyClaim(
            paper.id, block.n, start, end, block.text[start:end], block.speaker, page,
            cite(paper, page), told, " ".join(cue.split()), judged,
        )  # fmt: skip
