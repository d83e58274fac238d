"""The command about questions of parties: the passage that each is about, and the letter seen from them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compare.analysis.asked.letter import ALIKE, NOT_HERE, Subject
from compare.analysis.asked.locate import Asked, AskedPaper, locate_questions
from compare.analysis.asked.offered import EVERY_PARTY, compare_asked_offered
from compare.analysis.asked.passages import count_grades, passages_asked, sections_asked
from compare.analysis.asked.places import Located
from compare.analysis.asked.pointers import SHORT
from compare.analysis.themes import OTHER, assign_themes
from compare.cli.asked import Add, Records, add_letter, add_lists, letter_of, lists_of, one_line, rounded, say
from compare.corpus import load_corpus
from compare.errors import TooLittleTextError
from compare.model import CABINET, Letter, Theme
from compare.text.citations import cite
from compare.text.speakers import paragraph_to_party

ASKING = ("questions", "consultation")


def add_commands(add: Add) -> None:
    """`questions`."""
    command = add(
        "questions",
        _questions,
        "The passage that each question of a party is about; of a letter, what was asked about it.",
    )
    add_letter(
        command, help="a paper with questions, or a letter: an id, a short name, or the path of a file"
    )
    command.add_argument(
        "--about", metavar="LETTER", help="the letter that the questions are about, when it is known"
    )
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--sentences", action="store_true", help="a row for each question inside a paragraph")
    shown.add_argument("--asked", action="store_true", help="a row for each passage that drew questions")
    shown.add_argument("--sections", action="store_true", help="a row for each section; those without too")
    shown.add_argument(
        "--against", action="store_true", help="room of each theme in the questions against the letter"
    )
    command.add_argument("--remarks", action="store_true", help="paragraphs that ask nothing as well")
    add_lists(command)


def _questions(options: argparse.Namespace) -> Records:
    corpus = load_corpus()
    asked = letter_of(corpus, options.letter)
    about = letter_of(corpus, options.about) if options.about else None
    loaded = tuple({x.id: x for x in (*corpus.letters, asked, *([about] if about else []))}.values())
    if asked.kind not in ASKING and about is not None:
        asked = _as_questions(asked)
    papers = [asked] if asked.kind in ASKING else [x for x in loaded if x.kind in ASKING]
    located = [locate_questions(x, loaded, about, remarks=options.remarks) for x in papers]
    if asked.kind not in ASKING:
        located = [x for x in located if x.subject.has_pages and x.subject.letter == asked]
        if not located:
            raise TooLittleTextError(
                f"{asked.id}: none of the loaded papers with questions is about it; give one, with --about"
            )
    elif not located[0].questions:
        raise TooLittleTextError(f"{asked.id}: no question of a party was found in it")
    by_id = {x.id: x for x in (*loaded, *papers)}  # the papers as they are read, with who speaks
    for one in located:
        _say_subject(one)
    if options.against:
        return _against(located, by_id, lists_of(options).themes)
    if options.sections or options.asked or asked.kind not in ASKING:
        letters = [asked] if asked.kind not in ASKING else [x for x in [located[0].subject.letter] if x]
        return [
            row
            for letter in letters
            for row in (_section_rows if options.sections else _passage_rows)(letter, located)
        ]
    return _question_rows(located[0], by_id, lists_of(options).themes, options.sentences)


def _as_questions(paper: Letter) -> Letter:
    """A paper taken for a letter, read as questions: whoever it names as speaking speaks."""
    speaker, blocks = "", []
    for block in paper.blocks:
        speaker = paragraph_to_party(block.text) or speaker
        blocks.append(replace(block, speaker=speaker or "?") if block.speaker == CABINET else block)
    return replace(paper, kind="questions", blocks=tuple(blocks))


def _say_subject(located: AskedPaper) -> None:
    """Which letter is meant, how that is known, and how sure the passages are."""
    subject: Subject = located.subject
    if subject.letter is None:
        say(f"{located.paper_id}: no letter is loaded that it may be about")
    elif subject.how == NOT_HERE:
        say(
            f"{located.paper_id}: the letter that it is about is not loaded; {subject.letter.id} comes "
            f"nearest ({subject.share:.0%} of its paragraphs have a clear counterpart there), and pages that "
            "it cites are not that letter's"
        )
    else:
        known = f"only by its words, {subject.share:.0%}" if subject.how == ALIKE else subject.how
        say(f"{located.paper_id}: about {subject.letter.id} ({known})")
    counted = ", ".join(f"{n} {grade}" for grade, n in count_grades(located.questions).items())
    say(f"{located.paper_id}: {len(located.questions)} questions: {counted}")


def _question_rows(
    located: AskedPaper, by_id: Mapping[str, Letter], themes: Sequence[Theme], by_sentence: bool
) -> Records:
    """A row for each question, or for each question inside a paragraph."""
    paper = by_id[located.paper_id]
    theme_of = {p.n: p.primary for p in assign_themes((paper,), themes)}
    rows = []
    for asked in located.questions:
        theme = theme_of.get(asked.question.block_n, OTHER)
        if not by_sentence:
            rows.append(_question_row(paper, asked, asked.passage, theme, by_id))
            continue
        for one in asked.sentences:
            row = _question_row(paper, asked, one.passage, theme, by_id)
            page = paper.block(one.block_n).page_at(one.start)
            rows.append(
                row | {"n": one.block_n, "page": page, "citation": cite(paper, page), "question": one.text}
            )
    return rows


def _question_row(
    paper: Letter, asked: Asked, passage: Located | None, theme: str, by_id: Mapping[str, Letter]
) -> dict[str, object]:
    """A question beside one passage."""
    q = asked.question
    nearest = asked.nearest
    return {
        "letter_id": paper.id,
        "n": q.block_n,
        "numbers": list(q.numbers),
        "party": q.speaker,
        "page": q.page,
        "citation": asked.citation,
        "theme": theme,
        "question": one_line(q.text),
        "cited_pages": list(asked.pages),
        "quotes": _listed(x.quoted.text for x in asked.quotes if x.quoted.kind != SHORT),
        "quotes_missing": _listed(
            f"{x.quoted.text} (nearest {x.nearest.likeness:.2f}, "
            f"{_at(x.nearest.letter_id, x.nearest.block_n, x.nearest.page)}: {x.nearest.text})"
            for x in asked.quotes
            if not x.places and x.nearest
        ),
        "grade": passage.grade if passage else "unresolved",
        "by": list(passage.by) if passage else [],
        "passage_letter_id": passage.letter_id if passage else "",
        "passage_n": passage.block_n if passage else None,
        "passage_page": passage.page if passage else None,
        "passage_speaker": passage.speaker if passage else "",
        "passage_citation": passage.citation if passage else "",
        "passage": one_line(passage.text) if passage else "",
        "similarity": rounded(passage.similarity, 3) if passage else None,
        "page_note": passage.page_note if passage else "",
        "page_offset": passage.page_offset if passage else None,
        "also": _listed(
            f"{_at(x.letter_id, x.block_n, x.page)} ({x.grade})" for x in asked.passages if x is not passage
        ),
        "reason": asked.reason if passage is None else "",
        "nearest": f"{_at(nearest.letter_id, nearest.block_n, nearest.page)} ({nearest.similarity:.2f})"
        if passage is None and nearest
        else "",
    } | (_answer(paper, asked) if paper.kind == "consultation" else {})


def _answer(paper: Letter, asked: Asked) -> dict[str, object]:
    """What a consultation answers to a question."""
    q = asked.question
    blocks = [paper.block(n) for n in q.answers]
    pages = [b.place.page for b in blocks] + [b.place.last_page for b in blocks]
    return {
        "answer_n": list(q.answers),
        "answer_speaker": blocks[0].speaker if blocks else "",
        "answer_citation": cite(paper, min(pages), max(pages)) if blocks else "",
        "answer": one_line(" ".join(b.text for b in blocks)),
        "answer_refers": q.refers,
        "answer_followed": [n for step in q.chain.steps for n in step.blocks],
        "answer_followed_end": q.chain.end,
        "answer_followed_elsewhere": q.chain.elsewhere,
        "answer_named": [n for step in q.chain.named for n in step.blocks],
    }


def _at(letter_id: str, n: int, page: int) -> str:
    """A block in a cell, with its page where the source shows one."""
    return f"{letter_id}#{n}, p. {page}" if page else f"{letter_id}#{n}"


def _listed(texts: Iterable[str]) -> str:
    """Texts in one cell; a bar parts them, for each may have commas and spaces."""
    return " | ".join(one_line(text) for text in texts)


def _parties(parties: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} ({n})" for name, n in parties)


def _passage_rows(letter: Letter, located: Sequence[AskedPaper]) -> Records:
    """A row for each passage that drew questions, the most first."""
    rows = [row for row in passages_asked(letter, located) if row.questions]
    return [
        {
            "letter_id": letter.id,
            "n": row.passage.block_n,
            "page": row.passage.page,
            "speaker": row.passage.speaker,
            "citation": row.citation,
            "section": row.passage.section[-1] if row.passage.section else "",
            "questions": len(row.questions),
            "parties": _parties(row.parties),
            "grades": _listed(row.grades),
            "asked_at": _listed(
                f"{q.question.speaker}: {q.citation} (n {q.question.block_n})" for q in row.questions
            ),
            "passage": one_line(row.passage.text),
        }
        for row in sorted(rows, key=lambda r: -len(r.questions))
    ]


def _section_rows(letter: Letter, located: Sequence[AskedPaper]) -> Records:
    """A row for each section of the letter, in its order."""
    return [
        {
            "letter_id": letter.id,
            "section": row.section,
            "page": row.page,
            "last_page": row.last_page,
            "speaker": CABINET,
            "citation": cite(letter, row.page, row.last_page),
            "passages": row.passages,
            "words": row.words,
            "passages_asked": row.asked,
            "questions": row.questions,
            "parties": _parties(row.parties),
        }
        for row in sections_asked(passages_asked(letter, located))
    ]


def _against(located: Sequence[AskedPaper], by_id: Mapping[str, Letter], themes: Sequence[Theme]) -> Records:
    """Room of each theme in the questions of each party, against the letter."""
    rows: Records = []
    for one in located:
        paper, letter = by_id[one.paper_id], one.subject.letter
        if letter is None or not one.subject.has_pages:
            say(f"{paper.id}: the letter that it is about is not loaded; give it with --about")
            continue
        for row in compare_asked_offered(paper, letter, themes):
            asked, offered = ([x.block(n) for n in blocks] for x, blocks in (
                (paper, row.asked_blocks), (letter, row.offered_blocks)
            ))  # fmt: skip
            rows.append(
                {
                    "letter_id": paper.id,
                    "party": "all" if row.speaker == EVERY_PARTY else row.speaker,
                    "theme": row.theme_id,
                    "asked": rounded(row.asked, 4),
                    "offered": rounded(row.offered, 4),
                    "difference": rounded(row.difference, 4),
                    "low": rounded(row.low, 4),
                    "high": rounded(row.high, 4),
                    "finding": row.finding,
                    "certain": row.is_certain,
                    "asked_words": row.asked_words,
                    "of_asked_words": row.total_asked,
                    "offered_words": row.offered_words,
                    "of_offered_words": row.total_offered,
                    "n": list(row.asked_blocks),
                    "page": sorted({b.place.page for b in asked}),
                    "speaker": sorted({b.speaker for b in asked}),
                    "citation": cite(paper),
                    "offered_letter_id": letter.id,
                    "offered_n": list(row.offered_blocks),
                    "offered_page": sorted({b.place.page for b in offered}),
                    "offered_speaker": CABINET,
                    "offered_citation": cite(letter),
                }
            )
    return rows
