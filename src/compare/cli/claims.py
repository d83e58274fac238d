"""The command that checks a claim about the wording of letters, or lists the claims that parties make."""

from __future__ import annotations

import argparse
from typing import Any

from compare.analysis.claims import (
    Judged,
    Mention,
    Near,
    PartyClaim,
    Tally,
    Tried,
    find_party_claims,
    judge_claim,
    read_claim,
)
from compare.analysis.concordance import line_at
from compare.cli.asked import Add, Records, add_lists, letters_of, lists_of, rounded, say
from compare.corpus import load_corpus
from compare.export.claim_words import EXAMPLES
from compare.export.claims import reading_to_sentence, reasons_to_sentences, zero_to_sentence
from compare.i18n import translator
from compare.io.claims import read_claim_words
from compare.model import Letter
from compare.statistics import PER
from compare.text.citations import cite

_T = translator("en")
COLUMNS = (
    "row", "claim", "verdict", "form_of_claim", "term", "level", "certainty", "reason", "read_as",
    "letter_id", "form", "why", "counts", "count", "words", "rate", "low", "high", "where", "left", "hit",
    "right", "likeness", "page", "last_page", "speaker", "citation", "n", "cue", "about",
)  # fmt: skip
"""Columns of every row; what does not apply is empty."""


def add_commands(add: Add) -> None:
    """`claims`."""
    command = add(
        "claims",
        _claims,
        "Is a claim about the wording of letters true? Without a claim: those that parties make, checked.",
    )
    command.add_argument(
        "claims",
        nargs="*",
        metavar="CLAIM",
        help="a sentence, such as «human security wordt niet meer genoemd»",
    )
    command.add_argument(
        "--letter", action="append", metavar="LETTER", help="the letter it is about; may be repeated"
    )
    command.add_argument(
        "--verdict-only", action="store_true", help="one row for each claim, without forms and places"
    )
    add_lists(command)


def _claims(options: argparse.Namespace) -> Records:
    words, known = read_claim_words(), lists_of(options).concepts
    asked = letters_of(options.letter) if options.letter else ()
    loaded = {x.id: x for x in (*load_corpus().letters, *asked)}
    letters = tuple(sorted(loaded.values(), key=lambda x: (x.date, x.id)))
    by_id = {x.id: x for x in letters}
    if not options.claims:
        papers = asked or tuple(x for x in letters if x.kind != "letter")
        found = find_party_claims(papers, letters, words, known)
        if not found:
            say("no claims of parties were recognised in these papers")
        return [_party_record(x, by_id) for x in found]
    rows: Records = []
    for typed in options.claims:
        judged = judge_claim(read_claim(typed, letters, words, [x.id for x in asked]), letters, known)
        rows += _records(judged, by_id, options.verdict_only)
        if judged.claim.problem:
            say("claims of this kind work: " + "; ".join(EXAMPLES["nl"]))
    return rows


def _records(judged: Judged, letters: dict[str, Letter], verdict_only: bool) -> Records:
    """The verdict, then a row for each form that was tried, each place, and the nearest wording."""
    rows = [_verdict_record(judged, letters)]
    if verdict_only:
        return rows
    for part, tally in zip(("", " (other)", " (other)"), judged.tallies, strict=False):
        rows += [
            _form_record(judged, tried, tally, letters[x])
            for tried in tally.found.tried
            for x in tally.side.letters
        ]
        rows += [_hit_record(judged, m, letters[m.letter_id], "hit" + part) for m in tally.found.places]
    return rows + [_near_record(judged, near, letters[near.letter_id]) for near in judged.near]


def _hit_record(judged: Judged, m: Mention, letter: Letter, row: str) -> dict[str, Any]:
    """A place that was found, in its line."""
    line = line_at(letter, letter.block(m.block_n), m.start, m.end, width=60) if m.block_n else None
    return _row(
        judged,
        row,
        term=judged.claim.side.term,
        level=m.level,
        letter_id=m.letter_id,
        form=m.form,
        why=m.why,
        counts=m.counts,
        where=m.where,
        left=line.left if line else "",
        hit=m.text,
        right=line.right if line else "",
        page=m.page,
        last_page=m.last_page,
        speaker=m.speaker,
        citation=cite(letter, m.page, m.last_page),
        n=m.block_n,
    )


def _near_record(judged: Judged, near: Near, letter: Letter) -> dict[str, Any]:
    """A wording that comes near, at its place."""
    return _row(
        judged,
        "nearest wording",
        term=judged.claim.side.term,
        level="related",
        letter_id=letter.id,
        why=near.by,
        counts=False,
        hit=near.text,
        likeness=rounded(near.likeness, 2),
        page=near.page,
        last_page=near.page,
        speaker=near.speaker,
        citation=cite(letter, near.page),
        n=near.block_n,
    )


def _row(judged: Judged, row: str, **values: Any) -> dict[str, Any]:
    """A row with every column; each carries the claim and its verdict."""
    known = {
        "row": row,
        "claim": judged.claim.text,
        "verdict": judged.verdict,
        "form_of_claim": _form(judged),
    }
    return {name: (known | values).get(name) for name in COLUMNS}


def _form(judged: Judged) -> str:
    """The form of claim, with a denial said."""
    claim = judged.claim
    return f"not {claim.form}" if claim.denied else claim.form


def _verdict_record(judged: Judged, letters: dict[str, Letter]) -> dict[str, Any]:
    """The row that answers."""
    reasons = [*reasons_to_sentences(judged, letters, _T, "en"), zero_to_sentence(judged, _T, "en")]
    tally = judged.tallies[0] if judged.tallies else None
    side = judged.claim.side
    pages = [m.page for m in tally.found.places if m.counts] if tally else []
    cited = [letters[x] for x in side.letters]
    return _row(
        judged,
        "verdict",
        term=side.term,
        level=judged.level,
        certainty=judged.certainty,
        reason=" ".join(filter(None, reasons)),
        read_as=reading_to_sentence(judged, letters, _T, "en"),
        letter_id=", ".join(side.letters),
        speaker=side.speaker,
        citation="; ".join(cite(x) for x in cited),
        page=min(pages, default=None),
        last_page=max(pages, default=None),
        **_figures(tally),
    )


def _figures(tally: Tally | None) -> dict[str, Any]:
    """Count, words and rate with its margin."""
    if tally is None:
        return {}
    return {
        "count": tally.forms,
        "words": tally.of,
        "rate": rounded(tally.rate * PER, 2),
        "low": rounded(tally.low * PER, 2),
        "high": rounded(tally.high * PER, 2),
    }


def _form_record(judged: Judged, tried: Tried, tally: Tally, letter: Letter) -> dict[str, Any]:
    """A form that was tried in one letter, found or not; its rate is of all words counted."""
    places = [
        m for m in tally.found.places if (m.form, m.why, m.letter_id) == (tried.form, tried.why, letter.id)
    ]
    pages = [m.page for m in places]
    first, last = min(pages, default=None), max((m.last_page for m in places), default=None)
    return _row(
        judged,
        "form tried",
        term=tally.side.term,
        level=tried.level,
        letter_id=letter.id,
        form=tried.form,
        why=tried.why,
        counts=tried.counts,
        count=len(places),
        page=first,
        last_page=last,
        speaker=tally.side.speaker,
        citation=cite(letter, first, last),
    )


def _party_record(found: PartyClaim, letters: dict[str, Letter]) -> dict[str, Any]:
    """A claim of a party: the sentence with its place, and its verdict."""
    judged = found.judged
    record = _verdict_record(judged, letters)
    about = letters.get(found.about)
    hits = dict.fromkeys(cite(letters[m.letter_id], m.page, m.last_page) for m in judged.mentions if m.counts)
    return record | {
        "row": "claim by a party",
        "claim": found.text,
        "letter_id": found.letter_id,
        "page": found.page,
        "last_page": found.page,
        "speaker": found.speaker,
        "citation": found.citation,
        "n": found.block_n,
        "cue": found.cue,
        "about": found.about,
        "hit": "; ".join(hits) or (cite(about) if about else ""),
    }
