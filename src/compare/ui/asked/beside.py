"""Questions on the screen beside the passage of the letter that they are about, with how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from compare.analysis.asked.letter import ALIKE, NOT_HERE, Subject
from compare.analysis.asked.locate import (
    ABSENT,
    ELSEWHERE,
    GENERAL,
    NO_LETTER,
    NO_PAGE,
    NOTHING,
    Asked,
    AskedPaper,
)
from compare.analysis.asked.places import BY_CONTENT, EXACT, PAGE_ONLY, UNRESOLVED, Located
from compare.analysis.asked.pointers import SHORT
from compare.charts.asked import GRADE_LABELS
from compare.i18n import format_number, mark
from compare.model import Letter
from compare.text.citations import cite
from compare.text.tokens import split_sentences
from compare.ui.context import Context, paper_of
from compare.ui.page import PAGES, link_page
from compare.ui.parts import letter_link, mark_text
from compare.ui.questions import answer_html, blocks_html, head_html
from compare.ui.sentences import listed
from compare.ui.sides import Side, pair_html, shared_html, show_pairs, side_html

BY = {
    "quotation": mark("words quoted"),
    "words": mark("shared words"),
    "wording": mark("the same wording"),
    "page": mark("page cited"),
    "section": mark("section named"),
    "heading": mark("heading"),
    "term": mark("term quoted"),
    "name": mark("name"),
    "sentence": mark("one sentence"),
    "subject": mark("shared subject"),
    "context": mark("goes on about the passage of the question before"),
}
"""What a passage was found by, as the reader sees it."""

_LONG = 600
"""Characters of a passage that is shown whole."""

GRADE_HELP = {
    EXACT: mark("The quoted words stand here, or the page cited and the content point at this passage."),
    PAGE_ONLY: mark("The page is cited, but no passage on it clearly speaks of the question."),
    BY_CONTENT: mark("No page or quotation: this passage comes nearest in content. It may be another one."),
    UNRESOLVED: mark("Nothing in the question leads to a passage."),
}

WHY = {
    NO_LETTER: mark("the letter that it is about is not loaded"),
    NO_PAGE: mark("the letter has no such page"),
    ELSEWHERE: mark("it quotes or cites another paper"),
    ABSENT: mark("it says that the letter leaves this out"),
    GENERAL: mark("it is a general remark"),
    NOTHING: mark("no passage of the letter speaks of this"),
}
"""Why a question is unresolved, as the reader sees it."""


def question_html(
    ctx: Context, asked: Asked, paper: Letter, letters: Mapping[str, Letter], theme_names: Mapping[int, str]
) -> str:
    """A question beside the passage that it is about, with how sure that is; other passages folded.

    Args:
        letters: The letters that a passage may be of, by id.
    """
    theme = theme_names.get(asked.question.block_n, "")
    head = f"{head_html(ctx, asked.question, theme)} · {badge_html(ctx, asked)}"
    left = _asked_side(ctx, asked, paper)
    passage, near = asked.passage, asked.nearest
    if passage is None:
        html = _fold(ctx, ctx.t("The passage that comes nearest"), [near], letters) if near else ""
        why = ctx.t("No passage: {why}.").format(why=ctx.t(WHY[asked.reason]))
        right = f'<div class="cmp-side cmp-none"><p>{escape(why)}</p>{html}</div>'
    else:
        more = _fold(ctx, ctx.t("Also about"), asked.passages[1:], letters)
        right = side_html(ctx, _passage_side(ctx, asked, passage, letters, more), "")
    return pair_html(ctx, head, side_html(ctx, left, ""), right)


def show_questions(
    ctx: Context,
    paper: Letter,
    located: AskedPaper,
    rows: Sequence[Asked],
    theme_of: Mapping[int, str],
    limit: int,
) -> None:
    """Questions under each other, each beside its passage; in a paper with answers, with its answer.

    Without the letter that a paper with answers is about, the answers stand beside the questions.
    """
    labels = {x.id: ctx.label(x) for x in ctx.themes}
    names = {n: labels.get(x, x) for n, x in theme_of.items()}
    letters = {x.id: x for x in (*ctx.corpus.letters, *ctx.corpus.witnesses)}
    answered = paper.kind == "consultation"
    if answered and any(page == "antwoorden" for page, _, _ in PAGES):
        link_page(ctx, "antwoorden", ctx.t("How directly were they answered?"), answers_of=paper.id)
    if answered and not located.subject.has_pages:
        show_pairs(ctx, rows, lambda row: answer_html(ctx, row.question, paper, names), limit=limit)
        return
    st.markdown(beside_line(ctx, located.subject))
    quoted, near = escape(ctx.t("words quoted")), escape(ctx.t("the sentence that is most like the question"))
    st.html(f'<p class="acc-quiet"><mark>{quoted}</mark> · <span class="ask-near">{near}</span></p>')
    show_pairs(ctx, rows, lambda row: question_html(ctx, row, paper, letters, names), limit=limit)


def badge_html(ctx: Context, asked: Asked) -> str:
    """The grade in a frame, with what it means when pointed at, what it was found by, and the page note."""
    t, passage = ctx.t, asked.passage
    said = f'<span class="ask-grade" title="{escape(t(GRADE_HELP[asked.grade]))}">'
    said += f"{escape(t(GRADE_LABELS[asked.grade]))}</span>"
    if passage is None:
        return said
    by = listed(ctx, [t(BY[x]) for x in dict.fromkeys(passage.by[:2]) if x in BY])
    alike = t("similarity {value}").format(value=format_number(passage.similarity, ctx.lang, 2))
    return f"{said} {escape(by)} · {escape(alike)}"


def page_said(ctx: Context, passage: Located) -> str:
    """What must be said of a page that is not as cited; "" where it is."""
    if not passage.page_offset:
        return ""
    found = f"{passage.page}" if passage.page == passage.last_page else f"{passage.page}–{passage.last_page}"
    return ctx.t("The question cites page {cited}; the passage stands on page {found}.").format(
        cited=listed(ctx, [str(p) for p in passage.pages]), found=found
    )


def _asked_side(ctx: Context, asked: Asked, paper: Letter) -> Side:
    """The half with the question: what it quotes marked, and what is not in any letter said."""
    parts, notes = [], []
    for n in asked.question.blocks:
        marks = [
            (q.quoted.start, q.quoted.end)
            for q in asked.quotes
            if q.block_n == n and q.places and q.quoted.kind != SHORT
        ]
        parts.append(_paragraphs(mark_text(paper.block(n).text, marks)))
    for quote in asked.quotes:
        if quote.nearest is not None and not quote.places:
            notes.append(
                ctx.t(
                    "Not found in any loaded letter: “{quoted}”. Misquoted, or from elsewhere. The nearest "
                    "wording ({where}; {value} of 1): “{nearest}”."
                ).format(
                    quoted=quote.quoted.text,
                    where=_where(ctx, quote.nearest.letter_id, quote.nearest.page),
                    value=format_number(quote.nearest.likeness, ctx.lang, 2),
                    nearest=" ".join(quote.nearest.text.split()),
                )
            )
    said = "".join(f'<p class="acc-note">{escape(note)}</p>' for note in notes)
    answers = blocks_html([paper.block(n) for n in (*asked.question.answers, *asked.question.followed)])
    if answers:
        said += f"<details><summary>{escape(ctx.t('Answer'))}</summary>{answers}</details>"
    block = paper.block(asked.question.block_n)
    last = paper.block(asked.question.blocks[-1]).place.last_page
    return Side(paper, block, "".join(parts) + said, asked.question.page, last)


def _where(ctx: Context, letter_id: str, page: int) -> str:
    """Citation of a page of a loaded letter."""
    return cite(paper_of(ctx, letter_id), page)


def _paragraphs(html: str) -> str:
    return "".join(f"<p>{part}</p>" for part in html.split("\n") if part)


def _passage_side(
    ctx: Context, asked: Asked, passage: Located, letters: Mapping[str, Letter], more: str
) -> Side:
    """The half with the passage: quoted words marked, else what both share dotted."""
    letter = letters[passage.letter_id]
    marks = [m for x in asked.passages if _is_same(x, passage) for m in x.marks]
    marks += [
        (w.start - passage.offset, w.end - passage.offset)
        for q in asked.quotes
        if q.quoted.kind != SHORT
        for w in q.places
        if (w.letter_id, w.block_n) == (passage.letter_id, passage.block_n) and w.start >= passage.offset
    ]
    inside = [(a, b) for a, b in marks if 0 <= a < b <= len(passage.text)]
    text = excerpt_html(ctx, passage, inside, asked.question.text)
    note = page_said(ctx, passage)
    if passage.elsewhere:
        pages = listed(ctx, [str(p) for p in passage.elsewhere])
        note += " " + ctx.t("The same words stand on page {pages} too.").format(pages=pages)
    said = f'<p class="acc-note">{escape(note.strip())}</p>' if note.strip() else ""
    block = letter.block(passage.block_n)
    section = " › ".join(passage.section)
    return Side(letter, block, f"{text}{said}{more}", passage.page, passage.last_page, section)


def excerpt_html(ctx: Context, passage: Located, quoted: Sequence[tuple[int, int]], question: str) -> str:
    """A passage as HTML; of a long one what matters and a sentence on either side, the whole folded.

    Quoted words are marked; without any, the sentence that is most like one of the question is shaded.
    """
    text = passage.text
    kept = list(quoted) or ([passage.sentence] if passage.sentence else [])
    if not kept:
        return f"<p>{shared_html(text, question)}</p>"
    whole = f"<p>{_kept_html(text, kept, 0, len(text), quoted)}</p>"
    bounds = split_sentences(text)
    first, last = min(a for a, _ in kept), max(b for _, b in kept)
    touched = [i for i, (a, b) in enumerate(bounds) if a < last and b > first]
    begin = bounds[max(0, touched[0] - 1)][0]
    end = bounds[min(len(bounds) - 1, touched[-1] + 1)][1]
    if len(text) <= _LONG or (begin == 0 and end >= len(text.rstrip())):
        return whole
    shown = _kept_html(text, kept, begin, end, quoted)
    before, after = "… " if begin else "", " …" if end < len(text.rstrip()) else ""
    title = escape(ctx.t("The whole passage"))
    return f"<p>{before}{shown}{after}</p><details><summary>{title}</summary>{whole}</details>"


def _kept_html(
    text: str, kept: Sequence[tuple[int, int]], begin: int, end: int, quoted: Sequence[tuple[int, int]]
) -> str:
    """A stretch of a text with what matters marked (quoted) or shaded."""
    html = mark_text(text[begin:end], [(max(a, begin) - begin, min(b, end) - begin) for a, b in kept])
    if quoted:
        return html
    return html.replace("<mark>", '<span class="ask-near">').replace("</mark>", "</span>")


def _is_same(a: Located, b: Located) -> bool:
    return (a.letter_id, a.block_n, a.offset) == (b.letter_id, b.block_n, b.offset)


def _fold(ctx: Context, title: str, passages: Sequence[Located], letters: Mapping[str, Letter]) -> str:
    """Further passages, folded, each with its grade and citation."""
    if not passages:
        return ""
    parts = []
    for passage in passages:
        link = escape(letter_link(ctx, passage.letter_id, passage.block_n))
        grade = ctx.t(GRADE_LABELS[passage.grade])
        alike = ctx.t("similarity {value}").format(value=format_number(passage.similarity, ctx.lang, 2))
        parts.append(
            f'<p><span class="acc-meta">{escape(grade)} · {escape(alike)} · <a href="{link}" target="_self">'
            f"{escape(passage.citation)}</a></span><br>{escape(passage.text)}</p>"
        )
    return f"<details><summary>{escape(title)} ({len(parts)})</summary>{''.join(parts)}</details>"


def beside_line(ctx: Context, subject: Subject) -> str:
    """What stands beside the questions and how the letter is known, as Markdown."""
    t = ctx.t
    if subject.letter is None or subject.how == NOT_HERE:
        return t(
            "The letter that these questions are about is **not loaded**, so pages cited cannot be followed. "
            "Only words that stand in another loaded letter lead to a passage."
        )
    text = (
        t(
            "Beside each question stands its passage of {letter}. The paper does not say which letter it is "
            "about; this one comes closest in content."
        )
        if subject.how == ALIKE
        else t("Beside each question stands its passage of {letter}, with how sure that is.")
    )
    return text.format(letter=subject.letter.short)
