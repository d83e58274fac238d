"""The command about what was answered to what was asked."""

from __future__ import annotations

import argparse
from typing import Any

from compare.analysis.answers.counts import AnswerCount, count_answers
from compare.analysis.answers.found import OUTCOMES, PartFound
from compare.analysis.answers.judge import KINDS, Answered, judge_answers
from compare.analysis.selection import EVERYONE
from compare.analysis.themes import assign_themes
from compare.cli.asked import Add, Records, add_letter, letter_of, one_line, rounded, say
from compare.corpus import load_corpus
from compare.errors import TooLittleTextError
from compare.io.answers import read_answer_signs
from compare.io.tables import read_stopwords, read_themes
from compare.model import CABINET, Letter
from compare.text.citations import cite


def add_commands(add: Add) -> None:
    """`answers`."""
    command = add("answers", _answers, "Each question beside its answer: words that return, parts not found.")
    add_letter(command, help="a consultation: id or short name, or the path of a file")
    rows = command.add_mutually_exclusive_group()
    rows.add_argument("--parts", action="store_true", help="a row for each part of a question")
    rows.add_argument("--counts", action="store_true", help="a row for each party, with margins")
    command.add_argument("--party", help="only the questions of this party")
    command.add_argument("--kind", choices=KINDS, help="only questions with this kind of answer")
    command.add_argument("--outcome", choices=OUTCOMES, help="with --parts: only parts of which this came")


def _answers(options: argparse.Namespace) -> Records:
    letter = letter_of(load_corpus(), options.letter)
    themes = {p.n: p.primary for p in assign_themes([letter], read_themes(), EVERYONE)}
    every = judge_answers(letter, read_answer_signs(), read_stopwords(), themes)
    if not every:
        raise TooLittleTextError(f"{letter.id}: no question of a party was found in this paper")
    if all(one.kind == "none" for one in every):
        say(f"{letter.id} holds questions only: no answer stands in it")
    chosen = [one for one in every if _is_wanted(one, options)]
    shared = sum(one.is_shared for one in chosen)
    if shared:
        say(f"{shared} questions share their answer with another: its words count once in totals")
    say("not_found tells that next to none of its words return; read the answer before you say more")
    if options.counts:
        counts = [*count_answers(letter, chosen, lambda one: one.question.speaker)]
        return [_count_record(letter, c) for c in [*counts, *count_answers(letter, chosen)]]
    if options.parts:
        return [
            _part_record(letter, one, n, part)
            for one in chosen
            for n, part in enumerate(one.parts, start=1)
            if options.outcome in (None, part.outcome)
        ]
    return [_record(letter, one) for one in chosen]


def _is_wanted(one: Answered, options: argparse.Namespace) -> bool:
    """Whether a question passes the filters."""
    speaker = one.question.speaker.lower()
    return (not options.party or options.party.lower() in speaker.split(", ")) and options.kind in (
        None,
        one.kind,
    )


def _who(letter: Letter, one: Answered) -> dict[str, Any]:
    """What every row says of its question."""
    return {
        "numbers": list(one.question.numbers),
        "party": one.question.speaker,
        "theme": one.theme,
        "page": one.question.page,
        "citation": one.citation,
        "letter_id": letter.id,
        "n": one.question.block_n,
    }


def _record(letter: Letter, one: Answered) -> dict[str, Any]:
    """A question in a row."""
    blocks = [letter.block(n) for n in one.question.answers]
    return _who(letter, one) | {
        "question": one_line(one.question.text),
        "kind": one.kind,
        "also": list(one.also),
        "ends_as": one.ends_as,
        "joint_with": list(one.joint_with),
        "answer_speaker": CABINET if blocks else "",
        "answer_page": blocks[0].place.page if blocks else None,
        "answer_last_page": blocks[-1].place.last_page if blocks else None,
        "answer_citation": one.answer_citation,
        "answer": one_line(" ".join(b.text for b in blocks)),
        "followed": [_step(s.numbers, s.page) for s in one.chain.steps],
        "followed_end": one.chain.end,
        "followed_elsewhere": one.chain.elsewhere,
        "named": [_step(s.numbers, s.page) for s in one.chain.named],
        "final_page": letter.block(one.final[0]).place.page if one.final else None,
        "final_answer": one_line(" ".join(letter.block(n).text for n in one.final)) if one.chain.end else "",
        "words_asked": one.words_asked,
        "words_answered": one.words_answered,
        "words_shared": one.is_shared,
        "words_final": one.words_final,
        "key_words_used": list(one.used),
        "key_words_missed": list(one.missed),
        "directness": rounded(one.directness, 3),
        "directness_elsewhere": rounded(one.elsewhere, 3),
        "yes_no": one.yes_no,
        "parts": len(one.parts),
        "parts_found": sum(p.outcome == "found" for p in one.parts),
        "parts_not_found": len(one.not_found),
        "not_found": [one_line(p.asked.text) for p in one.not_found],
    }


def _part_record(letter: Letter, one: Answered, n: int, part: PartFound) -> dict[str, Any]:
    """A part of a question in a row, beside the nearest sentence."""
    near = part.sentence
    block = letter.block(near.block_n) if near else None
    page = block.page_at(near.start) if block and near else None
    last = block.page_at(max(near.start, near.end - 1)) if block and near else None
    return _who(letter, one) | {
        "part": n,
        "asked": one_line(part.asked.text),
        "form": part.asked.form,
        "condition": part.asked.condition,
        "outcome": part.outcome,
        "by": part.by,
        "given": part.given,
        "nearest_sentence": one_line(near.text) if near else "",
        "nearest_speaker": block.speaker if block else "",
        "nearest_page": page,
        "nearest_citation": cite(letter, page, last) if near else "",
        "nearest_n": block.n if block else None,
        "share": rounded(part.share, 3),
        "share_in_answer": rounded(part.share_all, 3),
        "key_words_used": list(part.used),
        "key_words_missed": list(part.missed),
    }


def _count_record(letter: Letter, count: AnswerCount) -> dict[str, Any]:
    """The counts of a party, or of all, in a row."""
    return {
        "party": count.name or "all",
        "questions": count.questions,
        **{f"kind_{kind}": count.kinds.get(kind, 0) for kind in KINDS},
        "parts": count.parts,
        **{f"parts_{outcome}": count.outcomes.get(outcome, 0) for outcome in OUTCOMES},
        "parts_judged": count.judged,
        "not_found_low": rounded(count.not_found_low, 3),
        "not_found_high": rounded(count.not_found_high, 3),
        "words_asked": count.words_asked,
        "words_answered": count.words_answered,
        "measured": count.measured,
        "directness_median": rounded(count.directness, 3),
        "directness_quarter_low": rounded(count.middle[0] if count.middle else None, 3),
        "directness_quarter_high": rounded(count.middle[1] if count.middle else None, 3),
        "pages": "-".join(str(p) for p in letter.pages),
        "citation": cite(letter),
        "letter_id": letter.id,
    }


def _step(numbers: tuple[int, ...], page: int) -> str:
    """A step of a chain as «14 (p. 9)», «14» where the source shows no pages."""
    step = "+".join(map(str, numbers)) or "previous"
    return f"{step} (p. {page})" if page else step
